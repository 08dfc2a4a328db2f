"""What the sentences of one text are about, as bit sets: a term is one bit, a sentence one int.

Overlaps of sentences with each other, with the title and with all that the text says twice are
then single operations, however often they are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from .languages import Language
from .types import Sentence
from .words import count_words, split_run, words

_REMEMBERED = 1 << 15  # runs of one language
_LONG = 40  # characters: longer runs are hardly met again, and not worth remembering


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
    texts = [sentence.text for sentence in sentences]
    runs = [text.lower().split() for text in texts]
    above = (title or "").lower().split()
    masks = _masks(set(above).union(*runs), known)
    own = [reduce(or_, map(masks.__getitem__, each), 0) for each in runs]
    once = repeated = 0
    for mask in own:
        repeated |= once & mask
        once |= mask
    lengths = [
        len(each) if text.isascii() else count_words(text)
        for text, each in zip(texts, runs, strict=True)
    ]
    return Terms(own, reduce(or_, map(masks.__getitem__, above), 0), repeated, lengths)


def _masks(runs: AbstractSet[str], known: Language) -> dict[str, int]:
    """Run between white space → the bits of its words' stems, 0 of a stop word."""
    masks = dict.fromkeys(runs & known.stop_words, 0)
    stems = _stems(known.code, known.stop_words)
    bits: dict[str, int] = {}
    for run in runs - known.stop_words:
        mask = 0
        for stem in stems[run]:
            bit = bits.get(stem)
            if bit is None:
                bit = bits[stem] = 1 << len(bits)
            mask |= bit
        masks[run] = mask
    return masks


class _Stems(dict[str, tuple[str, ...]]):
    """Run → the stems of its words, stop words left out; the runs of news are mostly the same."""

    def __init__(self, stop_words: AbstractSet[str]) -> None:
        super().__init__()
        self._stop_words = stop_words

    def __missing__(self, run: str) -> tuple[str, ...]:
        if run.isalpha() and run.isascii():  # most are a word as they stand
            return self._keep(run, () if run in self._stop_words else (run[:6],))
        found = split_run(run) if len(run) < _LONG else words(run)
        return self._keep(run, tuple(word[:6] for word in found if word not in self._stop_words))

    def _keep(self, run: str, stems: tuple[str, ...]) -> tuple[str, ...]:
        if len(run) < _LONG and len(self) < _REMEMBERED:
            self[run] = stems
        return stems


@lru_cache(maxsize=32)
def _stems(_code: str, stop_words: frozenset[str]) -> _Stems:
    return _Stems(stop_words)
