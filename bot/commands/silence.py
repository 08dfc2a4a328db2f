"""When nothing comes by itself: quiet hours, and days without news."""

from __future__ import annotations

from bot.commands.command import Asked
from bot.commands.request import Answer
from bot.commands.wording import clock_time
from bot.errors import UsageError
from bot.model import Chat, QuietHours
from bot.store import chats

_OFF = {"off", "none", "never", "no"}
_TELL, _SILENT = {"tell", "line", "yes", "on"}, {"silent", "silence", "nothing", "no", "off"}


async def quiet(asked: Asked) -> Answer:
    """Set the hours in which nothing late comes; without words, say which these are."""
    wish = asked.args.strip().casefold()
    line = asked.line("/quiet")
    if not wish:
        return asked.say(f"Quiet hours: {quiet_named(asked.target)}. {line} 22:00-07:00")
    if wish in _OFF:
        await chats.set_quiet(asked.tx, asked.target.id, None)
        return asked.say("No quiet hours. What is late still never comes after 22:00.")
    begin, dash, end = wish.replace("–", "-").partition("-")
    start, stop = clock_time(begin.strip()), clock_time(end.strip())
    if not dash or start is None or stop is None or start == stop:
        raise UsageError(f"From when to when? Type {line} 22:00-07:00 or {line} off")
    await chats.set_quiet(asked.tx, asked.target.id, QuietHours(start, stop))
    told = f"{start:%H:%M} to {stop:%H:%M}"
    return asked.say(
        f"Quiet from {told}: what is late does not come then. The digest keeps its time."
    )


async def empty(asked: Asked) -> Answer:
    """Choose what a day without news says."""
    wish = asked.args.strip().casefold()
    line = asked.line("/empty")
    if wish in _TELL:
        await chats.set_silent_when_empty(asked.tx, asked.target.id, silent=False)
        return asked.say("A day without news is told in one line.")
    if wish in _SILENT:
        await chats.set_silent_when_empty(asked.tx, asked.target.id, silent=True)
        return asked.say("A day without news passes in silence.")
    if wish:
        raise UsageError(f"Type {line} tell or {line} silent")
    now = "passes in silence" if asked.target.silent_when_empty else "is told in one line"
    return asked.say(f"A day without news {now}. {line} tell, {line} silent")


def quiet_named(chat: Chat) -> str:
    """``22:00 to 07:00`` or ``none``."""
    if chat.quiet is None:
        return "none"
    return f"{chat.quiet.start:%H:%M} to {chat.quiet.end:%H:%M}"
