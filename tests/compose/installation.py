"""An installation as its owner makes it: the project's files in a folder, ``.env``, up and down."""

from __future__ import annotations

import asyncio
import json
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
FILES = (
    ".dockerignore",
    ".env.example",
    "Dockerfile",
    "README.md",
    "compose.scale.yml",
    "docker-compose.yml",
    "pyproject.toml",
    "requirements.lock",
    "requirements.postgres.lock",
    "requirements.runtime.lock",
)
FOLDERS = ("bot", "seeds", "summarizer", "tools")
SERVICE = "newsdigest"
#: Those of compose.scale.yml that are newsdigest's.
ROLES = (SERVICE, "ingest", "send")
HOST = "host.docker.internal"


class CommandFailed(Exception):
    """A command did not end as it should; the text holds all that it said."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended. ``said`` is its standard output, ``complained`` standard error."""

    status: int
    said: str
    complained: str
    seconds: float


async def run(*command: str, folder: Path, within: float = 60) -> Ended:
    """Run a command to its end. Raises CommandFailed after ``within`` seconds."""
    begun = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=folder,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        said, complained = await asyncio.wait_for(process.communicate(), within)
    except TimeoutError:
        process.kill()
        await process.wait()
        raise CommandFailed(f"{' '.join(command)}: not done after {within:g} s") from None
    assert process.returncode is not None
    seconds = time.monotonic() - begun
    return Ended(process.returncode, said.decode(), complained.decode(), seconds)


@dataclass(frozen=True, slots=True)
class Installation:
    """One installation in ``folder``, driven through ``docker compose`` alone where that can.

    services: those that are made from the project's image.
    """

    folder: Path
    services: tuple[str, ...] = (SERVICE,)

    def prepare(self, settings: dict[str, str], base: str | None) -> None:
        """Copy the project's files, fill ``.env``; what only a test needs is an override file."""
        for name in FILES:
            shutil.copy2(PROJECT / name, self.folder / name)
        for name in FOLDERS:
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(PROJECT / name, self.folder / name, ignore=ignored)
        example = (self.folder / ".env.example").read_text(encoding="utf-8")
        lines = [line for line in example.splitlines() if line.partition("=")[0] not in settings]
        lines += [f"{name}={value}" for name, value in settings.items()]
        (self.folder / ".env").write_text("\n".join(lines) + "\n", encoding="utf-8")
        service: dict[str, Any] = {"extra_hosts": [f"{HOST}:host-gateway"]}
        if base:
            service["build"] = {"args": {"BASE": base}}
        # JSON is YAML, and needs no library.
        override = json.dumps({"services": dict.fromkeys(self.services, service)})
        (self.folder / "docker-compose.override.yml").write_text(override, encoding="utf-8")

    async def docker(self, *words: str, within: float = 60, status: int | None = 0) -> Ended:
        """``docker WORDS``. Raises CommandFailed if it ends with another status (None: any)."""
        ended = await run("docker", *words, folder=self.folder, within=within)
        if status is not None and ended.status != status:
            told = f"{ended.said}{ended.complained}"
            raise CommandFailed(f"docker {' '.join(words)}: ended with {ended.status}\n{told}")
        return ended

    async def compose(self, *words: str, within: float = 60, status: int | None = 0) -> Ended:
        """``docker compose WORDS``."""
        return await self.docker("compose", *words, within=within, status=status)

    async def inside(self, *words: str, status: int | None = 0) -> Ended:
        """Run a command in the running container."""
        return await self.compose("exec", "-T", SERVICE, *words, status=status)

    async def newsdigest(self, *words: str) -> Ended:
        """A command of newsdigest's in the running container, beside the service."""
        return await self.inside("newsdigest", *words)

    async def container(self) -> dict[str, Any]:
        """What the engine knows about the container, running or not."""
        return (await self.containers(SERVICE))[0]

    async def containers(self, service: str) -> list[dict[str, Any]]:
        """The same about all of a service."""
        found = (await self.compose("ps", "--all", "--quiet", service)).said.split()
        known: list[dict[str, Any]] = json.loads((await self.docker("inspect", *found)).said)
        return known

    async def image(self) -> dict[str, Any]:
        """What the engine knows about the image that the container is made from."""
        name = (await self.container())["Image"]
        known: list[dict[str, Any]] = json.loads((await self.docker("inspect", name)).said)
        return known[0]

    async def logs(self) -> str:
        """All that its services have said since their containers were made."""
        prefix = () if len(self.services) > 1 else ("--no-log-prefix",)
        ended = await self.compose("logs", "--no-color", *prefix, *self.services)
        return ended.said + ended.complained
