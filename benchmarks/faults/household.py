"""A running newsdigest with people who write to it, and the account of what each got."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from pathlib import Path
from time import perf_counter

from bot.app import open_app
from bot.config import Settings
from bot.model import Address
from bot.store import chats, subscriptions
from tests.fakes.bot_api import TOKEN, BotApi, Chat, Sent
from tests.run.service import REPOSITORY, Service

#: Ten seconds after a digest at 08:00 (UTC) fell due.
NOW = datetime(2026, 11, 21, 8, 0, 10, tzinfo=UTC)
_DIGEST = "Saturday 21 November"
_ARTICLES = REPOSITORY / "seeds" / "articles"
COMMANDS = ("/start", "/latest", "/topics", "/subscribe 09:00", "/topic Energy", "/settings")


@dataclass(slots=True)
class Household:
    """``asked``: who wrote what, each in a chat of their own; ``reader`` waits for a digest."""

    api: BotApi
    service: Service
    reader: Chat
    asked: list[tuple[Chat, str]] = field(default_factory=list)

    @property
    def database(self) -> Path:
        """The database's file."""
        return self.service.folder / "data" / "newsdigest.db"

    def ask(self, *commands: str) -> None:
        """Each command comes from somebody new."""
        for command in commands:
            person = self.api.world.person(f"Person {len(self.asked)}")
            chat = self.api.world.private(person, started=True)
            self.asked.append((chat, command))
            self.api.says(chat, person, command)

    def got(self, chat: Chat) -> list[Sent]:
        """What stands in a chat."""
        return [sent for sent in self.api.sent if sent.chat is chat]

    def unanswered(self) -> list[str]:
        """Commands without an answer."""
        return [command for chat, command in self.asked if not self.got(chat)]

    def begun(self) -> bool:
        """Is it at work, or does it wait for room to begin?"""
        return any("/health" in line or "cannot begin" in line for line in self.service.log)

    async def all_is_there(self, seconds: float) -> float | None:
        """Seconds until all was answered and the digest had come; None: not in time."""
        start = perf_counter()
        while perf_counter() - start < seconds:
            if self.got(self.reader) and not self.unanswered():
                return perf_counter() - start
            await asyncio.sleep(0.1)
        return None

    def wrong(self) -> list[str]:
        """What is against a promise once all is over; [] when all were kept."""
        found = [f"no answer to {command}" for command in self.unanswered()]
        for chat, command in self.asked:
            if len(self.got(chat)) > 1:
                found.append(f"{len(self.got(chat))} answers to {command}")
        digests = [sent.text.startswith(_DIGEST) for sent in self.got(self.reader)]
        if digests != [True]:
            found.append(f"digests: {digests}")
        with closing(sqlite3.connect(self.database)) as store:
            if store.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                found.append("the database is damaged")
            rows = store.execute("SELECT receipt FROM deliveries WHERE state = 'sent'")
            receipts = sorted(row[0] for row in rows)
        if receipts != sorted(str(sent.id) for sent in self.api.sent):
            found.append(f"{len(self.api.sent)} messages, {len(receipts)} receipts")
        return [*found, *self.api.problems]


@asynccontextmanager
async def household(folder: Path, program: str = "bot") -> AsyncIterator[Household]:
    """An installation with news, some of it not yet read through, and a digest that is due."""
    async with BotApi(token=TOKEN) as api:
        reader = api.world.private(api.world.person("Reader"), started=True)
        await _furnish(folder / "data", reader)
        service = Service(
            folder,
            {
                "NEWSDIGEST_TELEGRAM_TOKEN": TOKEN,
                "NEWSDIGEST_TELEGRAM_BASE_URL": api.url,
                "NEWSDIGEST_ACCESS": "open",
                "NEWSDIGEST_LANGUAGES": "none",
                "NEWSDIGEST_NOW": NOW.isoformat(),
            },
            program=program,
        )
        try:
            yield Household(api, service, reader)
        finally:
            if service.process is not None and service.process.returncode is None:
                await service.kill()


async def _furnish(data: Path, reader: Chat) -> None:
    from bot.seeding import seed_topics

    settings = Settings(data=data, now=NOW, languages=("none",))
    files: Sequence[Path] = sorted(_ARTICLES.glob("*.txt")) or sorted(_ARTICLES.iterdir())
    async with open_app(settings) as app:
        await seed_topics(app.db)
        await app.ingester.ingest(files[:6])
        await app.enricher.tick()
        await app.ingester.ingest(files[6:])
        async with app.db.write() as tx:
            address = Address("telegram", str(reader.id))
            chat = await chats.ensure(tx, address, kind="private", title="Reader", now=NOW)
            await subscriptions.add(
                tx,
                chat_id=chat.id,
                topics=(),
                at=time(8),
                timezone="UTC",
                days=(),
                length="medium",
                languages=(),
                slot=NOW.date(),
                due_at=NOW.replace(second=0),
                now=NOW,
            )
