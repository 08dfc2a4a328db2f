"""Coming in and finding the way: start, help, invite, connect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from bot.commands.command import Asked, Command, lines_together
from bot.commands.languages import languages_read
from bot.commands.reading import feeds_read
from bot.commands.request import Answer
from bot.commands.timetable import next_digest
from bot.commands.wording import joined, plural, quoted
from bot.commands.zones import time_there, zone_name
from bot.digest.compose import story_list
from bot.errors import UsageError
from bot.message import Bullets, Button, Message, Paragraph, Span, plain, span
from bot.model import Story
from bot.store import chats, people, stories, subscriptions

JOINED_GROUP = (
    "I post nothing until an admin sets a time: /settings. Everyone: /latest, /topic NAME."
)
_FIRST_STORIES = 3


async def start(asked: Asked) -> Answer:
    """First contact: a taste, and the offer of a daily digest. Nobody is subscribed by it."""
    if not asked.private:
        return asked.say(JOINED_GROUP)
    if asked.args.strip() == "quiet":
        return asked.say(
            "Fine: I post only when you ask. /latest, /topic NAME, or write what about."
        )
    read = await languages_read(asked.tx, asked.chat.id)
    found = await stories.listed(asked.tx, asked.chat.id, languages=read, limit=_FIRST_STORIES)
    first = await _first_stories(asked, found)
    offer = await _offer(asked)
    greeting = plain(asked.prepared.greeting).sections if asked.prepared.greeting else ()
    whole = Message((*greeting, *first.sections, *offer.sections), (*first.buttons, *offer.buttons))
    return asked.show(whole, tuple(found))


async def show_help(asked: Asked) -> Answer:
    """The table of commands, or one of them."""
    name = asked.args.strip().removeprefix("/").casefold()
    if name:
        return asked.show(_one_command(asked.table, name))
    offered = [
        command
        for command in asked.table
        if (asked.private or not command.changes)
        and (command.name != "invite" or (asked.private and _may_invite(asked)))
    ]
    lines = tuple((span(f"{_typed(command)} · {command.summary}"),) for command in offered)
    closing = "Or just write what you want to read about. /help NAME tells more of one command."
    if not asked.private:
        closing = "Admins set the time and what is followed here: /settings"
    return asked.show(
        Message(
            ((Paragraph((span("What you can type"),)), Bullets(lines)), *plain(closing).sections)
        )
    )


async def invite(asked: Asked) -> Answer:
    """A secret that lets one person in."""
    if not asked.private:
        raise UsageError("An invitation is a secret: ask me in a private chat: /invite")
    if not _may_invite(asked):
        raise UsageError("Only the owner of this bot invites. To read: /latest")
    payload = f"invite-{await people.invite(asked.tx, 'guest', asked.now)}"
    link = asked.link(asked.request.address.platform, payload) if asked.link else None
    return asked.say(
        "Send this to one person. It lets in whoever uses it first, once:",
        link or f"/start {payload}",
    )


async def connect(asked: Asked) -> Answer:
    """Take a channel under this person's care; it gets nothing before a time is set."""
    if not asked.private:
        raise UsageError("Channels are set up in a private chat with me: /connect @channel")
    channel, name = asked.prepared.channel, asked.prepared.name
    if not isinstance(channel, tuple):
        raise UsageError("Which channel? Make me its admin, then type /connect @channel")
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
            f"Connected: {title}. It gets nothing until a time is set: /subscribe {name} {at}",
            f"All for it: /settings {name}",
            buttons=((Button(f"Daily at {at}", f"/subscribe {name} {at}"),),),
        )
    )


def unknown(table: Sequence[Command], name: str) -> str:
    """What to say to a command that does not exist: the nearest one that does."""
    near = get_close_matches(name.casefold(), [command.name for command in table], n=1, cutoff=0.6)
    hint = f" Did you mean /{near[0]}?" if near else ""
    return f"There is no command {quoted('/' + name)}.{hint} All commands: /help"


async def _first_stories(asked: Asked, found: Sequence[Story]) -> Message:
    number = await feeds_read(asked)
    reading = plural(number, "feed", "feeds")
    if found:
        await chats.set_last_list(asked.tx, asked.chat.id, [one.id for one in found])
        title = f"I read {reading}. The latest:" if number else "The latest that I have read:"
        return story_list(title, found, now=asked.now)
    await chats.set_waiting(asked.tx, asked.chat.id, waits=True)
    if number:
        said = f"I am reading {reading} for the first time."
    elif asked.role == "owner":
        said = "I have no feeds yet. On the machine that runs me: newsdigest feeds add URL."
    else:
        said = "I have no feeds yet: the owner of this bot adds them."
    return plain(f"{said} The first stories will be posted here, once.")


async def _offer(asked: Asked) -> Message:
    """The time and zone that would be used, and what time it is there now."""
    orders = await subscriptions.of_chat(asked.tx, asked.chat.id)
    if orders and all(order.state != "active" for order in orders):
        return plain(
            "Your digests are stopped. /resume starts them again, /settings shows them.",
            buttons=((Button("Resume", "/resume"),),),
        )
    if orders:
        told = joined([next_digest(order, asked.now) for order in orders])
        return plain(f"Next digest: {told}. All settings: /settings")
    at, zone = f"{asked.defaults.digest_time:%H:%M}", asked.zone
    return plain(
        f"A digest can come daily at {at}, {zone_name(zone)} time, "
        f"where it is {time_there(zone, asked.now)} now. Elsewhere? /timezone CITY",
        buttons=(
            (Button("Send it daily", f"/subscribe {at}"), Button("Other time", "/time")),
            (Button("Topics", "/topics"), Button("Only when I ask", "/start quiet")),
        ),
    )


def _one_command(table: Sequence[Command], name: str) -> Message:
    command = next((one for one in table if one.name == name), None)
    if command is None:
        raise UsageError(unknown(table, name))
    typed = (Span(_typed(command), code=True),)
    lines = [typed, (span(f"{command.summary[0].upper()}{command.summary[1:]}."),)]
    lines.append((span(f"For example: {command.example}"),))
    if command.changes:
        lines.append((span("In a group: for its admins."),))
    return Message((tuple(Paragraph(line) for line in lines),))


def _typed(command: Command) -> str:
    return f"/{command.name} {command.usage}".strip()


def _may_invite(asked: Asked) -> bool:
    return asked.role == "owner" or (asked.role == "guest" and asked.defaults.access == "invite")


def with_greeting(asked: Asked, greeting: str | None) -> Asked:
    """The same, to be answered with this sentence first."""
    return replace(asked, prepared=replace(asked.prepared, greeting=greeting))
