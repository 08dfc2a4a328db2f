from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import ENGINES, EmptyText, clean, detect_language, split_sentences, summarize
from tests.summarizer.pages import PAGES

# Pieces that meet each other's edges: words, stops, quotes, abbreviations, furniture, odd signs.
_PIECES = """
The He She But council voted ferry Mr. U.S. Jan. 25 3.5 J. Co. said, “Yes, no.” "why? »ja«
«так» он сказал. г. ул. Вона каже: …None ... . ! ? : ; — - (so) [1] 他说。 你好！ نعم؟ हाँ।
Advertisement Share: Source: NATO Comments 1. Name says Reply <p> </p>
"""
PIECES = st.sampled_from([*_PIECES.split(), "\0", "\ud800"])
GAPS = st.sampled_from([" ", " ", " ", "\n", "\n\n", "\r\n", "", "\u00a0", "\u2029", "\t"])
MADE_UP = st.lists(st.tuples(PIECES, GAPS), max_size=60).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
TEXTS = st.one_of(MADE_UP, st.text(max_size=300))
BUDGETS = st.one_of(st.none(), st.integers(0, 12))
SHUFFLED = st.lists(
    st.sampled_from([line.text for page in PAGES for line in page.lines]), max_size=25
).map("\n\n".join)


@given(TEXTS)
def test_sentences_keep_their_offsets_and_lose_nothing(text: str) -> None:
    found = split_sentences(text)
    position = 0
    for sentence in found:
        assert position <= sentence.start < sentence.end
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        gap = text[position : sentence.start]
        assert "<" in text or not any(char.isalnum() for char in gap)
        position = sentence.end
    assert "<" in text or not any(char.isalnum() for char in text[position:])
    assert found == split_sentences(text)


@given(st.one_of(TEXTS, SHUFFLED))
def test_paragraphs_are_in_order_and_apart(text: str) -> None:
    cleaned = clean(text)
    position = 0
    for paragraph in cleaned.paragraphs:
        assert position <= paragraph.start < paragraph.end <= len(text)
        assert paragraph.reason
        position = paragraph.end
    assert cleaned == clean(text)


@settings(deadline=None)
@given(st.one_of(TEXTS, SHUFFLED), BUDGETS, BUDGETS, st.sampled_from(sorted(ENGINES)))
def test_summaries_keep_every_promise(
    text: str, sentences: int | None, words: int | None, engine: str
) -> None:
    try:
        summary = summarize(text, sentences=sentences, words=words, engine=engine)
    except EmptyText:
        return
    chosen = summary.sentences
    assert chosen
    assert [s.start for s in chosen] == sorted({s.start for s in chosen})
    assert all(text[s.start : s.end] == s.text for s in chosen)
    assert all(a.end <= b.start for a, b in pairwise(chosen))
    assert len({s.text.casefold() for s in chosen}) == len(chosen)
    limit = 3 if sentences is None and words is None else sentences
    assert limit is None or len(chosen) <= max(limit, 1)
    assert words is None or len(chosen) == 1 or len(summary.text.split()) <= words
    again = summarize(text, sentences=sentences, words=words, engine=engine)
    assert summary == again


@given(TEXTS)
def test_a_language_is_two_letters_or_und(text: str) -> None:
    code = detect_language(text)
    assert code == "und" or len(code) == 2


@settings(deadline=None, max_examples=40)
@given(SHUFFLED)
def test_no_sentence_comes_from_a_dropped_paragraph(text: str) -> None:
    dropped = [p for p in clean(text).paragraphs if p.reason != "text"]
    try:
        chosen = summarize(text, sentences=10).sentences
    except EmptyText:
        return
    for sentence in chosen:
        assert not any(p.start < sentence.end and sentence.start < p.end for p in dropped)
