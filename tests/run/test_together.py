"""Several processes on one PostgreSQL database, and one alone on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import NewDatabase
from tests.fakes.bot_api import BotApi, Sent
from tests.run.service import Service

NOW = datetime(2026, 11, 21, 7, 59, 0, tzinfo=UTC)
PATIENCE = 120.0


@pytest.fixture
async def group(
    service: Service, tmp_path: Path, new_postgresql: NewDatabase
) -> AsyncIterator[dict[str, Service]]:
    """Processes by the names that a test gives them, on one database; started by the test."""
    service.settings["NEWSDIGEST_DATABASE_URL"] = await new_postgresql()
    service.settings["NEWSDIGEST_NOW"] = NOW.isoformat()
    made: dict[str, Service] = {"all": service}
    for name in ("ingest", "leader", "standby", "web"):
        (tmp_path / name).mkdir()
        made[name] = Service(tmp_path / name, service.settings)
    yield made
    for each in made.values():
        if each.process is not None and each.process.returncode is None:
            await each.kill()


def digests(server: BotApi) -> list[Sent]:
    return [sent for sent in server.sent if sent.text.startswith("Saturday 21 November")]


async def test_one_process_on_postgresql_does_all(group: dict[str, Service], api: BotApi) -> None:
    ann = api.world.person("Ann")
    chat = api.world.private(ann, started=True)
    service = group["all"]
    status, out, err = await service.command("seed", "--json")
    assert status == 0, err
    assert '"added": 12' in out
    await service.start()
    ordered = await api.reply_to(api.says(chat, ann, "/subscribe 08:00"), timeout=PATIENCE)
    assert "First digest: today, 08:00" in ordered.text
    topic = await api.reply_to(api.says(chat, ann, "/topic Energy"), timeout=PATIENCE)
    assert "Energy" in topic.text
    await api.wait_for(digests, timeout=PATIENCE)
    assert len(digests(api)) == 1
    assert await service.stop() == 0


async def test_each_role_does_its_part_and_a_standby_takes_over(
    group: dict[str, Service], api: BotApi
) -> None:
    ann = api.world.person("Ann")
    chat = api.world.private(ann, started=True)
    ingest, leader, standby = group["ingest"], group["leader"], group["standby"]
    await ingest.start("--role", "ingest")
    await leader.start("--role", "send")
    await leader.wait_for_log("telegram: this process leads", PATIENCE)
    await standby.start("--role", "send")
    await standby.wait_for_log("health", PATIENCE)
    ordered = await api.reply_to(api.says(chat, ann, "/subscribe 08:00"), timeout=PATIENCE)
    assert "First digest: today, 08:00" in ordered.text
    status, _, err = await ingest.command("seed", "--json")
    assert status == 0, err
    await leader.kill()
    assert not any("this process leads" in line for line in standby.log)
    await standby.wait_for_log("telegram: this process leads", PATIENCE)
    helped = await api.reply_to(api.says(chat, ann, "/latest"), timeout=PATIENCE)
    assert "· " in helped.text
    await api.wait_for(digests, timeout=PATIENCE)
    assert len(digests(api)) == 1
    for each in (standby, ingest):
        assert await each.stop() == 0


async def test_a_role_needs_postgresql(service: Service) -> None:
    await service.start("--role", "send")
    assert await service.ended(PATIENCE) == 2
    assert "postgresql://" in service.logged("--role send")
