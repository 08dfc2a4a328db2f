"""What pages say of themselves: author, picture, site."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what is known of articles."""
    for name in ("author", "picture", "site"):
        op.add_column("articles", sa.Column(name, sa.Text(), nullable=True))
