"""A worker process: reads jobs from its standard input, answers on its standard output.

Started by ``workers`` as ``python -m bot.ingest.worker MEMORY``; imports nothing heavy by itself. A
frame is eight bytes of length and a pickle; a job is a function, named by its module, and its
arguments. The input's end is the worker's end.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import sys
from typing import BinaryIO

from bot.errors import ParseError

HEAD = 8
READY = b"ready"
_OPEN_FILES = 64


def main() -> None:
    """Work until the input ends."""
    jobs = sys.stdin.buffer
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a stray print is no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when we end
    logging.disable(logging.CRITICAL)
    _limit(int(sys.argv[1]))
    _write(replies, READY)
    while job := _read(jobs):
        _write(replies, pickle.dumps(_done(job)))


def _done(job: bytes) -> tuple[bool, object]:
    """Whether the job succeeded, and its value or what went wrong."""
    try:
        work, args = pickle.loads(job)  # noqa: S301 - written by our own parent process
        return True, work(*args)
    except ParseError as error:
        return False, str(error)
    except Exception as error:  # noqa: BLE001 - parsers raise anything; it is reported as text
        return False, f"{type(error).__name__}: {error}"[:500]


def _read(stream: BinaryIO) -> bytes:
    return stream.read(int.from_bytes(stream.read(HEAD), "big"))


def _write(stream: BinaryIO, frame: bytes) -> None:
    stream.write(len(frame).to_bytes(HEAD, "big") + frame)
    stream.flush()


def _limit(memory: int) -> None:
    """``memory`` bytes of addresses, few open files, no memory left on disk."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
