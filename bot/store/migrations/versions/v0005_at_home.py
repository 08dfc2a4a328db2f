"""At home in each chat: digests without a sound, and who was shown a story found by an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what a chat chose, and two indexes."""
    op.add_column(
        "chats", sa.Column("silent", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.create_index(
        op.f("ix_composition_stories_story_id"), "composition_stories", ["story_id"], unique=False
    )
    op.create_index(
        "ix_chats_shared",
        "chats",
        ["id"],
        unique=False,
        sqlite_where=sa.text("kind != 'private'"),
        postgresql_where=sa.text("kind != 'private'"),
    )
