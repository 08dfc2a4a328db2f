"""Does a sentence point back at one before it? Word lists by language, and where they stand.

It does where it opens with a word for something said before ("She", "But", "As a result"), where
a pronoun comes before any noun could have named it ("On Monday he …"), and where a quotation's
speaker is one ("…", she said).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from .languages import Language
from .quotations import QUOTATION_MARKS

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d+")
_CLAUSE_END = re.compile(r"(?:[,.!?…،，。]\s?[\"”»’]|[\"”»]\s?[,،，])")
_HEAD = 120  # characters in which a sentence shows whom it speaks of
_SHORT_HEAD = 60  # … where its words are not long
_SCANNED = 7  # words
_LONGEST_OPENER = 3  # words
_UNSPACED = frozenset({"zh", "ja", "th"})


def points_back(text: str, known: Language) -> bool:
    """Does ``text`` need the sentence before it to be understood?"""
    if known.code in _UNSPACED:
        return text.lstrip('「『“"（(').startswith(tuple(known.openers)) if known.openers else False
    heads = _WORD.findall(text, 0, _SHORT_HEAD)
    if len(heads) <= _SCANNED and len(text) > _SHORT_HEAD:
        heads = _WORD.findall(text, 0, _HEAD)
    lowered = [head.lower() for head in heads[:_SCANNED]]
    if not lowered:
        return False
    if "’" in text:
        lowered = [head.replace("’", "'") for head in lowered]
    return (
        _opens_so(lowered, known) or _pronoun_first(lowered, known) or _hidden_speaker(text, known)
    )


def _opens_so(lowered: list[str], known: Language) -> bool:
    """One of the openers, of one word or of several ("as_a_result")."""
    if lowered[0] in known.openers or lowered[0].split("'")[0] in known.openers:
        return True
    return lowered[0] in _heads_of_several(known.openers) and any(
        "_".join(lowered[:size]) in known.openers
        for size in range(2, min(_LONGEST_OPENER, len(lowered)) + 1)
    )


@lru_cache(maxsize=64)
def _heads_of_several(openers: frozenset[str]) -> frozenset[str]:
    """The first words of those openers that are of several."""
    return frozenset(each.split("_")[0] for each in openers if "_" in each)


def _pronoun_first(lowered: list[str], known: Language) -> bool:
    """A pronoun with nothing before it but little words, dates and figures."""
    light = known.stop_words
    for word in lowered:
        if word.split("'")[0] in known.pronouns:
            return True
        dated = word in known.days or word in known.months or word.isdigit()
        if not (word in light or dated or word in known.lead_ins):
            return False
    return False


def _hidden_speaker(text: str, known: Language) -> bool:
    """A pronoun within three words after a quoted clause that the sentence begins with."""
    mark = QUOTATION_MARKS.search(text)
    before = len(_WORD.findall(text[: mark.start()])) if mark else 0
    if mark is None or before >= _SCANNED:
        return False
    for end in _CLAUSE_END.finditer(text, mark.end()):
        for match in islice(_WORD.finditer(text, end.end(), end.end() + 40), 3):
            word = match.group()
            if word.lower() in known.pronouns:
                return True
            if word[0].isupper():
                break
    return False
