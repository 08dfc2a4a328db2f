"""Reading a hostile body as the service would: in a worker process, with its limits."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ingest.discover import find_feeds
from bot.ingest.extract import extract_page
from bot.ingest.feed import parse_feed
from bot.ingest.opml import read_opml
from bot.ingest.robots import may_read
from bot.ingest.workers import Workers
from tests.ingest.hostile.bodies import Body

URL = "https://quay.example/a"


async def read(
    workers: Workers, body: Body, size: int, seconds: float, made: bytes | None = None
) -> object:
    """What the body's reader makes of it (``made``: it is made already). Raises ParseError."""
    made = body.make(size) if made is None else made
    if body.reader == "feed":
        return await workers.run(parse_feed, made, URL, timeout=seconds)
    if body.reader == "page":
        return await workers.run(extract_page, made, URL, timeout=seconds)
    if body.reader == "opml":
        return await workers.run(read_opml, made, timeout=seconds)
    if body.reader == "discover":
        return await workers.run(find_feeds, made, URL, timeout=seconds)
    text = made.decode("utf-8", "replace")[:200_000]
    return await workers.run(may_read, text, URL + "a" * 200, timeout=seconds)


def names(bodies: Sequence[Body]) -> list[str]:
    return [body.name for body in bodies]
