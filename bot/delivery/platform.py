"""What a platform must do for us, whatever it is."""

from __future__ import annotations

from typing import Protocol

from bot.message import Message, Part
from bot.model import Address, ChatKind


class Platform(Protocol):
    """A place where chats live. A new one is a folder of its own and a line in ``app``."""

    @property
    def name(self) -> str:
        """The platform's name as it stands in addresses: "telegram", "console"."""
        ...

    def split(self, message: Message, kind: ChatKind) -> tuple[Part, ...]:
        """Pieces that the platform takes, in order; between them every word of the message."""
        ...

    async def send(self, address: Address, part: Part, *, key: str) -> str:
        """Send one part and give the platform's receipt.

        ``key`` names the delivery: where the platform can, two sends with one key are one message.
        Raises SendError, and nothing else, when the platform did not take it.
        """
        ...
