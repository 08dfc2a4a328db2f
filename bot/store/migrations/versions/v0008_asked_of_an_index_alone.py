"""Which articles are on a topic, or mention a name, from an index alone and the newest at once."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Put the article's id into both indexes."""
    for table, column in (("article_topics", "topic"), ("mentions", "name")):
        op.create_index(f"ix_{table}_{column}_article_id", table, [column, "article_id"])
        op.drop_index(f"ix_{table}_{column}", table)
