"""A picture of rectangles and words, as another's decoder reads it."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from bot.commands.canvas import Align, Canvas, drawable, length_of

GROUND, INK, BAR = "#102030", "#ffffff", "#6aa9e0"


def seen(canvas: Canvas) -> Image.Image:
    """Decoded whole: a wrong checksum or a missing row is an error."""
    return Image.open(BytesIO(canvas.png())).convert("RGB")


def written(align: Align, at: float, text: str = "Hh") -> tuple[int, int, int, int]:
    """Where the ink is."""
    canvas = Canvas(300, 100, GROUND, (INK, BAR))
    canvas.text((at, 50), text, 0, 42, align)
    image = seen(canvas)
    box = ImageChops.difference(image, Image.new("RGB", image.size, GROUND)).getbbox()
    assert box is not None
    return box[0], box[1], box[2] - 1, box[3] - 1


def test_a_rectangle_is_where_it_is_put_and_nowhere_else() -> None:
    canvas = Canvas(20, 10, GROUND, (INK, BAR))
    canvas.rectangle((5.4, 2, 9.6, 4), 1)
    canvas.rectangle((-5, 9, 100, 50), 0)
    image = seen(canvas)
    assert image.size == (20, 10)
    assert image.getpixel((5, 2)) == image.getpixel((9, 3)) == (0x6A, 0xA9, 0xE0)
    assert image.getpixel((4, 2)) == image.getpixel((10, 2)) == (0x10, 0x20, 0x30)
    assert image.getpixel((0, 9)) == image.getpixel((19, 9)) == (255, 255, 255)


def test_words_begin_end_or_stand_about_their_place() -> None:
    left, top, right, bottom = written("left", 100)
    assert 100 <= left < 108
    assert abs((top + bottom) / 2 - 50) <= 2
    assert 192 < written("right", 200)[2] <= 200
    middle = written("middle", 150)
    assert abs((middle[0] + middle[2]) / 2 - 150) <= 3
    assert right - left <= length_of("Hh", 42)


def test_what_does_not_fit_is_cut_and_what_cannot_be_drawn_is_left_out() -> None:
    assert written("left", -20)[0] == 0
    assert written("right", 400, "WWWWWWWWW")[2] <= 299
    assert written("left", 100, "H日h") == written("left", 100)
    assert not drawable("日", 42)


@pytest.mark.parametrize("text", ["Energy", "Лукашенка", "Ελλάδα", "Łódź", "▲ 113…"])
def test_our_readers_letters_can_be_drawn(text: str) -> None:
    assert all(drawable(sign, size) for sign in text for size in (42, 34))
