"""The names that articles mention: the keys that spellings share, and whom they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from bot.spellings import NameRule, NameRules, Settled, folded, rules_of
from bot.store.db import Tx, insert
from bot.store.expressions import any_of, new_id
from bot.store.schema import articles, entities, mentions, name_keys, name_rules, names
from bot.store.visible import visible_to

_AT_ONCE = 500
#: Datelines and headlines shout names; an abbreviation is written so.
_SHOUTED = sa.and_(
    sa.func.upper(mentions.c.name) == mentions.c.name,
    sa.func.lower(mentions.c.name) != mentions.c.name,
    sa.func.length(mentions.c.name) > 5,
)


@dataclass(frozen=True, slots=True)
class Named:
    """An entity: the name that is shown, and every name with why it is its and in how many
    articles it stands."""

    id: int
    name: str
    kind: str
    names: tuple[tuple[str, str, int], ...]


async def without_keys(tx: Tx, some: Collection[str]) -> set[str]:
    """Which of these names have no keys yet."""
    rows = await tx.execute(
        sa.select(name_keys.c.name).distinct().where(name_keys.c.name.in_(some))
    )
    return set(some) - set(rows.scalars())


async def keep(tx: Tx, keys: Mapping[str, Collection[str]]) -> None:
    """Remember the keys of names; what is known already stays."""
    rows = [{"name": name, "key": key} for name, own in keys.items() for key in sorted(own)]
    if rows:
        await tx.execute(insert(name_keys).on_conflict_do_nothing(), rows)


async def forget_with(tx: Tx, article_ids: Collection[int]) -> None:
    """Forget the names that no other articles than these mention. Before their mentions go."""
    theirs = sa.select(mentions.c.name).where(mentions.c.article_id.in_(article_ids))
    for table in (name_keys, names):
        elsewhere = sa.exists().where(
            mentions.c.name == table.c.name, mentions.c.article_id.not_in(article_ids)
        )
        await tx.execute(sa.delete(table).where(table.c.name.in_(theirs), ~elsewhere))


async def forget_nobodies(tx: Tx) -> None:
    """Forget entities that no name stands for any more."""
    named = sa.exists().where(names.c.entity_id == entities.c.id)
    await tx.execute(sa.delete(entities).where(~named))


async def seen(
    tx: Tx,
    chat_id: int | None,
    limit: int,
    *,
    keys: Collection[str] | None = None,
    among: Collection[str] | None = None,
) -> list[str]:
    """Names that articles visible to the chat mention, the most often mentioned first.

    With ``keys``, only the names that have one of them; with ``among``, those of the entities
    that have one of these folded names.
    """
    found = (
        sa.select(mentions.c.name)
        .join(articles, articles.c.id == mentions.c.article_id)
        .where(visible_to(chat_id))
    )
    if keys is not None:
        alike = sa.select(name_keys.c.name).where(name_keys.c.key.in_(keys))
        found = found.where(mentions.c.name.in_(alike))
    if among is not None:
        whose = sa.select(names.c.entity_id).where(names.c.folded.in_(among))
        theirs = sa.select(names.c.name).where(names.c.entity_id.in_(whose))
        found = found.where(mentions.c.name.in_(theirs))
    often = sa.func.sum(mentions.c.count).desc()
    found = found.group_by(mentions.c.name).order_by(often, mentions.c.name).limit(limit)
    return list((await tx.execute(found)).scalars())


async def unsettled(tx: Tx) -> list[str]:
    """Names that stand for nobody yet, the most mentioned first; some hundreds at once."""
    rows = await tx.execute(
        sa.select(mentions.c.name)
        .where(~sa.exists().where(names.c.name == mentions.c.name))
        .group_by(mentions.c.name)
        .order_by(sa.func.sum(mentions.c.count).desc(), mentions.c.name)
        .limit(_AT_ONCE)
    )
    return list(rows.scalars())


async def candidates(tx: Tx, some: Sequence[str], rules: NameRules) -> dict[int, tuple[str, ...]]:
    """The entities that these names may stand for, each with all its names."""
    keys = sa.select(name_keys.c.key).where(name_keys.c.name.in_(some))
    alike = sa.select(name_keys.c.name).where(name_keys.c.key.in_(keys))
    decided = {other for name in some for other in rules.group(name)}
    whose = sa.select(names.c.entity_id).where(
        names.c.name.in_(alike) | names.c.folded.in_(decided)
    )
    rows = await tx.execute(
        sa.select(names).where(names.c.entity_id.in_(whose)).order_by(names.c.name)
    )
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for row in rows:
        found[row.entity_id] += (row.name,)
    return dict(found)


async def settle(tx: Tx, settled: Sequence[Settled]) -> None:
    """Keep whom names stand for; those that somebody else settled meanwhile stay as they are."""
    taken = sa.select(names.c.name).where(names.c.name.in_([each.name for each in settled]))
    known = set((await tx.execute(taken)).scalars())
    begun: dict[str, int] = {}
    touched = set()
    for each in settled:
        if each.name in known:
            continue
        entity_id = each.entity_id or begun.get(each.first)
        if entity_id is None:
            made = await tx.execute(sa.insert(entities).values(name=each.name, kind="unknown"))
            entity_id = begun[each.first] = new_id(made)
        await tx.execute(
            sa.insert(names).values(
                name=each.name,
                folded=folded(each.name),
                entity_id=entity_id,
                because=each.because,
            )
        )
        touched.add(entity_id)
    for entity_id in touched:
        await _name(tx, entity_id)


async def rules(tx: Tx) -> NameRules:
    """Everything that was decided about names."""
    rows = await tx.execute(sa.select(name_rules))
    return rules_of(NameRule(row.a, row.b, row.same, row.by) for row in rows)


async def decide(tx: Tx, wanted: Sequence[NameRule]) -> None:
    """Keep decisions in place of earlier ones on the same names; the seeds never undo the owner's.

    The entities that they concern are settled anew.
    """
    for rule in wanted:
        one, other = sorted((folded(rule.a), folded(rule.b)))
        if one == other:
            continue
        kept = insert(name_rules).values(a=one, b=other, same=rule.same, by=rule.by)
        await tx.execute(
            kept.on_conflict_do_update(
                index_elements=["a", "b"],
                set_={"same": rule.same, "by": rule.by},
                where=sa.or_(name_rules.c.by == "seed", sa.literal(rule.by) == "owner"),
            )
        )
    said = {folded(name) for rule in wanted for name in (rule.a, rule.b)}
    whose = sa.select(names.c.entity_id).where(names.c.folded.in_(said))
    await tx.execute(sa.delete(entities).where(entities.c.id.in_(whose)))


async def show_as(tx: Tx, name: str) -> None:
    """Show an entity under this one of its names, whatever the sources write most."""
    whose = sa.select(names.c.entity_id).where(names.c.folded == folded(name))
    await tx.execute(
        sa.update(entities).where(entities.c.id.in_(whose)).values(name=name, fixed=True)
    )


async def shown_for(
    tx: Tx, chat_id: int | None, some: Collection[str]
) -> dict[str, tuple[str, str]]:
    """For each of these names the one that is shown for it, and why: where the chat may see it."""
    seen_here = (
        sa.exists()
        .where(mentions.c.name == entities.c.name, articles.c.id == mentions.c.article_id)
        .where(visible_to(chat_id))
    )
    rows = await tx.execute(
        sa.select(names.c.name, entities.c.name.label("shown"), names.c.because)
        .join(entities, entities.c.id == names.c.entity_id)
        .where(names.c.name.in_(some), entities.c.fixed | seen_here)
    )
    return {row.name: (row.shown, row.because) for row in rows}


async def every(tx: Tx, wish: str = "") -> list[Named]:
    """Entities by the name that is shown, or those of which a name holds the wish."""
    often = (
        sa.select(mentions.c.name, sa.func.count().label("articles"))
        .group_by(mentions.c.name)
        .subquery()
    )
    query = (
        sa.select(names, entities.c.name.label("shown"), entities.c.kind, often.c.articles)
        .join(entities, entities.c.id == names.c.entity_id)
        .join(often, often.c.name == names.c.name)
        .order_by(entities.c.name, entities.c.id, often.c.articles.desc(), names.c.name)
    )
    found: dict[int, Named] = {}
    for row in await tx.execute(query):
        own = found.get(row.entity_id) or Named(row.entity_id, row.shown, row.kind, ())
        spelled = (*own.names, (row.name, row.because, row.articles))
        found[row.entity_id] = Named(own.id, own.name, own.kind, spelled)
    wanted = folded(wish)
    return [
        named
        for named in found.values()
        if any(wanted in folded(name) for name, _, _ in named.names)
    ]


async def _name(tx: Tx, entity_id: int) -> None:
    """Show an entity under the name that most articles write, of those that everybody may see."""
    theirs = sa.select(names.c.name).where(names.c.entity_id == entity_id)
    public = any_of(visible_to(None)).label("public")
    spelled = await tx.execute(
        sa.select(mentions.c.name, sa.func.min(mentions.c.kind).label("kind"), public)
        .join(articles, articles.c.id == mentions.c.article_id)
        .where(mentions.c.name.in_(theirs))
        .group_by(mentions.c.name)
        .order_by(
            public.desc(),
            _SHOUTED,
            sa.func.count().desc(),
            sa.func.sum(mentions.c.count).desc(),
            sa.func.length(mentions.c.name).desc(),
            mentions.c.name,
        )
        .limit(1)
    )
    best = spelled.one_or_none()
    if best is not None:
        chosen = sa.case((entities.c.fixed, entities.c.name), else_=best.name)
        await tx.execute(
            sa.update(entities)
            .where(entities.c.id == entity_id)
            .values(name=chosen, kind=best.kind)
        )
