"""Where a Discord API begins: people give its host, its ``/api``, or the whole with its version."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import aiohttp
from yarl import URL

_VERSION = "/v10"
_VERSIONED = re.compile(r"/v\d+\Z")


@dataclass(slots=True)
class Root:
    """The root that was given; what it stands for is found out once, if it lacks a version."""

    given: str
    _found: str | None = field(default=None, init=False)

    async def find(self, http: aiohttp.ClientSession, limits: aiohttp.ClientTimeout) -> str:
        """The root that requests' paths are added to. Raises aiohttp.ClientError, TimeoutError."""
        if self._found is None:
            possible = candidates(self.given)
            for one in possible[:-1]:
                async with http.get(f"{one}/gateway", timeout=limits) as answer:
                    if answer.status == 200:
                        self._found = one
                        break
            else:
                self._found = possible[-1]
        return self._found


def candidates(given: str) -> list[str]:
    """What a root may stand for, the likeliest first, itself last."""
    root = given.rstrip("/")
    path = URL(root).path.rstrip("/")
    if _VERSIONED.search(path):
        return [root]
    if path.endswith("/api"):
        return [f"{root}{_VERSION}", root]
    return [f"{root}/api{_VERSION}", f"{root}{_VERSION}", root]
