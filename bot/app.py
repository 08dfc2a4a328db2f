"""The only wiring: which piece gets which. ``service`` starts and stops them."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib.metadata import version
from typing import TYPE_CHECKING, Protocol

from bot.clock import Clock
from bot.commands.command import Defaults, FindFeed, Reach, ReadLink
from bot.commands.conversation import Conversation
from bot.commands.request import File
from bot.commands.table import COMMANDS, MENU
from bot.commands.trouble import tell_of_trouble
from bot.config import Settings
from bot.delivery.governor import UNLIMITED, Governor, Limit, Limits, per_second
from bot.delivery.outbox import Outbox
from bot.delivery.platform import Platform
from bot.digest.build import Builder
from bot.ingest.fetch import Fetcher
from bot.ingest.ingest import Ingester
from bot.ingest.opening import open_fetcher
from bot.ingest.opml import FeedOutline
from bot.ingest.refresh import Refresher
from bot.ingest.workers import Workers
from bot.message import Message, Part
from bot.model import Address, ChatKind
from bot.platforms.console.platform import Console
from bot.reach import finder_of, links_of, list_in
from bot.store.db import Database, open_database
from bot.store.migrate import migrate
from bot.stories.enrich import Enricher
from bot.texts.catalogue import ENGLISH, LANGUAGES, texts_in
from bot.texts.said import Said

if TYPE_CHECKING:
    from bot.platforms.discord.platform import Discord
    from bot.platforms.telegram.platform import Telegram

_HOME = "https://github.com/newsdigest/newsdigest"


#: To one server's channels together; Discord tells us of each channel's own limit.
_DISCORD_SERVER = Limit(5, 1.0)


class Live(Platform, Protocol):
    """A platform that people write to us on: started, run until cancelled, stopped."""

    @property
    def connected_at(self) -> datetime | None:
        """When it last answered."""
        ...

    @property
    def last_error(self) -> str | None:
        """What goes wrong at the moment, None if nothing does."""
        ...

    async def start(self) -> None:
        """Introduce ourselves. Raises TokenRefused; an unreachable platform is left to ``run``."""
        ...

    async def run(self) -> None:
        """Receive and handle until cancelled. Raises TokenRefused."""
        ...

    async def stop(self) -> None:
        """Close the connections."""
        ...

    async def fetch(self, file: File, most: int) -> bytes | None:
        """A file that a person sent; None where it cannot be had or has more bytes than that."""
        ...

    def start_link(self, payload: str) -> str | None:
        """What brings somebody into the private chat with ``/start payload``."""
        ...


@dataclass(slots=True)
class App:
    """All the pieces, connected and at rest."""

    settings: Settings
    clock: Clock
    db: Database
    refresher: Refresher
    ingester: Ingester
    enricher: Enricher
    builder: Builder
    conversation: Conversation
    fetcher: Fetcher
    platforms: dict[str, Platform] = field(default_factory=dict)
    outboxes: dict[str, Outbox] = field(default_factory=dict)
    live: dict[str, Live] = field(default_factory=dict)
    telegram: Telegram | None = None

    def split(self, platform: str, message: Message, kind: ChatKind) -> tuple[Part, ...]:
        """A message in the pieces that the named platform takes."""
        return self.platforms[platform].split(message, kind)

    def wake(self) -> None:
        """Something may be waiting in the outbox."""
        for outbox in self.outboxes.values():
            outbox.wake()

    async def tell_of_trouble(self) -> int:
        """Owe a notice to whom feeds in trouble concern; gives how many."""
        told = await tell_of_trouble(
            self.db, self.clock, defaults_of(self.settings), self.split, reachable=self.live
        )
        if told:
            self.wake()
        return told

    async def find_channel(self, name: str, person: str) -> tuple[Address, str] | Said:
        """A channel that this person may set up, or the reason why not."""
        if self.telegram is not None:
            return await self.telegram.find_channel(name, person)
        return Said("channel-telegram-only")

    async def read_list(self, platform: str, file: File) -> tuple[FeedOutline, ...] | Said:
        """The feeds in a file that a person sent, or why there are none."""
        live = self.live.get(platform)
        return Said("import-not-fetched") if live is None else await list_in(file, live.fetch)

    def link(self, platform: str, payload: str) -> str | None:
        """A link that opens the private chat with ``/start payload``."""
        live = self.live.get(platform)
        return None if live is None else live.start_link(payload)

    def add(self, platform: Platform, governor: Governor) -> None:
        """Make a platform known, with an outbox of its own."""
        self.platforms[platform.name] = platform
        self.outboxes[platform.name] = Outbox(self.db, self.clock, platform, governor)

    def connect(self, platform: Live, governor: Governor) -> None:
        """The same for one that people write to us on."""
        self.add(platform, governor)
        self.live[platform.name] = platform


@asynccontextmanager
async def open_app(settings: Settings) -> AsyncIterator[App]:
    """Everything but what runs by itself: a migrated database, and the pieces around it."""
    start = settings.clock_start()
    clock = Clock() if start is None else Clock.starting_at(start)
    await migrate(settings.url)
    async with AsyncExitStack() as stack:
        db = open_database(settings.url)
        stack.push_async_callback(db.close)
        fetcher = await stack.enter_async_context(
            open_fetcher(settings, f"newsdigest/{version('newsdigest')} (+{_HOME})", clock)
        )
        workers = await stack.enter_async_context(
            Workers(settings.parse_at_once, memory=settings.parse_megabytes * 1_000_000)
        )
        yield _connected(settings, clock, db, fetcher, workers)


def _connected(
    settings: Settings, clock: Clock, db: Database, fetcher: Fetcher, workers: Workers
) -> App:
    refresher = Refresher(
        db,
        fetcher,
        workers,
        clock,
        random=random.random,
        interval=timedelta(minutes=settings.check_minutes),
        parse_seconds=settings.parse_seconds,
        parse_depth=settings.parse_depth,
    )
    app: App

    def split(platform: str, message: Message, kind: ChatKind) -> tuple[Part, ...]:
        return app.split(platform, message, kind)

    def wake() -> None:
        app.wake()

    ingester = Ingester(db, fetcher, workers, refresher, clock)
    reach = _reach(lambda: app, finder_of(fetcher, workers), links_of(ingester))
    app = App(
        settings=settings,
        clock=clock,
        db=db,
        refresher=refresher,
        ingester=ingester,
        enricher=Enricher(db, clock),
        builder=Builder(db, clock, split, wake, settings.digests_url),
        conversation=Conversation(db, clock, defaults_of(settings), split, wake, reach),
        fetcher=fetcher,
    )
    app.add(Console(), Governor(UNLIMITED))
    return app


def _reach(app: Callable[[], App], find_feed: FindFeed, read_link: ReadLink) -> Reach:
    """What the conversation reaches; what the platforms do is known once they are."""

    async def find_channel(name: str, person: str) -> tuple[Address, str] | Said:
        return await app().find_channel(name, person)

    async def read_list(platform: str, file: File) -> tuple[FeedOutline, ...] | Said:
        return await app().read_list(platform, file)

    def link(platform: str, payload: str) -> str | None:
        return app().link(platform, payload)

    return Reach(find_channel, link, find_feed, read_link, read_list)


def connect_telegram(app: App) -> Telegram:
    """Make Telegram known. Its token must be set."""
    # Its SDK takes a second to import, which the commands that need no platform do not pay.
    from bot.platforms.telegram.platform import Menu, Telegram

    settings = app.settings
    assert settings.telegram_token is not None

    def menu(code: str) -> Menu:
        texts, language = texts_in(code), None if code == ENGLISH else code
        return Menu(
            private=tuple((c.name, texts(c.description)) for c in MENU),
            group=tuple((c.name, texts(c.description)) for c in MENU if not c.changes),
            admins=tuple(
                (c.name, texts(c.description))
                for c in COMMANDS
                if "group" in c.scopes and c.who != "owner"
            ),
            language=language,
        )

    telegram = Telegram(
        settings.telegram_token.get_secret_value(),
        db=app.db,
        conversation=app.conversation,
        clock=app.clock,
        menu=menu(ENGLISH),
        translated=[menu(code) for code in LANGUAGES if code != ENGLISH],
        base_url=settings.telegram_base_url,
        webhook_url=f"{settings.public_url}/telegram" if settings.telegram_webhook else None,
        most=settings.commands_a_minute,
    )
    app.connect(telegram, Governor(limits_of(settings)))
    app.telegram = telegram
    return telegram


def connect_discord(app: App) -> Discord:
    """Make Discord known. Its token must be set."""
    from bot.platforms.discord.platform import Discord

    settings = app.settings
    assert settings.discord_token is not None
    discord = Discord(
        settings.discord_token.get_secret_value(),
        db=app.db,
        conversation=app.conversation,
        clock=app.clock,
        commands=COMMANDS,
        api_url=settings.discord_api_url,
        admin_roles=settings.discord_admin_roles,
        most=settings.commands_a_minute,
    )
    limits = Limits(Limit(settings.discord_rate, 1.0), _DISCORD_SERVER)
    app.connect(discord, Governor(limits, names_scope=True))
    return discord


def limits_of(settings: Settings) -> Limits:
    """Telegram's limits as they are set: whole numbers of messages in whole windows."""
    return Limits(
        per_second(settings.telegram_rate),
        per_second(settings.telegram_chat_rate),
        Limit(settings.telegram_group_rate, 60.0),
    )


def defaults_of(settings: Settings) -> Defaults:
    owners = (owner.rpartition(":") for owner in settings.owners)
    return Defaults(
        timezone=settings.timezone,
        digest_time=settings.digest_time,
        access=settings.access,
        owners=frozenset((platform or "telegram", person) for platform, _, person in owners),
        public_url=settings.public_url,
        links_a_day=settings.links_a_day,
        most_feeds=settings.chat_feeds,
    )
