"""Bars as SVG: where each stands, and what they say in words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_WIDTH, _HEIGHT, _GAP = 280.0, 60.0, 4.0
_LEAST = 1.5  # what is not nothing can be seen
DAYS = 14


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, in the chart's own units; ``label`` and ``value`` as the table has them."""

    x: float
    y: float
    width: float
    height: float
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A row of bars with its name, its text alternative and what the eye cannot measure."""

    title: str
    summary: str
    bars: tuple[Bar, ...]
    told: str = ""
    width: float = _WIDTH
    height: float = _HEIGHT


def daily(counts: Sequence[int], today: date, number: int = DAYS) -> list[tuple[date, float]]:
    """Counts of the last days, the last day last, with their days; what is missing is nothing."""
    last = list(counts)[-number:]
    last = [0] * (number - len(last)) + last
    return [(today - timedelta(days=number - 1 - n), count) for n, count in enumerate(last)]


def bars(title: str, values: Sequence[tuple[date, float]], unit: str = "") -> Chart:
    """A bar for each day, the highest as high as the chart."""
    top = max((value for _, value in values), default=0.0)
    step = _WIDTH / max(1, len(values))
    made = []
    for place, (day, value) in enumerate(values):
        height = max(_LEAST, _HEIGHT * value / top) if value else 0.0
        made.append(
            Bar(
                round(place * step + _GAP / 2, 2),
                round(_HEIGHT - height, 2),
                round(step - _GAP, 2),
                round(height, 2),
                f"{day.day} {day:%b}",
                f"{value:g}{unit}",
            )
        )
    told = f"at most {top:g}{unit}, last {made[-1].value}" if top else ""
    return Chart(title, _summary(title, made, top, unit), tuple(made), told)


def _summary(title: str, made: Sequence[Bar], top: float, unit: str) -> str:
    if not made:
        return f"{title}: nothing yet"
    if not top:
        return f"{title}, {made[0].label} to {made[-1].label}: none"
    most = max(made, key=lambda bar: bar.height)
    return (
        f"{title}, {made[0].label} to {made[-1].label}: "
        f"at most {top:g}{unit}, on {most.label}; last {made[-1].value}"
    )
