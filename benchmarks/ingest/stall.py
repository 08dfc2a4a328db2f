"""Does the event loop stand still?"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field


@dataclass
class Stall:
    """How long the event loop was busy at most without a pause, and how late it woke at most.

    Both in seconds. On a machine that is short of processors a loop wakes late through no fault
    of its own, so the promise is about the first: the processor's time of the loop's thread.
    """

    longest: float = 0.0
    worst: str = ""
    latest: float = 0.0
    at: str = field(default="", repr=False)

    async def watch(self) -> None:
        """Look every few milliseconds."""
        while True:
            before, worked = time.monotonic(), time.thread_time()
            await asyncio.sleep(0.005)
            self.latest = max(self.latest, time.monotonic() - before - 0.005)
            busy = time.thread_time() - worked
            if busy > self.longest:
                self.longest, self.worst = busy, self.at
