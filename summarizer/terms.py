"""What the sentences of one text are about, as bit sets: a term is one bit, a sentence one int.

Overlaps of sentences with each other, with the title and with all that the text says twice are
then single operations, however often they are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .languages import Language
from .types import Sentence
from .words import count_words, words


@dataclass(frozen=True, slots=True)
class Terms:
    """Bit sets of stems, stop words left out.

    ``own`` of every sentence; ``title`` of the title, also of words that no sentence has;
    ``repeated`` in two sentences or more. ``lengths`` are the sentences' words as budgets count
    them.
    """

    own: Sequence[int]
    title: int
    repeated: int
    lengths: Sequence[int]


def read_terms(sentences: Sequence[Sentence], title: str | None, known: Language) -> Terms:
    """The terms of ``sentences`` and of their ``title``."""
    bits: dict[str, int] = {}
    own = [_mask(sentence.text, known.stop_words, bits) for sentence in sentences]
    once = repeated = 0
    for mask in own:
        repeated |= once & mask
        once |= mask
    heading = _mask(title, known.stop_words, bits) if title else 0
    lengths = [count_words(sentence.text) for sentence in sentences]
    return Terms(own, heading, repeated, lengths)


def _mask(text: str, stop_words: frozenset[str], bits: dict[str, int]) -> int:
    mask = 0
    for word in words(text):
        if word not in stop_words:
            stem = word[:6]
            bit = bits.get(stem)
            if bit is None:
                bit = bits[stem] = 1 << len(bits)
            mask |= bit
    return mask
