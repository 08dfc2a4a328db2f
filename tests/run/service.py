"""``newsdigest run`` as a real process, and the other commands beside it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


@dataclass
class Service:
    """One installation: its folder, its settings and, while it runs, its process."""

    folder: Path
    settings: dict[str, str]
    log: list[str] = field(default_factory=list)
    program: str = "bot"
    process: asyncio.subprocess.Process | None = None
    _reader: asyncio.Task[None] | None = None

    def environment(self) -> dict[str, str]:
        """Only what the process needs, and its settings."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return {
            **kept,
            "PYTHONPATH": str(REPOSITORY),
            "NEWSDIGEST_DATA": str(self.folder / "data"),
            "NEWSDIGEST_WEB_PORT": "0",
            **self.settings,
        }

    async def start(self, *flags: str) -> None:
        """Start the service and wait until it is at work."""
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            self.program,
            "run",
            *flags,
            cwd=self.folder,
            env=self.environment(),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self._reader = asyncio.create_task(self._read(self.process))

    async def command(self, *words: str, stdin: str = "") -> tuple[int, str, str]:
        """Run another command on the same installation: status, output, errors."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *words,
            cwd=self.folder,
            env=self.environment(),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate(stdin.encode())
        return process.returncode or 0, out.decode(), err.decode()

    async def kill(self) -> None:
        """kill -9: no goodbye."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """SIGTERM, and the exit status. A service that does not end is a failure."""
        return await self._end(signal.SIGTERM)

    async def ended(self, seconds: float = 10.0) -> int:
        """Wait until the process ends by itself."""
        assert self.process is not None
        status = await asyncio.wait_for(self.process.wait(), seconds)
        if self._reader is not None:
            await self._reader
        return status

    def logged(self, words: str) -> str:
        """The first line of the log with these words; fails showing the log if there is none."""
        for line in self.log:
            if words in line:
                return line
        raise AssertionError(f"{words!r} is not in the log:\n" + "\n".join(self.log))

    async def wait_for_log(self, words: str, seconds: float = 20.0) -> str:
        """Wait until a line of the log has these words."""
        for _ in range(int(seconds / 0.05)):
            if any(words in line for line in self.log):
                break
            await asyncio.sleep(0.05)
        return self.logged(words)

    async def _end(self, number: signal.Signals) -> int:
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(number)
        return await self.ended()

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        async for line in process.stdout:
            self.log.append(line.decode(errors="replace").rstrip())
