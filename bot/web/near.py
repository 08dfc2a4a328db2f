"""Does a request come from this machine itself, and not from elsewhere by way of a proxy on it?"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web

_PASSED_ON = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")


def is_near(request: web.Request) -> bool:
    """From loopback, to a name of loopback (no page elsewhere may have the browser ask), direct."""
    if any(name in request.headers for name in _PASSED_ON):
        return False
    named = urlsplit(f"//{request.host}").hostname or ""
    return _is_loopback(request.remote or "") and (named == "localhost" or _is_loopback(named))


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
