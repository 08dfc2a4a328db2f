"""The quota on links."""

from __future__ import annotations

from datetime import timedelta

from bot.store import links
from tests.builders import NOW, Newsroom

TODAY = NOW.date()


async def test_a_chat_has_so_many_links_read_a_day(room: Newsroom) -> None:
    anna, boris = await room.chat("anna"), await room.chat("boris")
    async with room.db.write() as tx:
        taken = [await links.take(tx, anna.id, TODAY, most=3) for _ in range(5)]
        assert taken == [True, True, True, False, False]
        assert await links.take(tx, boris.id, TODAY, most=3)
        assert await links.take(tx, anna.id, TODAY + timedelta(days=1), most=3)
        assert not await links.take(tx, boris.id, TODAY, most=0)
