from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.ingest.boilerplate import learned, without

NOTE = "Write to our editors at the harbour office."
LINES = st.lists(st.text(st.characters(codec="utf-8"), max_size=12), max_size=6).map("\n".join)


def text(number: int, *more: str) -> str:
    return "\n\n".join((f"The ferry number {number} sails.", *more))


def test_a_line_that_stands_in_most_articles_is_learned_and_taken_out() -> None:
    texts = [text(number, NOTE) for number in range(6)]
    lines = learned(texts)
    assert lines == (NOTE,)
    assert without(texts[0], lines) == "The ferry number 0 sails."


def test_what_is_said_a_few_times_is_news() -> None:
    few = [text(number, NOTE if number < 4 else "") for number in range(6)]
    assert learned(few) == ()
    minority = [text(number, NOTE if number < 6 else "") for number in range(20)]
    assert learned(minority) == ()


def test_what_was_learned_is_not_forgotten_when_it_has_gone_from_the_texts() -> None:
    assert learned([text(number) for number in range(9)], (NOTE,)) == (NOTE,)


def test_an_article_of_nothing_else_stays_whole() -> None:
    assert without(NOTE, {NOTE}) == NOTE


@given(LINES, st.lists(st.text(max_size=12), max_size=3))
def test_taking_out_leaves_only_lines_that_were_there(whole: str, lines: list[str]) -> None:
    left = without(whole, lines)
    assert {row.strip() for row in left.split("\n")} <= {row.strip() for row in whole.split("\n")}
    assert without(left, lines) == left


@given(st.lists(LINES, max_size=20), st.lists(st.text(max_size=9), max_size=60))
def test_little_is_remembered(texts: list[str], known: list[str]) -> None:
    assert len(learned(texts, known)) <= 50
