"""Which stories make a digest, in which order, and why: pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp, log2

from bot.model import Chosen, Length, Story, StorySentence

#: Stories with a summary, and lines in brief, for each length.
SIZES: dict[Length, tuple[int, int]] = {"short": (3, 3), "medium": (5, 7), "long": (10, 10)}

_MOST_OF_ONE_SOURCE = 3
_HALF_DAYS_OF_FRESHNESS = 24.0
_MOST_MOVED = 3
_WAITED = timedelta(minutes=10)
_ALIKE = 0.6  # the share of a sentence's words that another one has, above which it says the same


@dataclass(frozen=True, slots=True)
class Moved:
    """A story that the reader saw, and what a source says since: its own sentence."""

    story: Story
    sentence: StorySentence
    seen_at: datetime

    @property
    def because(self) -> tuple[str, ...]:
        """Why it is shown again."""
        return ("moved on since you saw it",)


@dataclass(frozen=True, slots=True)
class Selection:
    """``full`` come with their summary, ``brief`` as one line each, ``moved`` with what is new;
    all best first."""

    full: tuple[Chosen, ...] = ()
    brief: tuple[Chosen, ...] = ()
    moved: tuple[Moved, ...] = ()

    @property
    def chosen(self) -> tuple[Chosen, ...]:
        """Those that are new to the reader, in the order in which they are shown."""
        return self.full + self.brief

    @property
    def because(self) -> dict[int, tuple[str, ...]]:
        """Why each story is shown, by its id, in the order in which they stand."""
        new = {chosen.story.id: chosen.because for chosen in self.chosen}
        return new | {moved.story.id: moved.because for moved in self.moved}


def select(
    candidates: Sequence[Story],
    interests: Mapping[int, Sequence[str]],
    *,
    now: datetime,
    length: Length,
    seen: Mapping[int, datetime] | None = None,
) -> Selection:
    """The best candidates by interest, independent sources and freshness, a fair share of each.

    ``interests``: for a story's id why this reader cares; stories without a reason still count.
    ``seen``: when the reader last saw a story; it comes again only with what is new in it.
    At most three stories lead with the same source while another source has something to say.
    """
    known = seen or {}
    ranked = sorted(
        (_rated(story, interests.get(story.id, ()), now) for story in candidates),
        key=lambda chosen: (-chosen.score, chosen.story.id),
    )
    running = [_moved(c.story, known[c.story.id]) for c in ranked if c.story.id in known]
    moved = tuple(each for each in running if each is not None)[:_MOST_MOVED]
    ranked = [chosen for chosen in ranked if chosen.story.id not in known]
    shares: Counter[str] = Counter()
    fair: list[Chosen] = []
    surplus: list[Chosen] = []
    for chosen in ranked:
        source = chosen.story.best.source
        shares[source] += 1
        (fair if shares[source] <= _MOST_OF_ONE_SOURCE else surplus).append(chosen)
    fair += surplus
    full, brief = SIZES[length]
    return Selection(tuple(fair[:full]), tuple(fair[full : full + brief]), moved)


def _moved(story: Story, seen_at: datetime) -> Moved | None:
    """What a source that reported since then says, if none said it before; None: nothing new."""
    # First seen since, but for those that waited a little to be read; an edit is no new report.
    since = seen_at - _WAITED
    told = [a for a in story.articles if a.told_at is not None and a.told_at > seen_at]
    new = [a for a in told if a.first_seen_at > since]
    old = [a for a in story.articles if a not in new]
    if not new or not old:
        return None
    known = [_words(s.text) for a in old for s in a.sentences]
    for article in sorted(new, key=lambda a: a.fresh_at, reverse=True):
        for sentence in article.sentences:
            words = _words(sentence.text)
            if article.language == story.language and all(
                len(words & other) < _ALIKE * len(words) for other in known
            ):
                return Moved(story, sentence, seen_at)
    return None


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _rated(story: Story, interests: Sequence[str], now: datetime) -> Chosen:
    sources = len(story.sources)
    hours = max(0.0, (now - story.fresh_at).total_seconds() / 3600)
    score = log2(1 + sources) + exp(-hours / _HALF_DAYS_OF_FRESHNESS) + 0.5 * len(interests)
    reasons = (
        *interests,
        f"{sources} sources" if sources > 1 else "1 source",
        _freshness(hours, undated=all(a.published_at is None for a in story.articles)),
    )
    return Chosen(story, round(score, 4), reasons)


def _freshness(hours: float, *, undated: bool) -> str:
    if undated:
        return "undated, first seen " + (f"{hours:.0f} h ago" if hours >= 1 else "now")
    return f"{hours:.0f} h old" if hours < 48 else f"{hours / 24:.0f} days old"
