"""Who and what is mentioned: capitalised chains cleaned into names, each with its fullest form.

No model: titles, nations, days and sentence openers are cut away, a weak capital needs evidence
from elsewhere in the text, and a surname is traced back to the full name that the text gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from .folding import fold
from .fullest import fullest_forms
from .languages import detect_language
from .naming.capitals import chains
from .naming.evidence import Candidate, evidence_of, looks_like_acronym, together, trusted
from .naming.known_names import who_is
from .naming.name_tables import given_names, places, word_list
from .naming.scan import scan
from .naming.titles import without_titles
from .sentences import split_sentences
from .types import Mention, MentionKind

LONGEST_TEXT: Final = 200_000  # characters read; a longer text has said who it is about by then


def find_mentions(text: str, *, language: str | None = None) -> tuple[Mention, ...]:
    """Every occurrence of a name in ``text``, in order; ``Mention.name`` is its fullest form.

    ``language`` is an ISO 639-1 code, detected when None. In scripts with capitals names
    are found by them, in Arabic, Hebrew, Georgian, Hindi and CJK known names alone; handles
    ("@name") count. Only the first 200,000 characters are read. Never raises.
    """
    body = text[:LONGEST_TEXT]
    code = language or detect_language(body)
    candidates = [
        candidate
        for sentence in split_sentences(body, language=code)
        for chain in chains(sentence)
        for candidate in without_titles(chain, code)
    ]
    evidence = evidence_of(body, candidates, code)
    kept = (trusted(candidate, evidence) for candidate in candidates)
    found = list(together([one for one in kept if one is not None], evidence))
    spans = [(item.words[0].start, item.words[-1].end) for item in found]
    written = [body[start:end] for start, end in spans]
    kinds = _kinds(written, found)
    names = fullest_forms(written)
    capitals = [
        Mention(name, start, end, full, kinds.get(full, kinds[name]))
        for name, (start, end), full in zip(written, spans, names, strict=True)
    ]
    return tuple(sorted([*capitals, *_scanned(body)], key=lambda mention: mention.start))


def _scanned(body: str) -> Iterator[Mention]:
    """Known names in scripts without capitals."""
    for found in scan(body):
        name = body[found.start : found.end]
        kinds = {one.kind for one in found.who}
        yield Mention(
            name, found.start, found.end, name, kinds.pop() if len(kinds) == 1 else "unknown"
        )


def _kinds(written: list[str], found: list[Candidate]) -> dict[str, MentionKind]:
    votes: dict[str, Counter[MentionKind]] = {}
    for name, item in zip(written, found, strict=True):
        votes.setdefault(name, Counter())[_kind(name, item)] += 1
    return {name: _best_kind(counts) for name, counts in votes.items()}


def _best_kind(counts: Counter[MentionKind]) -> MentionKind:
    """The kind seen most often; "unknown" only when nothing else was seen."""
    return max(counts, key=lambda kind: (kind != "unknown", counts[kind], kind))


def _kind(name: str, item: Candidate) -> MentionKind:
    if fold(name) in places():
        return "place"
    known = {one.kind for one in who_is(name.removeprefix("@"))}
    if len(known) == 1 and not item.titled:
        return known.pop()
    first, last = item.words[0].folded, item.words[-1].folded
    folded = {word.folded for word in item.words}
    if folded & word_list("organisations"):
        return "organisation"
    if last in word_list("geography"):
        return "place"
    if item.titled or item.handle or (len(item.words) > 1 and first in given_names()):
        return "person"
    if len(item.words) > 1 and {one.kind for one in who_is(item.words[-1].text)} == {"person"}:
        return "person"
    return "organisation" if looks_like_acronym(name) else "unknown"
