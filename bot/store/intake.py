"""What a feed brings: entries and their articles, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa

from bot.reading import NewArticle
from bot.store.db import Tx, insert
from bot.store.expressions import any_of
from bot.store.schema import articles, entries, feeds

Saved = Literal["added", "updated", "unchanged"]

#: Nobody says when an undated article became news: it stands below what is dated and fresh.
UNDATED_BEHIND = timedelta(hours=24)
#: So much of their words two texts share that are one article, edited.
_ALIKE = 0.5
#: A feed may bring hundreds of texts at one address: so many characters and articles are compared.
_COMPARED = 2_000
_LOOKED_AT = 50


async def save_all(
    tx: Tx, feed_id: int, brought: Sequence[NewArticle], now: datetime
) -> list[Saved]:
    """Keep entries and their articles, each guid once; gives what became of each.

    The same address from another feed is the same article; its text changes only by an edit of
    a feed that may speak for it (a chat's own feed never changes what everybody sees). Two chats'
    own feeds share none: what one of them carries is not for the other's readers. What a feed
    itself carries at an address under another guid is the same article if its words are alike.
    """
    known = await _known(tx, feed_id, [article.guid for article in brought])
    news = [a for a in brought if a.guid not in known or known[a.guid].digest != a.digest]
    if not news:
        return ["unchanged"] * len(brought)
    public = await _is_public(tx, feed_id)
    own = {guid: entry.article_id for guid, entry in known.items() if entry.article_id is not None}
    alone = [a.url for a in news if a.guid not in own and a.url is not None]
    shared = await _at(tx, feed_id, alone, public=public)
    targets = {a.guid: own.get(a.guid) or _shared(a, shared.get(a.url or "", ())) for a in news}
    carriers = await _carriers(tx, [target for target in targets.values() if target is not None])
    outcomes: dict[str, Saved] = {}
    fresh: list[NewArticle] = []
    for article in news:
        target = targets[article.guid]
        if target is None:
            fresh.append(article)
        elif carriers.get(target, _Carriers()).let(
            feed_id, public=public, renamed=article.guid not in known
        ):
            await _replace(tx, target, article)
            outcomes[article.guid] = "updated"
    for article, target, made in await _insert(tx, fresh, now):
        targets[article.guid] = target
        if made:
            outcomes[article.guid] = "added"
    await _note(tx, feed_id, [(a.guid, a.digest, targets[a.guid]) for a in news], now)
    return [outcomes.get(article.guid, "unchanged") for article in brought]


async def remember(tx: Tx, feed_id: int, some: Sequence[tuple[str, str]], now: datetime) -> None:
    """Entries (guid, digest) that were seen and will not be read: they must not look new again."""
    if some:
        await tx.execute(
            insert(entries).on_conflict_do_nothing(),
            [
                {"feed_id": feed_id, "guid": guid, "digest": digest, "seen_at": now}
                for guid, digest in some
            ],
        )


@dataclass(slots=True)
class _Carriers:
    """The feeds that carried an article, the first one first; ``public``: one is everybody's."""

    feeds: list[int] = field(default_factory=list)
    public: bool = False

    def let(self, feed_id: int, *, public: bool, renamed: bool) -> bool:
        """May this feed change the article? A later carrier only gives a private one a public
        text; of several private ones, who brought it first."""
        if renamed and feed_id not in self.feeds:
            return public and not self.public
        return public or (not self.public and self.feeds[:1] == [feed_id])


async def _known(tx: Tx, feed_id: int, guids: Sequence[str]) -> dict[str, Any]:
    rows = await tx.execute(
        sa.select(entries.c.guid, entries.c.digest, entries.c.article_id).where(
            entries.c.feed_id == feed_id, entries.c.guid.in_(guids)
        )
    )
    return {row.guid: row for row in rows}


async def _at(
    tx: Tx, feed_id: int, urls: Sequence[str], *, public: bool
) -> dict[str, list[sa.Row[Any]]]:
    """The articles at these addresses that a feed may share: everybody's, its own or, for a
    public feed, any, which it makes everybody's."""
    if not urls:
        return {}
    everybodys = any_of(feeds.c.public).label("everybodys")
    rows = await tx.execute(
        sa.select(
            articles.c.id,
            articles.c.url,
            articles.c.title,
            sa.func.substr(articles.c.text, 1, _COMPARED).label("text"),
            everybodys,
            any_of(entries.c.feed_id == feed_id).label("own"),
        )
        .select_from(articles.outerjoin(entries).outerjoin(feeds))
        .where(articles.c.url.in_(urls))
        .group_by(articles.c.id)
        .order_by(everybodys.desc(), articles.c.id.desc())
        .limit(_LOOKED_AT)
    )
    found: dict[str, list[sa.Row[Any]]] = {}
    for row in rows:
        if row.everybodys or row.own or public:
            found.setdefault(row.url, []).append(row)
    return found


def _shared(article: NewArticle, there: Sequence[sa.Row[Any]]) -> int | None:
    """Which of the articles at its address this one is: another feed's, or its own feed's under
    another guid, edited maybe. Some feeds name one page in all their items."""
    for row in there:
        if not row.own or _alike(row.title, row.text, article):
            return int(row.id)
    return None


def _alike(title: str | None, text: str, article: NewArticle) -> bool:
    if title and article.title and title.casefold() == article.title.casefold():
        return True
    one, other = (set(words[:_COMPARED].casefold().split()) for words in (text, article.text))
    return len(one & other) >= _ALIKE * len(one | other)


async def _carriers(tx: Tx, article_ids: Sequence[int]) -> dict[int, _Carriers]:
    if not article_ids:
        return {}
    rows = await tx.execute(
        sa.select(entries.c.article_id, entries.c.feed_id, feeds.c.public)
        .select_from(entries.join(feeds))
        .where(entries.c.article_id.in_(article_ids))
        .order_by(entries.c.id)
    )
    found: dict[int, _Carriers] = {}
    for row in rows:
        carriers = found.setdefault(row.article_id, _Carriers())
        carriers.feeds.append(row.feed_id)
        carriers.public = carriers.public or row.public
    return found


async def _insert(
    tx: Tx, fresh: Sequence[NewArticle], now: datetime
) -> list[tuple[NewArticle, int, bool]]:
    """The articles with their numbers; False: it is at the address of one before it."""
    rows: list[NewArticle] = []
    places: list[int] = []
    for article in fresh:
        same = (
            n
            for n, row in enumerate(rows)
            if row.url == article.url is not None and _alike(row.title, row.text, article)
        )
        places.append(next(same, len(rows)))
        if places[-1] == len(rows):
            rows.append(article)
    if not rows:
        return []
    made = await tx.execute(
        sa.insert(articles).returning(articles.c.id, sort_by_parameter_order=True),
        [_row(article, now) for article in rows],
    )
    ids = list(made.scalars())
    return [(a, ids[n], rows[n] is a) for a, n in zip(fresh, places, strict=True)]


def _row(article: NewArticle, now: datetime) -> dict[str, object]:
    return {
        "url": article.url,
        **_said(article),
        "published_at": article.published_at,
        "first_seen_at": now,
        "fresh_at": article.published_at or now,
        "ranked_at": article.published_at or now - UNDATED_BEHIND,
        "sentences": [],
        "because": [],
    }


def _said(article: NewArticle) -> dict[str, object]:
    """What an edit may change."""
    return {
        "source": article.source,
        "title": article.title,
        "text": article.text,
        "note": article.note,
        "language": article.language,
        "author": article.author,
        "picture": article.picture,
        "site": article.site,
    }


async def _replace(tx: Tx, article_id: int, article: NewArticle) -> None:
    values = _said(article) | {"enriched_at": None}
    if article.published_at is not None:
        moment = article.published_at
        values |= {"published_at": moment, "fresh_at": moment, "ranked_at": moment}
    await tx.execute(sa.update(articles).where(articles.c.id == article_id).values(values))


async def _note(
    tx: Tx, feed_id: int, some: Sequence[tuple[str, str, int | None]], now: datetime
) -> None:
    """Remember the entries (guid, digest, article's number) as seen."""
    statement = insert(entries)
    await tx.execute(
        statement.on_conflict_do_update(
            index_elements=["feed_id", "guid"],
            set_={
                "digest": statement.excluded.digest,
                "article_id": statement.excluded.article_id,
                "edits": entries.c.edits + 1,
            },
        ),
        [
            {
                "feed_id": feed_id,
                "guid": guid,
                "digest": digest,
                "article_id": target,
                "seen_at": now,
            }
            for guid, digest, target in some
        ],
    )


async def _is_public(tx: Tx, feed_id: int) -> bool:
    public = sa.select(feeds.c.public).where(feeds.c.id == feed_id)
    return bool((await tx.execute(public)).scalar_one())
