"""What is written down when an attempt had no receipt: for the delivery and for its chat."""

from __future__ import annotations

from datetime import datetime

from bot.delivery.notices import PATIENCE, gone, suspended, tell_who_set_it_up
from bot.delivery.platform import Platform
from bot.delivery.retry import Verdict
from bot.errors import SendError
from bot.model import Address, Delivery
from bot.store import chats, deliveries
from bot.store.db import Tx


async def follow(tx: Tx, delivery: Delivery, verdict: Verdict, now: datetime) -> None:
    """Write down what is to become of a delivery that has no receipt."""
    if verdict.final:
        await deliveries.ended(tx, delivery.id, state=verdict.state, error=verdict.because, now=now)
        return
    await deliveries.later(
        tx,
        delivery.id,
        state=verdict.state,
        due_at=verdict.due_at,
        error=verdict.because,
        unknown=verdict.unknown,
    )


async def after(
    tx: Tx,
    platform: Platform,
    delivery: Delivery,
    error: SendError,
    verdict: Verdict,
    now: datetime,
) -> None:
    """The same, and what the platform's answer means for the chat."""
    await follow(tx, delivery, verdict, now)
    if error.outcome == "blocked":
        await tell_who_set_it_up(tx, platform, delivery, gone(verdict.because), now)
        await chats.block(tx, delivery.address, verdict.because, now)
    if error.outcome == "forbidden":
        await _refused(tx, platform, delivery, verdict.because, now)
    if error.outcome == "moved" and error.new_address is not None:
        new = Address(delivery.address.platform, error.new_address)
        await chats.move(tx, delivery.address, new)


async def _refused(tx: Tx, platform: Platform, delivery: Delivery, why: str, now: datetime) -> None:
    """We may not write there now: told once, tried with each digest for a week, then ended."""
    since = await chats.refused(tx, delivery.chat_id, now)
    if since == now:
        await tell_who_set_it_up(tx, platform, delivery, suspended(why), now)
    elif now - since > PATIENCE:
        await tell_who_set_it_up(tx, platform, delivery, gone(why), now)
        await chats.block(tx, delivery.address, why, now)
