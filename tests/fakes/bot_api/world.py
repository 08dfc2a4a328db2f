"""Who and what exists on the other side: people, chats, members, messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal

ChatKind = Literal["private", "group", "supergroup", "channel"]
Status = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]
PRESENT = ("creator", "administrator", "member", "restricted")
SUPERGROUP_BASE = -1_000_000_000_000

RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


@dataclass(eq=False, slots=True)
class Person:
    """A user; ``deleted`` once the account is gone."""

    id: int
    name: str
    username: str | None = None
    language: str | None = None
    is_bot: bool = False
    deleted: bool = False

    def json(self) -> dict[str, Any]:
        """As Telegram's ``User``."""
        optional = {"username": self.username, "language_code": self.language}
        named = {key: value for key, value in optional.items() if value is not None}
        return {"id": self.id, "is_bot": self.is_bot, "first_name": self.name, **named}


GROUP_ANONYMOUS = Person(1087968824, "Group", "GroupAnonymousBot", is_bot=True)
CHANNEL_BOT = Person(136817688, "Channel", "Channel_Bot", is_bot=True)


@dataclass(eq=False, slots=True)
class Member:
    """What a person is in a chat; ``rights`` override an administrator's defaults."""

    person: Person
    status: Status = "member"
    rights: dict[str, bool] = field(default_factory=dict)
    anonymous: bool = False

    @property
    def present(self) -> bool:
        return self.status in PRESENT

    @property
    def is_admin(self) -> bool:
        return self.status in ("creator", "administrator")

    def json(self) -> dict[str, Any]:
        """As Telegram's ``ChatMember``."""
        known: dict[str, Any] = {"status": self.status, "user": self.person.json()}
        if self.status == "creator":
            known["is_anonymous"] = self.anonymous
        elif self.status == "administrator":
            defaults = dict.fromkeys(RIGHTS, True)
            known |= {"can_be_edited": False, "is_anonymous": self.anonymous}
            known |= {**defaults, "can_promote_members": False, **self.rights}
        elif self.status == "kicked":
            known["until_date"] = 0
        elif self.status == "restricted":
            raise NotImplementedError("restricted members are not modelled")
        return known


@dataclass(eq=False, slots=True)
class Topic:
    """A forum topic; its id is the thread's id."""

    id: int
    name: str
    closed: bool = False


@dataclass(eq=False, slots=True)
class Chat:
    """A chat; ``migrated_to`` is the supergroup that replaced a group."""

    id: int
    kind: ChatKind
    title: str
    username: str | None = None
    is_forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    migrated_to: Chat | None = None
    started: bool = True
    message_ids: Iterator[int] = field(default_factory=lambda: count(1))

    def json(self) -> dict[str, Any]:
        """As Telegram's ``Chat``."""
        name = "first_name" if self.kind == "private" else "title"
        known: dict[str, Any] = {"id": self.id, "type": self.kind, name: self.title}
        if self.username is not None:
            known["username"] = self.username
        if self.is_forum:
            known["is_forum"] = True
        return known

    def full_json(self) -> dict[str, Any]:
        """As Telegram's ``ChatFullInfo``."""
        gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
        accepted = dict.fromkeys((*gifts, "gifts_from_channels"), False)
        required = {"accent_color_id": 0, "max_reaction_count": 11}
        return {**self.json(), **required, "accepted_gift_types": accepted}

    def member(self, person: Person) -> Member:
        """What the person is here; somebody who never came has left."""
        return self.members.get(person.id, Member(person, "left"))

    def put(self, member: Member) -> None:
        self.members[member.person.id] = member

    def topic(self, name: str, *, closed: bool = False) -> Topic:
        """Open a new topic in a forum."""
        assert self.is_forum, "only a forum has topics"
        topic = Topic(next(self.message_ids), name, closed)
        self.topics[topic.id] = topic
        return topic


@dataclass(eq=False, slots=True)
class Sent:
    """A message of the bot as it stands now; ``versions`` are its earlier texts, oldest first."""

    id: int
    chat: Chat
    thread: int | None
    text: str
    html: str | None
    entities: list[dict[str, Any]]
    markup: dict[str, Any] | None
    parameters: dict[str, Any]
    at: float
    json: dict[str, Any]
    versions: list[str] = field(default_factory=list)
    edited_at: float | None = None
    deleted: bool = False

    @property
    def silent(self) -> bool:
        """Sent without a sound."""
        return bool(self.parameters.get("disable_notification"))

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """The inline keyboard's buttons, row after row."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    def links(self) -> list[str]:
        """Where the text's links lead, in order."""
        return [entity["url"] for entity in self.entities if entity["type"] == "text_link"]


class World:
    """Everything that exists, with ways to add to it."""

    def __init__(self, bot: Person) -> None:
        self.bot = bot
        self.chats: dict[int, Chat] = {}
        self.people: dict[int, Person] = {bot.id: bot}
        self.messages: dict[tuple[int, int], dict[str, Any]] = {}
        self.sent: list[Sent] = []
        self._people = count(1001)
        self._groups = count(5001)

    def person(
        self, name: str, *, username: str | None = None, language: str | None = "en"
    ) -> Person:
        """A new human being."""
        person = Person(next(self._people), name, username, language)
        self.people[person.id] = person
        return person

    def private(self, person: Person, *, started: bool = True) -> Chat:
        """The person's chat with the bot; one who never pressed Start cannot be written to."""
        if person.id not in self.chats:
            chat = Chat(person.id, "private", person.name, person.username, started=started)
            chat.put(Member(person))
            chat.put(Member(self.bot, "member"))
            self.chats[chat.id] = chat
        return self.chats[person.id]

    def group(self, title: str, *, creator: Person, bot: Status = "member") -> Chat:
        """A basic group."""
        return self._add(Chat(-next(self._groups), "group", title), creator, bot)

    def supergroup(
        self,
        title: str,
        *,
        creator: Person,
        bot: Status = "member",
        is_forum: bool = False,
        username: str | None = None,
    ) -> Chat:
        """A supergroup, with topics when it is a forum."""
        chat_id = SUPERGROUP_BASE - next(self._groups)
        chat = Chat(chat_id, "supergroup", title, username, is_forum)
        return self._add(chat, creator, bot)

    def channel(
        self,
        title: str,
        *,
        creator: Person,
        bot: Status = "administrator",
        username: str | None = None,
    ) -> Chat:
        """A channel; a bot that is no administrator there cannot post."""
        chat = Chat(SUPERGROUP_BASE - next(self._groups), "channel", title, username)
        return self._add(chat, creator, bot)

    def member(
        self,
        chat: Chat,
        person: Person,
        status: Status = "member",
        *,
        anonymous: bool = False,
        **rights: bool,
    ) -> Member:
        """Make the person this in the chat, without telling the bot."""
        member = Member(person, status, rights, anonymous)
        chat.put(member)
        return member

    def find(self, chat_id: int | str) -> Chat | None:
        """By number or ``@username``."""
        if isinstance(chat_id, int):
            return self.chats.get(chat_id)
        wanted = chat_id.removeprefix("@").lower()
        named = (chat for chat in self.chats.values() if chat.kind != "private")
        return next((chat for chat in named if (chat.username or "").lower() == wanted), None)

    def sent_message(self, chat: Chat, message_id: int) -> Sent | None:
        """A message of the bot that is still there."""
        alive = (sent for sent in self.sent if not sent.deleted and sent.chat is chat)
        return next((sent for sent in alive if sent.id == message_id), None)

    def upgrade(self, group: Chat) -> Chat:
        """Replace a group by a supergroup with the same people."""
        chat = Chat(SUPERGROUP_BASE - next(self._groups), "supergroup", group.title)
        chat.members = dict(group.members)
        self.chats[chat.id] = chat
        group.migrated_to = chat
        return chat

    def _add(self, chat: Chat, creator: Person, bot: Status) -> Chat:
        chat.put(Member(creator, "creator"))
        chat.put(Member(self.bot, bot))
        self.chats[chat.id] = chat
        return chat
