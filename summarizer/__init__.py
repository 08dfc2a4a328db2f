"""Text in, text out: cleaning, splitting, ranking and comparing news, with nothing generated.

A pure library: it knows no feed, chat, clock, network or database. These names are its doors.
"""

from .chronology import timeline
from .cleaning import clean
from .disagreements import find_disagreements
from .duplicates import find_duplicates
from .engines import DEFAULT_ENGINE, ENGINES
from .extractive import summarize
from .grouping import group_documents
from .keys import name_keys
from .languages import detect_language
from .names import find_mentions
from .novelty import find_news
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
    "same_name",
    "split_sentences",
    "summarize",
    "summarize_story",
    "timeline",
    "trend",
]
