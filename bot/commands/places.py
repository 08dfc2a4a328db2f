"""The time zone of a place on the map: that of the nearest town.

Towns come from ``bot/data/places.tsv.gz`` (see README.md beside it), a line for each zone:
``zone TAB latitude,longitude latitude,longitude …`` in tenths of a degree.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from math import cos, radians, sin

#: A point on the globe, from its middle.
Point = tuple[float, float, float]


def zone_at(latitude: float, longitude: float) -> str:
    """The IANA zone at these degrees. Raises ValueError where there is no such place."""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"no place on the map: {latitude}, {longitude}")
    x, y, z = _point(latitude, longitude)
    # The nearest on the globe is the nearest through it.
    return max(_towns(), key=lambda town: x * town[0][0] + y * town[0][1] + z * town[0][2])[1]


def _point(latitude: float, longitude: float) -> Point:
    north, east = radians(latitude), radians(longitude)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


@lru_cache(maxsize=1)
def _towns() -> tuple[tuple[Point, str], ...]:
    return tuple(_read())


def _read() -> Iterator[tuple[Point, str]]:
    packed = resources.files("bot").joinpath("data", "places.tsv.gz").read_bytes()
    for line in gzip.decompress(packed).decode().splitlines():
        zone, _, places = line.partition("\t")
        for place in places.split():
            latitude, longitude = place.split(",")
            yield _point(int(latitude) / 10, int(longitude) / 10), zone
