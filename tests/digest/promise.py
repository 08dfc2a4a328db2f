"""A whole installation in one hand: real store, builder, conversation and outbox, with a clock
that goes where it is put, a platform that obeys, and a process that can be killed."""

from __future__ import annotations

import asyncio
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import count
from pathlib import Path

import sqlalchemy as sa

from bot.commands.command import Defaults
from bot.commands.conversation import Conversation
from bot.commands.request import Event, Left, Request
from bot.delivery.governor import UNLIMITED, Governor
from bot.delivery.outbox import Outbox
from bot.digest.build import Builder
from bot.errors import SendError
from bot.message import Message, Part, text_of
from bot.model import Address, ChatKind
from bot.store.db import Database, open_database
from tests.builders import HandClock, Newsroom, url_in

TITLE = re.compile(r"Report \d+\b")
KINDS: dict[str, ChatKind] = {"anna": "private", "club": "group"}
MOMENT = timedelta(seconds=2)
#: Under way, or due with nothing before it in its chat.
_OWED = sa.text(
    "SELECT count(*) FROM deliveries d WHERE state = 'sending'"
    " OR state IN ('planned', 'unknown') AND due_at <= :now"
    " AND (expires_at IS NULL OR expires_at > :now) AND NOT EXISTS ("
    "SELECT 1 FROM deliveries e WHERE e.chat_id = d.chat_id AND e.urgent = d.urgent"
    " AND e.id < d.id AND e.state IN ('planned', 'unknown', 'sending'))"
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A part that came to a chat, and when by the bot's own clock."""

    at: datetime
    delivery: int
    chat: str
    text: str


@dataclass(slots=True)
class Gate:
    """A platform. ``answers``: what becomes of the next sends; None takes the part.

    With ``arrives`` a part is read although its answer is lost.
    """

    clock: HandClock
    answers: list[SendError | asyncio.Event] = field(default_factory=list)
    arrives: bool = False
    arrived: list[Arrival] = field(default_factory=list)
    busy: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def name(self) -> str:
        """Its name in addresses."""
        return "fake"

    def split(self, message: Message, kind: ChatKind) -> tuple[Part, ...]:
        """A part for every two sections."""
        sections = message.sections
        cuts = [Message(sections[at : at + 2]) for at in range(0, len(sections), 2)]
        return tuple(Part({"text": text_of(cut)}, text_of(cut)) for cut in cuts)

    async def send(self, address: Address, part: Part, *, key: str) -> str:
        """Do as told."""
        number = int(key.removeprefix("newsdigest-"))
        said = Arrival(self.clock.now(), number, address.chat, str(part.body["text"]))
        answer = self.answers.pop(0) if self.answers else None
        if answer is None or self.arrives:
            self.arrived.append(said)
        self.busy.set()
        if isinstance(answer, asyncio.Event):
            await answer.wait()
        elif answer is not None:
            raise answer
        return key


class Installation:
    """One database file, and the pieces that a process would have around it."""

    def __init__(self, folder: Path, template: Path, start: datetime) -> None:
        shutil.copy(template, folder / "news.db")
        self.folder, self.clock = folder, HandClock()
        self.clock.set(start)
        self.gate = Gate(self.clock)
        self.kills = 0
        self._updates, self._reports = count(1), count(1)
        self._runner = asyncio.Runner()
        self._runner.run(self._open())

    def close(self) -> None:
        """The end of the process, in good order."""
        self._runner.run(self._db.close())
        self._runner.close()

    def say(self, chat: str, line: str) -> None:
        """An admin types a command; it is answered at once or, as all, when the outbox runs."""
        command, _, args = line.removeprefix("/").partition(" ")
        request = Request(
            address=Address("fake", chat),
            kind=KINDS[chat],
            chat_title=chat,
            person="anna",
            person_name="Anna",
            command=command,
            args=args,
            key=str(next(self._updates)),
        )
        self._happens(request)

    def leave(self, chat: str) -> None:
        """The chat blocks the bot."""
        self._happens(
            Left(Address("fake", chat), "blocked by its people", str(next(self._updates)))
        )

    def report(self) -> None:
        """A new story was read."""
        now = self.clock.now()
        title = f"Report {next(self._reports)}"
        self._runner.run(
            Newsroom(self._db).report(title, published=now, now=now, text=f"{title}, said all.")
        )

    def tick(self) -> None:
        """The builder looks, and takes back what would come too late."""
        self._runner.run(self._builder.tick())
        self._runner.run(self._builder.expire())

    def send(self) -> None:
        """The outbox sends what is due and comes to rest."""
        self._runner.run(self._send())

    def crash(self, *, arrives: bool) -> None:
        """Killed in the middle of a send, if there is something to send, and started again."""
        self.kills += 1
        self.gate.arrives = arrives
        self._runner.run(self._crash())
        self.gate.arrives = False

    async def _open(self) -> None:
        self._db: Database = open_database(url_in(self.folder))
        split, wake = self._split, self._wake
        self._builder = Builder(self._db, self.clock, split, wake)
        settings = Defaults(timezone="Europe/Warsaw", digest_time=time(8), access="open")
        self._conversation = Conversation(self._db, self.clock, settings, split, wake)
        self._outbox = self._new_outbox()
        await self._outbox.recover(starting=True)

    def _new_outbox(self) -> Outbox:
        return Outbox(self._db, self.clock, self.gate, Governor(UNLIMITED))

    def _split(self, platform: str, message: Message, kind: ChatKind) -> tuple[Part, ...]:
        return self.gate.split(message, kind)

    def _wake(self) -> None:
        return None

    def _happens(self, event: Event) -> None:
        self._runner.run(self._conversation.handle(event))

    async def _send(self) -> None:
        box = self._new_outbox()
        running = asyncio.create_task(box.run())
        while await self._owed():
            await asyncio.wait([running], timeout=0.001)
        box.stop()
        await running

    async def _owed(self) -> int:
        """How many deliveries are under way, or should be."""
        now = self.clock.now().replace(tzinfo=None).isoformat(" ", "microseconds")
        async with self._db.read() as tx:
            return int((await tx.execute(_OWED, {"now": now})).scalar_one())

    async def _crash(self) -> None:
        box, never = self._new_outbox(), asyncio.Event()
        self.gate.answers.insert(0, never)
        running = asyncio.create_task(box.run())
        self.gate.busy.clear()
        if await self._owed():
            await self.gate.busy.wait()
        for task in (running, *box._flying.values()):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        self.gate.answers.clear()
        await self._db.close()
        await self._open()
