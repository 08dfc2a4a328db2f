"""Runs what the image is to run, once, and compiles what that imported: the libraries' and Python's
own modules, and no others. It also proves that nothing is missing from what ``slim`` has left.

    /opt/newsdigest/bin/python tools/rehearse.py /opt/newsdigest/compiled

The folder is what PYTHONPYCACHEPREFIX names in the image. What is compiled there holds no times, so
that it is the same each time; what was not rehearsed is compiled whenever it is imported.
"""

from __future__ import annotations

import os
import py_compile
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

#: The digest of the sample articles; the service, which ends with its console; all that these
#: import late, or in other processes, or with a token.
_NEWSDIGEST = ("-c", "import sys; from bot.cli import main; sys.exit(main())")
_SCENES: tuple[tuple[str, ...], ...] = (
    (*_NEWSDIGEST, "demo"),
    (*_NEWSDIGEST, "run", "--console"),
    ("-c", "import bot.platforms.telegram.platform, bot.platforms.discord.platform"),
    ("-c", "import feedparser, jinja2, lxml.html, trafilatura.settings, bot.ingest.extract"),
    ("-c", "import http.client, socket, bot.cli.doctor, bot.cli.init, bot.cli.feeds, bot.cli.kept"),
)
#: Tried, too, but not compiled: the rankers of others load 250 modules for who asks for them.
_TRIED: tuple[tuple[str, ...], ...] = tuple(
    (*_NEWSDIGEST, "summarize", "--engine", engine, "-") for engine in ("lexrank", "lsa", "kl")
)
_TEXT = "The bridge was closed on Monday. Its repair takes a year. Ferries run until then.\n"


def rehearse(compiled: Path) -> None:
    """Fill the folder ``compiled``. Ends the program when something does not run."""
    with tempfile.TemporaryDirectory() as home:
        for scene in _SCENES:
            _run(scene, Path(home), {"PYTHONPYCACHEPREFIX": str(compiled)}, "/trends\n/quit\n")
        for scene in _TRIED:
            _run(scene, Path(home), {"PYTHONDONTWRITEBYTECODE": "1"}, _TEXT)
    made = {path: _source(path, compiled) for path in sorted(compiled.rglob("*.pyc"))}
    shutil.rmtree(compiled)
    unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
    for path, source in made.items():
        if source.is_file():
            py_compile.compile(str(source), str(path), doraise=True, invalidation_mode=unchecked)


def _run(scene: tuple[str, ...], home: Path, more: dict[str, str], said: str) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "NEWSDIGEST_DATA": str(home / "data"),
        "NEWSDIGEST_LANGUAGES": "none",
        "NEWSDIGEST_LOG_LEVEL": "ERROR",
        **more,
    }
    ended = subprocess.run(
        [sys.executable, *scene],
        input=said,
        text=True,
        cwd=home,
        env=environment,
        capture_output=True,
        check=False,
    )
    # What fails inside the service is logged, and the service goes on.
    if ended.returncode or ended.stderr:
        sys.exit(f"{' '.join(scene)} ended with {ended.returncode}:\n{ended.stderr}")


def _source(made: Path, compiled: Path) -> Path:
    """What a compiled file was made from."""
    name = made.name.partition(f".{sys.implementation.cache_tag}")[0]
    return Path("/", *made.relative_to(compiled).parent.parts, f"{name}.py")


if __name__ == "__main__":
    rehearse(Path(sys.argv[1]))
