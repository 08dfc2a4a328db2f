"""Text in, text out: cleaning, splitting, ranking and comparing news, with nothing generated.

A pure library: it knows no feed, chat, clock, network or database. These names are its doors.
"""

from .clean import clean
from .engines import DEFAULT_ENGINE, ENGINES
from .extractive import summarize
from .languages import detect_language
from .sentences import split_sentences
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

__all__ = [
    "DEFAULT_ENGINE",
    "ENGINES",
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
    "clean",
    "detect_language",
    "split_sentences",
    "summarize",
]
