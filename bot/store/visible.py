"""Who may see what: the one condition that every query for readers carries."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema import articles, chat_feeds, entries, feeds


def visible_to(chat_id: int | None) -> sa.ColumnElement[bool]:
    """May this chat see the article? Some feed that carries it is public, or the chat's own."""
    carried = entries.join(feeds, feeds.c.id == entries.c.feed_id)
    return sa.exists(
        sa.select(1)
        .select_from(carried)
        .where(entries.c.article_id == articles.c.id, feeds_of(chat_id))
    )


def feeds_of(chat_id: int | None) -> sa.ColumnElement[bool]:
    """May this chat know of the feed? It is public, or the chat's own."""
    public: sa.ColumnElement[bool] = feeds.c.public.is_(True)
    if chat_id is None:
        return public
    return public | sa.exists().where(
        chat_feeds.c.feed_id == feeds.c.id, chat_feeds.c.chat_id == chat_id
    )
