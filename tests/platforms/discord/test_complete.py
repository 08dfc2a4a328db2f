"""What is proposed while a person types: from what this chat may see, to who may use it."""

from __future__ import annotations

from bot.model import Address
from bot.reading import FeedKind
from bot.store import chats, feeds, people
from bot.store.db import Database
from tests.commands.world import EVENING
from tests.fakes.discord_api import DiscordApi, Person
from tests.platforms.discord.conftest import Bot


async def proposed(api: DiscordApi, who: Person, command: str, option: str, text: str) -> list[str]:
    asked = await api.types(who, api.channel, command, option, text)
    await api.until(lambda: asked.choices is not None)
    return [one["value"] for one in asked.choices or []]


async def test_a_chats_own_words_and_feeds_are_proposed_to_its_admins(
    wired: Bot, api: DiscordApi
) -> None:
    eve, ann = api.person("eve", manages=True), api.person("ann")
    await api.answer_to(await api.slash(eve, api.channel, "follow", words="Energy"))
    await api.answer_to(await api.slash(eve, api.channel, "mute", words="football"))
    here = Address("discord", api.guild, api.channel.id)
    await own_feed(wired.db, "https://mine.example/feed", here)
    await own_feed(wired.db, "https://theirs.example/feed", Address("discord", api.guild, "42"))
    assert await proposed(api, eve, "unfollow", "words", "") == ["Energy"]
    assert await proposed(api, eve, "muted", "words", "foot") == ["football"]
    assert await proposed(api, eve, "removefeed", "feed", "") == ["https://mine.example/feed"]
    assert await proposed(api, ann, "muted", "words", "foot") == []
    assert await proposed(api, ann, "removefeed", "feed", "") == []


async def own_feed(db: Database, url: str, address: Address) -> None:
    """A feed that one chat added for itself."""
    async with db.write() as tx:
        chat = await chats.ensure(tx, address, kind="group", title="", now=EVENING)
        await feeds.add(tx, url, kind=FeedKind.FEED, title=url, now=EVENING, chat_id=chat.id)


async def test_sources_and_languages_are_those_of_what_was_read(
    wired: Bot, api: DiscordApi
) -> None:
    eve = api.person("eve", manages=True)
    sources = await proposed(api, eve, "prefer", "source", "")
    assert len(sources) >= 1
    assert await proposed(api, eve, "prefer", "source", sources[0][:3]) == sources[:1]
    assert await proposed(api, eve, "reads", "languages", "uk, engl") == ["uk, en"]
    assert await proposed(api, eve, "language", "language", "ukr") == ["uk"]


async def test_people_are_proposed_to_nobody_but_an_owner(wired: Bot, api: DiscordApi) -> None:
    eve, ann = api.person("eve", manages=True), api.person("ann")
    await api.answer_to(await api.slash(ann, api.private(ann.id), "latest"))
    assert await proposed(api, eve, "ban", "person", "") == []
    async with wired.db.write() as tx:
        await people.let_in(tx, "discord", eve.id, "owner", EVENING)
    assert await proposed(api, eve, "ban", "person", "ann") == [ann.id]


async def test_a_hundred_long_words_are_answered_too(wired: Bot, api: DiscordApi) -> None:
    eve = api.person("eve", manages=True)
    assert await proposed(api, eve, "subscribe", "topics", "x" * 6000) == []
    assert await proposed(api, eve, "subscribe", "topics", f"{'x, ' * 60}ener") == []


async def test_stories_are_proposed_by_their_numbers_and_stay_what_was_chosen(
    wired: Bot, api: DiscordApi
) -> None:
    ann = api.person("ann")
    asked = await api.types(ann, api.channel, "story", "story", "")
    await api.until(lambda: asked.choices is not None)
    newest = [one["name"] for one in asked.choices or []]
    assert len(newest) > 1
    await api.answer_to(await api.slash(ann, api.channel, "latest", number=2))
    asked = await api.types(ann, api.channel, "why", "story", "")
    await api.until(lambda: asked.choices is not None)
    first, second = asked.choices or []
    assert first["name"].startswith("1  ")
    assert second["name"].startswith("2  ")
    assert await proposed(api, ann, "why", "story", "2") == [second["value"]]
    card = await api.answer_to(await api.slash(ann, api.channel, "story", story=second["value"]))
    assert second["name"].removeprefix("2  ") in card.text
    await api.answer_to(await api.slash(ann, api.channel, "save", story="1"))
    assert await proposed(api, ann, "unsave", "story", "") == [first["value"]]
    eve = api.person("eve")
    assert await proposed(api, eve, "unsave", "story", "") == []


async def test_hours_times_and_days_are_proposed(wired: Bot, api: DiscordApi) -> None:
    eve = api.person("eve", manages=True)
    assert await proposed(api, eve, "quiet", "hours", "22") == ["22:00-07:00"]
    assert (await proposed(api, eve, "time", "time", ""))[0] == "06:00"
    assert await proposed(api, eve, "subscribe", "time", "07") == ["07:00", "07:30"]
    assert await proposed(api, eve, "days", "days", "mon") == ["mon-fri"]
