"""What the doctor finds, and what it says to do: each against a platform that is ill that way."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.fakes.bot_api import BotApi
from tests.fakes.discord_api import TOKEN, DiscordApi
from tests.run.service import Service


@pytest.fixture
async def discord() -> AsyncIterator[DiscordApi]:
    async with DiscordApi() as server:
        yield server
        assert server.problems == []


async def found(service: Service, status: int = 1) -> dict[str, str]:
    """What is wrong, by where: why, and what to do."""
    ended, out, err = await service.command("doctor", "--json")
    told = json.loads(out)
    assert ended == status, (out, err)
    assert told["well"] is (status == 0)
    return {each["what"]: f"{each['why']} {each['do']}" for each in told["found"]}


async def test_a_second_poller(service: Service, api: BotApi) -> None:
    api.fail("getUpdates", status=409)
    ills = await found(service)
    assert "another program polls this token" in ills["telegram polling"]
    assert "token of its own" in ills["telegram polling"]


async def test_our_own_service_is_no_second_poller(service: Service, api: BotApi) -> None:
    await service.start()
    await service.wait_for_log("/health")
    before = len(service.log)
    assert "telegram polling" not in await found(service, status=0)
    assert not [line for line in service.log[before:] if "another program" in line]


async def test_a_webhook_set_elsewhere(service: Service, api: BotApi) -> None:
    await api.webhook.set("http://127.0.0.1:9/", secret=None, drop_pending=False, max_connections=1)
    ills = await found(service)
    assert "another program has a webhook" in ills["telegram webhook"]
    await api.webhook.stop()


async def test_privacy_mode_is_worth_a_note(service: Service, api: BotApi) -> None:
    assert "privacy mode is on" in (await found(service, status=0))["telegram groups"]
    api.privacy = False
    assert await found(service, status=0) == {}


async def test_a_clock_that_is_off(service: Service, api: BotApi) -> None:
    wrong = datetime.now(UTC) - timedelta(hours=2)
    service.settings["NEWSDIGEST_NOW"] = wrong.isoformat()
    ills = await found(service)
    assert "behind of the platform's" in ills["clock"]
    assert "NTP" in ills["clock"]


async def test_a_folder_that_cannot_be_written(service: Service, api: BotApi) -> None:
    (service.folder / "file").write_text("")
    service.settings["NEWSDIGEST_DATA"] = str(service.folder / "file" / "data")
    assert "cannot be written to" in (await found(service))["data folder"]


async def test_a_database_of_a_newer_version(service: Service, api: BotApi) -> None:
    await service.command("migrate")
    file = service.folder / "data" / "newsdigest.db"
    with closing(sqlite3.connect(file)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    assert "newer newsdigest" in (await found(service))["database"]
    file.write_bytes(b"this is no database at all, " * 100)
    assert "cannot be used" in (await found(service))["database"]


async def test_nothing_is_changed_by_asking(service: Service, api: BotApi) -> None:
    await found(service, status=0)
    assert not (service.folder / "data" / "newsdigest.db").exists()


async def test_feeds_that_fail_and_whose_they_are(service: Service, api: BotApi) -> None:
    service.settings["NEWSDIGEST_FETCH_ALLOW_NETWORKS"] = "127.0.0.0/8"
    await service.command("feeds", "add", "http://127.0.0.1:8009/public")
    await service.command("feeds", "add", "http://127.0.0.1:8009/own")
    with closing(sqlite3.connect(service.folder / "data" / "newsdigest.db")) as database:
        database.execute("UPDATE feeds SET failures = 7, error = 'no answer'")
        database.execute("UPDATE feeds SET public = 0 WHERE url LIKE '%own'")
        database.commit()
    ended, out, err = await service.command("doctor")
    assert ended == 1
    assert "127.0.0.1:8009/public" in err
    assert "feeds remove" in err
    assert "/own" not in out + err


async def test_a_database_of_an_older_version(service: Service, api: BotApi) -> None:
    (service.folder / "data").mkdir()
    with closing(sqlite3.connect(service.folder / "data" / "newsdigest.db")) as database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        database.execute("INSERT INTO alembic_version VALUES ('0001')")
        database.commit()
    assert "brings it up to date" in (await found(service, status=0))["database"]


async def test_secrets_that_others_may_read(service: Service, api: BotApi) -> None:
    env = service.folder / ".env"
    env.write_text("NEWSDIGEST_ACCESS=open\n")
    env.chmod(0o644)
    assert "chmod 600" in (await found(service))["secrets"]
    env.chmod(0o600)
    assert "secrets" not in await found(service, status=0)


async def test_no_platform_at_all(service: Service) -> None:
    del service.settings["NEWSDIGEST_TELEGRAM_TOKEN"]
    assert "newsdigest init" in (await found(service))["platforms"]


@pytest.fixture
def on_discord(tmp_path: Path, discord: DiscordApi) -> Service:
    settings = {"NEWSDIGEST_DISCORD_TOKEN": TOKEN, "NEWSDIGEST_DISCORD_API_URL": discord.url}
    return Service(tmp_path, settings)


async def test_rights_and_scopes_that_lack_on_discord(
    on_discord: Service, discord: DiscordApi
) -> None:
    assert await found(on_discord, status=0) == {}
    discord.rights = 1 << 10 | 1 << 11
    discord.scopes = {"bot"}
    ills = await found(on_discord)
    assert "lacks: Send Messages in Threads, Embed Links" in ills["discord rights"]
    assert "applications.commands" in ills["discord scope"]
    discord.rights, discord.scopes = 1 << 3, {"bot", "applications.commands"}
    assert await found(on_discord, status=0) == {}, "administrators have all rights"
    discord.rights = 0
    ills = await found(on_discord, status=0)
    assert "in no server yet" in ills["discord"]
    assert "oauth2/authorize" in ills["discord"]


async def test_what_the_portal_sets(on_discord: Service, discord: DiscordApi) -> None:
    discord.application["interactions_endpoint_url"] = "https://elsewhere.example/"
    assert "interactions endpoint" in (await found(on_discord))["discord"]
    discord.application = {"bot_require_code_grant": True}
    assert "code grant" in (await found(on_discord))["discord"]


async def test_a_discord_that_is_not_there(on_discord: Service, discord: DiscordApi) -> None:
    await asyncio.wait_for(discord.stop(), 10)
    assert "cannot be reached" in (await found(on_discord))["discord"]
