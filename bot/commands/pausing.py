"""Pause, for some days or until further notice; resume, with what happened meanwhile; how often."""

from __future__ import annotations

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.commands.command import Asked, lines_together
from bot.commands.request import Answer
from bot.commands.slots import close_due
from bot.commands.subscriptions import changed, ordered, some
from bot.commands.wording import days_of, moment
from bot.digest.build import Wish, choose
from bot.digest.compose import story_sections
from bot.digest.schedule import EVERY_DAY, following
from bot.digest.taste import Taste
from bot.message import Button, Message, Paragraph, span
from bot.model import Subscription
from bot.store import chats, digests, subscriptions
from bot.store.search import Window
from bot.texts.said import Wrong

_MOST_DAYS = 365
_AWAY = timedelta(days=7)


async def pause(asked: Asked) -> Answer:
    """Stop digests until /resume, or for some days."""
    standing, days = await some(asked), _days(asked)
    line = asked.line("/resume")
    buttons = ((Button(asked.texts("button-resume"), line),),)
    for one in standing:
        if one.state == "paused":
            continue
        await close_due(asked.tx, one, asked.now, "paused before it was made")
        if days is None:
            await subscriptions.change(
                asked.tx,
                one.id,
                state="paused",
                reason="paused by a reader",
                next_slot=None,
                next_digest_at=None,
            )
        else:
            await _put_off(asked, one, days)
    if days is None:
        return asked.show(lines_together(asked.texts("paused", line=line), buttons=buttons))
    now = [one for one in await some(asked) if one.next_digest_at is not None]
    if not now:
        return asked.show(lines_together(asked.texts("paused", line=line), buttons=buttons))
    first = min(now, key=lambda one: str(one.next_digest_at))
    assert first.next_digest_at is not None
    when = moment(first.next_digest_at, first.timezone, asked.now, asked.texts)
    said = asked.texts("paused-days", number=days, when=when, line=line)
    return asked.show(lines_together(said, buttons=buttons))


async def resume(asked: Asked) -> Answer:
    """Start paused digests again, and tell what happened meanwhile."""
    standing = await some(asked)
    rested = [one for one in standing if one.state != "active"]
    orders = [await changed(asked, one) for one in standing]
    said = lines_together(*ordered(asked, orders, new=False))
    since = min((one.last_digest_at for one in rested if one.last_digest_at), default=None)
    if since is None or asked.target.id != asked.chat.id:
        return asked.show(said)
    topics = () if any(not one.topics for one in rested) else rested[0].topics
    window = Window(since=asked.now - _AWAY, seen_since=since, languages=asked.chat.reads)
    taste = Taste(asked.chat.muted, asked.chat.preferred)
    wish = Wish(topics or asked.chat.follows, "medium", window, taste, _AWAY)
    seen = await digests.shown_to(asked.tx, asked.chat.id, asked.now)
    chosen = (await choose(asked.tx, asked.chat.id, wish, asked.now, seen)).full
    if not chosen:
        return asked.show(said)
    because = {each.story.id: each.because for each in chosen}
    await digests.show(asked.tx, asked.chat.id, because, now=asked.now)
    await chats.set_last_list(asked.tx, asked.chat.id, list(because))
    title = Paragraph((span(asked.texts("resume-away", number=len(chosen))),))
    stories = story_sections(chosen, now=asked.now, texts=asked.texts)
    whole = Message((*said.sections, (title,), *stories))
    return asked.show(whole, tuple(each.story for each in chosen))


async def every(asked: Asked) -> Answer:
    """A digest every day, or one a week on one day, ranked over the week."""
    standing = await some(asked)
    how, _, day = asked.args.strip().casefold().partition(" ")
    if how == "day":
        days: tuple[int, ...] = EVERY_DAY
    elif how == "week":
        today = asked.now.astimezone(ZoneInfo(asked.zone)).weekday()
        days = days_of(day, asked.texts) if day.strip() else (today,)
    else:
        raise Wrong("every-which", line=asked.line("/every"))
    if how == "week" and len(days) != 1:
        raise Wrong("every-which", line=asked.line("/every"))
    active = [one for one in standing if one.state == "active"]
    for one in standing:
        if one.state != "active":
            await subscriptions.change(asked.tx, one.id, days=days)
    if not active:
        return asked.say(asked.texts("still-paused", line=asked.line("/resume")))
    orders = [await changed(asked, one, days=days) for one in active]
    key = "every-week" if how == "week" else "every-day"
    return asked.say(asked.texts(key), *ordered(asked, orders, new=False))


async def _put_off(asked: Asked, order: Subscription, days: int) -> None:
    """The next digest is the first after that many days."""
    closed = await digests.last_slot(asked.tx, order.id)
    away = asked.now + timedelta(days=days)
    slot = following(away, order.at, order.timezone, order.days, after=closed)
    await subscriptions.change(asked.tx, order.id, next_slot=slot.date, next_digest_at=slot.due_at)


def _days(asked: Asked) -> int | None:
    wish = asked.args.strip()
    if not wish:
        return None
    if not re.fullmatch(r"[0-9]{1,3}", wish) or not 1 <= int(wish) <= _MOST_DAYS:
        raise Wrong("pause-days", most=_MOST_DAYS, line=f"{asked.line('/pause')} 7")
    return int(wish)
