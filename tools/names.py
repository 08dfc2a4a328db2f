"""Build ``summarizer/data/names/known.txt``: which spellings are whose.

    python tools/names.py [--more FILE…] [TARGET]

From the Unicode CLDR by way of Babel (countries and the cities of its time zones in fifty
languages; Unicode licence), our own ``places.txt``, ``cities.txt`` and ``people.txt`` and
``seeds/names.toml``. ``--more`` takes files of one name a line, its fields parted by tabs (kind,
name, spelling, spelling, …), such as an export of Wikidata's labels and aliases (CC0) makes; the
kinds are person, place and organisation.

The result is one sorted line a spelling: the library maps it into memory and searches it by
halves, so its size costs nothing until it is asked.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale

from summarizer.folding import fold
from summarizer.naming.name_tables import curated
from summarizer.scripts import script_of

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "summarizer" / "data" / "names" / "known.txt"
LANGUAGES = re.findall(
    r"\w+",
    """en fr de pl ru uk be bg sr sr_Latn mk cs sk sl hr bs lt lv et hu ro it es pt nl sv da nb fi
    is tr az kk uz ky el he ar fa ur hy ka zh zh_Hant ja ko hi id sq ca eu gl""",
)
HEADER = """\
# Who has which spellings. Made by tools/names.py; not to be edited. Names of countries and cities
# are the Unicode CLDR's (Unicode licence v3, © Unicode, Inc.); the others are our own.
"""
Row = tuple[str, str, tuple[str, ...]]  # kind, name, spellings
_NOT_ONE = re.compile(r"[(),\[\]/0-9]")
_ACRONYM = re.compile(r"[A-ZА-ЯЁІЎЄҐ]{2,6}")
_NOT_CITIES = ("Etc/", "Antarctica/", "America/Indiana/", "America/North_Dakota/", "Arctic/")
#: Cities and territories whose names are everyday words.
_WORDS = {"center", "easter", "wake", "midway", "knox", "male", "eucla", "sitka", "nome", "boise"}


def countries() -> Iterator[Row]:
    """Every country, named in every language."""
    english = Locale.parse("en").territories
    for code, name in english.items():
        if re.fullmatch("[A-Z]{2}", code) and code not in ("ZZ", "XA", "XB", "QO", "EZ"):
            spellings = {Locale.parse(one).territories.get(code, "") for one in LANGUAGES}
            yield "place", name.partition(" (")[0], tuple(sorted(spellings - {""}))


def cities() -> Iterator[Row]:
    """The cities that time zones are named for."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in LANGUAGES:
        for zone, names in Locale.parse(one).time_zones.items():
            if "city" in names and not zone.startswith(_NOT_CITIES):
                found[zone].add(names["city"])
    english = Locale.parse("en").time_zones
    for zone, spellings in found.items():
        # A zone that English names as its key says has no name of its own there.
        name = english.get(zone, {}).get("city") or zone.split("/")[-1].replace("_", " ")
        if fold(name) not in _WORDS:
            yield "place", name, tuple(sorted({name, *spellings}))


def seeds() -> Iterator[Row]:
    """The names that a new installation starts with."""
    for row in tomllib.loads((ROOT / "seeds" / "names.toml").read_text("utf-8"))["name"]:
        yield row["kind"], row["name"], (row["name"], *row["spellings"])


def ours() -> Iterator[Row]:
    """The curated lists of the library."""
    for name, kind in (("places", "place"), ("cities", "place"), ("people", "person")):
        for spellings in curated(name):
            yield kind, spellings[0], spellings


def more(path: Path) -> Iterator[Row]:
    """Rows of a file of others' names."""
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, name, *spellings = line.split("\t")
        if kind in ("person", "place", "organisation"):
            yield kind, name, (name, *spellings)


def key_of(spelling: str) -> str | None:
    """How a spelling is looked up; None for what should not be."""
    plain = " ".join(spelling.replace("-", " ").split())
    if _NOT_ONE.search(plain) or "\t" in plain:
        return None
    if _ACRONYM.fullmatch(plain):
        return f"={plain}"  # an abbreviation counts in capitals only
    folded = fold(plain)
    shortest = 3 if script_of(plain) == "latin" else 2
    return folded if len(folded) >= shortest else None


def lines(rows: Iterable[Row]) -> list[bytes]:
    """The sorted lines of the table; a name that came before keeps its spelling."""
    heads: dict[tuple[str, str], str] = {}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for kind, name, spellings in rows:
        keys = {key for spelling in spellings if (key := key_of(spelling))}
        known = (heads.get((kind, key)) for key in (fold(name), *sorted(keys)))
        head = next((one for one in known if one), f"{kind} {name}")
        for key in keys:
            heads.setdefault((kind, key), head)
            found[key].add(head)
    made = (f"{key}\t{'|'.join(sorted(heads))}\n" for key, heads in found.items())
    return sorted(line.encode() for line in made)


def main() -> None:
    """Build the table and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", nargs="?", type=Path, default=TARGET)
    parser.add_argument("--more", nargs="*", type=Path, default=[], metavar="FILE")
    given = parser.parse_args()
    rows = [*seeds(), *countries(), *cities(), *ours()]
    rows += [row for path in given.more for row in more(path)]
    made = lines(rows)
    given.target.write_bytes(HEADER.encode() + b"".join(made))
    size = given.target.stat().st_size
    print(f"{len(made)} spellings of {len(rows)} rows, {size / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
