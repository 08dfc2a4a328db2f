"""Facts: what is true of a line, small enough to be remembered with what it weighs.

A fact is the name of a trait that the labeller learned weights for, or a function and its values
that spells several such names; few such values make up most lines, so each is spelled once.
"""

from __future__ import annotations

from typing import Any, NamedTuple

Fact = str | tuple[Any, ...]
"""A name, or (function, values…) where the function makes a list of names of the values."""

WORD = "x:"
"""Before the name of a trait that is a word's stem."""


class Told(NamedTuple):
    """What the labeller is told of one line: facts, and the stems of its words."""

    facts: list[Fact]
    stems: list[str]


def spell(told: Told) -> list[str]:
    """The names of all traits that are true of a line."""
    names = [name for fact in told.facts for name in spell_one(fact)]
    return names + [WORD + stem for stem in dict.fromkeys(told.stems)]


def spell_one(fact: Fact) -> list[str]:
    """The names that one fact stands for."""
    if isinstance(fact, str):
        return [fact]
    names: list[str] = fact[0](*fact[1:])
    return names
