"""The calls to Telegram's Bot API, through python-telegram-bot, with raw answers.

Answers are left as JSON: an update or a message in a shape that the library does not know yet
must not stop the ones behind it, nor make a message that was sent look as if it was not.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from telegram import Bot, InputFile
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bot.errors import NewsdigestError
from bot.message import Attachment

DEFAULT_ROOT = "https://api.telegram.org"
CONNECT_SECONDS = 5.0
READ_SECONDS = 20.0
#: What the answer to a long poll may be late beyond the poll's own time.
_GRACE_SECONDS = 10.0
#: What a message with a file has in common with one without.
_WITH_FILES = ("parse_mode", "disable_notification", "reply_markup")


class TokenRefused(NewsdigestError):
    """Telegram does not know this token (any more): nothing works until the setting is right."""

    def __init__(self) -> None:
        super().__init__(
            "NEWSDIGEST_TELEGRAM_TOKEN: Telegram refuses this token; "
            "ask @BotFather for the current one (/token)"
        )


class Flood(TelegramError):
    """Too many requests: nothing was taken; ``seconds`` until the next may be."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"too many requests, retry after {seconds:g} s")
        self.seconds = seconds


class ServerFault(NetworkError):
    """The server answered that it failed (5xx)."""


class Http(HTTPXRequest):
    """The library's HTTP, where floods and server faults are told apart before it sees them.

    It warns at every flood about a coming change of its own, and logs a traceback for every
    gateway's error page.
    """

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request; its status and body. Raises Flood, ServerFault and the library's own."""
        code, body = await super().do_request(
            url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
        )
        if code == 429:
            raise Flood(_retry_after(body))
        if code >= 500:
            raise ServerFault(f"Telegram answered {code}")
        return code, body


class Api(Bot):
    """A bot whose updates and sent messages come back as raw JSON."""

    @property
    def id(self) -> int:
        """The bot's number, which its token begins with: known before Telegram was asked."""
        number = self.token.partition(":")[0]
        return int(number) if number.isdecimal() else super().id

    async def raw_updates(
        self, offset: int | None, seconds: float, kinds: Sequence[str]
    ) -> list[object]:
        """The next updates, at most 100, waiting up to ``seconds`` for the first.

        Asking with an offset makes Telegram forget every update before it.
        """
        data: dict[str, object] = {"timeout": int(seconds), "allowed_updates": list(kinds)}
        if offset is not None:
            data["offset"] = offset
        found = await self._post(
            "getUpdates",
            data,
            read_timeout=seconds + _GRACE_SECONDS,
            connect_timeout=CONNECT_SECONDS,
        )
        if not isinstance(found, list):
            raise TelegramError("getUpdates answered with something that is no list")
        return found

    async def raw_send(
        self, chat: str, thread: str | None, body: Mapping[str, object], seconds: float
    ) -> str:
        """Send a message whose parameters are ``body``, its answer due in ``seconds``; its id."""
        return await self._send("sendMessage", chat, thread, body, seconds)

    async def raw_send_file(
        self,
        chat: str,
        thread: str | None,
        body: Mapping[str, object],
        attached: Attachment,
        seconds: float,
    ) -> str:
        """Send a file with the text of a message under it; its id."""
        method, field = ("sendPhoto", "photo") if attached.shown else ("sendDocument", "document")
        data = {name: body[name] for name in _WITH_FILES if name in body}
        if body.get("text"):
            data["caption"] = body["text"]
        data[field] = InputFile(attached.content, attached.name)
        return await self._send(method, chat, thread, data, seconds)

    async def _send(
        self,
        method: str,
        chat: str,
        thread: str | None,
        body: Mapping[str, object],
        seconds: float,
    ) -> str:
        data: dict[str, object] = {"chat_id": chat, **body}
        if thread is not None:
            data["message_thread_id"] = int(thread)
        sent = await self._post(
            method,
            data,
            read_timeout=seconds,
            write_timeout=seconds,
            connect_timeout=CONNECT_SECONDS,
            pool_timeout=CONNECT_SECONDS,
        )
        return str(sent.get("message_id", "")) if isinstance(sent, Mapping) else ""

    async def raw_edit(
        self, chat: str, message_id: str, body: Mapping[str, object], seconds: float
    ) -> str:
        """Put ``body`` in place of a message that we sent; its id."""
        data: dict[str, object] = {"chat_id": chat, "message_id": int(message_id), **body}
        data.pop("disable_notification", None)
        await self._post(
            "editMessageText",
            data,
            read_timeout=seconds,
            write_timeout=seconds,
            connect_timeout=CONNECT_SECONDS,
            pool_timeout=CONNECT_SECONDS,
        )
        return message_id


def connect(token: str, root: str = DEFAULT_ROOT) -> Api:
    """A bot of the Bot API server at ``root``. Nothing is asked before the first call."""
    _keep_token_out_of_logs()
    root = root.rstrip("/")
    return Api(
        token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=Http(connection_pool_size=64, read_timeout=READ_SECONDS, pool_timeout=5.0),
        get_updates_request=Http(connection_pool_size=2, pool_timeout=5.0),
    )


async def introduce(api: Api) -> None:
    """Open the connections and ask who we are. Raises TokenRefused, TelegramError."""
    try:
        await api.initialize()
    except InvalidToken:
        # Not "from": the library's text holds the token.
        raise TokenRefused from None


def _keep_token_out_of_logs() -> None:
    """Quieten the libraries that log each request's URL, or their own, which hold the token."""
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)


def without_token(error: BaseException, token: str) -> str:
    """An error's text, without the token if it stands in it."""
    return f"{error}".replace(token, "…").removeprefix("httpx.") or type(error).__name__


def _retry_after(body: bytes) -> float:
    try:
        seconds = json.loads(body)["parameters"]["retry_after"]
    except (ValueError, KeyError, TypeError):
        return 1.0
    return float(seconds) if isinstance(seconds, int | float) and seconds > 0 else 1.0
