"""Watched folders are feeds: what comes is read, what changes is updated, what goes is left."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import move

import pytest

from bot.ingest.folders import folder_url
from bot.ingest.refresh import Refresher, RefreshReport
from bot.reading import Feed, FeedKind
from bot.store import feeds
from bot.store.db import Database
from tests.ingest.conftest import NOW
from tests.ingest.test_refresh import current, stored

TEXT = "The ferry to the outer islands sails again after eleven weeks, the harbour master said.\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    made = tmp_path / "The Quay"
    made.mkdir()
    return made


async def watched(db: Database, folder: Path) -> Feed:
    async with db.write() as tx:
        return await feeds.add(
            tx, folder_url(folder), kind=FeedKind.FOLDER, title=folder.name, now=NOW
        )


async def again(db: Database, refresher: Refresher, folder: Path) -> RefreshReport:
    return await refresher.refresh(await current(db, folder_url(folder)))


async def test_what_comes_into_a_folder_is_read_by_a_tick(
    db: Database, refresher: Refresher, inbox: Path
) -> None:
    feed = await watched(db, inbox)
    (inbox / "one.txt").write_text(f"title: Ferry is back\nlanguage: en\n\n{TEXT}")
    assert await refresher.tick() == 1
    assert await refresher.tick() == 0
    (article,) = await stored(db)
    assert (article.source, article.title, article.text) == ("The Quay", "Ferry is back", TEXT)
    after = await current(db, feed.url)
    assert after.next_check_at is not None
    assert (after.next_check_at - NOW).total_seconds() < 120


async def test_only_what_is_new_or_changed_is_read_again(
    db: Database, refresher: Refresher, inbox: Path
) -> None:
    await watched(db, inbox)
    (inbox / "one.txt").write_text(TEXT)
    assert await again(db, refresher, inbox) == RefreshReport(added=1)
    assert await again(db, refresher, inbox) == RefreshReport()
    (inbox / "deeper").mkdir()
    (inbox / "deeper" / "two.md").write_text(TEXT * 2)
    assert (await again(db, refresher, inbox)).added == 1
    (inbox / "one.txt").write_text(TEXT * 3)
    assert (await again(db, refresher, inbox)).updated == 1
    assert sorted(article.text for article in await stored(db)) == [TEXT * 2, TEXT * 3]


async def test_a_file_that_is_older_than_the_last_look_is_still_new(
    db: Database, refresher: Refresher, inbox: Path, tmp_path: Path
) -> None:
    await watched(db, inbox)
    (inbox / "one.txt").write_text(TEXT)
    await again(db, refresher, inbox)
    old = tmp_path / "old.txt"
    old.write_text(TEXT * 2)
    os.utime(old, (1_000_000_000, 1_000_000_000))
    old.rename(inbox / "old.txt")
    assert (await again(db, refresher, inbox)).added == 1
    other = tmp_path / "other.txt"
    other.write_text(TEXT * 3)
    os.utime(other, (1_000_000_000, 1_000_000_000))
    other.rename(inbox / "one.txt")
    assert (await again(db, refresher, inbox)).updated == 1


async def test_a_file_that_goes_leaves_its_article_and_may_come_back(
    db: Database, refresher: Refresher, inbox: Path
) -> None:
    await watched(db, inbox)
    (inbox / "one.txt").write_text(TEXT)
    await again(db, refresher, inbox)
    (inbox / "one.txt").unlink()
    assert await again(db, refresher, inbox) == RefreshReport()
    (inbox / "one.txt").write_text(TEXT)
    assert await again(db, refresher, inbox) == RefreshReport(unchanged=1)
    assert len(await stored(db)) == 1


async def test_a_file_that_cannot_be_read_keeps_no_other_out_and_is_tried_when_it_changes(
    db: Database, refresher: Refresher, inbox: Path
) -> None:
    await watched(db, inbox)
    (inbox / "bad.txt").write_bytes(b"\xff\xfe\xff")
    (inbox / "good.txt").write_text(TEXT)
    (inbox / "picture.png").write_bytes(b"no article")
    assert await again(db, refresher, inbox) == RefreshReport(added=1)
    assert (await current(db, folder_url(inbox))).error is None
    (inbox / "bad.txt").write_text(TEXT * 2)
    assert (await again(db, refresher, inbox)).added == 1


async def test_a_link_that_leads_out_of_the_folder_is_not_followed(
    db: Database, refresher: Refresher, inbox: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text(TEXT)
    (inbox / "one.txt").symlink_to(tmp_path / "secret.txt")
    await watched(db, inbox)
    assert await again(db, refresher, inbox) == RefreshReport()


async def test_a_folder_that_is_gone_is_a_failure_and_recovers(
    db: Database, refresher: Refresher, inbox: Path
) -> None:
    await watched(db, inbox)
    away = inbox.with_name("away")
    move(inbox, away)
    assert (await again(db, refresher, inbox)).failed == "there is no such folder"
    move(away, inbox)
    (inbox / "one.txt").write_text(TEXT)
    assert (await again(db, refresher, inbox)).added == 1
    assert (await current(db, folder_url(inbox))).failures == 0


async def test_a_folder_that_is_removed_while_it_is_read_leaves_nothing(
    db: Database, refresher: Refresher, inbox: Path
) -> None:
    feed = await watched(db, inbox)
    (inbox / "one.txt").write_text(TEXT)
    async with db.write() as tx:
        await feeds.remove(tx, feed.url)
    assert await refresher.refresh(feed) == RefreshReport()
    assert await stored(db) == []
