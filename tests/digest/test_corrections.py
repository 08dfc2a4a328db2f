"""What a source corrected after we told it: the next digest says so, once."""

from __future__ import annotations

from bot.stories.enrich import Enricher
from tests.builders import DAY, HOUR, NOW, Newsroom, new_article
from tests.digest.desk import Desk

URL = "https://wire.example/ferry"
REST = "The harbour master thanked the crew for its patience. Nobody was hurt in the storm."
WAS = "The ferry to the outer islands sails again on 3 December, the harbour office said."
NOW_IT_IS = WAS.replace("3 December", "5 December")


async def report(room: Newsroom, enricher: Enricher, text: str, title: str, url: str) -> None:
    feed = await room.feed()
    await room.save(feed, new_article(title, guid=url, url=url, text=text), enricher.clock.now())
    assert await enricher.tick() == 1


async def test_the_next_digest_says_what_its_source_corrected(room: Newsroom, desk: Desk) -> None:
    enricher = Enricher(room.db, desk.clock)
    chat = await room.chat()
    await room.order(chat)
    await report(room, enricher, f"{WAS} {REST}", "Ferry sails again", URL)
    await desk.builder.tick()
    (first,) = await desk.sent()
    assert WAS in first
    desk.clock.pass_(HOUR)
    await report(room, enricher, f"{NOW_IT_IS} {REST}", "Ferry sails again", URL)
    other = "A museum of boats opened in Vesnia on Friday, and hundreds of people came to see it."
    await report(room, enricher, other, "Museum of boats opens", "https://wire.example/museum")
    desk.clock.set(NOW + DAY)
    await desk.builder.tick()
    (second,) = await desk.sent()
    assert "Museum of boats opens" in second
    assert "Corrected by the source" in second
    assert f"“{WAS}” is now “{NOW_IT_IS}”" in second
    desk.clock.pass_(HOUR)
    third = "The library of Lipova lends tools as well as books from Monday on, its head said."
    await report(room, enricher, third, "Library lends tools", "https://wire.example/library")
    desk.clock.set(NOW + 2 * DAY)
    await desk.builder.tick()
    (last,) = await desk.sent()
    assert "Library lends tools" in last
    assert "Corrected" not in last


async def test_who_did_not_see_the_story_hears_of_no_correction(room: Newsroom, desk: Desk) -> None:
    enricher = Enricher(room.db, desk.clock)
    await report(room, enricher, f"{WAS} {REST}", "Ferry sails again", URL)
    desk.clock.pass_(HOUR)
    await report(room, enricher, f"{NOW_IT_IS} {REST}", "Ferry sails again", URL)
    await room.order(await room.chat(), due_at=desk.clock.now())
    await desk.builder.tick()
    (only,) = await desk.sent()
    assert NOW_IT_IS in only
    assert WAS not in only
