"""What a chat wants besides its timetable: time zone, interests, languages; and all at a glance."""

from __future__ import annotations

import asyncio

from bot.commands.command import Asked, lines_together
from bot.commands.languages import codes_of, languages_read, named, read_languages
from bot.commands.request import Answer
from bot.commands.silence import quiet_named
from bot.commands.slots import slot_after_change
from bot.commands.timetable import described, next_digest
from bot.commands.wording import joined, once, wishes_of
from bot.commands.zones import find_place, time_there, zone_name
from bot.errors import UsageError
from bot.message import Button
from bot.model import Subscription
from bot.store import chats, subscriptions, topics

_MOST_FOLLOWED = 50


async def timezone(asked: Asked) -> Answer:
    """Set the zone that the chat's times are in; its digests move with it."""
    if not asked.args.strip():
        there = time_there(asked.zone, asked.now)
        return asked.say(
            f"Times here are {zone_name(asked.zone)} time: it is {there} now.",
            f"Elsewhere? Name a city: {asked.line('/timezone')} Warsaw",
        )
    place = find_place(asked.args)
    await chats.set_timezone(asked.tx, asked.target.id, place.zone)
    lines = [f"{place.name}: it is {time_there(place.zone, asked.now)} there now."]
    for order in await subscriptions.of_chat(asked.tx, asked.target.id):
        moved = await _move(asked, order, place.zone)
        if moved.state == "active":
            lines.append(f"Next digest: {next_digest(moved, asked.now)}.")
    return asked.say(*lines)


async def follow(asked: Asked) -> Answer:
    """Add to what the chat is interested in; without words, say what that is."""
    has, wishes = asked.target.follows, wishes_of(asked.args)
    if not wishes:
        if has:
            unfollow_one = f"{asked.line('/unfollow')} {has[0]}"
            return asked.say(f"Followed here: {joined(has)}.", f"{unfollow_one} removes one.")
        raise UsageError(f"Nothing is followed here. Type {asked.line('/follow')} Energy, Minsk")
    known = {topic.name.casefold(): topic.name for topic in await topics.every(asked.tx)}
    wanted = [known.get(wish.casefold(), wish) for wish in wishes]
    follows = once((*has, *wanted))
    if len(follows) > _MOST_FOLLOWED:
        raise UsageError(f"{_MOST_FOLLOWED} are the most. Type {asked.line('/unfollow')} {has[0]}")
    await chats.set_follows(asked.tx, asked.target.id, follows)
    lines = [f"Followed here: {joined(follows)}."]
    if not await subscriptions.of_chat(asked.tx, asked.target.id):
        at = f"{asked.defaults.digest_time:%H:%M}"
        lines.append(f"{asked.line('/subscribe')} {at} sends it daily, /digest shows it now.")
    return asked.say(*lines)


async def unfollow(asked: Asked) -> Answer:
    """Take words from what the chat is interested in; "all" takes everything."""
    has, wishes = asked.target.follows, {wish.casefold() for wish in wishes_of(asked.args)}
    if not has:
        return asked.say("Nothing is followed here.")
    kept = tuple(name for name in has if name.casefold() not in wishes)
    if wishes == {"all"} and len(kept) == len(has):
        kept = ()
    if len(kept) == len(has):
        raise UsageError(
            f"Followed here: {joined(has)}. Type {asked.line('/unfollow')} {has[0]}"
            f" or {asked.line('/unfollow')} all"
        )
    await chats.set_follows(asked.tx, asked.target.id, kept)
    left = f"Followed here: {joined(kept)}." if kept else "Nothing is followed here any more."
    return asked.say(left)


async def reads(asked: Asked) -> Answer:
    """Choose the languages of stories; without words, say which these are."""
    if not asked.args.strip():
        read = await languages_read(asked.tx, asked.target.id)
        return asked.say(f"Read here: {named(read)}.", f"Others: {asked.line('/reads')} en,uk")
    # What is no language is looked for in every language's names: the first time that takes long.
    codes = await asyncio.to_thread(codes_of, asked.args)
    await read_languages(asked.tx, asked.target.id, codes)
    return asked.say(f"From now on in {named(codes)}.")


async def settings(asked: Asked) -> Answer:
    """Everything that this chat ordered and chose, and the buttons to change it."""
    orders = await subscriptions.of_chat(asked.tx, asked.target.id)
    read = await languages_read(asked.tx, asked.target.id)
    lines = [described(order, asked.now) for order in orders]
    if not orders:
        lines = ["Digest: none, I post only when asked."]
    there = time_there(asked.zone, asked.now)
    follows = joined(asked.target.follows) or "nothing in particular"
    lines += [
        f"Time zone: {zone_name(asked.zone)}, {there} now. {asked.line('/timezone')} Warsaw",
        f"Follows: {follows}. {asked.line('/follow')} Energy",
        f"Languages: {named(read)}. {asked.line('/reads')} en,uk",
        f"Quiet hours: {quiet_named(asked.target)}. {asked.line('/quiet')} 22:00-07:00",
    ]
    if asked.target.id != asked.chat.id:
        lines.insert(0, f"{asked.target.title}:")
    return asked.show(lines_together(*lines, buttons=_buttons(asked, orders)))


def _buttons(asked: Asked, orders: list[Subscription]) -> tuple[tuple[Button, ...], ...]:
    if not orders:
        at = f"{asked.defaults.digest_time:%H:%M}"
        return (
            (
                Button(f"Daily at {at}", f"{asked.line('/subscribe')} {at}"),
                Button("Other time", asked.line("/time")),
            ),
        )
    paused = all(order.state != "active" for order in orders)
    switch = Button("Resume", asked.line("/resume"))
    if not paused:
        switch = Button("Pause", asked.line("/pause"))
    lengths = [
        Button(name.capitalize(), f"{asked.line('/length')} {name}")
        for name in ("short", "medium", "long")
    ]
    return ((Button("Other time", asked.line("/time")), switch), tuple(lengths))


async def _move(asked: Asked, order: Subscription, zone: str) -> Subscription:
    changes: dict[str, object] = {"timezone": zone}
    if order.state == "active":
        slot = await slot_after_change(
            asked.tx, order, asked.now, at=order.at, zone=zone, days=order.days
        )
        changes |= {"next_slot": slot.date, "next_digest_at": slot.due_at}
    await subscriptions.change(asked.tx, order.id, **changes)
    moved = await subscriptions.get(asked.tx, order.id)
    assert moved is not None
    return moved
