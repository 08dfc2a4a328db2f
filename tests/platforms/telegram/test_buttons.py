"""Buttons as Telegram's inline keyboards: what they do, where they lead, what is left out."""

from __future__ import annotations

import pytest

from bot.message import Button, plain
from bot.model import ChatKind
from bot.platforms.telegram.render import render


def keyboard(kind: ChatKind, *rows: tuple[Button, ...], text: str = "x") -> list[object]:
    message = plain(text, buttons=rows)
    parts = render(message, kind, "news_bot")
    return [part.body.get("reply_markup") for part in parts]


def test_buttons_stand_under_the_last_part() -> None:
    found = keyboard("private", (Button("1", "/story abc"),), text="word " * 2000)

    assert found[:-1] == [None] * (len(found) - 1)
    assert found[-1] == {"inline_keyboard": [[{"text": "1", "callback_data": "/story abc"}]]}


@pytest.mark.parametrize(
    ("button", "kind", "shown"),
    [
        (Button("1", "/story abc"), "group", {"callback_data": "/story abc"}),
        (Button("1", "/story abc", private=True), "private", {"callback_data": "/story abc"}),
        (
            Button("1", "/story abc", private=True),
            "group",
            {"url": "https://t.me/news_bot?start=story_abc"},
        ),
        (
            Button("1", "/topic Energy", private=True),
            "channel",
            {"url": "https://t.me/news_bot?start=topic_Energy"},
        ),
        (Button("1", url="https://news.example/"), "group", {"url": "https://news.example/"}),
        (Button("1", "/topic " + "ж" * 28), "private", {"callback_data": "/topic " + "ж" * 28}),
        (Button("1", "/topic " + "ж" * 29), "private", None),
        (Button("1", "/topic Энергия", private=True), "group", None),
        (Button("1", "/subscribe", private=True), "group", None),
        (Button("1", "/story " + "a" * 60, private=True), "group", None),
        (Button("1", url="tg://user?id=1"), "private", None),
        (Button("1"), "private", None),
        (Button(" ", "/help"), "private", None),
    ],
)
def test_buttons(button: Button, kind: ChatKind, shown: dict[str, str] | None) -> None:
    expected = {"inline_keyboard": [[{"text": "1", **shown}]]} if shown else None

    assert keyboard(kind, (button,)) == [expected]


def test_rows_are_no_longer_than_telegram_shows() -> None:
    row = tuple(Button(str(n), f"/story {n}") for n in range(150))

    (found,) = keyboard("private", row)

    assert isinstance(found, dict)
    assert [len(shown) for shown in found["inline_keyboard"]] == [8] * 12 + [4]


def test_no_link_into_the_private_chat_before_the_name_is_known() -> None:
    message = plain("x", buttons=((Button("1", "/help", private=True),),))

    (part,) = render(message, "group", None)

    assert "reply_markup" not in part.body
