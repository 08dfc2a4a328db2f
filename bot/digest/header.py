"""What stands on top of a digest: which it is, how long it takes, and what went wrong before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from bot.digest.select import Selection
from bot.message import Block, Heading, Paragraph, Section, Span, span
from bot.texts.catalogue import Texts
from bot.texts.said import Said

_WORDS_A_MINUTE = 200
_LISTED = 2


@dataclass(frozen=True, slots=True)
class Header:
    """A digest's local day, what it is about, and why it is late.

    ``missed``: the days, in order, whose digests were due before it and were not sent. ``url``:
    where it can be read in the browser, which stands below it.
    """

    day: date
    topics: tuple[str, ...] = ()
    note: Said | None = None
    url: str | None = None
    missed: tuple[date, ...] = ()


def header_section(header: Header, selection: Selection, texts: Texts) -> Section:
    """The header in blocks; it counts what is shown."""
    shown = [c.story for c in selection.chosen] + [moved.story for moved in selection.moved]
    stories, articles = len(shown), sum(len(story.articles) for story in shown)
    topics = " · " + ", ".join(header.topics) if header.topics else ""
    day = texts.day(header.day, "pattern-long-day")
    counted = texts(
        "digest-counted", stories=stories, articles=articles, minutes=minutes(selection)
    )
    blocks: list[Block] = [
        Heading((span(day[:1].upper() + day[1:] + topics),)),
        Paragraph((span(counted),)),
    ]
    notes = [] if header.note is None else [texts.say(header.note)]
    notes += [missed_line(header.missed, texts)] if header.missed else []
    blocks += [Paragraph((Span(note, italic=True),)) for note in notes]
    return tuple(blocks)


def minutes(selection: Selection) -> int:
    """Reading time, in minutes, at least one."""
    words = sum(
        len(chosen.story.title.split())
        + sum(len(s.text.split()) for s in chosen.story.sentences if not s.more)
        for chosen in selection.full
    ) + sum(len(chosen.story.title.split()) for chosen in selection.brief)
    return max(1, ceil(words / _WORDS_A_MINUTE))


def missed_line(days: Sequence[date], texts: Texts) -> str:
    """That the digests of these days, in order and at least one, were not sent."""
    named = [texts.day(day, "pattern-whole-month") for day in days]
    if len(named) > _LISTED:
        listed = texts("days-range", first=named[0], last=named[-1])
    else:
        listed = texts.joined(named)
    return texts("digest-missed", number=len(days), days=listed)
