"""From what a person calls their place to a time zone: an IANA name, a city, or an offset.

Cities come from ``bot/data/cities.tsv.gz`` (see README.md beside it): one line for each, largest
first, ``name TAB country TAB country code TAB zone TAB ,name,other name,…,``, folded names.
The file is searched as one text: building a table of its names would cost more than it saves.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
import zoneinfo
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib import resources

from bot.texts.said import Wrong

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\u2212-])\s*(\d{1,2})(?::?00)?", re.IGNORECASE)
_HALF_OFFSET = re.compile(r"(?:utc|gmt)?\s*[+\u2212-]\s*\d{1,2}:?[1-9]\d", re.IGNORECASE)
#: Letters that no decomposition takes apart.
_PLAIN_LETTERS = str.maketrans("łøđıħŧæœ", "lodihtao")
_FURTHEST_WEST, _FURTHEST_EAST = 12, 14


@dataclass(frozen=True, slots=True)
class Place:
    """A time zone by its IANA name, and what to call it: "Minsk, Belarus"."""

    zone: str
    name: str


def fold(name: str) -> str:
    """A name as it is compared: lower case, no accents, no apostrophes, single spaces."""
    lowered = unicodedata.normalize("NFKD", name).casefold()
    lowered = unicodedata.normalize("NFKD", lowered).translate(_PLAIN_LETTERS)
    bare = "".join(c for c in lowered if not unicodedata.combining(c) and c not in "'’ʼʻ`")
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())


def find_place(wish: str) -> Place:
    """The place that ``wish`` names. Raises Wrong, saying what to type, if there is none."""
    wish = wish.strip()
    found = _by_offset(wish) or _by_zone_name(wish) or _by_city(wish)
    if found is None:
        raise Wrong("zone-unknown", city=wish[:40])
    return found


def zone_name(zone: str) -> str:
    """An IANA name as it is shown: "Etc/GMT-3" is what people call UTC+3."""
    if zone.startswith("Etc/GMT") and zone[7:8] in {"+", "-"}:
        sign = "-" if zone[7] == "+" else "+"
        return f"UTC{sign}{zone[8:]}"
    return zone


def time_there(zone: str, now: datetime) -> str:
    """What the clocks show in ``zone`` at ``now``: "21:40"."""
    return now.astimezone(zoneinfo.ZoneInfo(zone)).strftime("%H:%M")


def _by_offset(wish: str) -> Place | None:
    if _HALF_OFFSET.fullmatch(wish):
        raise Wrong("zone-half-hour")
    found = _OFFSET.fullmatch(wish)
    if found is None:
        return None
    hours = int(found[2]) * (1 if found[1] == "+" else -1)
    if not -_FURTHEST_WEST <= hours <= _FURTHEST_EAST:
        raise Wrong("zone-offset")
    # In these names the sign is the other way round: Etc/GMT-3 is three hours ahead of UTC.
    zone = f"Etc/GMT{-hours:+d}" if hours else "Etc/UTC"
    return Place(zone, zone_name(zone))


def _by_zone_name(wish: str) -> Place | None:
    zone = _zone_names().get(wish.casefold().replace(" ", "_"))
    return Place(zone, zone) if zone else None


def _by_city(wish: str) -> Place | None:
    name, _, country = wish.partition(",")
    return _city(fold(name), fold(country)) or _city(fold(wish), "")


def _city(name: str, land: str) -> Place | None:
    """The largest city of that folded name, in ``land`` (a country's name or code) if given."""
    if not name:
        return None
    at = _cities().find(f",{name},")
    while at >= 0:
        city, country, code, zone = _line_at(at)
        if land in ("", fold(country), code.casefold()):
            return Place(zone, f"{city}, {country}")
        at = _cities().find(f",{name},", at + 1)
    return None


def _line_at(at: int) -> list[str]:
    start = _cities().rfind("\n", 0, at) + 1
    return _cities()[start:at].split("\t")[:4]


@lru_cache(maxsize=1)
def _cities() -> str:
    packed = resources.files("bot").joinpath("data", "cities.tsv.gz").read_bytes()
    return gzip.decompress(packed).decode()


@lru_cache(maxsize=1)
def _zone_names() -> dict[str, str]:
    known = zoneinfo.available_timezones() - {"Factory", "localtime"}
    return {name.casefold(): name for name in known}
