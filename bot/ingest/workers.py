"""Worker processes for parsing, because a parser can hang.

A thread with a time limit would not help: the regex engine holds the interpreter's lock, so the
event loop would stand still with it. A process can be killed, and costs its successor's start.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar, TypeVarTuple

from bot.errors import ParseError
from bot.ingest.worker import HEAD, READY

_T = TypeVar("_T")
_Ts = TypeVarTuple("_Ts")

_START_SECONDS = 30.0
# A process that has parsed this much gives its memory back by ending.
_JOBS_PER_PROCESS = 500


class Workers:
    """Runs functions in ``size`` processes, started when needed; close it, or ``async with``."""

    def __init__(self, size: int = 2) -> None:
        self._free: asyncio.Queue[_Worker | None] = asyncio.LifoQueue()  # a running one first
        for _ in range(size):
            self._free.put_nowait(None)
        self._alive: set[_Worker] = set()
        self._size = size
        self._closed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def run(
        self,
        work: Callable[[*_Ts], _T],
        *args: *_Ts,
        timeout: float,  # noqa: ASYNC109 - it also kills the process, which asyncio.timeout cannot
    ) -> _T:
        """What ``work(*args)`` returns; ``work`` is a module's function, all values are picklable.

        timeout: seconds, counted from when a process is free. Raises ParseError, whatever went
        wrong in there: the function raised, took too long, or took the process down with it.
        """
        worker = await self._free.get()
        healthy = None
        try:
            if self._closed:
                raise ParseError("the workers are closed")
            if worker is None:
                worker = await self._started()
            async with asyncio.timeout(timeout):
                succeeded, value = await worker.ask((work, args))
            healthy = worker if worker.jobs < _JOBS_PER_PROCESS else None
        except TimeoutError as error:
            raise ParseError(f"reading it took longer than {timeout:g} seconds") from error
        except (EOFError, OSError) as error:
            raise ParseError("reading it needed more than a process may use") from error
        finally:
            try:
                if worker is not None and healthy is None:
                    await self._end(worker)
            finally:
                self._free.put_nowait(healthy)
        if not succeeded:
            raise ParseError(str(value))
        return value  # type: ignore[return-value] # the pipe forgets types; it is work's own value

    async def close(self) -> None:
        """End all processes; jobs that still run or wait fail with ParseError."""
        self._closed = True
        for worker in self._alive:
            worker.kill()
        # A place comes free when its job has noticed and let go of the process.
        for left in [await self._free.get() for _ in range(self._size)]:
            if left is not None:
                await self._end(left)
        for _ in range(self._size):
            self._free.put_nowait(None)

    async def _started(self) -> _Worker:
        worker = await _Worker.start()
        self._alive.add(worker)
        try:
            async with asyncio.timeout(_START_SECONDS):
                await worker.ready()
        except BaseException:
            await self._end(worker)
            raise
        return worker

    async def _end(self, worker: _Worker) -> None:
        self._alive.discard(worker)
        await worker.end()


class _Worker:
    """One process and its pipes."""

    def __init__(self, process: Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process = process
        self._stdin, self._stdout = process.stdin, process.stdout
        self.jobs = 0

    @classmethod
    async def start(cls) -> _Worker:
        # Secrets live in the environment: a process that reads what strangers wrote gets none.
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "PYTHONUTF8": "1",
            "OPENBLAS_NUM_THREADS": "1",  # each thread would reserve memory, which is limited
        }
        return cls(
            await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", "bot.ingest.worker"),
                stdin=PIPE,
                stdout=PIPE,
                env=environment,
            )
        )

    async def ready(self) -> None:
        if await self._read() != READY:
            raise EOFError

    async def ask(self, job: object) -> tuple[bool, object]:
        self.jobs += 1
        frame = pickle.dumps(job)
        self._stdin.write(len(frame).to_bytes(HEAD, "big") + frame)
        await self._stdin.drain()
        succeeded, value = pickle.loads(await self._read())  # noqa: S301 - from our own process
        return succeeded, value

    def kill(self) -> None:
        if self._process.returncode is None:
            self._process.kill()

    async def end(self) -> None:
        self.kill()
        self._stdin.close()
        # Reading to the end lets go of the pipes as well as of the process.
        await self._stdout.read()
        await self._process.wait()

    async def _read(self) -> bytes:
        head = await self._stdout.readexactly(HEAD)
        return await self._stdout.readexactly(int.from_bytes(head, "big"))
