"""What is wrong with an installation, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ailment:
    """``what``: where, as in "telegram"; ``why``, ``do``: sentences for whoever hosts it.

    note: worth knowing, but nothing is wrong.
    """

    what: str
    why: str
    do: str = ""
    note: bool = False

    def __str__(self) -> str:
        return f"{self.what}: {self.why}" + (f" {self.do}" if self.do else "")
