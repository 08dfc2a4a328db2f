"""What stands in the log, and what never does."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import Format, about, handler_of

TOKEN = "123456789:AAExampleExampleExampleExample_1234"
HEARTBEAT = "https://beat.example/ping/0b5c-secret-path?key=open-sesame"
PROXY = "http://anna:pa$$w%C3%B6rd@proxy.example:3128"
SECRETS = (TOKEN, HEARTBEAT, PROXY)
STYLES: tuple[Format, ...] = ("text", "json")


def logged(style: Format, write: Callable[[logging.Logger], None]) -> str:
    """What is written."""
    stream = io.StringIO()
    log, handler = logging.getLogger("bot.test"), handler_of(style, SECRETS, stream)
    log.setLevel(logging.DEBUG)
    log.addHandler(handler)
    try:
        write(log)
    finally:
        log.removeHandler(handler)
    return stream.getvalue()


def test_a_line_says_what_which_and_how_long() -> None:
    def write(log: logging.Logger) -> None:
        log.info("feed %d: %d added", 3, 2, extra=about("feed", 3, 0.41239))

    line = json.loads(logged("json", write))
    assert line.pop("time").endswith("Z")
    assert line == {
        "level": "INFO",
        "logger": "bot.test",
        "message": "feed 3: 2 added",
        "what": "feed",
        "which": 3,
        "seconds": 0.412,
    }
    assert logged("text", write).endswith(" INFO bot.test: feed 3: 2 added (0.412 s)\n")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "text",
    [
        f"GET https://api.telegram.org/bot{TOKEN}/getMe",
        f"a file at https://api.telegram.org/file/bot{TOKEN}/a.jpg",
        f"of somebody else: bot987654321:{'x' * 35}/sendMessage",
        f"the heartbeat {HEARTBEAT} failed",
        "the path was /ping/0b5c-secret-path there",
        f"through {PROXY}",
        "postgresql://news:hunter2hunter2@db.example/news",
        "https://feeds.example/rss?auth=hunter2hunter2&x=1",
        f"encoded {TOKEN.replace(':', '%3A')}",
    ],
)
def test_no_secret_stands_in_it(style: Format, text: str) -> None:
    def write(log: logging.Logger) -> None:
        log.warning(text)
        log.warning("%s", text, extra=about("tick", text))
        log.warning("%r", {"url": text})
        error = ValueError(f"wrapped: {text}")
        error.__cause__ = OSError(text)
        log.error("it failed: %s", text, exc_info=error)

    written = logged(style, write)
    assert written.count("it failed") == 1
    for secret in (
        *("AAExample", "0b5c-secret", "open-sesame", "pa$$w", "hunter2", "x" * 20, "anna:"),
    ):
        assert secret not in written, secret


def test_the_link_that_makes_an_owner_is_shown() -> None:
    link = "https://t.me/my_bot?start=claim-abcdef"
    assert link in logged("text", lambda log: log.warning("claim it: %s", link))


@given(st.text())
def test_whatever_is_said_is_one_line(text: str) -> None:
    written = logged("text", lambda log: log.info("%s", text))
    assert len(written.splitlines()) == 1
    line = json.loads(logged("json", lambda log: log.info("%s", "x" + text)))
    assert line["message"].startswith("x")
