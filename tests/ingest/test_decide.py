from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.decide import (
    article_of,
    believable,
    choose,
    digest_of,
    entry_digest,
    name_of,
)
from bot.ingest.extract import Page
from bot.ingest.parsed import ParsedFeed
from bot.reading import Entry, Feed, FeedKind, Seen

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)
FEED = Feed(
    id=1,
    url="https://quay.example/feed",
    kind=FeedKind.FEED,
    title="The Quay",
    language=None,
    public=True,
    next_check_at=NOW,
    checked_at=NOW - HALF_HOUR,
    etag=None,
    last_modified=None,
    failures=0,
    error=None,
    stopped=False,
)
NEW_FEED = replace(FEED, checked_at=None)
LONG = "The ferry sails to the outer islands again. " * 20


def entry(number: int, *, age: timedelta | None = None, text: str = LONG) -> Entry:
    return Entry(
        guid=f"e{number}",
        url=f"https://quay.example/{number}",
        title=f"Title {number}",
        text=text,
        published_at=None if age is None else NOW - age,
    )


def parsed(*entries: Entry) -> ParsedFeed:
    return ParsedFeed("Its own name", "en", entries)


def test_new_edited_and_unchanged_entries_are_told_apart() -> None:
    same, edited, new = entry(1), entry(2), entry(3, age=timedelta(days=40))
    known = {"e1": entry_digest(same), "e2": "what it was"}
    choice = choose(FEED, parsed(same, edited, new), Seen(known), NOW)
    assert [(take.entry.guid, take.because) for take in choice.take] == [
        ("e2", "its text, title or address was edited"),
        ("e3", "not seen before"),
    ]
    assert (choice.unchanged, choice.skip) == (1, ())


def test_a_new_feed_brings_its_newest_ten_and_remembers_the_rest() -> None:
    entries = [entry(n, age=timedelta(hours=n)) for n in range(15)]
    choice = choose(NEW_FEED, parsed(*reversed(entries)), Seen(), NOW)
    assert {take.entry.guid for take in choice.take} == {f"e{n}" for n in range(10)}
    assert {passed.guid for passed in choice.skip} == {f"e{n}" for n in range(10, 15)}
    assert {take.because for take in choice.take} == {"among the newest 10 of a new feed"}


def test_a_new_feed_brings_nothing_older_than_a_week() -> None:
    choice = choose(
        NEW_FEED,
        parsed(entry(1, age=timedelta(days=6)), entry(2, age=timedelta(days=8))),
        Seen(),
        NOW,
    )
    assert [take.entry.guid for take in choice.take] == ["e1"]
    assert [passed.guid for passed in choice.skip] == ["e2"]


def test_without_dates_the_feeds_order_tells_what_is_newest() -> None:
    choice = choose(NEW_FEED, parsed(*(entry(n) for n in range(15))), Seen(), NOW)
    assert [take.entry.guid for take in choice.take] == [f"e{n}" for n in range(10)]


def test_a_first_check_that_was_cut_off_goes_on_where_it_was() -> None:
    entries = [entry(n, age=timedelta(hours=n)) for n in range(15)]
    known = {f"e{n}": entry_digest(entries[n]) for n in range(4)}
    choice = choose(NEW_FEED, parsed(*entries), Seen(known), NOW)
    assert [take.entry.guid for take in choice.take] == [f"e{n}" for n in range(4, 10)]


def test_after_failures_alone_it_is_still_the_first_check() -> None:
    entries = [entry(n) for n in range(15)]
    failed = replace(FEED, failures=2)
    assert len(choose(failed, parsed(*entries), Seen(), NOW).take) == 10
    known = {"e14": entry_digest(entries[14])}
    assert len(choose(failed, parsed(*entries), Seen(known), NOW).take) == 14


@settings(deadline=None)
@given(st.lists(st.integers(0, 30), unique=True, max_size=20), st.data())
def test_every_entry_has_exactly_one_fate(numbers: list[int], data: st.DataObject) -> None:
    entries = [entry(n, age=timedelta(days=n)) for n in numbers]
    digests = st.sampled_from(["old", "same"])
    known = {
        e.guid: entry_digest(e) if data.draw(digests) == "same" else "old"
        for e in entries
        if data.draw(st.booleans())
    }
    feed = data.draw(st.sampled_from([FEED, NEW_FEED]))
    choice = choose(feed, parsed(*entries), Seen(known), NOW)
    assert len(choice.take) + len(choice.skip) + choice.unchanged == len(entries)
    assert all(fate.because for fate in (*choice.take, *choice.skip))


def test_the_page_is_read_when_the_feed_says_little() -> None:
    choice = choose(FEED, parsed(entry(1, text="Short."), entry(2)), Seen(), NOW)
    assert [take.page for take in choice.take] == [True, False]
    unlinked = replace(entry(3, text="Short."), url=None)
    assert not choose(FEED, parsed(unlinked), Seen(), NOW).take[0].page


def test_an_article_takes_the_longer_text_and_keeps_what_the_feed_said() -> None:
    take = choose(FEED, parsed(entry(1, text="Short.")), Seen(), NOW).take[0]
    page = Page(LONG, "Page title", None, "Site", NOW, "en", "https://quay.example/canonical")
    article = article_of(take, page, "The Quay", NOW)
    assert (article.text, article.title, article.url) == (LONG, "Title 1", page.link)
    assert (article.published_at, article.language) == (NOW, "en")
    assert article_of(take, replace(page, text="Log in"), "The Quay", NOW).text == "Short."
    assert article_of(take, None, "The Quay", NOW).text == "Short."
    assert article.digest == article_of(take, None, "The Quay", NOW).digest


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        (None, None),
        (timedelta(hours=-3), NOW - timedelta(hours=3)),
        (timedelta(hours=3), NOW),
        (timedelta(days=400), None),
    ],
)
def test_a_date_in_the_future_is_not_believed(
    ahead: timedelta | None, expected: datetime | None
) -> None:
    said = None if ahead is None else NOW + ahead
    assert believable(said, NOW) == expected
    take = choose(FEED, parsed(replace(entry(1), published_at=said)), Seen(), NOW).take[0]
    assert article_of(take, None, "The Quay", NOW).published_at == expected


def test_an_entry_that_is_only_a_headline_is_not_lost() -> None:
    take = choose(FEED, parsed(entry(1, text="")), Seen(), NOW).take[0]
    assert article_of(take, None, "The Quay", NOW).text == "Title 1"


def test_a_renewed_date_is_no_edit() -> None:
    assert entry_digest(entry(1, age=timedelta(1))) == entry_digest(entry(1))
    assert entry_digest(entry(1)) != entry_digest(entry(1, text="Edited."))


def test_the_digest_tells_where_its_parts_end() -> None:
    assert len({digest_of("ab", "c"), digest_of("a", "bc"), digest_of("abc", None)}) == 3
    assert digest_of(None) != digest_of("")


def test_a_name_given_wins_over_the_feeds_own() -> None:
    assert name_of(FEED, parsed()) == "The Quay"
    assert name_of(replace(FEED, title=FEED.url), parsed()) == "Its own name"
    assert name_of(replace(FEED, title=FEED.url), ParsedFeed(None, None, ())) == FEED.url
