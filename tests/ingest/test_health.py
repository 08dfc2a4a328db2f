from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ingest.health import told, trouble_of
from tests.ingest.test_decide import FEED, NOW

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, None),
        ({"stopped": True, "error": "gone"}, "stopped: gone"),
        ({"failures": 4, "error": "no answer"}, None),
        ({"failures": 5, "error": "no answer"}, "failing: no answer"),
        ({"empty_answers": 2}, None),
        ({"empty_answers": 3}, "answers, but with no entries"),
        ({"newest_at": NOW - 29 * DAY}, None),
        ({"newest_at": NOW - 40 * DAY}, "nothing new for 40 days"),
        ({"newest_at": NOW - 40 * DAY, "gap_seconds": 7 * 86_400}, None),
        ({"newest_at": NOW - 90 * DAY, "gap_seconds": 7 * 86_400}, "nothing new for 90 days"),
    ],
)
def test_what_is_wrong_with_a_feed(changes: dict[str, object], expected: str | None) -> None:
    trouble = trouble_of(replace(FEED, **changes), NOW)  # type: ignore[arg-type]
    assert (told(trouble) if trouble else None) == expected
