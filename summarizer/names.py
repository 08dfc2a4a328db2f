"""Who and what is mentioned: capitalised chains cleaned into names, each with its fullest form.

No model: titles, nations, days and sentence openers are cut away, a weak capital needs evidence
from elsewhere in the text, and a surname is traced back to the full name that the text gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from .capitals import CapitalWord, Chain, chains
from .evidence import Candidate, evidence_of, looks_like_acronym, together, trusted
from .folding import fold, fold_word
from .fullest import fullest_forms
from .known_names import who_is
from .languages import detect_language
from .name_tables import given_names, places, word_list
from .scan import scan
from .sentences import split_sentences
from .types import Mention, MentionKind

LONGEST_TEXT: Final = 200_000  # characters read; a longer text has said who it is about by then

#: Small words before a place in a Slavic sentence: "в Минске Лукашенко" is two names.
_WHERE: Final = frozenset(("в", "во", "у", "ў", "из", "з", "из", "на", "до", "от", "под", "через"))


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
        for candidate in _without_titles(chain, code)
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


def _without_titles(chain: Chain, code: str) -> Iterator[Candidate]:
    """Cut a chain at its titles: "NATO Secretary General Jens Stoltenberg" is two names."""
    if chain.handle:
        yield Candidate(chain.words, handle=True)
        return
    titles, modifiers = word_list("titles"), word_list("title_modifiers")
    titles |= {"m"} if code == "fr" else set()
    organisations, calendar = word_list("organisations"), word_list("calendar")
    common = word_list("common_endings")
    german_titles = tuple(word_list("title_endings_german"))
    piece: list[CapitalWord] = []
    titled = fold_word(chain.before) in titles
    folded = [word.folded for word in chain.words] + ["", ""]
    for position, word in enumerate(chain.words):
        this, following = folded[position], folded[position + 1]
        previous = folded[position - 1]  # before the first stands the empty word at the end
        is_title = (
            (this in titles or this.endswith(german_titles))
            and following not in organisations
            and (this not in modifiers or following in titles or previous in titles)
        )
        is_date = (
            this in calendar
            and following not in common
            and not (piece and piece[-1].folded in given_names())
        )
        # "Belarus Aleksander Lukashenko" is a place and a person, so is "в Минске Лукашенко".
        is_next = (this in given_names() and _is_place(piece)) or _is_where(chain.before, piece)
        if is_next:
            yield Candidate(tuple(piece), titled, before=chain.before)
            piece, titled = [], False
        if is_title or is_date:
            if piece:
                yield Candidate(tuple(piece), titled, before=chain.before)
            piece, titled = [], is_title
        else:
            piece.append(word)
    if piece:
        yield Candidate(tuple(piece), titled, before=chain.before)


def _is_where(before: str, piece: list[CapitalWord]) -> bool:
    """Whether the words so far are a small word and a place; the small one may stand before."""
    preceding = piece[-2].text if len(piece) == 2 else before if len(piece) == 1 else ""
    return fold_word(preceding) in _WHERE and _is_place(piece[-1:])


def _is_place(words: list[CapitalWord]) -> bool:
    return bool(words) and fold(" ".join(word.text for word in words)) in places()


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
