"""Settings: all at a glance, and a menu of pages that change them with a tap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.commands import preferences, silence, subscriptions
from bot.commands.command import Asked, Handler, lines_together
from bot.commands.languages import named
from bot.commands.request import Answer
from bot.commands.silence import quiet_named
from bot.commands.timetable import described
from bot.commands.wording import days_named, days_of
from bot.commands.zones import time_there, zone_name
from bot.digest.header import missed_line
from bot.message import Button, text_of
from bot.model import Subscription
from bot.store import chats, history, topics
from bot.store import subscriptions as orders_of
from bot.texts.catalogue import LANGUAGES, texts_in
from bot.texts.said import Wrong

_CHOSEN = "✓ "
_MOST_TOPICS = 12
#: What is offered first, to tap or while one types.
TIMES = ("06:00", "07:00", "08:00", "09:00", "12:00", "18:00", "20:00", "22:00")
DAYS = ("daily", "mon-fri", "sat,sun")
QUIET = ("22:00-07:00", "23:00-08:00", "off")
_CITIES = ("London", "Berlin", "Warsaw", "Vilnius", "Kyiv", "Minsk", "Tbilisi", "New York")
_LENGTHS = ("short", "medium", "long")
#: (what to type behind /settings PAGE, what the button says, is it so now)
Choice = tuple[str, str, bool]


async def settings(asked: Asked) -> Answer:
    """Everything that this chat ordered and chose; ``PAGE`` offers, ``PAGE VALUE`` changes."""
    page, _, value = asked.args.strip().partition(" ")
    if page not in PAGES:
        return await _overview(asked)
    said: list[str] = []
    if value.strip():
        if asked.request.kind == "group" and not asked.request.admin:
            raise Wrong("only-admins")
        answer = await _change(asked, page, value.strip())
        if not answer.ok or answer.message is None:
            return answer
        said = text_of(answer.message).split("\n")[:1]
        asked = await _anew(asked)
    return await _page(asked, page, said)


async def _change(asked: Asked, page: str, value: str) -> Answer:
    """The change by the command that makes it; topics and languages are switched on and off."""
    handler: Handler = PAGES[page]
    if page == "topics" and value.casefold() in {one.casefold() for one in asked.target.follows}:
        handler = preferences.unfollow
    if page == "reads" and value != "all":
        kept = [code for code in asked.target.reads if code != value]
        value = ",".join(kept if value in asked.target.reads else [*kept, value]) or "all"
    if page == "time" and not await orders_of.of_chat(asked.tx, asked.target.id):
        handler = subscriptions.subscribe
    return await handler(replace(asked, args=value))


async def _anew(asked: Asked) -> Asked:
    """The same after a change."""
    target = await chats.get(asked.tx, asked.target.id)
    chat = await chats.get(asked.tx, asked.chat.id)
    assert target is not None
    assert chat is not None
    return replace(asked, target=target, chat=chat, texts=texts_in(chat.language))


async def _page(asked: Asked, page: str, said: Sequence[str]) -> Answer:
    choices = await _choices(asked, page)
    command = f"{asked.line('/settings')} {page}"
    buttons = [
        Button(f"{_CHOSEN if now else ''}{label}", f"{command} {value}")
        for value, label, now in choices
    ]
    rows = [tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3)]
    rows.append((Button(asked.texts("button-back"), asked.line("/settings")),))
    lines = said or [asked.texts("settings-choose")]
    return asked.show(lines_together(*lines, buttons=tuple(rows)))


async def _choices(asked: Asked, page: str) -> list[Choice]:
    texts, target = asked.texts, asked.target
    orders = await orders_of.of_chat(asked.tx, target.id)
    if page == "topics":
        return await _topic_choices(asked)
    if page == "time":
        return [(at, at, any(f"{one.at:%H:%M}" == at for one in orders)) for at in TIMES]
    if page == "zone":
        return [(city, city, False) for city in _CITIES]
    if page == "length":
        now = {one.length for one in orders}
        return [(each, texts(f"button-{each}"), each in now) for each in _LENGTHS]
    if page == "days":
        chosen = {one.days for one in orders}
        sets = [(each, days_of(each, texts)) for each in DAYS]
        return [(each, days_named(days, texts), days in chosen) for each, days in sets]
    if page == "quiet":
        hours = "off"
        if target.quiet is not None:
            hours = f"{target.quiet.start:%H:%M}-{target.quiet.end:%H:%M}"
        off = texts("quiet-none")
        return [(each, off if each == "off" else each, each == hours) for each in QUIET]
    if page == "silent":
        yes, no = texts("silent-yes"), texts("silent-no")
        return [("on", yes, target.silent), ("off", no, not target.silent)]
    if page == "reads":
        every = ("all", texts("all-languages"), not target.reads)
        return [every, *((c, name, c in target.reads) for c, name in LANGUAGES.items())]
    return [(code, name, code == texts.language) for code, name in LANGUAGES.items()]


async def _topic_choices(asked: Asked) -> list[Choice]:
    """What is followed, then the topics with the most stories."""
    counted = [name for name, _ in await topics.counts(asked.tx, asked.chat.id, None)]
    every = counted or [topic.name for topic in await topics.every(asked.tx)]
    follows = asked.target.follows
    names = dict.fromkeys((*follows, *every))
    return [(name, name, name in follows) for name in names][:_MOST_TOPICS]


async def _overview(asked: Asked) -> Answer:
    orders, texts = await orders_of.of_chat(asked.tx, asked.target.id), asked.texts
    lines = [described(order, asked.now, texts) for order in orders]
    lines = lines or [texts("settings-no-digest")]
    lines += await _missed(asked, orders)
    there = time_there(asked.zone, asked.now)
    follows = texts.joined(asked.target.follows) or texts("follows-nothing")
    zone, hours = zone_name(asked.zone), quiet_named(asked.target, texts)
    spoken = LANGUAGES[texts_in(asked.target.language).language]
    lines += [
        texts("settings-zone", zone=zone, time=there, line=asked.line("/timezone")),
        texts("settings-follows", topics=follows, line=asked.line("/follow")),
        texts(
            "settings-reads", languages=named(asked.target.reads, texts), line=asked.line("/reads")
        ),
        texts("settings-quiet", hours=hours, line=asked.line("/quiet")),
        texts("settings-language", language=spoken, line=asked.line("/language")),
    ]
    if asked.target.id != asked.chat.id:
        lines.insert(0, f"{asked.target.title}:")
    return asked.show(lines_together(*lines, buttons=_buttons(asked, orders)))


async def _missed(asked: Asked, orders: Sequence[Subscription]) -> list[str]:
    """The digests that were not sent though they were ordered, since the last one that was."""
    missed = [await history.missed(asked.tx, order.id) for order in orders]
    return [missed_line(days, asked.texts) for days in dict.fromkeys(missed) if days]


def _buttons(asked: Asked, orders: Sequence[Subscription]) -> tuple[tuple[Button, ...], ...]:
    texts, menu = asked.texts, asked.line("/settings")
    pages = ["topics", "zone", "quiet", "silent", "reads", "language"]
    at = f"{asked.defaults.digest_time:%H:%M}"
    daily = f"{asked.line('/subscribe')} {at}"
    first = Button(texts("button-daily-at", time=at), daily)
    if orders:
        pages[1:1] = ["length", "days"]
        paused = all(order.state != "active" for order in orders)
        key, command = ("button-resume", "/resume") if paused else ("button-pause", "/pause")
        first = Button(texts(key), asked.line(command))
    other = Button(texts("button-other-time"), f"{menu} time")
    buttons = [Button(texts(f"button-{page}"), f"{menu} {page}") for page in pages]
    rows = [tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3)]
    return ((first, other), *rows)


#: The menu's pages and the commands that make their changes.
PAGES: dict[str, Handler] = {
    "topics": preferences.follow,
    "time": subscriptions.change_time,
    "zone": preferences.timezone,
    "length": subscriptions.change_length,
    "days": subscriptions.change_days,
    "quiet": silence.quiet,
    "silent": silence.silent,
    "reads": preferences.reads,
    "language": preferences.language,
}
