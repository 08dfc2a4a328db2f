"""A disk that is full while an update is handled."""

from __future__ import annotations

from collections.abc import Awaitable

from bot.commands.request import Event
from bot.store.db import Database
from tests.fakes.bot_api import BotApi
from tests.platforms.telegram.conftest import Running, Talk, commands
from tests.store.test_ballast import find_full


async def test_an_update_is_not_given_up_however_often_the_disk_is_full(
    api: BotApi, db: Database, running: Running, talk: Talk
) -> None:
    tries = 0

    def before(_event: Event) -> Awaitable[None] | None:
        nonlocal tries
        tries += 1
        return find_full(db) if tries <= 5 else None

    talk.before = before
    ann = api.world.person("Ann")
    async with running():
        asked = api.says(api.world.private(ann, started=True), ann, "/latest")
        assert commands(await talk.hears(1)) == [("latest", "")]
    assert tries == 6
    assert await talk.times(asked.id) == 1
