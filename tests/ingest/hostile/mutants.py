"""Feeds with something wrong in them: real shapes, changed at random; seeded, so repeatable."""

from __future__ import annotations

import random
from pathlib import Path

_SOUND = tuple(path.read_bytes() for path in sorted(Path(__file__).parents[1].glob("feeds/*")))
_PIECES = (
    b"<", b">", b"&", b"\0", b"]]>", b"<![CDATA[", b"&#xFFFFFFFF;", b"&#0;", b"<item>", b"</item>",
    b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"encoding='idna'", b"<?xml", b"<!--", b"-->", b'"',
    b"9" * 40, b"xmlns=''", b"xml:lang='x'", b"<pubDate>", b"<link>", b"<guid/>", b"<!DOCTYPE x [",
    b"<title type='xhtml'>", b"<content type='application/zip'>", b"{", b"}", b"null", b"\\ud800",
    b"javascript:", b"http://[", b"<author>a@a</author>", b"<enclosure/>", b"<media:group>",
)  # fmt: skip


def mutant(chance: random.Random) -> bytes:
    """A feed with one to eight changes: bytes cut, doubled, swapped, replaced or put in."""
    body = bytearray(chance.choice(_SOUND))
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(body) + 1)
        end = min(len(body), start + chance.choice((0, 1, 2, 8, 40, 300)))
        what = chance.randrange(5)
        if what == 0:
            del body[start:end]
        elif what == 1:
            body[start:start] = body[start:end] * chance.choice((1, 2, 50))
        elif what == 2:
            body[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
        else:
            body[start:end] = chance.choice(_PIECES)
    return bytes(body)
