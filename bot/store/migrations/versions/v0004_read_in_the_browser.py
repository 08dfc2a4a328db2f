"""Digests that can be read in the browser: under a key that nobody guesses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.schema.ground import KEPT_OR_NULL

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give what is composed a key, and keep its day and what it was about."""
    op.add_column("compositions", sa.Column("key", sa.Text(), nullable=True))
    op.add_column("compositions", sa.Column("day", sa.Date(), nullable=True))
    op.add_column("compositions", sa.Column("topics", KEPT_OR_NULL, nullable=True))
    op.create_index(op.f("ix_compositions_key"), "compositions", ["key"], unique=True)
