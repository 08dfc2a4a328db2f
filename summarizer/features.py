"""What a sentence looks like to the learned ranker: a row of small numbers, free of language.

Position, the title's words, what the text says again, what was not said before. Names, figures,
quotation marks and what the opening shares were tried and added nothing that these do not tell.
"""

from __future__ import annotations

import math

from .terms import Terms

SENTENCE_FEATURES = (
    "log_position",
    "relative_position",
    "title_share",
    "title_rank",
    "repeated_share",
    "new_share",
    "untitled_log_position",
    "untitled_relative_position",
)
"""The columns of ``measure``, in order."""


def measure(terms: Terms) -> list[tuple[float, ...]]:
    """One row for each sentence; the columns are ``SENTENCE_FEATURES``, all but one 0 … 1.

    The "untitled" columns repeat another where the text has no title and are 0 where it has one:
    without a title, position has to carry more.
    """
    own = terms.own
    count = len(own)
    title, repeated = terms.title, terms.repeated
    in_title = [(mask & title).bit_count() for mask in own]
    titled = title.bit_count() or 1
    most = max(in_title, default=0) or 1
    untitled = 0.0 if title else 1.0
    rows: list[tuple[float, ...]] = []
    seen = 0
    for index, mask in enumerate(own):
        size = mask.bit_count() or 1
        late = math.log1p(index)
        relative = index / count
        shared = in_title[index]
        rows.append(
            (
                late,
                relative,
                shared / titled,
                shared / most,
                (mask & repeated).bit_count() / size,
                (mask & ~seen).bit_count() / size,
                untitled * late,
                untitled * relative,
            )
        )
        seen |= mask
    return rows
