"""The methods that send, change and remove messages."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .faults import UPGRADED, Refusal
from .markup import MarkupError, Parsed, parse_html, utf16_length
from .schema import Upload
from .world import Chat, Sent

if TYPE_CHECKING:
    from .server import BotApi

Parameters = Mapping[str, Any]

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_CALLBACK_DATA = 64
MAX_BUTTONS = 100
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)
NO_START = "Forbidden: bot can't initiate conversation with a user"
ONE_ACTION = frozenset({"text", "icon_custom_emoji_id", "style"})


def send_message(api: BotApi, given: Parameters) -> dict[str, Any]:
    """sendMessage."""
    chat, thread = destination(api, given)
    parsed = parse_text(api, "sendMessage", given, "text", MAX_TEXT)
    body: dict[str, Any] = {"text": parsed.text}
    if parsed.entities:
        body["entities"] = parsed.entities
    if "link_preview_options" in given:
        body["link_preview_options"] = given["link_preview_options"]
    return deliver(api, given, chat, thread, parsed, body)


def send_photo(api: BotApi, given: Parameters) -> dict[str, Any]:
    """sendPhoto: the picture itself is not looked at."""
    known = uploaded(api, given["photo"])
    shown = {name: value for name, value in known.items() if name != "file_name"}
    return send_file(api, given, "sendPhoto", {"photo": [{**shown, "width": 90, "height": 90}]})


def send_document(api: BotApi, given: Parameters) -> dict[str, Any]:
    """sendDocument."""
    return send_file(api, given, "sendDocument", {"document": uploaded(api, given["document"])})


def uploaded(api: BotApi, given: object) -> dict[str, Any]:
    """A file that the bot sent, kept so that tests can look at it."""
    number = len(api.uploads)
    upload = given if isinstance(given, Upload) else Upload("", b"")
    api.uploads.append(upload)
    return {
        "file_id": f"file-{number}",
        "file_unique_id": f"f{number}",
        "file_size": len(upload.content),
        "file_name": upload.name,
    }


def send_file(api: BotApi, given: Parameters, method: str, body: dict[str, Any]) -> dict[str, Any]:
    """A message with a file, and a caption under it."""
    chat, thread = destination(api, given)
    parsed = parse_text(api, method, given, "caption", MAX_CAPTION)
    if parsed.text:
        body["caption"] = parsed.text
    if parsed.entities:
        body["caption_entities"] = parsed.entities
    return deliver(api, given, chat, thread, parsed, body)


def edit_message_text(api: BotApi, given: Parameters) -> dict[str, Any]:
    """editMessageText; without a reply_markup the keyboard goes, as on the real server."""
    sent = editable(api, given)
    if "text" not in sent.json:
        raise Refusal(400, "Bad Request: there is no text in the message to edit")
    parsed = parse_text(api, "editMessageText", given, "text", MAX_TEXT)
    markup = checked_markup(given.get("reply_markup"))
    if (parsed.text, parsed.entities, markup) == (sent.text, sent.entities, sent.markup):
        raise Refusal(400, NOT_MODIFIED)
    sent.versions.append(sent.text)
    sent.text, sent.html, sent.entities = parsed.text, given["text"], parsed.entities
    sent.json.pop("entities", None)
    sent.json["text"] = parsed.text
    if parsed.entities:
        sent.json["entities"] = parsed.entities
    return edited(api, sent, markup)


def edit_message_reply_markup(api: BotApi, given: Parameters) -> dict[str, Any]:
    """editMessageReplyMarkup."""
    sent = editable(api, given)
    markup = checked_markup(given.get("reply_markup"))
    if markup == sent.markup:
        raise Refusal(400, NOT_MODIFIED)
    return edited(api, sent, markup)


def delete_message(api: BotApi, given: Parameters) -> bool:
    """deleteMessage, for the bot's own messages."""
    chat, _ = destination(api, given)
    sent = api.world.sent_message(chat, given["message_id"])
    if sent is None:
        raise Refusal(400, "Bad Request: message to delete not found")
    sent.deleted = True
    return True


def destination(api: BotApi, given: Parameters) -> tuple[Chat, int | None]:
    """Where a message goes, if it may go there."""
    chat = reachable(api, given["chat_id"])
    bot = chat.member(api.world.bot)
    if chat.kind == "channel" and not bot.is_admin:
        raise Refusal(400, "Bad Request: need administrator rights in the channel chat")
    thread: int | None = given.get("message_thread_id")
    if thread is not None:
        topic = chat.topics.get(thread)
        if topic is None:
            raise Refusal(400, "Bad Request: message thread not found")
        if topic.closed and not bot.is_admin:
            raise Refusal(400, "Bad Request: TOPIC_CLOSED")
    return chat, thread


def reachable(api: BotApi, chat_id: int | str) -> Chat:
    """A chat that exists, is not replaced, and in which the bot is."""
    chat = api.world.find(chat_id)
    if chat is None:
        raise Refusal(400, "Bad Request: chat not found")
    if chat.migrated_to is not None:
        raise Refusal(400, UPGRADED, {"migrate_to_chat_id": chat.migrated_to.id})
    bot = chat.member(api.world.bot)
    if chat.kind == "private":
        person = next(member.person for member in chat.members.values())
        if person.deleted:
            raise Refusal(403, "Forbidden: user is deactivated")
        if not chat.started:
            raise Refusal(403, NO_START)
        if bot.status == "kicked":
            raise Refusal(403, "Forbidden: bot was blocked by the user")
    elif bot.status == "kicked":
        raise Refusal(403, f"Forbidden: bot was kicked from the {chat.kind} chat")
    elif not bot.present:
        raise Refusal(403, f"Forbidden: bot is not a member of the {chat.kind} chat")
    return chat


def parse_text(api: BotApi, method: str, given: Parameters, name: str, limit: int) -> Parsed:
    """Text or caption without markup, or the refusal that it deserves."""
    source = given.get(name, "")
    mode = given.get("parse_mode")
    if mode is None:
        parsed = Parsed(source.strip(), list(given.get("entities", [])))
    elif mode.upper() == "HTML":
        try:
            parsed = parse_html(source)
        except MarkupError as error:
            raise Refusal(400, f"Bad Request: can't parse entities: {error}") from error
    else:
        api.journal.problems.append(f"{method}: parse_mode {mode} is not modelled here")
        raise Refusal(501, f"Not Implemented: parse_mode {mode}")
    api.journal.problems += [f"{method}: {note}: {source[:80]!r}" for note in parsed.notes]
    if name == "text" and not parsed.text:
        raise Refusal(400, "Bad Request: message text is empty")
    if utf16_length(parsed.text) > limit:
        what = "message is too long" if name == "text" else "message caption is too long"
        raise Refusal(400, f"Bad Request: {what}")
    return parsed


def deliver(
    api: BotApi,
    given: Parameters,
    chat: Chat,
    thread: int | None,
    parsed: Parsed,
    body: dict[str, Any],
) -> dict[str, Any]:
    """Put a message into the chat and remember it."""
    markup = checked_markup(given.get("reply_markup"))
    author = (
        {"sender_chat": chat.json()} if chat.kind == "channel" else {"from": api.world.bot.json()}
    )
    replied = replied_message(api, chat, given.get("reply_parameters"))
    message_id = next(chat.message_ids)
    message: dict[str, Any] = {"message_id": message_id, "date": api.timestamp()}
    message |= {"chat": chat.json(), **author, **body}
    if replied is not None:
        message["reply_to_message"] = replied
    if thread is not None:
        message |= {"message_thread_id": thread, "is_topic_message": True}
    if markup is not None and "inline_keyboard" in markup:
        message["reply_markup"] = markup
    html = given.get("text", given.get("caption")) if "parse_mode" in given else None
    sent = Sent(
        id=message_id,
        chat=chat,
        thread=thread,
        text=parsed.text,
        html=html,
        entities=parsed.entities,
        markup=markup,
        parameters=dict(given),
        at=time.monotonic(),
        json=message,
    )
    api.world.sent.append(sent)
    api.world.messages[chat.id, sent.id] = message
    return message


def replied_message(
    api: BotApi, chat: Chat, reply: Mapping[str, Any] | None
) -> dict[str, Any] | None:
    """The message that is replied to, itself without the one that it replies to."""
    if reply is None:
        return None
    found = api.world.messages.get((chat.id, reply["message_id"]))
    if found is None and not reply.get("allow_sending_without_reply"):
        raise Refusal(400, "Bad Request: message to be replied not found")
    return {key: value for key, value in (found or {}).items() if key != "reply_to_message"} or None


def editable(api: BotApi, given: Parameters) -> Sent:
    """A message of the bot that may be changed."""
    if "chat_id" not in given or "message_id" not in given:
        raise Refusal(400, "Bad Request: message identifier is not specified")
    chat, _ = destination(api, {"chat_id": given["chat_id"]})
    sent = api.world.sent_message(chat, given["message_id"])
    if sent is not None:
        return sent
    if (chat.id, given["message_id"]) in api.world.messages:
        raise Refusal(400, "Bad Request: message can't be edited")
    raise Refusal(400, "Bad Request: message to edit not found")


def edited(api: BotApi, sent: Sent, markup: dict[str, Any] | None) -> dict[str, Any]:
    """Finish a change: the keyboard and the date."""
    sent.markup = markup
    sent.json.pop("reply_markup", None)
    if markup is not None:
        sent.json["reply_markup"] = markup
    sent.json["edit_date"] = api.timestamp()
    sent.edited_at = time.monotonic()
    return sent.json


def checked_markup(markup: dict[str, Any] | None) -> dict[str, Any] | None:
    """An inline keyboard that Telegram would take; other keyboards pass. An empty one is none."""
    if markup is None or "inline_keyboard" not in markup:
        return markup
    buttons = [button for row in markup["inline_keyboard"] for button in row]
    if len(buttons) > MAX_BUTTONS:
        raise Refusal(400, "Bad Request: reply markup is too long")
    for button in buttons:
        check_button(button)
    return markup if buttons else None


def check_button(button: Mapping[str, Any]) -> None:
    """Exactly one action, data of at most 64 bytes, an address that leads somewhere."""
    if not button["text"].strip():
        raise Refusal(400, "Bad Request: inline keyboard button text must be non-empty")
    if len(button.keys() - ONE_ACTION) != 1:
        raise Refusal(400, "Bad Request: text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= MAX_CALLBACK_DATA:
        raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and urlsplit(url).scheme not in ("http", "https", "tg"):
        raise Refusal(400, f"Bad Request: inline keyboard button URL '{url}' is invalid")
