"""Sending one part to one chat."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from telegram.error import BadRequest, TelegramError

from bot.errors import SendError
from bot.message import Attachment, Part
from bot.model import Address
from bot.pieces.attached import ATTACHED, unpacked
from bot.platforms.telegram.api import READ_SECONDS, Api, without_token
from bot.platforms.telegram.failures import send_error
from bot.platforms.telegram.text import escape

log = logging.getLogger(__name__)

_AS_IT_WAS = "message is not modified"
_BEYOND_EDITING = (
    "message to edit not found",
    "message can't be edited",
    "no text in the message to edit",  # it is a picture's
)


async def send(api: Api, address: Address, part: Part, seconds: float = READ_SECONDS) -> str:
    """Send and give the message's id. Raises SendError and nothing else.

    Telegram has no key for repeats: a message whose answer was lost, or took more than
    ``seconds``, may be there already (outcome "unknown").
    """
    try:
        body = {**part.body, "disable_notification": True} if part.silent else part.body
        receipt = await _sent(api, address, body, seconds)
    except TelegramError as error:
        raise send_error(error, api.token) from error
    except (KeyError, TypeError, ValueError) as error:
        raise SendError("Telegram's answer was not understood", outcome="unknown") from error
    if not receipt:
        raise SendError("Telegram's answer names no message", outcome="unknown")
    return receipt


async def _sent(api: Api, address: Address, body: Mapping[str, object], seconds: float) -> str:
    """The message sent, or put in place of the one under whose button it was asked for."""
    whole = dict(body)
    ticket = whole.pop("ticket", None)
    attached, _ = unpacked(whole), whole.pop(ATTACHED, None)
    if attached is not None:
        return await _sent_with(api, address, whole, attached, seconds)
    if isinstance(ticket, Mapping):
        message_id = str(ticket["message_id"])
        try:
            return await api.raw_edit(address.chat, message_id, whole, seconds)
        except BadRequest as error:
            text = str(error).lower()
            if _AS_IT_WAS in text:
                return message_id
            if not any(words in text for words in _BEYOND_EDITING):
                raise
    return await api.raw_send(address.chat, address.thread, whole, seconds)


async def _sent_with(
    api: Api, address: Address, body: dict[str, object], attached: Attachment, seconds: float
) -> str:
    """The message sent with its file; where that is refused, its words stand for it."""
    try:
        return await api.raw_send_file(address.chat, address.thread, body, attached, seconds)
    except BadRequest as error:
        log.warning("telegram: a file was refused: %s", without_token(error, api.token))
    said, alt = str(body["text"]), escape(attached.alt)
    if alt not in said:
        said = f"{said}\n\n{alt}".strip()
    return await api.raw_send(address.chat, address.thread, {**body, "text": said}, seconds)
