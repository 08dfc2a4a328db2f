"""A feed on this machine, for a container to read."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import format_datetime

from aiohttp import web

HEADLINE = "Ferry to Ostrov island runs again"
_TEXT = (
    "The ferry to Ostrov island runs again from Monday, the harbour office said. "
    "Divers replaced its propeller shaft within nine days. "
    "Tickets that were bought for the lost days stay valid until June."
)


def rss() -> str:
    """One channel with one item of today."""
    now = format_datetime(datetime.now(UTC))
    item = (
        f"<item><title>{HEADLINE}</title><link>https://ferry.example/again</link>"
        f"<guid>again</guid><pubDate>{now}</pubDate><description>{_TEXT}</description></item>"
    )
    return f'<rss version="2.0"><channel><title>Island Gazette</title>{item}</channel></rss>'


@asynccontextmanager
async def served(host: str) -> AsyncIterator[int]:
    """Serve the feed at ``/feed.xml``; gives the port."""

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(text=rss(), content_type="application/rss+xml")

    app = web.Application()
    app.router.add_get("/feed.xml", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, 0).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
