"""Reading well: a feed's rhythm, moves and health, edits and corrections, links that were read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.schema.ground import ID, KEPT_OR_NULL

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what is known of feeds, entries and articles, and two small tables."""
    nothing = sa.text("0")
    op.add_column("feeds", sa.Column("folder", sa.Text(), nullable=True))
    op.add_column("feeds", sa.Column("gap_seconds", sa.Integer(), nullable=True))
    op.add_column("feeds", sa.Column("newest_at", sa.DateTime(), nullable=True))
    op.add_column(
        "feeds",
        sa.Column("empty_answers", sa.Integer(), server_default=nothing, nullable=False),
    )
    op.add_column("feeds", sa.Column("moved_to", sa.Text(), nullable=True))
    op.add_column(
        "feeds", sa.Column("moved_seen", sa.Integer(), server_default=nothing, nullable=False)
    )
    op.add_column("feeds", sa.Column("schedule", KEPT_OR_NULL, nullable=True))
    op.add_column("feeds", sa.Column("boilerplate", KEPT_OR_NULL, nullable=True))
    op.add_column(
        "entries", sa.Column("edits", sa.Integer(), server_default=nothing, nullable=False)
    )
    op.add_column("articles", sa.Column("note", sa.Text(), nullable=True))
    op.create_table(
        "corrections",
        sa.Column("id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("now", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_corrections_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    op.create_index(op.f("ix_corrections_article_id"), "corrections", ["article_id"], unique=False)
    op.create_index(op.f("ix_corrections_at"), "corrections", ["at"], unique=False)
    op.create_table(
        "links_read",
        sa.Column("chat_id", ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name=op.f("fk_links_read_chat_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat_id", "day", name=op.f("pk_links_read")),
    )
