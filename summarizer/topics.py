"""Which topics is a text about? By the topics' own word lists, with the words found as reason."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    """How much must be found: hits in title and text together, or in the title alone.

    A text of more than ``long_text`` words must give one hit more: two words in passing are soon
    found in a long one.
    """

    least_hits: int = 2
    least_in_title: int = 1
    long_text: int = 150


RULES: Final = TopicRules()

_Pattern = tuple[str, ...]  # folded words of a phrase, each with its "*" if it has one


@dataclass(frozen=True, slots=True)
class _Entry:
    topic: int
    written: str
    pattern: _Pattern


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

    Whole words count, whatever their case and diacritics. A topic's words in the document's
    language and those for "any" are looked for; where it has none in that language, all are.
    """
    if isinstance(document, str):
        document = Document("", document)
    code = document.language or detect_language(document.text)
    index = _index(tuple(_words_for(topic, code) for topic in topics))
    words = _words(document.text[:_LONGEST_TEXT])
    titled, hits = _hits(_words(document.title or ""), index), _hits(words, index)
    least = rules.least_hits + (len(words) > rules.long_text)
    found = []
    for number, topic in enumerate(topics):
        in_title, everywhere = titled[number], titled[number] + hits[number]
        enough = everywhere.total() >= least
        if everywhere and (enough or in_title.total() >= rules.least_in_title):
            found.append(TopicMatch(topic.name, tuple(everywhere)))
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
            entry = _Entry(number, written, pattern)
            home = beginning if pattern[0].endswith("*") else exact
            home[pattern[0].rstrip("*")].append(entry)
    return _Index(
        {word: tuple(entries) for word, entries in exact.items()},
        {word: tuple(entries) for word, entries in beginning.items()},
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _hits(words: Sequence[str], index: _Index) -> defaultdict[int, Counter[str]]:
    """How often each topic's words are found; one word of the text is one hit."""
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for position in range(len(words)):
        seen: set[int] = set()
        for entry in index.at(words, position):
            if entry.topic not in seen:
                seen.add(entry.topic)
                found[entry.topic][entry.written] += 1
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
