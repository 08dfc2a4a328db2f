"""Hostile bodies at full size, and mutated feeds: deadlines, memory, the loop's longest stall.

``python -m benchmarks.ingest bodies [--quick]``; status 1 when a promise is broken.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import time
from collections import Counter

from benchmarks.ingest.memory import peak_of_children
from benchmarks.ingest.mutated import mutated
from benchmarks.ingest.stall import Stall
from bot.errors import ParseError
from bot.ingest.workers import Workers
from tests.ingest.hostile.bodies import BODIES
from tests.ingest.hostile.reading import read

_DEADLINE = 5.0
_ALLOWED_MORE = 1.5  # to kill a process and start another, on a busy machine
_MEMORY = 1_000_000_000
_LONGEST_STALL = 0.1
_AT_ONCE = 100


async def campaign(size: int, mutants: int) -> int:
    """Try everything; 1 when something went past its cap."""
    stall, broken = Stall(), []
    watching = asyncio.create_task(stall.watch())
    outcomes: Counter[str] = Counter()
    slowest = (0.0, "")
    async with Workers(1, memory=_MEMORY) as workers:
        for body in BODIES:
            made = await asyncio.to_thread(body.make, size)
            stall.at = body.name
            began = time.monotonic()
            try:
                await read(workers, body, size, _DEADLINE, made)
                outcome = "read"
            except ParseError as error:
                killed = "longer than" in str(error) or "more than" in str(error)
                outcome = "killed" if killed else "refused"
                if str(error).split(":")[0].endswith("Error") and "Memory" not in str(error):
                    broken.append(f"{body.name}: {error}")
            took = time.monotonic() - began
            slowest = max(slowest, (took, body.name))
            if took > _DEADLINE + _ALLOWED_MORE:
                broken.append(f"{body.name}: {took:.1f} s")
            if body.expected == "refused" and outcome == "read":
                broken.append(f"{body.name}: was read")
            outcomes[outcome] += 1
        stall.at = "mutants"
        for start in range(0, mutants, _AT_ONCE):
            changed = await workers.run(mutated, start, _AT_ONCE, timeout=300)
            outcomes["mutants read"] += changed[0]
            outcomes["mutants refused"] += changed[1]
            broken += changed[2]
    watching.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await watching
    print(f"{len(BODIES)} bodies of {size / 1e6:g} MB, {mutants} mutants: {dict(outcomes)}")
    print(f"slowest {slowest[0]:.2f} s ({slowest[1]}), deadline {_DEADLINE:g} s")
    print(f"loop busy for {stall.longest * 1000:.0f} ms at most ({stall.worst}),", end=" ")
    print(f"woken {stall.latest * 1000:.0f} ms late at most")
    print(f"largest worker {peak_of_children() / 1e6:.0f} MB")
    if stall.longest > _LONGEST_STALL:
        broken.append(f"the loop was busy for {stall.longest:.3f} s")
    print("\n".join(broken) or "nothing went past its cap")
    return int(bool(broken))


def main() -> int:
    """The campaign, in short with ``--quick``."""
    quick = "--quick" in sys.argv
    return asyncio.run(campaign(50_000 if quick else 1_000_000, 1_000 if quick else 20_000))


if __name__ == "__main__":
    sys.exit(main())
