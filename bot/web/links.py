"""Addresses: our own, and those that lead to the very sentence in its source. Pure."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import quote, urlsplit

_ENDS = 5  # words from the begin and the end of a sentence, by which it is found
_WHOLE = 12  # up to so many words it is named whole


def web_address(url: str | None) -> bool:
    """Is it an address of the web? No javascript:, no data:, nothing with a hidden sign in it."""
    if not url or any(c.isspace() or not c.isprintable() for c in url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def with_fragment(url: str, sentence: str) -> str:
    """The address with the sentence's place: a browser scrolls there and marks it.

    By https://wicg.github.io/scroll-to-text-fragment/: a long one by its first and last words.
    """
    words = sentence.split()
    if not words:
        return url
    if len(words) <= _WHOLE:
        place = _escaped(" ".join(words))
    else:
        place = f"{_escaped(' '.join(words[:_ENDS]))},{_escaped(' '.join(words[-_ENDS:]))}"
    page, _, fragment = url.partition("#")
    return f"{page}#{fragment.partition(':~:')[0]}:~:text={place}"


def _escaped(words: str) -> str:
    """With ``-``, ``,`` and ``&``, which have a meaning in a text directive."""
    return quote(words, safe="").replace("-", "%2D")


def topic_path(name: str, kind: str = "") -> str:
    """Where a topic is; ``kind`` "atom" or "json": where its feed is."""
    return f"/topic/{quote(name, safe='')}{f'.{kind}' if kind else ''}"


def moment(when: datetime) -> str:
    """RFC 3339, to the second, as feeds want it."""
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")


def parsed_page(given: str | None, most: int) -> int | None:
    """The number of a page, from 1 to ``most``; 1 if none is named, None if it is no such."""
    if given is None:
        return 1
    if not re.fullmatch(r"[0-9]{1,4}", given):
        return None
    return int(given) if 1 <= int(given) <= most else None
