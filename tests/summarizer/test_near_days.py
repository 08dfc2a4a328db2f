"""Weekdays and yesterdays, resolved against the day of publication."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Document, timeline
from summarizer.near_days import near_day

THURSDAY = datetime(2026, 3, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "sentence", "day"),
    [
        ("en", "The bridge over the Neman was closed on Monday.", 2),
        ("en", "The mayor of Lida closed the bridge yesterday.", 4),
        ("en", "The mayor of Lida said Thursday that the bridge is closed.", 5),
        ("en", "Friday’s storm tore down the bridge on Friday.", None),
        ("de", "Die Brücke wurde am Montag gesperrt.", 2),
        ("fr", "Le pont a été fermé lundi par le maire.", 2),
        ("pl", "Most zamknięto w poniedziałek.", 2),
        ("pl", "We wtorek most zamknięto na godzinę.", 3),
        ("ru", "Мост закрыли в понедельник.", 2),
        ("ru", "Вчера мост закрыли на час.", 4),
        ("uk", "Міст закрили у вівторок.", 3),
        ("be", "Мост закрылі ў панядзелак.", 2),
        ("be", "Мост закрылі ў аўторак на гадзіну.", 3),
        ("en", "The bridge will be closed on Monday.", None),
        ("en", "Ferries sail every Monday and Friday.", None),
        ("en", "The bridge stays closed until Monday.", None),
        ("en", "Such bridges fall on the first Monday of a thaw.", None),
        ("en", "The bridge fell on a Monday.", None),
        ("fr", "Le pont est tombé un lundi.", None),
        ("en", "It was shut on Monday and opened on Tuesday.", None),
        ("ru", "В понедельник мост будет закрыт.", None),
        ("de", "Die Brücke wird am Montag gesperrt.", None),
        ("ja", "橋は月曜日に閉鎖された。", None),
    ],
)
def test_the_day_that_a_sentence_names(language: str, sentence: str, day: int | None) -> None:
    found = near_day(sentence, language, THURSDAY)
    if sentence.startswith("Friday"):
        assert found == datetime(2026, 2, 27, tzinfo=UTC)
    else:
        assert found == (datetime(2026, 3, day, tzinfo=UTC) if day else None)


@given(st.integers(0, 400_000))
def test_a_weekday_is_one_of_the_last_seven_days(hours: int) -> None:
    published = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    found = near_day("The bridge was closed on Wednesday.", "en", published)
    assert found is not None
    assert found.weekday() == 2
    assert timedelta(0) <= published - found < timedelta(days=7)


def test_a_timeline_has_a_near_day_once_for_each_article_and_marks_it_uncertain() -> None:
    text = (
        "The mayor of Lida closed the old bridge over the river on Monday. "
        "Engineers had found cracks in two of its pillars on Monday morning. "
        "The bridge was opened on 24 February 1972 by a minister."
    )
    found = timeline([Document("1", text, published_at=THURSDAY, language="en")])
    assert [(one.date.date().isoformat(), one.certain) for one in found] == [
        ("1972-02-24", True),
        ("2026-03-02", False),
    ]
    assert timeline([Document("1", text, language="en")])[0].certain
    assert len(timeline([Document("1", text, language="en")])) == 1
