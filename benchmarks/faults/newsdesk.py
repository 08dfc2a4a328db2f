"""News without end: generated articles in plain English, each on an event of its own."""

from __future__ import annotations

import random
from datetime import datetime
from pathlib import Path

_SYLLABLES = "bar bel dor fen gal har kel lin mor nes ost pel ral sund tor ulm ver wick yar zel"
_ADJECTIVES = "old northern disputed new damaged busy forgotten costly narrow public"
_THINGS = "bridge harbour railway reservoir ferry hospital market archive orchard power station"
_DEEDS = "reopened closed burned flooded moved voted struck won failed expanded"
_WHO = "mayor council ministry court union inspector company museum school pilot"
SOURCES = ("Harbour Wire", "Vale Courier", "Northern Post", "The Lantern", "Ridge Daily")


def code(number: int) -> str:
    """The word in a headline by which an article is known wherever it turns up."""
    return f"Q{number:05d}"


def write_article(folder: Path, number: int, at: datetime, chance: random.Random) -> Path:
    """Write an article file, whose text follows ``chance``; gives its path."""
    folder.mkdir(exist_ok=True)
    place, other = _name(chance), _name(chance)
    thing, deed, who = (_one(chance, words) for words in (_THINGS, _DEEDS, _WHO))
    title = f"{place} {thing} {deed}: file {code(number)}"
    lines = [
        (
            f"The {_one(chance, _ADJECTIVES)} {thing} of {place} {deed} on the orders of the "
            f"{who} after {chance.randrange(3, 900)} people from {other} had asked for it."
        ),
        f"{other} will pay {chance.randrange(2, 99)} million for the {thing}, said the {who}.",
        f"Nobody in {place} had expected the {_one(chance, _WHO)} to agree before the winter.",
        (
            f"Work near {_name(chance)} begins in {chance.randrange(2, 30)} weeks and will take "
            f"{chance.randrange(2, 9)} years, according to a report of the {_one(chance, _WHO)}."
        ),
        f"A second {_one(chance, _THINGS)} in {_name(chance)} was left as it is.",
    ]
    header = f"source: {chance.choice(SOURCES)}\ntitle: {title}\npublished: {at.isoformat()}\n"
    text = "\n\n".join(lines)
    path = folder / f"{number:05d}.txt"
    path.write_text(f"{header}language: en\n\n{text}\n", "utf-8")
    return path


def _one(chance: random.Random, words: str) -> str:
    return chance.choice(words.split())


def _name(chance: random.Random) -> str:
    syllables = _SYLLABLES.split()
    return "".join(chance.choice(syllables) for _ in range(3)).capitalize()
