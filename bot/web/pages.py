"""Every page, in one table, and how they are added to the server."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version

from aiohttp import web

from bot.clock import Clock
from bot.config import Settings
from bot.errors import NewsdigestError
from bot.store.db import Database
from bot.web import reading, state, story, syndication, trends
from bot.web.access import TOKEN_FILE, Keys, token_in
from bot.web.door import Door, Handler
from bot.web.signin import SignIn
from bot.web.templates import asset
from bot.web.visit import NothingThereError, Route, Running, Site

ROUTES: tuple[Route, ...] = (
    Route("/", "status", state.status),
    Route("/archive", "archive", reading.archive),
    Route("/archive/{day}", "archive", reading.day),
    Route("/digest/{id}", "digest", reading.digest),
    Route("/story/{id}", "story", story.story),
    Route("/feed.atom", "feeds", syndication.atom),
    Route("/feed.json", "feeds", syndication.json_feed),
    Route("/topic/{name}.atom", "feeds", syndication.atom),
    Route("/topic/{name}.json", "feeds", syndication.json_feed),
    Route("/topic/{name}", "topic", reading.topic),
    Route("/trends", "trends", trends.trends),
    Route("/search", "search", reading.search),
)
log = logging.getLogger(__name__)

_WEEK = "public, max-age=604800"
_ASSETS = (("/style.css", "style.css", "text/css"), ("/icon.svg", "icon.svg", "image/svg+xml"))


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one installation; ``token`` is what one signs in with."""

    db: Database
    clock: Clock
    site: Site
    token: str

    def opens(self, token: str) -> bool:
        """Is this what one signs in with?"""
        return Keys(self.token).opens(token)

    def add_to(self, app: web.Application) -> None:
        """Add them, and for all other paths an answer that says so."""
        door = Door(self.db, self.clock, self.site, Keys(self.token))
        for route in ROUTES:
            app.router.add_get(route.path, door.guard(route))
        SignIn(door).add_to(app)
        for path, name, kind in _ASSETS:
            app.router.add_get(path, door.closed(_asset(name, kind)))
        app.router.add_get("/{other:.*}", door.closed(_nothing))


def open_pages(
    settings: Settings, db: Database, clock: Clock, live: Callable[[], Running]
) -> Pages:
    """The pages as the settings want them. Raises NewsdigestError when no token can be kept."""
    site = Site(
        zone=settings.timezone,
        public=frozenset(settings.web_public),
        root=settings.public_url,
        version=version("newsdigest"),
        keep_days=settings.keep_days,
        folder=settings.data,
        live=live,
    )
    given = settings.web_token
    try:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        token = token_in(settings.data) if given is None else given.get_secret_value()
        where = settings.data / TOKEN_FILE if given is None else "NEWSDIGEST_WEB_TOKEN"
        log.info("pages: what is not public asks for the token in %s", where)
    except OSError as exc:
        raise NewsdigestError(
            f"no token for the pages can be kept in {settings.data} ({exc.strerror}): "
            "set NEWSDIGEST_WEB_TOKEN"
        ) from exc
    return Pages(db, clock, site, token)


def _asset(name: str, kind: str) -> Handler:
    async def answer(_request: web.Request) -> web.StreamResponse:
        headers = {"Cache-Control": _WEEK}
        return web.Response(text=asset(name), content_type=kind, charset="utf-8", headers=headers)

    return answer


async def _nothing(_request: web.Request) -> web.StreamResponse:
    raise NothingThereError("There is no such page.")
