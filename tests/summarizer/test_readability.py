from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import split_sentences, summarize
from summarizer.languages import language
from summarizer.readability import Reader
from summarizer.terms import read_terms
from summarizer.worth import SENTENCE_FEATURES, SET_FEATURES, SetWorth, learned_weights

OPENERS = [
    ("en", "As a result the ferry will leave an hour later from the new pier."),
    ("en", "In a statement on Monday she thanked all the voters of the islands."),
    ("en", "“The ferry stays in the harbour of Eastmouth,” he told the council."),
    ("de", "Sie dankte am Montag allen Wählern der Inseln für ihre Geduld."),
    ("uk", "Однак порт залишиться відкритим для всіх поромів до кінця року."),
    ("pl", "Jednak port pozostanie otwarty dla wszystkich promów do końca roku."),
    ("vi", "Tuy nhiên, bến phà vẫn mở cửa cho mọi chuyến tàu đến cuối năm."),
]
STANDING = [
    ("en", "Mayor Ada Holm said on Monday that she had thanked the voters."),
    ("en", "“The ferry stays in the harbour of Eastmouth,” Mayor Ada Holm said."),
]


@pytest.mark.parametrize(("code", "text"), OPENERS)
def test_what_points_back_asks_for_the_sentence_before(code: str, text: str) -> None:
    before = "Eastmouth 2026: 61 % (Ada Holm)."
    found = split_sentences(f"{before}\n\n{text}", language=code)
    assert Reader(found, language(code)).reading(len(found) - 1).needs


@pytest.mark.parametrize(("code", "text"), STANDING)
def test_what_names_its_people_stands_alone(code: str, text: str) -> None:
    found = split_sentences(f"Eastmouth voted on Thursday.\n\n{text}", language=code)
    assert not Reader(found, language(code)).reading(len(found) - 1).needs


def test_a_mark_that_was_lost_leaves_the_sentence_out() -> None:
    text = (
        'The council of Eastmouth called the plan "a disaster? and voted it down on Monday. '
        "Mayor Ada Holm of Eastmouth said that the ferry to the islands would stay. "
        "The operator of the Eastmouth ferry signed a contract for ten years on Tuesday."
    )
    assert '"' not in summarize(text, words=30).text


def test_a_mark_beyond_a_lost_space_opens_what_follows() -> None:
    text = 'The order was sent on Monday." It has been kept ever since," Ada Holm said.'
    first, second = split_sentences(text, language="en")
    assert first.text == "The order was sent on Monday."
    assert second.text.startswith('"')


@given(
    st.lists(
        st.lists(st.sampled_from("ferry voter islands mayor bus".split()), min_size=1), min_size=1
    ).map(lambda lines: " ".join(" ".join(words).capitalize() + "." for words in lines)),
    st.integers(1, 80),
    st.data(),
)
def test_a_set_is_worth_its_weights_times_its_features(
    text: str, room: int, data: st.DataObject
) -> None:
    found = split_sentences(text, language="en")
    weights = learned_weights()
    worth = SetWorth(read_terms(found, "Ferry stays", language("en")), room, weights)
    chosen = sorted(data.draw(st.sets(st.integers(0, len(found) - 1), min_size=1)))
    described = worth.describe(chosen)
    assert len(described) == len(SET_FEATURES) + len(SENTENCE_FEATURES)
    expected = sum(
        weight * value
        for weight, value in zip((*weights.sets, *weights.sentences), described, strict=True)
    )
    assert worth.score(chosen) == pytest.approx(expected)
