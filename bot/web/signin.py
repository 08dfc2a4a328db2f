"""Signing in with the token, and out again."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from urllib.parse import parse_qs, urlsplit

from aiohttp import web

from bot.web import visitor
from bot.web.access import SESSION
from bot.web.door import Door

_MOST_BYTES = 4_000
_PATIENCE = 5.0  # seconds for a form; a browser sends it at once


@dataclass(frozen=True, slots=True)
class SignIn:
    """The form, and what it leads to."""

    door: Door

    def add_to(self, app: web.Application) -> None:
        """The routes."""
        app.router.add_get("/login", self.door.closed(self._form))
        app.router.add_post("/login", self.door.closed(self._given))
        app.router.add_post("/logout", self.door.closed(self._left))

    async def _form(self, request: web.Request) -> web.StreamResponse:
        to = visitor.back(visitor.query(request).get("to", "/"))
        return self._page(request, 200, to, "")

    async def _given(self, request: web.Request) -> web.StreamResponse:
        form = await _form_of(request)
        if form is None or not _from_our_own_page(request):
            return self._page(request, 400, "/", "The form did not come whole. Try again.")
        door, to = self.door, visitor.back(form.get("to", "/"))
        now, peer = door.clock.now(), visitor.peer(request, door.site.root)
        if wait := door.tries.wait(peer, now):
            seconds = ceil(wait.total_seconds())
            text = f"Too many tries. Wait {ceil(seconds / 60)} minutes."
            response = self._page(request, 429, to, text)
            response.headers["Retry-After"] = str(seconds)
            return response
        if not door.opens(request, form.get("token", "").strip()):
            return self._page(request, 403, to, "That is not the token.")
        entered = web.Response(status=303, headers={"Location": to})
        self._set(request, entered, door.keys.session(now), int(SESSION.total_seconds()))
        return entered

    async def _left(self, request: web.Request) -> web.StreamResponse:
        if not _from_our_own_page(request):
            return web.Response(status=400)
        response = web.Response(status=303, headers={"Location": "/"})
        self._set(request, response, "", 0)
        return response

    def _set(self, request: web.Request, response: web.Response, value: str, age: int) -> None:
        secure = visitor.secure(request, self.door.site.root)
        response.set_cookie(
            visitor.cookie(secure),
            value,
            max_age=age,
            path="/",
            secure=secure,
            httponly=True,
            samesite="Strict",
        )

    def _page(self, request: web.Request, status: int, to: str, wrong: str) -> web.Response:
        return self.door.page(request, "login.html", status, title="Sign in", to=to, wrong=wrong)


async def _form_of(request: web.Request) -> Mapping[str, str] | None:
    """What was filled in; None if it is too much, comes too slowly or is no form."""
    if request.content_type != "application/x-www-form-urlencoded":
        return None
    try:
        async with asyncio.timeout(_PATIENCE):
            body = await request.content.read(_MOST_BYTES + 1)
            while len(body) <= _MOST_BYTES and (more := await request.content.readany()):
                body += more
    except TimeoutError:
        return None
    if len(body) > _MOST_BYTES:
        return None
    fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=5)
    return {name: values[0] for name, values in fields.items()}


def _from_our_own_page(request: web.Request) -> bool:
    """Browsers say which page a form stood on; another's form is not taken."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    # Our pages send no referrer, and with it a browser's form says its origin is "null".
    return origin in (None, "null") or urlsplit(origin).netloc == request.host
