"""The start page: is all well, and if not, what is not?"""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.health import Trouble
from bot.ingest.health import told, trouble_of
from bot.reading import Feed, FeedKind
from bot.store import deliveries, feeds, figures
from bot.store import status as store
from bot.web.charts import DAYS, Chart, bars
from bot.web.visit import Answer, Running, Shown, Visit

_NEXT, _ERRORS = 5, 10
_MOST_FEEDS = 50


@dataclass(frozen=True, slots=True)
class Troubled:
    """A feed of the installation with what is wrong with it."""

    title: str
    why: str


@dataclass(frozen=True, slots=True)
class FeedsState:
    """How many feeds do well, fail or fell silent; of chats' own ones no more than the number."""

    healthy: int
    failing: int
    silent: int
    own: int
    troubled: tuple[Troubled, ...]


async def status(visit: Visit) -> Answer:
    """The state of everything, for who runs it."""
    tx, now = visit.tx, visit.now
    outbox = await deliveries.pending(tx)
    live = visit.site.live()
    disk = await asyncio.to_thread(shutil.disk_usage, visit.site.folder)
    days = await store.days(tx, now, DAYS)
    known = feeds_state(await feeds.every(tx), now)
    mishaps = await store.mishaps(tx, now - timedelta(days=2), _ERRORS)
    late_outbox = outbox.oldest if outbox.oldest is not None and outbox.oldest < now else None
    values = {
        "title": "State",
        "live": live,
        "feeds": known,
        "today": days[-1],
        "figures": await figures.count(tx, now - timedelta(days=1)),
        "outbox": outbox,
        "waits": None if late_outbox is None else now - late_outbox,
        "next": await store.next_digests(tx, _NEXT),
        "mishaps": mishaps,
        "disk": disk,
        "size": await store.size(tx),
        "charts": _charts(days),
        "worries": _worries(live, known),
    }
    return Shown("state.html", values)


def feeds_state(every: list[Feed], now: datetime) -> FeedsState:
    """Of all feeds. One that a chat added for itself is counted and never named."""
    polled = [feed for feed in every if feed.kind is FeedKind.FEED]
    found = [(feed, trouble_of(feed, now)) for feed in polled]
    kinds = Counter(None if trouble is None else trouble.kind for _, trouble in found)
    troubled = [
        Troubled(feed.title, told(trouble))
        for feed, trouble in found
        if trouble is not None and feed.public
    ]
    return FeedsState(
        healthy=kinds[None],
        failing=kinds["failing"] + kinds["stopped"],
        silent=kinds["silent"] + kinds["empty"],
        own=sum(1 for feed in polled if not feed.public),
        troubled=tuple(troubled[:_MOST_FEEDS]),
    )


def _worries(running: Running, known: FeedsState) -> list[str]:
    """What does not go well, each in a line; none: all is well."""
    found = [f"{_named(each)}: {each.because}" for each in running.troubles]
    found += [
        f"{name.capitalize()}: {error}"
        for name, _, error in running.platforms
        if error is not None
        and ("platform", name) not in {(t.what, t.which) for t in running.troubles}
    ]
    if known.failing:
        found.append(f"Feeds that cannot be read: {known.failing}")
    return found


def _named(trouble: Trouble) -> str:
    if trouble.what == "platform":
        return trouble.which.capitalize()
    return f"{trouble.what.capitalize()} {trouble.which}".strip()


def _charts(days: list[store.DayFigures]) -> list[Chart]:
    return [
        bars("Articles a day", [(day.day, day.articles) for day in days]),
        bars("New stories a day", [(day.day, day.stories) for day in days]),
        bars("Messages sent a day", [(day.day, day.sent) for day in days]),
        bars(
            "Latest digest, late by",
            [(day.day, round(day.late.total_seconds())) for day in days],
            " s",
        ),
    ]
