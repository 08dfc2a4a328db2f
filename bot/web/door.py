"""Before and behind every page: who comes by which name, what he may see, what browsers are told.

The pages are read by anybody; the service beside them must never wait for them. So few are made
at once, none takes a body but the sign-in, and all that is asked is bounded.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import ETag, web

from bot.clock import Clock
from bot.store import meta
from bot.store.db import Database
from bot.web import visitor
from bot.web.access import Keys, Tries
from bot.web.templates import rendered
from bot.web.visit import Document, Elsewhere, NothingThereError, Route, Shown, Site, Visit

log = logging.getLogger(__name__)

_AT_ONCE, _MOST_WAITING = 2, 20  # pages made; visitors that wait for theirs
_FRESH = 60  # seconds for which a browser may keep a public page
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}
_SIGNED_IN = web.RequestKey("signed_in", bool)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class TooBusyError(Exception):
    """Too many visitors wait already."""


@dataclass(slots=True)
class Door:
    """Lets visitors in, one page each."""

    db: Database
    clock: Clock
    site: Site
    keys: Keys
    tries: Tries = field(default_factory=Tries)
    _places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))
    _waiting: int = 0
    _name: str = ""

    def guard(self, route: Route) -> Handler:
        """The route as the server calls it."""

        async def answer(request: web.Request) -> web.StreamResponse:
            return await self._made(request, route)

        return self.closed(answer)

    def closed(self, handler: Handler) -> Handler:
        """Any handler, for visitors that come by our own name; with what browsers are told."""

        async def answer(request: web.Request) -> web.StreamResponse:
            if not visitor.by_our_name(request.host, self.site.root):
                response: web.StreamResponse = web.Response(
                    status=421, text="This is not the address of these pages.\n"
                )
            else:
                response = await self._safely(handler, request)
            for name, value in _HEADERS.items():
                response.headers.setdefault(name, value)
            response.headers.setdefault("Cache-Control", "no-store")
            return response

        return answer

    async def _safely(self, handler: Handler, request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except NothingThereError as nothing:
            return self.page(request, "error.html", 404, title="Nothing here", text=str(nothing))
        except TooBusyError:
            text = "Too many ask at the same moment. Try again in a minute."
            response = self.page(request, "error.html", 503, title="Busy", text=text)
            response.headers["Retry-After"] = "60"
            return response
        except Exception:
            log.exception("a page could not be made")
            text = "This page could not be made. The log says why."
            return self.page(request, "error.html", 500, title="Something went wrong", text=text)

    async def _made(self, request: web.Request, route: Route) -> web.StreamResponse:
        signed_in = self.signed_in(request)
        if route.area not in self.site.public and not signed_in:
            return self._sent_away(request, route)
        installation = await self._installation() if route.area == "feeds" else ""
        async with self._place(), self.db.read() as tx:
            visit = Visit(
                tx,
                self.site,
                self.clock.now(),
                request.match_info,
                visitor.query(request),
                visitor.root(request, self.site.root),
                signed_in,
                installation,
            )
            answer = await route.handler(visit)
        match answer:
            case Elsewhere(path, for_good):
                return web.Response(status=308 if for_good else 303, headers={"Location": path})
            case Shown(template, values):
                response = self.page(request, template, 200, **values)
            case Document(kind, text, changed_at):
                response = web.Response(text=text, content_type=kind, charset="utf-8")
                response.last_modified = changed_at
        return _kept(request, response, public=route.area in self.site.public and not signed_in)

    def _sent_away(self, request: web.Request, route: Route) -> web.StreamResponse:
        """To what he may see or, from there, to the sign-in."""
        if route.area == "feeds":
            return web.Response(status=401, headers={"WWW-Authenticate": "Bearer"})
        if route.area == "status" and "archive" in self.site.public:
            return web.Response(status=303, headers={"Location": "/archive"})
        return web.Response(status=303, headers={"Location": visitor.sign_in(request.path_qs)})

    def signed_in(self, request: web.Request) -> bool:
        """Does he hold a session, or the token itself?"""
        if _SIGNED_IN not in request:
            request[_SIGNED_IN] = self._known(request)
        return request[_SIGNED_IN]

    def _known(self, request: web.Request) -> bool:
        scheme, _, given = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self.opens(request, given.strip())
        session = request.cookies.get(visitor.cookie(visitor.secure(request, self.site.root)))
        return session is not None and self.keys.holds(session, self.clock.now())

    def opens(self, request: web.Request, given: str) -> bool:
        """Is this the token, from an address that did not try too often?"""
        now, peer = self.clock.now(), visitor.peer(request, self.site.root)
        if self.tries.wait(peer, now):
            return False
        if not self.keys.opens(given):
            self.tries.failed(peer, now)
            return False
        return True

    def page(
        self, request: web.Request, template: str, status: int, **values: object
    ) -> web.Response:
        """A page, with what stands on each of them."""
        signed_in = self.signed_in(request)
        text = rendered(
            template,
            self.site,
            self.clock.now(),
            here=request.path,
            signed_in=signed_in,
            **values,
        )
        return web.Response(status=status, text=text, content_type="text/html", charset="utf-8")

    async def _installation(self) -> str:
        if not self._name:
            self._name = await meta.installation(self.db)
        return self._name

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        """One of the few places where pages are made."""
        if self._waiting >= _MOST_WAITING:
            raise TooBusyError
        self._waiting += 1
        try:
            await self._places.acquire()
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._places.release()


def _kept(request: web.Request, response: web.Response, *, public: bool) -> web.Response:
    """How long it may be kept, and by whom; 304 to who has it already."""
    if not public:
        response.headers["Cache-Control"] = "no-store"
        return response
    body = response.body if isinstance(response.body, bytes) else b""
    response.etag = hashlib.sha256(body).hexdigest()[:32]
    response.headers["Cache-Control"] = f"public, max-age={_FRESH}"
    response.headers["Vary"] = "Cookie, Authorization"
    if _has_it(request, response):
        same = web.Response(status=304)
        for name in ("ETag", "Cache-Control", "Vary", "Last-Modified"):
            if name in response.headers:
                same.headers[name] = response.headers[name]
        return same
    return response


def _has_it(request: web.Request, response: web.Response) -> bool:
    if (known := request.if_none_match) is not None:
        wanted = response.etag
        return any(tag == ETag("*") or (wanted and tag.value == wanted.value) for tag in known)
    since, changed = request.if_modified_since, response.last_modified
    return since is not None and changed is not None and changed <= since
