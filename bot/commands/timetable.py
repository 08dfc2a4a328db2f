"""An order as it is typed, its next slot, and an order in words: pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time

from bot.commands.wording import clock_time, days_named, moment, short, wishes_of
from bot.model import Subscription
from bot.texts.catalogue import Texts
from bot.texts.said import Wrong

_LOOKS_LIKE_TIME = re.compile(r"[0-9]{1,2}(?:[:.h][0-9]{1,2})?(?:am|pm)?,?", re.IGNORECASE)
_HOUR_ALONE = re.compile(r"[01]?[0-9]|2[0-3]")


@dataclass(frozen=True, slots=True)
class Order:
    """What /subscribe asks for: times of day (() where none was given) and topics."""

    times: tuple[time, ...]
    topics: tuple[str, ...]


def parse_order(args: str) -> Order:
    """``08:00 and 18:00 Energy, Belarus`` → times and topics. Raises Wrong."""
    words = args.split()
    times: list[time] = []
    while words:
        bare = words[0].strip(",")
        if times and bare.casefold() in ("and", "&", ""):
            words.pop(0)
        elif len(words) > 1 and words[1].strip(",").casefold() in ("am", "pm"):
            times.append(time_of(bare + words[1].strip(","), "/subscribe 08:00"))
            del words[:2]
        elif _LOOKS_LIKE_TIME.fullmatch(bare) or clock_time(bare) is not None:
            times.append(time_of(bare, "/subscribe 08:00"))
            words.pop(0)
        else:
            break
    return Order(tuple(dict.fromkeys(times)), wishes_of(" ".join(words), most=20))


def time_of(text: str, example: str) -> time:
    """A time of day as typed. Raises Wrong, with the ``example`` to type instead."""
    at = clock_time(text)
    if at is None:
        if _HOUR_ALONE.fullmatch(text.strip()):  # "9" may be morning or evening
            example = f"{example.split(maxsplit=1)[0]} {int(text):02}:00"
        raise Wrong("time-unknown", time=short(text), example=example)
    return at


def next_digest(order: Subscription, now: datetime, texts: Texts) -> str:
    """When an order's next digest comes: "tomorrow, Saturday, 08:00", or why none does."""
    if order.state == "active" and order.next_digest_at is not None:
        return moment(order.next_digest_at, order.timezone, now, texts)
    if order.state == "paused":
        return texts("order-paused")
    return texts("order-stopped", reason=texts.reason(order.reason or order.state))


def topics_named(order: Subscription, texts: Texts) -> str:
    """What an order is on; without topics of its own, on what the chat follows."""
    return texts.joined(order.topics) or texts("order-on-follows")


def described(order: Subscription, now: datetime, texts: Texts) -> str:
    """An order in one line, for /settings."""
    return texts(
        "order-line-topics" if order.topics else "order-line",
        days=days_named(order.days, texts),
        time=f"{order.at:%H:%M}",
        length=texts(f"length-{order.length}"),
        topics=texts.joined(order.topics),
        next=next_digest(order, now, texts),
    )
