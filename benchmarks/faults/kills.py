"""kill -9 at any moment: nothing that is owed is lost, and only what was in flight comes twice."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

from benchmarks.faults.arrivals import all_owed, compare, count, still_owed, unsent
from benchmarks.faults.bulletin import Reader, prepare
from benchmarks.faults.lives import Lives, far_away, telegram
from benchmarks.faults.promises import Promise, campaign
from tests.fakes.bot_api import BotApi, Chat, Person

SEED = 20261121
_PARTS = 3
#: One kill in so many comes while the service starts, before it sends anything.
_EARLY = 7
_START = 2.0
_COMMANDS = ("/invite", "/subscribe 08:00", "/digest", "/invite", "/help")


def run(quick: bool) -> list[Promise]:
    """Both campaigns, each in a folder of its own."""
    kills, digests = (10, 60) if quick else (200, 1_000)
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(while_sending(Path(folder), kills=kills, digests=digests))
    with tempfile.TemporaryDirectory() as folder:
        chats, killed = (12, 3) if quick else (60, 5)
        return found + asyncio.run(while_answering(Path(folder), kills=killed, chats=chats))


async def while_sending(
    folder: Path, *, kills: int, digests: int, seed: int = SEED
) -> list[Promise]:
    """Digests that are due for so many chats; the service is killed while it builds and sends."""
    rng = Random(seed)
    async with BotApi() as api:
        people = [api.world.person(f"Reader {number}") for number in range(digests)]
        readers = [Reader(api.world.private(person).id) for person in people]
        lives = Lives(telegram(folder, api), api)
        lives.database.parent.mkdir(parents=True)
        await prepare(f"sqlite:///{lives.database}", readers)
        far_away(api, rng)
        mean = max(1, digests * _PARTS // kills)
        for _ in range(kills):
            await lives.begin()
            if rng.randrange(_EARLY) == 0:
                await lives.kill_after(0, rng.uniform(0.1, _START))
            else:
                await lives.kill_after(rng.randint(1, 2 * mean), rng.uniform(0, 0.1))
        status = await lives.finish(lambda: still_owed(lives.database), 300)
        return _told_of_digests(lives, digests, status)


def _told_of_digests(lives: Lives, digests: int, status: int) -> list[Promise]:
    account = compare(all_owed(lives.database), lives.api.requests)
    repeats, flying = lives.repeats(account), [*lives.flying, 0]
    within = all(copies <= held for copies, held in zip(repeats, flying, strict=True))
    kills, built = len(lives.flying), len({owed.cause for owed in account.copies})
    parts = len(account.copies)
    done = f"{kills} kills ({lives.early} before anything was sent)"
    given_up = sum(owed.state != "sent" for owed in account.copies)
    return [
        Promise(
            "a killed service loses no digest",
            f"{done}, {digests} digests, {parts} parts",
            f"{len(account.lost)} parts lost, {digests - built} digests not built, "
            f"{given_up} given up, exit {status}",
            not account.lost and built == digests and not given_up and status == 0,
        ),
        Promise(
            "only what was in flight comes twice",
            done,
            f"{account.repeats} repeats: mean {account.repeats / kills:.2f}, "
            f"max {max(repeats)} a kill; in flight mean {sum(flying) / kills:.2f}, "
            f"max {max(flying)}",
            within and not account.strays,
        ),
        Promise(
            "a digest's parts come in order, all of them",
            f"{built} digests of {_PARTS} parts",
            f"{len(account.disordered)} out of order, {len(account.incomplete)} incomplete",
            not account.disordered and not account.incomplete and parts == _PARTS * digests,
        ),
        *_soundness(lives),
    ]


def _soundness(lives: Lives) -> list[Promise]:
    checks = len(lives.births)
    return [
        Promise(
            "the database stays whole",
            f"{checks} times PRAGMA integrity_check",
            f"{lives.unsound} not ok",
            not lives.unsound,
        ),
        Promise(
            "every request is one that Telegram knows",
            f"{len(lives.api.requests)} requests",
            f"{len(lives.api.problems)} problems",
            not lives.api.problems,
        ),
    ]


async def while_answering(
    folder: Path, *, kills: int, chats: int, seed: int = SEED
) -> list[Promise]:
    """Commands that come in while the service is killed, some of them delivered twice."""
    rng = Random(seed)
    async with BotApi() as api:
        people = [api.world.person(f"Owner {number}") for number in range(chats)]
        rooms = [(api.world.private(person), person) for person in people]
        owners = ",".join(f"telegram:{person.id}" for person in people)
        lives = Lives(telegram(folder, api, NEWSDIGEST_OWNERS=owners), api)
        lives.database.parent.mkdir(parents=True)
        await prepare(f"sqlite:///{lives.database}", [])
        far_away(api, rng)
        turns = [_COMMANDS[number::kills] for number in range(kills)]
        for words in turns:
            _say(api, rooms, words, rng)
            await lives.begin()
            much = max(1, chats * len(words) - 1)
            await lives.kill_after(rng.randint(1, much), rng.uniform(0, 0.1))
        status = await lives.finish(lambda: _unanswered(lives), 120)
        return _told_of_commands(lives, chats, status)


def _say(
    api: BotApi, rooms: Sequence[tuple[Chat, Person]], words: Sequence[str], rng: Random
) -> None:
    for word in words:
        for room, person in rooms:
            update = api.says(room, person, word)
            if rng.random() < 0.1:
                api.repeat(update)


def _unanswered(lives: Lives) -> int:
    waiting = count(lives.database, "SELECT count(*) FROM updates WHERE state = 'new'")
    return waiting + unsent(lives.database) + len(lives.api.inbox.pending)


def _told_of_commands(lives: Lives, chats: int, status: int) -> list[Promise]:
    account = compare(all_owed(lives.database), lives.api.requests)
    commands, kills = chats * len(_COMMANDS), len(lives.flying)
    answered = len({owed.cause for owed, times in account.copies.items() if times})
    invitations = count(lives.database, "SELECT count(*) FROM invitations")
    orders = count(lives.database, "SELECT count(*) FROM subscriptions")
    wanted = chats * _COMMANDS.count("/invite")
    repeats, flying = lives.repeats(account), [*lives.flying, 0]
    return [
        Promise(
            "a killed service answers every command",
            f"{commands} commands, {kills} kills, one in ten delivered twice",
            f"{commands - answered} unanswered, {len(account.lost)} parts lost, exit {status}",
            answered == commands and not account.lost and status == 0,
        ),
        Promise(
            "what a command does is done once",
            f"{wanted} invitations, {chats} orders",
            f"{invitations} invitations, {orders} orders",
            (invitations, orders) == (wanted, chats),
        ),
        Promise(
            "only answers in flight come twice",
            f"{kills} kills",
            f"{account.repeats} repeats: max {max(repeats)} a kill; in flight max {max(flying)}",
            all(a <= b for a, b in zip(repeats, flying, strict=True)) and not account.strays,
        ),
        *_soundness(lives),
    ]


if __name__ == "__main__":
    sys.exit(campaign("kills", run))
