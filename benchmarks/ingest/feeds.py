"""How fast and how large reading is: new feeds with their pages, unchanged feeds, plain libraries.

``python -m benchmarks.ingest feeds [--feeds N] [--many N] [--polled N] [--plain N]``, on loopback.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import threading
import time

from benchmarks.ingest.memory import family


def measured(what: str, port: int, number: int, entries: int) -> dict[str, float]:
    """Run a subject; what it says, and the peak of its processes' proportional sets in MB."""
    sizes = [str(port), str(number), str(entries)]
    words = [sys.executable, "-m", "benchmarks.ingest.subject", what, *sizes]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    peak = last = 0
    ended = threading.Event()

    def look() -> None:
        nonlocal peak, last
        while not ended.wait(0.25):
            if held := family(process.pid):
                last = held
                peak = max(peak, held)

    watching = threading.Thread(target=look)
    watching.start()
    out, _ = process.communicate()
    ended.set()
    watching.join()
    found: dict[str, float] = json.loads(out)
    return found | {"peak": peak / 1e6, "idle": last / 1e6}


def main() -> int:
    """Print the table of README.md."""
    given = argparse.ArgumentParser()
    given.add_argument("--feeds", type=int, default=1_000)
    given.add_argument("--many", type=int, default=10_000)
    given.add_argument("--polled", type=int, default=10_000)
    given.add_argument("--plain", type=int, default=100)
    sizes = given.parse_args()
    web = [sys.executable, "-m", "benchmarks.ingest.web"]
    server = subprocess.Popen(web, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    port = int(server.stdout.readline())
    print(f"{time.strftime('%Y-%m-%d')}, Python {sys.version.split()[0]}, loopback")
    print(
        "| what | feeds | articles | s | feeds/s | articles/s | CPU ms each | peak MB | rest MB "
        "| loop busy, late ms |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    runs = (
        ("newsdigest: new feeds and their pages", "read", sizes.feeds, 20),
        ("feedparser + httpx + trafilatura, one after the other", "plain", sizes.plain, 20),
        ("newsdigest: many feeds, two pages each", "read", sizes.many, 2),
        ("newsdigest: unchanged feeds", "poll", sizes.polled, 20),
        ("httpx, one after the other: unchanged feeds", "plain-poll", 10 * sizes.plain, 20),
    )
    broken = 0
    for name, what, number, entries in runs:
        found = measured(what, port, number, entries)
        rates = found["feeds"] / found["seconds"], found["articles"] / found["seconds"]
        print(
            f"| {name} | {found['feeds']:.0f} | {found['articles']:.0f} | {found['seconds']:.1f} "
            f"| {rates[0]:.1f} | {rates[1]:.1f} "
            f"| {1000 * found['cpu'] / (found['articles'] or found['feeds']):.1f} "
            f"| {found['peak']:.0f} | {found['idle']:.0f} "
            f"| {1000 * found.get('busy', 0):.0f}, {1000 * found.get('late', 0):.0f} |",
            flush=True,
        )
        broken += int(found["failed"])
    server.communicate()
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
