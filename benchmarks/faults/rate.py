"""How much of the allowed rate is used, and is it ever exceeded?

Every release is recorded where the governor lets go, and no window is sampled: of a limit of
``n`` in ``s`` seconds, each release is compared with the one ``n`` before it. Two figures are
promised: no two of these are closer than ``s``, and of what could have gone 98 % went.

The first part runs the governor alone on a clock that only counts, with senders that take time.
The second runs the whole outbox on a real disk, every claim and record a commit of its own.
"""

from __future__ import annotations

import asyncio
import heapq
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, cycle
from pathlib import Path
from time import monotonic

from benchmarks.faults.promises import Promise, campaign
from bot.clock import Clock
from bot.delivery.governor import TELEGRAM, Governor, Limit, Limits
from bot.delivery.outbox import Outbox
from bot.message import Message, Part
from bot.model import Address, ChatKind
from bot.store import chats, deliveries
from bot.store.db import Database
from tests.builders import NOW, database

_SENDERS = 30
_ANSWER_TAKES = (0.05, 0.35)
_LONGEST_TURN = 1.5
_ENOUGH = 0.98
#: As the service runs on Discord by default.
DISCORD = Limits(Limit(45, 1.0), Limit(5, 1.0))


@dataclass(slots=True)
class Releases:
    """When something was let go, and to which chat."""

    everyone: list[float] = field(default_factory=list)
    chats: dict[str, list[float]] = field(default_factory=dict)

    def add(self, chat: str, now: float) -> None:
        """It leaves now."""
        self.everyone.append(now)
        self.chats.setdefault(chat, []).append(now)


@dataclass(slots=True)
class Recorded(Governor):
    """The governor, with a witness at its gate."""

    releases: Releases = field(default_factory=Releases)

    def sent(self, chat: str, *, now: float) -> None:
        """A message leaves for this chat."""
        self.releases.add(chat, now)
        Governor.sent(self, chat, now=now)


def _is_group(chat: str) -> bool:
    return chat.startswith("group")


def broken(releases: Releases, limits: Limits) -> str:
    """The first window that holds too much, in words; "" if there is none."""
    checks = [("all chats", releases.everyone, limits.everyone)]
    for chat, moments in releases.chats.items():
        checks.append((chat, moments, limits.chat))
        if limits.group is not None and _is_group(chat):
            checks.append((chat, moments, limits.group))
    for name, moments, limit in checks:
        close = _closest(sorted(moments), limit.number)
        # Clocks count in binary fractions: a hair less than a second is a second.
        if close < limit.seconds - 1e-6:
            return f"{name}: {limit.number + 1} within {close:.4f} s"
    return ""


def _closest(moments: Sequence[float], number: int) -> float:
    pairs = zip(moments, moments[number:], strict=False)
    return min((later - earlier for earlier, later in pairs), default=float("inf"))


def used(moments: Sequence[float], limit: Limit, start: float, end: float) -> float:
    """The share of what could go from ``start`` to ``end`` that did."""
    went = sum(start <= moment < end for moment in moments)
    return went / (limit.number * (end - start) / limit.seconds)


# -- the governor on a clock that only counts ------------------------------------------------


def simulate(governor: Recorded, orders: Iterator[str], seconds: float, seed: int) -> Releases:
    """Senders that always have something to send; whoever must wait long gives its turn back."""
    chance = random.Random(seed)
    numbers = count()
    turns: list[tuple[float, int, str | None]] = [(0.0, next(numbers), None)] * _SENDERS
    flying: set[str] = set()
    while turns:
        now, _, chat = heapq.heappop(turns)
        if now >= seconds:
            continue
        if chat is None:
            chat = next(orders)
            if chat in flying:
                heapq.heappush(turns, (now + 0.01, next(numbers), None))
                continue
            flying.add(chat)
        wait = governor.wait(chat, group=_is_group(chat), now=now)
        if wait <= 0:
            governor.sent(chat, now=now)
        if wait <= 0 or wait > _LONGEST_TURN:
            flying.discard(chat)
            spent = chance.uniform(*_ANSWER_TAKES) if wait <= 0 else 0.01
            heapq.heappush(turns, (now + spent, next(numbers), None))
        else:
            heapq.heappush(turns, (now + wait, next(numbers), chat))
    return governor.releases


def _governed(quick: bool) -> Iterator[Promise]:
    minutes = 5 if quick else 60
    seconds = minutes * 60.0
    people = [f"person {n}" for n in range(500)]
    groups = [f"group {n}" for n in range(200)]
    loads = (
        ("all chats", people, "everyone"),
        ("one person", people[:1], "chat"),
        ("one group", groups[:1], "group"),
        ("people and groups", people[:100] + groups, "everyone"),
    )
    servers = [f"server {n}" for n in range(100)]
    discord = (("all servers", servers, "everyone"), ("one server", servers[:1], "chat"))
    for platform, limits, (name, load, which) in (
        *(("Telegram", TELEGRAM, one) for one in loads),
        *(("Discord", DISCORD, one) for one in discord),
    ):
        releases = simulate(Recorded(limits), cycle(load), seconds, seed=5)
        limit: Limit = getattr(limits, which)
        share = used(releases.everyone, limit, 60.0, seconds)
        wrong = broken(releases, limits)
        yield Promise(
            f"the governor, {platform}, {name}: 98 % of {limit.number} in {limit.seconds:.0f} s, "
            "never more",
            f"{minutes} simulated minutes, {len(releases.everyone):,} releases",
            wrong or f"{share:.2%} used, 0 windows over",
            not wrong and share >= _ENOUGH,
        )


# -- the whole outbox on a real disk ---------------------------------------------------------


@dataclass(slots=True)
class SlowPlatform:
    """Takes everything; its answer comes after ``seconds``, give or take a third."""

    seconds: float
    name: str = "fake"
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    flying: int = 0
    most: int = 0

    def split(self, message: Message, kind: ChatKind) -> tuple[Part, ...]:
        """Nothing is split here."""
        raise NotImplementedError

    async def send(self, address: Address, part: Part, *, key: str) -> str:
        """Answer in its own time."""
        self.flying += 1
        self.most = max(self.most, self.flying)
        await asyncio.sleep(self.seconds * self.chance.uniform(0.67, 1.33))
        self.flying -= 1
        return key


async def _owe(db: Database, number: int) -> None:
    """One message for each of so many people."""
    for start in range(0, number, 200):
        async with db.write() as tx:
            for n in range(start, min(start + 200, number)):
                address = Address("fake", f"person {n}")
                chat = await chats.ensure(tx, address, kind="private", title="", now=NOW)
                parts = [Part({"text": "news"}, "news")]
                await deliveries.enqueue(tx, chat_id=chat.id, parts=parts, now=NOW, urgent=False)


async def outbox(answer: float, seconds: float, limits: Limits) -> tuple[Releases, SlowPlatform]:
    """A queue that is never empty, sent for so long (real time)."""
    with tempfile.TemporaryDirectory() as folder:
        async with database(Path(folder)) as db:
            governor, platform = Recorded(limits), SlowPlatform(answer)
            rate = limits.everyone.number / limits.everyone.seconds
            await _owe(db, int(rate * (seconds + 3)) + 100)
            sender = Outbox(db, Clock(), platform, governor)
            running = asyncio.create_task(sender.run())
            await asyncio.sleep(seconds)
            sender.stop()
            await running
            return governor.releases, platform


def _sent(quick: bool) -> Iterator[Promise]:
    seconds = 6.0 if quick else 60.0
    for answer in (0.03, 0.15) if quick else (0.03, 0.15, 0.4, 0.8):
        start = monotonic()
        releases, platform = asyncio.run(outbox(answer, seconds, TELEGRAM))
        assert monotonic() - start >= seconds
        first = releases.everyone[0]
        limit = TELEGRAM.everyone
        share = used(releases.everyone, limit, first + 1, first + seconds - 1)
        wrong = broken(releases, TELEGRAM)
        yield Promise(
            f"the outbox, answers after {answer * 1000:.0f} ms: 98 % of 30/s, never more",
            f"{seconds:.0f} s on disk, {len(releases.everyone):,} sent",
            wrong or f"{share:.2%} used, {platform.most} in flight at most, 0 windows over",
            not wrong and share >= _ENOUGH,
        )


def run(quick: bool) -> list[Promise]:
    """The governor alone, then the whole outbox."""
    return [*_governed(quick), *_sent(quick)]


if __name__ == "__main__":
    sys.exit(campaign("rate", run))
