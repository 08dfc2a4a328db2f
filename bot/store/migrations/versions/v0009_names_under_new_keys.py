"""Names are kept under the keys that the summarizer gives them now.

Korean, Vietnamese and Greek names, given names and others have keys that they had not: by the old
ones their other spellings would not be found.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from summarizer import name_keys

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_AT_ONCE = 500
_kept = sa.table("name_keys", sa.column("name"), sa.column("key"))


def upgrade() -> None:
    """Make every name's keys anew."""
    bind = op.get_bind()
    names = sorted(bind.execute(sa.select(_kept.c.name).distinct()).scalars())
    for start in range(0, len(names), _AT_ONCE):
        some = names[start : start + _AT_ONCE]
        rows = [{"name": name, "key": key} for name in some for key in sorted(name_keys(name))]
        bind.execute(sa.delete(_kept).where(_kept.c.name.in_(some)))
        if rows:
            bind.execute(sa.insert(_kept), rows)
