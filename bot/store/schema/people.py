"""Tables of people, chats, their orders, and small facts about the installation."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Index, Table, UniqueConstraint

from bot.store.schema.ground import ID, KEPT, KEPT_OR_NULL, UtcDateTime, metadata, number

meta = Table(
    "meta",
    metadata,
    Column("key", sa.Text, primary_key=True),
    Column("value", KEPT, nullable=False),
)

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

# What a person put aside: it outlives the story.
saved = Table(
    "saved",
    metadata,
    number(),
    Column("platform", sa.Text, nullable=False),
    Column("person", sa.Text, nullable=False),
    Column("story_id", ID, nullable=False),
    Column("title", sa.Text, nullable=False),
    Column("url", sa.Text),
    Column("source", sa.Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("platform", "person", "story_id"),
)

chats = Table(
    "chats",
    metadata,
    number(),
    Column("platform", sa.Text, nullable=False),
    Column("chat", sa.Text, nullable=False),
    Column("thread", sa.Text, nullable=False, server_default=""),
    Column("kind", sa.Text, nullable=False),
    Column("title", sa.Text, nullable=False),
    Column("timezone", sa.Text),
    Column("language", sa.Text),
    Column("follows", KEPT, nullable=False),
    Column("reads", KEPT, nullable=False),
    Column("muted", KEPT, nullable=False, default=list),
    Column("preferred", KEPT, nullable=False, default=list),
    Column("last_list", KEPT, nullable=False),
    Column("last_list_after", ID),  # the chat's newest digest when the list was shown
    Column("set_up_by", sa.Text),
    Column("quiet", KEPT_OR_NULL),
    Column("silent_when_empty", sa.Boolean),
    Column("silent", sa.Boolean, nullable=False, server_default=sa.false()),
    Column("refused_since", UtcDateTime),
    Column("blocked", sa.Text),
    Column("waiting", sa.Boolean, nullable=False, server_default=sa.false()),
    # It asked to be forgotten: it goes as soon as it was told that it was.
    Column("forgotten", sa.Boolean, nullable=False, server_default=sa.false()),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("platform", "chat", "thread"),
)

#: Chats that several people read, as the partial index below has it, letter for letter.
SHARED = chats.c.kind != sa.literal_column("'private'")
Index("ix_chats_shared", chats.c.id, sqlite_where=SHARED, postgresql_where=SHARED)

# Few of all chats; each is looked for every few seconds.
for _column in (chats.c.waiting, chats.c.forgotten):
    _is = _column.is_(True)
    Index(f"ix_chats_{_column.name}", chats.c.id, sqlite_where=_is, postgresql_where=_is)

subscriptions = Table(
    "subscriptions",
    metadata,
    number(),
    Column("chat_id", ForeignKey("chats.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("topics", KEPT, nullable=False),
    Column("at", sa.Text, nullable=False),
    Column("timezone", sa.Text, nullable=False),
    Column("days", KEPT, nullable=False),
    Column("length", sa.Text, nullable=False),
    Column("languages", KEPT, nullable=False),
    Column("state", sa.Text, nullable=False),
    Column("reason", sa.Text),
    Column("next_slot", sa.Date),
    Column("next_digest_at", UtcDateTime, index=True),
    Column("last_digest_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
)
