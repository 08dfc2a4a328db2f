"""What goes wrong on one platform and on another means the same to whoever sends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import aiohttp
import discord
import httpx
import pytest
import telegram.error

from bot.errors import SendError, SendOutcome
from bot.platforms.discord.buckets import Flood as DiscordFlood
from bot.platforms.discord.failures import send_error as on_discord
from bot.platforms.telegram.api import Flood as TelegramFlood
from bot.platforms.telegram.api import ServerFault
from bot.platforms.telegram.failures import send_error

TOKEN = "12345:contract"


@dataclass(frozen=True)
class _Answer:
    """As much of an answer as discord.py asks of one."""

    status: int
    reason: str = ""
    content_type: str = "application/json"


def _said(kind: type[discord.HTTPException], status: int, code: int) -> discord.HTTPException:
    answer: Any = _Answer(status)
    return kind(answer, {"code": code, "message": "as Discord puts it"})


def _after(error: telegram.error.NetworkError, cause: Exception) -> telegram.error.NetworkError:
    error.__cause__ = cause
    return error


#: What happened → how it ends, what Telegram's library raises, what Discord's does.
CASES: dict[str, tuple[SendOutcome, telegram.error.TelegramError, Exception]] = {
    "they want none of us": (
        "blocked",
        telegram.error.Forbidden("Forbidden: bot was blocked by the user"),
        _said(discord.Forbidden, 403, 50007),
    ),
    "the chat is no more": (
        "blocked",
        telegram.error.BadRequest("Bad Request: chat not found"),
        _said(discord.NotFound, 404, 10003),
    ),
    "we may not write": (
        "forbidden",
        telegram.error.BadRequest("Bad Request: not enough rights to send text messages"),
        _said(discord.Forbidden, 403, 50013),
    ),
    "the message is not to be had so": (
        "malformed",
        telegram.error.BadRequest("Bad Request: can't parse entities"),
        _said(discord.HTTPException, 400, 50035),
    ),
    "the server is ill": (
        "retry",
        ServerFault("Bad Gateway"),
        _said(discord.DiscordServerError, 502, 0),
    ),
    "nobody was reached": (
        "retry",
        _after(telegram.error.NetworkError("x"), httpx.ConnectError("refused")),
        aiohttp.ConnectionTimeoutError(),
    ),
    "the answer was lost": (
        "unknown",
        _after(telegram.error.TimedOut(), httpx.ReadTimeout("late")),
        aiohttp.ServerDisconnectedError(),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_happened_ends_alike(case: str) -> None:
    outcome, theirs, others = CASES[case]
    for error in (send_error(theirs, TOKEN), on_discord(others)):
        assert (error.outcome, error.retry_after, error.everyone) == (outcome, None, False)


@pytest.mark.parametrize(("seconds", "everyone"), [(30.0, False), (3.0, True)])
def test_a_flood_is_waited_out_by_whom_it_concerns(seconds: float, everyone: bool) -> None:
    told = [
        send_error(TelegramFlood(seconds), TOKEN),
        on_discord(DiscordFlood(seconds, everyone=everyone)),
    ]
    assert [(e.outcome, e.retry_after, e.everyone) for e in told] == [
        ("retry", seconds, everyone)
    ] * 2


def test_a_refused_token_stops_all_and_loses_nothing() -> None:
    told = [
        send_error(telegram.error.InvalidToken(f"{TOKEN} refused"), TOKEN),
        on_discord(_said(discord.HTTPException, 401, 0)),
    ]
    assert all(isinstance(error, SendError) for error in told)
    assert [(e.outcome, e.everyone) for e in told] == [("retry", True)] * 2
    assert [TOKEN in str(e) for e in told] == [False, False]
