"""What a chat wants besides its timetable: time zone, interests, languages; and all at a glance."""

from __future__ import annotations

import asyncio

from bot.commands.command import Asked, lines_together
from bot.commands.languages import (
    codes_of,
    languages_read,
    named,
    our_language,
    read_languages,
)
from bot.commands.request import Answer
from bot.commands.slots import slot_after_change
from bot.commands.timetable import next_digest
from bot.commands.wording import once, wishes_of
from bot.commands.zones import find_place, time_there, zone_name
from bot.message import Button
from bot.model import Subscription
from bot.store import chats, subscriptions, topics
from bot.texts.catalogue import LANGUAGES, texts_in
from bot.texts.said import Wrong

_MOST_FOLLOWED = 50


async def timezone(asked: Asked) -> Answer:
    """Set the zone that the chat's times are in; its digests move with it."""
    if not asked.args.strip():
        there = time_there(asked.zone, asked.now)
        lines = [
            asked.texts("zone-here", zone=zone_name(asked.zone), time=there),
            asked.texts("zone-elsewhere", line=f"{asked.line('/timezone')} Warsaw"),
        ]
        if asked.request.can_share_place:
            lines.append(asked.texts("zone-share"))
        return asked.say(*lines)
    place = find_place(asked.args)
    await chats.set_timezone(asked.tx, asked.target.id, place.zone)
    there = time_there(place.zone, asked.now)
    lines = [asked.texts("zone-set", place=place.name, time=there)]
    for order in await subscriptions.of_chat(asked.tx, asked.target.id):
        moved = await _move(asked, order, place.zone)
        if moved.state == "active":
            when = next_digest(moved, asked.now, asked.texts)
            lines.append(asked.texts("next-digest", when=when))
    return asked.say(*lines)


async def follow(asked: Asked) -> Answer:
    """Add to what the chat is interested in; without words, say what that is."""
    has, wishes = asked.target.follows, wishes_of(asked.args)
    if not wishes:
        if has:
            line = f"{asked.line('/unfollow')} {has[0]}"
            return asked.say(_followed(asked, has), asked.texts("unfollow-one", line=line))
        raise Wrong("follows-none-type", line=f"{asked.line('/follow')} Energy, Minsk")
    known = {topic.name.casefold(): topic.name for topic in await topics.every(asked.tx)}
    wanted = [known.get(wish.casefold(), wish) for wish in wishes]
    follows = once((*has, *wanted))
    if len(follows) > _MOST_FOLLOWED:
        line = f"{asked.line('/unfollow')} {has[0]}"
        raise Wrong("follows-too-many", most=_MOST_FOLLOWED, line=line)
    await chats.set_follows(asked.tx, asked.target.id, follows)
    lines = [_followed(asked, follows)]
    if not await subscriptions.of_chat(asked.tx, asked.target.id):
        at = f"{asked.defaults.digest_time:%H:%M}"
        line = f"{asked.line('/subscribe')} {at}"
        lines.append(asked.texts("follow-subscribe", line=line))
    return asked.say(*lines)


def _followed(asked: Asked, follows: tuple[str, ...]) -> str:
    return asked.texts("follows-here", topics=asked.texts.joined(follows))


async def unfollow(asked: Asked) -> Answer:
    """Take words from what the chat is interested in; "all" takes everything."""
    has, wishes = asked.target.follows, {wish.casefold() for wish in wishes_of(asked.args)}
    if not has:
        return asked.say(asked.texts("follows-none"))
    kept = tuple(name for name in has if name.casefold() not in wishes)
    if wishes == {"all"} and len(kept) == len(has):
        kept = ()
    if len(kept) == len(has):
        raise Wrong(
            "unfollow-which",
            topics=asked.texts.joined(has),
            line=f"{asked.line('/unfollow')} {has[0]}",
            all=f"{asked.line('/unfollow')} all",
        )
    await chats.set_follows(asked.tx, asked.target.id, kept)
    return asked.say(_followed(asked, kept) if kept else asked.texts("follows-no-more"))


async def reads(asked: Asked) -> Answer:
    """Choose the languages of stories; without words, say which these are."""
    if not asked.args.strip():
        read = await languages_read(asked.tx, asked.target.id)
        return asked.say(
            asked.texts("reads-here", languages=named(read, asked.texts)),
            asked.texts("reads-others", line=f"{asked.line('/reads')} en,uk"),
        )
    # What is no language is looked for in every language's names: the first time that takes long.
    codes = await asyncio.to_thread(codes_of, asked.args)
    await read_languages(asked.tx, asked.target.id, codes)
    return asked.say(asked.texts("reads-set", languages=named(codes, asked.texts)))


async def language(asked: Asked) -> Answer:
    """Choose the language in which the bot speaks here; without one, offer them."""
    if not asked.args.strip():
        now = asked.texts("language-now", language=LANGUAGES[asked.texts.language])
        command = asked.line("/language")
        offered = [Button(name, f"{command} {code}") for code, name in LANGUAGES.items()]
        return asked.show(lines_together(now, buttons=(tuple(offered[:3]), tuple(offered[3:]))))
    code = await asyncio.to_thread(our_language, asked.args)
    await chats.set_language(asked.tx, asked.target.id, code)
    # In the new language, so that everybody sees at once whether it is the right one.
    return asked.say(texts_in(code)("language-set", language=LANGUAGES[code]))


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
