"""The methods about the bot itself, its chats and its updates."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from .faults import Refusal
from .journal import Answer
from .messages import (
    Parameters,
    delete_message,
    destination,
    edit_message_reply_markup,
    edit_message_text,
    reachable,
    send_document,
    send_message,
    send_photo,
)
from .world import Member

if TYPE_CHECKING:
    from .server import BotApi

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
#: What a bot may fetch without a server of its own.
MAX_DOWNLOAD = 20 * 1024 * 1024
QUERY_TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def get_me(api: BotApi, given: Parameters) -> dict[str, Any]:
    """getMe."""
    return {
        **api.world.bot.json(),
        "can_join_groups": True,
        "can_read_all_group_messages": not api.privacy,
        "supports_inline_queries": False,
    }


async def get_updates(api: BotApi, given: Parameters) -> list[dict[str, Any]]:
    """getUpdates."""
    api.inbox.allow(given.get("allowed_updates"))
    return await api.inbox.take(
        given.get("offset", 0), given.get("limit", 100), given.get("timeout", 0)
    )


async def set_webhook(api: BotApi, given: Parameters) -> bool:
    """setWebhook."""
    secret = given.get("secret_token")
    if secret is not None and not SECRET.fullmatch(secret):
        raise Refusal(400, "Bad Request: secret token contains unallowed characters")
    api.inbox.allow(given.get("allowed_updates"))
    await api.webhook.set(
        given["url"],
        secret=secret,
        drop_pending=given.get("drop_pending_updates", False),
        max_connections=given.get("max_connections", 40),
    )
    return True


async def delete_webhook(api: BotApi, given: Parameters) -> bool:
    """deleteWebhook."""
    drop = given.get("drop_pending_updates", False)
    await api.webhook.set("", secret=None, drop_pending=drop, max_connections=40)
    return True


def get_webhook_info(api: BotApi, given: Parameters) -> dict[str, Any]:
    """getWebhookInfo."""
    return api.webhook.info()


def answer_callback_query(api: BotApi, given: Parameters) -> bool:
    """answerCallbackQuery: of a query that was asked and has not been made to expire."""
    query_id = given["callback_query_id"]
    if query_id not in api.open_queries:
        raise Refusal(400, QUERY_TOO_OLD)
    text = given.get("text")
    if text is not None and len(text) > 200:
        raise Refusal(400, "Bad Request: MESSAGE_TOO_LONG")
    alert = given.get("show_alert", False)
    api.journal.answers.append(Answer(query_id, text, alert, given.get("url")))
    return True


def send_chat_action(api: BotApi, given: Parameters) -> bool:
    """sendChatAction."""
    destination(api, given)
    if given["action"] not in ACTIONS:
        raise Refusal(400, "Bad Request: wrong parameter action in request")
    return True


def get_file(api: BotApi, given: Parameters) -> dict[str, Any]:
    """getFile: where a file that a person sent can be fetched."""
    path = f"documents/{given['file_id']}"
    if path not in api.files:
        raise Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
    size = len(api.files[path])
    if size > MAX_DOWNLOAD:
        raise Refusal(400, "Bad Request: file is too big")
    unique = f"u{given['file_id']}"
    return {
        "file_id": given["file_id"],
        "file_unique_id": unique,
        "file_size": size,
        "file_path": path,
    }


def command_key(given: Parameters) -> tuple[str, str]:
    """Under what a list of commands is kept: its scope and its language."""
    scope: Mapping[str, Any] = given.get("scope") or {"type": "default"}
    named = " ".join(f"{key}={scope[key]}" for key in sorted(scope) if key != "type")
    return f"{scope['type']} {named}".strip(), given.get("language_code", "")


def set_my_commands(api: BotApi, given: Parameters) -> bool:
    """setMyCommands."""
    commands = given["commands"]
    if len(commands) > 100:
        raise Refusal(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not COMMAND.fullmatch(command["command"].removeprefix("/")):
            raise Refusal(400, "Bad Request: BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise Refusal(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
    api.commands[command_key(given)] = commands
    return True


def get_my_commands(api: BotApi, given: Parameters) -> list[dict[str, Any]]:
    """getMyCommands."""
    return api.commands.get(command_key(given), [])


def delete_my_commands(api: BotApi, given: Parameters) -> bool:
    """deleteMyCommands."""
    api.commands.pop(command_key(given), None)
    return True


def get_chat(api: BotApi, given: Parameters) -> dict[str, Any]:
    """getChat."""
    return reachable(api, given["chat_id"]).full_json()


def get_chat_member(api: BotApi, given: Parameters) -> dict[str, Any]:
    """getChatMember: one who never came has left, one whom nobody knows is an error."""
    chat = reachable(api, given["chat_id"])
    person = api.world.people.get(given["user_id"])
    if person is None:
        raise Refusal(400, "Bad Request: PARTICIPANT_ID_INVALID")
    return chat.member(person).json()


def get_chat_administrators(api: BotApi, given: Parameters) -> list[dict[str, Any]]:
    """getChatAdministrators: people only, as without ``return_bots``."""
    chat = reachable(api, given["chat_id"])
    if chat.kind == "private":
        raise Refusal(400, "Bad Request: there are no administrators in the private chat")
    admins = (member for member in chat.members.values() if member.is_admin)
    return [
        member.json()
        for member in admins
        if not member.person.is_bot or given.get("return_bots") or member.person is api.world.bot
    ]


def leave_chat(api: BotApi, given: Parameters) -> bool:
    """leaveChat."""
    chat = reachable(api, given["chat_id"])
    if chat.kind == "private":
        raise Refusal(400, "Bad Request: chat member status can't be changed in private chats")
    chat.put(Member(api.world.bot, "left"))
    return True


def done(api: BotApi, given: Parameters) -> bool:
    """For methods whose effect is seen in the recorded request alone."""
    return True


Handler = Callable[["BotApi", Parameters], Any | Awaitable[Any]]

HANDLERS: Mapping[str, Handler] = {
    "answerCallbackQuery": answer_callback_query,
    "close": done,
    "deleteMessage": delete_message,
    "deleteMyCommands": delete_my_commands,
    "deleteWebhook": delete_webhook,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "editMessageText": edit_message_text,
    "getChat": get_chat,
    "getChatAdministrators": get_chat_administrators,
    "getChatMember": get_chat_member,
    "getMe": get_me,
    "getMyCommands": get_my_commands,
    "getUpdates": get_updates,
    "getWebhookInfo": get_webhook_info,
    "leaveChat": leave_chat,
    "logOut": done,
    "getFile": get_file,
    "sendChatAction": send_chat_action,
    "sendDocument": send_document,
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "setChatMenuButton": done,
    "setMyCommands": set_my_commands,
    "setMyDescription": done,
    "setMyShortDescription": done,
    "setWebhook": set_webhook,
}
