"""The pages that are read: the archive, a day, a digest, a topic, what is searched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.digest.build import Wish, choose
from bot.digest.select import prominence
from bot.model import Story
from bot.store import archive as store
from bot.store import listing, topics
from bot.store import search as searching
from bot.store.search import Window
from bot.stories.trends import reported
from bot.web.charts import DAYS, bars, daily
from bot.web.links import parsed_page, topic_path
from bot.web.visit import Answer, Elsewhere, NothingThereError, Shown, Visit

_DAYS, _HEADLINES = 7, 3
_ON_A_PAGE, _MOST_PAGES = 20, 25
_SEARCHED = 40
_LONGEST_WISH = 200
_DAY = timedelta(days=1)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")


@dataclass(frozen=True, slots=True)
class Turning:
    """Which page of a list this is, and whether there is another behind it."""

    number: int
    more: bool


async def archive(visit: Visit) -> Answer:
    """The days with news, newest first; ``before`` a day, the earlier ones."""
    given = visit.query.get("before")
    before = visit.now + _DAY if given is None else _span(visit, _day_of(given))[0]

    def span(moment: datetime) -> tuple[datetime, datetime]:
        return _span(visit, moment.astimezone(ZoneInfo(visit.site.zone)).date())

    found, more = await store.days(visit.tx, before, span, number=_DAYS, headlines=_HEADLINES)
    dated = [(day, _local_day(visit, day.begin)) for day in found]
    older = dated[-1][1] if more and dated else None
    return Shown("archive.html", {"title": "Archive", "days": dated, "older": older})


async def day(visit: Visit) -> Answer:
    """Every story of a day."""
    this = _day_of(visit.args["day"])
    begin, end = _span(visit, this)
    page = _page(visit)
    found = await listing.listed(
        visit.tx,
        None,
        since=begin,
        until=end,
        limit=_ON_A_PAGE + 1,
        offset=(page - 1) * _ON_A_PAGE,
    )
    if not found:
        raise NothingThereError(f"Nothing of this day is here{_kept(visit)}.")
    shown, turning = _turned(found, page)
    values = {"title": f"All of {this:%A} {this.day} {this:%B %Y}", "day": this}
    return Shown("day.html", {**values, "stories": shown, "turning": turning})


async def digest(visit: Visit) -> Answer:
    """A digest: of a day, as everybody may read it, or one that was sent, by its key."""
    name = visit.args["id"]
    if _DATE.fullmatch(name):
        return await _digest_of_day(visit, _day_of(name))
    composed = await store.composed(visit.tx, name) if _KEY.fullmatch(name) else None
    if composed is None:
        raise NothingThereError(f"There is no such digest here{_kept(visit)}.")
    values = {
        "title": f"{composed.day:%A} {composed.day.day} {composed.day:%B %Y}",
        "topics": composed.topics,
        "stories": composed.stories,
        "brief": (),
        "hidden": composed.hidden,
        "articles": sum(len(story.articles) for story in composed.stories),
        "day": None,
    }
    return Shown("digest_page.html", values)


async def _digest_of_day(visit: Visit, this: date) -> Answer:
    begin, end = _span(visit, this)
    now = min(visit.now, end)
    window = Window(since=begin, until=end)
    found = await choose(visit.tx, None, Wish(length="long", window=window), now)
    if not found.chosen:
        raise NothingThereError(f"Nothing of this day is here{_kept(visit)}.")
    number, reports = await store.counted(visit.tx, begin, end)
    values = {
        "title": f"{this:%A} {this.day} {this:%B %Y}",
        "topics": (),
        "stories": [chosen.story for chosen in found.full],
        "brief": [chosen.story for chosen in found.brief],
        "hidden": 0,
        "number": number,
        "articles": reports,
        "day": this,
    }
    return Shown("digest_page.html", values)


async def topic(visit: Visit) -> Answer:
    """A topic's stories, and how much it was reported."""
    name, page = visit.args["name"], _page(visit)
    found = await listing.listed(
        visit.tx, None, topic=name, limit=_ON_A_PAGE + 1, offset=(page - 1) * _ON_A_PAGE
    )
    if not found:
        return await _other_topic(visit, name)
    shown, turning = _turned(found, page)
    counts = await topics.daily(visit.tx, None, visit.now, name)
    rising = {each.topic: each.rising for each in reported(counts, DAYS)}.get(name)
    chart = bars("Stories a day", daily(counts.get(name, []), _local_day(visit, visit.now)))
    values = {"title": name, "topic": name, "chart": chart, "rising": rising}
    return Shown("topic.html", {**values, "stories": shown, "turning": turning})


async def _other_topic(visit: Visit, name: str) -> Answer:
    """Where the topic is that is written so in other capitals; counting them all takes long."""
    names = [one for one, _ in await topics.counts(visit.tx, None, None)]
    meant = next((one for one in names if one.casefold() == name.casefold()), None)
    if meant is None:
        raise NothingThereError("There is no such topic here. Try the search.")
    if meant == name:
        raise NothingThereError("The list ends before this page.")
    return Elsewhere(topic_path(meant))


async def search(visit: Visit) -> Answer:
    """What is searched: a topic, a name in any spelling, or words."""
    wish = visit.query.get("q", "")[:_LONGEST_WISH].strip()
    if not wish:
        return Shown("search.html", {"title": "Search", "wish": "", "found": None})
    plain = not re.search(r'["]|(?:^|\s)-', wish)
    if plain:
        found = await searching.about(visit.tx, None, wish, limit=_SEARCHED)
    else:
        matching = await searching.find(visit.tx, None, wish, _SEARCHED)
        found = searching.About(wish, None, (), matching, ())
    best = sorted(found.stories, key=lambda each: (-prominence(each, visit.now), each.id))
    values = {"title": f"Search: {wish}", "wish": wish, "found": found, "stories": best}
    return Shown("search.html", values)


def _span(visit: Visit, this: date) -> tuple[datetime, datetime]:
    zone = ZoneInfo(visit.site.zone)
    return (
        datetime.combine(this, time.min, tzinfo=zone),
        datetime.combine(this + _DAY, time.min, tzinfo=zone),
    )


def _local_day(visit: Visit, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(visit.site.zone)).date()


def _day_of(given: str) -> date:
    """Raises NothingThereError unless it is a day that could be asked for."""
    try:
        found = date.fromisoformat(given) if _DATE.fullmatch(given) else None
    except ValueError:
        found = None
    if found is None or not 1900 <= found.year <= 9000:
        raise NothingThereError("That is no day; a day is written like 2026-11-20.")
    return found


def _page(visit: Visit) -> int:
    page = parsed_page(visit.query.get("page"), _MOST_PAGES)
    if page is None:
        raise NothingThereError(
            f"Lists have at most {_MOST_PAGES} pages here. For what is older, use the search."
        )
    return page


def _turned(found: list[Story], page: int) -> tuple[list[Story], Turning]:
    more = len(found) > _ON_A_PAGE and page < _MOST_PAGES
    return found[:_ON_A_PAGE], Turning(page, more)


def _kept(visit: Visit) -> str:
    return f", or no longer: articles are kept for {visit.site.keep_days} days"
