"""Does Discord know our token, and can it be reached from here?"""

from __future__ import annotations

import asyncio

import discord
from discord.http import Route

from bot.platforms.discord.answers import Failures
from bot.platforms.discord.connection import TokenRefused
from bot.platforms.discord.failures import told
from bot.platforms.discord.rest import Rest


async def check(token: str, root: str) -> str | None:
    """What is wrong and what to do about it; None when all is well."""
    rest = Rest(asyncio.get_running_loop(), root)
    rest.token = token
    try:
        await rest.request(Route("GET", "/users/@me"))
        application = await rest.request(Route("GET", "/oauth2/applications/@me"))
    except discord.HTTPException as error:
        if error.status == 401:
            return str(TokenRefused())
        return f"discord: {root}: {told(error)}"
    except (OSError, *Failures) as error:
        return f"discord: {root} cannot be reached: {told(error)}"
    finally:
        await rest.close()
    if isinstance(application, dict) and application.get("interactions_endpoint_url"):
        return (
            "discord: an interactions endpoint is set in the developer portal, so that commands "
            "do not come here: remove it there (General Information)"
        )
    return None
