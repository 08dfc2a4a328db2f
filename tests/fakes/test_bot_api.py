"""The Bot API server of the tests, asked with a plain HTTP client."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.bot_api import (
    BotApi,
    Chat,
    MarkupError,
    Person,
    most_within,
    parse_html,
    utf16_length,
)
from tests.fakes.bot_api.caller import Caller

# ---- bodies, authorisation, checks of calls


@pytest.mark.parametrize("way", ["query", "form", "multipart", "json"])
async def test_every_kind_of_body_is_read(
    api: BotApi, http: aiohttp.ClientSession, chat: Chat, way: str
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "More", "callback_data": "more"}]]}
    flat = {
        "chat_id": str(chat.id),
        "text": "hello",
        "disable_notification": "true",
        "reply_markup": json.dumps(keyboard),
    }
    url = f"{api.url}/bot{api.token}/sendMessage"
    if way == "query":
        answer = await http.get(url, params=flat)
    elif way == "form":
        answer = await http.post(url, data=flat)
    elif way == "multipart":
        answer = await http.post(url, data=aiohttp.FormData(flat, default_to_multipart=True))
    else:
        answer = await http.post(url, json={**flat, "reply_markup": keyboard})
    assert answer.status == 200
    assert api.problems == []
    (sent,) = api.sent
    assert (sent.chat, sent.text, sent.silent) == (chat, "hello", True)
    assert sent.buttons == keyboard["inline_keyboard"][0]


async def test_another_token_is_nobody(api: BotApi, http: aiohttp.ClientSession) -> None:
    async with http.get(f"{api.url}/bot123456:wrong/getMe") as answer:
        assert answer.status == 401
        body = await answer.json()
    assert body == {"ok": False, "error_code": 401, "description": "Unauthorized"}


@pytest.mark.parametrize(
    ("method", "parameters", "problem"),
    [
        ("sendMesage", {}, "sendMesage: no such method"),
        ("sendMessage", {"chat_id": 1}, "sendMessage: text is missing"),
        ("sendMessage", {"chat_id": 1, "text": "x", "silent": True}, "silent is unknown"),
        ("sendMessage", {"chat_id": 1, "text": 5}, "sendMessage.text: expected String, got 5"),
        ("sendMessage", {"chat_id": [1], "text": "x"}, "chat_id: expected"),
        ("sendMessage", {"chat_id": True, "text": "x"}, "chat_id: expected"),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "link_preview_options": {"disabled": True}},
            "sendMessage.link_preview_options(LinkPreviewOptions): disabled is unknown",
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [{"text": "a"}]}},
            "inline_keyboard[0]: expected a list of InlineKeyboardButton",
        ),
        (
            "setMyCommands",
            {"commands": [], "scope": {"type": "chat"}},
            "setMyCommands.scope(BotCommandScopeChat): chat_id is missing",
        ),
        (
            "setMyCommands",
            {"commands": [], "scope": {"type": "planet"}},
            "no kind of BotCommandScope looks like",
        ),
        ("getUpdates", {"timeout": "soon"}, "getUpdates.timeout: expected Integer, got 'soon'"),
        ("banChatMember", {"chat_id": 1, "user_id": 2}, "exists, but is not modelled here"),
    ],
)
async def test_wrong_calls_are_caught(
    api: BotApi, call: Caller, method: str, parameters: dict[str, Any], problem: str
) -> None:
    answer = await call(method, **parameters)
    assert not answer["ok"]
    assert len(api.problems) == 1
    assert problem in api.problems[0]
    assert api.sent == []


async def test_the_servers_own_answers_are_checked(
    api: BotApi, call: Caller, ann: Person, chat: Chat
) -> None:
    api.says(chat, ann, "hello", extra={"colour": "blue"})
    await call("getUpdates")
    assert api.problems == [
        "the fake's own answer: getUpdates result[0](Update).message(Message): colour is unknown"
    ]


# ---- HTML: the expected values are what TDLib's own parser gave


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("<b>x</b> &amp; &#x1F600;", "x & 😀", [("bold", 0, 1)]),
        ("😀<i>é</i>", "😀é", [("italic", 2, 1)]),
        ("<a href='example.com'>l</a>", "l", [("text_link", 0, 1)]),
        (
            "<blockquote expandable>hi <b>x</b></blockquote>",
            "hi x",
            [("expandable_blockquote", 0, 4), ("bold", 3, 1)],
        ),
        ('<pre><code class="language-python">x</code></pre>', "x", [("pre", 0, 1)]),
        ("<b></b>x", "x", []),
        ("\n <b> x</b> \n", "x", [("bold", 0, 1)]),
    ],
)
def test_html_becomes_text_and_entities(
    html: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    parsed = parse_html(html)
    assert parsed.text == text
    found = [(entity["type"], entity["offset"], entity["length"]) for entity in parsed.entities]
    assert found == entities
    assert parsed.notes == []


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("é<p>x</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href=a_b>x</a>", "Unexpected end of name token at byte offset 8"),
    ],
)
async def test_broken_html_is_refused(
    api: BotApi, call: Caller, chat: Chat, html: str, why: str
) -> None:
    with pytest.raises(MarkupError) as refused:
        parse_html(html)
    assert str(refused.value) == why
    answer = await call("sendMessage", chat_id=chat.id, text=html, parse_mode="HTML")
    assert answer["description"] == f"Bad Request: can't parse entities: {why}"
    assert [request.status for request in api.journal.refused()] == [400]


@pytest.mark.parametrize("html", ["AT&T", "a&nbsp;b", "<a href='/local'>x</a>", "<i>x</i>" * 101])
async def test_html_that_is_accepted_but_hardly_meant_is_a_problem(
    api: BotApi, call: Caller, chat: Chat, html: str
) -> None:
    assert (await call("sendMessage", chat_id=chat.id, text=html, parse_mode="HTML"))["ok"]
    assert len(api.problems) == 1


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    parsed = parse_html(f"<b>{escaped}</b>")
    assert parsed.text == text.strip()
    length = utf16_length(parsed.text)
    assert parsed.entities == (
        [{"type": "bold", "offset": 0, "length": length}] if parsed.text else []
    )


async def test_length_is_counted_in_utf16_units_after_parsing(
    api: BotApi, call: Caller, chat: Chat
) -> None:
    fits = await call(
        "sendMessage", chat_id=chat.id, text=f"<b>{'😀' * 2048}</b>", parse_mode="HTML"
    )
    assert fits["ok"]
    longer = await call("sendMessage", chat_id=chat.id, text="😀" * 2048 + "x")
    assert longer["description"] == "Bad Request: message is too long"
    empty = await call("sendMessage", chat_id=chat.id, text="<b> </b>", parse_mode="HTML")
    assert empty["description"] == "Bad Request: message text is empty"


# ---- rates


@given(st.lists(st.floats(0, 100)), st.floats(0.1, 50))
def test_the_peak_is_that_of_the_fullest_window(times: list[float], seconds: float) -> None:
    by_hand = max(
        (sum(0 <= other - first < seconds for other in times) for first in times), default=0
    )
    assert most_within(times, seconds) == by_hand


async def test_rates_are_told_for_each_chat_and_overall(
    api: BotApi, call: Caller, chat: Chat
) -> None:
    other = api.world.private(api.world.person("Ben"))
    api.fail("sendMessage", chat=other, status=429, retry_after=1)
    for target in (chat, chat, other, other):
        await call("sendMessage", chat_id=target.id, text="x")
    assert api.journal.peaks(60) == {chat.id: 2, other.id: 1}
    assert api.journal.peak(60) == 3


async def test_a_fault_of_a_method_that_does_not_exist_is_a_mistake(api: BotApi) -> None:
    with pytest.raises(AssertionError, match="would never strike"):
        api.fail("sendMesage", status=500)
