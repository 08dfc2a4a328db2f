"""Somebody who reads the pages over a real socket, of an installation that a test fills."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import aiohttp
from lxml import html
from yarl import URL

from bot.config_web import Area
from bot.web.pages import Pages
from bot.web.server import Web
from bot.web.visit import Site
from tests.builders import HandClock, Newsroom

TOKEN = "a-token-that-is-long-enough"
READING: frozenset[Area] = frozenset(
    {"archive", "digest", "story", "topic", "search", "trends", "feeds"}
)


@dataclass(frozen=True)
class Seen:
    """An answer as it came."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def page(self) -> html.HtmlElement:
        return html.document_fromstring(self.text.encode())

    @property
    def words(self) -> str:
        """What is read, in one line."""
        return " ".join(self.page.text_content().split())

    def links(self) -> list[str]:
        return [a.get("href", "") for a in self.page.iter("a")]


async def _well() -> tuple[bool, Mapping[str, object]]:
    return True, {"status": "ok"}


@dataclass
class Reader:
    """A visitor with a jar of cookies; follows no redirect by himself."""

    session: aiohttp.ClientSession
    root: str
    clock: HandClock
    site: Site = field(default_factory=Site)

    async def get(self, path: str, **headers: str) -> Seen:
        return await self._ask("GET", path, None, headers)

    async def post(self, path: str, form: object, **headers: str) -> Seen:
        return await self._ask("POST", path, form, headers)

    async def owner(self, path: str, **headers: str) -> Seen:
        """The same page for who has the token."""
        return await self.get(path, Authorization=f"Bearer {TOKEN}", **headers)

    async def _ask(self, method: str, path: str, form: object, headers: Mapping[str, str]) -> Seen:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        async with self.session.request(
            method,
            URL(self.root + path, encoded=True),
            data=form,
            headers=named,
            allow_redirects=False,
        ) as answer:
            return Seen(answer.status, answer.headers, await answer.text())


@asynccontextmanager
async def reading(room: Newsroom, site: Site | None = None) -> AsyncIterator[Reader]:
    """The pages of this newsroom, served."""
    clock = HandClock()
    served = replace(site or Site(public=READING), folder=Path("/"))
    web = Web("127.0.0.1", 0, _well, pages=Pages(room.db, clock, served, TOKEN).add_to)
    port = await web.start()
    jar = aiohttp.CookieJar(unsafe=True)  # a cookie of an address that is a number
    try:
        async with aiohttp.ClientSession(cookie_jar=jar) as session:
            yield Reader(session, f"http://127.0.0.1:{port}", clock, served)
    finally:
        await web.stop()
