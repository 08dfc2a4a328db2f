"""The newest articles are found by an index, however many there are."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index that lists go by."""
    op.create_index("ix_articles_ranked_at", "articles", ["ranked_at", "id", "story_id"])
