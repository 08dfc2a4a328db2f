"""Which topics is a text about? By the topics' own word lists, with the words found as reason."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from .folding import fold
from .languages import detect_language
from .types import Document

ANY_LANGUAGE: Final = "any"
_LONGEST_TEXT: Final = 200_000  # characters read
_LONGEST_BEGINNING: Final = 40  # letters
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Topic:
    """A named subject and the words that tell it, by language.

    A word may be a phrase; one that ends in ``*`` stands for all words that begin so. Keys of
    ``words`` are ISO 639-1 codes, or "any" for words that count in every language.
    """

    name: str
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """A topic that a text is about; ``because`` holds the topic's words that were found."""

    name: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicRules:
    """How much must be said of a topic, in points.

    A word of it counts most in the title and more in the ``lead_words`` first words than below;
    said again it counts ``again`` of that. The first word of a topic's list is its own name and
    counts ``own_name`` more. A long text needs ``enough`` points, and of one word alone that is
    not the name ``one_word`` occurrences; one of up to ``short_text`` words ``enough_short``.
    """

    title: float = 2.0
    lead: float = 1.5
    below: float = 1.0
    own_name: float = 0.5
    again: float = 0.5
    lead_words: int = 40
    enough: float = 3.0
    enough_short: float = 2.0
    short_text: int = 80
    one_word: int = 4


RULES: Final = TopicRules()

_Pattern = tuple[str, ...]  # folded words of a phrase, each with its "*" if it has one


@dataclass(frozen=True, slots=True)
class _Entry:
    topic: int
    written: str
    pattern: _Pattern
    own_name: bool


@dataclass(frozen=True, slots=True)
class _Index:
    """Entries by their first word, or by what it begins with."""

    exact: Mapping[str, tuple[_Entry, ...]]
    beginning: Mapping[str, tuple[_Entry, ...]]

    def at(self, words: Sequence[str], position: int) -> Iterator[_Entry]:
        """The entries that stand at ``position`` of ``words``."""
        first = words[position]
        yield from (entry for entry in self.exact.get(first, ()) if _fits(entry, words, position))
        for end in range(1, min(len(first), _LONGEST_BEGINNING) + 1):
            for entry in self.beginning.get(first[:end], ()):
                if _fits(entry, words, position):
                    yield entry


def find_topics(
    document: Document | str, topics: Sequence[Topic], *, rules: TopicRules = RULES
) -> tuple[TopicMatch, ...]:
    """The topics that ``document`` is about, in the order given.

    Passing mentions do not make it one. Whole words count, whatever their case and diacritics. A
    topic's words in the document's language and those for "any" are looked for; where it has none
    in that language, all are.
    """
    if isinstance(document, str):
        document = Document("", document)
    code = document.language or detect_language(document.text)
    index = _index(tuple(_words_for(topic, code) for topic in topics))
    words = _words(document.text[:_LONGEST_TEXT])
    said = _said(_words(document.title or ""), words, index, rules)
    found = []
    for number, topic in enumerate(topics):
        if number in said and said[number].enough(len(words), rules):
            found.append(TopicMatch(topic.name, tuple(said[number].words)))
    return tuple(found)


def _words_for(topic: Topic, code: str) -> tuple[str, ...]:
    if code in topic.words:
        return (*topic.words[code], *topic.words.get(ANY_LANGUAGE, ()))
    return tuple(word for words in topic.words.values() for word in words)


@lru_cache(maxsize=64)
def _index(lists: tuple[tuple[str, ...], ...]) -> _Index:
    exact: defaultdict[str, list[_Entry]] = defaultdict(list)
    beginning: defaultdict[str, list[_Entry]] = defaultdict(list)
    for number, words in enumerate(lists):
        for written in dict.fromkeys(words):
            pattern = tuple(re.findall(r"[^\W_]+\*?", fold(written)))
            if not pattern:
                continue
            entry = _Entry(number, written, pattern, written == words[0])
            home = beginning if pattern[0].endswith("*") else exact
            home[pattern[0].rstrip("*")].append(entry)
    return _Index(
        {word: tuple(entries) for word, entries in exact.items()},
        {word: tuple(entries) for word, entries in beginning.items()},
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


@dataclass(slots=True)
class _Said:
    """What a text says of one topic: which words, how often, worth how much."""

    words: Counter[str] = field(default_factory=Counter)
    points: float = 0.0
    named: bool = False

    def add(self, entry: _Entry, worth: float, rules: TopicRules) -> None:
        worth += rules.own_name if entry.own_name else 0.0
        self.points += worth * (rules.again if self.words[entry.written] else 1.0)
        self.words[entry.written] += 1
        self.named = self.named or entry.own_name

    def enough(self, length: int, rules: TopicRules) -> bool:
        if length <= rules.short_text:
            return self.points >= rules.enough_short
        several = len(self.words) > 1 or self.named or self.words.total() >= rules.one_word
        return several and self.points >= rules.enough


def _said(
    title: Sequence[str], words: Sequence[str], index: _Index, rules: TopicRules
) -> dict[int, _Said]:
    """What is said of each topic; one word of the text counts once for a topic."""
    found: defaultdict[int, _Said] = defaultdict(_Said)
    for part, first in ((title, rules.title), (words, rules.lead)):
        for position in range(len(part)):
            below = part is words and position >= rules.lead_words
            seen: set[int] = set()
            for entry in index.at(part, position):
                if entry.topic not in seen:
                    seen.add(entry.topic)
                    found[entry.topic].add(entry, rules.below if below else first, rules)
    return found


def _fits(entry: _Entry, words: Sequence[str], position: int) -> bool:
    if position + len(entry.pattern) > len(words):
        return False
    return all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for part, word in zip(
            entry.pattern, words[position : position + len(entry.pattern)], strict=True
        )
    )
