"""Whether the promises were kept, judged from the store's rows and what readers saw.

The witness knows nothing of the bot's rule for local times: a day's digest is due in the first
minute in which a clock on the wall, never turned back, shows the wanted time or later.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.digest.promise import TITLE, Arrival

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_ON_TIME = timedelta(minutes=5)
_CATCH_UP = timedelta(hours=6)
_NIGHT = time(22)
_FINAL = ("sent", "blocked", "skipped", "dead")
_WAITING = ("planned", "sending", "unknown")


@dataclass(frozen=True, slots=True)
class Order:
    """A subscription as the store has it."""

    id: int
    at: time
    zone: str
    days: tuple[int, ...]
    state: str
    next_slot: date | None

    def due(self, day: date) -> datetime | None:
        """When this day's digest is due; None if it is not wanted or there is no such day."""
        return first_moment(self.zone, self.at, day) if day.weekday() in self.days else None


@dataclass(frozen=True, slots=True)
class Closed:
    """A slot that ended."""

    id: int
    order: int
    slot: date
    due_at: datetime
    outcome: str
    reason: str | None
    built_at: datetime


@lru_cache(maxsize=20_000)
def first_moment(zone: str, at: time, day: date) -> datetime | None:
    """The first minute in which the clocks of a zone show this or later on a day that exists."""
    place, wanted = ZoneInfo(zone), datetime.combine(day, at)
    minute = datetime.combine(day, time(), tzinfo=UTC) - _DAY
    found, exists = None, False
    for _ in range(3 * 24 * 60):
        shown = minute.astimezone(place).replace(tzinfo=None)
        exists = exists or shown.date() == day
        if found is None and shown >= wanted:
            found = minute
        if exists and found is not None:
            return found
        minute += _MINUTE
    return None


class Witness:
    """Sees every move of the clock and every row; ``look`` complains of what may not be."""

    def __init__(self, folder: Path, start: datetime) -> None:
        self._file = folder / "news.db"
        self._furthest = start
        self._passed: dict[tuple[int, date], datetime] = {}
        self._known: set[int] = set()
        self._before = self._orders()
        self._history: list[Order] = []

    def moved(self, now: datetime) -> None:
        """The clock shows another time: note the slots that passed meanwhile.

        Time that is lived twice counts once. What is due on a day at or before one that was
        closed (after a journey over the date line) is owed no more.
        """
        # A clock that was turned back before the bot looked has that time before it again.
        self._passed = {slot: due for slot, due in self._passed.items() if due <= now}
        closed = list(self._closed())
        for order in self._before.values():
            if order.state != "active":
                continue
            last = max((each.slot for each in closed if each.order == order.id), default=date.min)
            day = self._furthest.date() - 2 * _DAY
            while day <= now.date() + 2 * _DAY:
                due = order.due(day) if day > last else None
                if due is not None and self._furthest < due <= now:
                    self._passed[order.id, day] = due
                day += _DAY
        self._furthest = max(self._furthest, now)

    def look(self, arrived: list[Arrival], kills: int) -> None:
        """Judge everything there is so far, after so many kills of the process."""
        orders, closed = self._orders(), list(self._closed())
        self._judge_new(closed)
        self._judge_orders(orders, closed)
        self._judge_arrivals(arrived, closed, kills)
        self._before = orders
        self._history += [order for order in orders.values() if order not in self._history]

    def at_rest(self, arrived: list[Arrival]) -> None:
        """When nothing is due any more: all that was queued has an end that is on record."""
        read = {arrival.delivery for arrival in arrived}
        for row in self._rows("SELECT id, state, error FROM deliveries"):
            assert row["state"] in _FINAL, f"delivery {row['id']} is still {row['state']}"
            assert row["state"] != "sent" or row["id"] in read, "sent, and nobody read it"
            assert row["state"] == "sent" or row["error"], "it ended without a reason"

    def next_moments(self) -> Iterator[datetime]:
        """When something is due next, by the bot's own rows."""
        active = "SELECT next_digest_at AS at FROM subscriptions WHERE next_digest_at IS NOT NULL"
        waiting = f"SELECT due_at AS at FROM deliveries WHERE state IN {_WAITING}"
        yield from (_moment(row["at"]) for row in self._rows(f"{active} UNION {waiting}"))

    def _judge_new(self, closed: list[Closed]) -> None:
        """A slot is closed when and on the day that its order, as it was, wants."""
        for each in closed:
            if each.id in self._known:
                continue
            self._known.add(each.id)
            # What was due when its order was changed is made as it was ordered before.
            once = [order for order in self._history if order.id == each.order]
            assert each.due_at in {order.due(each.slot) for order in once}, (once[-1], each)
            assert each.built_at >= each.due_at, ("made before it was due", each)
            assert each.outcome == "queued" or each.reason, ("no reason", each)

    def _judge_orders(self, orders: dict[int, Order], closed: list[Closed]) -> None:
        ended = {(each.order, each.slot) for each in closed}
        assert len(ended) == len(closed), "a slot ended twice"
        for (number, day), due in self._passed.items():
            order = orders[number]
            pending = order.next_slot is not None and order.next_slot <= day
            gone = order.state == "blocked" and (number, day) not in ended
            assert (number, day) in ended or pending or gone, (
                f"the digest of {day}, due {due}, is silently nowhere: {order}"
            )
        for order in orders.values():
            told = (order.id, order.next_slot)
            assert order.state != "active" or told not in ended, ("told, and will not come", order)

    def _judge_arrivals(self, arrived: list[Arrival], closed: list[Closed], kills: int) -> None:
        rows = {row["id"]: row for row in self._rows("SELECT id, digest_id, part FROM deliveries")}
        slots = {each.id: each for each in closed}
        copies: dict[int, int] = {}
        parts: dict[int, list[int]] = {}
        stories: dict[tuple[str, str], int] = {}
        for arrival in arrived:
            number = arrival.delivery
            copies[number] = copies.get(number, 0) + 1
            digest = rows[number]["digest_id"]
            if digest is None:
                continue
            for title in set(TITLE.findall(arrival.text)):
                assert stories.setdefault((arrival.chat, title), number) == number, (
                    f"{title} came twice to {arrival.chat}"
                )
            if copies[number] > 1:
                continue
            parts.setdefault(digest, []).append(rows[number]["part"])
            self._judge_moment(arrival.at, slots[digest])
        # An answer that was lost and each kill may bring one copy more, nothing else may.
        assert max(copies.values(), default=0) <= 2 + kills, copies
        for numbers in parts.values():
            assert numbers == list(range(1, len(numbers) + 1)), f"parts in the order {numbers}"

    def _judge_moment(self, at: datetime, slot: Closed) -> None:
        assert slot.outcome != "skipped", ("read, and on record as skipped", slot)
        late = at - slot.due_at
        assert late >= timedelta(0), ("sent before it was due", at, slot)
        if late > _ON_TIME:
            assert late <= _CATCH_UP, ("sent more than six hours late", at, slot)

    def _orders(self) -> dict[int, Order]:
        query = "SELECT id, at, timezone, days, state, next_slot FROM subscriptions"
        return {
            row["id"]: Order(
                row["id"],
                time.fromisoformat(row["at"]),
                row["timezone"],
                tuple(int(day) for day in row["days"].strip("[]").split(",") if day.strip()),
                row["state"],
                date.fromisoformat(row["next_slot"]) if row["next_slot"] else None,
            )
            for row in self._rows(query)
        }

    def _closed(self) -> Iterator[Closed]:
        for row in self._rows("SELECT * FROM digests"):
            yield Closed(
                row["id"],
                row["subscription_id"],
                date.fromisoformat(row["slot"]),
                _moment(row["due_at"]),
                row["outcome"],
                row["reason"],
                _moment(row["built_at"]),
            )

    def _rows(self, query: str) -> list[sqlite3.Row]:
        with closing(sqlite3.connect(self._file)) as connection:
            connection.row_factory = sqlite3.Row
            return connection.execute(query).fetchall()


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
