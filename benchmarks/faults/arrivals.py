"""What was owed, as the database has it, beside what arrived, as the platform's server saw it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.fakes.bot_api import Request

# A digest's part stands in the composition that it shares with others, an answer in its own row.
_OWED = """
SELECT c.chat, d.digest_id, d.update_key, d.part, d.parts, d.state, d.unknowns,
       coalesce(json_extract(d.body, '$.text'),
                json_extract(p.parts, '$[' || (d.part - 1) || '].text')) AS text
FROM deliveries d JOIN chats c ON c.id = d.chat_id
LEFT JOIN digests g ON g.id = d.digest_id
LEFT JOIN compositions p ON p.id = g.composition_id ORDER BY d.id
"""
_OPEN = "SELECT count(*) FROM deliveries WHERE state IN ('planned', 'sending', 'unknown')"
_DUE = "SELECT count(*) FROM subscriptions WHERE state = 'active' AND last_digest_at IS NULL"


@dataclass(frozen=True, slots=True)
class Owed:
    """One part that the bot owed to a chat, and what it believes became of it."""

    chat: int
    cause: str
    part: int
    parts: int
    state: str
    unknowns: int
    text: str


@dataclass(frozen=True, slots=True)
class Account:
    """The two sides compared.

    ``copies``: for each part owed when it arrived, in monotonic seconds; ``strays``: messages
    that nobody owed; ``disordered``: causes with a part after one that follows it.
    """

    copies: dict[Owed, list[float]]
    strays: int
    disordered: tuple[str, ...]

    @property
    def lost(self) -> list[Owed]:
        """Parts that never arrived."""
        return [owed for owed, times in self.copies.items() if not times]

    @property
    def repeated(self) -> dict[Owed, list[float]]:
        """Parts that arrived more than once, with all their times."""
        return {owed: times for owed, times in self.copies.items() if len(times) > 1}

    @property
    def repeats(self) -> int:
        """Copies beyond the first."""
        return sum(len(times) - 1 for times in self.repeated.values())

    @property
    def incomplete(self) -> list[str]:
        """Causes of which some part arrived and some did not, or is not even owed."""
        causes: dict[str, list[Owed]] = defaultdict(list)
        for owed in self.copies:
            causes[owed.cause].append(owed)
        return [
            cause
            for cause, parts in causes.items()
            if len(parts) != parts[0].parts
            or 0 < sum(bool(self.copies[part]) for part in parts) < len(parts)
        ]


@contextmanager
def reading(database: Path) -> Iterator[sqlite3.Connection]:
    """The service's database, opened beside it for looking only."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30)) as opened:
        opened.row_factory = sqlite3.Row
        yield opened


def count(database: Path, query: str) -> int:
    """The one number that a query gives."""
    with reading(database) as opened:
        return int(opened.execute(query).fetchone()[0])


def in_flight(database: Path) -> int:
    """How many parts are claimed."""
    return count(database, "SELECT count(*) FROM deliveries WHERE state = 'sending'")


def still_owed(database: Path) -> int:
    """Digests that are due and not built, and parts that have not ended."""
    return count(database, _DUE) + unsent(database)


def unsent(database: Path) -> int:
    """Parts that have not ended."""
    return count(database, _OPEN)


def sound(database: Path) -> bool:
    """SQLite's own check of every page and index."""
    with reading(database) as opened:
        return bool(opened.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


def all_owed(database: Path) -> list[Owed]:
    """Every part that was ever queued, in the order of queueing."""
    with reading(database) as opened:
        return [
            Owed(
                int(row["chat"]),
                f"digest {row['digest_id']}" if row["digest_id"] else str(row["update_key"]),
                row["part"],
                row["parts"],
                row["state"],
                row["unknowns"],
                row["text"],
            )
            for row in opened.execute(_OWED)
        ]


def compare(
    owed: Sequence[Owed], requests: Sequence[Request], moved: Mapping[int, int] | None = None
) -> Account:
    """Find for each message that the server accepted what it was owed for, by chat and text.

    ``moved``: chats' old ids and the new ones, which the database has.
    """
    homes = moved or {}
    by_text = {(each.chat, each.text): each for each in owed}
    assert len(by_text) == len(owed), "two parts that cannot be told apart"
    copies: dict[Owed, list[float]] = {each: [] for each in owed}
    strays = 0
    newest: dict[str, int] = defaultdict(int)
    disordered: dict[str, None] = {}
    for request in requests:
        if request.method != "sendMessage" or request.accepted is None:
            continue
        chat = homes.get(request.chat_id or 0, request.chat_id or 0)
        found = by_text.get((chat, request.parameters["text"]))
        if found is None:
            strays += 1
            continue
        copies[found].append(request.accepted)
        if found.part < newest[found.cause]:
            disordered[found.cause] = None
        newest[found.cause] = max(newest[found.cause], found.part)
    return Account(copies, strays, tuple(disordered))
