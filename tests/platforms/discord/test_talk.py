"""People talk to the bot on Discord, end to end: through discord.py and a Discord not ours."""

from __future__ import annotations

from bot.model import Address
from bot.store import chats, people, subscriptions
from tests.commands.world import EVENING
from tests.platforms.discord.conftest import Bot, Place, seen, until


async def test_a_member_asks_and_nobody_else_sees_the_answer(place: Place, bot: Bot) -> None:
    result = await place.ann.slash(place.channel, "latest", number=1)
    shown = await bot.answered(result)
    assert result.ephemeral
    assert "Grid operator warns of a tight January" in seen(shown)
    assert "Museum" not in seen(shown)


async def test_a_press_of_a_number_shows_the_story_to_who_pressed(place: Place, bot: Bot) -> None:
    latest = await bot.answered(await place.ann.slash(place.channel, "latest"))
    pressed = await place.ann.click(latest.message, label="2")
    shown = await bot.answered(pressed)
    assert pressed.ephemeral
    assert "Museum of boats reopens" in seen(shown)


async def test_a_press_outlives_a_restart(place: Place, bot: Bot) -> None:
    latest = await bot.answered(await place.ann.slash(place.channel, "latest"))
    await bot.stop()
    again = Bot(bot.db, bot.world)
    await place.env.restart_bot(again.discord.client)
    again.start()
    shown = await again.answered(await place.ann.click(latest.message, label="1"))
    await again.stop()
    bot.start()
    assert "reserves fell to four days" in seen(shown)


async def test_an_admin_orders_a_digest_for_the_channel(place: Place, bot: Bot) -> None:
    shown = await bot.answered(
        await place.eve.slash(place.channel, "subscribe", time="08:00", topics="Energy")
    )
    assert "First digest: tomorrow" in seen(shown)
    async with bot.db.read() as tx:
        address = Address("discord", str(place.guild.id), str(place.channel.id))
        chat = await chats.by_address(tx, address)
        assert chat is not None
        (order,) = await subscriptions.of_chat(tx, chat.id)
    assert (order.topics, chat.title) == (("Energy",), "#news")


async def test_an_admin_sets_up_another_channel_from_here(place: Place, bot: Bot) -> None:
    other = place.guild.create_text_channel("quiet")
    await bot.answered(
        await place.eve.slash(place.channel, "subscribe", time="08:00", channel=other)
    )
    async with bot.db.read() as tx:
        address = Address("discord", str(place.guild.id), str(other.id))
        chat = await chats.by_address(tx, address)
    assert chat is not None
    assert chat.title == "#quiet"


async def test_what_changes_a_channel_is_not_offered_to_members(place: Place, bot: Bot) -> None:
    offered = place.ann.available_commands(place.channel)
    assert "latest" in offered
    assert "subscribe" not in offered
    assert "subscribe" in place.eve.available_commands(place.channel)


async def test_topics_and_zones_are_proposed(place: Place, bot: Bot) -> None:
    topics = await place.ann.autocomplete(place.channel, "topic", "topic", "ener")
    assert [one["value"] for one in topics] == ["Energy"]
    more = await place.eve.autocomplete(place.channel, "subscribe", "topics", "Energy, bel")
    assert [one["value"] for one in more] == ["Energy, Belarus"]
    zones = await place.eve.autocomplete(place.channel, "timezone", "city", "kyiv")
    assert [one["value"] for one in zones] == ["Europe/Kyiv"]


async def test_nothing_is_posted_on_joining(place: Place, bot: Bot) -> None:
    assert place.channel.last_message is None


async def test_plain_words_in_private_are_looked_up(place: Place, bot: Bot) -> None:
    await place.ann.send_dm("energy")
    assert "Grid operator warns" in await said_in_private(place)


async def test_a_typed_command_in_private_is_one(place: Place, bot: Bot) -> None:
    await place.ann.send_dm("/latest 1")
    assert "Grid operator warns" in await said_in_private(place)


async def said_in_private(place: Place) -> str:
    channel = place.ann.user.dm_channel
    await until(lambda: channel.last_message is not None and channel.last_message.author.bot)
    assert channel.last_message is not None
    return seen(channel.last_message)


async def test_the_owner_claims_the_bot_in_private(place: Place, bot: Bot) -> None:
    async with bot.db.write() as tx:
        secret = await people.invite(tx, "owner", EVENING)
    shown = await bot.answered(await place.ann.user.slash("start", code=f"claim-{secret}"))
    assert "You own this bot now." in seen(shown)
    async with bot.db.read() as tx:
        assert await people.role(tx, "discord", str(place.ann.id)) == "owner"
