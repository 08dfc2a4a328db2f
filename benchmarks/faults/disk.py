"""A full disk, a locked database, a folder that cannot be written to: what people notice of it.

The database is forbidden to grow at one page after another (SQLite then says that the disk is
full), the disk is really filled (a tmpfs: needs root), another process takes the write lock and
keeps it. The service is a process of its own and talks to a fake Telegram.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import httpx

from benchmarks.faults.capped import VARIABLE
from benchmarks.faults.household import COMMANDS, Household, household
from benchmarks.faults.promises import Promise, campaign
from benchmarks.faults.small_disk import WHY_NOT, can_mount, empty, fill, read_only, small_disk
from tests.run.service import Service

_BACK_WITHIN = 30.0
#: Longer than three attempts at an update: none may be given up.
_FULL_FOR = 4.5
_MEGABYTES = 64
_QUICK_READ = 0.1
_MOST_PAGES = 400
_HOLD = """
import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
held.execute("ROLLBACK")
"""


def run(quick: bool) -> list[Promise]:
    """Every kind of trouble in turn."""
    return asyncio.run(_run(quick))


async def _run(quick: bool) -> list[Promise]:
    found = [await every_page(pages=(0, 2) if quick else None)]
    found += await full_disk(commands=6 if quick else 60)
    found += await started_full()
    found += await locked(3.0 if quick else 20.0)
    found.append(await unwritable())
    return found


async def every_page(pages: Sequence[int] | None) -> Promise:
    """The database may grow by so many pages and no more, then by as many as it likes.

    pages: None is each number from 0 upwards, until one is enough for all there is to do.
    """
    wrong: list[str] = []
    slowest, struck, tried = 0.0, 0, 0
    for more in pages if pages is not None else range(_MOST_PAGES):
        met, seconds, found = await _capped_at(more)
        tried += 1
        struck += met
        slowest = max(slowest, seconds)
        wrong += [f"+{more} pages: {each}" for each in found]
        if not met and pages is None:
            break
    return Promise(
        "a full disk loses nothing, sends nothing without its row, repeats nothing",
        f"{struck} runs, the database full at each page in turn ({tried} tried)",
        f"{len(wrong)} wrong, all there ≤ {slowest:.1f} s after there was room"
        + "".join(f"; {each}" for each in wrong[:3]),
        not wrong and struck > 0,
    )


async def _capped_at(more: int) -> tuple[bool, float, list[str]]:
    """Whether the limit was met, seconds until all was there once it was lifted, what was wrong."""
    with TemporaryDirectory() as name:
        async with household(Path(name), "benchmarks.faults.capped") as house:
            limit = Path(name) / "most-pages"
            limit.write_text(str(_pages(house.database) + more))
            house.service.settings[VARIABLE] = str(limit)
            house.ask(*COMMANDS)
            await house.service.start()
            await _within(30, house.begun)
            await asyncio.sleep(_FULL_FOR)
            met = any("full" in line for line in house.service.log)
            limit.write_text("")
            seconds = await house.all_is_there(_BACK_WITHIN)
            return met, seconds or _BACK_WITHIN, await _ended(house, seconds)


async def full_disk(commands: int) -> list[Promise]:
    """Fill the disk once, so that the ballast helps, and again with what that gave."""
    if not can_mount():
        print(f"disk: a really full disk was NOT tried: {WHY_NOT}", file=sys.stderr)
        return []
    with TemporaryDirectory() as name, small_disk(Path(name) / "data", _MEGABYTES) as disk:
        async with household(Path(name)) as house:
            await house.service.start()
            await house.service.wait_for_log("/health", 30)
            ballast = Path(f"{house.database}.ballast")
            size = (await asyncio.to_thread(ballast.stat)).st_size
            fill(disk)
            house.ask(*COMMANDS)
            helped = await house.all_is_there(_BACK_WITHIN)
            waiting = await _stuff(house, disk, commands)
            alive = house.service.process is not None and house.service.process.returncode is None
            empty(disk)
            seconds = await house.all_is_there(_BACK_WITHIN)
            remade = await _within(_BACK_WITHIN, ballast.exists)
            told = any("is full: the room put by is given up" in x for x in house.service.log)
            wrong = await _ended(house, seconds)
    return [
        Promise(
            "on a full disk people are still answered, from the room put by",
            f"a disk of {_MEGABYTES} MB filled; {len(COMMANDS)} commands and a digest due",
            f"all there after {_s(helped)} ({size / 1e6:.0f} MB put by)",
            helped is not None and told,
        ),
        Promise(
            "with no room at all the service lives, waits, and goes on by itself",
            f"the rest filled as well; {commands} commands, {waiting} of them had to wait",
            f"alive: {alive}; all there {_s(seconds)} after there was room; "
            f"put by again: {remade}; {len(wrong)} wrong {'; '.join(wrong[:3])}".rstrip("; "),
            alive and remade and not wrong,
        ),
    ]


async def started_full() -> list[Promise]:
    """Killed, and started again on a disk that is full by then."""
    if not can_mount():
        return []
    with TemporaryDirectory() as name, small_disk(Path(name) / "data", _MEGABYTES) as disk:
        async with household(Path(name)) as house:
            await house.service.start()
            await house.service.wait_for_log("/health", 30)
            await house.service.kill()
            fill(disk)
            house.ask(*COMMANDS)
            await house.service.start()
            seconds = await house.all_is_there(_BACK_WITHIN)
            wrong = await _ended(house, seconds)
    return [
        Promise(
            "it starts on a full disk, and people are answered",
            f"killed, the disk filled, started; {len(COMMANDS)} commands and a digest due",
            f"all there after {_s(seconds)}; {len(wrong)} wrong {'; '.join(wrong[:3])}".rstrip(
                "; "
            ),
            not wrong,
        )
    ]


async def _stuff(house: Household, disk: Path, commands: int) -> int:
    """Fill on while people write, until some wait; gives how many do."""
    for _ in range(commands // len(COMMANDS)):
        fill(disk)
        house.ask(*COMMANDS)
        await asyncio.sleep(0.5)
    fill(disk)
    await asyncio.sleep(3)
    return len(house.unanswered())


async def locked(seconds: float) -> list[Promise]:
    """Another process holds the write lock while people write and somebody looks at the health."""
    with TemporaryDirectory() as name:
        async with household(Path(name)) as house:
            await house.service.start()
            line = await house.service.wait_for_log("/health", 30)
            await house.all_is_there(_BACK_WITHIN)
            holder = await asyncio.create_subprocess_exec(
                sys.executable,
                "-c",
                _HOLD,
                str(house.database),
                str(seconds),
                stdout=asyncio.subprocess.PIPE,
            )
            assert holder.stdout is not None
            await holder.stdout.readline()
            house.ask(*COMMANDS)
            reads = await _reads(line.split(" at ")[-1], holder)
            waited = len(house.unanswered())
            after = await house.all_is_there(_BACK_WITHIN)
            wrong = await _ended(house, after)
            wrong += [x for x in house.service.log if "Traceback" in x]
    late = sorted(reads)[int(len(reads) * 0.99)]
    return [
        Promise(
            "a locked database costs people time and nothing else",
            f"locked for {seconds:.0f} s; {len(COMMANDS)} commands, {waited} had to wait",
            f"all there {_s(after)} later; {len(wrong)} wrong {'; '.join(wrong[:3])}".rstrip("; "),
            not wrong and waited == len(COMMANDS),
        ),
        Promise(
            f"reads do not wait for the lock (99 of 100 within {_QUICK_READ * 1000:.0f} ms)",
            f"{len(reads)} times /health, meanwhile",
            f"p99 {late * 1000:.0f} ms, slowest {max(reads) * 1000:.0f} ms",
            late <= _QUICK_READ,
        ),
    ]


async def _reads(url: str, holder: asyncio.subprocess.Process) -> list[float]:
    """How long each look at the health took, until the lock's holder ends."""
    took = []
    async with httpx.AsyncClient(trust_env=False) as client:
        while holder.returncode is None:
            start = perf_counter()
            answer = await client.get(url)
            took.append(perf_counter() - start)
            assert "outbox" in answer.json(), "it must have read the database"
            await asyncio.sleep(0.05)
    return took


async def unwritable() -> Promise:
    """Start where nothing can be written: status 1, and a message that a person can act on."""
    wrong, tried = [], 0
    with ExitStack() as stack:
        top = Path(stack.enter_context(TemporaryDirectory()))
        for name, data in _places(top, stack).items():
            settings = {"NEWSDIGEST_TELEGRAM_TOKEN": "1:x", "NEWSDIGEST_DATA": str(data)}
            status, _, err = await Service(top, settings).command("run")
            tried += 1
            if status != 1 or "Traceback" in err or str(data) not in err:
                wrong.append(f"{name}: status {status}: {err.strip().splitlines()[-1:]}")
    return Promise(
        "a folder that cannot be written to ends the start with a clear message",
        f"{tried} kinds of it" + ("" if can_mount() else f", not read-only ones: {WHY_NOT}"),
        f"{len(wrong)} without status 1 and its name" + "".join(f"; {x}" for x in wrong),
        not wrong,
    )


def _places(top: Path, stack: ExitStack) -> dict[str, Path]:
    """Folders that are of no use, by what is wrong with them."""
    (top / "file").write_text("")
    (top / "garbage").mkdir()
    (top / "garbage" / "newsdigest.db").write_bytes(b"this is no database at all. " * 400)
    (top / "folder" / "newsdigest.db").mkdir(parents=True)
    found = {
        "under a file": top / "file" / "data",
        "its database is none": top / "garbage",
        "its database is a folder": top / "folder",
    }
    if can_mount():
        for name in ("read-only, new", "read-only, used"):
            disk = stack.enter_context(small_disk(top / name.replace(", ", "-"), 8))
            if name.endswith("used"):
                (disk / "newsdigest.db.lock").touch()
                with closing(sqlite3.connect(disk / "newsdigest.db")) as store:
                    store.execute("CREATE TABLE t (x)")
            read_only(disk)
            found[name] = disk
    return found


async def _ended(house: Household, seconds: float | None) -> list[str]:
    """Stop in good order; what was wrong with all that people got."""
    status = await house.service.stop()
    late = [] if seconds is not None else [f"not all there within {_BACK_WITHIN:.0f} s"]
    return [
        *late,
        *([] if status == 0 else [f"ended with {status}: {house.service.log[-1]}"]),
        *house.wrong(),
    ]


async def _within(seconds: float, true: object) -> bool:
    assert callable(true)
    start = perf_counter()
    while not true():
        if perf_counter() - start > seconds:
            return False
        await asyncio.sleep(0.2)
    return True


def _pages(database: Path) -> int:
    with closing(sqlite3.connect(database)) as store:
        return int(store.execute("PRAGMA page_count").fetchone()[0])


def _s(seconds: float | None) -> str:
    return "never" if seconds is None else f"{seconds:.1f} s"


if __name__ == "__main__":
    sys.exit(campaign("disk", run))
