"""``python -m benchmarks.ingest [feeds|bodies|hanging]``: one of the campaigns; first is feeds."""

from __future__ import annotations

import sys
from importlib import import_module

CAMPAIGNS = ("feeds", "bodies", "hanging")

if __name__ == "__main__":
    named = len(sys.argv) > 1 and sys.argv[1] in CAMPAIGNS
    campaign = sys.argv.pop(1) if named else CAMPAIGNS[0]
    sys.exit(import_module(f"benchmarks.ingest.{campaign}").main())
