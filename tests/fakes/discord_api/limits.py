"""Discord's own limits on a message, as its documentation gives them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def within(body: Mapping[str, Any]) -> list[str]:
    """What is wrong with a message that is to be created; nothing, if all is well."""
    problems = []
    embeds = body.get("embeds", [])
    if not body.get("content") and not embeds and not body.get("attachments"):
        problems.append("empty")
    if units(body.get("content", "")) > 2000:
        problems.append("content")
    if len(embeds) > 10:
        problems.append("embeds")
    total = 0
    for embed in embeds:
        sizes = {
            "title": (units(embed.get("title", "")), 256),
            "description": (units(embed.get("description", "")), 4096),
            "footer": (units(embed.get("footer", {}).get("text", "")), 2048),
        }
        problems += [name for name, (size, most) in sizes.items() if size > most]
        total += sum(size for size, _ in sizes.values())
        if not embed.get("title") and not embed.get("description"):
            problems.append("empty embed")
    if total > 6000:
        problems.append("total")
    return problems + _of_components(body.get("components", []))


def wrong_files(body: Any, files: Mapping[str, bytes]) -> list[str]:
    """What is wrong between the files that a message names and those that came with it."""
    message = body if isinstance(body, dict) else {}
    message = message.get("data") or message.get("message") or message
    named = [f"files[{one['id']}]" for one in message.get("attachments") or []]
    shown = [(e.get("image") or {}).get("url", "") for e in message.get("embeds") or []]
    names = [f"attachment://{one['filename']}" for one in message.get("attachments") or []]
    problems = [f"{url}: no such file" for url in shown if url and url not in names]
    return problems + ["files"] * (sorted(named) != sorted(files))


def _of_components(rows: list[dict[str, Any]]) -> list[str]:
    problems = ["rows"] if len(rows) > 5 else []
    ids = [one["custom_id"] for row in rows for one in row["components"] if "custom_id" in one]
    if len(set(ids)) != len(ids):
        problems.append("the same id twice")
    for row in rows:
        if not 1 <= len(row["components"]) <= 5:
            problems.append("row")
        for one in row["components"]:
            if len(one.get("custom_id", "")) > 100 or not 0 < len(one.get("label", "x")) <= 80:
                problems.append("button")
            if len(one.get("options", [])) > 25:
                problems.append("options")
    return problems
