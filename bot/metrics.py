"""What Prometheus is told: counted here as it happens, measured when it asks.

No label holds a chat, a person, a feed or an address: all have few values, known beforehand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
    generate_latest,
)

from bot.health import PATIENCE, Trouble
from bot.store.figures import Figures
from bot.store.vitals import Owed

_SECONDS = (0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300)
_LATENESS = (1, 5, 10, 30, 60, 300, 900, 3600, 21600)


class Metrics:
    """All of them, in a registry of their own."""

    def __init__(self, version: str) -> None:
        self._registry = made = CollectorRegistry()
        ProcessCollector(registry=made)
        Info("newsdigest", "Which newsdigest this is.", registry=made).info({"version": version})
        self._count = {
            name: Gauge(f"newsdigest_{name}", f"How many {name} there are.", registry=made)
            for name in ("articles", "stories", "chats", "subscriptions", "people")
        }
        self._feeds = Gauge("newsdigest_feeds", "Feeds, by how they are.", ["state"], registry=made)
        self._outbox = Gauge(
            "newsdigest_outbox_deliveries", "Parts still owed.", ["platform"], registry=made
        )
        self._oldest = Gauge(
            "newsdigest_outbox_oldest_seconds",
            "How late the oldest of them is.",
            ["platform"],
            registry=made,
        )
        self._up = Gauge(
            "newsdigest_platform_up", "1 while it answers.", ["platform"], registry=made
        )
        self._trouble = Gauge(
            "newsdigest_trouble", "1 while it does not go well.", ["what"], registry=made
        )
        self._bytes = Gauge("newsdigest_database_bytes", "Its file.", registry=made)
        self._free = Gauge("newsdigest_disk_free_bytes", "Left on its disk.", registry=made)
        self._count_what_happens(made)

    def _count_what_happens(self, made: CollectorRegistry) -> None:
        self._deliveries = Counter(
            "newsdigest_deliveries",
            "Attempts to deliver, by what became of them.",
            ["platform", "outcome"],
            registry=made,
        )
        self._lateness = Histogram(
            "newsdigest_delivery_lateness_seconds",
            "From when a part was due to its receipt.",
            ["platform"],
            buckets=_LATENESS,
            registry=made,
        )
        self._waits = Histogram(
            "newsdigest_governor_wait_seconds",
            "How long a part waited for the platform's limits.",
            ["platform"],
            buckets=_SECONDS,
            registry=made,
        )
        self._ticks = Histogram(
            "newsdigest_tick_duration_seconds",
            "How long a tick took.",
            ["tick"],
            buckets=_SECONDS,
            registry=made,
        )
        self._failures = Counter(
            "newsdigest_tick_failures", "Ticks that failed.", ["tick"], registry=made
        )
        self._fetches = Counter(
            "newsdigest_fetches", "Feeds asked, by the answer.", ["outcome"], registry=made
        )
        self._fetch = Histogram(
            "newsdigest_fetch_duration_seconds",
            "How long reading a feed took, its new pages included.",
            buckets=_SECONDS,
            registry=made,
        )

    def ticked(self, tick: str, seconds: float, well: bool) -> None:
        """A tick ended."""
        self._ticks.labels(tick).observe(seconds)
        if not well:
            self._failures.labels(tick).inc()

    def landed(self, platform: str, outcome: str, late: timedelta) -> None:
        """An attempt to deliver ended; ``late``: how long after it was due."""
        self._deliveries.labels(platform, outcome).inc()
        if outcome == "sent":
            self._lateness.labels(platform).observe(max(0.0, late.total_seconds()))

    def waited(self, platform: str, seconds: float) -> None:
        """A part had to wait for the platform's limits."""
        self._waits.labels(platform).observe(seconds)

    def fetched(self, outcome: str, seconds: float) -> None:
        """A feed was asked."""
        self._fetches.labels(outcome).inc()
        self._fetch.observe(seconds)

    def exposed(
        self,
        figures: Figures,
        feeds: Mapping[str, int],
        owed: Iterable[Owed],
        troubles: Iterable[Trouble],
        platforms: Mapping[str, bool],
        room: tuple[int | None, int | None],
        now: datetime,
    ) -> bytes:
        """All of it as text; ``room``: bytes of the database's file and left on its disk."""
        for name, gauge in self._count.items():
            gauge.set(getattr(figures, "orders" if name == "subscriptions" else name))
        for state, number in feeds.items():
            self._feeds.labels(state).set(number)
        waiting = {each.platform: each for each in owed}
        for platform, up in platforms.items():
            self._up.labels(platform).set(up)
            each = waiting.get(platform)
            due = each.oldest_due if each and each.oldest_due else now
            self._outbox.labels(platform).set(each.depth if each else 0)
            self._oldest.labels(platform).set(max(0.0, (now - due).total_seconds()))
        there = {trouble.what for trouble in troubles}
        for what in PATIENCE:
            self._trouble.labels(what).set(what in there)
        for gauge, size in zip((self._bytes, self._free), room, strict=True):
            gauge.set(float("nan") if size is None else size)
        return generate_latest(self._registry)
