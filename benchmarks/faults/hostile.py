"""Headlines as nobody would want them: seeded, so that a campaign can be repeated."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

_WORDS = (
    "grid", "warns", "of", "a", "tight", "January", "Мінск", "Łódź", "ціна", "الأسعار", "שלום",
    "東京", "สวัสดี", "नमस्ते", "Ω≈ç√", "naïve", "ﬁn", "İstanbul", "ß", "ǅ",
)  # fmt: skip
_MARKUP = (
    "<b>", "</b>", "<b", "</", "<", ">", "<>", "< b >", "<i><b></i></b>", "<script>x</script>",
    "<a href='tg://user?id=1'>", '<a href="javascript:alert(1)">x</a>', "</a>", "<a href=", '">',
    "<tg-spoiler>", "<tg-emoji emoji-id='1'>", "<pre><code class='language-'>", "</blockquote>",
    "<blockquote expandable>", "<span class='tg-spoiler'>", "<!-- -->", "<![CDATA[x]]>", "<br/>",
    "<B>", "<u>", "<s>", "*bold*", "_it_", "[x](tg://user?id=1)", "`", "```", "||", "\\", "__",
)  # fmt: skip
_ENTITIES = (
    "&", "&&", "&amp;", "&lt;b&gt;", "&#60;b&#62;", "&#x3c;", "&nbsp;", "&apos;", "&quot;", "&lt",
    "&#0;", "&#xFFFFFFFF;", "&#xD800;", "&amp;amp;lt;", "&;", "&#;", "&unknown;", "&#1114112;",
)  # fmt: skip
_LINKS = (
    "tg://user?id=777", "tg://resolve?domain=x", "javascript:alert(1)", "data:text/html,<b>x</b>",
    "http://a:b@evil.example/", "https://t.me/joinchat/x", "@durov_bot", "@everyone", "#tag",
    "/start", "/claim@bot x", "$USD", "mailto:a@b.c", "http://[::1", "https://e.example/?q=<b>&amp;",
)  # fmt: skip
_SIGNS = (
    "😀", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇧🇾", "🇧", "👍🏽", "1️⃣", "❤️", "\U0001f9d1\u200d", "\u200d", "\ufe0f",
    "\U000e0067\U000e007f", "𝕙𝕖𝕝𝕝𝕠", "\U0010fffd", "\ufffd", "\ue000",
)  # fmt: skip
_MARKS = (
    "\u202e", "\u202d", "\u202a", "\u202c", "\u2066", "\u2067", "\u2069", "\u200e", "\u200f",
    "\u061c", "\u0301", "\u0301" * 40, "\u0338", "\u20dd", "\u034f", "\u200b", "\u2060", "\ufeff",
    "\u00ad", "\u180e", "\u115f", "\u3164", "\u2800",
)  # fmt: skip
_CONTROLS = (
    "\x00", "\x01", "\x08", "\x0b", "\x0c", "\r", "\n", "\t", "\x1b[31m", "\x1f", "\x7f", "\x85",
    "\x9b", "\u2028", "\u2029", "\ud800", "\udfff", "\ud83d\ude00", "\udc00\ud800", "\ufffe",
    "\uffff", "\ufdd0", "\U0001ffff",
)  # fmt: skip
_ALL = (_WORDS, _WORDS, _MARKUP, _ENTITIES, _LINKS, _SIGNS, _MARKS, _CONTROLS)
_LONG = ("x", "я", "😀", "e\u0301", "<", "&", "👩‍👩‍👧‍👦", "界", "\u0301", '"')


def titles(number: int, seed: int) -> Iterator[str]:
    """So many headlines: mixtures of everything, and now and then a word without an end."""
    chance = random.Random(seed)
    for _ in range(number):
        yield _title(chance)


def _title(chance: random.Random) -> str:
    kinds: tuple[tuple[float, Callable[[random.Random], str]], ...] = (
        (0.0005, _endless),
        (0.01, _any_characters),
        (1.0, _mixture),
    )
    draw = chance.random()
    return next(make for share, make in kinds if draw < share)(chance)


def _mixture(chance: random.Random) -> str:
    pieces = [chance.choice(chance.choice(_ALL)) for _ in range(chance.randint(1, 14))]
    return chance.choice(("", " ", " ", " ")).join(pieces)


def _any_characters(chance: random.Random) -> str:
    highest = chance.choice((0x7F, 0x7FF, 0xFFFF, 0x10FFFF))
    return "".join(chr(chance.randint(0, highest)) for _ in range(chance.randint(1, 80)))


def _endless(chance: random.Random) -> str:
    return chance.choice(_LONG) * chance.choice((100, 1_000, 4_000, 4_096, 9_000))
