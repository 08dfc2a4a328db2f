"""A text before its language is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.errors import UsageError


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be said: a key of the catalogues and what is filled in there."""

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)


class Wrong(UsageError):
    """What a person typed cannot be understood: says what to type instead, in his language."""

    def __init__(self, key: str, /, **values: str | int) -> None:
        self.said = Said(key, values)
        super().__init__(key)
