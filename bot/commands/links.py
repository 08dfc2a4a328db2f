"""A link in a private chat: its article is read and summed up, under a quota for each chat."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime

from bot.commands.access import may_use, role_of
from bot.commands.command import Defaults, Prepared, ReadLink
from bot.commands.request import Request
from bot.store import chats, links
from bot.store.db import Database
from bot.texts.said import Said
from summarizer import EmptyText, summarize

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
#: Beside the link a few words may stand, as a forwarded headline; more is a text of its own.
_MOST_BESIDE = 200


def link_meant(request: Request) -> str | None:
    """The one link of a private message that is little else."""
    if request.command is not None or request.kind not in ("private", "console"):
        return None
    found = _LINK.findall(request.args)
    if len(found) != 1 or len(request.args) - len(found[0]) > _MOST_BESIDE:
        return None
    url: str = found[0].rstrip(".,;:!?)»”")
    return url if "://" in url else f"https://{url}"


async def prepare_link(
    db: Database,
    defaults: Defaults,
    request: Request,
    url: str,
    now: datetime,
    read_link: ReadLink | None,
) -> Prepared:
    """The summary of the link's article, or why there is none; for people who may use the bot."""
    async with db.write() as tx:
        role = await role_of(tx, defaults, request.address, request.kind, request.person)
        if not await may_use(tx, request, role):
            return Prepared()
        chat = await chats.ensure(
            tx, request.address, kind=request.kind, title=request.chat_title, now=now
        )
        today, most = now.astimezone(UTC).date(), defaults.links_a_day
        if read_link is None or not await links.take(tx, chat.id, today, most=most):
            return Prepared(summary=Said("links-enough", {"number": most}))
    found = await read_link(url)
    if isinstance(found, Said):
        return Prepared(summary=found)
    title, text, source, address = found
    try:
        summary = await asyncio.to_thread(summarize, text, title=title)
    except EmptyText:
        return Prepared(summary=Said("text-empty"))
    return Prepared(summary=summary, source=(source, address))
