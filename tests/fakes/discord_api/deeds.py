"""What people do: each deed makes the event that the gateway would send."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from .gateway import Gateway
from .world import PRIVATE, Asked, Channel, Message, Person

_CHANNEL_OPTION, _ROLE_OPTION, _INTEGER = 7, 8, 4


class Deeds:
    """Deeds of people; part of the server that tests hold."""

    gateway: Gateway
    bot: dict[str, Any]
    guild: str
    commands: list[dict[str, Any]]
    asked: dict[str, Asked]
    messages: list[Message]
    new_id: Callable[[], str]
    private: Callable[[str], Channel]
    until: Callable[..., Any]
    files: dict[str, bytes]

    @property
    def url(self) -> str:
        """Where the API is."""
        raise NotImplementedError

    async def slash(self, person: Person, channel: Channel, name: str, **options: Any) -> Asked:
        """Somebody uses a command as it is registered. ``channel`` may be their private chat."""
        data: dict[str, Any] = {"id": "1", "name": name, "type": 1, "options": []}
        (command,) = [one for one in self.commands if one["name"] == name]
        known = {one["name"]: one for one in command.get("options", [])}
        for option, value in options.items():
            kind = known[option]["type"]
            if isinstance(value, Channel):
                data["resolved"] = {"channels": {value.id: value.json()}}
                value = value.id
            if isinstance(value, tuple):
                value = self._attached(data, *value)
            data["options"].append({"name": option, "type": kind, "value": value})
        missing = {one["name"] for one in known.values() if one.get("required")} - set(options)
        assert not missing, f"no client lets a person leave out {missing}"
        return await self._interaction(person, channel, 2, data)

    async def types(
        self, person: Person, channel: Channel, name: str, option: str, text: str
    ) -> Asked:
        """Somebody types in an option that proposes values."""
        focused = {"name": option, "type": 3, "value": text, "focused": True}
        data = {"id": "1", "name": name, "type": 1, "options": [focused]}
        return await self._interaction(person, channel, 4, data)

    async def presses(
        self, person: Person, channel: Channel, message: Message, label: str
    ) -> Asked:
        """Somebody presses a button."""
        rows = message.body.get("components") or []
        buttons = [one for row in rows for one in row["components"] if one.get("label") == label]
        assert buttons, f"no button {label!r} in {rows}"
        data = {"component_type": 2, "custom_id": buttons[0]["custom_id"]}
        return await self._interaction(person, channel, 3, data, message)

    def _attached(self, data: dict[str, Any], name: str, content: bytes) -> str:
        """A file of a command's option, as (name, content)."""
        number = self.new_id()
        data["resolved"] = {"attachments": {number: self.file(name, content)}}
        return number

    def file(self, name: str, content: bytes) -> dict[str, Any]:
        """A file that somebody attached."""
        self.files[name] = content
        url = f"{self.url.removesuffix('/api/v10')}/files/{name}"
        return {
            "id": self.new_id(),
            "filename": name,
            "size": len(content),
            "url": url,
            "proxy_url": url,
        }

    async def writes(self, person: Person, text: str, files: Sequence[dict[str, Any]] = ()) -> None:
        """Somebody writes to the bot in private."""
        await self.gateway.dispatch(
            "MESSAGE_CREATE",
            {
                "id": self.new_id(),
                "channel_id": self.private(person.id).id,
                "author": person.json(),
                "content": text,
                "attachments": list(files),
                "type": 0,
            },
        )

    async def removes_bot(self) -> None:
        """The bot is thrown out of the server."""
        await self.gateway.dispatch("GUILD_DELETE", {"id": self.guild})

    async def answer_to(self, asked: Asked) -> Message:
        """What the person sees in the end."""
        await self.until(lambda: asked.message is not None and asked.message.text != "")
        assert asked.message is not None
        return asked.message

    async def _interaction(
        self,
        person: Person,
        channel: Channel,
        kind: int,
        data: dict[str, Any],
        pressed: Message | None = None,
    ) -> Asked:
        number = self.new_id()
        asked = Asked(number, f"token-{number}", pressed=pressed)
        self.asked[asked.token] = asked
        body: dict[str, Any] = {
            "id": asked.id,
            "application_id": self.bot["id"],
            "type": kind,
            "token": asked.token,
            "version": 1,
            "data": data,
            "channel_id": channel.id,
            "channel": channel.json(),
            "locale": "en-GB",
            "entitlements": [],
            "authorizing_integration_owners": {},
            "attachment_size_limit": 10_485_760,
        }
        if pressed is not None:
            flags = pressed.body.get("flags") or 0
            body["message"] = {**pressed.json(self.bot), "flags": flags}
        if channel.kind == PRIVATE:
            body |= {"user": person.json(), "context": 1}
        else:
            body |= {"guild_id": self.guild, "member": person.member(), "context": 0}
        await self.gateway.dispatch("INTERACTION_CREATE", body)
        return asked
