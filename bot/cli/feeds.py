"""``feeds``: the installation's own feeds."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from pathlib import Path

from bot.app import App, open_app
from bot.cli.settings import quiet, settings_of
from bot.errors import NewsdigestError, UsageError
from bot.ingest.opml import FeedOutline, read_opml, write_opml
from bot.ingest.urls import feed_url, is_url
from bot.reading import Feed, FeedKind
from bot.store import feeds


def list_feeds(arguments: argparse.Namespace) -> int:
    """Print every public feed."""
    quiet()
    return asyncio.run(_list(arguments))


def add(arguments: argparse.Namespace) -> int:
    """Add feeds; ``run`` reads them."""
    quiet()
    return asyncio.run(_add(arguments))


def remove(arguments: argparse.Namespace) -> int:
    """Remove feeds."""
    quiet()
    return asyncio.run(_remove(arguments))


def check(arguments: argparse.Namespace) -> int:
    """Read feeds now."""
    quiet()
    return asyncio.run(_check(arguments))


def import_opml(arguments: argparse.Namespace) -> int:
    """Add an OPML file's feeds."""
    quiet()
    return asyncio.run(_import(arguments))


def export_opml(arguments: argparse.Namespace) -> int:
    """Write the feeds as OPML."""
    quiet()
    return asyncio.run(_export(arguments))


async def _list(arguments: argparse.Namespace) -> int:
    async with open_app(settings_of(arguments)) as app:
        _print_feeds(await _public(app), as_json=arguments.json)
    return 0


async def _add(arguments: argparse.Namespace) -> int:
    wrong = [url for url in arguments.url if not is_url(url)]
    if wrong:
        raise UsageError(f"not a web address: {', '.join(wrong)}; write one like https://…")
    async with open_app(settings_of(arguments)) as app, app.db.write() as tx:
        for url in arguments.url:
            address = feed_url(url)
            await feeds.add(tx, address, kind=FeedKind.FEED, title=address, now=app.clock.now())
            print(f"added {address}")
    return 0


async def _remove(arguments: argparse.Namespace) -> int:
    status = 0
    async with open_app(settings_of(arguments)) as app, app.db.write() as tx:
        for url in arguments.url:
            if await feeds.remove(tx, url) or await feeds.remove(tx, feed_url(url)):
                print(f"removed {url}")
            else:
                print(f"newsdigest: no such feed: {url}", file=sys.stderr)
                status = 1
    return status


async def _check(arguments: argparse.Namespace) -> int:
    async with open_app(settings_of(arguments)) as app:
        wanted = [
            feed for feed in await _public(app) if not arguments.url or feed.url in arguments.url
        ]
        await app.refresher.refresh_all(wanted)
        await app.enricher.tick()
        checked = {feed.id for feed in wanted}
        found = [feed for feed in await _public(app) if feed.id in checked]
    _print_feeds(found, as_json=arguments.json)
    return 1 if any(feed.error for feed in found) else 0


async def _import(arguments: argparse.Namespace) -> int:
    body = _read(arguments.path)
    wanted = read_opml(body)
    async with open_app(settings_of(arguments)) as app, app.db.write() as tx:
        for outline in wanted:
            await feeds.add(
                tx,
                outline.url,
                kind=FeedKind.FEED,
                title=outline.title or outline.url,
                language=outline.language,
                now=app.clock.now(),
            )
    print(f"{len(wanted)} feeds")
    return 0


async def _export(arguments: argparse.Namespace) -> int:
    async with open_app(settings_of(arguments)) as app:
        found = await _public(app)
    outlines = [FeedOutline(feed.url, feed.title, feed.language) for feed in found]
    body = write_opml(outlines, title="newsdigest")
    if arguments.path == "-":
        sys.stdout.buffer.write(body)
    else:
        await asyncio.to_thread(Path(arguments.path).write_bytes, body)
    return 0


async def _public(app: App) -> list[Feed]:
    async with app.db.read() as tx:
        return [f for f in await feeds.every(tx) if f.kind is FeedKind.FEED and f.public]


def _read(path: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as exc:
        raise NewsdigestError(f"{path}: {exc.strerror}") from exc


def _print_feeds(found: list[Feed], *, as_json: bool) -> None:
    if as_json:
        rows = [
            {
                "url": feed.url,
                "title": feed.title,
                "language": feed.language,
                "checked_at": feed.checked_at.isoformat() if feed.checked_at else None,
                "error": feed.error,
                "stopped": feed.stopped,
            }
            for feed in found
        ]
        print(json.dumps(rows, ensure_ascii=False))
        return
    for feed in found:
        state = "stopped" if feed.stopped else "failing" if feed.error else "ok"
        state = state if feed.checked_at else "new"
        print(f"{state:8} {feed.language or '':3} {feed.title}  <{feed.url}>  {feed.error or ''}")
    print(f"{len(found)} feeds")
