"""Small windows, as a small installation has them: ``python -m benchmarks.stories.small``.

Drawn from the development sets: 20 to 200 articles over three days, most of them the only report
of their event, every seventh event told by two or three. In half of the windows half of the
articles are one beat: the nearest neighbours of one article, each of another event.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from statistics import mean

from benchmarks.stories.bcubed import BCubed, bcubed
from benchmarks.stories.sets import LABELLED, NOON, StorySet, load
from summarizer import Document, group_documents
from summarizer.similarity import subject_of
from summarizer.weighing import Weighed

SIZES = {20: 20, 50: 12, 100: 8, 200: 4}
_SEVERAL = 0.15  # of the events are told by more than one
_BEAT = 0.25  # … and of a beat's
_ALL = 0.8  # of a set's stories at most are used in one window
Window = tuple[list[Document], list[str]]


class Drawn:
    """Windows of one set."""

    def __init__(self, one: StorySet) -> None:
        self.set = one
        self.near = Weighed([subject_of(document) for document in one.documents])
        self.by_story: defaultdict[str, list[Document]] = defaultdict(list)
        for document in one.documents:
            self.by_story[one.stories[document.id]].append(document)

    def window(self, size: int, chance: random.Random, *, beat: bool) -> Window:
        """Articles with their stories, in order of publication."""
        chosen: dict[str, list[Document]] = {}
        for story in self.beat(size // 2, chance) if beat else ():
            chosen[story] = self._reports(story, _BEAT, chance)
        others = [story for story in self.by_story if story not in chosen]
        chance.shuffle(others)
        for story in others[: int(len(self.by_story) * _ALL)]:
            if sum(map(len, chosen.values())) >= size:
                break
            chosen[story] = self._reports(story, _SEVERAL, chance)
        dated = [
            (replace(document, published_at=NOON + timedelta(days=start + self._later(chance))), s)
            for s, start in ((story, 3 * chance.random()) for story in chosen)
            for document in chosen[s]
        ]
        dated.sort(key=lambda row: row[0].published_at or NOON)
        return [row[0] for row in dated], [row[1] for row in dated]

    def beat(self, most: int, chance: random.Random) -> list[str]:
        """The stories of an article's nearest neighbours, its own first."""
        documents = self.set.documents
        start = chance.randrange(len(documents))
        alike = self.near.cosines([start], range(len(documents)))[0]
        order = sorted(range(len(documents)), key=lambda n: -float(alike[n]))
        return list(dict.fromkeys(self.set.stories[documents[n].id] for n in order))[:most]

    def _reports(self, story: str, several: float, chance: random.Random) -> list[Document]:
        reports = self.by_story[story]
        count = chance.choice((2, 2, 3)) if chance.random() < several else 1
        return chance.sample(reports, min(count, len(reports)))

    @staticmethod
    def _later(chance: random.Random) -> float:
        """Days after the event's first report: most come within hours."""
        return min(1.5, chance.expovariate(1 / 0.3))


def grouped(window: Window) -> BCubed:
    """How well the library's door groups a window."""
    documents, gold = window
    home = {one: group.id for group in group_documents(documents) for one in group.ids}
    return bcubed([home[document.id] for document in documents], gold)


def figures(found: Sequence[BCubed]) -> str:
    """Means, as printed."""
    kinds = [mean(each[number] for each in found) for number in range(3)]
    return f"P {kinds[0]:.3f} R {kinds[1]:.3f} F1 {kinds[2]:.3f}"


def main() -> None:
    """Print a line for each size."""
    sets = [Drawn(load(name)) for name in LABELLED]
    for size, count in SIZES.items():
        chance = random.Random(size)
        windows = [
            one.window(size, chance, beat=number % 2 == 1)
            for one in sets
            for number in range(count)
        ]
        apart = mean(bcubed(range(len(gold)), gold).f1 for _, gold in windows)
        print(
            f"{size}: {figures([grouped(w) for w in windows])}; all apart {apart:.3f}", flush=True
        )


if __name__ == "__main__":
    main()
