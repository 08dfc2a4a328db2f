"""How much each topic was reported of late, and which ones rise."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.store import topics
from bot.stories.trends import reported
from bot.web.charts import DAYS, bars, daily
from bot.web.visit import Answer, Shown, Visit

_MOST = 60


async def trends(visit: Visit) -> Answer:
    """Every topic with its last days, rising ones first."""
    found = reported(await topics.daily(visit.tx, None, visit.now), DAYS)[:_MOST]
    today = visit.now.astimezone(ZoneInfo(visit.site.zone)).date()
    rows = [
        (each, bars(f"{each.topic}, stories a day", daily(each.counts, today))) for each in found
    ]
    return Shown("trends.html", {"title": "Trends", "rows": rows, "days": DAYS})
