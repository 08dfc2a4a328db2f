from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import ParseError
from bot.ingest.feed import parse_feed

FEEDS = Path(__file__).with_name("feeds")
URL = "http://127.0.0.1/feed.xml"


def expected(text: str) -> dict[str, Any]:
    """The expectation that a fixture carries: in its first comment, or under "expect"."""
    if text.startswith("{"):
        found: dict[str, Any] = json.loads(text)["expect"]
        return found
    return json.loads(text.partition("<!-- expect:")[2].partition("-->")[0])


def rss(items: str, *, declaration: str = '<?xml version="1.0"?>') -> str:
    return f'{declaration}<rss version="2.0"><channel><title>T</title>{items}</channel></rss>'


@pytest.mark.parametrize("path", sorted(FEEDS.iterdir()), ids=lambda path: path.name)
def test_each_format_is_read_as_its_fixture_says(path: Path) -> None:
    expects = expected(path.read_text("utf-8"))
    feed = parse_feed(path.read_bytes(), URL)
    assert feed.title == expects["title"]
    assert feed.language == expects["language"]
    assert feed.schedule.ttl == (timedelta(minutes=expects["ttl"]) if expects["ttl"] else None)
    found = [
        {
            "guid": entry.guid,
            "url": entry.url,
            "title": entry.title,
            "text": entry.text,
            "published_at": entry.published_at.isoformat() if entry.published_at else None,
            "language": entry.language,
            "author": entry.author,
            "picture": entry.picture,
        }
        for entry in feed.entries
    ]
    usual = {"language": expects["language"], "author": None, "picture": None}
    assert found == [usual | entry for entry in expects["entries"]]


RUSSIAN = "Паром вернулся в порт, и рыбаки рады этому больше всех остальных жителей города."


@pytest.mark.parametrize(
    ("declared", "http", "real"),
    [
        ("windows-1251", "", "windows-1251"),
        ("", "windows-1251", "windows-1251"),
        ("koi8-r", "", "koi8-r"),
        ("utf-8", "", "utf-8"),
        ("windows-1251", "", "utf-8"),
        ("utf-8", "iso-8859-1", "utf-8"),
        ("utf-16", "", "utf-16"),
        ("utf-16", "", "utf-8"),
        ("no-such-encoding", "", "utf-8"),
        ("", "", "windows-1251"),
        ("utf-8", "", "windows-1251"),
    ],
)
def test_whatever_the_encoding_the_text_is_right(declared: str, http: str, real: str) -> None:
    label = f' encoding="{declared}"' if declared else ""
    items = f"<item><title>{RUSSIAN}</title><link>https://a.example/1</link></item>"
    body = rss(items, declaration=f'<?xml version="1.0"{label}?>').encode(real)
    feed = parse_feed(body, URL, f"text/xml; charset={http}" if http else "text/xml")
    assert feed.entries[0].title == RUSSIAN


def test_one_damaged_letter_does_not_spoil_the_others() -> None:
    body = rss(f"<item><title>{RUSSIAN}</title></item>", declaration="").encode()
    broken = b'<?xml version="1.0" encoding="utf-8"?>' + body.replace("ф".encode(), b"").replace(
        "П".encode(), b"\xd0", 1
    )
    title = parse_feed(broken, URL).entries[0].title
    assert title is not None
    assert title.endswith(RUSSIAN[2:])


@pytest.mark.parametrize("junk", [b"\n\n  ", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_what_stands_before_the_declaration_does_no_harm(junk: bytes) -> None:
    body = junk + rss("<item><title>Read me</title></item>").encode()
    assert parse_feed(body, URL).entries[0].title == "Read me"


def test_an_unclosed_feed_gives_what_can_be_read() -> None:
    body = rss("<item><title>One</title></item><item><title>Two</title></item>").encode()[:-50]
    assert [entry.title for entry in parse_feed(body, URL).entries][:1] == ["One"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"http://127.0.0.1/other-feed",
        b"/etc/passwd",
        b"<html><body><p>Not found</p></body></html>",
        b'{"version": "https://jsonfeed.org/version/1", "items": [',
        b'{"name": "an API"}',
        b"\x89PNG\r\n\x1a\n" + bytes(100),
    ],
)
def test_what_is_no_feed_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(ParseError):
        parse_feed(body, URL)


def test_a_body_that_looks_like_a_path_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text(rss("<item><title>Secret</title></item>"))
    with pytest.raises(ParseError):
        parse_feed(str(secret).encode(), URL)


def test_entities_of_a_document_type_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    body = rss("<item><title>A &x; b</title></item>", declaration=doctype).encode()
    titles = [entry.title or "" for entry in parse_feed(body, URL).entries]
    assert titles
    assert "the secret" not in titles[0]


def test_a_feed_gives_two_hundred_entries_at_most() -> None:
    items = "".join(f"<item><title>Item {n}</title></item>" for n in range(300))
    feed = parse_feed(rss(items).encode(), URL)
    assert [entry.title for entry in feed.entries] == [f"Item {n}" for n in range(200)]


def test_without_id_and_link_the_text_is_the_identity() -> None:
    items = "<item><title>One</title></item><item><title>Two</title></item>"
    first = parse_feed(rss(items).encode(), URL).entries
    again = parse_feed(rss(items).encode(), URL).entries
    assert [e.guid for e in first] == [e.guid for e in again]
    assert len({e.guid for e in first}) == 2


def test_an_endless_id_is_one_that_every_index_can_hold() -> None:
    ids = ["п" * 3_000, "п" * 2_999 + "р", "short"]
    items = "".join(f"<item><guid>{each}</guid><title>One</title></item>" for each in ids)
    found = [entry.guid for entry in parse_feed(rss(items).encode(), URL).entries]
    assert len(set(found)) == 3
    assert found[2] == "short"
    assert all(len(each.encode()) <= 1_000 for each in found)


@pytest.mark.parametrize(
    "number", ["&#xFFFFFFFF;", "&#x00fffffff0;", "&#99999999999;", "&#x110000;", "&#xD800;", "&#0;"]
)
def test_an_impossible_character_does_not_cost_the_feed(number: str) -> None:
    items = f"<item><title>A{number}B</title></item><item><title>Ж&#x416;&#1046;</title></item>"
    feed = parse_feed(rss(items).encode(), URL)
    assert [entry.title for entry in feed.entries] == ["A\ufffdB", "ЖЖЖ"]


def test_halves_of_characters_and_controls_do_not_reach_the_store() -> None:
    feed = r'{"version": "https://jsonfeed.org/version/1", "title": "T\ud800", "items": ['
    feed += r'{"id": "a\ud800", "title": "x\u0000y", "url": "http://a.example/\udfff",'
    feed += r'"content_text": "one\udfff\ntwo\u0007"}]}'
    parsed = parse_feed(feed.encode(), URL)
    (entry,) = parsed.entries
    assert parsed.title == "T"
    assert (entry.guid, entry.title, entry.text) == ("a", "xy", "one\ntwo")
    assert entry.url is None or entry.url.isprintable()


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_damage_anywhere_is_read_or_refused(junk: bytes) -> None:
    whole = (FEEDS / "rss.xml").read_bytes()
    cut = len(junk) * 7 % len(whole)
    try:
        feed = parse_feed(whole[:cut] + junk + whole[cut:], URL)
    except (ParseError, ValueError, OverflowError, LookupError):
        return  # a worker turns whatever feedparser raises into ParseError
    assert all(entry.title or entry.text for entry in feed.entries)
