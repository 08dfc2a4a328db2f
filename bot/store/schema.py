"""The tables, in the words of the glossary. Changes go through a migration."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Index, Table, UniqueConstraint
from sqlalchemy.engine import Dialect


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An aware moment, kept in UTC. Refuses naive ones: a time without a zone is a mistake."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware → UTC without zone, as the column keeps it. Raises ValueError on a naive time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone cannot be stored: {value!r}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What the column keeps → aware, in UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", sa.Integer, primary_key=True)


meta = Table(
    "meta",
    metadata,
    Column("key", sa.Text, primary_key=True),
    Column("value", sa.JSON, nullable=False),
)

# -- reading ---------------------------------------------------------------------------------

feeds = Table(
    "feeds",
    metadata,
    _id(),
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
    _id(),
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
    _id(),
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
    _id(),
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

# -- people and chats ------------------------------------------------------------------------

people = Table(
    "people",
    metadata,
    Column("platform", sa.Text, primary_key=True),
    Column("person", sa.Text, primary_key=True),
    Column("role", sa.Text, nullable=False),
    Column("since", UtcDateTime, nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    Column("secret_hash", sa.Text, primary_key=True),
    Column("role", sa.Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
)

chats = Table(
    "chats",
    metadata,
    _id(),
    Column("platform", sa.Text, nullable=False),
    Column("chat", sa.Text, nullable=False),
    Column("thread", sa.Text, nullable=False, server_default=""),
    Column("kind", sa.Text, nullable=False),
    Column("title", sa.Text, nullable=False),
    Column("timezone", sa.Text),
    Column("language", sa.Text),
    Column("follows", sa.JSON, nullable=False),
    Column("reads", sa.JSON, nullable=False),
    Column("last_list", sa.JSON, nullable=False),
    Column("last_list_after", sa.Integer),  # the chat's newest digest when the list was shown
    Column("set_up_by", sa.Text),
    Column("quiet", sa.JSON(none_as_null=True)),
    Column("silent_when_empty", sa.Boolean),
    Column("refused_since", UtcDateTime),
    Column("blocked", sa.Text),
    Column("waiting", sa.Boolean, nullable=False, server_default=sa.false()),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("platform", "chat", "thread"),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    _id(),
    Column("chat_id", ForeignKey("chats.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("topics", sa.JSON, nullable=False),
    Column("at", sa.Text, nullable=False),
    Column("timezone", sa.Text, nullable=False),
    Column("days", sa.JSON, nullable=False),
    Column("length", sa.Text, nullable=False),
    Column("languages", sa.JSON, nullable=False),
    Column("state", sa.Text, nullable=False),
    Column("reason", sa.Text),
    Column("next_slot", sa.Date),
    Column("next_digest_at", UtcDateTime, index=True),
    Column("last_digest_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
)

# -- delivering ------------------------------------------------------------------------------

# What was composed once for all who wished the same: its parts as their platform sends them.
compositions = Table(
    "compositions",
    metadata,
    _id(),
    Column("parts", sa.JSON, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

composition_stories = Table(
    "composition_stories",
    metadata,
    Column("composition_id", ForeignKey("compositions.id", ondelete="CASCADE"), primary_key=True),
    Column("story_id", ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("place", sa.Integer, nullable=False),
    Column("because", sa.JSON, nullable=False),
)

# One row for each slot of a subscription, however it ended: queued, empty or skipped.
# ``since``: the digest before it, so that a slot that is skipped later hides nothing.
digests = Table(
    "digests",
    metadata,
    _id(),
    Column("subscription_id", ForeignKey("subscriptions.id", ondelete="CASCADE"), nullable=False),
    Column("chat_id", ForeignKey("chats.id", ondelete="CASCADE"), nullable=False),
    Column("slot", sa.Date, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("outcome", sa.Text, nullable=False),
    Column("reason", sa.Text),
    Column("composition_id", ForeignKey("compositions.id", ondelete="SET NULL"), index=True),
    Column("since", UtcDateTime),
    Column("built_at", UtcDateTime, nullable=False),
    UniqueConstraint("subscription_id", "slot"),
    Index("ix_digests_chat_id_built_at", "chat_id", "built_at"),
)

# What a chat was told besides its digests, so that no story comes twice.
shown = Table(
    "shown",
    metadata,
    Column("chat_id", ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True),
    Column("story_id", ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("because", sa.JSON, nullable=False),
)

# ``body`` is NULL for a digest's part: that stands in the composition, once for all its readers.
# ``expires_at``: from then on it would come at night, or too late to be news.
deliveries = Table(
    "deliveries",
    metadata,
    _id(),
    Column("chat_id", ForeignKey("chats.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("digest_id", ForeignKey("digests.id", ondelete="CASCADE")),
    Column("composition_id", ForeignKey("compositions.id")),
    Column("update_key", sa.Text),
    Column("part", sa.Integer, nullable=False),
    Column("parts", sa.Integer, nullable=False),
    Column("body", sa.JSON(none_as_null=True)),
    Column("urgent", sa.Boolean, nullable=False),
    Column("state", sa.Text, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime),
    Column("lease_until", UtcDateTime),
    Column("attempts", sa.Integer, nullable=False, server_default="0"),
    Column("unknowns", sa.Integer, nullable=False, server_default="0"),
    Column("receipt", sa.Text),
    Column("error", sa.Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    UniqueConstraint("digest_id", "part"),
    UniqueConstraint("update_key", "part"),
    Index("ix_deliveries_composition_id", "composition_id"),
)

#: Deliveries that wait to be claimed, as the partial index below has it, letter for letter.
WAITING = deliveries.c.state.in_([sa.literal_column("'planned'"), sa.literal_column("'unknown'")])
SENDING = deliveries.c.state == sa.literal_column("'sending'")
Index(
    "ix_deliveries_waiting",
    deliveries.c.urgent,
    deliveries.c.due_at,
    deliveries.c.id,
    sqlite_where=WAITING,
    postgresql_where=WAITING,
)
Index(
    "ix_deliveries_sending",
    deliveries.c.chat_id,
    sqlite_where=SENDING,
    postgresql_where=SENDING,
)

# People's updates, raw, stored before the platform's offset advances and handled once each.
updates = Table(
    "updates",
    metadata,
    Column("platform", sa.Text, primary_key=True),
    Column("key", sa.Text, primary_key=True),
    Column("body", sa.JSON, nullable=False),
    Column("state", sa.Text, nullable=False),
    Column("attempts", sa.Integer, nullable=False, server_default="0"),
    Column("error", sa.Text),
    Column("received_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Index("ix_updates_state_received_at", "state", "received_at"),
)
