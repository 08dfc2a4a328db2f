"""A change of an order loses no day that was due, and promises none that was closed."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from bot.digest.build import Builder
from tests.commands.world import World, one_part

#: Saturday, a second after 08:00 in Warsaw.
DUE = datetime(2025, 11, 22, 7, 0, 1, tzinfo=UTC)


async def _slots(world: World) -> list[tuple[str, str]]:
    async with world.db.read() as tx:
        rows = await tx.execute(sa.text("SELECT slot, outcome FROM digests ORDER BY slot"))
        return [(row.slot, row.outcome) for row in rows]


async def _build(world: World) -> None:
    await Builder(world.db, world.clock, one_part, lambda: None).tick()


async def test_what_was_due_before_a_change_is_made_after_it(world: World) -> None:
    for line in ("/time 07:30", "/timezone Tokyo", "/days mon-fri"):
        await world.say("/unsubscribe")
        await world.say("/timezone Warsaw")
        await world.say("/subscribe 08:00")
        world.clock.moments.append(DUE)
        await world.say(line)
        (order,) = await world.orders()
        assert str(order.next_slot) == "2025-11-22", line
        await _build(world)
        assert (await _slots(world))[-1] == ("2025-11-22", "empty")
        (order,) = await world.orders()
        assert order.next_slot is not None
        assert str(order.next_slot) > "2025-11-22"
        world.clock.moments.pop()


async def test_what_was_due_before_a_stop_is_on_record(world: World) -> None:
    await world.say("/subscribe 08:00")
    world.clock.moments.append(DUE)
    await world.say("/pause")
    assert await _slots(world) == [("2025-11-22", "skipped")]


async def test_a_day_that_was_skipped_is_not_promised_again(world: World) -> None:
    await world.say("/subscribe 08:00")
    world.clock.moments.append(DUE.replace(hour=16))
    await _build(world)
    assert await _slots(world) == [("2025-11-22", "skipped")]
    assert "tomorrow" in await world.text("/time 21:00")
