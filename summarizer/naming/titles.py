"""Titles, days and places beside a name: where a chain of capitals is cut into candidates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from ..folding import fold, fold_word
from .capitals import CapitalWord, Chain
from .evidence import Candidate
from .name_tables import given_names, places, word_list

#: Small words before a place in a Slavic sentence: "в Минске Лукашенко" is two names.
_WHERE: Final = frozenset(("в", "во", "у", "ў", "из", "з", "из", "на", "до", "от", "под", "через"))


class _Lists(NamedTuple):
    """The word lists that decide, in one language."""

    titles: frozenset[str]
    german_endings: tuple[str, ...]
    modifiers: frozenset[str]
    organisations: frozenset[str]
    calendar: frozenset[str]
    common: frozenset[str]


@lru_cache(maxsize=64)
def _lists(code: str) -> _Lists:
    titles = word_list("titles")
    return _Lists(
        titles | {"m"} if code == "fr" else titles,
        tuple(word_list("title_endings_german")),
        word_list("title_modifiers"),
        word_list("organisations"),
        word_list("calendar"),
        word_list("common_endings"),
    )


def without_titles(chain: Chain, code: str) -> Sequence[Candidate]:
    """Cut a chain at its titles: "NATO Secretary General Jens Stoltenberg" is two names."""
    if chain.handle:
        return (Candidate(chain.words, handle=True),)
    lists = _lists(code)
    titled = fold_word(chain.before) in lists.titles
    if len(chain.words) == 1:
        this = chain.words[0].folded
        if this in lists.calendar or _is_title(this, "", "", lists):
            return ()
        return (Candidate(chain.words, titled, False, chain.before),)
    return _cut(chain, lists, titled)


def _cut(chain: Chain, lists: _Lists, titled: bool) -> list[Candidate]:
    """A chain of several words."""
    found: list[Candidate] = []
    piece: list[CapitalWord] = []
    folded = [word.folded for word in chain.words] + ["", ""]
    for position, word in enumerate(chain.words):
        this, following = folded[position], folded[position + 1]
        previous = folded[position - 1]  # before the first stands the empty word at the end
        is_title = _is_title(this, following, previous, lists)
        is_date = (
            this in lists.calendar
            and following not in lists.common
            and not (piece and piece[-1].folded in given_names())
        )
        # "Belarus Aleksander Lukashenko" is a place and a person, so is "в Минске Лукашенко".
        is_next = (this in given_names() and _is_place(piece)) or _is_where(chain.before, piece)
        if piece and (is_next or is_title or is_date):
            found.append(Candidate(tuple(piece), titled, False, chain.before))
        if is_next:
            piece, titled = [], False
        if is_title or is_date:
            piece, titled = [], is_title
        else:
            piece.append(word)
    if piece:
        found.append(Candidate(tuple(piece), titled, False, chain.before))
    return found


def _is_title(this: str, following: str, previous: str, lists: _Lists) -> bool:
    return (
        (this in lists.titles or this.endswith(lists.german_endings))
        and following not in lists.organisations
        and (this not in lists.modifiers or following in lists.titles or previous in lists.titles)
    )


def _is_where(before: str, piece: Sequence[CapitalWord]) -> bool:
    """Whether the words so far are a small word and a place; the small one may stand before."""
    preceding = piece[-2].text if len(piece) == 2 else before if len(piece) == 1 else ""
    return fold_word(preceding) in _WHERE and _is_place(piece[-1:])


def _is_place(words: Sequence[CapitalWord]) -> bool:
    return bool(words) and fold(" ".join(word.text for word in words)) in places()
