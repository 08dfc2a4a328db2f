"""Who may use the bot. Secrets of invitations are kept as hashes only."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

import sqlalchemy as sa

from bot.model import Role
from bot.store.db import Tx, insert
from bot.store.schema import chats, invitations, people


async def role(tx: Tx, platform: str, person: str) -> Role:
    """What this person may do; a stranger if nobody let them in."""
    found = (
        await tx.execute(
            sa.select(people.c.role).where(people.c.platform == platform, people.c.person == person)
        )
    ).scalar_one_or_none()
    return "stranger" if found is None else found


async def met(tx: Tx, platform: str) -> list[tuple[str, str]]:
    """(name, id) of who wrote to us in private or was given a role."""
    private = sa.select(chats.c.title, chats.c.chat).where(
        chats.c.platform == platform, chats.c.kind == "private"
    )
    named = {chat: title for title, chat in await tx.execute(private.order_by(chats.c.title))}
    known = sa.select(people.c.person).where(people.c.platform == platform)
    others = {person: person for person in (await tx.execute(known)).scalars()}
    return [(name, person) for person, name in {**others, **named}.items()]


async def let_in(tx: Tx, platform: str, person: str, role: Role, now: datetime) -> None:
    """Give a person a role; an owner stays one."""
    made = insert(people).values(platform=platform, person=person, role=role, since=now)
    if role == "owner":
        made = made.on_conflict_do_update(
            index_elements=["platform", "person"], set_={"role": "owner"}
        )
    else:
        made = made.on_conflict_do_nothing()
    await tx.execute(made)


async def set_role(tx: Tx, platform: str, person: str, role: Role, now: datetime) -> None:
    """Give a person this role, whatever it was."""
    await tx.execute(
        insert(people)
        .values(platform=platform, person=person, role=role, since=now)
        .on_conflict_do_update(index_elements=["platform", "person"], set_={"role": role})
    )


async def since(tx: Tx, platform: str, person: str) -> datetime | None:
    """Since when this person may use the bot."""
    found: datetime | None = (
        await tx.execute(
            sa.select(people.c.since).where(
                people.c.platform == platform, people.c.person == person
            )
        )
    ).scalar_one_or_none()
    return found


async def invite(tx: Tx, role: Role, now: datetime) -> str:
    """A secret that makes whoever brings it first a guest, or the owner."""
    secret = secrets.token_urlsafe(16)
    await tx.execute(
        sa.insert(invitations).values(secret_hash=_hash(secret), role=role, created_at=now)
    )
    return secret


async def withdraw_claims(tx: Tx, before: datetime) -> None:
    """Make unused links to ownership from before then worthless: a new one is printed."""
    await tx.execute(
        sa.delete(invitations).where(
            invitations.c.role == "owner",
            invitations.c.used_at.is_(None),
            invitations.c.created_at < before,
        )
    )


async def use_invitation(
    tx: Tx, secret: str, platform: str, person: str, now: datetime
) -> Role | None:
    """Let the person in as the invitation says, once; None if it is unknown or used."""
    used = await tx.execute(
        sa.update(invitations)
        .where(invitations.c.secret_hash == _hash(secret), invitations.c.used_at.is_(None))
        .values(used_at=now)
        .returning(invitations.c.role)
    )
    given: Role | None = used.scalar_one_or_none()
    if given is not None:
        await let_in(tx, platform, person, given, now)
    return given


async def owners(tx: Tx) -> list[tuple[str, str]]:
    """Who claimed the bot, as (platform, person)."""
    rows = await tx.execute(
        sa.select(people.c.platform, people.c.person).where(people.c.role == "owner")
    )
    return [(row.platform, row.person) for row in rows]


async def has_owner(tx: Tx) -> bool:
    """Did anybody claim the bot?"""
    owner = sa.select(people.c.person).where(people.c.role == "owner").limit(1)
    return (await tx.execute(owner)).first() is not None


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
