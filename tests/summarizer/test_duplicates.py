"""The same text again."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from summarizer import Document, find_duplicates

WORDS = ("river", "bridge", "council", "vote", "school", "winter", "train", "market", "law")


def text_of(seed: int, length: int = 240) -> str:
    """Running text that is different for every seed and the same every time."""
    parts = []
    for position in range(length):
        seed = (seed * 1103515245 + 12345) % 2**31
        parts.append(f"{WORDS[seed % len(WORDS)]}{seed % 97}" if position % 3 else WORDS[seed % 7])
    return " ".join(parts)


def test_a_truncated_copy_and_one_with_comments_are_found() -> None:
    whole = text_of(1)
    documents = [
        Document("half", whole[: len(whole) // 2]),
        Document("whole", whole),
        Document("other", text_of(2)),
        Document("commented", whole + " " + text_of(3, 120)),
    ]
    found = {copy.id: copy for copy in find_duplicates(documents)}
    assert {key: copy.of for key, copy in found.items()} == {
        "half": "commented",
        "whole": "commented",
    }
    assert found["whole"].containment > 0.95
    assert "%" in found["whole"].because


def test_of_two_equal_texts_the_earlier_is_the_original() -> None:
    late = Document("late", text_of(1), published_at=datetime(2026, 1, 2, tzinfo=UTC))
    early = Document("early", text_of(1), published_at=datetime(2026, 1, 1, tzinfo=UTC))
    undated = Document("undated", text_of(1))
    found = find_duplicates([late, early, undated])
    assert [(copy.id, copy.of) for copy in found] == [("late", "early"), ("undated", "early")]


def test_a_shared_turn_of_phrase_is_no_copy() -> None:
    one = "The council said on Monday that the bridge over the river will close for repairs."
    two = "The council said on Monday that all schools stay open during the strike this week."
    assert find_duplicates([Document("1", one), Document("2", two)]) == ()


def test_short_texts_are_compared_exactly() -> None:
    one = "The old bridge over the river will close for repairs until the spring, officials say."
    assert [c.id for c in find_duplicates([Document("1", one), Document("2", one.upper())])] == [
        "2"
    ]
    assert find_duplicates([Document("1", ""), Document("2", "")]) == ()


def test_every_copy_points_to_an_original() -> None:
    documents = [Document(str(n), text_of(n % 5)[: 700 + 90 * n]) for n in range(20)]
    found = find_duplicates(documents)
    assert len(found) == 15
    assert not {copy.of for copy in found} & {copy.id for copy in found}


@given(st.lists(st.text(max_size=80), max_size=8))
def test_any_texts_can_be_compared(texts: list[str]) -> None:
    documents = [Document(str(n), text) for n, text in enumerate(texts)]
    for copy in find_duplicates(documents):
        assert 0.55 <= copy.containment <= 1


def test_the_result_does_not_hang_on_the_hash_seed() -> None:
    code = (
        "from summarizer import Document, find_duplicates as f;"
        "t=' '.join(f'word{i%7} thing{i%11}' for i in range(400));"
        "print(f([Document('a', t), Document('b', t[:2000])]))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert "Duplicate" in outputs.pop()


def test_a_thousand_copies_of_a_long_text_end() -> None:
    documents = [Document(str(n), text_of(1, 400)) for n in range(1_000)]
    assert len(find_duplicates(documents)) == 999
