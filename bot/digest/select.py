"""Which stories make a digest, in which order, and why: pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp, log2

from bot.digest.taste import NO_TASTE, Taste, muted_by, preferred_in
from bot.model import Chosen, Length, Story, StorySentence
from bot.reading import Correction
from summarizer import says_news

#: Stories with a summary, and lines in brief, for each length.
SIZES: dict[Length, tuple[int, int]] = {"short": (3, 3), "medium": (5, 7), "long": (10, 10)}

_MOST_OF_ONE_SOURCE = 3
_HALF_DAYS_OF_FRESHNESS = 24.0
_UNDATED_BEHIND = 24.0  # hours: nobody says when it happened
_INTEREST, _MOST_INTERESTS = 0.5, 3
_NEW, _NEW_HOURS = 0.3, 24.0  # a story that began of late, against one that runs on
_QUIET, _QUIET_STORIES, _LOUD_STORIES = 0.4, 2, 4  # who has few, where another has many
_SAME_SUBJECT = 0.4  # what a story loses whose names and topics all stand above it already
_PREFERRED = 1.0
_MOST_MOVED = 3
_WAITED = timedelta(minutes=10)


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
    all best first. ``corrected``: what sources changed in what the reader saw."""

    full: tuple[Chosen, ...] = ()
    brief: tuple[Chosen, ...] = ()
    moved: tuple[Moved, ...] = ()
    corrected: tuple[Correction, ...] = ()

    @property
    def chosen(self) -> tuple[Chosen, ...]:
        """Those that are new to the reader, in the order in which they are shown."""
        return self.full + self.brief

    @property
    def because(self) -> dict[int, tuple[str, ...]]:
        """Why each story is shown, by its id, in the order in which they stand."""
        new = {chosen.story.id: chosen.because for chosen in self.chosen}
        moved = {moved.story.id: moved.because for moved in self.moved}
        shown = new | moved
        corrected = [each.story_id for each in self.corrected if each.story_id not in shown]
        # A correction alone makes no digest; it waits for the next one.
        return shown | dict.fromkeys(corrected, ("corrected by its source",)) if shown else {}


def select(
    candidates: Sequence[Story],
    interests: Mapping[int, Sequence[str]],
    *,
    now: datetime,
    length: Length,
    seen: Mapping[int, datetime] | None = None,
    taste: Taste = NO_TASTE,
    span: timedelta = timedelta(days=1),
) -> Selection:
    """The best candidates, each with its reasons: a fair share of each source, not one subject.

    ``interests``: for a story's id why this reader cares; stories without a reason still count.
    Besides that count independent sources (copies of one text are one), freshness, whether the
    story is new, and whether its source is a quiet one beside loud ones. What stands above already
    makes a story on the same names and topics wait. At most three lead with the same source while
    another source has something to say.
    ``seen``: when the reader last saw a story; it comes again only with what is new in it.
    ``taste``: what is left out, and which sources count more. ``span``: what the list looks back
    on; in a week's one a story keeps its worth for days.
    """
    known = seen or {}
    wanted = [story for story in candidates if muted_by(story, taste) is None]
    counts = Counter(story.best.source for story in wanted)
    ranked = sorted(
        (_rated(story, interests.get(story.id, ()), counts, now, taste, span) for story in wanted),
        key=lambda chosen: (-chosen.score, chosen.story.id),
    )
    running = [moved_on(c.story, known[c.story.id]) for c in ranked if c.story.id in known]
    moved = tuple(each for each in running if each is not None)[:_MOST_MOVED]
    full, brief = SIZES[length]
    taken = _varied([c for c in ranked if c.story.id not in known], full + brief)
    return Selection(tuple(taken[:full]), tuple(taken[full:]), moved)


def prominence(story: Story, now: datetime, span: timedelta = timedelta(days=1)) -> float:
    """How much a story stands out by itself: its independent sources and its freshness."""
    fades = _HALF_DAYS_OF_FRESHNESS * (span / timedelta(days=1))
    return log2(1 + len(story.witnesses)) + exp(-_hours(story, now) / fades)


def _varied(ranked: Sequence[Chosen], most: int) -> list[Chosen]:
    """The best of what is left, time after time; what repeats those above counts for less."""
    left, taken = list(ranked), list[Chosen]()
    shares: Counter[str] = Counter()
    above: list[frozenset[str]] = []
    repeats = [0.0] * len(left)
    while left and len(taken) < most:
        surplus = [shares[c.story.best.source] >= _MOST_OF_ONE_SOURCE for c in left]
        best = min(
            range(len(left)),
            key=lambda n: (
                surplus[n],
                _SAME_SUBJECT * repeats[n] - left[n].score,
                left[n].story.id,
            ),
        )
        chosen = left.pop(best)
        repeats.pop(best)
        taken.append(chosen)
        shares[chosen.story.best.source] += 1
        above.append(_subjects(chosen.story))
        repeats = [
            max(repeated, _repeats(_subjects(c.story), above[-1]))
            for repeated, c in zip(repeats, left, strict=True)
        ]
    return taken


def _subjects(story: Story) -> frozenset[str]:
    names = (name for article in story.articles for name in article.names)
    return frozenset({*story.topics, *names})


def _repeats(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """How much of what a story is about another is about too, 0 … 1."""
    return len(mine & theirs) / len(mine) if mine else 0.0


def moved_on(story: Story, seen_at: datetime) -> Moved | None:
    """What a source that reported since then says, if none said it before; None: nothing new."""
    # First seen since, but for those that waited a little to be read; an edit is no new report.
    since = seen_at - _WAITED
    told = [a for a in story.articles if a.told_at is not None and a.told_at > seen_at]
    new = [a for a in told if a.first_seen_at > since]
    old = [a for a in story.articles if a not in new]
    if not new or not old:
        return None
    known = [sentence.text for article in old for sentence in article.sentences]
    for article in sorted(new, key=lambda a: a.fresh_at, reverse=True):
        for sentence in article.sentences if article.language == story.language else ():
            if says_news(sentence.text, known, language=story.language):
                return Moved(story, sentence, seen_at)
    return None


def _rated(
    story: Story,
    interests: Sequence[str],
    counts: Mapping[str, int],
    now: datetime,
    taste: Taste,
    span: timedelta,
) -> Chosen:
    liked = preferred_in(story, taste)
    own = counts[story.best.source]
    quiet = own <= _QUIET_STORIES and max(counts.values()) >= _LOUD_STORIES
    begun = min(article.first_seen_at for article in story.articles)
    is_new = now - begun < timedelta(hours=_NEW_HOURS)
    score = (
        prominence(story, now, span)
        + _INTEREST * min(len(interests), _MOST_INTERESTS)
        + _NEW * is_new
        + _QUIET * quiet / own
        + _PREFERRED * (liked is not None)
    )
    reasons = [*interests, _carried(story), _freshness(story, now)]
    if liked is not None:
        reasons.insert(0, f"preferred source: {liked}")
    if not is_new:
        reasons.append(f"running since {begun.day} {begun:%B}")
    if quiet:
        reasons.append("from a source that says little")
    return Chosen(story, round(score, 4), tuple(reasons))


def _carried(story: Story) -> str:
    sources, own = len(story.sources), len(story.witnesses)
    copied = f", {own} in their own words" if own < sources else ""
    return ("1 source" if sources == 1 else f"{sources} sources") + copied


def _hours(story: Story, now: datetime) -> float:
    hours = max(0.0, (now - story.fresh_at).total_seconds() / 3600)
    return hours + _UNDATED_BEHIND * _undated(story)


def _undated(story: Story) -> bool:
    return all(article.published_at is None for article in story.articles)


def _freshness(story: Story, now: datetime) -> str:
    hours = _hours(story, now)
    if _undated(story):
        hours -= _UNDATED_BEHIND
        return "undated, first seen " + (f"{hours:.0f} h ago" if hours >= 1 else "now")
    return f"{hours:.0f} h old" if hours < 48 else f"{hours / 24:.0f} days old"
