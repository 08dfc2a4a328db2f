"""The development sets as documents, each with the story that it belongs to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from summarizer import Document

SHARED = Path(__file__).resolve().parents[2] / "../shared"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LABELLED = ("wikinews_events", "allsides_dated", "ecbplus", "allsides_triplets")
JUDGED = LABELLED[:3]
"""The sets that the mean is taken over; the triplets help to choose, and are of one make."""
HEADLINES = "uci_headlines"


@dataclass(frozen=True, slots=True)
class StorySet:
    """Documents in order of publication, and for each id its story."""

    name: str
    documents: tuple[Document, ...]
    stories: dict[str, str]

    def gold(self) -> list[str]:
        """The stories of the documents, in their order."""
        return [self.stories[document.id] for document in self.documents]


def load(name: str, *, dated: bool = True) -> StorySet:
    """A labelled set. Where the dates say nothing, or the label, all stand on one day.

    The dates of AllSides are one per story, which would give the answer away: each is moved by up
    to a day, by a hash of its id. Those of Wikinews are the minutes in which pages were fetched,
    one story after another, and are left aside. With ``dated`` False there are none at all.
    """
    documents, stories = [], {}
    for row in rows(name):
        when = _published(name, row) if dated else None
        text, title = str(row.get("text") or ""), str(row["title"])
        documents.append(Document(str(row["id"]), text, title, when, language="en"))
        stories[str(row["id"])] = str(row["story"])
    documents.sort(key=lambda one: (one.published_at or NOON, _fraction(one.id)))
    return StorySet(name, tuple(documents), stories)


def rows(name: str) -> list[dict[str, object]]:
    """The records of a development set."""
    path = SHARED / "data" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def seeds() -> list[Document]:
    """The five real articles: five events, one beat, no dates."""
    return [
        Document(path.stem[:3], path.read_text(encoding="utf-8-sig"))
        for path in sorted((SHARED / "seeds").glob("*.txt"))
    ]


def _published(name: str, row: dict[str, object]) -> datetime:
    moved = timedelta(days=2 * _fraction(str(row["id"])) - 1)
    if name == "allsides_dated":
        return datetime.fromisoformat(str(row["ts"])) + moved
    if name == HEADLINES:
        return datetime.fromtimestamp(float(str(row["ts"])), UTC) + moved
    return NOON


def _fraction(key: str) -> float:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) / 2**64
