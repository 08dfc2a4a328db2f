"""What is saved, what is stored of a person, and that it can be forgotten for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import sqlalchemy as sa

from bot.store import feeds, inbox
from bot.texts.said import Said
from tests.commands.world import EVENING, World, buttons, shown


async def test_a_story_is_saved_shown_and_taken_out_again(news: World) -> None:
    await news.say("/latest")
    saved = await news.say("/save 2")
    assert shown(saved).startswith("Saved: ")
    await news.say("/save 2")
    listed = await news.text("/saved")
    assert listed.count("/story ") == 1
    (undo,) = buttons(saved).values()
    assert (await news.say(undo)).ok
    assert not (await news.say(undo)).ok
    assert "You saved nothing yet" in await news.text("/saved")


async def test_what_is_saved_is_each_persons_own(news: World) -> None:
    await news.let_in("guest")
    await news.say("/latest")
    await news.say("/save 1")
    assert "You saved nothing yet" in await news.text("/saved", person="guest")


async def test_everything_that_is_stored_is_told(news: World) -> None:
    await news.say("/timezone Minsk")
    await news.say("/follow Energy")
    await news.say("/mute football")
    await news.say("/subscribe 08:00")
    text = await news.text("/mydata")
    for told in ("number olga", "an owner", "Minsk", "Energy", "football", "08:00", "/forgetme"):
        assert told in text
    assert "private chat" in await news.text("/mydata", kind="group")


async def test_a_person_is_forgotten_at_once_and_for_good(news: World) -> None:
    await news.let_in("guest")
    async with news.db.write() as tx:
        body = {"message": {"from": {"id": "guest"}, "text": "/follow Secret"}}
        await inbox.add(tx, "telegram", [("7", body)], EVENING)
    await news.say("/follow Secret", person="guest", key="7")
    await news.say("/subscribe 08:00", person="guest")
    await news.say("/latest", person="guest")
    await news.say("/save 1", person="guest")
    await news.outbox()
    sure = await news.say("/forgetme", person="guest")
    assert await news.orders("guest") != []
    await news.say(buttons(sure)["Delete everything"], person="guest")
    assert [text for chat, text in await news.outbox() if chat == "guest"][-1].startswith(
        "Everything is deleted."
    )
    await news.conversation.welcome()
    async with news.db.read() as tx:
        for table in ("chats", "subscriptions", "people", "saved", "deliveries", "shown"):
            rows = (await tx.execute(sa.text(f"SELECT * FROM {table}"))).all()
            assert not [row for row in rows if "guest" in map(str, row)], table
        kept = (await tx.execute(sa.text("SELECT body FROM updates"))).scalars().all()
        assert not [body for body in kept if "Secret" in body]
    assert "private" in await news.text("/latest", person="guest"), "a stranger again"


async def test_the_owner_lets_in_and_bans(news: World) -> None:
    assert (await news.say("/allow guest")).ok
    assert (await news.say("/latest", person="guest")).ok
    assert not (await news.say("/ban olga")).ok
    assert (await news.say("/ban guest")).ok
    for kind in ("private", "group"):
        assert await news.text("/latest", person="guest", kind=kind) == ""
    assert (await news.say("/allow guest")).ok
    assert (await news.say("/latest", person="guest")).ok
    for line in ("/stats", "/health", "/allow eve", "/ban eve"):
        assert (await news.text(line, person="guest")).startswith("That is for the owner")
    assert "1 feeds" in await news.text("/stats")
    assert "Every feed can be read." in await news.text("/health")


async def test_a_chats_own_feed(make_world: Callable[..., World]) -> None:
    asked: list[str] = []

    async def find_feed(url: str) -> tuple[str, str | None] | Said:
        asked.append(url)
        if "none" in url:
            return Said("addfeed-none", {"why": "there is nothing"})
        return f"{url}/feed.xml", "Quay Gazette"

    world = make_world(find_feed=find_feed, most_feeds=1)
    await world.let_in("guest")
    added = await world.text("/addfeed quay.example", person="guest")
    assert added.startswith("Added: Quay Gazette · https://quay.example/feed.xml")
    assert "https://quay.example/feed.xml" in await world.text("/feeds", person="guest")
    assert "quay.example" not in await world.text("/feeds")
    await _failed(world, "https://quay.example/feed.xml", "the server answered 429", stopped=False)
    said = await world.text("/feeds", person="guest")
    assert "Quay Gazette · cannot be read now (the server answered 429)" in said
    await _failed(world, "https://quay.example/feed.xml", "it is gone for good", stopped=True)
    said = await world.text("/feeds", person="guest")
    assert "Quay Gazette: stopped. it is gone for good · https://quay.example/feed.xml" in said
    assert "the most that it may" in await world.text("/addfeed other.example", person="guest")
    assert "there is nothing" in await world.text("/addfeed none.example")
    assert "no web address" in await world.text("/addfeed http://")
    assert not (await world.say("/removefeed nothing", person="guest")).ok
    gone = await world.text("/removefeed https://quay.example/feed.xml", person="guest")
    assert gone.startswith("No longer read")
    before = list(asked)
    await world.say("/addfeed quay.example", person="eve")
    await world.say("/addfeed quay.example", kind="group", admin=False)
    assert asked == before, "nobody else makes us fetch"


async def test_a_group_is_shown_the_latest_once_a_minute(news: World) -> None:
    assert "3 stories" in await news.text("/latest", kind="group")
    assert await news.text("/latest", kind="group") == ""
    assert "Latest" in await news.text("/latest")
    news.clock.moments.append(EVENING + timedelta(seconds=61))
    assert "3 stories" in await news.text("/latest", kind="group")


async def _failed(world: World, url: str, why: str, *, stopped: bool) -> None:
    async with world.db.write() as tx:
        feed = await feeds.by_url(tx, url)
        assert feed is not None
        await feeds.failed(
            tx, feed.id, now=EVENING, next_check_at=EVENING, error=why, stopped=stopped
        )
