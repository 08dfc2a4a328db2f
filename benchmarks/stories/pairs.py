"""Pairs in different words, and what only looks like them: ``python -m benchmarks.stories.pairs``.

Windows as an outsider might write them, drawn from the development sets: two reports of one
event, of the half that share least; beside each pair its nearest neighbour of another event, up
to three days later. Nothing else is in the window.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.stories.sets import LABELLED, NOON, StorySet, load
from summarizer import Document, group_documents
from summarizer.closeness import RULES, GroupingRules
from summarizer.similarity import subject_of
from summarizer.weighing import Weighed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_PAIRS = 12
_WINDOWS = 12  # of each set
_STORIES_PAIRS = 10  # of one story at most are drawn from


class Triple(NamedTuple):
    """Two reports of one event, and one of another."""

    one: Document
    other: Document
    neighbour: Document


class Found(NamedTuple):
    """Of how many pairs how many were found, and how many neighbours were taken for theirs."""

    pairs: int
    together: int
    wrong: int


def windows(one: StorySet) -> list[list[Triple]]:
    """Windows of twelve triples, no story in one twice; the same every time."""
    chance = random.Random(one.name)
    documents = one.documents
    alike = Weighed([subject_of(document) for document in documents])
    cosines = alike.cosines(range(len(documents)), range(len(documents)))
    stories = [one.stories[document.id] for document in documents]
    pairs = _told_apart(stories, cosines, chance)
    made = []
    for _ in range(_WINDOWS):
        chance.shuffle(pairs)
        used: set[str] = set()
        window: list[Triple] = []
        for a, b in pairs:
            near = next(
                (
                    n
                    for n in (-(cosines[a] + cosines[b])).argsort().tolist()
                    if stories[n] != stories[a] and stories[n] not in used
                ),
                None,
            )
            if stories[a] in used or near is None:
                continue
            used |= {stories[a], stories[near]}
            window.append(_dated(documents[a], documents[b], documents[near], chance))
            if len(window) == _PAIRS:
                break
        made.append(window)
    return made


def _told_apart(
    stories: Sequence[str], cosines: Floats, chance: random.Random
) -> list[tuple[int, int]]:
    """Of the pairs of one story the half that are least alike."""
    members: defaultdict[str, list[int]] = defaultdict(list)
    for number, story in enumerate(stories):
        members[story].append(number)
    found: list[tuple[int, int]] = []
    for numbers in members.values():
        every = list(combinations(numbers, 2))
        found += chance.sample(every, min(len(every), _STORIES_PAIRS))
    found.sort(key=lambda pair: float(cosines[pair]))
    return found[: len(found) // 2]


def _dated(one: Document, other: Document, neighbour: Document, chance: random.Random) -> Triple:
    start = NOON + timedelta(days=3 * chance.random())
    return Triple(
        replace(one, published_at=start),
        replace(other, published_at=start + timedelta(hours=chance.expovariate(1 / 6))),
        replace(neighbour, published_at=start + timedelta(days=0.5 + 2.5 * chance.random())),
    )


def judged(made: Sequence[Sequence[Triple]], rules: GroupingRules = RULES) -> Found:
    """How the library's door groups these windows."""
    pairs = together = wrong = 0
    for window in made:
        documents = sorted(
            (document for triple in window for document in triple),
            key=lambda document: (document.published_at or NOON, document.id),
        )
        home = {i: g.id for g in group_documents(documents, rules=rules) for i in g.ids}
        for a, b, neighbour in window:
            pairs += 1
            together += home[a.id] == home[b.id]
            wrong += home[neighbour.id] in (home[a.id], home[b.id])
    return Found(pairs, together, wrong)


def main() -> None:
    """Print a line for each set."""
    for name in LABELLED:
        found = judged(windows(load(name)))
        print(
            f"{name}: {found.together / found.pairs:.3f} of {found.pairs} pairs found, "
            f"{found.wrong / found.pairs:.3f} neighbours taken for theirs",
            flush=True,
        )


if __name__ == "__main__":
    main()
