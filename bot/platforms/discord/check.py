"""Does Discord know our token, can it be reached from here, and may we write where we are?"""

from __future__ import annotations

import asyncio

import discord
from discord.http import Route

from bot.diagnosis import Ailment
from bot.errors import NewsdigestError
from bot.platforms.discord.answers import Failures
from bot.platforms.discord.connection import TokenRefused
from bot.platforms.discord.failures import told
from bot.platforms.discord.rest import Rest

_PORTAL = "developer portal"
#: What we need in a server; administrators have all.
_RIGHTS = {
    "View Channels": discord.Permissions(view_channel=True),
    "Send Messages": discord.Permissions(send_messages=True),
    "Send Messages in Threads": discord.Permissions(send_messages_in_threads=True),
    "Embed Links": discord.Permissions(embed_links=True),
}
_MOST_NAMED = 5


async def check(token: str, root: str) -> list[Ailment]:
    """What is wrong and what to do about it; nothing when all is well."""
    rest = Rest(asyncio.get_running_loop(), root)
    rest.token = token
    try:
        await rest.request(Route("GET", "/users/@me"))
        application = await rest.request(Route("GET", "/oauth2/applications/@me"))
        found = _of_application(application) if isinstance(application, dict) else []
        return found + await _of_servers(rest, application)
    except discord.HTTPException as error:
        if error.status == 401:
            return [Ailment("discord token", str(TokenRefused()))]
        return [Ailment("discord", f"{root}: {told(error)}", "Try again later.")]
    except (OSError, *Failures) as error:
        why = f"{root} cannot be reached: {told(error)}."
        return [Ailment("discord", why, "Check the network, and NEWSDIGEST_DISCORD_API_URL.")]
    finally:
        await rest.close()


async def named(token: str, root: str) -> str:
    """What Discord calls the bot. Raises NewsdigestError when it refuses or is not there."""
    try:
        found = await _asked(token, root, "/users/@me")
    except (OSError, *Failures) as error:
        if isinstance(error, discord.HTTPException) and error.status == 401:
            raise TokenRefused from None
        raise NewsdigestError(
            f"Discord at {root} cannot be reached: {told(error)}. "
            "Check the network; --no-check goes on without it"
        ) from None
    return str(found["username"])


async def invited_by(token: str, root: str) -> str | None:
    """The link by which a server's admin adds the bot; None if Discord does not tell."""
    try:
        found = await _asked(token, root, "/oauth2/applications/@me")
    except (OSError, *Failures):
        return None
    return invitation(str(found["id"]))


async def _asked(token: str, root: str, path: str) -> dict[str, object]:
    rest = Rest(asyncio.get_running_loop(), root)
    rest.token = token
    try:
        found: dict[str, object] = await rest.request(Route("GET", path))
    finally:
        await rest.close()
    return found


def invitation(application: str) -> str:
    """The link by which somebody who manages a server adds the bot."""
    rights = discord.Permissions.none()
    for right in _RIGHTS.values():
        rights |= right
    scopes = ("bot", "applications.commands")
    return discord.utils.oauth_url(application, permissions=rights, scopes=scopes)


def _of_application(application: dict[str, object]) -> list[Ailment]:
    found = []
    if application.get("interactions_endpoint_url"):
        why = "an interactions endpoint is set, so that commands do not come here."
        found.append(Ailment("discord", why, f"Remove it in the {_PORTAL} (General Information)."))
    if application.get("bot_require_code_grant"):
        why = "the bot requires an OAuth2 code grant, so that invitations fail."
        found.append(Ailment("discord", why, f"Switch that off in the {_PORTAL} (Bot)."))
    return found


async def _of_servers(rest: Rest, application: object) -> list[Ailment]:
    """Where we may not do what we need."""
    servers = await rest.request(Route("GET", "/users/@me/guilds"))
    link = invitation(str(application["id"])) if isinstance(application, dict) else ""
    if not isinstance(servers, list) or not servers:
        return [Ailment("discord", "the bot is in no server yet.", f"Invite it: {link}", note=True)]
    found = []
    for server in servers:
        has = discord.Permissions(int(server.get("permissions") or 0))
        lacks = [n for n, right in _RIGHTS.items() if not (has.administrator or has >= right)]
        if lacks:
            why = f"in the server {server.get('name')!r} the bot lacks: {', '.join(lacks)}."
            found.append(Ailment("discord rights", why, f"Give them to its role, or: {link}"))
    for server in servers[:_MOST_NAMED]:
        if not await _may_command(rest, str(server["id"]), application):
            why = f"in the server {server.get('name')!r} it may not offer commands."
            found.append(Ailment("discord scope", why, f"Invite it again: {link}"))
    return found


async def _may_command(rest: Rest, server: str, application: object) -> bool:
    """Was it invited with the scope applications.commands?"""
    if not isinstance(application, dict):
        return True
    route = Route(
        "GET",
        "/applications/{application_id}/guilds/{guild_id}/commands",
        application_id=application["id"],
        guild_id=server,
    )
    try:
        await rest.request(route)
    except discord.Forbidden:
        return False
    return True
