"""The web server over a real socket."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from io import BytesIO

import aiohttp
import pytest

from bot.errors import NewsdigestError
from bot.web.server import Health, Web, Webhook


async def _well() -> tuple[bool, Mapping[str, object]]:
    return True, {"status": "ok", "outbox": 3}


async def _ill() -> tuple[bool, Mapping[str, object]]:
    return False, {"status": "stalled"}


async def _broken() -> tuple[bool, Mapping[str, object]]:
    raise OSError("the disk is gone: /srv/secret/place")


@asynccontextmanager
async def _open(
    health: Health = _well, webhooks: Mapping[str, Webhook] | None = None
) -> AsyncIterator[tuple[aiohttp.ClientSession, str]]:
    web = Web("127.0.0.1", 0, health, webhooks or {})
    port = await web.start()
    try:
        async with aiohttp.ClientSession() as session:
            yield session, f"http://127.0.0.1:{port}"
    finally:
        await web.stop()


@pytest.mark.parametrize(
    ("health", "status", "facts"),
    [
        (_well, 200, {"status": "ok", "outbox": 3}),
        (_ill, 503, {"status": "stalled"}),
        (_broken, 503, {"status": "failed"}),
    ],
)
async def test_health(health: Health, status: int, facts: dict[str, object]) -> None:
    async with _open(health) as (session, root), session.get(f"{root}/health") as answer:
        assert answer.status == status
        assert await answer.json() == facts


@pytest.mark.parametrize(
    ("facts", "well", "statuses"),
    [
        ({"status": "ok", "ready": True}, True, (200, 200, 200)),
        ({"status": "ok", "ready": False}, True, (200, 200, 503)),
        ({"status": "unwell", "ready": False}, False, (503, 200, 503)),
    ],
)
async def test_alive_and_ready_are_two_things(
    facts: dict[str, object], well: bool, statuses: tuple[int, int, int]
) -> None:
    async def health() -> tuple[bool, Mapping[str, object]]:
        return well, facts

    async with _open(health) as (session, root):
        found = []
        for path in ("/health", "/health/live", "/health/ready"):
            async with session.get(root + path) as answer:
                found.append(answer.status)
    assert tuple(found) == statuses


async def test_strangers_learn_no_more_than_whether_all_is_well() -> None:
    async def health() -> tuple[bool, Mapping[str, object]]:
        return True, {"status": "ok", "ready": False, "troubles": ["telegram is away"]}

    web = Web("127.0.0.1", 0, health, published=True)
    web.opens = "open-sesame".__eq__
    port = await web.start()
    try:
        async with aiohttp.ClientSession() as session:
            for given, more in (("guessed", False), ("open-sesame", True)):
                headers = {"Authorization": f"Bearer {given}"}
                url = f"http://127.0.0.1:{port}/health"
                async with session.get(url, headers=headers) as answer:
                    assert answer.status == 200
                    assert ("troubles" in await answer.json()) is more
    finally:
        await web.stop()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "localhost:8080"}, 200),
        ({"Host": "[::1]"}, 200),
        ({"Host": "news.example.org"}, 404),
        ({"Host": "127.0.0.1.example.org"}, 404),
        ({"X-Forwarded-For": "203.0.113.9"}, 404),
        ({"Forwarded": "for=203.0.113.9"}, 404),
        ({"X-Real-IP": "127.0.0.1"}, 404),
    ],
)
async def test_metrics_are_for_this_machine(headers: dict[str, str], status: int) -> None:
    async def exposed() -> bytes:
        return b"newsdigest_articles 3\n"

    for published, given, opened in (
        (False, {}, status),
        (True, {}, 404),
        (True, {"Authorization": "Bearer guessed"}, 404),
        (True, {"Authorization": "Basic open-sesame"}, 404),
        (True, {"Authorization": "Bearer open-sesame"}, 200),
    ):
        web = Web("127.0.0.1", 0, _well, metrics=exposed, published=published)
        web.opens = "open-sesame".__eq__
        port = await web.start()
        try:
            async with (
                aiohttp.ClientSession() as session,
                session.get(f"http://127.0.0.1:{port}/metrics", headers=headers | given) as answer,
            ):
                assert answer.status == opened
                assert (b"articles" in await answer.read()) == (answer.status == 200)
        finally:
            await web.stop()


async def test_a_webhook_answers_with_what_its_platform_says() -> None:
    seen: list[tuple[str | None, bytes]] = []

    async def hook(headers: Mapping[str, str], body: bytes) -> int:
        seen.append((headers.get("X-Secret"), body))
        return 200 if headers.get("X-Secret") == "yes" else 403

    async with _open(webhooks={"/telegram": hook}) as (session, root):
        for secret, status in (("yes", 200), ("no", 403)):
            async with session.post(
                f"{root}/telegram", data=b"{}", headers={"X-Secret": secret}
            ) as answer:
                assert answer.status == status
        async with session.get(f"{root}/telegram") as answer:
            assert answer.status == 405
    assert seen == [("yes", b"{}"), ("no", b"{}")]


async def test_a_webhook_is_not_handed_endless_bodies() -> None:
    async def hook(headers: Mapping[str, str], body: bytes) -> int:
        pytest.fail("it was")

    async with (
        _open(webhooks={"/telegram": hook}) as (session, root),
        session.post(f"{root}/telegram", data=BytesIO(b"a" * 2_000_000)) as answer,
    ):
        assert answer.status == 413


async def test_there_is_nothing_else() -> None:
    async with _open() as (session, root):
        for path in ("/", "/telegram", "/health/../etc/passwd"):
            async with session.get(root + path) as answer:
                assert answer.status == 404


async def test_stopping_what_never_started_is_nothing() -> None:
    await Web("127.0.0.1", 0, _well).stop()


async def test_a_port_that_is_taken_is_told_in_one_line() -> None:
    first = Web("127.0.0.1", 0, _well)
    port = await first.start()
    with pytest.raises(NewsdigestError, match=f"127.0.0.1:{port} .*NEWSDIGEST_WEB_PORT"):
        await Web("127.0.0.1", port, _well).start()
    await first.stop()


async def test_an_answer_that_never_comes_does_not_keep_it_from_stopping() -> None:
    asked = asyncio.Event()

    async def hook(headers: Mapping[str, str], body: bytes) -> int:
        asked.set()
        await asyncio.Event().wait()
        return 200

    web = Web("127.0.0.1", 0, _well, {"/telegram": hook})
    port = await web.start()
    async with aiohttp.ClientSession() as session:
        post = asyncio.create_task(session.post(f"http://127.0.0.1:{port}/telegram", data=b"{}"))
        await asked.wait()
        async with asyncio.timeout(10):
            await web.stop()
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await post


async def test_who_takes_every_connection_gets_no_more_and_others_are_served_again() -> None:
    web = Web("127.0.0.1", 0, _well)
    port = await web.start()
    held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(200)]
    for _, writer in held:
        writer.write(b"GET /health HTTP/1.1\r\nHost: x\r\nX: ")
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    async with asyncio.timeout(10):
        assert await reader.read() == b""  # closed at once
    writer.close()
    for _, writer in held:
        writer.close()
        await writer.wait_closed()
    async with aiohttp.ClientSession() as session, asyncio.timeout(10):
        while True:
            try:
                async with session.get(f"http://127.0.0.1:{port}/health") as answer:
                    assert answer.status == 200
                    break
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)
    await web.stop()
