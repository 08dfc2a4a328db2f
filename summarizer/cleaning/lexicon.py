"""The words that page furniture is made of, taken from the phrase lists: single words, any order.

A list never has every way to say "show all comments (12)", but its words are there. Where a script
has no spaces, the phrases themselves are looked for inside the line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..languages import known_languages, language
from ..words import plain, stem
from .phrases import phrase_tables

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_SHORTEST = 3
_SYLLABLES = frozenset({"vi"})  # written syllable by syllable: no word stands alone
_GROUPS = {
    "comments": "comments",
    "reply": "comments",
    "perhaps comments": "comments",
    "related": "related",
    "navigation": "navigation",
    "media": "media",
    "credit": "media",
    "byline": "byline",
    "date": "date",
    "attribution": "source",
    "correction": "correction",
}
"""Reason → the group of words that it belongs to; every other reason is "pitch"."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``stems`` of spaced scripts, and ``inside``: what to look for within a line of the others.

    Both give the group: "comments", "related", "navigation", "media", "byline", "date", "source",
    "correction", "pitch" (share buttons, newsletters, cookies and their like).
    """

    stems: Mapping[str, str]
    inside: Mapping[str, str]
    pattern: re.Pattern[str]
    you: frozenset[str]
    me: frozenset[str]
    you_inside: re.Pattern[str]

    def speaks_to_you(self, tokens: list[str], text: str) -> bool:
        """Is there a word for the reader, or for those who write ("we")?"""
        if not self.you.isdisjoint(tokens):
            return True
        return not text.isascii() and self.you_inside.search(text) is not None

    def groups(self, tokens: list[str], text: str) -> list[str]:
        """The group of each word of furniture on a line."""
        return self.groups_of_stems([*map(stem, tokens)], text)

    def groups_of_stems(self, beginnings: list[str], text: str) -> list[str]:
        """The same, of the words' ``stem``s."""
        stems = self.stems
        found: list[str] = []
        if not stems.keys().isdisjoint(beginnings):
            found = [stems[each] for each in beginnings if each in stems]
        if not text.isascii() and _UNSPACED.search(text):
            found += [self.inside[match] for match in self.pattern.findall(text)]
        return found


@cache
def lexicon() -> Lexicon:
    """The lexicon of all languages, read once."""
    votes: dict[str, Counter[str]] = {}
    inside: dict[str, str] = {}
    you: set[str] = set()
    me: set[str] = set()
    for code, table in phrase_tables().items():
        common = language(code).stop_words if code in known_languages() else frozenset()
        for phrase, group in _phrases(table):
            if _UNSPACED.search(phrase):
                inside.setdefault(phrase, group)
            if _UNSPACED.search(phrase) or code in _SYLLABLES:
                continue
            for word in plain(phrase).split():
                if len(word) >= _SHORTEST and word not in common and not word.isdigit():
                    votes.setdefault(stem(word), Counter())[group] += 1
        persons = table.get("persons", {})
        you.update(persons.get("you", ()))
        me.update(persons.get("me", ()))
    stems = {word: counted.most_common(1)[0][0] for word, counted in votes.items()}
    longest = sorted((phrase for phrase in inside if len(phrase) > 1), key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest)) or r"(?!)")
    unspaced = sorted(word for word in you if _UNSPACED.search(word) or "가" <= word[0] <= "힣")
    you_inside = re.compile("|".join(map(re.escape, unspaced)) or r"(?!)")
    return Lexicon(stems, inside, pattern, frozenset(you), frozenset(me), you_inside)


def _phrases(table: Mapping[str, Mapping[str, list[str]]]) -> list[tuple[str, str]]:
    found = [
        (phrase, _GROUPS.get(reason, "pitch"))
        for kind in ("whole", "starts", "contains", "labels", "words")
        for reason, listed in table.get(kind, {}).items()
        for phrase in listed
    ]
    found += [(word, "comments") for word in table.get("comments", {}).get("says", ())]
    found += [(word, "date") for word in table.get("comments", {}).get("ago", ())]
    found += [(word, "media") for word in table.get("credits", {}).get("words", ())]
    return found


@cache
def _sections() -> frozenset[str]:
    """The words that menus are made of: "Home", "News", "Sport", in all languages."""
    return frozenset(
        plain(phrase)
        for table in phrase_tables().values()
        for phrase in table.get("whole", {}).get("navigation", ())
    )


def sections_in(words: list[str], text: str) -> int:
    """How many parts of a line are the name of a section; in Chinese, what spaces divide."""
    parts = (
        words if text.isascii() else [*words, *({plain(part) for part in text.split()} - {*words})]
    )
    return sum(part in _sections() for part in parts)
