"""Text as Discord's markdown: escaped, styled, measured."""

from __future__ import annotations

import re

from bot.pieces.layout import Style

#: What could mean something wherever it stands: styles, spoilers, links, mentions, quotes.
_SIGNS = re.compile(r"([\\*_~`|\[\]<>#])")
#: What makes a list at the beginning of a line.
_LIST = re.compile(r"\A(\s*)([-+])(?=\s|\Z)|\A(\s*\d+)\.(?=\s|\Z)")
#: An address that Discord links by itself: a backslash in it would break the link.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'*+,;=%-]+\s*\Z")
_LINK_SIGN = "↗"


def units(text: str) -> int:
    """The length in UTF-16 units.

    Discord speaks of characters; its clients count UTF-16 units and its servers code points, of
    which there are never more. What fits by our count fits by both.
    """
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def escape(text: str) -> str:
    """Text that reads in Discord as it was written, one word or more."""
    if _ADDRESS.match(text):
        return text
    return _LIST.sub(_unlisted, _SIGNS.sub(r"\\\1", text))


def styled(written: str, style: Style) -> str:
    """Escaped text in a style; white space at its ends stays outside, or the style would fail."""
    bare = written.strip()
    if not bare:
        return written
    start, _, end = written.partition(bare)
    if style.code:
        # Inside nothing is escaped, and nothing can be: what ends it is replaced.
        bare = "`" + re.sub(r"\\(.)", r"\1", bare).replace("`", "'") + "`"
    if style.url is not None:
        bare = _linked(bare, style.url)
    if style.bold:
        bare = f"**{bare}**"
    if style.italic:
        bare = f"_{bare}_"
    return f"{start}{bare}{end}"


def cost(style: Style) -> int:
    """How many units a style adds to a run of text, at most."""
    link = units(safe_url(style.url)) + len(f" [{_LINK_SIGN}]()") if style.url else 0
    return link + 4 * style.bold + 2 * style.italic + 2 * style.code


def safe_url(url: str) -> str:
    """An address that does not end the markdown around it."""
    return url.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")


def _linked(written: str, url: str) -> str:
    """A masked link. Discord cannot read one whose text has brackets: it stands behind them."""
    if "[" in written or "]" in written:
        return f"{written} [{_LINK_SIGN}]({safe_url(url)})"
    return f"[{written}]({safe_url(url)})"


def _unlisted(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[2] else f"{found[3]}\\."
