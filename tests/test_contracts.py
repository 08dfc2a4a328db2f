"""The import contracts catch what they are there for: each is tried with a wrong import."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]

WRONG = [
    ("layers", "bot/digest/select.py", "import bot.ingest.urls"),
    ("layers", "bot/model.py", "import bot.message"),
    (
        "platforms do not know each other",
        "bot/platforms/console/render.py",
        "import bot.platforms.telegram",
    ),
    ("python-telegram-bot stays in its folder", "bot/jobs.py", "import telegram"),
    ("discord.py stays in its folder", "bot/platforms/telegram/send.py", "import discord"),
    ("SQL stays in the store", "bot/digest/build.py", "import sqlalchemy"),
    ("one HTTP client", "bot/ingest/refresh.py", "import httpx"),
    ("decisions are pure", "bot/delivery/governor.py", "import asyncio"),
    ("decisions are pure", "bot/digest/select.py", "import bot.clock"),
    ("the summarizer is a pure library", "summarizer/types.py", "import asyncio"),
    ("only the summarizer's public names", "bot/stories/tell.py", "import summarizer.types"),
    ("no cycles among siblings", "bot/store/db.py", "import bot.store.feeds"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code and its contracts, to be spoiled."""
    made = tmp_path_factory.mktemp("copy")
    for name in ("bot", "summarizer"):
        shutil.copytree(
            REPOSITORY / name, made / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(REPOSITORY / "pyproject.toml", made)
    return made


def check(folder: Path) -> str:
    """What the linter says of the code in this folder."""
    words = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command"
    done = subprocess.run(
        [sys.executable, "-c", f"{words}; lint_imports_command()", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_the_code_keeps_them(copy: Path) -> None:
    assert "0 broken" in check(copy)


@pytest.mark.parametrize(("contract", "file", "line"), WRONG)
def test_a_wrong_import_is_caught(copy: Path, contract: str, file: str, line: str) -> None:
    path = copy / file
    whole = path.read_text("utf-8")
    path.write_text(f"{whole}\n{line}\n", "utf-8")
    try:
        assert f"{contract} BROKEN" in check(copy)
    finally:
        path.write_text(whole, "utf-8")
