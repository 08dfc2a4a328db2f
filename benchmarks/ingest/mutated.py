"""Mutated feeds, read one after the other. Run it in a worker process."""

from __future__ import annotations

import random

from bot.errors import ParseError
from bot.ingest.feed import parse_feed
from tests.ingest.hostile.mutants import mutant
from tests.ingest.hostile.reading import URL


def mutated(seed: int, number: int) -> tuple[int, int, list[str]]:
    """So many mutated feeds: how many were read, refused, and what else was raised."""
    chance = random.Random(seed)
    read_, refused, wrong = 0, 0, []
    for _ in range(number):
        body = mutant(chance)
        try:
            parse_feed(body, URL)
            read_ += 1
        except ParseError:
            refused += 1
        except Exception as error:  # noqa: BLE001 - it is what we look for
            wrong.append(f"a mutant of seed {seed}: {type(error).__name__}: {error}")
    return read_, refused, wrong
