"""Boil a published description of Telegram's Bot API down to the facts that the tests check.

    python tools/telegram_schema.py PUBLISHED.json [tests/data/telegram_schema.json]

The published file carries the prose of Telegram's manual; what is written keeps names, types,
what is required, what a method returns and which constant tells one subtype from another.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

DEFAULT_TARGET = Path("tests/data/telegram_schema.json")

# The manual names a subtype's constant only in prose: always "creator", or: must be photo.
QUOTED = re.compile(r"always [\"“](\w+)[\"”]")
BARE = re.compile(r"\bmust be (\w+)$")


def constant(field: dict[str, Any]) -> str | None:
    """The one value that a field may have, if the manual says so."""
    if not field["required"] or field["types"] != ["String"]:
        return None
    found = QUOTED.search(field["description"]) or BARE.search(field["description"])
    return found[1] if found else None


def fields(described: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Fields or parameters as ``{"required": {name: type}, "optional": …}``; ``A|B`` is a union."""
    sorted_out: dict[str, dict[str, str]] = {"required": {}, "optional": {}}
    for field in described:
        group = "required" if field["required"] else "optional"
        sorted_out[group][field["name"]] = "|".join(field["types"])
    return {group: members for group, members in sorted_out.items() if members}


def compact_method(method: dict[str, Any]) -> dict[str, Any]:
    """``{"returns": type, "required": …, "optional": …}``."""
    return {"returns": "|".join(method["returns"]), **fields(method.get("fields", []))}


def compact_type(described: dict[str, Any]) -> dict[str, Any]:
    """Either ``{"subtypes": [name, …]}`` or fields and, where there are any, constants."""
    if described.get("subtypes"):
        return {"subtypes": described["subtypes"]}
    own = described.get("fields", [])
    fixed = {field["name"]: value for field in own if (value := constant(field)) is not None}
    return {**fields(own), **({"constants": fixed} if fixed else {})}


def render(version: str, methods: dict[str, Any], types: dict[str, Any]) -> str:
    """JSON with one method or type a line, so that a newer version makes a readable diff."""

    def block(entries: dict[str, Any]) -> str:
        lines = (
            f"{json.dumps(name)}: {json.dumps(entries[name], separators=(',', ':'))}"
            for name in sorted(entries)
        )
        return "{\n" + ",\n".join(lines) + "\n}"

    return (
        f'{{"version": {json.dumps(version)},\n"methods": {block(methods)},\n'
        f'"types": {block(types)}}}\n'
    )


def main(arguments: list[str]) -> int:
    """Read the published description and write the compact one; the exit status."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    published = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    target = Path(arguments[1]) if len(arguments) == 2 else DEFAULT_TARGET
    methods = {name: compact_method(method) for name, method in published["methods"].items()}
    types = {name: compact_type(described) for name, described in published["types"].items()}
    target.write_text(render(published["version"], methods, types), encoding="utf-8")
    print(f"{target}: {len(methods)} methods, {len(types)} types, {target.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
