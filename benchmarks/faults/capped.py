"""newsdigest with a database that may not grow: ``python -m benchmarks.faults.capped run``.

``FAULTS_MOST_PAGES`` names a file with the most pages that the database may have, read before each
transaction; while it is absent, or holds nothing, there is no limit. SQLite itself then says that
the disk is full.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine

VARIABLE = "FAULTS_MOST_PAGES"
_NO_LIMIT = 1_073_741_823


def main() -> int:
    """Run newsdigest's command line under the limit."""
    from bot.cli import main as newsdigest

    limit = Path(os.environ[VARIABLE])

    def on_begin(connection: Connection) -> None:
        said = limit.read_text() if limit.exists() else ""
        connection.exec_driver_sql(f"PRAGMA max_page_count={int(said or _NO_LIMIT)}")

    event.listen(Engine, "begin", on_begin)
    return newsdigest()


if __name__ == "__main__":
    sys.exit(main())
