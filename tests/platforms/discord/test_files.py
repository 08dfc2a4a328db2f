"""Files on Discord: as an option of a command, in private, and back again."""

from __future__ import annotations

from bot.commands.request import File
from bot.ingest.opml import FeedOutline, read_opml, write_opml
from tests.fakes.discord_api import DiscordApi
from tests.platforms.discord.conftest import Bot, Place, seen

LIST = write_opml([FeedOutline("https://one.example/feed")], title="mine")


async def test_a_list_goes_in_and_comes_out_through_a_discord_not_ours(
    place: Place, bot: Bot
) -> None:
    added = await place.eve.slash(place.channel, "import", file=("mine.opml", LIST))
    assert "Added: one feed" in seen(await bot.answered(added))
    shown = await bot.answered(await place.eve.slash(place.channel, "export"))
    assert [one.filename for one in shown.attachments] == ["feeds.opml"]


async def test_over_sockets(wired: Bot, api: DiscordApi) -> None:
    eve = api.person("eve", manages=True)
    asked = await api.slash(eve, api.channel, "import", file=("mine.opml", LIST))
    assert "Added: one feed" in (await api.answer_to(asked)).text
    await api.answer_to(await api.slash(eve, api.channel, "export"))
    (back,) = api.uploads
    assert [one.url for one in read_opml(back)] == ["https://one.example/feed"]


async def test_a_list_sent_in_private_is_read(wired: Bot, api: DiscordApi) -> None:
    ann = api.person("ann")
    await api.writes(ann, "", [api.file("mine.opml", LIST)])
    await api.until(lambda: api.in_channel(api.private(ann.id)) != [])
    assert "Added: one feed" in api.in_channel(api.private(ann.id))[0].text


async def test_nothing_is_fetched_from_anywhere_else_nor_more_than_may_be(
    wired: Bot, api: DiscordApi
) -> None:
    assert await wired.discord.fetch(File("https://evil.example/feeds.opml", "x"), 100) is None
    assert await wired.discord.fetch(File("http://[::1", "x"), 100) is None
    large = api.file("large.opml", b"x" * 2_000_000)
    assert await wired.discord.fetch(File(large["url"], "x"), 1_000_000) is None
