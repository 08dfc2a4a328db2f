"""Who may use the bot, and where."""

from __future__ import annotations

from datetime import datetime

from bot.commands.command import Defaults
from bot.commands.request import Request
from bot.model import Address, ChatKind, Role
from bot.store import chats, people
from bot.store.db import Tx
from bot.texts.said import Said

PRIVATE_BOT = Said("access-private")
UNCLAIMED = Said("access-unclaimed")


async def role_of(
    tx: Tx, defaults: Defaults, address: Address, kind: ChatKind, person: str | None
) -> Role:
    """What this person may do here. Whoever sits at the console owns the machine."""
    if kind == "console" or (address.platform, person) in defaults.owners:
        return "owner"
    role: Role = "stranger"
    if person is not None:
        role = await people.role(tx, address.platform, person)
    return "guest" if role == "stranger" and defaults.access == "open" else role


async def may_use(tx: Tx, request: Request, role: Role) -> bool:
    """In a private chat who was let in; in a group everybody, once one of these set it up."""
    if role == "banned":
        return False
    if role != "stranger":
        return True
    if request.kind != "group":
        return False
    return await chats.set_up_by(tx, request.address) is not None


async def sets_up(tx: Tx, request: Request, role: Role) -> str | None:
    """The person who takes responsibility for a group by acting as its admin, if it is new."""
    if role in ("stranger", "banned") or not request.admin or request.kind != "group":
        return None
    return None if await chats.set_up_by(tx, request.address) else request.person


async def is_unclaimed(tx: Tx, defaults: Defaults) -> bool:
    """Does nobody own this bot yet?"""
    return not defaults.owners and not await people.has_owner(tx)


async def use_link(tx: Tx, defaults: Defaults, request: Request, now: datetime) -> Said | None:
    """Let in whoever brings the secret of a link (``/start claim-…``), once; None: no such link."""
    kind, _, secret = request.args.strip().partition("-")
    if request.kind != "private" or kind not in ("claim", "invite") or not secret:
        return None
    platform = request.address.platform
    known = await people.role(tx, platform, request.person)
    if (platform, request.person) in defaults.owners:
        known = "owner"
    if known == "owner" or (known == "guest" and kind == "invite"):
        return None  # an invitation is not used up by someone who is in already
    given = await people.use_invitation(tx, secret, platform, request.person, now)
    if given is None:
        return Said("access-link-used")
    return Said("access-owner-now" if given == "owner" else "access-guest-now")
