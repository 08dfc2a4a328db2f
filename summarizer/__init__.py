"""Text in, text out: cleaning, splitting, ranking and comparing news, with nothing generated.

A pure library: it knows no feed, chat, clock, network or database. These names are its doors; each
loads what it needs when it is first asked for.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .chronology import timeline
    from .cleaning import clean
    from .desk import Desk
    from .disagreements import find_disagreements
    from .duplicates import find_duplicates
    from .engines import DEFAULT_ENGINE, ENGINES
    from .extractive import summarize
    from .grouping import group_documents
    from .keys import name_keys
    from .languages import detect_language
    from .names import find_mentions
    from .novelty import find_news, says_news
    from .outlines import Outline, outline
    from .sentences import split_sentences
    from .story import summarize_story
    from .topics import Topic, TopicMatch, find_topics
    from .trending import Trend, trend
    from .types import (
        ChosenSentence,
        Cleaned,
        DatedSentence,
        Disagreement,
        Document,
        Duplicate,
        EmptyText,
        Group,
        Mention,
        NameMatch,
        Paragraph,
        Sentence,
        SourcedSentence,
        Summary,
    )
    from .variants import same_name

_ROOMS = {
    "chronology": ("timeline",),
    "cleaning": ("clean",),
    "desk": ("Desk",),
    "disagreements": ("find_disagreements",),
    "duplicates": ("find_duplicates",),
    "engines": ("DEFAULT_ENGINE", "ENGINES"),
    "extractive": ("summarize",),
    "grouping": ("group_documents",),
    "keys": ("name_keys",),
    "languages": ("detect_language",),
    "names": ("find_mentions",),
    "novelty": ("find_news", "says_news"),
    "outlines": ("Outline", "outline"),
    "sentences": ("split_sentences",),
    "story": ("summarize_story",),
    "topics": ("Topic", "TopicMatch", "find_topics"),
    "trending": ("Trend", "trend"),
    "types": (
        "ChosenSentence",
        "Cleaned",
        "DatedSentence",
        "Disagreement",
        "Document",
        "Duplicate",
        "EmptyText",
        "Group",
        "Mention",
        "NameMatch",
        "Paragraph",
        "Sentence",
        "SourcedSentence",
        "Summary",
    ),
    "variants": ("same_name",),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    """The door called ``name``; its room is opened now (PEP 562)."""
    room = _ROOM_OF.get(name)
    if room is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(importlib.import_module(f".{room}", __name__), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return [*globals(), *__all__]


__all__ = [
    "DEFAULT_ENGINE",
    "ENGINES",
    "ChosenSentence",
    "Cleaned",
    "DatedSentence",
    "Desk",
    "Disagreement",
    "Document",
    "Duplicate",
    "EmptyText",
    "Group",
    "Mention",
    "NameMatch",
    "Outline",
    "Paragraph",
    "Sentence",
    "SourcedSentence",
    "Summary",
    "Topic",
    "TopicMatch",
    "Trend",
    "clean",
    "detect_language",
    "find_disagreements",
    "find_duplicates",
    "find_mentions",
    "find_news",
    "find_topics",
    "group_documents",
    "name_keys",
    "outline",
    "same_name",
    "says_news",
    "split_sentences",
    "summarize",
    "summarize_story",
    "timeline",
    "trend",
]
