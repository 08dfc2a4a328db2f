"""One summary of many documents, verbatim, each sentence with its source."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Document, EmptyText, summarize_story

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)
FIRST = Document(
    "first",
    "A fire broke out at the Novalux battery factory in Orsha on Monday, injuring 14 workers. "
    "Firefighters needed six hours to put out the flames, the emergency service said. "
    "The governor of the region promised help to the families of the injured workers.",
    "Fire at battery factory",
    MORNING,
)
SECOND = Document(
    "second",
    "Early on Monday a fire at the Novalux battery factory in Orsha injured 14 workers. "
    "The company had been fined twice last year because its fire alarms did not work. "
    "Neighbours complained about thick smoke and were told to keep their windows closed.",
    "Smoke over Orsha",
    MORNING + timedelta(hours=2),
)
GERMAN = Document(
    "german",
    "Bei einem Brand in der Batteriefabrik von Novalux in Orscha sind 14 Arbeiter verletzt worden. "
    "Die Feuerwehr war sechs Stunden lang im Einsatz, wie die Behörden am Montag mitteilten.",
    published_at=MORNING,
)


def test_every_sentence_is_verbatim_from_its_source() -> None:
    documents = {document.id: document for document in (FIRST, SECOND)}
    summary = summarize_story(list(documents.values()), sentences=4)
    assert len(summary.sentences) == 4
    assert {sentence.source for sentence in summary.sentences} == {"first", "second"}
    for sentence in summary.sentences:
        assert sentence.source is not None
        text = documents[sentence.source].text
        assert text[sentence.start : sentence.end] == sentence.text


def test_nothing_is_said_twice() -> None:
    text = summarize_story([FIRST, SECOND], sentences=6).text
    assert text.count("14 workers") == 1


def test_a_copy_adds_nothing() -> None:
    copy = Document("copy", FIRST.text, published_at=MORNING + timedelta(days=1))
    summary = summarize_story([FIRST, copy])
    assert {sentence.source for sentence in summary.sentences} == {"first"}


def test_the_language_of_most_documents_is_kept_to() -> None:
    summary = summarize_story([GERMAN, FIRST, SECOND], sentences=9)
    assert summary.language == "en"
    assert "german" not in {sentence.source for sentence in summary.sentences}
    assert summarize_story([GERMAN]).language == "de"


def test_limits_hold_and_three_sentences_are_the_custom() -> None:
    assert len(summarize_story([FIRST, SECOND]).sentences) == 3
    short = summarize_story([FIRST, SECOND], words=30)
    assert 0 < len(short.text.split()) <= 30
    with pytest.raises(ValueError, match="sentences"):
        summarize_story([FIRST], sentences=-1)


def test_the_order_of_the_documents_sentences_is_kept() -> None:
    summary = summarize_story([SECOND, FIRST], sentences=5)
    for key in ("first", "second"):
        starts = [sentence.start for sentence in summary.sentences if sentence.source == key]
        assert starts == sorted(starts)


def test_nothing_readable_is_an_error() -> None:
    for documents in ([], [Document("1", "")], [Document("1", "Share:")]):
        with pytest.raises(EmptyText):
            summarize_story(documents)


@given(
    st.lists(st.sampled_from([FIRST, SECOND, GERMAN]), min_size=1, max_size=5), st.integers(1, 6)
)
def test_it_is_never_longer_than_asked(documents: list[Document], sentences: int) -> None:
    summary = summarize_story(documents, sentences=sentences)
    assert 0 < len(summary.sentences) <= sentences
    assert summary == summarize_story(documents, sentences=sentences)
