"""A bot with news in its database, in a Discord that lives in memory and is not ours."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import discord
import pytest
import simcord

from bot.commands.command import Reach
from bot.commands.conversation import Conversation
from bot.commands.request import File
from bot.commands.table import COMMANDS
from bot.delivery.governor import UNLIMITED, Governor
from bot.delivery.outbox import Outbox
from bot.ingest.opml import FeedOutline
from bot.message import Message, Part
from bot.model import Address, ChatKind
from bot.platforms.discord.connection import TokenRefused
from bot.platforms.discord.platform import Discord
from bot.reach import list_in
from bot.store.db import Database, open_database
from bot.store.migrate import migrate
from bot.texts.said import Said
from tests.commands.world import World, wishes
from tests.fakes.discord_api import TOKEN, DiscordApi


@dataclass
class Place:
    """Ann is a member, Eve may manage the server."""

    env: simcord.Env
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    ann: simcord.MemberActor
    eve: simcord.MemberActor


class Bot:
    """The Discord platform with its conversation and outbox."""

    def __init__(
        self,
        db: Database,
        world: World,
        api_url: str | None = None,
        token: str = TOKEN,
        patience: float = 10.0,
        most: int | None = None,
    ) -> None:
        self.db = db
        self.world = world
        reach = Reach(read_list=self._read_list)
        self.conversation = Conversation(
            db, world.clock, wishes(access="open"), self._split, self._wake, reach
        )
        self.discord = Discord(
            token,
            db=db,
            conversation=self.conversation,
            clock=world.clock,
            commands=COMMANDS,
            api_url=api_url,
            patience=patience,
            retry_seconds=0.01,
            most=most,
        )
        self.outbox = Outbox(db, world.clock, self.discord, Governor(UNLIMITED))
        self._tasks: list[asyncio.Task[None]] = []

    def _split(self, platform: str, message: Message, kind: ChatKind) -> tuple[Part, ...]:
        return self.discord.split(message, kind)

    async def _read_list(self, platform: str, file: File) -> tuple[FeedOutline, ...] | Said:
        return await list_in(file, self.discord.fetch)

    def _wake(self) -> None:
        self.outbox.wake()

    async def connect(self) -> None:
        """Log in, listen, handle and send, over sockets."""
        await self.discord.start()
        self._tasks = [
            asyncio.create_task(self.discord.run()),
            asyncio.create_task(self.outbox.run()),
        ]

    async def ended(self) -> None:
        """Wait until it ends by itself. Raises what it raises."""
        async with asyncio.timeout(10):
            await asyncio.shield(self._tasks[0])

    async def hang_up(self) -> None:
        """End what ``connect`` began."""
        await self.stop()
        await self.discord.stop()

    def start(self) -> None:
        """Handle and send."""
        self._tasks = [
            asyncio.create_task(self.discord.work()),
            asyncio.create_task(self.outbox.run()),
        ]

    async def stop(self) -> None:
        """End what ``start`` began."""
        self.outbox.stop()
        self._tasks[0].cancel()
        with suppress(asyncio.CancelledError, TokenRefused):
            await self._tasks[0]
        await self._tasks[1]

    async def answered(self, result: simcord.InteractionResult) -> simcord.ResponseMessage:
        """What the person sees once it was answered."""
        await until(lambda: result.response is not None and seen(result.response) != "")
        shown = result.response
        assert shown is not None
        return shown

    async def delivered(self, address: Address, message: Message, *, number: int = 1) -> str:
        """Send the first part of a message to an address, without the outbox."""
        part = self.discord.split(message, "group")[0]
        return await self.discord.send(address, part, key=f"newsdigest-{number}")


async def until(done: Callable[[], bool]) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(10):
        while not done():  # noqa: ASYNC110 -- another program's state, which tells nobody
            await asyncio.sleep(0.01)


def seen(message: simcord.ResponseMessage | discord.Message) -> str:
    """All that is read in a message."""
    embeds = [f"{e.title or ''} {e.description or ''}" for e in message.embeds]
    return "\n".join([message.content, *embeds]).strip()


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite:///{tmp_path / 'news.sqlite'}"
    await migrate(url)
    database = open_database(url)
    yield database
    await database.close()


@pytest.fixture
async def bot(db: Database) -> Bot:
    """Anybody may use it; it read two stories."""
    world = World(db, wishes(access="open"))
    await world.knows_topics("Belarus", "Energy")
    await world.report("Museum of boats reopens", "The museum opened its doors.", hours_ago=30)
    await world.report(
        "Grid operator warns of a tight January",
        "The grid operator said that reserves fell to four days.",
        topic="Energy",
        hours_ago=2,
    )
    return Bot(db, world)


@pytest.fixture
async def api() -> AsyncIterator[DiscordApi]:
    """A Discord on sockets; every request to it must be valid."""
    async with DiscordApi() as served:
        yield served
        assert served.problems == []


@pytest.fixture
async def wired(bot: Bot, api: DiscordApi) -> AsyncIterator[Bot]:
    """The bot, connected to it."""
    made = Bot(bot.db, bot.world, api_url=api.url)
    await made.connect()
    await until(api.gateway.ready.is_set)
    yield made
    await made.hang_up()


@pytest.fixture
def simcord_bot(bot: Bot) -> discord.Client:
    return bot.discord.client


@pytest.fixture
async def place(simcord_env: simcord.Env, bot: Bot) -> AsyncIterator[Place]:
    """A server with a channel, its admin and a member; the bot is at work there."""
    guild = simcord_env.create_guild()
    channel = guild.create_text_channel("news")
    editors = guild.create_role("Editors", permissions=discord.Permissions(manage_guild=True))
    ann = guild.add_member(simcord_env.create_user("ann"))
    eve = guild.add_member(simcord_env.create_user("eve"), roles=[editors])
    bot.start()
    yield Place(simcord_env, guild, channel, ann, eve)
    await bot.stop()
