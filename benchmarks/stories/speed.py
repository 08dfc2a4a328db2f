"""How fast stories are grouped, on one core; beside it how fast this machine is just now."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta

from benchmarks.stories.sets import NOON, rows
from summarizer import Desk, Document, Outline, group_documents, outline

WINDOW = 5_000
ADDED = 100


def documents() -> list[Document]:
    """Five thousand news articles over three days."""
    texts = [
        (str(row["title"]), str(row["text"]))
        for name in ("bbc", "cnndm", "news_summary", "allsides_dated", "ecbplus")
        for row in rows(name)
    ]
    step = timedelta(days=3) / WINDOW
    return [
        Document(str(n), text, title, NOON + step * (n * 7919 % WINDOW), language="en")
        for n, (title, text) in enumerate((texts * 2)[:WINDOW])
    ]


def report() -> list[tuple[str, str]]:
    """What is measured, and the figure with its unit; processor time, in one thread."""
    made = documents()
    machine = _seconds(_reference)
    outlines: list[Outline] = []
    features = _seconds(lambda: outlines.extend(map(outline, made)))
    together = _seconds(lambda: group_documents(outlines))
    desk = Desk()
    groups = group_documents(outlines[:-ADDED], desk=desk)
    added = _seconds(lambda: group_documents(outlines, groups=groups, desk=desk))
    anew = _seconds(lambda: group_documents(outlines, groups=groups))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return [
        ("the reference loop, four million steps of plain Python", f"{machine:.2f} s"),
        (f"outlines of {WINDOW:,} articles", f"{WINDOW / features:,.0f}/s"),
        (f"{WINDOW:,} articles grouped", f"{together:.2f} s = {together / machine:.1f} loops"),
        (f"{ADDED} added to {WINDOW - ADDED:,}", f"{added:.2f} s = {added / machine:.2f} loops"),
        ("… all weighed anew", f"{anew:.2f} s = {anew / machine:.2f} loops"),
        ("most memory, the articles included", f"{most} MB"),
        ("start: import and the first two grouped", f"{_start():.2f} s"),
    ]


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _reference() -> int:
    total = 0
    for number in range(4_000_000):
        total += number * number % 7
    return total


def _start() -> float:
    code = (
        "from summarizer import Document, group_documents as group;"
        "group([Document('a', 'A fire in Orsha on Monday.'), Document('b', 'A vote in Riga.')])"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
