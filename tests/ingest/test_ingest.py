from __future__ import annotations

from pathlib import Path

import pytest

from bot.ingest.ingest import Ingester, IngestReport
from bot.model import Address
from bot.reading import FeedKind
from bot.store import chats, feeds
from bot.store.db import Database
from tests.ingest.conftest import NOW
from tests.ingest.server import Server
from tests.ingest.test_refresh import LONG, page, rss, stored


async def addresses(db: Database) -> dict[str, FeedKind]:
    async with db.read() as tx:
        return {feed.url: feed.kind for feed in await feeds.every(tx)}


async def test_a_folder_comes_in_once(db: Database, ingester: Ingester, tmp_path: Path) -> None:
    folder = tmp_path / "quay"
    folder.mkdir()
    (folder / "a.txt").write_text("title: Ferry\n\nThe ferry sails.\n")
    (folder / "b.md").write_text("source: The Mill\n\nThe wheel turns.\n")
    (folder / "bad.txt").write_bytes(b"\xff\xfe\xfd")
    (folder / "empty.txt").touch()
    report = await ingester.ingest([folder])
    assert (report.added, report.updated, report.unchanged) == (2, 0, 0)
    assert [Path(what).name for what, _ in report.failed] == ["bad.txt", "empty.txt"]
    assert [why for _, why in report.failed] == [
        "the file is not UTF-8 (byte 1)",
        "the file has no text",
    ]
    assert {article.source for article in await stored(db)} == {"quay", "The Mill"}
    again = await ingester.ingest([str(folder), folder / "a.txt"])
    assert (again.added, again.updated, again.unchanged) == (0, 0, 3)
    assert await addresses(db) == {f"files:{folder}": FeedKind.FILES}


async def test_an_edited_file_is_updated(db: Database, ingester: Ingester, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The ferry sails.\n")
    assert await ingester.ingest([path], source="The Quay") == IngestReport(added=1)
    path.write_text("The ferry sails at six.\n")
    assert await ingester.ingest([path], source="The Quay") == IngestReport(updated=1)
    (article,) = await stored(db)
    assert (article.text, article.source) == ("The ferry sails at six.\n", "The Quay")


async def test_what_cannot_be_read_does_not_stop_the_rest(
    ingester: Ingester, server: Server, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("The ferry sails.\n")
    absent, gone = str(tmp_path / "absent"), server.url("/gone")
    report = await ingester.ingest([absent, gone, "http://", tmp_path / "a.txt"])
    assert report.added == 1
    assert dict(report.failed).keys() == {absent, gone, "http://"}
    assert dict(report.failed)[absent] == "there is no such file or folder"
    assert "404" in dict(report.failed)[gone]


async def test_a_feeds_address_adds_the_feed(
    db: Database, ingester: Ingester, server: Server
) -> None:
    url = server.serve("/feed", rss(("a", LONG * 8)))
    assert await ingester.ingest([url]) == IngestReport(added=1)
    assert await ingester.ingest([url + "#top"]) == IngestReport(unchanged=1)
    assert server.asked("/feed") == 2
    async with db.read() as tx:
        (feed,) = await feeds.every(tx)
    assert (feed.url, feed.title, feed.public) == (url, "The Quay", True)


async def test_a_pages_address_is_an_article(
    db: Database, ingester: Ingester, server: Server
) -> None:
    server.serve("/news", page(LONG, "Its engine was replaced in the dry dock of the island."))
    url = server.url("/news?utm_source=chat")
    assert await ingester.ingest([url], source="The Quay") == IngestReport(added=1)
    assert await ingester.ingest([url], source="The Quay") == IngestReport(unchanged=1)
    (article,) = await stored(db)
    assert (article.url, article.source) == (server.url("/news"), "The Quay")
    assert LONG.strip() in article.text


async def test_a_page_without_an_article_is_a_failure(
    db: Database, ingester: Ingester, server: Server
) -> None:
    url = server.serve("/login", "<html><body><p>Please log in.</p></body></html>")
    report = await ingester.ingest([url])
    assert report.failed == ((url, "no article was found on the page"),)
    assert await addresses(db) == {}


@pytest.mark.parametrize("by", ["file", "url"])
async def test_a_list_of_feeds_adds_and_reads_them(
    db: Database, ingester: Ingester, server: Server, elsewhere: Server, tmp_path: Path, by: str
) -> None:
    one = server.serve("/one", rss(("a", LONG * 8)))
    two = elsewhere.serve("/two", rss(("b", LONG * 8), title="The Mill"))
    gone = server.url("/gone")
    opml = f"""<opml version="2.0"><body><outline text="Coast">
      <outline text="My quay" xmlUrl="{one}"/><outline text="" xmlUrl="{two}"/></outline>
      <outline text="Gone" xmlUrl="{gone}"/><outline text="Bad" xmlUrl="nowhere"/></body></opml>"""
    what = server.serve("/list", opml)
    if by == "file":
        (tmp_path / "feeds.opml").write_text(opml)
        what = str(tmp_path / "feeds.opml")
    report = await ingester.ingest([what])
    assert report.added == 2
    assert dict(report.failed).keys() == {gone, "nowhere"}
    assert set(await addresses(db)) == {one, two, gone}
    assert {article.source for article in await stored(db)} == {"My quay", "The Mill"}
    assert (await ingester.ingest([what])).added == 0


async def test_what_a_chat_hands_in_is_that_chats_alone(
    db: Database, ingester: Ingester, server: Server
) -> None:
    async with db.write() as tx:
        chat = await chats.ensure(tx, Address("console", "1"), kind="private", title="Ina", now=NOW)
    feed = server.serve("/feed", rss(("a", LONG * 8)))
    single = server.serve("/news", page(LONG, "Its engine was replaced in the dry dock there."))
    report = await ingester.ingest([feed, single], chat_id=chat.id)
    assert (report.added, report.failed) == (2, ())
    async with db.read() as tx:
        assert [feed.public for feed in await feeds.every(tx)] == [False, False]
    # What everybody may read comes to light by being handed in for everybody, not by the chat.
    assert await ingester.ingest([single]) == IngestReport(updated=1)
    async with db.read() as tx:
        public = [feed.url for feed in await feeds.every(tx) if feed.public]
    assert public == ["pages:127.0.0.1"]
