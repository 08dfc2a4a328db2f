"""What is told of an article: what stands before its page, and who carries it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.digest.card import story_card
from bot.message import text_of
from bot.store import listing
from bot.stories.enrich import Enricher
from bot.texts.catalogue import LANGUAGES, texts_in
from bot.wall import Wall
from tests.builders import NOW, Newsroom, new_article
from tests.digest.desk import Desk

TEXT = "The ferry to the outer islands sails again on 3 December, the harbour office said."
URL = "https://wire.example/ferry-is-back"


async def report(room: Newsroom, enricher: Enricher, note: Wall | None) -> None:
    article = new_article("Ferry sails again", url=URL, text=TEXT, note=note, published=NOW)
    await room.save(await room.feed(), article, NOW)
    assert await enricher.tick() == 1


async def test_a_digest_says_what_stands_before_an_article(room: Newsroom, desk: Desk) -> None:
    await report(room, Enricher(room.db, desk.clock), Wall.PAYWALL)
    await room.order(await room.chat())
    await desk.builder.tick()
    (digest,) = await desk.sent()
    assert "Harbour Wire · just now · behind a paywall" in digest


@pytest.mark.parametrize("note", [*Wall, None])
async def test_a_card_says_it_in_every_language(
    room: Newsroom, desk: Desk, note: Wall | None
) -> None:
    await report(room, Enricher(room.db, desk.clock), note)
    async with room.db.read() as tx:
        (story,) = await listing.listed(tx, None, limit=5)
    assert story.best.note == note
    for language in LANGUAGES:
        texts = texts_in(language)
        said = text_of(story_card(story, now=NOW, texts=texts))
        marks = [texts(f"note-{wall.name.lower()}") for wall in Wall]
        assert [mark in said for mark in marks] == [wall is note for wall in Wall]


async def test_a_card_names_the_feeds_that_carry_an_article_and_no_others_chats(
    room: Newsroom, desk: Desk
) -> None:
    await report(room, Enricher(room.db, desk.clock), None)
    anna, ben = await room.chat("anna"), await room.chat("ben")
    pier = await room.feed("https://pier.example/feed", title="The Pier")
    secret = await room.feed("https://secret.example/feed", title="Anna's own", chat=anna)
    for feed, guid in ((pier, "p"), (secret, "s")):
        again = new_article("Ferry sails again", guid=guid, url=URL, text=TEXT)
        assert (await room.save(feed, again))[0] == "unchanged"
    cards = []
    for chat in (anna, ben):
        async with room.db.read() as tx:
            (story,) = await listing.listed(tx, chat.id, limit=5)
        cards.append(text_of(story_card(story, now=NOW, texts=texts_in("en"))))
    assert "also in The Pier, Anna's own" in cards[0]
    assert "also in The Pier" in cards[1]
    assert "own" not in cards[1]


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        ("Ann Brook", True),
        ("Ann Brook and Ivo Marsh", True),
        ("admin", False),
        ("Harbour Wire", False),
        ("Wire", False),
        ("A" * 100, False),
        (None, False),
    ],
)
async def test_a_card_names_who_wrote_an_article(
    room: Newsroom, desk: Desk, author: str | None, shown: bool
) -> None:
    article = new_article("Ferry sails again", url=URL, text=TEXT, published=NOW)
    await room.save(await room.feed(), replace(article, author=author), NOW)
    assert await Enricher(room.db, desk.clock).tick() == 1
    async with room.db.read() as tx:
        (story,) = await listing.listed(tx, None, limit=5)
    said = text_of(story_card(story, now=NOW, texts=texts_in("en")))
    assert (f"Harbour Wire · {author} · just now" in said) is shown
    assert ("Harbour Wire · just now" in said) is not shown
