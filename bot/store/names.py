"""The keys of the names that articles mention: which names may be spellings of one another."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import sqlalchemy as sa

from bot.store.db import Tx, insert
from bot.store.schema import articles, mentions, name_keys
from bot.store.visible import visible_to


async def without_keys(tx: Tx, names: Collection[str]) -> set[str]:
    """Which of these names have no keys yet."""
    rows = await tx.execute(
        sa.select(name_keys.c.name).distinct().where(name_keys.c.name.in_(names))
    )
    return set(names) - set(rows.scalars())


async def keep(tx: Tx, keys: Mapping[str, Collection[str]]) -> None:
    """Remember the keys of names; what is known already stays."""
    rows = [{"name": name, "key": key} for name, own in keys.items() for key in sorted(own)]
    if rows:
        await tx.execute(insert(name_keys).on_conflict_do_nothing(), rows)


async def forget_with(tx: Tx, article_ids: Collection[int]) -> None:
    """Forget the names that no other articles than these mention. Before their mentions go."""
    theirs = sa.select(mentions.c.name).where(mentions.c.article_id.in_(article_ids))
    elsewhere = sa.exists().where(
        mentions.c.name == name_keys.c.name, mentions.c.article_id.not_in(article_ids)
    )
    await tx.execute(sa.delete(name_keys).where(name_keys.c.name.in_(theirs), ~elsewhere))


async def seen(
    tx: Tx, chat_id: int | None, limit: int, *, keys: Collection[str] | None = None
) -> list[str]:
    """Names that articles visible to the chat mention, the most often mentioned first.

    With ``keys``, only the names that have one of them.
    """
    found = (
        sa.select(mentions.c.name)
        .join(articles, articles.c.id == mentions.c.article_id)
        .where(visible_to(chat_id))
    )
    if keys is not None:
        alike = sa.select(name_keys.c.name).where(name_keys.c.key.in_(keys))
        found = found.where(mentions.c.name.in_(alike))
    often = sa.func.sum(mentions.c.count).desc()
    found = found.group_by(mentions.c.name).order_by(often, mentions.c.name).limit(limit)
    return list((await tx.execute(found)).scalars())
