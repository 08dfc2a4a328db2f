"""The page that Prometheus reads: its parser understands it, and it holds nothing private."""

from __future__ import annotations

import re
from datetime import timedelta

from prometheus_client.parser import text_string_to_metric_families

from bot.health import Trouble
from bot.metrics import Metrics
from bot.store.figures import Figures
from bot.store.vitals import Owed
from tests.builders import NOW

FIGURES = Figures(feeds=3, articles=31, stories=9, chats=2, orders=1, people=1, sent=5, waiting=4)


def shown(metrics: Metrics) -> dict[str, float]:
    """Each sample by its name and labels."""
    page = metrics.exposed(
        FIGURES,
        {"ok": 2, "failing": 1, "stopped": 0},
        [Owed("telegram", 4, NOW - timedelta(seconds=90))],
        [Trouble("disk", "", "full", NOW)],
        {"telegram": True, "discord": False},
        (4096, None),
        NOW,
    ).decode()
    return {
        sample.name
        + "".join(f"[{sample.labels[name]}]" for name in sorted(sample.labels)): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
    }


def test_what_is_measured_when_asked() -> None:
    found = shown(Metrics("1.2.3"))
    assert found["newsdigest_articles"] == 31
    assert found["newsdigest_subscriptions"] == 1
    assert found["newsdigest_feeds[failing]"] == 1
    assert found["newsdigest_outbox_deliveries[telegram]"] == 4
    assert found["newsdigest_outbox_oldest_seconds[telegram]"] == 90
    assert found["newsdigest_outbox_deliveries[discord]"] == 0
    assert found["newsdigest_platform_up[discord]"] == 0
    assert found["newsdigest_trouble[disk]"] == 1
    assert found["newsdigest_trouble[feeds]"] == 0
    assert found["newsdigest_database_bytes"] == 4096
    assert found["newsdigest_info[1.2.3]"] == 1
    assert found["process_resident_memory_bytes"] > 0


def test_what_is_counted_as_it_happens() -> None:
    metrics = Metrics("1")
    metrics.landed("telegram", "sent", timedelta(seconds=2))
    metrics.landed("telegram", "retry", timedelta(seconds=2))
    metrics.ticked("refresh", 0.2, well=False)
    metrics.fetched("not_modified", 0.3)
    metrics.waited("telegram", 0.7)
    found = shown(metrics)
    assert found["newsdigest_deliveries_total[sent][telegram]"] == 1
    assert found["newsdigest_deliveries_total[retry][telegram]"] == 1
    assert found["newsdigest_delivery_lateness_seconds_bucket[5.0][telegram]"] == 1
    assert found["newsdigest_delivery_lateness_seconds_count[telegram]"] == 1
    assert found["newsdigest_tick_failures_total[refresh]"] == 1
    assert found["newsdigest_tick_duration_seconds_count[refresh]"] == 1
    assert found["newsdigest_fetches_total[not_modified]"] == 1
    assert found["newsdigest_governor_wait_seconds_sum[telegram]"] == 0.7


def test_two_do_not_share_their_counts() -> None:
    one, other = Metrics("1"), Metrics("1")
    one.fetched("ok", 1.0)
    assert "newsdigest_fetches_total[ok]" not in shown(other)


def test_names_follow_the_conventions() -> None:
    metrics = Metrics("1")
    for name in {re.split(r"\[", key)[0] for key in shown(metrics)}:
        assert re.fullmatch(r"(newsdigest|process)_[a-z_]+", name), name
