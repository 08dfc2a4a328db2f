"""The compact description: made from the published one, facts without prose."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.bot_api import Schema
from tests.fakes.bot_api.schema import SCHEMA_PATH

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = ROOT / "../shared/spec/telegram_bot_api.json"

BOAT = {
    "name": "Boat",
    "fields": [
        {
            "name": "type",
            "types": ["String"],
            "required": True,
            "description": "Kind of the vessel, always “boat”",
        },
        {
            "name": "crew",
            "types": ["Array of String"],
            "required": False,
            "description": "Optional. Who is aboard; must be friends",
        },
    ],
}
RAFT = {
    "name": "Raft",
    "fields": [
        {"name": "type", "types": ["String"], "required": True, "description": "must be raft"},
    ],
}
DESCRIPTION: dict[str, Any] = {
    "version": "Bot API 0.1",
    "methods": {
        "launch": {
            "name": "launch",
            "returns": ["Boolean"],
            "fields": [
                {
                    "name": "vessel",
                    "types": ["Vessel", "Integer"],
                    "required": True,
                    "description": "What to launch or its number",
                }
            ],
        }
    },
    "types": {
        "Vessel": {"name": "Vessel", "subtypes": ["Boat", "Raft"]},
        "Boat": BOAT,
        "Raft": RAFT,
    },
}


def boil_down(published: Path, target: Path) -> Schema:
    tool = ROOT / "tools" / "telegram_schema.py"
    subprocess.run([sys.executable, tool, published, target], check=True, capture_output=True)
    return Schema.load(target)


def test_the_tool_keeps_names_types_and_constants_and_drops_prose(tmp_path: Path) -> None:
    published = tmp_path / "published.json"
    published.write_text(json.dumps(DESCRIPTION), encoding="utf-8")
    schema = boil_down(published, tmp_path / "compact.json")
    assert schema.methods == {
        "launch": {"returns": "Boolean", "required": {"vessel": "Vessel|Integer"}}
    }
    assert schema.types["Boat"] == {
        "required": {"type": "String"},
        "optional": {"crew": "Array of String"},
        "constants": {"type": "boat"},
    }
    assert "aboard" not in (tmp_path / "compact.json").read_text(encoding="utf-8")
    assert schema.check_call("launch", {"vessel": 3}) == []
    assert schema.check_call("launch", {"vessel": {"type": "raft"}}) == []
    assert schema.check_call("launch", {"vessel": {"type": "boat", "crew": ["Ann", 5]}}) == [
        "launch.vessel(Boat).crew[1]: expected String, got 5"
    ]
    assert schema.check_answer("launch", 1) == ["launch result: expected Boolean, got 1"]


def test_the_committed_description_is_small_and_complete() -> None:
    assert SCHEMA_PATH.stat().st_size < 200_000
    schema = Schema.load()
    named: set[str] = set()
    for described in [*schema.methods.values(), *schema.types.values()]:
        for group in ("required", "optional"):
            named |= set(described.get(group, {}).values())
        named |= set(described.get("subtypes", [])) | {described.get("returns", "Boolean")}
    words = {word for expected in named for word in re.findall(r"\w+", expected)} - {"Array", "of"}
    assert words - schema.types.keys() == {"String", "Integer", "Boolean", "Float"}


@pytest.mark.shared
def test_the_committed_description_is_the_tools_own(tmp_path: Path) -> None:
    if not PUBLISHED.exists():
        pytest.skip("needs ../shared: the published description of the Bot API is absent")
    boil_down(PUBLISHED, tmp_path / "compact.json")
    assert (tmp_path / "compact.json").read_bytes() == SCHEMA_PATH.read_bytes()


def test_the_server_imports_nothing_of_ours_and_no_telegram_library() -> None:
    asked = (
        "import sys, tests.fakes.bot_api;"
        "roots = {name.partition('.')[0] for name in sys.modules};"
        "print(roots & {'bot', 'summarizer', 'telegram'})"
    )
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.split() == [b"set()"]
