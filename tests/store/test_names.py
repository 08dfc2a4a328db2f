"""Names and whom they stand for, as they are kept, decided and shown."""

from __future__ import annotations

import sqlalchemy as sa

from bot.spellings import DECIDED, NameRule
from bot.store import names, search
from bot.store.db import Database
from bot.store.migrate import migrate
from bot.stories.settle import settle_names
from summarizer import name_keys
from tests.builders import Newsroom


async def _spelled(room: Newsroom) -> dict[str, set[str]]:
    await settle_names(room.db)
    async with room.db.read() as tx:
        return {n.name: {name for name, _, _ in n.names} for n in await names.every(tx)}


async def _decide(room: Newsroom, *rules: NameRule) -> None:
    async with room.db.write() as tx:
        await names.decide(tx, rules)


async def test_an_entity_is_shown_as_the_sources_write_it_most(room: Newsroom) -> None:
    await room.report("One", names=("Łukašenka",))
    for title in ("Two", "Three"):
        await room.report(title, names=("Alexander Lukashenko", "Minsk"))
    spellings = {"Łukašenka", "Alexander Lukashenko"}
    assert await _spelled(room) == {"Alexander Lukashenko": spellings, "Minsk": {"Minsk"}}
    for title in ("Four", "Five"):
        await room.report(title, names=("Łukašenka", "Lukaschenko"))
    assert await _spelled(room) == {
        "Łukašenka": {*spellings, "Lukaschenko"},
        "Minsk": {"Minsk"},
    }
    assert await settle_names(room.db) == 0


async def test_the_owner_splits_and_it_is_not_merged_again(room: Newsroom) -> None:
    await room.report("One", names=("Lukashenko",))
    await room.report("Two", names=("Lukaschenko",))
    assert len(await _spelled(room)) == 1
    await _decide(room, NameRule("lukashenko", "Lukaschenko", same=False))
    assert len(await _spelled(room)) == 2
    await room.report("Three", names=("Lukaschenko",))
    await _decide(room, NameRule("Lukashenko", "Lukaschenko", same=True, by="seed"))
    assert len(await _spelled(room)) == 2, "the seeds never undo the owner's word"
    async with room.db.read() as tx:
        found = await search.about(tx, None, "Lukashenko", limit=9)
    assert [story.title for story in found.stories] == ["One"]


async def test_the_owner_merges_and_takes_it_back(room: Newsroom) -> None:
    one = await room.report("One", names=("Batka",))
    two = await room.report("Two", names=("Alexander Lukashenko",))
    await _spelled(room)
    await _decide(room, NameRule("Lukashenko", "Batka", same=True))
    await _decide(room, NameRule("Lukashenko", "Alexander Lukashenko", same=True))
    assert await _spelled(room) == {"Alexander Lukashenko": {"Batka", "Alexander Lukashenko"}}
    async with room.db.read() as tx:
        for wish in ("Batka", "Lukashenko", "Лукашенко"):
            found = await search.about(tx, None, wish, limit=9)
            assert {story.id for story in found.stories} >= {two}, wish
        assert {s.id for s in (await search.about(tx, None, "Batka", limit=9)).stories} == {
            one,
            two,
        }
        shown = await names.shown_for(tx, None, ["Batka"])
    assert shown == {"Batka": ("Alexander Lukashenko", DECIDED)}
    async with room.db.write() as tx:
        await names.show_as(tx, "Batka")
    assert list(await _spelled(room)) == ["Batka"]
    await _decide(room, NameRule("Batka", "Alexander Lukashenko", same=False))
    assert len(await _spelled(room)) == 2


async def test_a_name_of_anothers_feed_is_shown_to_nobody_else(room: Newsroom) -> None:
    anna = await room.chat("anna")
    own = await room.feed("https://own.example/", chat=anna)
    for title in ("One", "Two"):
        await room.report(title, feed=own, names=("Łukašenka",))
    await room.report("Three", names=("Lukashenko",))
    await settle_names(room.db)
    async with room.db.read() as tx:
        assert (await names.shown_for(tx, None, ["Lukashenko"]))["Lukashenko"][0] == "Lukashenko"
        (named,) = await names.every(tx, "ŁUKA")
    assert named.name == "Lukashenko"


async def test_a_search_finds_a_name_in_every_spelling_but_in_phrases(room: Newsroom) -> None:
    one = await room.report("One", text="Łukašenka opened a mill.", names=("Łukašenka",))
    two = await room.report("Two", text="Lukashenko closed a mill.", names=("Lukashenko",))
    async with room.db.read() as tx:
        for query, wanted in {
            "lukashenko mill": {one, two},
            '"lukashenko" mill': {two},
            "lukashenko -opened": {two},
            "mill -lukashenko": {one},
        }.items():
            assert {s.id for s in await search.find(tx, None, query, 9)} == wanted, query


async def test_a_mention_that_was_not_taken_for_a_name_is_found_too(room: Newsroom) -> None:
    named = await room.report("One", text="Lukashenko spoke.", names=("Lukashenko",))
    missed = await room.report("Two", text="Then lukashenko spoke.")
    async with room.db.read() as tx:
        found = await search.about(tx, None, "Lukashenko", limit=9)
    assert {story.id for story in found.stories} == {named, missed}


async def test_a_release_with_other_keys_makes_them_anew(url: str, db: Database) -> None:
    async with db.write() as tx:
        kept = {"Kim Young-ho": ["OLD"], "Petra Nowak": ["OLD", "OLDER"]}
        await names.keep(tx, kept)
        await tx.execute(sa.text("UPDATE alembic_version SET version_num = '0008'"))
    await migrate(url)
    async with db.read() as tx:
        rows = (await tx.execute(sa.text("SELECT name, key FROM name_keys"))).all()
    assert {(row.name, row.key) for row in rows} == {
        (name, key) for name in kept for key in name_keys(name)
    }
