"""What the sentences of one text are about, as bit sets: a term is one bit, a sentence one int.

Overlaps of sentences with each other, with the title and with all that the text says twice are
then single operations, however often they are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from operator import or_

from .languages import Language
from .types import Sentence
from .words import count_words, split_run, words

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
    masks = _masks({*above, *chain.from_iterable(runs)}, known.stop_words)
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


def _masks(runs: AbstractSet[str], stop_words: AbstractSet[str]) -> dict[str, int]:
    """Run between white space → the bits of its words' stems; each run is taken apart once."""
    bits: dict[str, int] = {}
    masks: dict[str, int] = {}
    for run in runs:
        if run.isalpha() and run.isascii():  # most are a word as they stand
            stem = run[:6]
            masks[run] = 0 if run in stop_words else bits.setdefault(stem, 1 << len(bits))
            continue
        mask = 0
        for word in split_run(run) if len(run) < _LONG else words(run):
            if word not in stop_words:
                mask |= bits.setdefault(word[:6], 1 << len(bits))
        masks[run] = mask
    return masks
