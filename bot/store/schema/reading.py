"""Tables of what is read: feeds, entries, articles, stories, topics."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Table, UniqueConstraint

from bot.store.schema.ground import UtcDateTime, metadata, number

feeds = Table(
    "feeds",
    metadata,
    number(),
    Column("url", sa.Text, nullable=False, unique=True),
    Column("kind", sa.Text, nullable=False),
    Column("title", sa.Text, nullable=False),
    Column("language", sa.Text),
    Column("public", sa.Boolean, nullable=False),
    Column("next_check_at", UtcDateTime, index=True),
    Column("checked_at", UtcDateTime),
    Column("etag", sa.Text),
    Column("last_modified", sa.Text),
    Column("failures", sa.Integer, nullable=False, server_default="0"),
    Column("error", sa.Text),
    Column("stopped", sa.Boolean, nullable=False, server_default=sa.false()),
    Column("created_at", UtcDateTime, nullable=False),
)

# A chat's own feed: its articles are seen in that chat alone (unless the feed is public as well).
chat_feeds = Table(
    "chat_feeds",
    metadata,
    Column("chat_id", ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True),
    Column("feed_id", ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True, index=True),
)

# What was seen is remembered for longer than the text of what was read.
entries = Table(
    "entries",
    metadata,
    number(),
    Column("feed_id", ForeignKey("feeds.id", ondelete="CASCADE"), nullable=False),
    Column("guid", sa.Text, nullable=False),
    Column("digest", sa.Text, nullable=False),
    Column("article_id", ForeignKey("articles.id", ondelete="SET NULL"), index=True),
    Column("seen_at", UtcDateTime, nullable=False),
    UniqueConstraint("feed_id", "guid"),
)

articles = Table(
    "articles",
    metadata,
    number(),
    # Not unique: what two chats' own feeds carry is kept apart.
    Column("url", sa.Text, index=True),
    Column("source", sa.Text, nullable=False),
    Column("title", sa.Text),
    Column("text", sa.Text, nullable=False),
    Column("language", sa.Text),
    Column("published_at", UtcDateTime),
    Column("first_seen_at", UtcDateTime, nullable=False),
    Column("fresh_at", UtcDateTime, nullable=False, index=True),
    Column("enriched_at", UtcDateTime, index=True),
    Column("headline", sa.Text),  # the title, or what stands for one
    Column("sentences", sa.JSON, nullable=False),
    Column("story_id", ForeignKey("stories.id", ondelete="SET NULL"), index=True),
)

article_topics = Table(
    "article_topics",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("topic", sa.Text, primary_key=True, index=True),
    Column("because", sa.JSON, nullable=False),
)

mentions = Table(
    "mentions",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("name", sa.Text, primary_key=True, index=True),
    Column("kind", sa.Text, nullable=False),
    Column("count", sa.Integer, nullable=False),
)

# Every name that is mentioned, under the keys that its spellings share. The keys are the
# summarizer's: a release that changes them must bring a migration that makes them anew.
name_keys = Table(
    "name_keys",
    metadata,
    Column("name", sa.Text, primary_key=True),
    Column("key", sa.Text, primary_key=True, index=True),
)

stories = Table(
    "stories",
    metadata,
    number(),
    Column("title", sa.Text, nullable=False),
    Column("language", sa.Text, nullable=False),
    Column("sentences", sa.JSON, nullable=False),
    Column("because", sa.JSON, nullable=False),
    Column("fresh_at", UtcDateTime, nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,  # an id is a permanent link: never given twice
)

topics = Table(
    "topics",
    metadata,
    Column("name", sa.Text, primary_key=True),
    Column("words", sa.JSON, nullable=False),
)
