"""Looking at a real database, platforms and ticks, and what is told of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.message import Part
from bot.store import deliveries, feeds
from bot.store.db import Database
from bot.watch import Watch
from tests.builders import NOW, HandClock, Newsroom, database

MINUTE = timedelta(minutes=1)


@dataclass
class Platform:
    """Says how it goes."""

    connected_at: datetime | None = NOW
    last_error: str | None = None


@dataclass
class Scene:
    """A watch with everything that it looks at in hand."""

    db: Database
    file: Path
    clock: HandClock = field(default_factory=HandClock)
    platform: Platform = field(default_factory=Platform)
    stalled: tuple[str, ...] = ()
    full: bool = False

    def __post_init__(self) -> None:
        self.watch = Watch(
            self.db,
            self.clock,
            {"fake": self.platform},
            stalled=lambda _now: self.stalled,
            disk_is_full=lambda: self.full,
            file=self.file,
        )

    async def look(self, minutes: float) -> None:
        """Look twice a minute for so long."""
        for _ in range(int(minutes * 2)):
            self.clock.pass_(MINUTE / 2)
            await self.watch.tick()

    async def told(self) -> tuple[bool, object, list[str]]:
        well, facts = await self.watch.told()
        troubles = facts["troubles"]
        assert isinstance(troubles, list)
        return well, facts["ready"], [each["what"] for each in troubles]


@pytest.fixture
async def scene(tmp_path):  # type: ignore[no-untyped-def]
    async with database(tmp_path) as opened:
        yield Scene(opened, tmp_path / "news.db")


async def test_all_is_well(scene: Scene) -> None:
    await scene.look(5)
    assert await scene.told() == (True, True, [])
    assert scene.watch.troubles() == ()
    assert scene.watch.is_up("fake")
    assert (scene.watch.size() or 0) > 0


async def test_a_platform_that_is_away_is_told_and_ends_nothing(scene: Scene) -> None:
    scene.platform.last_error = "no answer"
    await scene.look(2)
    assert await scene.told() == (True, True, []), "it may be slow"
    await scene.look(2)
    assert await scene.told() == (True, False, ["platform"])
    scene.platform.last_error = None
    await scene.look(2)
    assert await scene.told() == (True, True, [])


async def test_a_platform_that_never_answered_is_away(scene: Scene) -> None:
    scene.platform.connected_at = None
    await scene.look(4)
    assert (await scene.told())[1] is False
    assert not scene.watch.is_up("fake")


async def test_ticks_are_told_at_once(scene: Scene) -> None:
    scene.stalled = ("digests",)
    assert await scene.told() == (False, False, ["ticks"])


async def test_a_database_that_cannot_be_written(scene: Scene) -> None:
    with closing(sqlite3.connect(scene.file)) as other:
        other.execute("DROP TABLE meta")
        other.commit()
    await scene.look(2)
    well, ready, what = await scene.told()
    assert (well, ready, what) == (False, False, ["database"])


async def test_a_full_disk(scene: Scene) -> None:
    scene.full = True
    await scene.look(1)
    assert (await scene.told())[2] == ["disk"]


async def test_what_is_late_while_nothing_arrives(scene: Scene) -> None:
    chat = await Newsroom(scene.db).chat("anna")
    async with scene.db.write() as tx:
        await deliveries.enqueue(
            tx, chat_id=chat.id, parts=[Part({"text": "a"}, "a")], now=NOW, urgent=True
        )
    await scene.look(10)
    assert (await scene.told())[2] == []
    scene.watch.arrived("fake")
    await scene.look(10)
    assert (await scene.told())[2] == [], "the queue moves"
    await scene.look(10)
    assert (await scene.told())[2] == ["delivery"]


async def test_what_another_process_delivers_is_not_stopped(scene: Scene) -> None:
    chat = await Newsroom(scene.db).chat("anna")
    async with scene.db.write() as tx:
        await deliveries.enqueue(
            tx, chat_id=chat.id, parts=[Part({"text": "a"}, "a")], now=NOW, urgent=True
        )
    leader = Scene(scene.db, scene.file, scene.clock)
    for _ in range(40):
        leader.watch.arrived("fake")
        await leader.watch.tick()
        await scene.look(1)
    assert (await scene.told())[2] == [], "a long queue, but the leader moves it"
    await scene.look(20)
    assert (await scene.told())[2] == ["delivery"]
    fresh = Scene(scene.db, scene.file, scene.clock)
    await fresh.look(10)
    assert (await fresh.told())[2] == [], "what has just begun has not looked for long"


async def test_feeds_of_which_none_can_be_read(scene: Scene) -> None:
    room = Newsroom(scene.db)
    made = [await room.feed(f"https://secret-token.example/{n}") for n in range(2)]
    later = NOW + timedelta(days=2)

    async def fail() -> None:
        async with scene.db.write() as tx:
            for feed in made:
                await feeds.failed(tx, feed.id, now=NOW, next_check_at=later, error="no answer")

    await fail()
    await scene.look(70)
    assert (await scene.told())[2] == [], "once is no failure"
    await fail()
    await scene.look(70)
    assert (await scene.told())[2] == ["feeds"]
    _, facts = await scene.watch.told()
    assert "secret" not in str(facts)
    async with scene.db.write() as tx:
        await feeds.checked(tx, made[0].id, feeds.Checked(later), NOW)
    await scene.look(2)
    assert (await scene.told())[2] == []
