"""The keys of the names that articles mention: which names may be spellings of one another."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import sqlalchemy as sa

from bot.store.db import Tx, insert
from bot.store.schema import mentions, name_keys


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
