"""Files that people send: fetched when a command needs one, and never larger than it may be."""

from __future__ import annotations

import logging

from telegram.error import TelegramError

from bot.commands.request import File
from bot.platforms.telegram.api import CONNECT_SECONDS, READ_SECONDS, Api, without_token

log = logging.getLogger(__name__)


async def fetch(api: Api, file: File, most: int) -> bytes | None:
    """A file's content; None where it cannot be had or has more than ``most`` bytes.

    Where it lies is told by the server that our token is of, and by nobody who sends us anything.
    """
    try:
        found = await api.get_file(file.id, read_timeout=READ_SECONDS)
        address = found.file_path or ""
        if (found.file_size or 0) > most or not address.startswith(api.base_file_url):
            return None
        body = await api.request.retrieve(
            address, read_timeout=READ_SECONDS, connect_timeout=CONNECT_SECONDS
        )
    except TelegramError as error:
        log.warning("telegram: a file was not fetched: %s", without_token(error, api.token))
        return None
    return body if len(body) <= most else None
