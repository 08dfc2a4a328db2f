"""Tables of what is read: feeds, entries, articles, stories, topics."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Index, Table, UniqueConstraint

from bot.store.schema.ground import ID, KEPT, KEPT_OR_NULL, UtcDateTime, metadata, number

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
    Column("folder", sa.Text),  # the path of names that it lay in, in a list of feeds
    Column("gap_seconds", sa.Integer),  # how long it usually is from one entry to the next
    Column("newest_at", UtcDateTime),  # when it last brought something
    Column("empty_answers", sa.Integer, nullable=False, server_default="0"),
    Column("moved_to", sa.Text),  # where a permanent redirect led, and how often it was seen
    Column("moved_seen", sa.Integer, nullable=False, server_default="0"),
    Column("schedule", KEPT_OR_NULL),  # when to ask, as it says itself
    Column("boilerplate", KEPT_OR_NULL),  # lines that its articles have in common
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
    Column("edits", sa.Integer, nullable=False, server_default="0"),
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
    Column("first_seen_at", UtcDateTime, nullable=False, index=True),
    Column("fresh_at", UtcDateTime, nullable=False, index=True),
    Column("ranked_at", UtcDateTime, nullable=False),  # its place in lists: undated ones lower
    Column("enriched_at", UtcDateTime, index=True),
    Column("headline", sa.Text),  # the title, or what stands for one
    Column("sentences", KEPT, nullable=False),
    Column("story_id", ForeignKey("stories.id", ondelete="SET NULL"), index=True),
    Column("because", KEPT, nullable=False),  # why it is in its story
    Column("copy_of", ID),  # the article of its story whose text it carries again
    Column("author", sa.Text),
    Column("picture", sa.Text),  # its address
    Column("site", sa.Text),  # as its page names itself; ``source`` is as its feed is named
    Column("note", sa.Text),  # why its page could not be read as an article: a paywall, live
    # All that lists ask of an article: its text makes the way to the columns behind it long.
    Index("ix_articles_ranked_at", "ranked_at", "id", "story_id"),
)

# What is remembered though its article is gone; the oldest is forgotten in the end.
Index(
    "ix_entries_forgettable",
    entries.c.seen_at,
    sqlite_where=entries.c.article_id.is_(None),
    postgresql_where=entries.c.article_id.is_(None),
)

# What a source changed in a sentence that we had told, in its own words before and after.
corrections = Table(
    "corrections",
    metadata,
    number(),
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("was", sa.Text, nullable=False),
    Column("now", sa.Text, nullable=False),
    Column("at", UtcDateTime, nullable=False, index=True),
)

# How many links a chat had read for it on a day (UTC).
links_read = Table(
    "links_read",
    metadata,
    Column("chat_id", ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True),
    Column("day", sa.Date, primary_key=True),
    Column("number", sa.Integer, nullable=False),
)

article_topics = Table(
    "article_topics",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("topic", sa.Text, primary_key=True),
    Column("because", KEPT, nullable=False),
    Index("ix_article_topics_topic_article_id", "topic", "article_id"),
)

mentions = Table(
    "mentions",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("name", sa.Text, primary_key=True),
    Column("kind", sa.Text, nullable=False),
    Column("count", sa.Integer, nullable=False),
    Index("ix_mentions_name_article_id", "name", "article_id"),
)

# Every name that is mentioned, under the keys that its spellings share. The keys are the
# summarizer's: a release that changes them must bring a migration that makes them anew.
name_keys = Table(
    "name_keys",
    metadata,
    Column("name", sa.Text, primary_key=True),
    Column("key", sa.Text, primary_key=True, index=True),
)

# Who or what several names stand for. ``name`` is the one that is shown; ``fixed``: the owner's.
entities = Table(
    "entities",
    metadata,
    number(),
    Column("name", sa.Text, nullable=False),
    Column("kind", sa.Text, nullable=False),
    Column("fixed", sa.Boolean, nullable=False, server_default=sa.false()),
)

# Every name that is mentioned, whose it is, and why it was taken for that.
names = Table(
    "names",
    metadata,
    Column("name", sa.Text, primary_key=True),
    Column("folded", sa.Text, nullable=False, index=True),
    Column("entity_id", ForeignKey("entities.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("because", sa.Text, nullable=False),
)

# Two names that are one, or never are, as the seeds and the owner say: folded, the lesser first.
name_rules = Table(
    "name_rules",
    metadata,
    Column("a", sa.Text, primary_key=True),
    Column("b", sa.Text, primary_key=True, index=True),
    Column("same", sa.Boolean, nullable=False),
    Column("by", sa.Text, nullable=False),
)

stories = Table(
    "stories",
    metadata,
    number(),
    Column("title", sa.Text, nullable=False),
    Column("language", sa.Text, nullable=False),
    Column("sentences", KEPT, nullable=False),
    Column("timeline", KEPT, nullable=False),
    Column("because", KEPT, nullable=False),
    Column("fresh_at", UtcDateTime, nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,  # an id is a permanent link: never given twice
)

# Where the articles of a story went: all into another one, or some into one of their own.
story_moves = Table(
    "story_moves",
    metadata,
    Column("story_id", ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("to_id", ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("kind", sa.Text, nullable=False),
    Column("because", KEPT, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

# Where sources cannot all be right; ``story_id``: within this story, NULL between stories.
# ``sides``: how many sentences it has. One whose sentences are not all there is not shown.
disagreements = Table(
    "disagreements",
    metadata,
    number(),
    Column("what", sa.Text, nullable=False),
    Column("story_id", ForeignKey("stories.id", ondelete="CASCADE"), index=True),
    Column("sides", sa.Integer, nullable=False),
)

disagreement_sides = Table(
    "disagreement_sides",
    metadata,
    Column("disagreement_id", ForeignKey("disagreements.id", ondelete="CASCADE"), primary_key=True),
    Column("place", sa.Integer, primary_key=True),
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("text", sa.Text, nullable=False),
)

topics = Table(
    "topics",
    metadata,
    Column("name", sa.Text, primary_key=True),
    Column("words", KEPT, nullable=False),
)
