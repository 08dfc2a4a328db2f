"""Feeds: the installation's own, and those that one chat added for itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.reading import Feed, FeedKind, Schedule
from bot.store.db import Tx, insert, these
from bot.store.schema import chat_feeds, feeds


async def add(
    tx: Tx,
    url: str,
    *,
    kind: FeedKind,
    title: str,
    now: datetime,
    language: str | None = None,
    folder: str | None = None,
    chat_id: int | None = None,
) -> Feed:
    """Add a feed, or find it; with ``chat_id`` it is that chat's, without it everybody's.

    ``folder``: where it lies in a list of feeds; the folders of public feeds are topics.
    """
    await tx.execute(
        insert(feeds)
        .values(
            url=url,
            kind=kind,
            title=title,
            language=language,
            folder=folder,
            public=chat_id is None,
            next_check_at=None if kind is FeedKind.FILES else now,
            created_at=now,
        )
        .on_conflict_do_nothing(index_elements=["url"])
    )
    found = await by_url(tx, url)
    assert found is not None
    changes: dict[str, object] = {"public": True} if chat_id is None and not found.public else {}
    if found.stopped:
        # Whoever adds it again wants it read again.
        changes |= {"stopped": False, "next_check_at": now}
    if folder and found.folder is None and chat_id is None:
        changes["folder"] = folder
    if changes:
        await tx.execute(sa.update(feeds).where(feeds.c.id == found.id).values(changes))
    if chat_id is not None:
        await tx.execute(
            insert(chat_feeds).values(chat_id=chat_id, feed_id=found.id).on_conflict_do_nothing()
        )
    return await by_url(tx, url) or found


async def remove(tx: Tx, url: str, *, chat_id: int | None = None) -> bool:
    """Take a feed from its owner; whoever else has it keeps it. False: he had no such feed."""
    found = await by_url(tx, url)
    if found is None:
        return False
    if chat_id is None:
        removed = found.public
        await tx.execute(sa.update(feeds).where(feeds.c.id == found.id).values(public=False))
    else:
        done = await tx.execute(
            sa.delete(chat_feeds).where(
                chat_feeds.c.feed_id == found.id, chat_feeds.c.chat_id == chat_id
            )
        )
        removed = done.rowcount > 0
    nobodys = ~sa.exists().where(chat_feeds.c.feed_id == feeds.c.id)
    await tx.execute(
        sa.delete(feeds).where(feeds.c.id == found.id, feeds.c.public.is_(False), nobodys)
    )
    return removed


async def every(tx: Tx) -> list[Feed]:
    """All feeds, by title."""
    rows = await tx.execute(sa.select(feeds).order_by(feeds.c.title, feeds.c.id))
    return [_feed(row) for row in rows]


async def of_chat(tx: Tx, chat_id: int) -> list[Feed]:
    """The feeds that a chat added for itself, by title."""
    rows = await tx.execute(
        sa.select(feeds)
        .join(chat_feeds, chat_feeds.c.feed_id == feeds.c.id)
        .where(chat_feeds.c.chat_id == chat_id)
        .order_by(feeds.c.title, feeds.c.id)
    )
    return [_feed(row) for row in rows]


async def chats_of(tx: Tx, feed_id: int) -> list[int]:
    """The chats that added this feed for themselves."""
    rows = await tx.execute(
        sa.select(chat_feeds.c.chat_id)
        .where(chat_feeds.c.feed_id == feed_id)
        .order_by(chat_feeds.c.chat_id)
    )
    return list(rows.scalars())


async def by_url(tx: Tx, url: str) -> Feed | None:
    """The feed at this address."""
    row = (await tx.execute(sa.select(feeds).where(feeds.c.url == url))).one_or_none()
    return None if row is None else _feed(row)


async def due(
    tx: Tx,
    now: datetime,
    limit: int,
    *,
    without: Collection[int] = (),
    among: Sequence[int] | None = None,
) -> list[Feed]:
    """Feeds whose next check has come, but those with these ids, longest waiting first.

    ``among``: only of these.
    """
    some = sa.true() if among is None else feeds.c.id.in_(these(among))
    rows = await tx.execute(
        sa.select(feeds)
        .where(some)
        .where(feeds.c.next_check_at <= now, feeds.c.stopped.is_(False))
        .where(feeds.c.id.not_in(without))
        .order_by(feeds.c.next_check_at)
        .limit(limit)
    )
    return [_feed(row) for row in rows]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a good check found out about its feed. ``entries`` None: the host said "unchanged";
    ``brought``: something new came."""

    next_check_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    title: str | None = None
    language: str | None = None
    gap_seconds: int | None = None
    schedule: Schedule | None = None
    entries: int | None = None
    brought: bool = False


async def checked(tx: Tx, feed_id: int, found: Checked, now: datetime) -> None:
    """A check that went well: its failures are forgotten, and one that was stopped goes on."""
    await all_checked(tx, [(feed_id, found, now)])


async def all_checked(tx: Tx, some: Sequence[tuple[int, Checked, datetime]]) -> None:
    """The same for many feeds in one statement: (the feed's id, what was found, when).

    In the order of their ids: two that lock some of the same feeds never wait for each other.
    """
    await tx.execute(
        _CHECKED,
        [
            {
                "of": feed_id,
                "at": now,
                "next_at": found.next_check_at,
                "new_etag": found.etag,
                "new_modified": found.last_modified,
                "new_title": found.title,
                "new_language": found.language,
                "new_gap": found.gap_seconds,
                "new_schedule": None if found.schedule is None else found.schedule.kept,
                "number": found.entries,
                "brought_at": now if found.brought else None,
            }
            for feed_id, found, now in sorted(some, key=lambda each: each[0])
        ],
    )


async def learn(tx: Tx, feed_id: int, boilerplate: Sequence[str]) -> None:
    """Keep the lines that a feed's articles have in common."""
    values = {"boilerplate": list(boilerplate) or None}
    await tx.execute(sa.update(feeds).where(feeds.c.id == feed_id).values(values))


async def failed(
    tx: Tx,
    feed_id: int,
    *,
    now: datetime,
    next_check_at: datetime,
    error: str,
    stopped: bool = False,
) -> None:
    """A check that failed, and when to try again; ``stopped``: not again by itself."""
    await tx.execute(
        sa.update(feeds)
        .where(feeds.c.id == feed_id)
        .values(
            checked_at=now,
            next_check_at=next_check_at,
            failures=feeds.c.failures + 1,
            error=error,
            stopped=stopped,
        )
    )


async def redirected(tx: Tx, feed_id: int, to: str | None, *, patience: int) -> bool:
    """A check was led for good to another address (None: to none). Seen so often in a row, the
    feed moves there. False: another feed has that address already; this one stays."""
    if to is None:
        cleared = {"moved_to": None, "moved_seen": 0}
        moving = (feeds.c.id == feed_id, feeds.c.moved_to.is_not(None))
        await tx.execute(sa.update(feeds).where(*moving).values(cleared))
        return True
    seen = sa.case((feeds.c.moved_to == to, feeds.c.moved_seen + 1), else_=1)
    changed = sa.update(feeds).where(feeds.c.id == feed_id).values(moved_to=to, moved_seen=seen)
    times = (await tx.execute(changed.returning(feeds.c.moved_seen))).scalar_one_or_none() or 0
    if times < patience:
        return True
    if await by_url(tx, to) is not None:
        return False
    there = {"url": to, "moved_to": None, "moved_seen": 0}
    await tx.execute(sa.update(feeds).where(feeds.c.id == feed_id).values(there))
    return True


def _feed(row: sa.Row[tuple[object, ...]]) -> Feed:
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping
    del values["created_at"]
    values["kind"] = FeedKind(values["kind"])
    values["schedule"] = Schedule.of(values["schedule"] or {})
    values["boilerplate"] = tuple(values["boilerplate"] or ())
    return Feed(**values)


def _or_before(name: str, column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """What was found out or, where nothing was, what was known before."""
    return sa.func.coalesce(sa.bindparam(name, type_=column.type), column)


_NUMBER = sa.bindparam("number", type_=sa.Integer)
_CHECKED = (
    sa.update(feeds)
    .where(feeds.c.id == sa.bindparam("of"))
    .values(
        checked_at=sa.bindparam("at"),
        next_check_at=sa.bindparam("next_at"),
        etag=sa.bindparam("new_etag"),
        last_modified=sa.bindparam("new_modified"),
        failures=0,
        error=None,
        stopped=False,
        title=_or_before("new_title", feeds.c.title),
        language=_or_before("new_language", feeds.c.language),
        gap_seconds=_or_before("new_gap", feeds.c.gap_seconds),
        schedule=_or_before("new_schedule", feeds.c.schedule),
        empty_answers=sa.case(
            (_NUMBER.is_(None), feeds.c.empty_answers),
            (_NUMBER > 0, 0),
            else_=feeds.c.empty_answers + 1,
        ),
        newest_at=_or_before("brought_at", feeds.c.newest_at),
    )
)
