"""Chats: where we can send, what each follows, and whether it still wants us."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

import sqlalchemy as sa

from bot.model import Address, Chat, ChatKind, DeliveryState, QuietHours
from bot.store.db import Tx, insert
from bot.store.schema import chat_feeds, chats, deliveries, digests, shown, subscriptions

_OPEN = (DeliveryState.PLANNED, DeliveryState.SENDING, DeliveryState.UNKNOWN)


async def ensure(
    tx: Tx,
    address: Address,
    *,
    kind: ChatKind,
    title: str,
    now: datetime,
    set_up_by: str | None = None,
) -> Chat:
    """The chat at this address, made if it is new. Whoever writes to us is no longer blocked."""
    values: dict[str, object] = {"kind": kind, "title": title}
    values |= {"blocked": None, "forgotten": False}
    if set_up_by is not None:
        values["set_up_by"] = set_up_by
    await tx.execute(
        insert(chats)
        .values(
            platform=address.platform,
            chat=address.chat,
            thread=address.thread or "",
            follows=[],
            reads=[],
            last_list=[],
            muted=[],
            preferred=[],
            created_at=now,
            **values,
        )
        .on_conflict_do_update(index_elements=["platform", "chat", "thread"], set_=values)
    )
    found = await by_address(tx, address)
    assert found is not None
    return found


async def get(tx: Tx, chat_id: int) -> Chat | None:
    """The chat with this id."""
    row = (await tx.execute(sa.select(chats).where(chats.c.id == chat_id))).one_or_none()
    return None if row is None else _chat(row)


async def by_address(tx: Tx, address: Address) -> Chat | None:
    """The chat at this address."""
    row = (await tx.execute(sa.select(chats).where(*_at(address)))).one_or_none()
    return None if row is None else _chat(row)


async def set_up_by(tx: Tx, address: Address) -> str | None:
    """Who added the bot to this chat, whatever the thread."""
    return (
        await tx.execute(
            sa.select(chats.c.set_up_by)
            .where(
                chats.c.platform == address.platform,
                chats.c.chat == address.chat,
                chats.c.set_up_by.is_not(None),
            )
            .limit(1)
        )
    ).scalar_one_or_none()


async def titles_set_up_by(tx: Tx, private: Address) -> list[str]:
    """The groups and channels that the person of a private chat takes responsibility for."""
    rows = await tx.execute(
        sa.select(chats.c.title).where(
            chats.c.platform == private.platform, chats.c.set_up_by == private.chat
        )
    )
    return [title for (title,) in rows]


async def set_timezone(tx: Tx, chat_id: int, zone: str) -> None:
    """The IANA zone that this chat's times are in."""
    await tx.execute(sa.update(chats).where(chats.c.id == chat_id).values(timezone=zone))


async def set_language(tx: Tx, chat_id: int, language: str) -> None:
    """The language (ISO 639-1) in which we speak there."""
    await tx.execute(sa.update(chats).where(chats.c.id == chat_id).values(language=language))


async def set_follows(tx: Tx, chat_id: int, follows: Sequence[str]) -> None:
    """What the chat is interested in: topics, names, words."""
    await tx.execute(sa.update(chats).where(chats.c.id == chat_id).values(follows=list(follows)))


async def set_reads(tx: Tx, chat_id: int, languages: Sequence[str]) -> None:
    """The languages (ISO 639-1) that the chat reads; () all."""
    await tx.execute(sa.update(chats).where(chats.c.id == chat_id).values(reads=list(languages)))


async def set_muted(tx: Tx, chat_id: int, muted: Sequence[str]) -> None:
    """What the chat wants left out: words, names, topics, sources."""
    await tx.execute(sa.update(chats).where(chats.c.id == chat_id).values(muted=list(muted)))


async def set_preferred(tx: Tx, chat_id: int, preferred: Sequence[str]) -> None:
    """The sources that the chat wants to see first."""
    await tx.execute(
        sa.update(chats).where(chats.c.id == chat_id).values(preferred=list(preferred))
    )


async def set_quiet(tx: Tx, chat_id: int, quiet: QuietHours | None) -> None:
    """When nothing comes to this chat by itself."""
    kept = None if quiet is None else [f"{quiet.start:%H:%M}", f"{quiet.end:%H:%M}"]
    await tx.execute(sa.update(chats).where(chats.c.id == chat_id).values(quiet=kept))


async def set_silent_when_empty(tx: Tx, chat_id: int, silent: bool) -> None:
    """Whether a day without news passes without a word."""
    await tx.execute(sa.update(chats).where(chats.c.id == chat_id).values(silent_when_empty=silent))


async def set_silent(tx: Tx, chat_id: int, silent: bool) -> None:
    """Whether what comes by itself comes without a sound."""
    await tx.execute(sa.update(chats).where(chats.c.id == chat_id).values(silent=silent))


async def zone_beside(tx: Tx, address: Address) -> str | None:
    """The zone of another thread or channel of the same chat, if one was set."""
    known = sa.select(chats.c.timezone).where(chats.c.timezone.is_not(None), *_at(address)[:2])
    return (await tx.execute(known.limit(1))).scalar()


async def refused(tx: Tx, chat_id: int, now: datetime) -> datetime:
    """The platform does not let us write there now; gives since when that is so."""
    await tx.execute(
        sa.update(chats)
        .where(chats.c.id == chat_id, chats.c.refused_since.is_(None))
        .values(refused_since=now)
    )
    since: datetime = (
        await tx.execute(sa.select(chats.c.refused_since).where(chats.c.id == chat_id))
    ).scalar_one()
    return since


async def reached(tx: Tx, chat_id: int) -> None:
    """We may write there (again)."""
    await tx.execute(
        sa.update(chats)
        .where(chats.c.id == chat_id, chats.c.refused_since.is_not(None))
        .values(refused_since=None)
    )


async def set_last_list(tx: Tx, chat_id: int, story_ids: Sequence[int]) -> None:
    """The stories shown just now, in order, for ``/story 3``; the next digest takes their place."""
    newest = sa.select(sa.func.max(digests.c.id)).where(digests.c.chat_id == chat_id)
    await tx.execute(
        sa.update(chats)
        .where(chats.c.id == chat_id)
        .values(last_list=list(story_ids), last_list_after=newest.scalar_subquery())
    )


async def set_waiting(tx: Tx, chat_id: int, waits: bool) -> None:
    """The chat asked while nothing was read yet: it is shown the first stories once."""
    await tx.execute(sa.update(chats).where(chats.c.id == chat_id).values(waiting=waits))


async def waiting(tx: Tx) -> list[Chat]:
    """Chats that wait for the first stories."""
    rows = await tx.execute(
        sa.select(chats).where(chats.c.waiting.is_(True), chats.c.blocked.is_(None))
    )
    return [_chat(row) for row in rows]


async def block(tx: Tx, address: Address, reason: str, now: datetime) -> None:
    """The chat is gone or does not want us: its subscriptions stop, what waits is not sent."""
    where = _at(address) if address.thread else _at(address)[:2]
    ids = (await tx.execute(sa.select(chats.c.id).where(*where))).scalars().all()
    await tx.execute(sa.update(chats).where(chats.c.id.in_(ids)).values(blocked=reason))
    await tx.execute(
        sa.update(subscriptions)
        .where(subscriptions.c.chat_id.in_(ids), subscriptions.c.state == "active")
        .values(state="blocked", reason=reason, next_digest_at=None, next_slot=None)
    )
    await tx.execute(
        sa.update(deliveries)
        .where(deliveries.c.chat_id.in_(ids), deliveries.c.state.in_(_OPEN))
        .values(state=DeliveryState.BLOCKED, error=reason, ended_at=now, lease_until=None)
    )


async def move(tx: Tx, old: Address, new: Address) -> None:
    """A chat has a new address; all its threads and orders move. A chat known there is joined."""
    if (old.platform, old.chat) == (new.platform, new.chat):
        return
    there = {row.thread: row for row in await tx.execute(_threads(new))}
    moving = (await tx.execute(_threads(old))).all()
    for row in moving:
        if row.thread in there:
            # Messages under the new address came first.
            await _join(tx, row, there[row.thread])
    await tx.execute(
        sa.update(chats)
        .where(chats.c.id.in_([row.id for row in moving]))
        .values(chat=new.chat, blocked=None)
    )


async def _join(tx: Tx, stays: sa.Row[Any], goes: sa.Row[Any]) -> None:
    """One chat of two rows: what either ordered, added or was shown is the one's that stays."""
    for table, key in ((chat_feeds, "feed_id"), (shown, "story_id")):
        # What both have needs no second row.
        both = sa.select(table.c[key]).where(table.c.chat_id == stays.id)
        await tx.execute(sa.delete(table).where(table.c.chat_id == goes.id, table.c[key].in_(both)))
    for table in (subscriptions, deliveries, digests, chat_feeds, shown):
        await tx.execute(
            sa.update(table).where(table.c.chat_id == goes.id).values(chat_id=stays.id)
        )
    await tx.execute(sa.delete(chats).where(chats.c.id == goes.id))
    await tx.execute(
        sa.update(chats)
        .where(chats.c.id == stays.id)
        .values(
            timezone=stays.timezone or goes.timezone,
            language=stays.language or goes.language,
            reads=stays.reads or goes.reads,
            set_up_by=stays.set_up_by or goes.set_up_by,
            follows=list(dict.fromkeys([*stays.follows, *goes.follows])),
            muted=list(dict.fromkeys([*stays.muted, *goes.muted])),
            preferred=list(dict.fromkeys([*stays.preferred, *goes.preferred])),
            last_list=goes.last_list or stays.last_list,
            last_list_after=goes.last_list_after or stays.last_list_after,
            waiting=stays.waiting or goes.waiting,
            silent=stays.silent or goes.silent,
            quiet=stays.quiet or goes.quiet,
        )
    )


def _threads(address: Address) -> sa.Select[Any]:
    return sa.select(chats).where(*_at(address)[:2])


def _at(address: Address) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        chats.c.platform == address.platform,
        chats.c.chat == address.chat,
        chats.c.thread == (address.thread or ""),
    )


def _chat(row: sa.Row[Any]) -> Chat:
    return Chat(
        id=row.id,
        address=Address(row.platform, row.chat, row.thread or None),
        kind=row.kind,
        title=row.title,
        timezone=row.timezone,
        language=row.language,
        follows=tuple(row.follows),
        reads=tuple(row.reads),
        blocked=row.blocked,
        created_at=row.created_at,
        quiet=quiet_of(row.quiet),
        silent_when_empty=_silent(row),
        set_up_by=row.set_up_by,
        refused_since=row.refused_since,
        muted=tuple(row.muted),
        preferred=tuple(row.preferred),
        silent=row.silent,
    )


def quiet_of(kept: Sequence[str] | None) -> QuietHours | None:
    """Quiet hours as the column keeps them: ["22:00", "07:00"]."""
    return None if kept is None else QuietHours(*map(time.fromisoformat, kept))


def _silent(row: sa.Row[Any]) -> bool:
    """On an empty day: as the chat chose, else a line in private and nothing elsewhere."""
    chosen: bool | None = row.silent_when_empty
    return row.kind != "private" if chosen is None else chosen
