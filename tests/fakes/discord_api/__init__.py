"""A scriptable Discord for tests, on real loopback sockets: REST and gateway.

It imports nothing of ours and no Discord library, and checks every request against Discord's
published description (``tests/data/discord_schema.json``)::

    async with DiscordApi() as api:
        ann = api.person("ann")
        asked = await api.slash(ann, api.channel, "latest")
        shown = await api.answer_to(asked)
        assert api.problems == []
"""

from .gateway import Gateway
from .script import Fault
from .server import TOKEN, DiscordApi
from .world import Asked, Message, Person

__all__ = ["TOKEN", "Asked", "DiscordApi", "Fault", "Gateway", "Message", "Person"]
