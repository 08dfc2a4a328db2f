"""Draw the letters of charts once, so that who only looks at charts needs no font engine.

    python tools/letters.py [tools/letters.ttf [bot/data/letters.gz]]

Needs Pillow, which the tests have. The file is gzip: a line of JSON, for each size in pixels how
high a capital is and the letters with (advance, left, top, width, height), top from the base line;
then the letters' pixels in that order, a byte each, from 0 to 15.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SIZES = (42, 34)
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x370, 0x460), 0x2026, 0x25B2]


def main(font: Path, target: Path) -> None:
    """Write the file."""
    head: dict[int, dict[str, object]] = {}
    pixels = bytearray()
    for size in SIZES:
        face = ImageFont.truetype(str(font), size, layout_engine=ImageFont.Layout.BASIC)
        letters = {}
        for code in LETTERS:
            made, drawn = _drawn(face, chr(code))
            letters[chr(code)] = made
            pixels += drawn
        head[size] = {"capital": -face.getbbox("H", anchor="ls")[1], "letters": letters}
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    target.write_bytes(gzip.compress(line + bytes(pixels), 9, mtime=0))
    print(f"{target}: {len(LETTERS)} letters in {len(SIZES)} sizes, {target.stat().st_size} bytes")


def _drawn(face: ImageFont.FreeTypeFont, letter: str) -> tuple[list[int], bytes]:
    left, top, right, bottom = (round(edge) for edge in face.getbbox(letter, anchor="ls"))
    width, height = max(0, right - left), max(0, bottom - top)
    if not width or not height:
        return [round(face.getlength(letter)), 0, 0, 0, 0], b""
    image = Image.new("L", (width, height))
    ImageDraw.Draw(image).text((-left, -top), letter, fill=255, font=face, anchor="ls")
    shades = bytes(round(shade * 15 / 255) for shade in image.tobytes())
    return [round(face.getlength(letter)), left, top, width, height], shades


if __name__ == "__main__":
    given = [Path(word) for word in sys.argv[1:]]
    defaults = [Path("tools/letters.ttf"), Path("bot/data/letters.gz")]
    main(*[*given, *defaults[len(given) :]])
