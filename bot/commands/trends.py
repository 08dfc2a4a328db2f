"""How much each topic was reported of late: one picture, and the same in words."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.commands.chart import MOST, Trends, chart
from bot.commands.command import Asked
from bot.commands.request import Answer
from bot.message import Attachment, Bullets, Button, Heading, Line, Message, picture, span
from bot.store import topics
from bot.store.db import Tx
from bot.store.search import nearest_topics
from bot.stories.trends import Reported, reported
from bot.texts.catalogue import Texts
from bot.texts.said import Wrong

DAYS = 14
_IN_ROW, _BUTTONS = 3, 9


async def look_at_trends(
    tx: Tx, chat_id: int | None, wish: str, zone: str, now: datetime
) -> Trends:
    """What the chat may see of it; drawn in a thread, since that takes a moment."""
    every = reported(await topics.daily(tx, chat_id, now), DAYS)
    wanted = " ".join(wish.split()).casefold()
    found = tuple(each for each in every if not wanted or each.topic.casefold() == wanted)
    today = now.astimezone(ZoneInfo(zone)).date()
    png = await asyncio.to_thread(chart, found, today) if found else None
    return Trends(found, today, png)


async def trends(asked: Asked) -> Answer:
    """The picture with its words; a name that is no topic is told those that are near."""
    made = asked.prepared.trends
    if made is None:
        made = await look_at_trends(asked.tx, asked.chat.id, asked.args, asked.zone, asked.now)
    if not made.found and asked.args.strip():
        raise await _unknown(asked)
    if not made.found:
        return asked.say(asked.texts("trends-none", number=DAYS))
    return asked.show(_shown(made, asked.texts, alone=bool(asked.args.strip())))


def _shown(made: Trends, texts: Texts, *, alone: bool) -> Message:
    first, last = made.today - timedelta(days=DAYS - 1), made.today
    period = {"first": texts.day(first, "pattern-day"), "last": texts.day(last, "pattern-day")}
    if alone:
        (row,) = made.found
        title = texts("trends-of", topic=row.topic, **period)
        lines = [_told(row, texts), _busiest(row, made.today, texts)]
        buttons: tuple[tuple[Button, ...], ...] = (
            (Button(row.topic, f"/topic {row.topic}"), Button(texts("trends-all"), "/trends")),
        )
    else:
        title = texts("trends-title", **period)
        lines = [f"{row.topic}: {_told(row, texts)}" for row in made.found[:MOST]]
        named = [Button(row.topic, f"/trends {row.topic}") for row in made.found[:_BUTTONS]]
        buttons = tuple(tuple(named[at : at + _IN_ROW]) for at in range(0, len(named), _IN_ROW))
    items: tuple[Line, ...] = tuple((span(line),) for line in lines)
    sections = ((Heading((span(title),)), Bullets(items)),)
    return Message(sections, buttons, attached=_picture(made, title, lines))


def _told(row: Reported, texts: Texts) -> str:
    """How many stories, and by how much that is more than usual."""
    told = texts("stories", number=row.total)
    if row.rising is None:
        return told
    usual = f"{row.rising.usual:.1f}"
    return f"{told} · {texts('topics-rising', number=row.rising.today, usual=usual)}"


def _busiest(row: Reported, today: date, texts: Texts) -> str:
    most = max(row.counts)
    ago = len(row.counts) - 1 - row.counts.index(most)
    day = texts.day(today - timedelta(days=ago), "pattern-day")
    return texts("trends-busiest", number=most, day=day)


def _picture(made: Trends, title: str, lines: list[str]) -> Attachment | None:
    if made.png is None:
        return None
    return picture(made.png, f"{title}: {'; '.join(lines)}", "trends.png")


async def _unknown(asked: Asked) -> Wrong:
    name = asked.args.strip()[:100]
    every = await topics.every(asked.tx)
    known = next((each.name for each in every if each.name.casefold() == name.casefold()), None)
    if known is not None:
        return Wrong("trends-none-of", topic=known, number=DAYS)
    near = nearest_topics(name, every) or [one for one, _ in await _busy(asked)]
    if not near:
        return Wrong("trends-none", number=DAYS)
    return Wrong("topic-unknown", topic=name, line=", ".join(f"/trends {each}" for each in near))


async def _busy(asked: Asked) -> list[tuple[str, int]]:
    return (await topics.counts(asked.tx, asked.chat.id, None))[:3]
