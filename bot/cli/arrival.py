"""What ``init`` asks the platforms and the machine: names, zones, the way in, a first message."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.config import Settings
from bot.store import people
from bot.store.db import open_database
from bot.store.migrate import migrate

_HELLO = "newsdigest is set up: this is where it will write to you. /start shows what it has read."


async def name_of(settings: Settings, platform: str, token: str) -> str:
    """What the platform calls the bot. Raises NewsdigestError when it refuses or is not there."""
    if platform == "telegram":
        from bot.platforms.telegram.check import named as on_telegram

        return await on_telegram(token, settings.telegram_base_url)
    from bot.platforms.discord.check import named as on_discord

    return await on_discord(token, settings.discord_api_url)


def zone_here(default: str) -> str:
    """This machine's time zone, if it says which."""
    for found in (os.environ.get("TZ", ""), _localtime()):
        try:
            if found and ZoneInfo(found.removeprefix(":")):
                return found.removeprefix(":")
        except (KeyError, ValueError, OSError):
            continue
    return default


async def welcome(settings: Settings, bots: Mapping[str, str]) -> None:
    """Say how the bot becomes one's own, or write to whoever owns it already."""
    if settings.owners:
        for owner in settings.owners:
            platform, _, person = owner.rpartition(":")
            print(await _greeted(settings, platform or "telegram", person))
    else:
        for line in await _ways_in(settings, bots):
            print(line)
    if "discord" in bots and settings.discord_token is not None:
        from bot.platforms.discord.check import invited_by

        token = settings.discord_token.get_secret_value()
        if link := await invited_by(token, settings.discord_api_url):
            print(f"invite it to your Discord server: {link}")


async def _ways_in(settings: Settings, bots: Mapping[str, str]) -> list[str]:
    """One-time links, as ``run`` prints them too."""
    await migrate(settings.url)
    database = open_database(settings.url)
    lines = []
    try:
        async with database.write() as tx:
            if await people.has_owner(tx):
                return ["the bot has an owner already"]
            for platform, name in bots.items():
                secret = f"claim-{await people.invite(tx, 'owner', Clock().now())}"
                if platform == "telegram" and name:
                    way = f"https://t.me/{name.removeprefix('@')}?start={secret}"
                else:
                    way = f"send the bot in private: /start {secret}"
                lines.append(f"to make it yours, once it runs ({platform}): {way}")
    finally:
        await database.close()
    return lines


async def _greeted(settings: Settings, platform: str, person: str) -> str:
    """A line on whether the test message arrived."""
    if platform != "telegram" or settings.telegram_token is None:
        return f"owner: {person} on {platform}"
    from bot.platforms.telegram.check import greet

    token = settings.telegram_token.get_secret_value()
    if await greet(token, settings.telegram_base_url, person, _HELLO):
        return f"owner {person}: a message was sent, look at it"
    return f"owner {person}: no message could be sent; press Start in the bot's chat first"


def _localtime() -> str:
    try:
        target = Path("/etc/localtime").resolve(strict=True)
    except OSError:
        return ""
    _, found, zone = str(target).partition("zoneinfo/")
    return zone if found else ""
