"""Sources and languages of what was read lately, as far as a chat may see it."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.db import Tx
from bot.store.schema import articles
from bot.store.visible import visible_to

#: Looked at are so many of the newest articles: whoever waits for an answer is typing.
_NEWEST = 3_000
_MOST = 500


async def names(tx: Tx, chat_id: int | None) -> list[str]:
    """Sources, those that reported the most first."""
    return await _most_frequent(tx, articles.c.source, chat_id)


async def languages(tx: Tx, chat_id: int | None) -> list[str]:
    """ISO 639-1 codes, those in which the most was reported first."""
    return [code for code in await _most_frequent(tx, articles.c.language, chat_id) if code]


async def _most_frequent(tx: Tx, column: sa.Column[str], chat_id: int | None) -> list[str]:
    newest = (
        sa.select(column.label("value"))
        .where(visible_to(chat_id))
        .order_by(articles.c.fresh_at.desc())
        .limit(_NEWEST)
        .subquery()
    )
    value = newest.c.value
    ordered = sa.func.count().desc(), value
    found = await tx.execute(sa.select(value).group_by(value).order_by(*ordered).limit(_MOST))
    return list(found.scalars())
