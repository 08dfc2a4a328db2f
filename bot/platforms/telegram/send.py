"""Sending one part to one chat."""

from __future__ import annotations

from telegram.error import TelegramError

from bot.errors import SendError
from bot.message import Part
from bot.model import Address
from bot.platforms.telegram.api import READ_SECONDS, Api
from bot.platforms.telegram.failures import send_error


async def send(api: Api, address: Address, part: Part, seconds: float = READ_SECONDS) -> str:
    """Send and give the message's id. Raises SendError and nothing else.

    Telegram has no key for repeats: a message whose answer was lost, or took more than
    ``seconds``, may be there already (outcome "unknown").
    """
    try:
        receipt = await api.raw_send(address.chat, address.thread, part.body, seconds)
    except TelegramError as error:
        raise send_error(error, api.token) from error
    except (KeyError, TypeError, ValueError) as error:
        raise SendError("Telegram's answer was not understood", outcome="unknown") from error
    if not receipt:
        raise SendError("Telegram's answer names no message", outcome="unknown")
    return receipt
