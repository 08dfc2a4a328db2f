"""A server, a plain and a real client, one person and their private chat."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio
from telegram import Bot

from tests.fakes.bot_api import BotApi, Chat, Person
from tests.fakes.bot_api.caller import Caller
from tests.fakes.client import client_of


@pytest_asyncio.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest_asyncio.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def call(api: BotApi, http: aiohttp.ClientSession) -> Caller:
    return Caller(api, http)


@pytest.fixture
def ann(api: BotApi) -> Person:
    return api.world.person("Ann", username="ann_of_the_harbour")


@pytest.fixture
def chat(api: BotApi, ann: Person) -> Chat:
    return api.world.private(ann)


@pytest_asyncio.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with client_of(api) as bot:
        yield bot
    assert api.problems == []
