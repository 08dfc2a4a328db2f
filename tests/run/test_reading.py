"""What a running service reads: watched folders, corrections in them, and nothing on loopback."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.fakes.bot_api import BotApi, Chat, Person, Sent
from tests.run.service import Service
from tests.run.test_telegram import PATIENCE, ann, chat

__all__ = ["ann", "chat"]

NOW = datetime(2026, 11, 21, 7, 59, 20, tzinfo=UTC)
WAS = "The ferry to the outer islands sails again on 3 December, the harbour office said."
IS = WAS.replace("3 December", "5 December")
REST = "The harbour master thanked the crew for its patience. Nobody was hurt in the storm."
OTHER = "A museum of boats opened in Vesnia on Friday, and hundreds of people came to see it."


def written(folder: Path, name: str, title: str, text: str, when: datetime) -> None:
    head = f"title: {title}\npublished: {when.isoformat()}\nlanguage: en\n\n"
    (folder / name).write_text(f"{head}{text}\n")


async def told(api: BotApi, words: str) -> Sent:
    """Wait until the bot sends these words."""

    def found(server: BotApi) -> list[Sent]:
        return [sent for sent in server.sent if words in sent.text]

    await api.wait_for(found, timeout=PATIENCE)
    return found(api)[0]


async def test_a_watched_folder_is_read_and_what_it_corrects_stands_in_the_next_digest(
    service: Service, api: BotApi, chat: Chat, ann: Person, tmp_path: Path
) -> None:
    folder = tmp_path / "The Quay"
    folder.mkdir()
    written(folder, "ferry.txt", "Ferry sails again", f"{WAS} {REST}", NOW - timedelta(hours=2))
    service.settings["NEWSDIGEST_NOW"] = NOW.isoformat()
    status, out, err = await service.command("feeds", "add", str(folder))
    assert (status, out) == (0, f"added {folder.as_uri()}\n"), err
    await service.start()
    await api.reply_to(api.says(chat, ann, "/subscribe 08:00"), timeout=PATIENCE)
    first = await told(api, "Saturday 21 November")
    assert WAS in first.text
    assert await service.stop() == 0

    tomorrow = NOW + timedelta(days=1)
    written(folder, "ferry.txt", "Ferry sails again", f"{IS} {REST}", NOW - timedelta(hours=2))
    written(folder, "museum.txt", "Museum of boats opens", OTHER, tomorrow - timedelta(hours=1))
    service.settings["NEWSDIGEST_NOW"] = tomorrow.isoformat()
    await service.start()
    second = await told(api, "Sunday 22 November")
    assert "Museum of boats opens" in second.text
    assert f"“{WAS}” is now “{IS}”" in second.text
    assert await service.stop() == 0


@asynccontextmanager
async def traps() -> AsyncIterator[tuple[int, list[str]]]:
    """A port of this machine that writes down whoever connects, on every loopback address."""
    caught: list[str] = []

    async def catch(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        caught.append(str(writer.get_extra_info("sockname")))
        writer.close()

    server = await asyncio.start_server(catch, "0.0.0.0", 0)
    async with server:
        yield server.sockets[0].getsockname()[1], caught


SPELLINGS = (
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "0.0.0.0",
    "localhost",
    "localhost.",
    "[::ffff:127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "127.0.0.2",
)
#: The last: where the system knows no such name as "localhost.".
REFUSED = ("is not a public address", "cannot be understood", "could not be resolved")


async def test_nobody_brings_the_bot_to_connect_to_its_own_machine(
    service: Service, api: BotApi, chat: Chat, ann: Person, tmp_path: Path
) -> None:
    service.settings["NEWSDIGEST_LOG_LEVEL"] = "DEBUG"
    await service.start()
    async with traps() as (port, caught):
        urls = [f"http://{host}:{port}/feed" for host in SPELLINGS]
        for url in urls:
            for words in (url, f"/addfeed {url}"):
                answer = await api.reply_to(api.says(chat, ann, words), timeout=PATIENCE)
                assert any(why in answer.text for why in REFUSED), answer.text
        outlines = "".join(f'<outline text="x" xmlUrl="{url}"/>' for url in urls)
        listed = tmp_path / "list.opml"
        listed.write_text(f"<opml version='2.0'><body>{outlines}</body></opml>")
        assert (await service.command("feeds", "import", str(listed)))[0] == 0
        status, out, _ = await service.command("ingest", "--json", str(listed), *urls)
        assert status == 1
        told = [failure["why"] for failure in json.loads(out)["failed"]]
        assert len(told) == 2 * len(urls)
        assert all(any(why in each for why in REFUSED) for each in told), told
        assert (await service.command("feeds", "check"))[0] == 1
        # A page that was handed in as a file is not led anywhere either.
        page = tmp_path / "page.html"
        links = "".join(f'<link rel="icon" href="{url}"><img src="{url}">' for url in urls)
        page.write_text(f"<html><head>{links}</head><body><p>{WAS} {REST}</p></body></html>")
        assert (await service.command("ingest", str(page)))[0] == 0
        assert await service.stop() == 0
        assert caught == []
