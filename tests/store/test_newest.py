"""The newest stories are the same, whether or not older articles had to be looked through."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.reading import FeedKind
from bot.store import feeds, fulltext, listing
from bot.store.db import Database
from bot.store.schema import article_topics, articles, entries, mentions
from bot.store.schema import stories as kept
from tests.builders import DAY, NOW

_ARTICLES, _STORIES = 2_500, 700
_HOUR = timedelta(hours=1)


def _row(number: int, chance: random.Random) -> dict[str, Any]:
    # Minutes are few, so that many share one; what was read later is not always newer.
    ranked = NOW - timedelta(minutes=chance.randrange(2_000) + (_ARTICLES - number) // 2)
    return {
        "id": number,
        "source": "Gazette",
        "title": f"Report {number}",
        "headline": f"Report {number}",
        "text": "rare" if number % 400 == 7 else "common",
        "language": chance.choice(["en", "pl"]),
        "first_seen_at": NOW,
        "fresh_at": ranked + chance.choice([timedelta(0), DAY]),
        "ranked_at": ranked,
        "enriched_at": NOW,
        "sentences": [],
        "because": [],
        "story_id": chance.randrange(1, _STORIES + 1) if chance.random() < 0.9 else None,
    }


@pytest.fixture
async def rows(db: Database) -> list[dict[str, Any]]:
    """Articles; every third is on a topic, every five hundredth names somebody."""
    made = [_row(number, random.Random(number)) for number in range(1, _ARTICLES + 1)]
    story = {"title": "A story", "language": "en", "sentences": [], "timeline": [], "because": []}
    fresh = {"fresh_at": NOW, "created_at": NOW}
    async with db.write() as tx:
        feed = await feeds.add(tx, "files:x", kind=FeedKind.FILES, title="Files", now=NOW)
        await tx.execute(
            sa.insert(kept), [{"id": n, **story, **fresh} for n in range(1, _STORIES + 1)]
        )
        await tx.execute(sa.insert(articles), made)
        entry = {"feed_id": feed.id, "digest": "", "seen_at": NOW}
        read = [{**entry, "guid": str(r["id"]), "article_id": r["id"]} for r in made if _seen(r)]
        await tx.execute(sa.insert(entries), read)
        about = [{"article_id": r["id"], "topic": "Energy", "because": []} for r in _every(made, 3)]
        await tx.execute(sa.insert(article_topics), about)
        named = {"name": "Ada Vane", "kind": "person", "count": 1}
        await tx.execute(
            sa.insert(mentions), [{**named, "article_id": r["id"]} for r in _every(made, 500)]
        )
        for row in made:
            await fulltext.index(tx, row["id"], "", row["text"])
    return made


def _seen(row: Mapping[str, Any]) -> bool:
    """Nobody carries some of them: no chat may see those."""
    return bool(row["id"] % 11)


def _every(rows: list[dict[str, Any]], step: int) -> list[dict[str, Any]]:
    return [row for row in rows if row["id"] % step == 0]


def _expected(rows: list[dict[str, Any]], limit: int, offset: int) -> list[int]:
    ranks: dict[int, datetime] = {}
    for row in rows:
        if row["story_id"] is not None and _seen(row):
            of = row["story_id"]
            ranks[of] = max(ranks.get(of, row["ranked_at"]), row["ranked_at"])
    ordered = sorted(ranks, key=lambda of: (NOW - ranks[of], of))
    return ordered[offset : offset + limit]


async def test_the_newest_are_found_however_many_there_are(
    db: Database, rows: list[dict[str, Any]]
) -> None:
    since = NOW - 6 * _HOUR
    asked: list[tuple[dict[str, Any], list[dict[str, Any]]]] = [
        ({}, rows),
        ({"topic": "Energy"}, _every(rows, 3)),
        ({"names": ["Ada Vane"]}, _every(rows, 500)),
        ({"languages": ["pl"]}, [r for r in rows if r["language"] == "pl"]),
        ({"since": since}, [r for r in rows if r["fresh_at"] >= since]),
        ({"until": since}, [r for r in rows if r["fresh_at"] < since]),
        ({"matching": fulltext.matching("common")}, [r for r in rows if r["text"] == "common"]),
        ({"matching": fulltext.matching("rare")}, [r for r in rows if r["text"] == "rare"]),
        ({"matching": listing.mentioning(["Ada Vane"])}, _every(rows, 500)),
    ]
    for conditions, fitting in asked:
        for limit, offset in ((1, 0), (10, 0), (10, 15), (200, 0), (200, 150), (5_000, 0)):
            async with db.read() as tx:
                found = await listing.listed(tx, None, limit=limit, offset=offset, **conditions)
            assert [story.id for story in found] == _expected(fitting, limit, offset), conditions
