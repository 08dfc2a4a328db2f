"""Text and links that any platform can take: cleaned, seen as characters, without tricks."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

#: Breaks of every kind inside a line: they become one space.
_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
#: Control characters, half characters, non-characters, and the marks that turn or hide the
#: direction of the text around them (a headline must not rewrite the line that it stands in).
_NEVER = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069"
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)
_BLANK = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_MAX_URL = 2048


def clean(text: str) -> str:
    """One line of text without the characters that platforms refuse or that could mislead."""
    return _NEVER.sub("", _BREAKS.sub(" ", text))


def visible(text: str) -> bool:
    """Whether there is anything to see; platforms refuse a message without."""
    return any(unicodedata.category(char) not in _BLANK for char in text)


def web_link(url: str | None) -> str | None:
    """The URL if it is a plain web address, else None (``tg:`` would mention, others execute).

    Addresses that carry a user name are refused too: they are made to look like another site.
    """
    if not url or len(url) > _MAX_URL or clean(url) != url or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
        fine = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return url if fine and "@" not in parts.netloc else None


def clusters(text: str) -> list[str]:
    """Characters as they are seen: with their marks, joined emoji and flags in one piece."""
    found: list[str] = []
    for char in text:
        if found and _belongs(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _belongs(before: str, char: str) -> bool:
    joined = before[-1] == "\u200d" or char == "\u200d" or unicodedata.category(char)[0] == "M"
    tone = "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f"
    flag = _is_flag_letter(char) and len(before) == 1 and _is_flag_letter(before)
    return joined or tone or flag


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
