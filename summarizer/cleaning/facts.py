"""Facts: what is true of a line, small enough to be remembered with what it weighs.

A fact is the name of a trait that the labeller learned weights for, or a function and its values
that spells several such names; few such values make up most lines, so each is spelled once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Fact = str | tuple[Any, ...]
"""A name, or (function, values…) where the function makes a list of names of the values."""


def spell(facts: Iterable[Fact]) -> list[str]:
    """The names of all traits that ``facts`` stand for."""
    names: list[str] = []
    for fact in facts:
        if isinstance(fact, str):
            names.append(fact)
        else:
            names += fact[0](*fact[1:])
    return names
