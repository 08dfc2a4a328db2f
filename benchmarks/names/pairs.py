"""The pairs of names that benches and training read: others' and our own."""

from __future__ import annotations

import hashlib
import random
import tomllib
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
SHARED: Final = ROOT / "../shared"
SPELLINGS: Final = ROOT / "tests/summarizer/names/spellings.txt"
UNSEEN: Final = ROOT / "tests/summarizer/names/unseen.txt"
LATER: Final = ROOT / "tests/summarizer/names/later.txt"
SYSTEMS: Final = ROOT / "tests/summarizer/names/systems.txt"
SCRIPTS: Final = {"cyrillic": "russian", "arabic": "arabic", "hebrew": "hebrew"}
_MOST_OF_ONE: Final = 10  # pairs of one name: a much spelled one is not to outweigh others
Pair = tuple[str, str]


def held_out(name: str) -> bool:
    """Two names in five, by a hash: never trained on when ``train`` is told to measure."""
    return hashlib.sha256(name.encode()).digest()[0] % 5 < 2


def collected(script: str) -> list[Pair]:
    """(Latin, other script) pairs of the development set; empty where it is absent."""
    path = SHARED / "data" / f"name_pairs_{SCRIPTS[script]}.tsv"
    if not path.exists():
        return []
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(row[0], row[1]) for row in rows]


def rows(path: Path) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """(spellings of one name, names that only look like it) for each line of a list."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            one, _, others = line.partition("≠")
            found.append((_split(one), _split(others)))
    return found


def _split(line: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in line.split(",") if part.strip()))


def ours(script: str, *, measuring: bool) -> list[Pair]:
    """Latin words and what they are in ``script``, from our list and the seeds' names.

    ``measuring`` leaves out the held-out lines of the list.
    """
    seeds = tomllib.loads((ROOT / "seeds" / "names.toml").read_text(encoding="utf-8"))["name"]
    lists = [(row["name"], *row["spellings"]) for row in seeds if row["kind"] == "person"]
    lists += [one for one, _ in rows(SPELLINGS) if not (measuring and held_out(one[0]))]
    found = []
    for one in lists:
        pairs = sorted(set(_across(one, script)))
        found += random.Random(one[0]).sample(pairs, min(_MOST_OF_ONE, len(pairs)))
    return found


def _across(spellings: Sequence[str], script: str) -> Iterable[Pair]:
    from summarizer.scripts import script_of

    split = [name.replace("-", " ").split() for name in spellings]
    latin = [words for words in split if script_of(words[0]) == "latin"]
    other = [words for words in split if script_of(words[0]) == script]
    for one, two in product(latin, other):
        if len(one) == len(two):
            yield from zip(one, two, strict=True)


def hardest(pairs: Sequence[Pair], *, romanised: bool, each: int = 3) -> list[Pair]:
    """Wrong pairs: every Latin name with what its nearest others are in the other script.

    Nearest by Jaro and Winkler's likeness: of the Latin names, or of the other script's in
    Latin letters (``romanised``). ``each`` of them a name.
    """
    from anyascii import anyascii
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    latin = [a for a, _ in pairs]
    columns = [anyascii(b).lower() for _, b in pairs] if romanised else latin
    found = []
    for start in range(0, len(pairs), 500):
        block = process.cdist(latin[start : start + 500], columns, scorer=JaroWinkler.similarity)
        for row, likeness in enumerate(block, start):
            likeness[row] = 0.0
            nearest = likeness.argsort()[::-1][:each]
            found += [
                (latin[row], pairs[other][1])
                for other in nearest
                if latin[other] != latin[row] and pairs[other][1] != pairs[row][1]
            ]
    return found


def at_random(pairs: Sequence[Pair], count: int) -> list[Pair]:
    """Wrong pairs at random, always the same ones."""
    draw = random.Random(20_000)
    right = set(pairs)
    drawn = ((draw.choice(pairs)[0], draw.choice(pairs)[1]) for _ in range(2 * count))
    return [pair for pair in drawn if pair not in right][:count]
