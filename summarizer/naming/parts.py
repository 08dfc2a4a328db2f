"""A name taken apart: its words without titles, particles, articles and possessives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ..folding import fold_word, without_possessive
from .chinese import chinese_names
from .name_tables import given_names, word_list
from .vietnamese import is_vietnamese

_ARTICLES: Final = frozenset(
    "as ash ad an ar at az es esh ed en er et ez ас аш ад ан ар ат аз эс эш эд эн эр эт эз".split()
) | frozenset(("אל", "א", "ال"))
_SONS: Final = frozenset("ben bin ibn bint bat бен бин ибн בן בת بن ابن بنت".split())
LONGEST_NAME: Final = 200  # characters
_MOST_WORDS: Final = 8
_UNSEEN: Final = {0x200C: None, 0x200D: None, 0x0640: None}  # joiners of letters, and a stroke
_SERVANT: Final = re.compile("abd(?:[aeou]l?)?|абд(?:[аеуэ]л?ь?)?|عبد", re.IGNORECASE)
# "Abdul", "Abdur" before an r, …: the article as it sounds.
_SERVANT_OF: Final = re.compile(
    r"(abd|абд|عبد)(?:[aeou](?:l|([rnstdz])(?=\2))|[аеуэ](?:ль?|([рнстдз])(?=\3))|ال)(?!l?ah\b|л?а\b|له\b)-?(?=\w{2})",
    re.IGNORECASE,
)
_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’ʼ\-‐‑–][^\W\d_]+)*\d*|\d+")
_HUMP: Final = re.compile(r"[^\W\d_a-zа-я]+[^\W\d_A-ZА-Я]*|[^\W\d_A-ZА-Я]+")
_JOINTS: Final = re.compile(r"[-‐‑–]")


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart: ``words`` without titles and particles; ``joined`` is all in one.

    ``of_father`` where a word for son or daughter stands in it: then its order tells who it is.
    """

    words: tuple[str, ...]
    joined: str
    of_father: bool = False


@lru_cache(maxsize=65536)
def name_parts(name: str) -> NameParts:
    """Take a name apart: "President Zelensky’s" → ("Zelensky",)."""
    name = name[:LONGEST_NAME].translate(_UNSEEN).strip()
    handle = name.startswith("@")
    found = [without_possessive(word) for word in _TOKEN.findall(name)][:_MOST_WORDS]
    if handle and len(found) == 1:
        found = _handle_words(found[0])
    found = _servants(found)
    titles, particles = word_list("titles"), word_list("particles")
    kept = [word for word in found if fold_word(word) not in titles] or found
    if not (chinese_names(tuple(kept)) or is_vietnamese(kept)):  # "Ван Вэй" has no particle
        kept = [word for word in kept if fold_word(word) not in particles] or kept
    joined = _JOINTS.sub("", "".join(kept))
    of_father = any(fold_word(_JOINTS.split(word, maxsplit=1)[0]) in _SONS for word in found)
    return NameParts(tuple(_without_article(word) for word in kept), joined, of_father)


def _servants(words: list[str]) -> list[str]:
    """Each name of the kind "Abd al-Rahman", however divided, as one word: "Abdrahman"."""
    found: list[str] = []
    for word in words:
        before = found[-1] if found else ""
        if _SERVANT.fullmatch(before):
            if fold_word(word) in ("al", "el", "аль", "эль"):
                continue
            plain = _without_article(word)
            found[-1] = before[:3] + (plain.removeprefix("ال") if len(plain) > 4 else plain)
        else:
            one = _SERVANT_OF.match(word)
            found.append(one.group(1) + word[one.end() :] if one else word)
    return found


def _without_article(word: str) -> str:
    """ "al-Sisi" as "Sisi": what stands before a hyphen and would be left out as a word."""
    first, joint, rest = word.partition("-")
    small = fold_word(first) in word_list("particles") or fold_word(first) in _ARTICLES
    return rest if joint and small and len(rest) > 2 else word


def _handle_words(handle: str) -> list[str]:
    """A handle's words: by its capitals, else by a given name that it begins with."""
    humps = _HUMP.findall(handle)
    if len(humps) > 1:
        return humps
    for end in range(len(handle) - 3, 2, -1):
        if fold_word(handle[:end]) in given_names():
            return [handle[:end], handle[end:]]
    return [handle]
