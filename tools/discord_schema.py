"""Boil the published description of Discord's API down to the facts that the tests check.

    python tools/discord_schema.py PUBLISHED.json [tests/data/discord_schema.json]

What is written keeps, for the requests that a bot like ours makes, the shape of their bodies and
the names of their parameters; prose, answers and what no request of ours can hold are left out.
An object with a field that is not described is taken for a mistake.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DEFAULT_TARGET = Path("tests/data/discord_schema.json")
REQUESTS = (
    "GET /applications/@me",
    "GET /applications/{application_id}/commands",
    "GET /applications/{application_id}/guilds/{guild_id}/commands",
    "GET /channels/{channel_id}",
    "GET /channels/{channel_id}/messages",
    "GET /gateway",
    "GET /gateway/bot",
    "GET /guilds/{guild_id}/threads/active",
    "GET /oauth2/applications/@me",
    "GET /users/@me",
    "GET /users/@me/guilds",
    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
    "POST /channels/{channel_id}/messages",
    "POST /channels/{channel_id}/threads",
    "POST /interactions/{interaction_id}/{interaction_token}/callback",
    "POST /users/@me/channels",
    "POST /webhooks/{webhook_id}/{webhook_token}",
    "PUT /applications/{application_id}/commands",
)
#: What leads to large parts of the description that no message of ours can hold.
_NOT_OURS = (
    "author", "client_theme", "fields", "files", "poll", "provider", "shared_client_theme",
    "sticker_ids", "thumbnail", "video",
)  # fmt: skip
_PROSE = ("description", "title", "example", "examples", "contentEncoding")
_REF = "#/components/schemas/"


def compact(published: dict[str, Any]) -> dict[str, Any]:
    """``{"requests": {"GET /x": {"query": […], "body": schema}}, "components": {…}}``."""
    requests: dict[str, Any] = {}
    for name in REQUESTS:
        method, path = name.split()
        described = published["paths"][path][method.lower()]
        query = [one["name"] for one in described.get("parameters", []) if one["in"] == "query"]
        content = described.get("requestBody", {}).get("content", {})
        body = content.get("application/json", {}).get("schema")
        requests[name] = {"query": sorted(query), "body": None if body is None else bare(body)}
    wanted, schemas = list(refs(requests)), published["components"]["schemas"]
    kept: dict[str, Any] = {}
    while wanted:
        name = wanted.pop()
        if name not in kept:
            kept[name] = bare(schemas[name])
            wanted += refs(kept[name])
    return {"requests": requests, "components": {"schemas": dict(sorted(kept.items()))}}


def bare(schema: Any) -> Any:
    """The schema without prose, closed against fields that it does not know."""
    if isinstance(schema, list):
        return [bare(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made: dict[str, Any] = {}
    for key, value in schema.items():
        if key == "properties":
            ours = {name: bare(one) for name, one in value.items() if name not in _NOT_OURS}
            made[key] = ours
            made["additionalProperties"] = False
        elif key not in _PROSE and not key.startswith("x-"):
            made[key] = bare(value)
    return made


def refs(schema: Any) -> Iterator[str]:
    """The names of the components that a schema leads to."""
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"].removeprefix(_REF)
        for value in schema.values():
            yield from refs(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from refs(value)


def main() -> None:
    """Read the published description, write ours."""
    source = Path(sys.argv[1])
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else DEFAULT_TARGET
    made = compact(json.loads(source.read_text(encoding="utf-8")))
    written = json.dumps(made, separators=(",", ":"), ensure_ascii=False)
    target.write_text(f"{written}\n", encoding="utf-8")
    print(f"{target}: {len(made['components']['schemas'])} components, {len(written)} characters")


if __name__ == "__main__":
    main()
