"""Discord's published description, as far as a bot like ours speaks to it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

_DATA = Path(__file__).parents[2] / "data" / "discord_schema.json"


@dataclass(frozen=True)
class Described:
    """One kind of request: its name, the path's pattern, what its query and body may hold."""

    name: str
    path: re.Pattern[str]
    query: frozenset[str]
    body: Draft202012Validator | None


class Schema:
    """Knows every request that a bot of ours may make."""

    def __init__(self) -> None:
        data = json.loads(_DATA.read_text(encoding="utf-8"))
        components = data["components"]
        self.requests = [
            _described(name, facts, components) for name, facts in data["requests"].items()
        ]

    def find(self, method: str, path: str) -> tuple[Described, dict[str, str]] | None:
        """What kind of request this is, and the values in its path; those without come first."""
        found = [
            (one, match.groupdict())
            for one in self.requests
            if one.name.startswith(f"{method} ") and (match := one.path.fullmatch(path))
        ]
        return min(found, key=lambda one: len(one[1]), default=None)

    def problems(self, kind: Described, query: Mapping[str, str], body: Any) -> list[str]:
        """What the description has against a request."""
        told = [f"{kind.name}: no parameter {name!r}" for name in set(query) - kind.query]
        if kind.body is None:
            return told + [f"{kind.name}: takes no body"] * (body is not None)
        errors = kind.body.iter_errors(body)
        return told + [f"{kind.name}: {'/'.join(map(str, e.path))}: {e.message}" for e in errors]


def _described(name: str, facts: dict[str, Any], components: Any) -> Described:
    pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(name.split()[1]))
    body = facts["body"]
    known = None if body is None else Draft202012Validator({**body, "components": components})
    return Described(name, re.compile(pattern), frozenset(facts["query"]), known)
