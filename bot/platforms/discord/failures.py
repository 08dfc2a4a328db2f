"""What a failed request means for a delivery: discord.py's and aiohttp's errors as ours."""

from __future__ import annotations

from aiohttp import ClientConnectorError, ConnectionTimeoutError, InvalidURL
from discord import DiscordServerError, Forbidden, HTTPException, NotFound

from bot.errors import SendError
from bot.platforms.discord.buckets import Flood

#: Discord's numbers for what is no more, or wants none of us.
_GONE = frozenset(
    {
        10003,  # unknown channel
        10004,  # unknown guild
        10013,  # unknown user
        50007,  # cannot send messages to this user
        50278,  # … no mutual guilds
    }
)
#: … for what we may not do there now.
_NO_RIGHT = frozenset(
    {
        30033,  # thread participants: the most there can be
        50001,  # missing access
        50013,  # missing permissions
        50024,  # cannot execute this on this channel type
        50083,  # the thread is archived
        160005,  # the thread is locked
        160006,  # the most active threads there can be
    }
)
#: … for a limit that it does not call one.
_LATER = frozenset({20016, 20022, 20028, 20029, 31001, 31002, 40004, 40006, 40062, 130000})
_TOKEN_SECONDS = 60.0
_LATER_SECONDS = 10.0


def send_error(error: Exception) -> SendError:
    """The error that the outbox can act on."""
    text = told(error)
    match error:
        case Flood(seconds=seconds, everyone=everyone):
            return SendError(text, outcome="retry", retry_after=seconds, everyone=everyone)
        case DiscordServerError():
            return SendError(text, outcome="retry")
        case HTTPException(status=401):
            return SendError(text, outcome="retry", retry_after=_TOKEN_SECONDS, everyone=True)
        case HTTPException(code=code) if code in _LATER:
            return SendError(text, outcome="retry", retry_after=_LATER_SECONDS)
        case HTTPException(code=code) if code in _GONE:
            return SendError(text, outcome="blocked")
        case HTTPException(code=code) if code in _NO_RIGHT:
            return SendError(text, outcome="forbidden")
        case Forbidden():
            return SendError(text, outcome="forbidden")
        case NotFound() if getattr(error.response, "content_type", "") == "application/json":
            return SendError(text, outcome="blocked")
        case NotFound() | HTTPException(status=408 | 425):
            # Not the API has not found it, but a proxy that stands before it.
            return SendError(text, outcome="retry")
        case HTTPException():
            return SendError(text, outcome="malformed")
        case ClientConnectorError() | ConnectionTimeoutError() | InvalidURL():
            return SendError(text, outcome="retry")  # it had not left
        case _:
            return SendError(text, outcome="unknown")


def told(error: BaseException) -> str:
    """An error's text in one line. discord.py's hold no token, and neither do aiohttp's."""
    if isinstance(error, HTTPException):
        said = " ".join((error.text or "").split())
        return f"Discord answered {error.status}" + (f": {said} ({error.code})" if said else "")
    return " ".join(f"{error}".split()) or type(error).__name__
