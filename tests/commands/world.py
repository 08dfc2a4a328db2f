"""A conversation over a real database, with a clock that stands and a platform of plain text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta

from bot.clock import Clock
from bot.commands.command import Defaults, FindChannel, FindFeed, Reach
from bot.commands.conversation import Conversation, Split
from bot.commands.request import Answer, Event, File, Request
from bot.errors import ParseError
from bot.ingest.opml import FeedOutline, read_opml
from bot.message import Message, Part, text_of
from bot.model import Address, ChatKind, Enrichment, StorySentence, Subscription
from bot.reading import FeedKind, NewArticle
from bot.store import articles, chats, deliveries, feeds, people, stories, subscriptions, topics
from bot.store.db import Database
from bot.texts.said import Said
from summarizer import Topic

#: Friday, 21 November 2025, 20:40 in Warsaw.
EVENING = datetime(2025, 11, 21, 19, 40, tzinfo=UTC)
GROUP = Address("telegram", "-100")


@dataclass(frozen=True, slots=True)
class StandingClock(Clock):
    """Shows the last of ``moments`` until another is added."""

    moments: list[datetime] = field(default_factory=lambda: [EVENING])

    def now(self) -> datetime:
        return self.moments[-1]


def one_part(platform: str, message: Message, kind: ChatKind) -> tuple[Part, ...]:
    """Every message is one part, and its body the text."""
    return (Part({"text": text_of(message), "to": platform}, text_of(message)),)


class World:
    """What the tests of the conversation talk to."""

    def __init__(
        self,
        db: Database,
        wishes: Defaults,
        find_channel: FindChannel | None = None,
        split: Split = one_part,
        find_feed: FindFeed | None = None,
    ) -> None:
        self.db = db
        self.clock = StandingClock()
        self.woken = 0
        self.links_read = 0
        self.conversation = Conversation(
            db,
            self.clock,
            wishes,
            split,
            self._wake,
            Reach(find_channel, _link, find_feed, self._read_link, self._read_list),
        )

    def _wake(self) -> None:
        self.woken += 1

    async def _read_link(self, url: str) -> tuple[str | None, str, str, str] | Said:
        self.links_read += 1
        if url.endswith("/wall"):
            return Said("link-not-read", {"why": "this page is behind a paywall"})
        text = (
            "The ferry sails again after eleven weeks, the harbour of Vesnia said on Friday. "
            "Its engine was replaced in the dry dock, which took longer than anybody had promised. "
            "The islands had been served by a smaller boat, and only while the sea was calm."
        )
        return "Ferry sails again", text, "The Quay", url

    async def _read_list(self, platform: str, file: File) -> tuple[FeedOutline, ...] | Said:
        """A file's id is the list itself."""
        try:
            return tuple(read_opml(file.id.encode()))
        except ParseError:
            return Said("import-not-a-list")

    async def say(
        self,
        line: str,
        *,
        person: str = "olga",
        kind: ChatKind = "private",
        admin: bool = True,
        key: str | None = None,
        address: Address | None = None,
        language: str | None = None,
        file: File | None = None,
    ) -> Answer:
        """One person types a line; ``language``: the one that the platform says is his."""
        typed = request(line, person=person, kind=kind, admin=admin, key=key, address=address)
        return await self.conversation.handle(replace(typed, language=language, file=file))

    async def text(self, line: str, person: str = "olga", kind: ChatKind = "private") -> str:
        """The text of the answer; "" for silence."""
        return shown(await self.say(line, person=person, kind=kind))

    async def happens(self, event: Event) -> str:
        """Something happens to a chat."""
        return shown(await self.conversation.handle(event))

    async def outbox(self) -> list[tuple[str, str]]:
        """What was queued and not taken yet, as (chat, text)."""
        taken = []
        async with self.db.write() as tx:
            while due := await deliveries.claim(
                tx, self.clock.now(), platform="telegram", limit=10, lease=timedelta(minutes=1)
            ):
                for delivery in due:
                    taken.append((delivery.address.chat, str(delivery.body["text"])))
                    await deliveries.sent(tx, delivery.id, "r", self.clock.now())
        return taken

    async def orders(self, chat: str = "olga") -> list[Subscription]:
        """A chat's subscriptions."""
        async with self.db.read() as tx:
            found = await chats.by_address(tx, Address("telegram", chat))
            return [] if found is None else await subscriptions.of_chat(tx, found.id)

    async def has_digest(self, at: datetime, chat: str = "olga") -> None:
        """The chat's orders had their last digest then."""
        for order in await self.orders(chat):
            async with self.db.write() as tx:
                await subscriptions.change(tx, order.id, last_digest_at=at)

    async def reads(self, *urls: str) -> None:
        """The installation polls these feeds."""
        async with self.db.write() as tx:
            for url in urls:
                await feeds.add(tx, url, kind=FeedKind.FEED, title=url, now=EVENING)

    async def knows_topics(self, *names: str) -> None:
        """The installation has these topics."""
        async with self.db.write() as tx:
            await topics.replace(tx, [Topic(name, {"en": (name.lower(),)}) for name in names])

    async def claim_secret(self) -> str:
        """What the bot prints at its first start."""
        async with self.db.write() as tx:
            return await people.invite(tx, "owner", EVENING)

    async def let_in(self, person: str) -> None:
        """Make somebody a guest."""
        async with self.db.write() as tx:
            await people.let_in(tx, "telegram", person, "guest", EVENING)

    async def report(
        self,
        title: str,
        text: str,
        *,
        topic: str | None = None,
        names: tuple[str, ...] = (),
        language: str = "en",
        hours_ago: float | None = 3,
        source: str = "Harbour Wire",
        story_id: int | None = None,
    ) -> int:
        """A report was read and enriched; gives its story's id."""
        now = self.clock.now()
        published = None if hours_ago is None else now - timedelta(hours=hours_ago)
        async with self.db.write() as tx:
            feed = await feeds.add(
                tx, "https://harbour.example/feed", kind=FeedKind.FEED, title="Harbour", now=now
            )
            url = f"https://harbour.example/{abs(hash((title, source)))}"
            new = NewArticle(url, url, source, title, text, published, language, text)
            await articles.save(tx, feed.id, new, now)
            article = (await articles.waiting(tx, 10))[-1]
            sentences = (StorySentence(text, article.id),)
            made = await stories.save(
                tx,
                story_id=story_id,
                title=title,
                language=language,
                sentences=sentences,
                because=("one report",),
                fresh_at=published or now,
                now=now,
            )
            found = Enrichment(
                title=title,
                language=language,
                cleaned=text,
                sentences=sentences,
                topics={topic: ("word",)} if topic else {},
                names=tuple((name, "person", 1) for name in names),
            )
            await articles.enriched(tx, article.id, found, story_id=made, now=now)
        return made


def request(
    line: str,
    *,
    person: str = "olga",
    kind: ChatKind = "private",
    admin: bool = True,
    key: str | None = None,
    address: Address | None = None,
) -> Request:
    """A typed line as a platform hands it over."""
    command, args = None, line
    if line.startswith("/"):
        command, _, args = line[1:].partition(" ")
    where = Address("telegram", person) if kind == "private" else GROUP
    return Request(
        address=address or where,
        kind=kind,
        chat_title="a chat",
        person=person,
        person_name=person.title(),
        command=command,
        args=args,
        admin=admin,
        key=key,
    )


def shown(answer: Answer) -> str:
    """An answer as it reads."""
    return "" if answer.message is None else text_of(answer.message)


def buttons(answer: Answer) -> dict[str, str]:
    """The commands behind an answer's buttons, by label."""
    assert answer.message is not None
    return {b.label: b.command or "" for row in answer.message.buttons for b in row}


def wishes(**changes: object) -> Defaults:
    """The settings of most tests: Warsaw, 08:00, closed, owned by Olga."""
    values: dict[str, object] = {
        "timezone": "Europe/Warsaw",
        "digest_time": time(8),
        "owners": frozenset({("telegram", "olga")}),
        **changes,
    }
    return Defaults(**values)  # type: ignore[arg-type]


def _link(platform: str, payload: str) -> str | None:
    return f"https://t.me/our_bot?start={payload}" if platform == "telegram" else None
