"""The order of lists: the newest first, as far as anybody says when."""

from __future__ import annotations

from bot.store import listing
from tests.builders import DAY, NOW, Newsroom


async def test_undated_reports_stand_below_what_is_dated_and_fresh(room: Newsroom) -> None:
    undated = await room.report("Undated", published=None)
    fresh = await room.report("Fresh", published=NOW - 0.9 * DAY)
    stale = await room.report("Stale", published=NOW - 2 * DAY)
    later = await room.report("Later", published=None, now=NOW + DAY)
    async with room.db.read() as tx:
        found = [story.id for story in await listing.listed(tx, None, limit=9)]
    assert found == [later, fresh, undated, stale]
