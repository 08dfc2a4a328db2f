"""How much topics were reported, as one picture that is read on a telephone. Pure.

A dark ground of its own stands out from neither a light nor a dark theme, and a picture has no
words but the topics' names: what it shows is told in the text and the words beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from anyascii import anyascii

from bot.stories.trends import Reported

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

MOST = 10  # topics in one picture
_WIDTH, _MARGIN, _ROW = 1080, 48, 104
_TEXT, _SMALL = 42, 34  # pixels; a telephone shows three to a point
_NAMES, _TOTALS = 360, 170  # widths of the columns beside the bars
_GROUND, _INK, _SOFT, _BAR, _RISING = "#1d2127", "#f1f3f5", "#aab2bc", "#6aa9e0", "#ffc35c"
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
    from PIL import Image, ImageDraw

    rows = list(found)[:MOST]
    alone = len(rows) == 1
    height = 720 if alone else 2 * _MARGIN + len(rows) * _ROW + 20
    image = Image.new("RGB", (_WIDTH, height), _GROUND)
    draw = ImageDraw.Draw(image)
    if alone:
        _one(draw, rows[0], today, height)
    else:
        _many(draw, rows, today)
    made = BytesIO()
    image.quantize(64).save(made, "PNG", optimize=True)
    return made.getvalue()


def _one(draw: ImageDraw, row: Reported, today: date, height: int) -> None:
    colour = _INK if row.rising is None else _RISING
    name = _fitting(row.topic, _font(_TEXT), _WIDTH - 2 * _MARGIN - _TOTALS)
    draw.text((_MARGIN, _MARGIN), name, fill=colour, font=_font(_TEXT), anchor="lt")
    _total(draw, row, _MARGIN + _TEXT / 2)
    area = _Area(_MARGIN, height - _MARGIN - 54, _WIDTH - 2 * _MARGIN, height - 270)
    _bars(draw, row, area)
    top = max(row.counts)
    step = area.width / len(row.counts)
    for place, count in enumerate(row.counts):
        if count:
            at = (area.left + (place + 0.5) * step, area.bottom - area.height * count / top - 10)
            draw.text(at, str(count), fill=_INK, font=_font(_SMALL), anchor="ms")
    _days(draw, row, area, today)


def _many(draw: ImageDraw, rows: Sequence[Reported], today: date) -> None:
    area = _Area(0, 0, 0, 0)
    for place, row in enumerate(rows):
        bottom = _MARGIN + (place + 1) * _ROW - 22
        middle = bottom - (_ROW - 30) / 2
        colour = _INK if row.rising is None else _RISING
        name = _fitting(row.topic, _font(_TEXT), _NAMES - 20)
        draw.text((_MARGIN, middle), name, fill=colour, font=_font(_TEXT), anchor="lm")
        _total(draw, row, middle)
        left = _MARGIN + _NAMES
        area = _Area(left, bottom, _WIDTH - left - _MARGIN - _TOTALS, _ROW - 30)
        _bars(draw, row, area)
    _days(draw, rows[-1], area, today)


def _total(draw: ImageDraw, row: Reported, middle: float) -> None:
    """How many, with a sign where it rises: never by its colour alone."""
    text = f"▲ {row.total}" if row.rising is not None else str(row.total)
    colour = _INK if row.rising is None else _RISING
    draw.text((_WIDTH - _MARGIN, middle), text, fill=colour, font=_font(_TEXT), anchor="rm")


def _bars(draw: ImageDraw, row: Reported, area: _Area) -> None:
    """A bar for each day, the last one in the colour of what rises if it does."""
    top, step = max(row.counts), area.width / len(row.counts)
    line = (area.left, area.bottom + 2, area.left + area.width, area.bottom + 2)
    draw.line(line, fill="#4b535d", width=2)
    for place, count in enumerate(row.counts):
        if not count:
            continue
        left = area.left + (place + _GAP / 2) * step
        height = max(5.0, area.height * count / top)
        last = place == len(row.counts) - 1
        colour = _RISING if last and row.rising is not None else _BAR
        box = (left, area.bottom - height, left + (1 - _GAP) * step, area.bottom)
        draw.rectangle(box, fill=colour)


def _days(draw: ImageDraw, row: Reported, area: _Area, today: date) -> None:
    """The first, the middle and the last day, by their numbers in the month."""
    number = len(row.counts)
    step = area.width / number
    for place in (0, number // 2, number - 1):
        day = today - timedelta(days=number - 1 - place)
        at = (area.left + (place + 0.5) * step, area.bottom + 14)
        draw.text(at, f"{day.day}.{day.month}.", fill=_SOFT, font=_font(_SMALL), anchor="mt")


def _fitting(text: str, font: FreeTypeFont, width: float) -> str:
    """A name in letters that we have, as much of it as there is room for."""
    plain = (c if _drawable(c) else anyascii(c) for c in text)
    text = " ".join("".join(c if c.isprintable() else " " for c in plain).split())
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _drawable(letter: str) -> bool:
    code = ord(letter)
    return 0x20 <= code < 0x7F or 0xA0 <= code < 0x180 or 0x370 <= code < 0x460


@cache
def _font(size: int) -> FreeTypeFont:
    from PIL import ImageFont

    letters = BytesIO((files("bot.data") / "letters.ttf").read_bytes())
    return ImageFont.truetype(letters, size, layout_engine=ImageFont.Layout.BASIC)
