"""Whatever a body is made of: it is read or refused, in time, and nothing else is raised.

Here each is small; ``python -m benchmarks.ingest bodies`` tries them at full size, measured.
"""

from __future__ import annotations

import contextlib
import random

import pytest

from bot.errors import ParseError
from bot.ingest.feed import parse_feed
from bot.ingest.parsed import ParsedFeed
from bot.ingest.workers import Workers
from tests.ingest.hostile.bodies import BODIES, Body
from tests.ingest.hostile.mutants import mutant
from tests.ingest.hostile.reading import URL, names, read

_SIZE = 4_000
_SECONDS = 5.0
_UNEXPECTED = "Error: "


def test_there_are_enough_and_each_has_its_own_name() -> None:
    assert len(BODIES) >= 200
    assert len(set(names(BODIES))) == len(BODIES)


@pytest.mark.parametrize("reader", ["feed", "page", "opml", "discover", "robots"])
async def test_each_is_read_or_refused_as_it_says(workers: Workers, reader: str) -> None:
    wrong: dict[str, str] = {}
    for body in (body for body in BODIES if body.reader == reader):
        try:
            await read(workers, body, _SIZE, _SECONDS)
        except ParseError as error:
            if body.expected == "read" or _is_uncaught(error):
                wrong[body.name] = str(error)
        else:
            if body.expected == "refused":
                wrong[body.name] = "was read"
    assert wrong == {}


def _is_uncaught(error: ParseError) -> bool:
    """Did the reader itself raise what it does not promise? The worker says its type."""
    return _UNEXPECTED in str(error).split(" ", 1)[0] + " "


@pytest.mark.parametrize(
    ("name", "title"),
    [("turned-title", "Grid warns"), ("html-title", "Grid"), ("many-items", "A")],
)
def test_a_headline_is_plain_words(name: str, title: str) -> None:
    assert _entries(name)[0].title == title


@pytest.mark.parametrize("name", ["javascript-link", "data-link"])
def test_a_link_that_is_no_address_of_a_page_is_none(name: str) -> None:
    assert _entries(name)[0].url is None


@pytest.mark.parametrize("name", ["outer-entity", "billion-laughs"])
def test_entities_bring_nothing_in(name: str) -> None:
    try:
        found = _feed(name)
    except ParseError:
        return
    assert all(len(entry.text) < 1_000 and "root:" not in entry.text for entry in found.entries)


def test_nesting_is_capped() -> None:
    deep = "<rss><channel><title>T</title><item><title>A</title>" + "<x>" * 300
    with pytest.raises(ParseError, match="nested deeper than 200"):
        parse_feed(deep.encode(), URL)
    with pytest.raises(ParseError, match="nested deeper than 20"):
        parse_feed(deep[:200].encode(), URL, "", 20)
    loose = "<description>" + "<p>one<br>two<li>three" * 300 + "</description>"
    feed = f"<rss version='2.0'><channel><item><title>A</title>{loose}</item></channel></rss>"
    assert len(parse_feed(feed.encode(), URL).entries) == 1


def test_what_breaks_the_parser_inside_is_a_damaged_feed() -> None:
    """Found among 20,000 mutants: the parser unpacks what it did not expect."""
    chance = random.Random(1900)
    for _ in range(100):
        with contextlib.suppress(ParseError):
            parse_feed(mutant(chance), URL)


def test_mutated_feeds_raise_nothing_else() -> None:
    chance = random.Random(20261121)
    refused = 0
    for _ in range(300):
        try:
            parse_feed(mutant(chance), URL)
        except ParseError:
            refused += 1
    assert 0 < refused < 300


def _feed(name: str) -> ParsedFeed:
    return parse_feed(_named(name).make(_SIZE), URL)


def _entries(name: str) -> tuple:  # type: ignore[type-arg]
    return _feed(name).entries


def _named(name: str) -> Body:
    return next(body for body in BODIES if body.name == name)
