"""A text before its language is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.errors import UsageError

#: What is filled in: a day is said as the language writes it, a ``Reason`` in its words.
Value = str | int | date


class Reason(str):
    """A reason in English, to be told in whatever language it is said in."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be said: a key of the catalogues and what is filled in there."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)


class Wrong(UsageError):
    """What a person typed cannot be understood: says what to type instead, in his language."""

    def __init__(self, key: str, /, **values: Value) -> None:
        self.said = Said(key, values)
        super().__init__(key)
