"""What to do with what a feed gave us: pure decisions, each with its reason."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ingest.extract import Page
from bot.ingest.parsed import ParsedFeed
from bot.reading import Entry, Feed, NewArticle, Seen

#: An entry that was edited so often is left as it is: some feeds edit theirs every minute.
MOST_EDITS = 5
_FIRST_ENTRIES = 10
_FIRST_AGE = timedelta(days=7)
_AHEAD = timedelta(days=1)
_SHORT_TEXT = 600


@dataclass(frozen=True, slots=True)
class Take:
    """An entry to be read. ``page``: the feed's own text is short, the page may have more."""

    entry: Entry
    digest: str
    page: bool
    because: str


@dataclass(frozen=True, slots=True)
class Pass:
    """An entry that is remembered as seen, and not read."""

    guid: str
    digest: str
    because: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What becomes of a feed's entries, in the feed's order."""

    take: tuple[Take, ...]
    skip: tuple[Pass, ...]
    unchanged: int


def choose(feed: Feed, parsed: ParsedFeed, seen: Seen, now: datetime) -> Choice:
    """Which entries are new or edited.

    At the first check only the newest few are read: whoever adds a feed wants its news, not its
    archive.
    """
    first = feed.checked_at is None or (feed.failures > 0 and not seen.digests)
    welcome = _newest(parsed.entries, now) if first else frozenset()
    take: list[Take] = []
    skip: list[Pass] = []
    unchanged = 0
    for entry in parsed.entries:
        digest = entry_digest(entry)
        known = seen.digests.get(entry.guid)
        if known == digest:
            unchanged += 1
        elif entry.guid in seen.worn:
            skip.append(Pass(entry.guid, digest, f"edited {MOST_EDITS} times already"))
        elif known is not None:
            take.append(_take(entry, digest, "its text, title or address was edited"))
        elif digest in seen.words:
            skip.append(Pass(entry.guid, digest, "the same words and address under a new name"))
        elif not first:
            take.append(_take(entry, digest, "not seen before"))
        elif entry.guid in welcome:
            take.append(_take(entry, digest, f"among the newest {_FIRST_ENTRIES} of a new feed"))
        else:
            skip.append(Pass(entry.guid, digest, "was there before the feed was added"))
    return Choice(tuple(take), tuple(skip), unchanged)


def article_of(take: Take, page: Page | None, source: str, now: datetime) -> NewArticle:
    """The article of an entry: with its page's text if that is longer, else with the feed's own."""
    entry = take.entry
    published_at = entry.published_at or (page.published_at if page else None)
    longer = page if page is not None and len(page.text) > len(entry.text) else None
    return NewArticle(
        guid=entry.guid,
        url=page.link if page is not None and page.link is not None else entry.url,
        source=source,
        title=entry.title or (page.title if page else None),
        text=(longer.text if longer else entry.text) or entry.title or "",
        published_at=believable(published_at, now),
        language=entry.language or (page.language if page else None),
        digest=take.digest,
        note=page.note if page is not None else None,
        author=entry.author or (page.author if page else None),
        picture=entry.picture or (page.picture if page else None),
        site=page.site if page is not None else None,
    )


def believable(published_at: datetime | None, now: datetime) -> datetime | None:
    """A date that has passed. Just ahead of us is a clock or a zone, far ahead says nothing."""
    if published_at is None or published_at > now + _AHEAD:
        return None
    return min(published_at, now)


def name_of(feed: Feed, parsed: ParsedFeed) -> str:
    """The feed's name: as it was added or, if that was only its address, as it calls itself."""
    if feed.title and feed.title != feed.url:
        return feed.title
    return parsed.title or feed.title


def entry_digest(entry: Entry) -> str:
    """Changes when the entry was edited. Its date does not count: some feeds renew it each time."""
    return digest_of(entry.title, entry.text, entry.url)


def digest_of(*parts: str | None) -> str:
    """SHA-256 over the parts, as hexadecimal; None and the empty string differ."""
    joined = "\0".join("-" if part is None else f"+{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


def _take(entry: Entry, digest: str, because: str) -> Take:
    page = entry.url is not None and len(entry.text) < _SHORT_TEXT
    return Take(entry, digest, page, because)


def _newest(entries: tuple[Entry, ...], now: datetime) -> frozenset[str]:
    # Without a date, the feed's order is believed: the newest stand on top.
    dated = [(believable(entry.published_at, now) or now, entry.guid) for entry in entries]
    recent = [(when, guid) for when, guid in dated if when >= now - _FIRST_AGE]
    ranked = sorted(recent, key=lambda pair: pair[0], reverse=True)
    return frozenset(guid for _, guid in ranked[:_FIRST_ENTRIES])
