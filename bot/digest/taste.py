"""What a reader wants left out or shown first: pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.model import Story


@dataclass(frozen=True, slots=True)
class Taste:
    """``muted``: words, phrases, names, topics, sources. ``preferred``: sources."""

    muted: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()


NO_TASTE = Taste()


def muted_by(story: Story, taste: Taste) -> str | None:
    """What of the muted things this story is about; None: it may be shown.

    A source is left out where nobody else reports; a word, a name or a topic always.
    """
    if not taste.muted:
        return None
    said = _words([story.title, *(sentence.text for sentence in story.sentences)])
    named = {name.casefold() for a in story.articles for name in (*a.topics, *a.names)}
    sources = {source.casefold() for source in story.sources}
    unwanted = {wish.casefold() for wish in taste.muted}
    for wish in taste.muted:
        folded = wish.casefold()
        if folded in named or (folded in sources and sources <= unwanted):
            return wish
        # A source's name is also said where others quote it: that alone mutes nothing.
        if folded not in sources and f" {_words([wish]).strip()} " in said:
            return wish
    return None


def preferred_in(story: Story, taste: Taste) -> str | None:
    """A preferred source that reports the story."""
    wanted = {source.casefold() for source in taste.preferred}
    return next((source for source in story.sources if source.casefold() in wanted), None)


def _words(texts: Iterable[str]) -> str:
    """The words alone, in small letters, each between single spaces."""
    words = re.findall(r"\w+", " ".join(texts).casefold())
    return f" {' '.join(words)} "
