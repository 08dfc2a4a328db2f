"""``feeds``: the installation's own feeds."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import unquote

from bot.app import App, open_app
from bot.cli.settings import quiet, settings_of
from bot.errors import FetchError, NewsdigestError, ParseError, UsageError
from bot.ingest.folders import folder_url
from bot.ingest.health import told, trouble_of
from bot.ingest.lists import read_list
from bot.ingest.opml import FeedOutline, write_opml
from bot.ingest.subscribe import add_outlines
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


def import_list(arguments: argparse.Namespace) -> int:
    """Add the feeds of a list, as other programs export them."""
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
    if wrong := _neither(arguments.url):
        raise UsageError(
            f"neither a web address nor a folder: {', '.join(wrong)}; write one like https://…"
        )
    status = 0
    async with open_app(settings_of(arguments)) as app:
        for url in arguments.url:
            status |= await (_add_one(app, url) if is_url(url) else _watch(app, Path(url)))
    return status


async def _add_one(app: App, url: str) -> int:
    """Add the feed at an address, or the one that the page there offers."""
    title: str | None = None
    try:
        found = await app.ingester.locate(url)
        address, title = found.url, found.title
        for other in found.others:
            print(f"the page also offers {other.url}  {other.title or ''}".rstrip())
    except (FetchError, ParseError) as error:
        if isinstance(error, ParseError) or error.permanent:
            print(f"newsdigest: {url}: {error}", file=sys.stderr)
            return 1
        address = feed_url(url)
        print(f"{url} cannot be read now ({error}); run tries again", file=sys.stderr)
    async with app.db.write() as tx:
        await feeds.add(
            tx, address, kind=FeedKind.FEED, title=title or address, now=app.clock.now()
        )
    print(f"added {address}")
    return 0


def _neither(given: list[str]) -> list[str]:
    return [what for what in given if not is_url(what) and not Path(what).is_dir()]


async def _watch(app: App, folder: Path) -> int:
    """Add a folder whose article files are read as they come and change."""
    url = folder_url(folder)
    name = unquote(url).rpartition("/")[2] or url
    async with app.db.write() as tx:
        await feeds.add(tx, url, kind=FeedKind.FOLDER, title=name, now=app.clock.now())
    print(f"added {url}")
    return 0


async def _remove(arguments: argparse.Namespace) -> int:
    status = 0
    async with open_app(settings_of(arguments)) as app, app.db.write() as tx:
        for url in arguments.url:
            # A folder may be gone from the disk already.
            names = (url, feed_url(url), folder_url(Path(url)))
            if any([await feeds.remove(tx, name) for name in dict.fromkeys(names)]):
                print(f"removed {url}")
            else:
                print(f"newsdigest: no such feed: {url}", file=sys.stderr)
                status = 1
    return status


async def _check(arguments: argparse.Namespace) -> int:
    async with open_app(settings_of(arguments)) as app:
        wanted = [
            feed
            for feed in await _public(app)
            if not arguments.url
            or feed.url in arguments.url
            or feed.url in [folder_url(Path(url)) for url in arguments.url]
        ]
        await app.refresher.refresh_all(wanted)
        await app.enricher.tick()
        checked = {feed.id for feed in wanted}
        found = [feed for feed in await _public(app) if feed.id in checked]
        now = app.clock.now()
    if arguments.json:
        _print_feeds(found, as_json=True)
    else:
        print("\n".join(health_table(found, now)))
    return 1 if any(feed.error for feed in found) else 0


async def _import(arguments: argparse.Namespace) -> int:
    body = _read(arguments.path)
    listed = read_list(body)
    wanted = [outline for outline in listed if is_url(outline.url)]
    async with open_app(settings_of(arguments)) as app, app.db.write() as tx:
        await add_outlines(tx, wanted, app.clock.now())
    print(f"{len(wanted)} feeds")
    for outline in listed:
        if outline not in wanted:
            print(f"newsdigest: no feed's address: {outline.url}", file=sys.stderr)
    return 0 if len(wanted) == len(listed) else 1


async def _export(arguments: argparse.Namespace) -> int:
    async with open_app(settings_of(arguments)) as app:
        found = [feed for feed in await _public(app) if feed.kind is FeedKind.FEED]
    outlines = [FeedOutline(feed.url, feed.title, feed.language, feed.folder) for feed in found]
    body = write_opml(outlines, title="newsdigest")
    if arguments.path == "-":
        sys.stdout.buffer.write(body)
    else:
        await asyncio.to_thread(Path(arguments.path).write_bytes, body)
    return 0


async def _public(app: App) -> list[Feed]:
    async with app.db.read() as tx:
        return [f for f in await feeds.every(tx) if f.kind is not FeedKind.FILES and f.public]


def _read(path: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as exc:
        raise NewsdigestError(f"{path}: {exc.strerror}") from exc


def health_table(found: list[Feed], now: datetime) -> list[str]:
    """A line for each feed: how it is, how often it failed in a row, since when nothing new came,
    when it is asked again, its name and its trouble."""
    lines = [f"{'state':8} {'fails':>5} {'newest':>8} {'next':>8}  feed"]
    for feed in found:
        trouble = trouble_of(feed, now)
        state = trouble.kind if trouble else "failing" if feed.error else "ok"
        why = told(trouble) if trouble else feed.error or ""
        newest = _span(now - feed.newest_at) if feed.newest_at else "-"
        again = _span(feed.next_check_at - now) if feed.next_check_at and not feed.stopped else "-"
        name = f"{feed.title}  <{feed.url}>"
        lines.append(f"{state:8} {feed.failures:5} {newest:>8} {again:>8}  {name}  {why}".rstrip())
    return [*lines, f"{len(found)} feeds"]


def _span(time: timedelta) -> str:
    minutes = max(0, round(time.total_seconds() / 60))
    if minutes < 120:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 72 * 60 else f"{minutes // 1440} days"


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
                "failures": feed.failures,
                "newest_at": feed.newest_at.isoformat() if feed.newest_at else None,
                "next_check_at": feed.next_check_at.isoformat() if feed.next_check_at else None,
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
