"""Pictures and files: beside an answer, in a channel, in a frame; in words where none may go."""

from __future__ import annotations

from dataclasses import replace

from bot.message import Heading, Message, Paragraph, Span, picture, plain
from bot.model import Address
from bot.pieces.attached import ATTACHED
from tests.fakes.discord_api import DiscordApi
from tests.fakes.discord_api.script import refusal
from tests.platforms.discord.conftest import Bot, Place

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
CHART = replace(plain("Energy rises."), attached=picture(PNG, "Energy: 12 stories.", "trends.png"))
FRAMED = Message(((Heading((Span("Trends"),)), Paragraph((Span("Energy rises."),))),))


async def test_a_picture_goes_to_a_channel_with_words_for_who_cannot_see_it(
    place: Place, bot: Bot
) -> None:
    await bot.delivered(Address("discord", str(place.guild.id), str(place.channel.id)), CHART)
    sent = place.channel.last_message
    assert sent is not None
    assert sent.content == "Energy rises."
    assert [one.filename for one in sent.attachments] == ["trends.png"]


async def test_in_a_frame_it_stands_in_the_frame(wired: Bot, api: DiscordApi) -> None:
    to = Address("discord", api.guild, api.channel.id)
    await wired.delivered(to, replace(FRAMED, attached=CHART.attached))
    (sent,) = api.messages
    assert sent.body["embeds"][0]["image"] == {"url": "attachment://trends.png"}
    assert sent.body["attachments"][0]["description"] == "Energy: 12 stories."
    assert api.uploads == [PNG]


async def test_a_channel_that_wants_no_sound_hears_none(wired: Bot, api: DiscordApi) -> None:
    (part,) = wired.discord.split(plain("hello"), "group")
    to = Address("discord", api.guild, api.channel.id)
    await wired.discord.send(to, replace(part, silent=True), key="1")
    await wired.discord.send(to, part, key="2")
    assert [sent.body.get("flags") for sent in api.messages] == [1 << 12, None]


async def test_where_no_file_may_go_its_words_stand_for_it(wired: Bot, api: DiscordApi) -> None:
    api.plan(refusal(403, 50013, "Missing Permissions"))
    await wired.delivered(Address("discord", api.guild, api.channel.id), CHART)
    (sent,) = api.messages
    assert sent.text == "Energy rises.\n\nEnergy: 12 stories."


async def test_a_picture_without_a_text_says_what_it_shows(bot: Bot) -> None:
    (part,) = bot.discord.split(replace(CHART, sections=()), "group")
    assert part.text == "Energy: 12 stories."
    assert ATTACHED in part.body
