"""A name is found among thousands, in any spelling, by comparing few."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
import sqlalchemy as sa

from bot.model import Enrichment
from bot.store import articles, names, pruning, search, stories
from summarizer import name_keys
from tests.builders import DAY, NOW, Newsroom

_FAMILY = (
    "Alexander Lukashenko",
    "Alaksandar Łukašenka",
    "Lukaschenko",
    "Лукашэнка",
    "Александр Григорьевич Лукашенко",
)
_OTHERS = ("Viktor Lukashenko", "Lukashevich", "Alexander Lebedev", "Luke Ashton")
_MADE_UP = 5_000


def _made_up_names() -> Iterator[str]:
    """As many different names as there are in a week of news, of all shapes and sounds."""
    starts = ("Bar", "Chel", "Dro", "Fen", "Gas", "Lu", "Mor", "Nak", "Per", "Shi", "Tel", "Vas")
    middles = ("", "ka", "le", "mi", "ro", "she", "ti", "zu", "gon", "pel")
    ends = ("bridge", "chuk", "dal", "ford", "lin", "nko", "rov", "sson", "tz", "wicz", "man")
    firsts = ("Ada", "Boris", "Chloé", "Dmytro", "Alexander")
    surnames = map("".join, product(starts, middles, ends))
    yield from (f"{first} {surname}" for surname, first in product(surnames, firsts))


@pytest.fixture
async def crowd(room: Newsroom) -> Newsroom:
    """5,000 made-up names in ten reports, and the family in reports of its own."""
    made_up = sorted(_made_up_names())[:_MADE_UP]
    for start in range(0, _MADE_UP, 500):
        await room.report(f"Crowd {start}", names=made_up[start : start + 500])
    for name in (*_FAMILY, *_OTHERS):
        await room.report(f"Of {name}", names=(name,))
    return room


async def test_all_spellings_and_no_others_are_found_among_thousands(crowd: Newsroom) -> None:
    async with crowd.db.read() as tx:
        for wish in ("Lukashenko", "Łukašenka", "Аляксандр Лукашэнка", "Alexander Lukashenko"):
            found = await search.about(tx, None, wish, limit=100)
            assert {story.title for story in found.stories} >= {f"Of {name}" for name in _FAMILY}
        full = await search.about(tx, None, "Alexander Lukashenko", limit=100)
        assert {story.title for story in full.stories} == {f"Of {name}" for name in _FAMILY}
        assert (await search.about(tx, None, "Zaporizhzhia", limit=9)).stories == []


async def test_few_names_are_compared(crowd: Newsroom) -> None:
    async with crowd.db.read() as tx:
        everybody = await names.seen(tx, None, 20_000)
        assert len(everybody) == _MADE_UP + len(_FAMILY) + len(_OTHERS)
        for wish in (*_FAMILY, "Boris Telnko", "Zaporizhzhia", "Chloé"):
            alike = await names.seen(tx, None, 20_000, keys=name_keys(wish))
            assert len(alike) < 250, wish
        assert await names.seen(tx, None, 20_000, keys=name_keys("…")) == []


async def test_keys_show_nobody_the_names_of_anothers_feed(room: Newsroom) -> None:
    anna, boris = await room.chat("anna"), await room.chat("boris")
    own = await room.feed("https://own.example/", chat=anna)
    await room.report("Secret", feed=own, names=("Łukašenka",))
    keys = name_keys("Lukashenko")
    async with room.db.read() as tx:
        assert await names.seen(tx, anna.id, 9, keys=keys) == ["Łukašenka"]
        assert await names.seen(tx, boris.id, 9, keys=keys) == []
        assert await names.seen(tx, None, 9, keys=keys) == []


async def _known(room: Newsroom) -> set[str]:
    async with room.db.read() as tx:
        return set((await tx.execute(sa.text("SELECT name FROM name_keys"))).scalars())


async def test_keys_go_with_the_last_mention(room: Newsroom) -> None:
    month_ago = NOW - 31 * DAY
    await room.report("Old", names=("Lukashenko", "Putin"), published=month_ago, now=month_ago)
    await room.report("Young", names=("Putin",))
    assert await _known(room) == {"Lukashenko", "Putin"}
    async with room.db.write() as tx:
        assert await pruning.prune(tx, NOW, keep=30 * DAY, most_bytes=10**12) == 1
    assert await _known(room) == {"Putin"}


async def test_keys_go_when_an_edit_drops_the_name(room: Newsroom) -> None:
    story = await room.report("First", names=("Lukashenko", "Putin"))
    edited = Enrichment("First", "en", "Edited.", (), {}, (("Putin", "person", 1),))
    async with room.db.write() as tx:
        (article,) = (await stories.many(tx, None, [story]))[0].articles
        await articles.enriched(tx, article.id, edited, story_id=story, now=NOW)
    assert await _known(room) == {"Putin"}
