"""The stories as feeds: valid, stable, escaped, and read by our own reader of feeds."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import feedparser
import jsonschema
from lxml import etree

from bot.letters import letters
from bot.web.visit import Site
from tests.builders import NOW, Newsroom
from tests.web.reader import READING, Reader, reading

ATOM = "{http://www.w3.org/2005/Atom}"
ODD = "<script>alert('1')</script> & \x00 \ufffe ]]> “grid” Łódź"
_ITEM = {
    "type": "object",
    "required": ["id", "url", "content_html", "title"],
    "properties": {
        "id": {"type": "string", "pattern": "^urn:uuid:"},
        "url": {"type": "string", "pattern": "^https?://"},
        "external_url": {"type": "string", "pattern": "^https?://"},
        "content_html": {"type": "string"},
        "date_published": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "date_modified": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "authors": {"type": "array", "items": {"type": "object", "required": ["name"]}},
        "tags": {"type": "array", "items": {"type": "string"}},
        "language": {"type": "string"},
    },
}
#: By https://www.jsonfeed.org/version/1.1/
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "home_page_url": {"type": "string", "pattern": "^https?://"},
        "feed_url": {"type": "string", "pattern": "^https?://"},
        "items": {"type": "array", "items": _ITEM},
    },
}


async def _reported(room: Newsroom) -> int:
    story = await room.report(ODD, text="Reserves < four days & falling.", topics=("Energy",))
    await room.report("Of ships", topics=("Ports",), language="und", published=None)
    return story


async def test_atom_has_what_it_must_have(room: Newsroom, reader: Reader) -> None:
    story = await _reported(room)
    seen = await reader.get("/feed.atom")
    assert seen.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(seen.text.encode())
    for element in (feed, *feed.iter(f"{ATOM}entry")):
        assert str(element.findtext(f"{ATOM}id")).startswith("urn:uuid:")
        assert element.findtext(f"{ATOM}title")
        updated = str(element.findtext(f"{ATOM}updated"))
        assert datetime.fromisoformat(updated).tzinfo == UTC
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len(set(ids)) == 2
    for entry in feed.iter(f"{ATOM}entry"):
        assert entry.find(f"{ATOM}author/{ATOM}name") is not None
    hrefs = [link.get("href") for link in feed.iter(f"{ATOM}link")]
    assert f"{reader.root}/feed.atom" in hrefs
    assert f"{reader.root}/story/{letters(story)}" in hrefs


async def test_atom_is_read_by_others_as_it_was_meant(room: Newsroom, reader: Reader) -> None:
    await _reported(room)
    read = feedparser.parse((await reader.get("/topic/Energy.atom")).text)
    assert not read.bozo
    (entry,) = read.entries
    assert "grid" in entry.title
    assert "<script" not in entry.content[0].value
    assert "#:~:text=Reserves%20%3C%20four" in entry.content[0].value
    assert [tag.term for tag in entry.tags] == ["Energy"]


async def test_json_feed_is_valid(room: Newsroom, reader: Reader) -> None:
    await _reported(room)
    for path, number in (("/feed.json", 2), ("/topic/Ports.json", 1)):
        seen = await reader.get(path)
        assert seen.headers["Content-Type"].startswith("application/feed+json")
        made = json.loads(seen.text)
        jsonschema.validate(made, JSON_FEED)
        assert len(made["items"]) == number
        assert made["feed_url"] == reader.root + path
        for item in made["items"]:
            assert "<script" not in item["content_html"]


async def test_ids_stay_when_stories_grow_and_the_address_changes(room: Newsroom) -> None:
    story = await room.report("Grid warns")
    ids = []
    for root in (None, "https://a.example", "https://b.example"):
        async with reading(room, Site(public=READING, root=root)) as reader:
            text = (await reader.get("/feed.atom")).text
            ids.append(re.findall("<id>(.*?)</id>", text))
            if root:
                assert f'href="{root}/story/{letters(story)}"' in text
        await room.report("Grid warns again", story_id=story, source="Quay Gazette")
    assert ids[0] == ids[1] == ids[2]


async def test_who_has_it_already_is_not_sent_it_again(room: Newsroom, reader: Reader) -> None:
    await _reported(room)
    first = await reader.get("/feed.json")
    for condition in (
        {"If_None_Match": first.headers["ETag"]},
        {"If_None_Match": f'"other", W/{first.headers["ETag"]}'},
        {"If_Modified_Since": first.headers["Last-Modified"]},
    ):
        again = await reader.get("/feed.json", **condition)
        assert (again.status, again.text) == (304, "")
    await room.report("New", now=NOW.replace(hour=13))
    assert (await reader.get("/feed.json", **condition)).status == 200


async def test_pages_name_their_feeds(room: Newsroom, reader: Reader) -> None:
    await _reported(room)
    page = (await reader.get("/topic/Energy")).page
    links = {link.get("type"): link.get("href") for link in page.xpath("//link[@rel='alternate']")}
    assert links["application/atom+xml"] == "/topic/Energy.atom"
    for href in page.xpath("//link[@rel='alternate']/@href"):
        assert (await reader.get(href)).status == 200


async def test_private_feeds_ask_for_the_token(room: Newsroom) -> None:
    async with reading(room, Site()) as reader:
        refused = await reader.get("/feed.atom")
        assert (refused.status, refused.headers["WWW-Authenticate"]) == (401, "Bearer")
        assert (await reader.owner("/feed.atom")).status == 200
        assert (await reader.owner("/topic/Nothing.atom")).status == 404
