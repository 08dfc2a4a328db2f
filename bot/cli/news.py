"""``ingest``, ``digest``, ``chat``, ``seed`` and ``demo``: the main job without a server."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import App, open_app
from bot.cli.settings import quiet, settings_of
from bot.cli.shown import as_sent, parts_on, preview
from bot.digest.build import Wish, choose
from bot.digest.compose import digest_message, digest_parts
from bot.digest.export import digest_json
from bot.digest.header import Header
from bot.digest.select import Selection
from bot.errors import UsageError
from bot.ingest.ingest import IngestReport
from bot.platforms.console.platform import converse
from bot.platforms.console.render import render
from bot.seeding import sample_articles, seed_feeds, seed_names, seed_topics
from bot.store import stories
from bot.store.search import Window
from bot.texts.catalogue import ENGLISH, texts_in
from bot.web.render import page

_DAY = timedelta(days=1)


def ingest(arguments: argparse.Namespace) -> int:
    """Read what is named, and enrich it before we end."""
    quiet()
    return asyncio.run(_ingest(arguments))


def digest(arguments: argparse.Namespace) -> int:
    """Print a day's digest; nothing is stored."""
    quiet()
    return asyncio.run(_digest(arguments))


def chat(arguments: argparse.Namespace) -> int:
    """Answer what is typed."""
    quiet()
    return asyncio.run(_chat(arguments))


def seed(arguments: argparse.Namespace) -> int:
    """Load what a new installation starts with."""
    quiet()
    return asyncio.run(_seed(arguments))


def demo(arguments: argparse.Namespace) -> int:
    """Seed, print the digest of the newest day, then talk; without a terminal, show a talk."""
    quiet()
    return asyncio.run(_demo(arguments))


async def _ingest(arguments: argparse.Namespace) -> int:
    async with open_app(settings_of(arguments)) as app:
        report = await app.ingester.ingest(arguments.what, source=arguments.source)
        await app.enricher.tick()
    if arguments.json:
        print(json.dumps(_report_json(report), ensure_ascii=False))
    else:
        _print_report(report)
    return 1 if report.failed else 0


async def _digest(arguments: argparse.Namespace) -> int:
    if arguments.preview is not None and arguments.format not in ("telegram", "discord"):
        raise UsageError("--preview shows a platform: add --format telegram or --format discord")
    async with open_app(settings_of(arguments)) as app:
        print(await _composed(app, arguments))
    return 0


async def _composed(app: App, arguments: argparse.Namespace) -> str:
    """The day's digest as it was at the day's end; without ``--date`` of the newest with news."""
    zone = ZoneInfo(app.settings.timezone)
    async with app.db.read() as tx:
        newest = await stories.newest_day(tx)
        day = arguments.date or (newest or app.clock.now()).astimezone(zone).date()
        begin = datetime.combine(day, time.min, tzinfo=zone)
        window = Window(since=begin, until=begin + _DAY)
        wish = Wish(tuple(arguments.topic), arguments.length, window)
        now = min(app.clock.now(), begin + _DAY)
        selection = await choose(tx, None, wish, now)
    return _formatted(arguments, day, selection, now)


def _formatted(
    arguments: argparse.Namespace, day: date, selection: Selection, now: datetime
) -> str:
    title = ", ".join([f"{day:%A} {day.day} {day:%B %Y}", *arguments.topic])
    if arguments.json or arguments.format == "json":
        return json.dumps(digest_json(title, selection), ensure_ascii=False)
    if not selection.chosen:
        return f"{title}: no stories."
    header = Header(day, tuple(arguments.topic))
    message = digest_message(header, selection, now=now, texts=texts_in(ENGLISH))
    match arguments.format:
        case "telegram" | "discord" as platform:
            parts = parts_on(
                platform,
                lambda split: digest_parts(
                    header, selection, now=now, texts=texts_in(ENGLISH), split=split
                ),
            )
            if arguments.preview is not None:
                Path(arguments.preview).write_text(preview(platform, parts), encoding="utf-8")
            return as_sent(platform, parts)
        case "html":
            return page(title, message)
        case _:
            return render(message)


async def _chat(arguments: argparse.Namespace) -> int:
    prompt = "> " if sys.stdin.isatty() and not arguments.json else ""
    async with open_app(settings_of(arguments)) as app:
        await converse(app.conversation.reply, as_json=arguments.json, prompt=prompt)
    return 0


async def _seed(arguments: argparse.Namespace) -> int:
    async with open_app(settings_of(arguments)) as app:
        topics, feeds, report = await _seeded(app, articles=not arguments.no_articles)
    counts = {"topics": topics, "feeds": feeds, **_report_json(report)}
    if arguments.json:
        print(json.dumps(counts, ensure_ascii=False))
    else:
        print(f"{topics} topics, {feeds} feeds; articles: {_counted(report)}")
    return 1 if report.failed else 0


async def _seeded(app: App, *, articles: bool) -> tuple[int, int, IngestReport]:
    topics = await seed_topics(app.db)
    await seed_names(app.db)
    feeds = await seed_feeds(app.db, app.clock, app.settings.languages)
    report = IngestReport()
    if articles:
        report = await app.ingester.ingest([str(sample_articles())], source=None)
        await app.enricher.tick()
    return topics, feeds, report


async def _demo(arguments: argparse.Namespace) -> int:
    async with open_app(settings_of(arguments)) as app:
        print("newsdigest reads its sample articles (invented, in six languages) …\n", flush=True)
        await _seeded(app, articles=True)
        words = argparse.Namespace(
            date=None, topic=[], length="medium", json=False, format="text", preview=None
        )
        print(await _composed(app, words), end="\n\n")
        if sys.stdin.isatty():
            print("Ask it: /latest, /topic Energy, /story 1, /help. /quit ends.\n")
            await converse(app.conversation.reply, prompt="> ")
            return 0
        for line in ("/latest", "/topic Energy"):
            print(f"> {line}\n")
            await _show(app, line)
    return 0


async def _show(app: App, line: str) -> None:
    from bot.platforms.console.platform import request_of

    answer = await app.conversation.reply(request_of(line))
    if answer.message is not None:
        print(render(answer.message), end="\n\n")


def _report_json(report: IngestReport) -> dict[str, object]:
    return {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "failed": [{"what": what, "why": why} for what, why in report.failed],
    }


def _print_report(report: IngestReport) -> None:
    print(_counted(report))
    for what, why in report.failed:
        print(f"newsdigest: {what}: {why}", file=sys.stderr)


def _counted(report: IngestReport) -> str:
    return f"{report.added} added, {report.updated} updated, {report.unchanged} unchanged"
