"""The timetable: subscribe, unsubscribe, time, days, length."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from difflib import get_close_matches

from bot.commands.command import Asked, lines_together
from bot.commands.languages import languages_read
from bot.commands.request import Answer
from bot.commands.slots import close_due, slot_after_change
from bot.commands.timetable import next_digest, parse_order, time_of, topics_named
from bot.commands.wording import days_named, days_of, once, short, wishes_of
from bot.commands.zones import time_there, zone_name
from bot.digest.schedule import EVERY_DAY, next_slot
from bot.digest.select import SIZES
from bot.message import Button
from bot.model import Length, Subscription
from bot.store import subscriptions, topics
from bot.texts.said import Wrong

_MOST_ORDERS = 6
_SUGGESTED = ("06:00", "07:00", "08:00", "09:00", "12:00", "18:00", "20:00", "22:00")
_LENGTHS: dict[str, Length] = {
    **dict.fromkeys(("short", "s"), "short"),
    **dict.fromkeys(("medium", "m", "normal"), "medium"),
    **dict.fromkeys(("long", "l"), "long"),
}


async def subscribe(asked: Asked) -> Answer:
    """Order digests at these times on these topics, in place of what was ordered on them."""
    order = parse_order(asked.args)
    wanted = await known_topics(asked, order.topics, "/subscribe")
    standing = await subscriptions.of_chat(asked.tx, asked.target.id)
    same = [one for one in standing if _folded(one.topics) == _folded(wanted)]
    times = order.times or tuple(one.at for one in same) or (asked.defaults.digest_time,)
    if len(standing) - len(same) + len(times) > _MOST_ORDERS:
        raise Wrong("orders-too-many", most=_MOST_ORDERS, line=asked.line("/unsubscribe"))
    spare = [one for one in same if one.at not in times]
    made = [await _order(asked, at, wanted, same, spare) for at in dict.fromkeys(times)]
    for one in spare:
        await close_due(asked.tx, one, asked.now, "replaced before it was made")
        await subscriptions.end(asked.tx, one.id, "replaced by another time")
    return asked.say(*ordered(asked, made, new=not same))


async def unsubscribe(asked: Asked) -> Answer:
    """End every order of the chat, or those on the topics that are named."""
    standing = await subscriptions.of_chat(asked.tx, asked.target.id)
    wishes = _folded(wishes_of(asked.args))
    ending = [one for one in standing if not wishes or wishes & _folded(one.topics)]
    if not standing:
        return asked.say(asked.texts("order-none", line=asked.line("/subscribe")))
    if not ending:
        ordered = asked.texts.joined(once(topics_named(one, asked.texts) for one in standing))
        raise Wrong("order-none-on-that", ordered=ordered, line=asked.line("/unsubscribe"))
    for one in ending:
        await close_due(asked.tx, one, asked.now, "unsubscribed before it was made")
        await subscriptions.end(asked.tx, one.id, "unsubscribed")
    if len(ending) < len(standing):
        gone = asked.texts.joined(once(topics_named(one, asked.texts) for one in ending))
        line = asked.line("/settings")
        return asked.say(asked.texts("unsubscribed-some", topics=gone, line=line))
    again = f"{asked.line('/subscribe')} {ending[0].at:%H:%M}"
    return asked.say(asked.texts("unsubscribed", line=again))


async def change_time(asked: Asked) -> Answer:
    """Move the digest to another time of day; without a time, offer some."""
    standing = await subscriptions.of_chat(asked.tx, asked.target.id)
    if not asked.args.strip():
        return _offer_times(asked, standing)
    at = time_of(asked.args, "/time 08:00")
    if not standing:
        raise Wrong("order-none-type", line=f"{asked.line('/subscribe')} {at:%H:%M}")
    if len(standing) > 1:
        raise _name_topics(asked, standing, at)
    if standing[0].state == "paused":
        await subscriptions.change(asked.tx, standing[0].id, at=at)
        return _still_paused(asked, asked.texts("time-set", time=f"{at:%H:%M}"))
    moved = await changed(asked, standing[0], at=at)
    return asked.say(*ordered(asked, [moved], new=False))


async def change_days(asked: Asked) -> Answer:
    """Choose the days of the week."""
    standing = await some(asked)
    if not asked.args.strip():
        raise Wrong("days-which")
    days = days_of(asked.args, asked.texts)
    told = asked.texts("days-set", days=days_named(days, asked.texts))
    for one in standing:
        if one.state == "paused":  # whoever paused wants other days, not yet a digest
            await subscriptions.change(asked.tx, one.id, days=days)
    moved = [await changed(asked, one, days=days) for one in standing if one.state != "paused"]
    if not moved:
        return _still_paused(asked, told)
    return asked.say(told, *ordered(asked, moved, new=False))


async def change_length(asked: Asked) -> Answer:
    """Three stories, five or ten."""
    standing = await some(asked)
    length = _LENGTHS.get(asked.args.strip().casefold())
    if length is None:
        raise Wrong("length-which")
    for one in standing:
        await subscriptions.change(asked.tx, one.id, length=length)
    return asked.say(asked.texts("length-set", number=SIZES[length][0]))


def _still_paused(asked: Asked, told: str) -> Answer:
    line = asked.line("/resume")
    return asked.show(
        lines_together(
            f"{told} {asked.texts('still-paused', line=line)}",
            buttons=((Button(asked.texts("button-resume"), line),),),
        )
    )


async def known_topics(asked: Asked, wishes: Sequence[str], command: str) -> tuple[str, ...]:
    """Topics by their own spelling; other words stay words.

    Raises Wrong on a near miss, with the line to type instead.
    """
    known = {topic.name.casefold(): topic.name for topic in await topics.every(asked.tx)}
    found = []
    for wish in wishes:
        folded = wish.casefold()
        if folded not in known and (near := get_close_matches(folded, known, n=1, cutoff=0.8)):
            line = f"{asked.line(command)} {known[near[0]]}"
            raise Wrong("topic-unknown", topic=short(wish), line=line)
        found.append(known.get(folded, wish))
    return once(found)


async def _order(
    asked: Asked,
    at: time,
    wanted: Sequence[str],
    same: Sequence[Subscription],
    spare: list[Subscription],
) -> Subscription:
    """The order for this time: one that stands, one that another time had, or a new one."""
    standing = next((one for one in same if one.at == at), None)
    if standing is not None:
        return standing if standing.state == "active" else await changed(asked, standing)
    if spare:
        return await changed(asked, spare.pop(0), at=at)
    like = same[0] if same else None
    days = like.days if like else EVERY_DAY
    slot = next_slot(asked.now, at, asked.zone, days)
    return await subscriptions.add(
        asked.tx,
        chat_id=asked.target.id,
        topics=wanted,
        at=at,
        timezone=asked.zone,
        days=days,
        length=like.length if like else "medium",
        languages=await languages_read(asked.tx, asked.target.id),
        slot=slot.date,
        due_at=slot.due_at,
        now=asked.now,
    )


async def changed(
    asked: Asked,
    order: Subscription,
    *,
    at: time | None = None,
    days: tuple[int, ...] | None = None,
) -> Subscription:
    """Make the order active with another time or other days, and give it its next slot."""
    at, days = at or order.at, days or order.days
    slot = await slot_after_change(
        asked.tx, order, asked.now, at=at, zone=order.timezone, days=days
    )
    await subscriptions.change(
        asked.tx,
        order.id,
        at=at,
        days=days,
        state="active",
        reason=None,
        next_slot=slot.date,
        next_digest_at=slot.due_at,
    )
    changed = await subscriptions.get(asked.tx, order.id)
    assert changed is not None
    return changed


async def some(asked: Asked) -> list[Subscription]:
    """The orders that stand. Raises Wrong if there are none."""
    standing = await subscriptions.of_chat(asked.tx, asked.target.id)
    if not standing:
        raise Wrong("order-none-type", line=f"{asked.line('/subscribe')} 08:00")
    return standing


def ordered(asked: Asked, orders: Sequence[Subscription], *, new: bool) -> list[str]:
    """When the next digests come, how they stop, and in whose time that is."""
    texts, first = asked.texts, sorted(orders, key=_due)
    when = "; ".join(next_digest(one, asked.now, texts) for one in first)
    key, number = "ordered-new" if new else "ordered-next", len(first)
    lines = [texts(key, number=number, when=when, line=asked.line("/pause"))]
    if new and first[0].topics:
        lines.append(texts("ordered-topics", topics=texts.joined(first[0].topics)))
    if asked.target.timezone is None:
        zone = first[0].timezone
        lines.append(
            texts(
                "ordered-zone",
                zone=zone_name(zone),
                time=time_there(zone, asked.now),
                line=f"{asked.line('/timezone')} Warsaw",
            )
        )
    return lines


def _due(order: Subscription) -> datetime:
    assert order.next_digest_at is not None
    return order.next_digest_at


def _offer_times(asked: Asked, standing: Sequence[Subscription]) -> Answer:
    if len(standing) > 1:
        raise _name_topics(asked, standing, standing[0].at)
    command = asked.line("/time" if standing else "/subscribe")
    buttons = [Button(at, f"{command} {at}") for at in _SUGGESTED]
    zone = asked.zone
    return asked.show(
        lines_together(
            asked.texts("time-which", zone=zone_name(zone), time=time_there(zone, asked.now)),
            asked.texts("time-other", line=f"{command} 07:30"),
            buttons=(tuple(buttons[:4]), tuple(buttons[4:])),
        )
    )


def _name_topics(asked: Asked, standing: Sequence[Subscription], at: time) -> Wrong:
    """With several digests a time alone does not say which is meant."""
    named = next((one.topics for one in standing if one.topics), ())
    line = f"{asked.line('/subscribe')} {at:%H:%M} {', '.join(named)}".strip()
    return Wrong("orders-name-topics", number=len(standing), line=line)


def _folded(names: Sequence[str]) -> set[str]:
    return {name.casefold() for name in names}
