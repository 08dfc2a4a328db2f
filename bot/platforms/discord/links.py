"""Addresses as an embed can carry them: Discord refuses a whole message for one that it doubts."""

from __future__ import annotations

from yarl import URL

_MAX_URL = 2048


def embed_url(url: str) -> str | None:
    """The address as Discord takes it, in ASCII; None where it may not like it."""
    try:
        made = URL(url)
        host = made.raw_host
    except ValueError:
        return None
    if made.scheme not in ("http", "https") or not host or "." not in host.strip("."):
        return None
    written = str(made)
    return written if written.isascii() and len(written) <= _MAX_URL else None
