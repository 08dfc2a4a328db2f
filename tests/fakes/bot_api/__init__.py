"""A scriptable Telegram Bot API server for tests, on a real loopback socket.

It imports nothing of ours and no Telegram library, and checks every call against Telegram's
published description (``tests/data/telegram_schema.json``)::

    async with BotApi() as api:
        ann = api.world.person("Ann")
        chat = api.world.private(ann)
        start = api.says(chat, ann, "/start")
        reply = await api.reply_to(start)
        pressed = api.presses(reply, ann, "Send it daily")
        await api.answer_to(pressed)
        assert api.problems == []
"""

from .faults import Fault, Refusal
from .inbox import Update
from .journal import Answer, Request, most_within
from .markup import MarkupError, parse_html, utf16_length
from .schema import Schema
from .server import TOKEN, BotApi
from .world import Chat, Member, Person, Sent, Topic, World

__all__ = [
    "TOKEN",
    "Answer",
    "BotApi",
    "Chat",
    "Fault",
    "MarkupError",
    "Member",
    "Person",
    "Refusal",
    "Request",
    "Schema",
    "Sent",
    "Topic",
    "Update",
    "World",
    "most_within",
    "parse_html",
    "utf16_length",
]
