"""kill -9 while digests go to Discord: none is lost, and none is seen twice.

Discord takes of two messages to a channel with one nonce the first only, and so does the server
here: what was in flight when the process died is sent again and changes nothing. What a person
would see twice is one text twice in one channel, and that is counted.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.faults.arrivals import count, in_flight, sound, still_owed
from benchmarks.faults.bulletin import Reader, prepare
from benchmarks.faults.promises import Promise, campaign
from tests.fakes.discord_api import TOKEN, DiscordApi
from tests.run.service import Service

SEED = 20261122
#: One kill in so many comes while the service starts, before it sends anything.
_EARLY = 7
_START = 2.0
_LOOK = 0.004
_PATIENCE = 60.0
_WAY = 0.04
_OWED = "SELECT count(*) FROM deliveries"
_SENT = "SELECT count(*) FROM deliveries WHERE state = 'sent'"
_BUILT = "SELECT count(DISTINCT digest_id) FROM deliveries"


@dataclass(slots=True)
class Lives:
    """Lives of one service on one database; ``flying``: parts in flight at each kill."""

    service: Service
    api: DiscordApi
    flying: list[int] = field(default_factory=list)
    early: int = 0
    unsound: int = 0

    @property
    def database(self) -> Path:
        """The file that every life works on."""
        return self.service.folder / "data" / "newsdigest.db"

    async def kill_after(self, messages: int, seconds: float) -> None:
        """A life, ended by kill -9 so many seconds after so many of its messages arrived."""
        await self.service.start()
        before, deadline = len(self.api.messages), time.monotonic() + _PATIENCE
        while len(self.api.messages) - before < messages and time.monotonic() < deadline:  # noqa: ASYNC110
            await asyncio.sleep(_LOOK)
        await asyncio.sleep(seconds)
        await self.service.kill()
        self.early += len(self.api.messages) == before
        self.flying.append(in_flight(self.database))
        self.unsound += not sound(self.database)

    def done(self, digests: int) -> bool:
        """Whether all was built and sent, so that a kill would meet nothing."""
        if not self.flying:
            return False
        return count(self.database, _BUILT) == digests and not still_owed(self.database)

    def _at_work(self) -> bool:
        return any("discord: connected" in line for line in self.service.log)

    async def finish(self, seconds: float) -> int:
        """A last life, which ends in good order once nothing is owed or after so many seconds."""
        self.service.log.clear()
        await self.service.start()
        deadline = time.monotonic() + seconds
        while (not self._at_work() or still_owed(self.database)) and time.monotonic() < deadline:  # noqa: ASYNC110 -- the service is another process
            await asyncio.sleep(0.2)
        status = await self.service.stop()
        self.unsound += not sound(self.database)
        return status


def run(quick: bool) -> list[Promise]:
    """In a folder of its own."""
    # Each life takes up to sixty parts of two for each digest: those waited for, those in flight.
    kills, digests = (10, 300) if quick else (200, 6_000)
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(while_sending(Path(folder), kills=kills, digests=digests))


async def while_sending(
    folder: Path, *, kills: int, digests: int, seed: int = SEED
) -> list[Promise]:
    """Digests that are due for so many people; the service is killed while it sends them."""
    chance = Random(seed)
    async with DiscordApi(interval=1.0) as api:
        people = [api.person(f"reader{number}") for number in range(digests)]
        readers = [Reader(int(person.id), platform="discord") for person in people]
        lives = Lives(_installation(folder, api), api)
        lives.database.parent.mkdir(parents=True)
        await prepare(f"sqlite:///{lives.database}", readers)
        api.travel = lambda: (chance.uniform(0, _WAY), chance.uniform(0, _WAY))
        for _ in range(kills):
            if lives.done(digests):
                break
            if chance.randrange(_EARLY) == 0:
                await lives.kill_after(0, chance.uniform(0.1, _START))
            else:
                most = max(1, digests // kills)
                await lives.kill_after(chance.randint(1, most), chance.uniform(0, 0.1))
        status = await lives.finish(300)
        return _told(lives, digests, status)


def _installation(folder: Path, api: DiscordApi) -> Service:
    return Service(
        folder,
        {
            "NEWSDIGEST_DISCORD_TOKEN": TOKEN,
            "NEWSDIGEST_DISCORD_API_URL": api.url,
            "NEWSDIGEST_ACCESS": "open",
            "NEWSDIGEST_LANGUAGES": "none",
        },
    )


def _seen(api: DiscordApi) -> Counter[tuple[str, str]]:
    """How often each text stands in each channel."""
    return Counter(
        (message.channel, json.dumps([message.body.get("content"), message.body.get("embeds")]))
        for message in api.messages
    )


def _told(lives: Lives, digests: int, status: int) -> list[Promise]:
    owed, sent, built = (count(lives.database, q) for q in (_OWED, _SENT, _BUILT))
    seen = _seen(lives.api)
    repeated, lost = sum(seen.values()) - len(seen), owed - len(seen)
    kills, again = len(lives.flying), lives.api.same_nonce
    done = f"{kills} kills ({lives.early} before anything was sent), {digests} digests"
    return [
        Promise(
            "a killed service loses no digest on Discord",
            f"{done}, {owed} parts",
            f"{lost} parts lost, {digests - built} digests not built, "
            f"{owed - sent} not recorded as sent, exit {status}",
            lost == 0 and built == digests and owed == sent and status == 0,
        ),
        Promise(
            "nobody sees a message twice",
            f"{sum(lives.flying)} parts in flight at the kills, {again} sent again",
            f"{repeated} repeated",
            repeated == 0,
        ),
        Promise(
            "the database stays whole, every request is one that Discord knows",
            f"{kills + 1} times PRAGMA integrity_check, {len(lives.api.requests)} requests",
            f"{lives.unsound} not ok, {len(lives.api.problems)} problems",
            not lives.unsound and not lives.api.problems,
        ),
    ]


if __name__ == "__main__":
    sys.exit(campaign("discord_kills", run))
