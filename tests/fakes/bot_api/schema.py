"""Telegram's published Bot API, as far as a machine can check a call and its answer against it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCHEMA_PATH = Path(__file__).resolve().parents[2] / "data" / "telegram_schema.json"

ARRAY = "Array of "
TRUE_WORDS = frozenset({"true", "yes", "1"})
FALSE_WORDS = frozenset({"false", "no", "0"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in a multipart body."""

    name: str
    content: bytes


class Schema:
    """Methods and types, and what is wrong with a value that claims to be one of them."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self.version: str = facts["version"]
        self.methods: Mapping[str, Any] = facts["methods"]
        self.types: Mapping[str, Any] = facts["types"]

    @classmethod
    def load(cls, path: Path = SCHEMA_PATH) -> Schema:
        """Read the compact description that ``tools/telegram_schema.py`` writes."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def decode(self, method: str, raw: Mapping[str, Any]) -> dict[str, Any]:
        """Turn the strings of a form into the values that the method's parameters ask for.

        What cannot be turned stays as it came, for ``check_call`` to name.
        """
        expected = {**self._group(method, "optional"), **self._group(method, "required")}
        return {name: decode(value, expected.get(name, "")) for name, value in raw.items()}

    def check_call(self, method: str, parameters: Mapping[str, Any]) -> list[str]:
        """What is wrong with a call: unknown names, missing parameters, wrong types inside."""
        if method not in self.methods:
            return [f"{method}: no such method"]
        return self._check_fields(parameters, self.methods[method], method)

    def check_answer(self, method: str, result: object) -> list[str]:
        """What is wrong with a result that the server is about to give."""
        return self.check(result, self.methods[method]["returns"], f"{method} result")

    def check(self, value: object, expected: str, where: str) -> list[str]:
        """Problems of ``value`` as ``expected``, which may be a union (``A|B``) or an array.

        For a union the problems of the best fitting alternative are told.
        """
        tried = [self._check_one(value, one, where) for one in expected.split("|")]
        return min(tried, key=len)

    def _check_one(self, value: object, expected: str, where: str) -> list[str]:
        if expected.startswith(ARRAY):
            return self._check_array(value, expected.removeprefix(ARRAY), where)
        if expected in PLAIN:
            fits = PLAIN[expected](value)
            return [] if fits else [f"{where}: expected {expected}, got {shorten(value)}"]
        if expected == "InputFile":
            return [] if is_file(value) else [f"{where}: expected a file, got {shorten(value)}"]
        described = self.types[expected]
        if "subtypes" in described:
            return self._check_subtypes(value, described["subtypes"], expected, where)
        if not isinstance(value, Mapping):
            return [f"{where}: expected {expected}, got {shorten(value)}"]
        return self._check_fields(value, described, f"{where}({expected})")

    def _check_array(self, value: object, item: str, where: str) -> list[str]:
        if not isinstance(value, list | tuple):
            return [f"{where}: expected a list of {item}, got {shorten(value)}"]
        return [
            problem
            for index, element in enumerate(value)
            for problem in self.check(element, item, f"{where}[{index}]")
        ]

    def _check_subtypes(
        self, value: object, names: list[str], expected: str, where: str
    ) -> list[str]:
        """A constant such as ``"type": "photo"`` decides which subtype's problems are told."""
        candidates = names
        if isinstance(value, Mapping):
            candidates = [name for name in names if self._constants_match(value, name)]
        if not candidates:
            return [f"{where}: no kind of {expected} looks like {shorten(value)}"]
        return min((self._check_one(value, name, where) for name in candidates), key=len)

    def _constants_match(self, value: Mapping[str, Any], name: str) -> bool:
        constants = self.types.get(name, {}).get("constants", {})
        return all(value.get(field) == constant for field, constant in constants.items())

    def _check_fields(
        self, value: Mapping[str, Any], described: Mapping[str, Any], where: str
    ) -> list[str]:
        required = described.get("required", {})
        known = {**described.get("optional", {}), **required}
        problems = [f"{where}: {name} is missing" for name in required if name not in value]
        for name, constant in described.get("constants", {}).items():
            if name in value and value[name] != constant:
                problems.append(f"{where}.{name}: must be {constant!r}, got {value[name]!r}")
        for name, member in value.items():
            if name not in known:
                problems.append(f"{where}: {name} is unknown")
            else:
                problems += self.check(member, known[name], f"{where}.{name}")
        return problems

    def _group(self, method: str, group: str) -> Mapping[str, str]:
        found: Mapping[str, str] = self.methods.get(method, {}).get(group, {})
        return found


def is_integer(value: object) -> bool:
    """Python counts True as a number; JSON and Telegram do not."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_file(value: object) -> bool:
    """An upload, or the reference to a part of the same body."""
    return isinstance(value, Upload) or (isinstance(value, str) and value.startswith("attach://"))


PLAIN: Mapping[str, Callable[[object], bool]] = {
    "String": lambda value: isinstance(value, str),
    "Integer": is_integer,
    "Boolean": lambda value: isinstance(value, bool),
    "Float": lambda value: is_integer(value) or isinstance(value, float),
}


def decode(value: object, expected: str) -> object:
    """One form value as the type that is expected of it; unchanged where that does not work."""
    if not isinstance(value, str):
        return value
    kinds = expected.split("|")
    if "Integer" in kinds and re.fullmatch(r"-?\d+", value):
        return int(value)
    if "Boolean" in kinds and value.lower() in TRUE_WORDS | FALSE_WORDS:
        return value.lower() in TRUE_WORDS
    if "Float" in kinds and re.fullmatch(r"-?\d+(\.\d+)?", value):
        return float(value)
    if not expected or {"String", "InputFile"} & set(kinds) or set(kinds) <= PLAIN.keys():
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value


def shorten(value: object, limit: int = 80) -> str:
    """A value as one short piece of a message."""
    text = repr(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"
