"""What happened when in several stories: one sentence a day, in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.digest.chronicle import chronicle
from bot.model import Story
from bot.quotes import Dated
from tests.builders import article, story

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 2)


def told(number: int, *days: Dated) -> Story:
    return replace(story(number), timeline=days)


def test_the_days_of_all_stories_stand_in_order() -> None:
    first = told(1, Dated(JUNE, "The ferry sailed on 2 June.", 1))
    second = told(2, Dated(MAY, "The works began in May.", 2, whole_month=True))
    assert [(d.day, a.id) for d, a in chronicle([first, second])] == [(MAY, 2), (JUNE, 1)]


def test_a_sure_date_goes_before_one_whose_year_was_inferred() -> None:
    unsure = told(1, Dated(JUNE, "It sails on 2 June.", 1, certain=False))
    sure = told(2, Dated(JUNE, "It sailed on 2 June 2026.", 2))
    assert [d.text for d, _ in chronicle([unsure, sure])] == ["It sailed on 2 June 2026."]


def test_of_two_as_sure_the_one_that_more_sources_tell() -> None:
    alone = told(1, Dated(JUNE, "One says 2 June 2026.", 1))
    by = [article(2, source="Wire"), article(3, source="Quay")]
    both = replace(story(2, by=by), timeline=(Dated(JUNE, "Two say 2 June 2026.", 2),))
    assert [d.text for d, _ in chronicle([alone, both])] == ["Two say 2 June 2026."]


def test_a_sentence_stands_once_and_of_hidden_articles_none() -> None:
    twice = told(1, Dated(MAY, "From May to 2 June.", 1), Dated(JUNE, "From May to 2 June.", 1))
    hidden = told(2, Dated(date(2026, 7, 1), "Seen by others alone.", 77))
    assert [d.day for d, _ in chronicle([twice, hidden])] == [MAY]
    assert chronicle([]) == []
