"""What people do: each deed makes the update that Telegram would send."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from itertools import count
from typing import Any

from .inbox import Inbox, Update
from .journal import Journal
from .markup import utf16_length
from .world import CHANNEL_BOT, GROUP_ANONYMOUS, Chat, Member, Person, Sent, Status, Topic, World

# What Telegram marks in people's own words; a command or a mention starts where no word goes on.
MARKS = {
    "bot_command": re.compile(r"(?<![\w/@])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?"),
    "mention": re.compile(r"(?<![\w/@])@\w{3,32}"),
    "url": re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]"),
}


class Actions:
    """Deeds of people and channels; part of the server that tests hold."""

    def __init__(self, world: World, now: Callable[[], datetime], *, privacy: bool) -> None:
        self.world = world
        self.inbox = Inbox()
        self.journal = Journal()
        self.privacy = privacy
        self.open_queries: set[str] = set()
        self.files: dict[str, bytes] = {}
        self._now = now
        self._query_ids = count(900_001)

    def timestamp(self) -> int:
        """The server's time, Unix seconds."""
        return int(self._now().timestamp())

    def says(
        self,
        chat: Chat,
        person: Person,
        text: str,
        *,
        thread: Topic | int | None = None,
        reply_to: Sent | Update | None = None,
        as_chat: Chat | None = None,
        extra: dict[str, Any] | None = None,
    ) -> Update:
        """A person writes. ``extra`` adds fields, such as ``forward_origin``.

        An anonymous administrator speaks as the group; ``as_chat`` speaks as a channel.
        """
        assert 0 < utf16_length(text) <= 4096, "no client lets a person send that"
        body: dict[str, Any] = {"text": text}
        if entities := marks_in(text):
            body["entities"] = entities
        return self._post(chat, person, {**body, **(extra or {})}, thread, reply_to, as_chat)

    def shares_location(
        self, chat: Chat, person: Person, latitude: float, longitude: float
    ) -> Update:
        """A person sends where they are."""
        where = {"latitude": latitude, "longitude": longitude}
        return self._post(chat, person, {"location": where})

    def sends_file(
        self, chat: Chat, person: Person, name: str, content: bytes, caption: str = ""
    ) -> Update:
        """A person sends a file."""
        number = f"sent-{len(self.files)}"
        self.files[f"documents/{number}"] = content
        known = {"file_id": number, "file_unique_id": f"u{number}"}
        body: dict[str, Any] = {"document": {**known, "file_name": name, "file_size": len(content)}}
        if caption:
            body["caption"] = caption
            if entities := marks_in(caption):
                body["caption_entities"] = entities
        return self._post(chat, person, body)

    def posts(self, channel: Chat, text: str) -> Update:
        """A channel's own post."""
        body: dict[str, Any] = {"text": text}
        if entities := marks_in(text):
            body["entities"] = entities
        message = self._message(channel, {"sender_chat": channel.json(), **body})
        seen = channel.member(self.world.bot).is_admin
        return self._update("channel_post", message, channel, visible=seen)

    def edits(self, update: Update, text: str) -> Update:
        """A person changes what they wrote."""
        assert update.chat is not None
        message = {**update.message, "text": text, "edit_date": self.timestamp()}
        message.pop("entities", None)
        if entities := marks_in(text):
            message["entities"] = entities
        self.world.messages[update.chat.id, message["message_id"]] = message
        kind = "edited_channel_post" if update.chat.kind == "channel" else "edited_message"
        return self._update(kind, message, update.chat, visible=update.delivered)

    def presses(self, message: Sent, person: Person, data: str, *, stale: bool = False) -> Update:
        """A person taps the button with this callback data or, failing that, this text.

        ``stale``: it is (no longer) there, but their client still shows it.
        """
        buttons = [button for button in message.buttons if "callback_data" in button]
        found = [button for button in buttons if button["callback_data"] == data]
        found = found or [button for button in buttons if button["text"] == data]
        assert found or stale, f"no button {data!r} among {message.buttons}"
        query_id = str(next(self._query_ids))
        self.open_queries.add(query_id)
        body = {
            "id": query_id,
            "from": person.json(),
            "message": message.json,
            "chat_instance": f"instance{message.chat.id}",
            "data": found[0]["callback_data"] if found else data,
        }
        return self._update("callback_query", body, message.chat)

    def expires(self, pressed: Update) -> None:
        """The bot took too long: the press can no longer be answered."""
        self.open_queries.discard(pressed.body["id"])

    def adds_bot(self, chat: Chat, by: Person, status: Status = "member", **rights: bool) -> Update:
        """The bot is made a member or an administrator; joining says so in a group, too."""
        joined = not chat.member(self.world.bot).present
        update = self._bot_becomes(chat, by, Member(self.world.bot, status, rights))
        if joined and chat.kind in ("group", "supergroup"):
            self._post(chat, by, {"new_chat_members": [self.world.bot.json()]}, service=True)
        return update

    def removes_bot(self, chat: Chat, by: Person, status: Status = "kicked") -> Update:
        """The bot is thrown out."""
        return self._bot_becomes(chat, by, Member(self.world.bot, status))

    def blocks(self, person: Person) -> Update:
        """A person stops the bot in their private chat."""
        return self.removes_bot(self.world.private(person), person)

    def unblocks(self, person: Person) -> Update:
        """… and lets it in again."""
        return self.adds_bot(self.world.private(person), person)

    def migrates(self, group: Chat, by: Person) -> Chat:
        """A group becomes a supergroup: the old chat says so, then the new one."""
        new = self.world.upgrade(group)
        self._post(group, by, {"migrate_to_chat_id": new.id}, service=True)
        self._post(new, by, {"migrate_from_chat_id": group.id}, service=True)
        return new

    def repeat(self, update: Update) -> None:
        """Telegram delivers an update a second time."""
        self.inbox.repeat(update)

    def _bot_becomes(self, chat: Chat, by: Person, now: Member) -> Update:
        before = chat.member(self.world.bot)
        chat.put(now)
        body = {
            "chat": chat.json(),
            "from": by.json(),
            "date": self.timestamp(),
            "old_chat_member": before.json(),
            "new_chat_member": now.json(),
        }
        return self._update("my_chat_member", body, chat)

    def _post(
        self,
        chat: Chat,
        person: Person,
        body: dict[str, Any],
        thread: Topic | int | None = None,
        reply_to: Sent | Update | None = None,
        as_chat: Chat | None = None,
        *,
        service: bool = False,
    ) -> Update:
        if chat.kind == "private":
            chat.started = True
        author = self._author(chat, person, as_chat)
        if thread is not None:
            thread_id = thread.id if isinstance(thread, Topic) else thread
            body = {**body, "message_thread_id": thread_id, "is_topic_message": True}
        if reply_to is not None:
            replied = reply_to.json if isinstance(reply_to, Sent) else reply_to.message
            short = {key: value for key, value in replied.items() if key != "reply_to_message"}
            body = {**body, "reply_to_message": short}
        message = self._message(chat, {**author, **body})
        seen = self._sees(chat, message, service=service)
        return self._update("message", message, chat, visible=seen)

    def _author(self, chat: Chat, person: Person, as_chat: Chat | None) -> dict[str, Any]:
        if as_chat is not None:
            return {"from": CHANNEL_BOT.json(), "sender_chat": as_chat.json()}
        if chat.member(person).anonymous:
            return {"from": GROUP_ANONYMOUS.json(), "sender_chat": chat.json()}
        return {"from": person.json()}

    def _message(self, chat: Chat, body: dict[str, Any]) -> dict[str, Any]:
        known = {"date": self.timestamp(), "chat": chat.json()}
        message = {"message_id": next(chat.message_ids), **known, **body}
        self.world.messages[chat.id, message["message_id"]] = message
        return message

    def _update(
        self, kind: str, body: dict[str, Any], chat: Chat, *, visible: bool = True
    ) -> Update:
        return self.inbox.new(kind, body, chat, len(self.world.sent), visible=visible)

    def _sees(self, chat: Chat, message: dict[str, Any], *, service: bool) -> bool:
        """Privacy mode: in groups a bot sees commands (not another bot's) and replies to it."""
        bot = chat.member(self.world.bot)
        if not bot.present:
            return False
        if chat.kind == "private" or service or bot.is_admin or not self.privacy:
            return True
        replied = message.get("reply_to_message", {}).get("from", {}).get("id")
        if replied == self.world.bot.id:
            return True
        return any(
            (command.partition("@")[2] or self.world.bot.username or "").lower()
            == (self.world.bot.username or "").lower()
            for command in MARKS["bot_command"].findall(message.get("text", ""))
        )


def marks_in(text: str) -> list[dict[str, Any]]:
    """Commands, mentions and addresses in a person's words, offsets in UTF-16 units."""
    found = [
        {
            "type": kind,
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match[0]),
        }
        for kind, pattern in MARKS.items()
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda entity: entity["offset"])
