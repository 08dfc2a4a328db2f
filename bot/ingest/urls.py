"""Addresses of pages and feeds, as text: is it one, and are two the same page?"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

_LONGEST = 2048
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\\ud800-\udfff]")
_DEFAULT_PORTS = {"http": 80, "https": 443}
# What advertisers, mailers and social networks add; none of it changes the page.
_TRACKING = re.compile(
    r"(utm_\w+|(?:fb|g|dc|ms|tw|y|wbra|gbra)cl(?:id|src)|yclid|gclsrc|wbraid|gbraid|igshid|igsh"
    r"|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|oly_(?:anon|enc)_id|vero_id|s_cid|cmpid|at_(?:medium|campaign)"
    r"|_openstat|ysclid|ref_src)",
    re.IGNORECASE,
)


def is_url(text: str) -> bool:
    """Whether this is an http(s) address with a host, and without a password in it."""
    if len(text) > _LONGEST or _FORBIDDEN.search(text):
        return False
    parts = _split(text)
    return parts is not None and "@" not in parts.netloc


def canonical(url: str) -> str:
    """One form for all addresses of a page: no fragment, no tracking, plain scheme and host.

    What is no http(s) address is returned as it is. ``canonical(canonical(u)) == canonical(u)``.
    """
    parts = _split(url)
    if parts is None:
        return url
    kept = [
        pair
        for pair in parts.query.split("&")
        if pair and not _TRACKING.fullmatch(pair.partition("=")[0])
    ]
    return _joined(parts, "&".join(kept))


def feed_url(url: str) -> str:
    """A feed's address as it is stored: like ``canonical``, but every parameter is kept."""
    parts = _split(url)
    return url if parts is None else _joined(parts, parts.query)


def host_of(url: str) -> str:
    """The host's name, without ``www.``; empty if there is none."""
    parts = _split(url)
    return (parts.hostname or "").removeprefix("www.") if parts else ""


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname or port == 0:
        return None
    return parts


def _joined(parts: SplitResult, query: str) -> str:
    user, at, _ = parts.netloc.rpartition("@")
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    port = "" if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
    netloc = f"{user}{at}{host}{port}"
    return urlunsplit((parts.scheme, netloc, parts.path or "/", query, ""))
