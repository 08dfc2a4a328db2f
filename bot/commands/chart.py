"""How much topics were reported, as one picture that is read on a telephone. Pure.

A dark ground of its own stands out from neither a light nor a dark theme, and a picture has no
words but the topics' names: what it shows is told in the text and the words beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from anyascii import anyascii

from bot.commands.canvas import Canvas, drawable, length_of
from bot.stories.trends import Reported

MOST = 10  # topics in one picture
_WIDTH, _MARGIN, _ROW = 1080, 48, 104
_TEXT, _SMALL = 42, 34  # pixels; a telephone shows three to a point
_NAMES, _TOTALS = 360, 170  # widths of the columns beside the bars
_GROUND = "#1d2127"
_COLOURS = ("#f1f3f5", "#aab2bc", "#6aa9e0", "#ffc35c", "#4b535d")
_INK, _SOFT, _BAR, _RISING, _LINE = range(len(_COLOURS))
_GAP = 0.22  # of a day's width


@dataclass(frozen=True, slots=True)
class Trends:
    """What was found: all topics, or the one of a name; and its picture if there is one."""

    found: tuple[Reported, ...]
    today: date
    png: bytes | None = None


@dataclass(frozen=True, slots=True)
class _Area:
    """Where bars stand: left, bottom, width and height in pixels."""

    left: float
    bottom: float
    width: float
    height: float


def chart(found: Sequence[Reported], today: date) -> bytes:
    """A PNG of one topic as large bars, or of several, each a row with its name and its total.

    Each row is as high as its own busiest day: what is compared is when, and the totals how much.
    """
    rows = list(found)[:MOST]
    alone = len(rows) == 1
    height = 720 if alone else 2 * _MARGIN + len(rows) * _ROW + 20
    canvas = Canvas(_WIDTH, height, _GROUND, _COLOURS)
    if alone:
        _one(canvas, rows[0], today)
    else:
        _many(canvas, rows, today)
    return canvas.png()


def _one(canvas: Canvas, row: Reported, today: date) -> None:
    colour = _INK if row.rising is None else _RISING
    middle = _MARGIN + _TEXT / 2
    name = _fitting(row.topic, _WIDTH - 2 * _MARGIN - _TOTALS)
    canvas.text((_MARGIN, middle), name, colour, _TEXT)
    _total(canvas, row, middle)
    bottom = canvas.height - _MARGIN - 54
    area = _Area(_MARGIN, bottom, _WIDTH - 2 * _MARGIN, canvas.height - 270)
    _bars(canvas, row, area)
    top = max(row.counts)
    step = area.width / len(row.counts)
    for place, count in enumerate(row.counts):
        if count:
            at = (area.left + (place + 0.5) * step, bottom - area.height * count / top - 24)
            canvas.text(at, str(count), _INK, _SMALL, "middle")
    _days(canvas, row, area, today)


def _many(canvas: Canvas, rows: Sequence[Reported], today: date) -> None:
    area = _Area(0, 0, 0, 0)
    for place, row in enumerate(rows):
        bottom = _MARGIN + (place + 1) * _ROW - 22
        middle = bottom - (_ROW - 30) / 2
        colour = _INK if row.rising is None else _RISING
        canvas.text((_MARGIN, middle), _fitting(row.topic, _NAMES - 20), colour, _TEXT)
        _total(canvas, row, middle)
        left = _MARGIN + _NAMES
        area = _Area(left, bottom, _WIDTH - left - _MARGIN - _TOTALS, _ROW - 30)
        _bars(canvas, row, area)
    _days(canvas, rows[-1], area, today)


def _total(canvas: Canvas, row: Reported, middle: float) -> None:
    """How many, with a sign where it rises: never by its colour alone."""
    text = f"▲ {row.total}" if row.rising is not None else str(row.total)
    colour = _INK if row.rising is None else _RISING
    canvas.text((_WIDTH - _MARGIN, middle), text, colour, _TEXT, "right")


def _bars(canvas: Canvas, row: Reported, area: _Area) -> None:
    """A bar for each day, the last one in the colour of what rises if it does."""
    top, step = max(row.counts), area.width / len(row.counts)
    line = (area.left, area.bottom + 2, area.left + area.width, area.bottom + 4)
    canvas.rectangle(line, _LINE)
    for place, count in enumerate(row.counts):
        if not count:
            continue
        left = area.left + (place + _GAP / 2) * step
        height = max(5.0, area.height * count / top)
        last = place == len(row.counts) - 1
        colour = _RISING if last and row.rising is not None else _BAR
        box = (left, area.bottom - height, left + (1 - _GAP) * step, area.bottom)
        canvas.rectangle(box, colour)


def _days(canvas: Canvas, row: Reported, area: _Area, today: date) -> None:
    """The first, the middle and the last day, by their numbers in the month."""
    number = len(row.counts)
    step = area.width / number
    for place in (0, number // 2, number - 1):
        day = today - timedelta(days=number - 1 - place)
        at = (area.left + (place + 0.5) * step, area.bottom + 30)
        canvas.text(at, f"{day.day}.{day.month}.", _SOFT, _SMALL, "middle")


def _fitting(text: str, width: float) -> str:
    """A name in letters that we have, as much of it as there is room for."""
    plain = (sign if drawable(sign, _TEXT) else anyascii(sign) for sign in text)
    text = " ".join("".join(c if c.isprintable() else " " for c in plain).split())
    if length_of(text, _TEXT) <= width:
        return text
    while text and length_of(f"{text}…", _TEXT) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
