"""The chat's own feeds as a file: in, and out again."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.command import Asked, lines_together
from bot.commands.request import Answer
from bot.ingest.opml import FeedOutline, write_opml
from bot.ingest.subscribe import add_outlines
from bot.message import Attachment
from bot.model import Chat
from bot.store import feeds as store
from bot.store.db import Tx
from bot.texts.said import Said, Wrong

_NAME, _MEDIA = "feeds.opml", "text/x-opml"


async def import_feeds(asked: Asked) -> Answer:
    """Read the feeds of a list for this chat alone, as many as it may have."""
    listed, texts = asked.prepared.listed, asked.texts
    if listed is None:
        raise Wrong("import-how", line="/import")
    if isinstance(listed, Said):
        raise Wrong(listed.key, **listed.values)
    if not listed:
        raise Wrong("import-none")
    new, has = await _new(asked.tx, asked.target, listed)
    added = new[: max(0, asked.defaults.most_feeds - has)]
    await add_outlines(asked.tx, added, asked.now, chat_id=asked.target.id)
    lines = [texts("import-added", number=len(added))] if added else []
    if known := len(listed) - len(new):
        lines.append(texts("import-known", number=known))
    if left := len(new) - len(added):
        most, line = asked.defaults.most_feeds, asked.line("/removefeed")
        lines.append(texts("import-left", number=left, most=most, line=line))
    if added:
        lines.append(texts("import-alone", line=asked.line("/feeds")))
    return asked.say(*lines, ok=bool(added))


async def export_feeds(asked: Asked) -> Answer:
    """The chat's own feeds, no other's, as a file that other readers take."""
    own = await store.of_chat(asked.tx, asked.target.id)
    if not own:
        return asked.say(asked.texts("feeds-own-none"))
    outlines = [FeedOutline(one.url, one.title, one.language) for one in own]
    body = write_opml(outlines, title=asked.target.title or "newsdigest")
    refused = asked.texts("export-refused")
    said = lines_together(asked.texts("export-done", number=len(own)))
    return asked.show(replace(said, attached=Attachment(_NAME, _MEDIA, body, refused)))


async def _new(
    tx: Tx, chat: Chat, listed: tuple[FeedOutline, ...]
) -> tuple[list[FeedOutline], int]:
    """What of the list is not read here yet, and how many feeds the chat has already.

    Addresses alone: who has a feed too is not to read what somebody else called it.
    """
    own = {one.url for one in await store.of_chat(tx, chat.id)}
    common = {one.url for one in await store.every(tx) if one.public}
    read = own | common
    new = [FeedOutline(one.url) for one in listed if one.url not in read]
    return new, len(own)
