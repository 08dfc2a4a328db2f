"""A place with a topic of its own: a forum's topic, a channel, a thread."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.commands.command import Asked
from bot.commands.request import Answer
from bot.commands.subscriptions import known_topics, subscribe
from bot.commands.wording import wishes_of
from bot.message import Message, plain
from bot.store import chats, subscriptions

_WORD = re.compile(r"topic(?:\s+|\Z)", re.IGNORECASE)
_EVERYTHING = {"all", "everything", "any"}


async def here(asked: Asked) -> Answer:
    """Bind this place to topics: its digests are on them, and one is ordered if there is none."""
    wish = _WORD.sub("", asked.args.strip(), count=1)
    if not wish:
        return asked.say(_told(asked))
    everything = wish.casefold() in _EVERYTHING
    wanted = () if everything else await known_topics(asked, wishes_of(wish), "/here topic")
    await chats.set_follows(asked.tx, asked.target.id, wanted)
    standing = await subscriptions.of_chat(asked.tx, asked.target.id)
    for one in standing:
        await subscriptions.change(asked.tx, one.id, topics=())
    named = asked.texts.joined(wanted)
    said = plain(asked.texts("here-on", topics=named) if wanted else asked.texts("here-all"))
    if standing or everything:
        return asked.show(said)
    ordered = (await subscribe(await _at_home(asked))).message
    return asked.show(Message((*said.sections, *(ordered.sections if ordered else ()))))


def _told(asked: Asked) -> str:
    if asked.target.follows:
        named = asked.texts.joined(asked.target.follows)
        return asked.texts("here-now", topics=named, line="/here all")
    return asked.texts("here-none", line="/here topic Energy")


async def _at_home(asked: Asked) -> Asked:
    """The same, to order a digest; a new topic of a forum lives by the time of the others."""
    target = asked.target
    if target.timezone is None:
        zone = await chats.zone_beside(asked.tx, target.address)
        if zone is not None:
            await chats.set_timezone(asked.tx, target.id, zone)
            target = replace(target, timezone=zone)
    return replace(asked, args="", target=target)
