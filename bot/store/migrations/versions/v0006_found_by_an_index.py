"""Every query of a tick finds its rows by an index: what waits, what ended, what is old."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the indexes that were missing."""
    op.create_index("ix_articles_first_seen_at", "articles", ["first_seen_at"])
    op.create_index("ix_compositions_created_at", "compositions", ["created_at"])
    for name, table, column, where in (
        ("ix_chats_waiting", "chats", "id", sa.column("waiting").is_(True)),
        ("ix_chats_forgotten", "chats", "id", sa.column("forgotten").is_(True)),
        ("ix_deliveries_ended_at", "deliveries", "ended_at", sa.column("ended_at").is_not(None)),
        ("ix_updates_ended_at", "updates", "ended_at", sa.column("ended_at").is_not(None)),
        ("ix_entries_forgettable", "entries", "seen_at", sa.column("article_id").is_(None)),
    ):
        op.create_index(name, table, [column], sqlite_where=where, postgresql_where=where)
