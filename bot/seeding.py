"""What a new installation starts with: topics, starter feeds and, if asked for, sample articles."""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.clock import Clock
from bot.errors import NewsdigestError
from bot.ingest.opml import read_opml
from bot.ingest.subscribe import add_outlines
from bot.spellings import NameRule
from bot.store import meta, names, topics
from bot.store.db import Database
from summarizer import Topic

_SEEDED = "seeded"


def seeds_folder() -> Path:
    """The seeds: inside an installed package, or at the top of a checkout."""
    here = Path(__file__).parent
    for folder in (here / "seeds", here.parent / "seeds"):
        if (folder / "topics.toml").is_file():
            return folder
    raise NewsdigestError("the seeds folder is missing: install newsdigest again")


async def seed_topics(db: Database) -> int:
    """Load the starter topics in place of those that are there; gives how many."""
    wanted = await asyncio.to_thread(_topics, seeds_folder() / "topics.toml")
    async with db.write() as tx:
        await topics.replace(tx, wanted)
    return len(wanted)


async def seed_names(db: Database) -> int:
    """Load what the seeds decide about names; the owner's own decisions stay. Gives how many."""
    wanted = await asyncio.to_thread(_name_rules, seeds_folder() / "names.toml")
    async with db.write() as tx:
        await names.decide(tx, wanted)
    return len(wanted)


async def seed_feeds(db: Database, clock: Clock, languages: Sequence[str]) -> int:
    """Add the starter feeds of these languages, the last of the seeds; gives how many they are."""
    body = await asyncio.to_thread((seeds_folder() / "feeds.opml").read_bytes)
    listed = [outline for outline in read_opml(body) if outline.language in languages]
    # The list's folders are languages, which are no topics.
    wanted = [replace(outline, folder=None) for outline in listed]
    async with db.write() as tx:
        await add_outlines(tx, wanted, clock.now())
        # Not before: a start that ends half-way begins again.
        await meta.put(tx, _SEEDED, True)
    return len(wanted)


def seed_languages() -> list[str]:
    """The languages of the starter feeds."""
    listed = read_opml((seeds_folder() / "feeds.opml").read_bytes())
    return sorted({outline.language for outline in listed if outline.language})


async def is_seeded(db: Database) -> bool:
    """Did this installation get its start already? What its owner removed must stay removed."""
    async with db.read() as tx:
        return await meta.get(tx, _SEEDED) is not None


def sample_articles() -> Path:
    """The folder with the articles that we wrote."""
    return seeds_folder() / "articles"


def _topics(path: Path) -> list[Topic]:
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        Topic(topic["name"], {lang: tuple(words) for lang, words in topic["words"].items()})
        for topic in values["topic"]
    ]


def _name_rules(path: Path) -> list[NameRule]:
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    same = [
        NameRule(row["name"], spelling, same=True, by="seed")
        for row in values["name"]
        for spelling in row["spellings"]
    ]
    apart = [NameRule(one, other, same=False, by="seed") for one, other in values["never_same"]]
    return same + apart
