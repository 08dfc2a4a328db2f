"""Starting and ending the service."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import time
from contextlib import closing

from tests.fakes.bot_api import BotApi
from tests.run.service import Service


async def test_without_a_platform_it_says_what_is_missing(service: Service) -> None:
    service.settings.pop("NEWSDIGEST_TELEGRAM_TOKEN")
    status, _, err = await service.command("run")
    assert status == 2
    assert "NEWSDIGEST_TELEGRAM_TOKEN" in err


async def test_every_wrong_setting_is_named_at_once(service: Service) -> None:
    service.settings |= {
        "NEWSDIGEST_TIMEZONE": "Mars/Base",
        "NEWSDIGEST_DIGEST_TIME": "25:00",
        "NEWSDIGEST_ACCESS": "all",
    }
    status, _, err = await service.command("run")
    assert status == 2
    for name in ("NEWSDIGEST_TIMEZONE", "NEWSDIGEST_DIGEST_TIME", "NEWSDIGEST_ACCESS"):
        assert name in err


async def test_a_second_one_on_the_same_database_ends_at_once(service: Service) -> None:
    await service.start()
    await service.wait_for_log("/health")
    began = time.monotonic()
    status, _, err = await service.command("run")
    assert status == 1
    assert "already runs" in err
    assert time.monotonic() - began < 10  # the promise is 2 s; a busy machine starts slowly


async def test_sigterm_ends_it(service: Service) -> None:
    await service.start()
    await service.wait_for_log("/health")
    assert await service.stop() == 0
    assert not [line for line in service.log if "Traceback" in line]


async def test_it_ends_although_another_process_holds_the_database(service: Service) -> None:
    await service.start()
    await service.wait_for_log("/health")
    with closing(sqlite3.connect(service.folder / "data" / "newsdigest.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        assert service.process is not None
        service.process.terminate()
        await service.ended(30)


async def test_a_token_that_is_refused_ends_it_and_says_so(service: Service, api: BotApi) -> None:
    service.settings["NEWSDIGEST_TELEGRAM_TOKEN"] = "123456:wrong"
    await service.start()
    assert await service.ended(20) == 1
    service.logged("NEWSDIGEST_TELEGRAM_TOKEN")


async def test_doctor_asks_telegram(service: Service, api: BotApi) -> None:
    status, out, err = await service.command("doctor")
    assert (status, out.splitlines()[-1], err) == (0, "all is well", "")
    service.settings["NEWSDIGEST_TELEGRAM_TOKEN"] = "123456:wrong"
    status, _, err = await service.command("doctor")
    assert status == 1
    assert "NEWSDIGEST_TELEGRAM_TOKEN" in err
    service.settings["NEWSDIGEST_TELEGRAM_BASE_URL"] = "http://127.0.0.1:9"
    status, _, err = await service.command("doctor")
    assert status == 1
    assert "cannot be reached" in err


async def test_the_link_in_the_log_makes_an_owner_once(service: Service, api: BotApi) -> None:
    service.settings["NEWSDIGEST_ACCESS"] = "closed"
    ann, bob = api.world.person("Ann"), api.world.person("Bob")
    hers, his = api.world.private(ann, started=True), api.world.private(bob, started=True)
    await service.start()
    line = await service.wait_for_log("nobody owns this bot")
    found = re.search(r"start=(claim-[\w-]+)", line)
    assert found is not None

    refused = await api.reply_to(api.says(his, bob, "/latest"))
    assert "private" in refused.text
    claimed = await api.reply_to(api.says(hers, ann, f"/start {found[1]}"))
    assert "own" in claimed.text
    again = await api.reply_to(api.says(his, bob, f"/start {found[1]}"))
    assert "private" in again.text


async def test_health_is_told(service: Service, api: BotApi) -> None:
    import aiohttp

    await service.start()
    line = await service.wait_for_log("/health")
    url = re.search(r"http://\S+/health", line)
    assert url is not None
    async with aiohttp.ClientSession() as http, http.get(url[0]) as answer:
        assert answer.status == 200
        assert (await answer.json())["status"] == "ok"


async def test_metrics_tell_what_happened_and_to_nobody_whom(service: Service, api: BotApi) -> None:
    import aiohttp

    ann = api.world.person("Ann")
    chat = api.world.private(ann, started=True)
    await service.start()
    line = await service.wait_for_log("/health")
    url = re.search(r"http://[^/]+", line)
    assert url is not None
    await api.reply_to(api.says(chat, ann, "/help"))
    page = ""
    async with aiohttp.ClientSession() as http:
        for _ in range(100):
            async with http.get(f"{url[0]}/metrics") as answer:
                assert answer.headers["Content-Type"].startswith("text/plain")
                page = await answer.text()
            if 'outcome="sent"' in page:
                break
            await asyncio.sleep(0.05)
    assert 'newsdigest_deliveries_total{outcome="sent",platform="telegram"} 1.0' in page
    assert 'newsdigest_platform_up{platform="telegram"} 1.0' in page
    assert 'newsdigest_tick_duration_seconds_count{tick="digests"}' in page
    labels = set(re.findall(r'(\w+)="([^"]*)"', page))
    assert {name for name, _ in labels} <= {
        "le", "outcome", "platform", "state", "tick", "version", "what"
    }  # fmt: skip
    assert not [value for name, value in labels if name != "le" and str(chat.id) in value]
    assert "http" not in page


async def test_the_heartbeat_is_heard_and_its_address_kept(service: Service, api: BotApi) -> None:
    from aiohttp import web

    beats: list[str] = []

    async def beat(request: web.Request) -> web.Response:
        beats.append(request.path)
        return web.Response(status=500)

    app = web.Application()
    app.router.add_get("/{path:.*}", beat)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        root = f"http://127.0.0.1:{runner.addresses[0][1]}"
        service.settings["NEWSDIGEST_HEARTBEAT_URL"] = f"{root}/secret-path-of-ours"
        service.settings["NEWSDIGEST_FETCH_ALLOW_NETWORKS"] = "127.0.0.0/8"
        await service.start()
        await service.wait_for_log("the heartbeat is not heard", 40)
    finally:
        await runner.cleanup()
    assert beats == ["/secret-path-of-ours"]
    assert "secret-path" not in "\n".join(service.log)
    assert await service.stop() == 0
