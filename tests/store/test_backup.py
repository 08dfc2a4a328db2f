"""Copies of the database, and how they come back."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

import bot.store.migrate
from bot.errors import NewsdigestError
from bot.store.backup import back_up, nightly, restore
from bot.store.migrate import migrate

TODAY = date(2026, 11, 20)


@pytest.fixture
async def url(tmp_path: Path) -> str:
    made = f"sqlite:///{tmp_path / 'data' / 'newsdigest.db'}"
    await migrate(made)
    say(made, "first")
    return made


def opened(url: str) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(url.removeprefix("sqlite:///")))


def say(url: str, word: str) -> None:
    with opened(url) as db, db:
        db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('word', ?)", (word,))


def said(url: str) -> str:
    with opened(url) as db:
        return str(db.execute("SELECT value FROM meta WHERE key = 'word'").fetchone()[0])


def test_a_copy_is_taken_while_somebody_writes_and_holds_what_was_committed(
    url: str, tmp_path: Path
) -> None:
    with opened(url) as db:
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE meta SET value = 'half'")
        back_up(url, tmp_path / "copy.db")
        db.rollback()
    assert said(f"sqlite:///{tmp_path / 'copy.db'}") == "first"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "data"]
    assert (tmp_path / "copy.db").stat().st_mode & 0o077 == 0


def test_what_was_there_comes_back_and_what_was_replaced_is_kept(url: str, tmp_path: Path) -> None:
    back_up(url, tmp_path / "copy.db")
    say(url, "second")
    kept = restore(url, tmp_path / "copy.db")
    assert said(url) == "first"
    assert kept is not None
    assert said(f"sqlite:///{kept}") == "second"


async def test_a_copy_is_restored_where_nothing_was(url: str, tmp_path: Path) -> None:
    back_up(url, tmp_path / "copy.db")
    elsewhere = f"sqlite:///{tmp_path / 'new' / 'newsdigest.db'}"
    assert restore(elsewhere, tmp_path / "copy.db") is None
    assert await migrate(elsewhere) == await migrate(url)
    assert said(elsewhere) == "first"


def damaged(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[8192:40_000] = bytes(40_000 - 8192)
    path.write_bytes(whole)


def no_database(path: Path) -> None:
    path.write_text("dear diary")


def anothers(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")


@pytest.mark.parametrize("spoil", [damaged, no_database, anothers, Path.unlink])
def test_what_is_no_copy_of_ours_changes_nothing(url: str, tmp_path: Path, spoil: object) -> None:
    copy = back_up(url, tmp_path / "copy.db")
    assert callable(spoil)
    spoil(copy)
    with pytest.raises(NewsdigestError, match="copy"):
        restore(url, copy)
    assert said(url) == "first"


@pytest.mark.parametrize("where", ["missing/copy.db", "data/newsdigest.db"])
def test_a_copy_that_cannot_be_is_refused_in_words(url: str, tmp_path: Path, where: str) -> None:
    with pytest.raises(NewsdigestError, match=where):
        back_up(url, tmp_path / where)
    assert said(url) == "first"


def test_only_files_are_copied_here(tmp_path: Path) -> None:
    for url in ("postgresql://me@host/news", "sqlite://", f"sqlite:///{tmp_path}/none.db"):
        with pytest.raises(NewsdigestError):
            back_up(url, tmp_path / "copy.db")


def test_one_copy_a_day_and_the_last_ones_stay(url: str, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "backups"
    made = [nightly(url, TODAY + timedelta(days=n // 2), keep=3) for n in range(10)]
    assert made == [1, 0] * 5
    assert [path.name for path in sorted(folder.iterdir())] == [
        f"newsdigest-2026-11-{day}.db" for day in (22, 23, 24)
    ]
    assert nightly(url, TODAY + timedelta(days=9), keep=0) == 0
    assert nightly("sqlite://", TODAY, keep=3) == 0


@pytest.fixture
def longer_history(tmp_path: Path) -> Path:
    """As in the next version: one migration more."""
    folder = tmp_path / "migrations"
    shutil.copytree(Path(bot.store.migrate.__file__).parent / "migrations", folder)
    last = max((folder / "versions").glob("v*.py")).read_text()
    before = next(line for line in last.splitlines() if line.startswith("revision")).split('"')[1]
    (folder / "versions" / "v9999_next.py").write_text(
        f'revision = "9999"\ndown_revision = "{before}"\nbranch_labels = depends_on = None\n'
        "def upgrade() -> None:\n    from alembic import op\n    op.execute('DELETE FROM meta')\n"
    )
    return folder


async def test_an_older_database_is_copied_before_it_is_changed(
    url: str, tmp_path: Path, longer_history: Path
) -> None:
    assert await migrate(url, longer_history) == "9999"
    assert said(f"sqlite:///{tmp_path / 'data' / 'newsdigest.db.before-9999'}") == "first"
    assert await migrate(url, longer_history) == "9999"
    with pytest.raises(NewsdigestError, match="newer newsdigest"):
        await migrate(url)


def test_a_copy_into_no_folder_says_that_there_is_none(url: str, tmp_path: Path) -> None:
    with pytest.raises(NewsdigestError, match="there is no folder"):
        back_up(url, tmp_path / "nowhere" / "copy.db")


def test_a_new_data_folder_is_its_owners_alone(url: str, tmp_path: Path) -> None:
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0
