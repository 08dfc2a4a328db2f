"""What one of Discord's interactions or messages means to us: pure, over the raw JSON as it came.

Nothing is taken for granted about its shape: what is not understood means nothing. A server's
channels are one chat with many threads, so that leaving a server ends all of them at once, and
who set the bot up in one channel did so for the server. A private chat's address is its person:
the channel that leads there is looked up when something is sent.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.commands.pages import takes_place
from bot.commands.request import File, Request
from bot.model import Address
from bot.platforms.discord.buttons import command_of

PLATFORM = "discord"
#: The option by which an admin sets up another channel than the one where the command is typed.
CHANNEL = "channel"
#: The option of /start that carries what a link carries on other platforms.
CODE = "code"
#: The option of /subscribe that has a role called above each digest.
MENTION = "mention"
EPHEMERAL = 1 << 6
#: The option whose value is a file's number.
FILE = "file"
COMMAND, PRESS, COMPLETE = 2, 3, 4
_MANAGES = 0x8 | 0x20  # administrator, manage server

Raw = Mapping[str, object]
#: Command → its arguments' names, in the order in which they are typed.
Order = Mapping[str, tuple[str, ...]]

_KEPT = ("id", "application_id", "type", "data", "guild_id", "channel_id", "token", "locale")
_PERSON = ("id", "username", "global_name", "bot")


@dataclass(frozen=True, slots=True)
class Rules:
    """How to hear: the commands' arguments, and the roles whose holders count as admins."""

    order: Order
    admin_roles: frozenset[str] = frozenset()


def kept(interaction: Raw) -> dict[str, object]:
    """An interaction without what nobody reads again, such as the message under its button."""
    found: dict[str, object] = {name: interaction[name] for name in _KEPT if name in interaction}
    if channel := _inner(interaction, "channel"):
        found["channel"] = {name: channel.get(name) for name in ("id", "name", "type")}
    if member := _inner(interaction, "member"):
        found["member"] = {
            "user": _person(_inner(member, "user")),
            "nick": member.get("nick"),
            "permissions": member.get("permissions"),
            "roles": member.get("roles"),
        }
    if message := _inner(interaction, "message"):
        found["message"] = {"flags": message.get("flags")}
    if user := _inner(interaction, "user"):
        found["user"] = _person(user)
    return {"interaction": found}


def kept_message(message: Raw) -> dict[str, object]:
    """A private message without what nobody reads again."""
    found = {name: message.get(name) for name in ("id", "content", "channel_id")}
    held = message.get("attachments")
    files = [_kept_file(one) for one in held[:1]] if isinstance(held, list) else []
    author = _person(_inner(message, "author"))
    return {"message": {**found, "author": author, "attachments": files}}


def hear(body: Raw, rules: Rules) -> Request | None:
    """The request in what was kept, None if nothing is asked."""
    if message := _inner(body, "message"):
        return _typed(message)
    interaction = _inner(body, "interaction")
    said = _said(interaction, rules.order)
    return None if said is None else _request(interaction, said, rules)


def ticket_of(interaction: Raw) -> dict[str, str]:
    """What an interaction is answered with."""
    private = "" if interaction.get("guild_id") else "yes"
    names = {"id": "id", "token": "token", "application": "application_id"}
    found = {name: str(interaction.get(field, "")) for name, field in names.items()}
    return {**found, "private": private}


def ticket_for(body: Raw, rules: Rules) -> Mapping[str, str] | None:
    """What is going to be answered to what was kept, None if it means nothing."""
    request = hear(body, rules)
    return None if request is None else request.ticket


def _ticket(interaction: Raw, said: tuple[str, str]) -> dict[str, str]:
    """The same for a request: a menu and a page take the place of the message that was pressed."""
    found = ticket_of(interaction)
    flags = _inner(interaction, "message").get("flags")
    ephemeral = isinstance(flags, int) and bool(flags & EPHEMERAL)
    alone = ephemeral or not interaction.get("guild_id")
    if interaction.get("type") == PRESS and alone and takes_place(" ".join(said), alone=True):
        found["place"] = "yes"
    return found


def _typed(message: Raw) -> Request | None:
    """A private message: a command as it would be typed elsewhere, or plain words."""
    author, content = _inner(message, "author"), message.get("content")
    held = message.get("attachments")
    file = _file(held[0]) if isinstance(held, list) and held else None
    if author.get("bot") or not isinstance(content, str):
        return None
    command, args = None, content.strip()
    if args.startswith("/"):
        command, args = _split(args)
    elif not args and file is not None and file.name.lower().endswith((".opml", ".xml")):
        command = "import"
    elif not args:
        return None
    person = str(author.get("id"))
    return Request(
        address=Address(PLATFORM, person),
        kind="private",
        chat_title=_name(author),
        person=person,
        person_name=_name(author),
        command=command,
        args=args,
        key=str(message.get("id")),
        file=file if command == "import" else None,
    )


def _said(interaction: Raw, order: Order) -> tuple[str, str] | None:
    data = _inner(interaction, "data")
    if interaction.get("type") == PRESS:
        chosen = data.get("values")
        values = [str(one) for one in chosen] if isinstance(chosen, list) else []
        command = command_of(str(data.get("custom_id", "")), values)
        return None if command is None else _split(command)
    name = data.get("name")
    if interaction.get("type") != COMMAND or not isinstance(name, str):
        return None
    given = options_of(data)
    names = [one for one in (*order.get(name, ()), CODE) if one != FILE]
    return name, " ".join(given[one].strip() for one in names if one in given)


def options_of(data: Raw) -> dict[str, str]:
    """The options of a command as text, by name."""
    options = data.get("options")
    return {
        str(one["name"]): str(one["value"])
        for one in (options if isinstance(options, list) else [])
        if isinstance(one, Mapping) and "name" in one and "value" in one
    }


def _request(interaction: Raw, said: tuple[str, str], rules: Rules) -> Request | None:
    guild, member = interaction.get("guild_id"), _inner(interaction, "member")
    person = _inner(member, "user") if guild else _inner(interaction, "user")
    if "id" not in person:
        return None
    channel, title = _where(interaction)
    who, locale = str(person["id"]), interaction.get("locale")
    return Request(
        address=Address(PLATFORM, str(guild), channel) if guild else Address(PLATFORM, who),
        kind="group" if guild else "private",
        chat_title=title if guild else _name(person),
        person=who,
        person_name=str(member.get("nick") or _name(person)),
        command=said[0],
        args=said[1],
        admin=not guild or _is_admin(member, rules.admin_roles),
        language=locale if isinstance(locale, str) else None,
        key=str(interaction.get("id")),
        ticket=_ticket(interaction, said),
        notes=_notes(interaction, said[0]),
        file=_chosen_file(interaction) if said[0] == "import" else None,
    )


def _notes(interaction: Raw, command: str) -> dict[str, str | None]:
    """The role that is called with the digests of a channel; "everyone" calls nobody."""
    guild = interaction.get("guild_id")
    role = options_of(_inner(interaction, "data")).get(MENTION)
    if not guild or role is None or command != "subscribe":
        return {}
    return {mention_key(str(guild), _where(interaction)[0]): None if role == guild else role}


def mention_key(guild: str, channel: str) -> str:
    """Under what it is kept which role is called there."""
    return f"discord.mention {guild} {channel}"


def _chosen_file(interaction: Raw) -> File | None:
    """The file that was chosen in a command's option."""
    data = _inner(interaction, "data")
    files = _inner(_inner(data, "resolved"), "attachments")
    chosen = options_of(data).get(FILE)
    return None if chosen is None else _file(files.get(chosen))


def _file(raw: object) -> File | None:
    """A file by its address, which Discord gave it."""
    held = _kept_file(raw)
    url, size = held.get("url"), held.get("size")
    if not isinstance(url, str):
        return None
    return File(url, str(held.get("filename", "")), size if isinstance(size, int) else None)


def _kept_file(raw: object) -> dict[str, object]:
    held = raw if isinstance(raw, Mapping) else {}
    return {name: held[name] for name in ("filename", "size", "url") if name in held}


def _where(interaction: Raw) -> tuple[str, str]:
    """The channel that is meant, and its name: where it was typed, or the one that was chosen."""
    data, here = _inner(interaction, "data"), _inner(interaction, "channel")
    chosen = options_of(data).get(CHANNEL)
    if chosen is not None:
        channels = _inner(_inner(data, "resolved"), "channels")
        return chosen, f"#{_inner(channels, chosen).get('name') or chosen}"
    channel = str(interaction.get("channel_id") or here.get("id"))
    return channel, f"#{here.get('name') or channel}"


def _is_admin(member: Raw, admin_roles: Collection[str]) -> bool:
    try:
        permissions = int(str(member.get("permissions") or 0))
    except ValueError:
        permissions = 0
    roles = member.get("roles")
    held = {str(role) for role in roles} if isinstance(roles, list) else set()
    return bool(permissions & _MANAGES) or bool(held & set(admin_roles))


def _split(command: str) -> tuple[str, str]:
    name, _, args = command[1:].partition(" ")
    return name.lower(), args.strip()


def _person(raw: Raw) -> dict[str, object]:
    return {name: raw[name] for name in _PERSON if name in raw}


def _name(person: Raw) -> str:
    return str(person.get("global_name") or person.get("username") or person.get("id"))


def _inner(raw: Raw, field: str) -> Raw:
    value = raw.get(field)
    return value if isinstance(value, Mapping) else {}
