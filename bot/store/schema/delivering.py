"""Tables of what is owed to chats, and of what people told us."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Index, Table, UniqueConstraint

from bot.store.schema.ground import KEPT, KEPT_OR_NULL, UtcDateTime, metadata, number

# What was composed once for all who wished the same: its parts as their platform sends them.
# ``key``: by which it is found in the browser; ``day`` and ``topics``: what stands above it.
compositions = Table(
    "compositions",
    metadata,
    number(),
    Column("parts", KEPT, nullable=False),
    Column("created_at", UtcDateTime, nullable=False, index=True),
    Column("key", sa.Text),
    Column("day", sa.Date),
    Column("topics", KEPT_OR_NULL),
    Index("ix_compositions_key", "key", unique=True),
)

composition_stories = Table(
    "composition_stories",
    metadata,
    Column("composition_id", ForeignKey("compositions.id", ondelete="CASCADE"), primary_key=True),
    Column("story_id", ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("place", sa.Integer, nullable=False),
    Column("because", KEPT, nullable=False),
)

# One row for each slot of a subscription, however it ended: queued, empty or skipped.
# ``since``: the digest before it, so that a slot that is skipped later hides nothing.
digests = Table(
    "digests",
    metadata,
    number(),
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
    Column("because", KEPT, nullable=False),
)

# ``body`` is NULL for a digest's part: that stands in its composition, once for all its readers.
# ``expires_at``: from then on it would come at night, or too late to be news.
deliveries = Table(
    "deliveries",
    metadata,
    number(),
    Column("chat_id", ForeignKey("chats.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("digest_id", ForeignKey("digests.id", ondelete="CASCADE")),
    Column("update_key", sa.Text),
    Column("part", sa.Integer, nullable=False),
    Column("parts", sa.Integer, nullable=False),
    Column("body", KEPT_OR_NULL),
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
)
# Only answers have a key: a hundred thousand digests' parts are not to be looked up by it.
Index(
    "ix_deliveries_update_key_part",
    deliveries.c.update_key,
    deliveries.c.part,
    unique=True,
    sqlite_where=deliveries.c.update_key.is_not(None),
    postgresql_where=deliveries.c.update_key.is_not(None),
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
    Column("body", KEPT, nullable=False),
    Column("state", sa.Text, nullable=False),
    Column("attempts", sa.Integer, nullable=False, server_default="0"),
    Column("error", sa.Text),
    Column("received_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Index("ix_updates_state_received_at", "state", "received_at"),
)

# What ended long ago is forgotten.
for _table in (deliveries, updates):
    _ended = _table.c.ended_at.is_not(None)
    Index(
        f"ix_{_table.name}_ended_at",
        _table.c.ended_at,
        sqlite_where=_ended,
        postgresql_where=_ended,
    )
