"""What is there about a wish: a topic, a name in whatever spelling, or plain words."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

import sqlalchemy as sa

from bot.model import Story
from bot.spellings import NameRules, folded
from bot.store import fulltext, listing, names, topics
from bot.store.db import Tx
from summarizer import Document, Topic, find_topics, name_keys, same_name

_MOST_VARIED, _SHORTEST_VARIED = 5, 4  # words of a search that count in every spelling; letters
_MOST_ALIKE = 2_000  # names compared with a wish: of the commonest keys' ones, the most mentioned


@dataclass(frozen=True, slots=True)
class Window:
    """Which stories count: fresh and readable here from then on, in these languages (() all)."""

    since: datetime | None = None
    until: datetime | None = None
    seen_since: datetime | None = None
    languages: tuple[str, ...] = ()


ALWAYS = Window()


@dataclass(frozen=True, slots=True)
class About:
    """What a wish was taken for and what was found: ``topic`` its name if it is one,
    ``spellings`` other ways in which sources write it, ``nearest`` topics with a like name."""

    wish: str
    topic: str | None
    spellings: tuple[str, ...]
    stories: list[Story]
    nearest: tuple[str, ...]


async def find(
    tx: Tx, chat_id: int | None, query: str, limit: int, *, window: Window = ALWAYS
) -> list[Story]:
    """Stories with all the words and "phrases" and without the -minus ones, newest first.

    A word that is a name counts in every spelling; in a phrase, as it is written.
    """
    variants = {}
    for word in fulltext.single_words(query)[:_MOST_VARIED]:
        if len(word) >= _SHORTEST_VARIED:
            variants[word] = list((await _spellings(tx, chat_id, word)).values())
    matching = fulltext.matching(query, variants)
    return await newest(tx, chat_id, limit, window=window, matching=matching)


async def newest(
    tx: Tx,
    chat_id: int | None,
    limit: int,
    *,
    window: Window = ALWAYS,
    topic: str | None = None,
    names: Sequence[str] = (),
    matching: sa.ColumnElement[bool] | None = None,
) -> list[Story]:
    """The newest stories in a window."""
    return await listing.listed(
        tx,
        chat_id,
        since=window.since,
        until=window.until,
        seen_since=window.seen_since,
        languages=window.languages,
        topic=topic,
        names=names,
        matching=matching,
        limit=limit,
    )


async def about(
    tx: Tx, chat_id: int | None, wish: str, *, limit: int, window: Window = ALWAYS
) -> About:
    """Stories about a wish: the topic of that name, else a name as people spell it, else words."""
    wish = " ".join(wish.split())
    known = await topics.every(tx)
    topic = next((one.name for one in known if one.name.casefold() == wish.casefold()), None)
    if topic is not None:
        found = await newest(tx, chat_id, limit, window=window, topic=topic)
        return About(wish, topic, (), found, ())
    spellings = await _spellings(tx, chat_id, wish)
    found = []
    if spellings:
        # A mention that was not taken for a name is one all the same.
        said = sa.or_(listing.mentioning(spellings), fulltext.phrase(wish))
        found = await newest(tx, chat_id, limit, window=window, matching=said)
    if not found:
        spellings = {}
        found = await find(tx, chat_id, wish, limit, window=window)
    others = dict.fromkeys(w for w in spellings.values() if w.casefold() != wish.casefold())
    near = nearest_topics(wish, known)
    return About(wish, None, tuple(others), found, near)


def nearest_topics(wish: str, known: Sequence[Topic]) -> tuple[str, ...]:
    """Topics that a wish may mean: those it is a word of, then those with a like name."""
    told = [match.name for match in find_topics(Document("", wish, title=wish), known)]
    folded = {topic.name.casefold(): topic.name for topic in known}
    close = get_close_matches(wish.casefold(), folded, n=3, cutoff=0.6)
    return tuple(dict.fromkeys([*told, *(folded[name] for name in close)]))[:3]


async def index_names(tx: Tx, mentioned: Collection[str]) -> None:
    """Make names findable in every spelling."""
    new = sorted(await names.without_keys(tx, mentioned))
    if new:
        keys = await asyncio.to_thread(lambda: {name: name_keys(name) for name in new})
        await names.keep(tx, keys)


async def _spellings(tx: Tx, chat_id: int | None, wish: str) -> dict[str, str]:
    """Names that are taken for the wish, each with what of it is the wish's other spelling."""
    if not wish or len(wish) > 100:
        return {}
    alike = await names.seen(tx, chat_id, _MOST_ALIKE, keys=name_keys(wish))
    rules = await names.rules(tx)
    decided = rules.group(wish) - {folded(wish)}
    others = await names.seen(tx, chat_id, _MOST_ALIKE, among=decided) if decided else []

    def found() -> dict[str, str]:
        same = {name: _written(wish, name) for name in alike if _one(wish, name, rules)}
        told = {name: name for name in others if rules.verdict(wish, name) is not False}
        return told | same

    # Comparing hundreds of names takes a moment, and the event loop has others to serve.
    return await asyncio.to_thread(found)


def _one(wish: str, name: str, rules: NameRules) -> bool:
    verdict = rules.verdict(wish, name)
    return bool(same_name(wish, name)) if verdict is None else verdict


def _written(wish: str, name: str) -> str:
    """A surname for a surname: of "Alaksandar Łukašenka" what was asked for as "Lukashenko"."""
    if len(wish.split()) > 1:
        return name
    return next((word for word in reversed(name.split()) if same_name(wish, word)), name)
