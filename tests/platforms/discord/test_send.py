"""Digests reach channels, threads, forums and private chats; refusals mean what they should."""

from __future__ import annotations

import pytest

from bot.errors import SendError
from bot.message import Heading, Message, Paragraph, Span, plain
from bot.model import Address
from tests.platforms.discord.conftest import Bot, Place, seen

DIGEST = Message(
    (
        (Heading((Span("Friday 20 November · Energy"),)), Paragraph((Span("1 story"),))),
        (Paragraph((Span("1  "), Span("Grid warns", bold=True, url="https://x.example/1"))),),
    )
)


def at(place: Place, channel: int | None = None) -> Address:
    return Address("discord", str(place.guild.id), str(channel or place.channel.id))


async def test_a_digest_in_a_channel(place: Place, bot: Bot) -> None:
    receipt = await bot.delivered(at(place), DIGEST)
    sent = place.channel.last_message
    assert sent is not None
    assert str(sent.id) == receipt
    assert [embed.title for embed in sent.embeds] == [
        "Friday 20 November · Energy",
        "1  Grid warns",
    ]
    assert sent.embeds[1].url == "https://x.example/1"


async def test_a_person_is_reached_in_private(place: Place, bot: Bot) -> None:
    await bot.delivered(Address("discord", str(place.ann.id)), plain("hello"))
    sent = place.ann.user.dm_channel.last_message
    assert sent is not None
    assert sent.content == "hello"


async def test_a_forum_gets_one_post_a_digest(place: Place, bot: Bot) -> None:
    forum = place.guild.create_forum_channel("digests")
    first = await bot.delivered(at(place, forum.id), DIGEST, number=1)
    again = await bot.delivered(at(place, forum.id), DIGEST, number=1)
    (post,) = bot.discord.client.get_guild(place.guild.id).threads  # type: ignore[union-attr]
    assert (post.name, post.parent_id) == ("Friday 20 November · Energy", forum.id)
    assert first == again


async def test_a_role_is_called_when_it_was_asked_for(place: Place, bot: Bot) -> None:
    readers = place.guild.create_role("Readers")
    result = await place.eve.slash(place.channel, "subscribe", time="08:00", mention=readers)
    await bot.answered(result)
    await bot.delivered(at(place), DIGEST)
    sent = place.channel.last_message
    assert sent is not None
    assert sent.content == f"<@&{readers.id}>"
    assert sent.role_mentions != []


async def test_a_lost_right_suspends(place: Place, bot: Bot) -> None:
    route = "/channels/*/messages"
    place.env.inject_error("POST", route, status=403, code=50013, message="Missing Permissions")
    with pytest.raises(SendError) as refused:
        await bot.delivered(at(place), DIGEST)
    assert refused.value.outcome == "forbidden"


async def test_a_deleted_channel_ends(place: Place, bot: Bot) -> None:
    with pytest.raises(SendError) as refused:
        await bot.delivered(at(place, 4242), DIGEST)
    assert refused.value.outcome == "blocked"


async def test_everyone_in_a_headline_calls_nobody(place: Place, bot: Bot) -> None:
    await bot.delivered(at(place), plain("@everyone and @here, a minister said"))
    sent = place.channel.last_message
    assert sent is not None
    assert not sent.mention_everyone
    assert "@everyone" in seen(sent)
