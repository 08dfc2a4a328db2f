"""What a failed send means: python-telegram-bot's errors as ours, most specific first."""

from __future__ import annotations

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
)

from bot.errors import SendError, SendOutcome
from bot.platforms.telegram.api import Flood, ServerFault, without_token

#: httpx's errors (by name, so that it need not be imported) before a request had left.
_NOT_SENT = frozenset(
    {
        "ConnectError",
        "ConnectTimeout",
        "InvalidURL",
        "LocalProtocolError",
        "PoolTimeout",
        "ProxyError",
        "RuntimeError",
        "UnsupportedProtocol",
    }
)
_GONE = (
    "bot was blocked",
    "user is deactivated",
    "kicked",
    "not a member",
    "can't initiate conversation",
    "chat was deleted",
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "thread not found",
    "topic_deleted",
    "topic_id_invalid",
)
_NO_RIGHT = (
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "topic_closed",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_send_plain_forbidden",
)
#: A refused token is nobody's chat: everything waits until it is set right.
_TOKEN_SECONDS = 60.0
#: Telegram does not say whether one chat is to wait or all; a pause this short costs nobody much.
_SHORT_SECONDS = 5.0


def send_error(error: TelegramError, token: str) -> SendError:
    """The error that the outbox can act on. The token never stands in its text."""
    text = without_token(error, token)
    match error:
        case Flood(seconds=seconds):
            everyone = seconds <= _SHORT_SECONDS
            return SendError(text, outcome="retry", retry_after=seconds, everyone=everyone)
        case ChatMigrated(new_chat_id=chat):
            return SendError(text, outcome="moved", new_address=str(chat))
        case Forbidden():
            return SendError(text, outcome=_refusal(text, "forbidden"))
        case BadRequest():  # a NetworkError to the library
            return SendError(text, outcome=_refusal(text, "malformed"))
        case InvalidToken():
            return SendError(text, outcome="retry", retry_after=_TOKEN_SECONDS, everyone=True)
        case ServerFault() | Conflict():
            return SendError(text, outcome="retry")
        case NetworkError():  # TimedOut as well
            return SendError(text, outcome=_lost(error))
        case _:  # an answer that is none: it may have been sent all the same
            return SendError(text, outcome="unknown")


def _refusal(text: str, otherwise: SendOutcome) -> SendOutcome:
    lowered = text.lower()
    if any(words in lowered for words in _GONE):
        return "blocked"
    return "forbidden" if any(words in lowered for words in _NO_RIGHT) else otherwise


def _lost(error: NetworkError) -> SendOutcome:
    """Whether the request had left before the connection failed."""
    cause = error.__cause__
    if cause is None:
        return "retry"  # an HTTP status that refuses it, without further words
    return "retry" if type(cause).__name__ in _NOT_SENT else "unknown"
