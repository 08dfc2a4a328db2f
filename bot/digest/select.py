"""Which stories make a digest, in which order, and why: pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import exp, log2

from bot.model import Chosen, Length, Story

#: Stories with a summary, and lines in brief, for each length.
SIZES: dict[Length, tuple[int, int]] = {"short": (3, 3), "medium": (5, 7), "long": (10, 10)}

_MOST_OF_ONE_SOURCE = 3
_HALF_DAYS_OF_FRESHNESS = 24.0


@dataclass(frozen=True, slots=True)
class Selection:
    """``full`` come with their summary, ``brief`` as one line each; both best first."""

    full: tuple[Chosen, ...] = ()
    brief: tuple[Chosen, ...] = ()

    @property
    def chosen(self) -> tuple[Chosen, ...]:
        """All of them, in the order in which they are shown."""
        return self.full + self.brief


def select(
    candidates: Sequence[Story],
    interests: Mapping[int, Sequence[str]],
    *,
    now: datetime,
    length: Length,
) -> Selection:
    """The best candidates by interest, independent sources and freshness, a fair share of each.

    ``interests``: for a story's id why this reader cares; stories without a reason still count.
    At most three stories lead with the same source while another source has something to say.
    """
    ranked = sorted(
        (_rated(story, interests.get(story.id, ()), now) for story in candidates),
        key=lambda chosen: (-chosen.score, chosen.story.id),
    )
    shares: Counter[str] = Counter()
    fair: list[Chosen] = []
    surplus: list[Chosen] = []
    for chosen in ranked:
        source = chosen.story.best.source
        shares[source] += 1
        (fair if shares[source] <= _MOST_OF_ONE_SOURCE else surplus).append(chosen)
    fair += surplus
    full, brief = SIZES[length]
    return Selection(tuple(fair[:full]), tuple(fair[full : full + brief]))


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
