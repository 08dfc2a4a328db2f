"""Sources that cannot both be right, on dates or on figures. Nothing doubtful, no side taken.

Dates are compared of events that happened once (``anchors``), between any documents; tolls only
between reports of one event: intervals that do not meet, of the same people, in sentences that
speak of the same, where neither text has the other's figure (after de Marneffe, Rafferty and
Manning, 2008: mismatches of numbers and dates are the contradictions that can be told).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from .anchors import conflicting_dates
from .candidates import find_candidates
from .duplicates import each_once, find_duplicates
from .folding import fold
from .grouping import group_documents
from .languages import detect_language, language
from .ranking import content
from .tolls import Toll, figures, speaks_of_tolls, tolls_of
from .types import Disagreement, Document, SourcedSentence
from .words import stem

_READ: Final = 10  # sentences of a document: its own news; what comes later is background …
_LATER_SHARED: Final = 4  # … and needs more content words in common …
_LATER_ALIKE: Final = 0.3  # … and more names
_READ_CHARACTERS: Final = 20_000  # searched for a toll before the text is read at all
_LEAST_SHARED: Final = 3  # content words that both sentences must have
_LEAST_ALIKE: Final = 0.2  # share of the names of both that both have
_TRIED_SHARED: Final = 7  # content words, where a court speaks of it: of what else one did
_CAPITAL: Final = re.compile(r"(?<=\S )[^\W\d_]{2,}")  # not the first word
_WHAT: Final = {
    "killed": "Killed",
    "injured": "Injured",
    "arrested": "Arrested",
    "missing": "Missing",
    "evacuated": "Evacuated",
}


@dataclass(frozen=True, slots=True)
class _Witness:
    document: Document
    sentence: str
    toll: Toll
    words: frozenset[str]
    names: frozenset[str]
    figures: frozenset[int]
    later: bool


def find_disagreements(
    documents: Sequence[Document], *, one_story: bool | None = None
) -> tuple[Disagreement, ...]:
    """Contradictions between the documents: ``what`` names the matter and what each side says.

    Copies of one text count as one witness. Tolls are compared among all if the documents are
    ``one_story``, not at all if they are not, and where that is not said within the groups that
    ``group_documents`` makes. A later report with a higher toll is no contradiction: it has grown.
    """
    documents = each_once(documents)
    copies = {copy.id for copy in find_duplicates(documents)}
    own = [document for document in documents if document.id not in copies]
    tolls = [] if one_story is False else _conflicting_tolls(own, one_story=bool(one_story))
    return (*conflicting_dates(own), *tolls)


def _conflicting_tolls(documents: Sequence[Document], *, one_story: bool) -> list[Disagreement]:
    witnesses = [witness for document in documents for witness in _witnesses(document)]
    if len({witness.document.id for witness in witnesses}) < 2:
        return []
    home = {document.id: "" for document in documents}
    if not one_story:
        groups = group_documents(documents)
        home = {one: group.id for group in groups for one in group.ids}
    told: dict[tuple[str, str, str], list[_Witness]] = {}
    for one, other in combinations(witnesses, 2):
        if home[one.document.id] == home[other.document.id] and _conflict(one, other):
            row = told.setdefault((home[one.document.id], one.toll.happened, one.toll.whom), [])
            row += [witness for witness in (one, other) if witness not in row]
    return [_disagreement(happened, whom, row) for (_, happened, whom), row in told.items()]


def _disagreement(happened: str, whom: str, row: Sequence[_Witness]) -> Disagreement:
    said = dict.fromkeys(witness.toll.said for witness in row)
    what = _WHAT[happened] + ("" if whom == "people" else f" ({whom})")
    sentences = (SourcedSentence(witness.sentence, witness.document.id) for witness in row)
    return Disagreement(f"{what}: {' · '.join(said)}", tuple(dict.fromkeys(sentences)))


def _witnesses(document: Document) -> list[_Witness]:
    code = document.language or detect_language(document.text)
    if not speaks_of_tolls(document.text[:_READ_CHARACTERS], code):
        return []
    known = language(code)
    _, candidates = find_candidates(document.text, known)
    sentences = [candidate.text for candidate in candidates]
    tolls = list(tolls_of(sentences, code, _READ))
    if not tolls:
        return []
    every = _counted([document.title or "", *sentences], code)
    return [
        _Witness(
            document,
            sentences[number],
            toll,
            content(sentences[number], known),
            _names(sentences[number]),
            every,
            number >= _READ,
        )
        for number, toll in tolls
    ]


def _counted(sentences: Sequence[str], code: str) -> frozenset[int]:
    """Every figure that may be a toll: in sentences that speak of any, or next to such a one."""
    found: set[int] = set()
    near = False
    for sentence in sentences:
        speaks = speaks_of_tolls(sentence, code)
        if speaks or near:
            found |= figures(sentence, code)
        near = speaks
    return frozenset(found)


def _names(sentence: str) -> frozenset[str]:
    found = _CAPITAL.findall(sentence)
    return frozenset(stem(fold(word)) for word in found if word[0].isupper())


def _conflict(one: _Witness, other: _Witness) -> bool:
    """Can only one of the two be right?"""
    a, b = one.toll, other.toll
    if one.document.id == other.document.id or (a.happened, a.whom) != (b.happened, b.whom):
        return False
    if max(a.low, b.low) <= min(a.high, b.high) or _grown(one, other):
        return False
    if _figure(a) in other.figures or _figure(b) in one.figures:
        return False
    if (one.later and other.later) or a.tried != b.tried:
        return False
    least, alike = _LEAST_SHARED, _LEAST_ALIKE
    if a.tried or one.later or other.later:
        least, alike = _TRIED_SHARED if a.tried else _LATER_SHARED, _LATER_ALIKE
    every = one.names | other.names
    names = len(one.names & other.names) / len(every) if every else 0.0
    return len(one.words & other.words) >= least and names >= alike


def _grown(one: _Witness, other: _Witness) -> bool:
    """Does the later report have the higher toll?"""
    first, second = one.document.published_at, other.document.published_at
    if first is None or second is None or first == second:
        return False
    early, late = (one, other) if first < second else (other, one)
    return late.toll.low > early.toll.low


def _figure(toll: Toll) -> int:
    return int(toll.said.split()[-1])
