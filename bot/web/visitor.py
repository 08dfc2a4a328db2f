"""What a request says of where it comes from and by which address. Nothing of it is believed
that could do harm if it were a lie."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from aiohttp import web

_MOST_QUERY = 20  # parameters that are looked at
_LONGEST = 300  # characters of one


def by_our_name(host: str, root: str | None) -> bool:
    """Is this our own address?

    A page elsewhere can give its own name our address and then read us as its own (DNS
    rebinding); it cannot do so with a number, nor with ``localhost``.
    """
    try:
        name = (urlsplit(f"//{host}").hostname or "").rstrip(".").lower()
    except ValueError:
        return False
    if name == "localhost" or (root is not None and name == urlsplit(root).hostname):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def root(request: web.Request, outside: str | None) -> str:
    """Where the pages are for who reads this answer, without a slash at the end."""
    return outside or f"http://{request.host}"


def secure(request: web.Request, outside: str | None) -> bool:
    """Did he come by the address outside, and is that one encrypted?"""
    if outside is None or not outside.startswith("https://"):
        return request.secure
    host = urlsplit(f"//{request.host}").hostname
    return request.secure or host == urlsplit(outside).hostname


def cookie(secure: bool) -> str:
    """The session's name: where it can be, one that no other host and no other path can set."""
    return "__Host-newsdigest" if secure else "newsdigest"


def peer(request: web.Request, outside: str | None) -> str:
    """Whose tries to sign in are counted together: an address.

    Behind a proxy it is the one that the proxy, which is the last to write, puts down.
    """
    direct = request.remote or ""
    try:
        near = not ipaddress.ip_address(direct).is_global
    except ValueError:
        return direct
    said = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return said[:50] if outside is not None and near and said else direct


def query(request: web.Request) -> Mapping[str, str]:
    """What stands behind the question mark: the first few, none too long, without controls."""
    found: dict[str, str] = {}
    for name, value in list(request.query.items())[:_MOST_QUERY]:
        plain = "".join(c if c.isprintable() else " " for c in value)
        found.setdefault(name, " ".join(plain.split())[:_LONGEST])
    return found


def sign_in(path: str) -> str:
    """The address of the sign-in, from which one comes back to this path."""
    return f"/login?to={quote(path, safe='')}"


def back(path: str) -> str:
    """Where to go after signing in: a path of ours, else the start."""
    fine = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isascii()
    return path if fine and path.isprintable() and "\\" not in path else "/"
