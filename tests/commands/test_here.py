"""A channel, a thread or a forum's topic is on one topic of the news; digests without a sound."""

from __future__ import annotations

import pytest

from bot.commands.places import zone_at
from bot.model import Address, Chat
from bot.store import chats, history, subscriptions
from tests.commands.world import GROUP, World, buttons

FORUM_TOPIC = Address("telegram", GROUP.chat, "7")


async def ask(world: World, line: str, address: Address = FORUM_TOPIC, admin: bool = True) -> str:
    answer = await world.say(line, kind="group", address=address, admin=admin)
    assert answer.message is not None
    return "\n".join(
        "".join(span.text for span in block.line)  # type: ignore[union-attr]
        for section in answer.message.sections
        for block in section
    )


async def chat_at(world: World, address: Address) -> Chat:
    async with world.db.read() as tx:
        found = await chats.by_address(tx, address)
    assert found is not None
    return found


async def test_a_topic_of_the_news_is_bound_to_a_topic_of_the_forum(news: World) -> None:
    await ask(news, "/timezone Minsk", GROUP)
    told = await ask(news, "/here topic energy")
    assert told.startswith("This place is on Energy now.")
    assert "First digest: tomorrow, Saturday, 08:00" in told
    chat = await chat_at(news, FORUM_TOPIC)
    async with news.db.read() as tx:
        (order,) = await subscriptions.of_chat(tx, chat.id)
    assert (chat.follows, order.topics, order.timezone) == (("Energy",), (), "Europe/Minsk")
    assert (await chat_at(news, GROUP)).follows == ()


async def test_what_was_ordered_there_before_is_on_it_too(news: World) -> None:
    await ask(news, "/subscribe 09:00 Belarus")
    assert await ask(news, "/here topic Energy") == "This place is on Energy now."
    chat = await chat_at(news, FORUM_TOPIC)
    async with news.db.read() as tx:
        (order,) = await subscriptions.of_chat(tx, chat.id)
    assert (order.topics, f"{order.at:%H:%M}") == ((), "09:00")
    assert "/here all" in await ask(news, "/here")
    assert "everything" in await ask(news, "/here all")


async def test_a_near_miss_and_a_member_change_nothing(news: World) -> None:
    assert "/here topic Energy" in await ask(news, "/here topic Enrgy")
    assert "admins" in await ask(news, "/here topic Energy", admin=False)
    assert (await chat_at(news, FORUM_TOPIC)).follows == ()


async def test_digests_without_a_sound(world: World) -> None:
    assert "without a sound" in await world.text("/silent on")
    assert (await chat_at(world, Address("telegram", "olga"))).silent
    menu = await world.say("/settings silent")
    assert list(buttons(menu))[:2] == ["✓ Without a sound", "With a sound"]
    assert "usual sound" in await world.text("/silent off")
    assert "/silent on" in await world.text("/silent loud")


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (53.9, 27.56, "Europe/Minsk"),
        (52.1, 23.7, "Europe/Minsk"),  # Brest, nearer to Warsaw than to Minsk
        (48.9, 24.7, "Europe/Kyiv"),
        (40.7, -74.0, "America/New_York"),
        (-16.5, 179.9, "Pacific/Fiji"),  # beside the line where the date changes
        (-90, 0, None),
    ],
)
def test_a_place_on_the_map_has_a_zone(latitude: float, longitude: float, zone: str | None) -> None:
    found = zone_at(latitude, longitude)
    assert zone is None or found == zone


def test_no_place_on_the_map() -> None:
    for place in ((91, 0), (0, 181), (float("nan"), 0)):
        with pytest.raises(ValueError, match="no place"):
            zone_at(*place)


async def test_what_groups_were_shown_is_found_and_what_private_chats_were_is_not(
    news: World,
) -> None:
    await news.say("/latest", kind="group")
    await news.let_in("piotr")
    await news.say("/latest 10", person="piotr")
    async with news.db.read() as tx:
        seen = [await history.shown_in_groups(tx, number) for number in (1, 2, 3, 4)]
    assert seen == [False, True, True, True]
