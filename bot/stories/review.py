"""Which open stories are one after all, and which are more than one? Pure.

Stories grow one article at a time, so that what comes later may show that two are one, or an edit
that one is two. The open ones are therefore grouped anew. What that says counts only if it is said
of their articles by themselves too: a story is not merged today and split tomorrow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.stories.assign import in_words
from summarizer import Outline, group_documents

OTHER_EVENT = "it reports another event than the story in which it stood"


@dataclass(frozen=True, slots=True)
class Change:
    """``articles`` leave ``story_id``; ``to_id`` None: for a story of their own."""

    kind: Literal["merged", "split"]
    story_id: int
    articles: tuple[int, ...]
    to_id: int | None
    because: tuple[str, ...]


def review(opened: Sequence[tuple[int, Outline]], now: datetime) -> list[Change]:
    """What is to be changed about the open stories, given as (story's id, article).

    Of stories that are one the oldest goes on; of one that is more, the part with the most
    articles, and with the earliest of them where two have as many.
    """
    articles = {int(article.id): article for _, article in opened}
    members: dict[int, set[int]] = defaultdict(set)
    for story_id, article in opened:
        members[story_id].add(int(article.id))
    groups = [
        {int(one) for one in group.ids}
        for group in group_documents([article for _, article in opened], now=now)
    ]
    changes = []
    for ids in groups:
        first, *others = sorted(s for s in members if members[s] <= ids) or [0]
        for story_id in others:
            both = [articles[n] for n in sorted(members[first] | members[story_id])]
            parts, because = _by_themselves(both, now)
            if len(parts) == 1:
                gone = tuple(sorted(members[story_id]))
                changes.append(Change("merged", story_id, gone, first, because))
    moved = {change.story_id for change in changes} | {change.to_id for change in changes}
    for story_id, ids in members.items():
        if story_id not in moved and not any(ids <= group for group in groups):
            parts, _ = _by_themselves([articles[n] for n in sorted(ids)], now)
            changes += _splits(story_id, parts, groups)
    return changes


def _by_themselves(
    articles: Sequence[Outline], now: datetime
) -> tuple[list[set[int]], tuple[str, ...]]:
    """How these articles are grouped without all others, largest first; why, if they are one."""
    groups = group_documents(articles, now=now)
    parts = sorted(({int(n) for n in g.ids} for g in groups), key=lambda ids: (-len(ids), min(ids)))
    return parts, in_words(groups[0].because)


def _splits(
    story_id: int, parts: Sequence[set[int]], groups: Sequence[set[int]]
) -> Iterator[Change]:
    """The parts that are apart from the largest one among all articles as well."""
    largest, *others = parts
    for ids in others:
        if not any(group & largest and group & ids for group in groups):
            yield Change("split", story_id, tuple(sorted(ids)), None, (OTHER_EVENT,))
