"""/timeline: what happened when, of all that was told on a topic or a name."""

from __future__ import annotations

from datetime import date

from bot.quotes import Dated
from bot.store import stories
from tests.builders import NOW
from tests.commands.world import World, buttons


async def ferries(news: World) -> None:
    """Two stories on one topic; each speaks of a day."""
    await news.knows_topics("Ferries")
    for title, day in (("Ferry ordered", date(2024, 5, 3)), ("Ferry sails", date(2026, 6, 2))):
        made = await news.report(title, f"{title} at last.", topic="Ferries")
        listed = (await news.say("/latest")).stories
        (one,) = next(each.articles for each in listed if each.id == made)
        async with news.db.write() as tx:
            said = f"The {title.split()[0].lower()} is of {day.day} {day:%B} {day.year}."
            await stories.save(
                tx,
                story_id=made,
                title=title,
                language="en",
                sentences=(),
                because=("one report",),
                timeline=(Dated(day, said, one.id),),
                fresh_at=NOW,
                now=NOW,
            )


async def test_the_days_of_a_topic_in_order_with_their_sources(news: World) -> None:
    await ferries(news)
    said = await news.text("/timeline ferries")
    assert said.index("3 May 2024") < said.index("2 June 2026")
    assert "“The ferry is of 2 June 2026.” · Harbour Wire" in said


async def test_a_topic_offers_its_timeline(news: World) -> None:
    await ferries(news)
    offered = buttons(await news.say("/topic Ferries"))
    assert (await news.say(offered["Timeline"])).ok


async def test_what_has_no_dates_or_is_not_known_says_so(news: World) -> None:
    assert "no report gives a date" in await news.text("/timeline Energy")
    assert "Nearest topics" in await news.text("/timeline Energie wende")
    assert "/timeline" in await news.text("/timeline")
