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
#: Where compiled modules are, if not beside their sources.
_COMPILED = ("PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE")
# A process that has parsed this much gives its memory back by ending.
_JOBS_PER_PROCESS = 3_000


class Workers:
    """Runs functions in ``size`` processes, started when needed; close it, or ``async with``.

    memory: bytes of addresses that a process may use; idle: seconds after which one that has
    nothing to do ends.
    """

    def __init__(self, size: int = 2, *, memory: int = 1_000_000_000, idle: float = 60.0) -> None:
        self._room = asyncio.Semaphore(size)
        self._size = size
        self._memory = memory
        self._patience = idle
        self._idle: list[_Worker] = []
        self._alive: set[_Worker] = set()
        self._ending: set[asyncio.Task[None]] = set()
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
        async with self._room:
            succeeded, value = await self._ask((work, args), timeout)
        if not succeeded:
            raise ParseError(str(value))
        return value  # type: ignore[return-value] # the pipe forgets types; it is work's own value

    async def close(self) -> None:
        """End all processes; jobs that still run or wait fail with ParseError."""
        self._closed = True
        for worker in self._alive:
            worker.kill()
        # Room is there when a job has noticed and let go of its process.
        for _ in range(self._size):
            await self._room.acquire()
        for worker in self._idle:
            await self._end(worker)
        self._idle.clear()
        await asyncio.gather(*self._ending)
        for _ in range(self._size):
            self._room.release()

    async def _ask(self, job: object, seconds: float) -> tuple[bool, object]:
        if self._closed:
            raise ParseError("the workers are closed")
        worker = self._idle.pop() if self._idle else None
        healthy = False
        try:
            if worker is None:
                worker = await self._started()
            worker.used += 1
            async with asyncio.timeout(seconds):
                answer = await worker.ask(job)
            healthy = worker.used < _JOBS_PER_PROCESS
        except TimeoutError as error:
            raise ParseError(f"reading it took longer than {seconds:g} seconds") from error
        except (EOFError, OSError) as error:
            raise ParseError("reading it needed more than a process may use") from error
        finally:
            if worker is not None and healthy:
                self._rest(worker)
            elif worker is not None:
                await self._end(worker)
        return answer

    def _rest(self, worker: _Worker) -> None:
        """The worker waits for more, but not for ever: each holds some fifty megabytes."""
        self._idle.append(worker)
        used = worker.used

        def retire() -> None:
            if worker in self._idle and worker.used == used:
                self._idle.remove(worker)
                task = asyncio.get_running_loop().create_task(self._end(worker))
                self._ending.add(task)
                task.add_done_callback(self._ending.discard)

        asyncio.get_running_loop().call_later(self._patience, retire)

    async def _started(self) -> _Worker:
        worker = await _Worker.start(self._memory)
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
        self.used = 0
        self._killed = False

    @classmethod
    async def start(cls, memory: int) -> _Worker:
        # Secrets live in the environment: a process that reads what strangers wrote gets none.
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "PYTHONUTF8": "1",
            "MALLOC_ARENA_MAX": "1",
            "OPENBLAS_NUM_THREADS": "1",  # each thread would reserve memory, which is limited
            **{name: os.environ[name] for name in _COMPILED if name in os.environ},
        }
        return cls(
            await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", "bot.ingest.worker", str(memory)),
                stdin=PIPE,
                stdout=PIPE,
                env=environment,
            )
        )

    async def ready(self) -> None:
        if await self._read() != READY:
            raise EOFError

    async def ask(self, job: object) -> tuple[bool, object]:
        frame = pickle.dumps(job)
        self._stdin.write(len(frame).to_bytes(HEAD, "big") + frame)
        await self._stdin.drain()
        succeeded, value = pickle.loads(await self._read())  # noqa: S301 - from our own process
        return succeeded, value

    def kill(self) -> None:
        # Once: a second signal would take the end of the process from who waits for it.
        if self._process.returncode is None and not self._killed:
            self._killed = True
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
