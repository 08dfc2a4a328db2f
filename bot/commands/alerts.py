"""Telling the owners that something stopped, once, and once when it is well again; never at night.

Who reads on the platform that stopped cannot be told there: they hear of it when it is over.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.commands.command import Defaults
from bot.commands.trouble import Split, is_day, owners_chats
from bot.commands.wording import moment
from bot.health import Record, Trouble, What, lasting
from bot.message import Bullets, Message, span
from bot.model import Chat
from bot.store import deliveries, meta
from bot.store.db import Database, Tx
from bot.texts.catalogue import texts_in

_KEPT = "alerts"
#: What is said when it begins, and when it is over.
_KEYS: dict[What, tuple[str, str]] = {
    "database": ("alert-database", "alert-over-database"),
    "ticks": ("alert-ticks", "alert-over-ticks"),
    "platform": ("alert-platform", "alert-over-platform"),
    "delivery": ("alert-delivery", "alert-over-delivery"),
    "feeds": ("alert-feeds", "alert-over-feeds"),
    "disk": ("alert-disk", "alert-over-disk"),
}
#: The same is not told again sooner, however often it comes and goes.
_REST = timedelta(hours=6)
#: These often pass by themselves; the others have lasted when they count.
_LASTS = {"platform": timedelta(minutes=15), "database": timedelta(minutes=15)}
#: What is told only afterwards must have been worth it.
_WORTH_IT = timedelta(minutes=30)


#: What is to be said to each chat that is awake.
Lines = dict[int, list[tuple[str, Trouble]]]


@dataclass(frozen=True, slots=True)
class Alert:
    """One trouble as it was told: to which chats, when last.

    ending: it is over, and only those named still have to hear that. over: nobody waits for
    that any more; it is kept so that it is not told again too soon.
    """

    trouble: Trouble
    told: tuple[int, ...] = ()
    told_at: datetime | None = None
    ending: bool = False
    over: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """Whose it is."""
        return self.trouble.what, self.trouble.which


async def tell_of_alerts(
    db: Database,
    clock: Clock,
    defaults: Defaults,
    split: Split,
    records: Sequence[Record],
    *,
    settled: bool,
    reachable: Container[str],
) -> int:
    """Queue what the owners should know now; gives how many messages.

    records: as the watch keeps them. reachable: platforms that have a token now.
    settled: it has looked for long enough to know what is over.
    """
    now = clock.now()
    async with db.read() as tx:
        kept = _read(await meta.get(tx, _KEPT))
        if not kept and not lasting(records):
            return 0
        chats = [
            chat
            for chat in await owners_chats(tx, defaults)
            if chat.blocked is None and chat.address.platform in reachable
        ]
    awake = [chat for chat in chats if is_day(chat, now, defaults)]
    lines: Lines = {chat.id: [] for chat in awake}
    after, alerts = [], {alert.key: alert for alert in kept}
    for trouble in lasting(records):
        alert = alerts.pop((trouble.what, trouble.which), Alert(trouble))
        rests = alert.over and _rests(alert, now)
        begins = Alert(trouble) if alert.over else alert
        after.append(alert if rests else _begun(begins, awake, lines, now))
    found = {(each.finding.what, each.finding.which) for each in records}
    for alert in alerts.values():
        waits = not settled or alert.key in found
        if (left := alert if waits else _over(alert, chats, lines, now)) is not None:
            after.append(left)
    if after == kept:
        return 0
    async with db.write() as tx:
        await meta.put(tx, _KEPT, [_plain(each) for each in after])
        return await _tell(tx, awake, lines, defaults, split, now)


def _begun(alert: Alert, awake: Sequence[Chat], lines: Lines, now: datetime) -> Alert:
    """Tell who can be told and was not."""
    if now - alert.trouble.since < _LASTS.get(alert.trouble.what, timedelta()):
        return alert
    new = [c for c in awake if c.id not in alert.told and _can_hear(c, alert.trouble)]
    for chat in new:
        lines[chat.id].append((_KEYS[alert.trouble.what][0], alert.trouble))
    if not new:
        return alert
    return replace(alert, told=(*alert.told, *(chat.id for chat in new)), told_at=now)


def _over(alert: Alert, chats: Sequence[Chat], lines: Lines, now: datetime) -> Alert | None:
    """Tell who waits for its end and is awake; None when it can be forgotten."""
    worth = not alert.ending and now - alert.trouble.since >= _WORTH_IT
    waiting = [
        chat
        for chat in ([] if alert.over else chats)
        if chat.id in alert.told or (worth and not _can_hear(chat, alert.trouble))
    ]
    for chat in waiting:
        if chat.id in lines:
            lines[chat.id].append((_KEYS[alert.trouble.what][1], alert.trouble))
    if asleep := tuple(chat.id for chat in waiting if chat.id not in lines):
        return replace(alert, told=asleep, ending=True)
    return replace(alert, told=(), over=True) if _rests(alert, now) else None


def _rests(alert: Alert, now: datetime) -> bool:
    return alert.told_at is not None and now - alert.told_at < _REST


def _can_hear(chat: Chat, trouble: Trouble) -> bool:
    return chat.address.platform != trouble.which


async def _tell(
    tx: Tx,
    awake: Sequence[Chat],
    lines: Lines,
    defaults: Defaults,
    split: Split,
    now: datetime,
) -> int:
    told = 0
    for chat in awake:
        if not lines[chat.id]:
            continue
        texts, zone = texts_in(chat.language), chat.timezone or defaults.timezone
        said = [
            texts(
                key,
                which=trouble.which.capitalize(),
                why=trouble.because,
                since=moment(trouble.since, zone, now, texts),
            )
            for key, trouble in lines[chat.id]
        ]
        message = Message(((Bullets(tuple((span(line),) for line in said)),),))
        parts = split(chat.address.platform, message, chat.kind)
        told += await deliveries.enqueue(tx, chat_id=chat.id, parts=parts, now=now, urgent=False)
    return told


def _plain(alert: Alert) -> dict[str, object]:
    return {
        "what": alert.trouble.what,
        "which": alert.trouble.which,
        "because": alert.trouble.because,
        "since": alert.trouble.since.isoformat(),
        "told": list(alert.told),
        "told_at": alert.told_at.isoformat() if alert.told_at else None,
        "ending": alert.ending,
        "over": alert.over,
    }


def _read(kept: object) -> list[Alert]:
    if not isinstance(kept, list):
        return []
    return [
        Alert(
            Trouble(
                row["what"], row["which"], row["because"], datetime.fromisoformat(row["since"])
            ),
            tuple(row["told"]),
            datetime.fromisoformat(row["told_at"]) if row["told_at"] else None,
            row["ending"],
            row["over"],
        )
        for row in kept
    ]
