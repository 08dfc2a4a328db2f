"""Addresses of pages and feeds, as text: is it one, and are two the same page?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import SplitResult, urlsplit, urlunsplit

_LONGEST = 2048
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\\ud800-\udfff]")
#: What stands before a site's name for telephones and for Google's fast pages (AMP).
_FOR_PHONES = frozenset({"amp", "m", "mobile"})
_AMP_PATH = re.compile(r"(?<=[^/])(?:/amp(/?)|\.amp(\.html?))$")
_AMP_PAIR = re.compile(r"(?:outputtype=amp|amp(?:=(?:1|true)?)?|amp_js_v=.*)", re.IGNORECASE)
#: What names a page and not only its kind: "ferry-is-back", "item-4711.html", not "article.php".
_SLUG = re.compile(r"(?=.*[\d-])[^/]{6,}")
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
    if len(text.encode(errors="replace")) > _LONGEST or _FORBIDDEN.search(text):
        return False
    parts = _split(text)
    return parts is not None and "@" not in parts.netloc


def canonical(url: str) -> str:
    """One form for all addresses of a page: no fragment, no tracking, plain scheme and host, the
    article instead of its page for telephones or AMP.

    What is no http(s) address is returned as it is. ``canonical(canonical(u)) == canonical(u)``;
    the site stays the same.
    """
    parts = _split(url)
    if parts is None:
        return url
    kept = [
        pair
        for pair in parts.query.split("&")
        if pair
        and not _TRACKING.fullmatch(pair.partition("=")[0])
        and not _AMP_PAIR.fullmatch(pair)
    ]
    return _joined(parts, "&".join(kept), site_of(parts.hostname or ""), _path(parts.path))


def site_of(host: str) -> str:
    """The host without what stands before it for telephones and AMP; ``www.`` stays."""
    labels = host.split(".")
    while labels[0] in _FOR_PHONES and _is_a_site(labels[1:]):
        labels = labels[1:]
    # "en.m.example.org"
    if len(labels) > 3 and labels[1] in _FOR_PHONES and _is_a_site(labels[2:]):
        return site_of(".".join((labels[0], *labels[2:])))
    return ".".join(labels)


def is_same_page(url: str, link: str) -> bool:
    """May the page at ``url`` call ``link`` its own address?

    On its own site only, and only where both name the same piece: pages that all call the home
    page or one section their address are a common mistake, and would all be one.
    """
    one, other = _split(canonical(url)), _split(canonical(link))
    if one is None or other is None or host_of(url) != host_of(link):
        return False
    if (one.path, one.query) == (other.path, other.query):
        return True
    last, named = (_last(each.path) for each in (one, other))
    return last == named and bool(_SLUG.fullmatch(last))


def feed_url(url: str) -> str:
    """A feed's address as it is stored: like ``canonical``, but every parameter is kept."""
    parts = _split(url)
    return url if parts is None else _joined(parts, parts.query, parts.hostname or "", parts.path)


def host_of(url: str) -> str:
    """The name of the host's site, without ``www.``; empty if there is none."""
    parts = _split(url)
    return site_of(parts.hostname or "").removeprefix("www.") if parts else ""


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname or port == 0:
        return None
    return parts


def _joined(parts: SplitResult, query: str, host: str, path: str) -> str:
    user, at, _ = parts.netloc.rpartition("@")
    host = f"[{host}]" if ":" in host else host
    port = "" if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
    return urlunsplit((parts.scheme, f"{user}{at}{host}{port}", path or "/", query, ""))


def _path(path: str) -> str:
    """The path without what asks for the AMP page; often there are several."""
    while (found := _AMP_PATH.search(path)) is not None:
        path = path[: found.start()] + (found.group(1) or found.group(2) or "")
    return path


def _is_a_site(labels: Sequence[str]) -> bool:
    """Is it a name that somebody can have: "quay.example", not "example" and not "co.uk"?"""
    if len(labels) < 2 or not all(labels) or labels[-1].isdecimal():
        return False
    return len(labels) > 2 or len(labels[0]) > 3 or len(labels[1]) > 2


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]
