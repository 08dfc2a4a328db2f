"""Dated sentences in the order of their dates."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Document, timeline

PUBLISHED = datetime(2026, 1, 10, 9, tzinfo=UTC)


def told(text: str, published: datetime | None = PUBLISHED) -> list[tuple[str, bool]]:
    found = timeline([Document("1", text, published_at=published)])
    return [(one.date.date().isoformat(), one.certain) for one in found]


@pytest.mark.parametrize(
    ("sentence", "date", "certain"),
    [
        ("The bridge was opened on 24 February 2022 by the mayor of the town.", "2022-02-24", True),
        (
            "The bridge was opened on February 24, 2022, by the mayor of the town.",
            "2022-02-24",
            True,
        ),
        ("The bridge was opened to traffic on 2022-02-24 by the mayor.", "2022-02-24", True),
        ("Мост через реку открыли 24 февраля 2022 года при мэре города.", "2022-02-24", True),
        ("Міст через річку відкрили 24 лютого 2022 року при мері міста.", "2022-02-24", True),
        ("Мост праз раку адкрылі 24 лютага 2022 года пры мэры горада.", "2022-02-24", True),
        (
            "Most przez rzekę otwarto 24 lutego 2022 roku w obecności burmistrza.",
            "2022-02-24",
            True,
        ),
        ("Die Brücke wurde am 24. Februar 2022 vom Bürgermeister eröffnet.", "2022-02-24", True),
        (
            "Die Brücke wurde am 24.02.2022 vom Bürgermeister der Stadt eröffnet.",
            "2022-02-24",
            True,
        ),
        ("The two leaders met in the old town hall on Jan. 5 for an hour.", "2026-01-05", False),
        (
            "The two leaders met in the old town hall on December 28 for an hour.",
            "2025-12-28",
            False,
        ),
        ("The work on the new bridge began in March 2021 and goes on.", "2021-03-01", True),
    ],
)
def test_dates_as_they_are_written(sentence: str, date: str, certain: bool) -> None:
    assert told(sentence) == [(date, certain)]


def test_what_is_no_date_is_left_out() -> None:
    text = (
        "The soldiers may 5 times march 20 kilometres in a day, officials of the army said.\n\n"
        "The 31 February 2022 does not exist in any calendar that is known to the council.\n\n"
        "The decision of the council about the bridge is expected at some time this year."
    )
    assert told(text) == []


def test_without_a_day_of_publication_no_year_is_guessed() -> None:
    assert told("The two leaders met in the old town hall on May 5 for an hour.", None) == []


def test_documents_are_told_in_the_order_of_the_dates() -> None:
    one = Document("a", "The work on the bridge over the river began on 3 March 2021 at last.")
    two = Document("b", "The council of the town voted for the bridge on 7 May 2019 by a majority.")
    copy = Document("c", "The work on the bridge over the river began on 3 March 2021 at last.")
    assert [(s.source, s.date.year) for s in timeline([one, two, copy])] == [
        ("b", 2019),
        ("a", 2021),
    ]


def test_a_month_alone_says_so() -> None:
    (only,) = timeline(
        [Document("1", "The work on the new bridge began in March 2021 and goes on.")]
    )
    assert only.precision == "month"


@given(st.text(max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    for one in timeline([Document("1", text, published_at=PUBLISHED)]):
        assert one.text in text
