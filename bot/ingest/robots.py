"""robots.txt: may we read this page? Asked once a day and host (RFC 9309)."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit, urlunsplit

from bot.clock import Clock
from bot.errors import FetchError, ParseError
from bot.ingest.fetch import Fetcher
from bot.ingest.workers import Workers

AGENT = "newsdigest"
_KEPT = timedelta(hours=24)
_RETRIED = timedelta(hours=1)
_MOST_HOSTS = 1_000
_LONGEST = 200_000
_SECONDS = 5.0
#: Answers that say nothing about rules: there are none (RFC 9309, 2.3.1.3).
_NO_RULES = range(400, 500)


@dataclass(frozen=True, slots=True)
class _Rules:
    """``text`` "": everything is allowed. ``trouble``: the host cannot say now, so nothing is."""

    text: str
    until: datetime
    trouble: str | None = None


class Robots:
    """What hosts ask of robots, remembered for a day; the rules are judged in a worker process,
    since a pattern in them can take a matcher minutes."""

    def __init__(self, fetcher: Fetcher, workers: Workers, clock: Clock) -> None:
        self._fetcher = fetcher
        self._workers = workers
        self._clock = clock
        self._known: OrderedDict[str, _Rules] = OrderedDict()
        self._asking: dict[str, asyncio.Lock] = {}

    async def objection(self, url: str) -> str | None:
        """Why we may not read the page at ``url``; None: we may."""
        parts = urlsplit(url)
        origin = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
        rules = await self._rules(origin)
        if rules.trouble is not None or "disallow" not in rules.text.lower():
            return rules.trouble
        try:
            allowed = await self._workers.run(may_read, rules.text, url, timeout=_SECONDS)
        except ParseError:
            return "its rules for robots cannot be read"  # they are not ours to break
        return None if allowed else "the site asks robots not to read this page"

    async def _rules(self, origin: str) -> _Rules:
        lock = self._asking.setdefault(origin, asyncio.Lock())
        try:
            async with lock:
                known = self._known.get(origin)
                if known is None or known.until <= self._clock.now():
                    known = await self._ask(origin)
                    self._known[origin] = known
                    if len(self._known) > _MOST_HOSTS:
                        self._known.popitem(last=False)
                return known
        finally:
            if not lock.locked():
                self._asking.pop(origin, None)

    async def _ask(self, origin: str) -> _Rules:
        now = self._clock.now()
        try:
            fetched = await self._fetcher.get(f"{origin}/robots.txt")
        except FetchError as error:
            if error.status in _NO_RULES and error.status != 429:
                return _Rules("", now + _KEPT)
            return _Rules("", now + _RETRIED, str(error))
        text = fetched.body[:_LONGEST].decode("utf-8-sig", "replace")  # RFC 9309, 2.3
        if text.lstrip()[:1] == "<":
            text = ""  # a page, as hosts without the file often send
        return _Rules(text, now + _KEPT)


def may_read(text: str, url: str) -> bool:
    """Whether these rules let us read ``url``. Run it in a worker process."""
    from protego import Protego

    return bool(Protego.parse(text).can_fetch(url, AGENT))
