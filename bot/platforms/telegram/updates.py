"""What one of Telegram's updates means to us: pure, over the raw JSON as it came.

Nothing is taken for granted about an update's shape: what is not understood means nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.commands.pages import takes_place
from bot.commands.request import Event, File, Joined, Left, Moved, Request
from bot.model import Address, ChatKind
from bot.platforms.telegram.deeplinks import command_of
from bot.platforms.telegram.location import ZONE

PLATFORM = "telegram"
ALLOWED = ("message", "callback_query", "my_chat_member")

#: Telegram's own account behind which a group's admins may speak without a name.
ANONYMOUS_ADMIN = 1087968824
_KINDS: dict[object, ChatKind] = {
    "private": "private",
    "group": "group",
    "supergroup": "group",
    "channel": "channel",
}
_PRESENT = ("creator", "administrator", "member")

Raw = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself, as getMe names it."""

    id: int
    username: str


@dataclass(frozen=True, slots=True)
class Heard:
    """An update's meaning.

    event: what the conversation is told, None if nothing concerns it. asker: the person whose
    rights in the chat are to be asked before, as ``event.admin`` cannot be told from the update.
    press: the callback query that waits for an answer.
    """

    event: Event | None = None
    asker: int | None = None
    press: str | None = None


def key_of(number: object, bot: int) -> str:
    """An update's name in the inbox: another bot's updates have the same numbers.

    As text these are in the order of the numbers.
    """
    return f"{bot}:{number:012}" if isinstance(number, int) else f"{bot}:{number}"


def hear(update: Raw, me: Me) -> Heard:
    """The meaning of a raw update for the bot ``me``."""
    key = key_of(update.get("update_id"), me.id)
    if message := _inner(update, "message"):
        return _message(message, me, key)
    if query := _inner(update, "callback_query"):
        return _press(query, key)
    if change := _inner(update, "my_chat_member"):
        return Heard(_membership(change, key))
    return Heard()


def _message(message: Raw, me: Me, key: str) -> Heard:
    chat = _inner(message, "chat")
    kind = _KINDS.get(chat.get("type"))
    if kind is None or kind == "channel" or message.get("is_automatic_forward"):
        return Heard()
    if (moved := message.get("migrate_to_chat_id")) is not None:
        return Heard(Moved(_address(chat), Address(PLATFORM, str(moved)), key))
    said = _said(message, kind, me)
    if said is None:
        return Heard()
    sender, asker = _inner(message, "from"), None
    admin = kind == "private"
    if on_behalf := _inner(message, "sender_chat"):
        # Someone speaks as the group itself or as a channel: the account behind is Telegram's
        # own and the same everywhere, so that the chat stands for the person.
        admin = sender.get("id") == ANONYMOUS_ADMIN and on_behalf.get("id") == chat.get("id")
        sender = on_behalf
    elif sender.get("is_bot"):
        return Heard()
    elif not admin:
        asker = _number(sender.get("id"))
    event = _request(message, kind, sender, said, admin=admin, key=key)
    return Heard(event, asker) if event else Heard()


def _said(message: Raw, kind: ChatKind, me: Me) -> tuple[str | None, str] | None:
    """The command (None: plain words) and its arguments, or None if this is not for us."""
    text = message.get("text")
    document = _inner(message, "document")
    forwarded = kind == "private" and message.get("forward_origin")
    if not isinstance(text, str) and (forwarded or document):
        # Most articles that are forwarded stand under a picture, a file's command under the file.
        text = message.get("caption")
    if kind == "private" and isinstance(message.get(ZONE), str):
        return "timezone", str(message[ZONE])
    if kind == "private" and _lists_feeds(document) and not (text or ""):
        return "import", ""
    if not isinstance(text, str) or not text.strip():
        return None
    length = 0 if message.get("forward_origin") else _command_length(message)
    if document and not length:
        return (None, text.strip()) if forwarded else None
    if not length:
        return (None, text.strip()) if kind == "private" else None
    name, _, bot = text[1:length].partition("@")
    if bot and bot.casefold() != me.username.casefold():
        return None
    return _command(name, text[length:])


def _lists_feeds(document: Raw) -> bool:
    """Whether a file's name says that it is a list of feeds."""
    return str(document.get("file_name", "")).lower().endswith((".opml", ".xml"))


def _file(message: Raw) -> File | None:
    """The file that came with a message, or that it answers."""
    replied = _inner(message, "reply_to_message")
    document = _inner(message, "document") or _inner(replied, "document")
    if not isinstance(document.get("file_id"), str):
        return None
    name, size = str(document.get("file_name", "")), _number(document.get("file_size"))
    return File(str(document["file_id"]), name, size)


def _command_length(message: Raw) -> int:
    """How long the command is that the text begins with; 0 if Telegram sees none there."""
    entities = message.get("entities") or message.get("caption_entities")
    for entity in entities if isinstance(entities, list) else []:
        if not isinstance(entity, Mapping) or entity.get("type") != "bot_command":
            continue
        length = _number(entity.get("length"))
        if entity.get("offset") == 0 and length and length > 1:
            return length
    return 0


def _command(name: str, args: str) -> tuple[str, str]:
    name, args = name.lower(), args.strip()
    linked = command_of(args) if name == "start" else None
    return linked or (name, args)


def _press(query: Raw, key: str) -> Heard:
    """A button's press is its command, typed by the presser where the message stands."""
    press = query.get("id")
    waiting = press if isinstance(press, str) else None
    message, data = _inner(query, "message"), query.get("data")
    kind = _KINDS.get(_inner(message, "chat").get("type"))
    if kind is None or not isinstance(data, str) or not data.startswith("/"):
        return Heard(press=waiting)
    name, _, args = data[1:].partition(" ")
    sender, said = _inner(query, "from"), _command(name, args)
    admin = kind == "private"
    event = _request(message, kind, sender, said, admin=admin, key=key)
    if event is None:
        return Heard(press=waiting)
    ticket = _edited(message, data[1:], private=kind == "private")
    event = replace(event, pressed=True, ticket=ticket, in_place=ticket is not None)
    return Heard(event, None if admin else _number(sender.get("id")), waiting)


def _edited(message: Raw, line: str, *, private: bool) -> Mapping[str, str] | None:
    """The message that the answer takes the place of: a menu changes where it stands."""
    number = _number(message.get("message_id"))
    changes = takes_place(line, alone=private)
    return {"message_id": str(number)} if changes and number else None


def _request(
    message: Raw,
    kind: ChatKind,
    sender: Raw,
    said: tuple[str | None, str],
    *,
    admin: bool,
    key: str,
) -> Request | None:
    chat, person = _inner(message, "chat"), _number(sender.get("id"))
    if person is None or _number(chat.get("id")) is None:
        return None
    language = sender.get("language_code")
    return Request(
        address=_address(chat, message),
        kind=kind,
        chat_title=_name(chat),
        person=str(person),
        person_name=_name(sender),
        command=said[0],
        args=said[1],
        admin=admin,
        language=language if isinstance(language, str) else None,
        key=key,
        file=_file(message) if said[0] == "import" else None,
        can_share_place=kind == "private",
    )


def _membership(change: Raw, key: str) -> Event | None:
    """The bot came or went; a mere change of its rights is nothing new."""
    chat = _inner(change, "chat")
    kind = _KINDS.get(chat.get("type"))
    before, now = _inner(change, "old_chat_member"), _inner(change, "new_chat_member")
    if kind is None or _number(chat.get("id")) is None or not now:
        return None
    if kind == "private":
        blocked = now.get("status") == "kicked"
        return Left(_address(chat), "blocked by the person", key) if blocked else None
    if _present(before) == _present(now):
        return None
    if not _present(now):
        return Left(_address(chat), "removed from the chat", key)
    sender = _inner(change, "from")
    person = _number(sender.get("id"))
    language = sender.get("language_code")
    return Joined(
        _address(chat),
        kind,
        _name(chat),
        None if person is None else str(person),
        key,
        language if isinstance(language, str) else None,
    )


def _present(member: Raw) -> bool:
    status = member.get("status")
    return status in _PRESENT or (status == "restricted" and member.get("is_member") is True)


def _address(chat: Raw, message: Raw | None = None) -> Address:
    thread = None
    if message is not None and message.get("is_topic_message"):  # else it is a mere reply's
        thread = _number(message.get("message_thread_id"))
    return Address(PLATFORM, str(chat.get("id")), None if thread is None else str(thread))


def _name(one: Raw) -> str:
    """A chat's title, else a person's name, else the user name."""
    names = (one.get(field) for field in ("title", "first_name", "last_name"))
    found = " ".join(name.strip() for name in names if isinstance(name, str) and name.strip())
    username = one.get("username")
    return found or (username if isinstance(username, str) else "")


def _inner(raw: Raw, field: str) -> Raw:
    value = raw.get(field)
    return value if isinstance(value, Mapping) else {}


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
