"""The chat's own feeds as a file: its own and no other's, as many as it may have."""

from __future__ import annotations

from collections.abc import Callable

from bot.commands.request import Answer, File
from bot.ingest.opml import FeedOutline, read_opml, write_opml
from bot.store import chats, feeds
from tests.commands.world import GROUP, World, shown


def listing(*urls: str) -> File:
    outlines = [FeedOutline(url, title=f"Private name of {url}") for url in urls]
    return File(write_opml(outlines, title="mine").decode(), "mine.opml")


def exported(answer: Answer) -> list[str]:
    assert answer.message is not None
    assert answer.message.attached is not None
    return [one.url for one in read_opml(answer.message.attached.content)]


ONE, TWO = "https://one.example/feed", "https://two.example/feed"


async def test_a_list_goes_in_and_comes_out_again(world: World) -> None:
    assert "2 feeds" in shown(await world.say("/import", file=listing(ONE, TWO)))
    assert exported(await world.say("/export")) == [ONE, TWO]


async def test_another_chat_is_told_nothing_of_it(world: World) -> None:
    await world.let_in("piotr")
    await world.say("/import", file=listing(ONE))
    assert "no feeds" in await world.text("/export", person="piotr")
    await world.say("/import", person="piotr", file=listing(ONE))
    async with world.db.read() as tx:
        found = await feeds.by_url(tx, ONE)
    assert found is not None
    assert "Private name" not in found.title
    assert not found.public


async def test_what_is_read_already_is_not_added(world: World) -> None:
    await world.reads(ONE)
    answer = await world.say("/import", file=listing(ONE, TWO))
    assert shown(answer).split("\n")[:2] == [
        "Added: one feed.",
        "One of them was read here already.",
    ]
    assert exported(await world.say("/export")) == [TWO]


async def test_no_more_than_a_chat_may_have(make_world: Callable[..., World]) -> None:
    world = make_world(most_feeds=3)
    many = [f"https://feed{n}.example/" for n in range(200)]
    assert "197 were left out" in shown(await world.say("/import", file=listing(*many)))
    assert len(exported(await world.say("/export"))) == 3
    again = await world.say("/import", file=listing("https://other.example/"))
    assert not again.ok
    assert "One was left out" in shown(again)


async def test_what_is_no_list_says_so(world: World) -> None:
    answer = await world.say("/import", file=File("<html>", "page.opml"))
    assert not answer.ok
    assert "OPML" in shown(answer)
    assert "no feeds in that list" in shown(await world.say("/import", file=listing()))
    assert "together with /import" in await world.text("/import")


async def test_in_a_group_admins_only(world: World) -> None:
    await world.say("/latest", kind="group", admin=True)
    refused = await world.say("/import", kind="group", admin=False, file=listing(ONE))
    assert "admins" in shown(refused)
    assert "admins" in shown(await world.say("/export", kind="group", admin=False))
    async with world.db.read() as tx:
        group = await chats.by_address(tx, GROUP)
        assert group is not None
        assert await feeds.of_chat(tx, group.id) == []
