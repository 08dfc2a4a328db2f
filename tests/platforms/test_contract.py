"""What every platform promises, tried on all of them and on the fake that other tests use."""

from __future__ import annotations

import re

import pytest

from bot.message import Bullets, Heading, Message, More, Paragraph, Span, plain, text_of
from tests.platforms.contract import PLATFORMS, Shown

URL = "https://news.example/a?b=1"
ALL = pytest.mark.parametrize("platform", PLATFORMS, ids=str)
SIGNS = 'a <b> & "c" *d* _e_ ~~f~~ `g` ||h|| [i](j) \\k > l # m @everyone'
TEXTS = {
    "signs": SIGNS,
    "cyrillic": "Аператар сеткі папярэдзіў пра напружаны студзень. " * 120,
    "right to left": "מפעילת הרשת הזהירה מפני ינואר. " * 200,
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 🇧🇾 ok " * 400,
    "no spaces": "今日の天気は晴れです、風は弱い。" * 500,
    "one endless word": "а" * 9000,
    "a headline of 300 characters": "word " * 60,
}


def words(text: str) -> str:
    return re.sub(r"[\s•▸]+", "", text)


def messages() -> dict[str, Message]:
    made = {name: plain(text) for name, text in TEXTS.items()}
    for name, text in TEXTS.items():
        head = Paragraph((Span("1  "), Span(text.strip(), bold=True, url=URL)))
        made[f"story: {name}"] = Message(((head, Paragraph((Span(text),))),))
    items = tuple((Span(f"item {n}", url=f"{URL}&n={n}"), Span(" · Quay")) for n in range(250))
    made["many links"] = Message(((Heading((Span("In brief"),)), Bullets(items)),))
    made["behind a tap"] = Message(
        ((Paragraph((Span("first"),)), More(((Span("second " * 900),),))),)
    )
    made["nothing"] = Message(())
    return made


MESSAGES = messages()


@ALL
@pytest.mark.parametrize("name", MESSAGES)
def test_no_word_is_lost_and_every_part_is_fit_to_be_sent(platform: Shown, name: str) -> None:
    message = MESSAGES[name]
    parts = platform.split(message)
    assert [platform.wrong(part.body) for part in parts] == [[] for _ in parts]
    read = "".join(platform.read(part.body) for part in parts)
    assert words(read) == words(text_of(message))


@ALL
@pytest.mark.parametrize("name", ["cyrillic", "right to left", "story: cyrillic"])
def test_a_part_never_ends_inside_a_word(platform: Shown, name: str) -> None:
    message = MESSAGES[name]
    parts = [platform.read(part.body).split() for part in platform.split(message)]
    assert [word for part in parts for word in part] == text_of(message).split()


@ALL
def test_a_character_of_many_code_points_is_never_cut(platform: Shown) -> None:
    family = "👩‍👩‍👧‍👦"
    parts = platform.split(plain(family * 1500))
    assert all(set(platform.read(part.body).strip().split(family)) <= {""} for part in parts)


@ALL
def test_a_link_is_never_cut(platform: Shown) -> None:
    link = "a link of several words"
    line = tuple(s for _ in range(300) for s in (Span("before "), Span(link, url=URL), Span(", ")))
    parts = platform.split(Message(((Paragraph(line),),)))
    assert sum(" ".join(platform.read(p.body).split()).count(link) for p in parts) == 300


@ALL
def test_nothing_to_read_is_nothing_to_send(platform: Shown) -> None:
    if platform.name in ("console", "fake"):
        pytest.skip("shows what it is given")
    assert platform.split(plain("\u200b", " ")) == ()
