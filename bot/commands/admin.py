"""Coming in and finding the way: start, help, invite, connect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from bot.commands.command import Asked, lines_together
from bot.commands.languages import languages_read
from bot.commands.reading import feeds_read
from bot.commands.request import Answer
from bot.commands.timetable import next_digest
from bot.commands.wording import short
from bot.commands.zones import time_there, zone_name
from bot.digest.compose import story_list
from bot.errors import UsageError
from bot.message import Bullets, Button, Message, Paragraph, Span, plain, span
from bot.model import Story
from bot.store import chats, listing, people, subscriptions
from bot.texts.said import Said, Wrong

_FIRST_STORIES = 3
#: What other bots call it.
_CALLED_ELSEWHERE = {
    "stop": "unsubscribe",
    "cancel": "unsubscribe",
    "news": "latest",
    "menu": "help",
}


async def start(asked: Asked) -> Answer:
    """First contact: a taste, and the offer of a daily digest. Nobody is subscribed by it."""
    if not asked.private:
        return asked.say(asked.texts("joined-group"))
    if asked.args.strip() == "quiet":
        return asked.say(asked.texts("start-quiet"))
    read = await languages_read(asked.tx, asked.chat.id)
    found = await listing.listed(asked.tx, asked.chat.id, languages=read, limit=_FIRST_STORIES)
    first = await _first_stories(asked, found)
    offer = await _offer(asked)
    said = asked.prepared.greeting
    greeting = plain(asked.texts.say(said)).sections if said else ()
    whole = Message((*greeting, *first.sections, *offer.sections), (*first.buttons, *offer.buttons))
    return asked.show(whole, tuple(found))


async def show_help(asked: Asked) -> Answer:
    """The table of commands, or one of them."""
    name = asked.args.strip().removeprefix("/").casefold()
    if name:
        return asked.show(_one_command(asked, name))
    offered = [
        command
        for command in asked.table
        if (asked.private or not command.changes)
        and (asked.private or "group" in command.scopes)
        and (command.who != "owner" or (asked.private and asked.role == "owner"))
        and (command.name != "invite" or _may_invite(asked))
    ]
    texts = asked.texts
    lines = tuple((span(f"{one.typed(texts)} · {texts(one.description)}"),) for one in offered)
    closing = texts("help-private" if asked.private else "help-group")
    title = Paragraph((span(texts("help-title")),))
    return asked.show(Message(((title, Bullets(lines)), *plain(closing).sections)))


async def invite(asked: Asked) -> Answer:
    """A secret that lets one person in."""
    if not asked.private:
        raise Wrong("invite-in-private")
    if not _may_invite(asked):
        raise Wrong("invite-owner-only")
    payload = f"invite-{await people.invite(asked.tx, 'guest', asked.now)}"
    link = asked.link(asked.request.address.platform, payload) if asked.link else None
    return asked.say(
        asked.texts("invite-send"),
        link or f"/start {payload}",
    )


async def connect(asked: Asked) -> Answer:
    """Take a channel under this person's care; it gets nothing before a time is set."""
    if not asked.private:
        raise Wrong("connect-in-private")
    channel, name = asked.prepared.channel, asked.prepared.name
    if not isinstance(channel, tuple):
        raise Wrong("connect-which")
    address, title = channel
    made = await chats.ensure(
        asked.tx,
        address,
        kind="channel",
        title=title,
        now=asked.now,
        set_up_by=asked.request.person,
    )
    if made.timezone is None and asked.chat.timezone is not None:
        await chats.set_timezone(asked.tx, made.id, asked.chat.timezone)
    at = f"{asked.defaults.digest_time:%H:%M}"
    return asked.show(
        lines_together(
            asked.texts("connected", title=title, line=f"/subscribe {name} {at}"),
            asked.texts("connected-settings", line=f"/settings {name}"),
            buttons=(
                (Button(asked.texts("button-daily-at", time=at), f"/subscribe {name} {at}"),),
            ),
        )
    )


def unknown(asked: Asked, name: str) -> str:
    """What to say to a command that does not exist: the nearest one that does."""
    known = [command.name for command in asked.table]
    near = get_close_matches(name.casefold(), known, n=1, cutoff=0.6)
    meant = _CALLED_ELSEWHERE.get(name.casefold()) or next(iter(near), None)
    typed = short(f"/{name}")
    if meant is None:
        return asked.texts("command-none", command=typed)
    return asked.texts("command-none-near", command=typed, near=f"/{meant}")


async def _first_stories(asked: Asked, found: Sequence[Story]) -> Message:
    number, texts = await feeds_read(asked), asked.texts
    if found:
        await chats.set_last_list(asked.tx, asked.chat.id, [one.id for one in found])
        title = texts("start-latest", number=number) if number else texts("start-latest-read")
        return story_list(title, found, now=asked.now, texts=texts)
    await chats.set_waiting(asked.tx, asked.chat.id, waits=True)
    if number:
        said = texts("start-first-reading", number=number)
    elif asked.role == "owner":
        said = texts("feeds-none-owner")
    else:
        said = texts("feeds-none")
    return plain(f"{said} {texts('start-first-stories')}")


async def _offer(asked: Asked) -> Message:
    """The time and zone that would be used, and what time it is there now."""
    orders, texts = await subscriptions.of_chat(asked.tx, asked.chat.id), asked.texts
    if orders and all(order.state != "active" for order in orders):
        return plain(
            texts("start-stopped"), buttons=((Button(texts("button-resume"), "/resume"),),)
        )
    if orders:
        told = texts.joined([next_digest(order, asked.now, texts) for order in orders])
        return plain(texts("start-next", when=told))
    at, zone = f"{asked.defaults.digest_time:%H:%M}", asked.zone
    return plain(
        texts("start-offer", time=at, zone=zone_name(zone), now=time_there(zone, asked.now)),
        buttons=(
            (
                Button(texts("button-daily"), f"/subscribe {at}"),
                Button(texts("button-other-time"), "/time"),
            ),
            (
                Button(texts("button-topics"), "/topics"),
                Button(texts("button-when-i-ask"), "/start quiet"),
            ),
        ),
    )


def _one_command(asked: Asked, name: str) -> Message:
    command, texts = next((one for one in asked.table if one.name == name), None), asked.texts
    if command is None:
        raise UsageError(unknown(asked, name))
    does = texts(command.description)
    lines = [
        (Span(command.typed(texts), code=True),),
        (span(f"{does[0].upper()}{does[1:]}."),),
        (span(texts("help-example", example=command.example)),),
    ]
    if command.changes:
        lines.append((span(texts("help-admins")),))
    return Message((tuple(Paragraph(line) for line in lines),))


def _may_invite(asked: Asked) -> bool:
    return asked.role == "owner" or (asked.role == "guest" and asked.defaults.access == "invite")


def with_greeting(asked: Asked, greeting: Said | None) -> Asked:
    """The same, to be answered with this sentence first."""
    return replace(asked, prepared=replace(asked.prepared, greeting=greeting))
