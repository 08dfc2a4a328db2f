"""The whole campaign: every module of this folder that has one, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys

CAMPAIGNS = (
    *("calendar", "rate", "titles", "power", "disk", "due"),
    *("kills", "discord_kills", "storms", "soak"),
)


def main() -> int:
    """Run all, whatever becomes of the others; 1 when a promise was broken."""
    broken = []
    for name in CAMPAIGNS:
        words = [sys.executable, "-m", f"benchmarks.faults.{name}", *sys.argv[1:]]
        if subprocess.run(words, check=False).returncode:
            broken.append(name)
        print(flush=True)
    print(f"broken: {', '.join(broken)}" if broken else "every promise was kept")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
