"""A send that cannot be recorded at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine

from bot.delivery.outbox import LEASE
from tests.delivery.post import Post


class Switch:
    """While ``off``, SQLite refuses whatever is to be written."""

    off = False

    def on_begin(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA query_only={int(self.off)}")


@pytest.fixture
def writing() -> Iterator[Switch]:
    switch = Switch()
    event.listen(Engine, "begin", switch.on_begin)
    yield switch
    event.remove(Engine, "begin", switch.on_begin)


async def test_it_is_recorded_when_that_is_possible_again_and_not_sent_twice(
    post: Post, writing: Switch, caplog: pytest.LogCaptureFixture
) -> None:
    answer = asyncio.Event()
    post.platform.script.append(answer)
    await post.owe(await post.room.chat(), "news")
    async with post.running():
        await post.tried(1)
        writing.off = True
        answer.set()
        await post.logged(caplog, "could not be recorded yet")
        writing.off = False
        await post.pass_(LEASE * 2)
        await post.outbox.recover()
        await post.until("sent")
    assert await post.rows() == [("sent", 1)]
    assert post.platform.texts() == ["news"]
