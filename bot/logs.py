"""The service's log: a line for each thing, readable or JSON, and never a secret in it.

``log.info("…", extra=about("feed", 3, 0.4))`` says of what the line is, of which of them, and how
many seconds it took.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import Literal, TextIO
from urllib.parse import quote, urlsplit

Format = Literal["text", "json"]

_FIELDS = ("what", "which", "seconds")
_HIDDEN = "…"
#: Shorter ones are in every other word.
_SHORTEST = 6
#: A bot's token in an address; who is named before an @; what an address is asked with.
_TOKENS = re.compile(r"\b(?:bot)?\d{5,}:[\w-]{20,}")
_USERS = re.compile(r"(?<=://)[^\s/@\"']+(?=@)")
_QUERIES = re.compile(r"(https?://[^\s?\"'<>]+)\?(?!start=)[^\s\"'<>]+")
#: Line ends and what a terminal obeys: a headline must not write lines of its own.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
#: They would log each request's address, token included, or each of their steps.
_TALKATIVE = "aiohttp.access aiosqlite alembic apscheduler discord httpcore httpx telegram".split()


def about(what: str, which: object, seconds: float | None = None) -> dict[str, object]:
    """What a line is of, for ``extra``."""
    told: dict[str, object] = {"what": what, "which": which}
    return told if seconds is None else told | {"seconds": round(seconds, 3)}


def handler_of(style: Format, secrets: Iterable[str], stream: TextIO) -> logging.Handler:
    """Writes lines to ``stream``, with none of these secrets in them."""
    made = logging.StreamHandler(stream)
    made.setFormatter(_Json(secrets) if style == "json" else _Text(secrets))
    return made


def start(level: str, style: Format, secrets: Iterable[str], stream: TextIO) -> None:
    """Log everything there from now on, what ends the program too; libraries stay quiet."""
    logging.basicConfig(level=level, handlers=[handler_of(style, secrets, stream)], force=True)
    logging.captureWarnings(capture=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _fell


def _fell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("bot").critical("newsdigest fell", exc_info=(kind, error, trace))


class _Secretless(logging.Formatter):
    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        self._secrets = sorted(_spellings(secrets), key=len, reverse=True)

    def hide(self, text: str) -> str:
        """The text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        text = _USERS.sub(_HIDDEN, _TOKENS.sub(_HIDDEN, text))
        return _QUERIES.sub(rf"\1?{_HIDDEN}", text)

    def trace(self, record: logging.LogRecord) -> str | None:
        """The error's story, if there is one."""
        told = self.formatException(record.exc_info) if record.exc_info else record.exc_text
        return self.hide(told) if told else None


class _Text(_Secretless):
    def format(self, record: logging.LogRecord) -> str:
        line = _CONTROLS.sub(_escaped, self.hide(record.getMessage()))
        seconds = getattr(record, "seconds", None)
        took = "" if seconds is None else f" ({seconds:g} s)"
        text = f"{_time(record)} {record.levelname} {record.name}: {line}{took}"
        trace = self.trace(record)
        return text if trace is None else f"{text}\n{trace}"


class _Json(_Secretless):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": _time(record),
            "level": record.levelname,
            "logger": record.name,
            "message": self.hide(record.getMessage()),
        }
        for name in _FIELDS:
            if (value := getattr(record, name, None)) is not None:
                line[name] = value if isinstance(value, int | float) else self.hide(str(value))
        if (trace := self.trace(record)) is not None:
            line["error"] = trace
        return json.dumps(line, ensure_ascii=False)


def _time(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _spellings(secrets: Iterable[str]) -> set[str]:
    """Each secret as it may stand in a text: whole, encoded, and the parts of an address."""
    found = set()
    for secret in secrets:
        found.add(secret)
        if "://" in secret:
            parts = urlsplit(secret)
            found |= {part for part in (parts.username, parts.password, parts.query) if part}
            found |= {each for each in (parts.path, parts.path.strip("/")) if each}
    encoded = {quote(each, safe="") for each in found} | {repr(each)[1:-1] for each in found}
    return {each for each in found | encoded if len(each) >= _SHORTEST}


def _escaped(found: re.Match[str]) -> str:
    return repr(found[0])[1:-1]
