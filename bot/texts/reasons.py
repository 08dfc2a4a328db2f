"""Reasons in a reader's language.

Whoever decides something writes down why, in English, where it is kept for the log, for others
and for whoever asks later: by then it is said in his language, as far as the catalogues know it.
"""

from __future__ import annotations

import re
from datetime import datetime

from bot.texts.said import Reason, Said, Value

#: What is written, whole, and the key of what is said; its groups are filled in.
_TOLD = tuple(
    (re.compile(written, re.DOTALL), key)
    for written, key in (
        (r"(?P<number>\d+) sources?", "card-sources"),
        (r"(?P<number>\d+) sources?, (?P<own>\d+) in their own words", "card-sources-own"),
        (r"topic: (?P<topic>.+)", "reason-topic"),
        (r"you follow: (?P<wish>.+)", "reason-follow"),
        (r"preferred source: (?P<source>.+)", "reason-preferred"),
        (r"(?P<number>\d+) h old", "reason-hours"),
        (r"(?P<number>\d+) days old", "reason-days"),
        (r"undated, first seen (?:now|\d+ h ago)", "age-undated"),
        (r"running since (?P<date>\d+ [A-Z][a-z]+)", "reason-running"),
        (r"from a source that says little", "reason-quiet"),
        (r"moved on since you saw it", "reason-moved"),
        (r"alike", "reason-alike"),
        (r"alike, (?P<number>\d+) h apart", "reason-alike-apart"),
        (r"alike, both name (?P<names>.+)", "reason-alike-names"),
        (r"alike, (?P<number>\d+) h apart, both name (?P<names>.+)", "reason-alike-apart-names"),
        (r"the same text", "reason-same-text"),
        (r"put together by hand|so it was decided", "reason-decided"),
        (r"the same letters", "reason-letters"),
        (r"it reports another event than the story in which it stood", "reason-other-event"),
        (r"syllable by syllable, as Chinese names", "reason-syllables"),
        (r"it may be several", "reason-several"),
        (r"the first that was seen", "reason-first"),
        (r"known spellings of one name", "reason-spellings"),
        (r"they sound alike", "reason-sound"),
        (r"one given name in two languages", "reason-given"),
        (r"the same name written as one word|the same name, divided differently", "reason-divided"),
        (r"“(?P<name>.+)” is the surname", "reason-surname"),
        (r"surname and first name agree \((?P<reason>.+)\)", "reason-both-names"),
        (r"the server's name .+|the server could not be reached", "reason-unreachable"),
        (r"the connection failed.*|no complete answer within .+", "reason-unreachable"),
        (r"(?:a redirect was )?refused: .+", "reason-refused"),
        (r"the server answered (?P<status>\d+)", "reason-answered"),
        (r"the server says that it is gone for good \((?P<status>410)\)", "reason-answered"),
        (r"this page offers no feed that can be read|this is not a feed", "reason-no-feed"),
        (r"no article was found on the page|this is not an HTML page", "reason-no-article"),
        (r"the answer is larger than .+|the page is too large .+", "reason-large"),
        (r"only plain http .+|this address cannot be understood", "reason-address"),
        (r"this page is .+", "reason-walled"),
        (r"blocked by the person|removed from the (?:chat|server)", "reason-removed"),
        (r"the (?:channel|thread) was deleted", "reason-deleted"),
    )
)


def understood(reason: str) -> Said | None:
    """What is said for a reason; None: it is not known."""
    for written, key in _TOLD:
        if found := written.fullmatch(reason):
            return Said(key, {name: _value(name, text) for name, text in found.groupdict().items()})
    return None


def _value(name: str, text: str) -> Value:
    match name:
        case "number" | "own":
            return int(text)
        case "reason":
            return Reason(text)
        case "date":
            return datetime.strptime(f"{text} 2024", "%d %B %Y").date()  # noqa: DTZ007 -- a day
        case _:
            return text
