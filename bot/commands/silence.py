"""When nothing comes by itself: quiet hours, and days without news."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.command import Asked
from bot.commands.request import Answer
from bot.commands.wording import clock_time
from bot.model import Chat, QuietHours
from bot.store import chats
from bot.texts.catalogue import Texts
from bot.texts.said import Wrong

_ON, _OFF = {"on", "yes"}, {"off", "none", "never", "no"}
_TELL, _SILENT = {"tell", "line", "yes", "on"}, {"silent", "silence", "nothing", "no", "off"}


async def quiet(asked: Asked) -> Answer:
    """Set the hours in which nothing late comes; without words, say which these are."""
    wish = asked.args.strip().casefold()
    line = asked.line("/quiet")
    if not wish:
        hours = quiet_named(asked.target, asked.texts)
        return asked.say(asked.texts("settings-quiet", hours=hours, line=line))
    if wish in _OFF:
        await chats.set_quiet(asked.tx, asked.target.id, None)
        return asked.say(asked.texts("quiet-off"))
    begin, dash, end = wish.replace("–", "-").partition("-")
    start, stop = clock_time(begin.strip()), clock_time(end.strip())
    if not dash or start is None or stop is None or start == stop:
        raise Wrong("quiet-which", line=line)
    await chats.set_quiet(asked.tx, asked.target.id, QuietHours(start, stop))
    told = quiet_named(replace(asked.target, quiet=QuietHours(start, stop)), asked.texts)
    return asked.say(asked.texts("quiet-set", hours=told))


async def empty(asked: Asked) -> Answer:
    """Choose what a day without news says."""
    wish = asked.args.strip().casefold()
    line = asked.line("/empty")
    if wish in _TELL:
        await chats.set_silent_when_empty(asked.tx, asked.target.id, silent=False)
        return asked.say(asked.texts("empty-tell"))
    if wish in _SILENT:
        await chats.set_silent_when_empty(asked.tx, asked.target.id, silent=True)
        return asked.say(asked.texts("empty-silent"))
    if wish:
        raise Wrong("empty-which", line=line)
    now = "empty-silent" if asked.target.silent_when_empty else "empty-tell"
    return asked.say(f"{asked.texts(now)} {line} tell, {line} silent")


async def silent(asked: Asked) -> Answer:
    """Choose whether digests come with a sound."""
    wish = asked.args.strip().casefold()
    line = asked.line("/silent")
    if wish in _ON or wish in _OFF:
        await chats.set_silent(asked.tx, asked.target.id, silent=wish in _ON)
        return asked.say(asked.texts("silent-on" if wish in _ON else "silent-off"))
    if wish:
        raise Wrong("silent-which", line=line)
    now = "silent-on" if asked.target.silent else "silent-off"
    return asked.say(asked.texts(now), asked.texts("silent-which", line=line))


def quiet_named(chat: Chat, texts: Texts) -> str:
    """``22:00 to 07:00`` or ``none``."""
    if chat.quiet is None:
        return texts("quiet-none")
    start, end = f"{chat.quiet.start:%H:%M}", f"{chat.quiet.end:%H:%M}"
    return texts("quiet-hours", start=start, end=end)
