"""First contact, help, what happens to chats, and that each event counts once."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.commands.conversation import NOTHING
from bot.commands.request import Joined, Left, Moved, Request
from bot.commands.table import COMMANDS, MENU
from bot.model import Address, ChatKind
from bot.store import chats, inbox
from tests.commands.world import EVENING, GROUP, World, buttons, shown, wishes

PRIVATE = "This bot is private. Ask its owner for an invitation."
JOINED = "I post nothing until an admin sets a time: /settings. Everyone: /latest, /topic NAME."


# -- joining, leaving, moving ---------------------------------------------------------------------


async def test_joining_a_group_is_one_line_and_nothing_more(news: World) -> None:
    assert await news.happens(Joined(GROUP, "group", "friends", "olga", key="1")) == JOINED
    assert await news.outbox() == [("-100", JOINED)]
    assert await news.text("/start", kind="group") == JOINED
    assert await news.orders("-100") == []


async def test_a_stranger_who_adds_the_bot_gets_one_line_and_then_silence(news: World) -> None:
    assert await news.happens(Joined(GROUP, "group", "friends", "eve")) == PRIVATE
    for line in [*(command.example for command in COMMANDS), "/nonsense", "hello"]:
        assert await news.text(line, person="eve", kind="group") == ""


async def test_in_a_channel_nothing_is_said(news: World) -> None:
    channel = Address("telegram", "-7")
    assert await news.happens(Joined(channel, "channel", "ours", "olga")) == ""
    assert (await news.say("/latest", kind="channel", address=channel)) == NOTHING
    assert await news.outbox() == []


async def test_leaving_stops_the_digests_and_writing_again_is_welcome(news: World) -> None:
    await news.say("/subscribe 08:00")
    await news.happens(Left(Address("telegram", "olga"), "blocked by its person"))
    assert [order.state for order in await news.orders()] == ["blocked"]
    assert "stopped (blocked by its person)" in await news.text("/settings")
    assert "/resume starts them again" in await news.text("/start")
    await news.say("/resume")
    assert [order.state for order in await news.orders()] == ["active"]


async def test_a_chat_that_moves_takes_its_orders_along(news: World) -> None:
    await news.say("/subscribe 08:00", kind="group")
    await news.happens(Moved(GROUP, Address("telegram", "-200"), key="m"))
    assert len(await news.orders("-200")) == 1
    assert await news.orders("-100") == []


# -- first contact and help -----------------------------------------------------------------------


async def test_the_first_contact_shows_stories_and_offers_a_digest(news: World) -> None:
    answer = await news.say("/start")
    text = shown(answer)
    assert text.startswith("I read 1 feed. The latest:")
    assert len(answer.stories) == 3
    assert "daily at 08:00, Europe/Warsaw time, where it is 20:40 now" in text
    assert buttons(answer) | {
        "Send it daily": "/subscribe 08:00",
        "Other time": "/time",
        "Topics": "/topics",
        "Only when I ask": "/start quiet",
    } == buttons(answer)
    assert await news.orders() == []
    assert "only when you ask" in await news.text("/start quiet")
    assert (await news.say("/story 3")).stories == answer.stories[2:]


async def test_the_first_contact_of_an_empty_bot_promises_the_first_stories(world: World) -> None:
    await world.reads("https://a.example/feed")
    text = await world.text("/start")
    assert "I am reading 1 feed for the first time." in text
    assert "The first stories will be posted here, once." in text
    async with world.db.read() as tx:
        assert [chat.address.chat for chat in await chats.waiting(tx)] == ["olga"]


async def test_a_subscriber_who_starts_again_is_told_when_the_next_one_comes(news: World) -> None:
    await news.say("/subscribe 08:00")
    assert "Next digest: tomorrow, Saturday, 08:00." in await news.text("/start")


async def test_help_is_made_from_the_table(world: World) -> None:
    text = await world.text("/help")
    for command in COMMANDS:
        assert f"/{command.name}" in text
        assert command.example in await world.text(f"/help {command.name}")
    group = await world.text("/help", kind="group")
    assert "/latest" in group
    assert "/subscribe" not in group
    await world.let_in("ben")
    assert "/invite" not in await world.text("/help", person="ben")
    assert "Did you mean /latest?" in await world.text("/help latst")


def test_the_short_menu_has_seven_commands_and_names_are_unique() -> None:
    assert len(MENU) == 7
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    assert all(command.example.startswith(f"/{command.name}") for command in COMMANDS)


async def test_an_unknown_command_gets_the_nearest_in_private_and_silence_in_groups(
    world: World,
) -> None:
    answer = await world.say("/lattest 5")
    assert not answer.ok
    assert "Did you mean /latest?" in shown(answer)
    assert "Did you mean /unsubscribe?" in await world.text("/stop")
    assert await world.say("/lattest 5", kind="group") == NOTHING
    assert (await world.say("/LATEST 5")).ok


# -- once each ------------------------------------------------------------------------------------


async def test_a_reply_is_queued_and_the_outbox_woken(news: World) -> None:
    text = await news.text("/topic Energy")
    assert await news.outbox() == [("olga", text)]
    assert news.woken == 1


async def test_a_repeated_event_changes_nothing(news: World) -> None:
    async with news.db.write() as tx:
        await inbox.add(tx, "telegram", [("7", {"text": "/subscribe"})], EVENING)
    assert (await news.say("/subscribe 08:00", key="7")).message is not None
    orders = await news.orders()
    await news.say("/unsubscribe")
    assert await news.say("/subscribe 08:00", key="7") == NOTHING
    assert await news.orders() == []
    assert len(orders) == 1
    assert len(await news.outbox()) == 2
    async with news.db.read() as tx:
        assert await inbox.pending(tx, "telegram", 10) == []


async def test_an_event_is_handled_with_its_reply_or_not_at_all(news: World) -> None:
    async with news.db.write() as tx:
        await inbox.add(tx, "telegram", [("8", {})], EVENING)

    def broken(platform: str, message: object, kind: ChatKind) -> tuple[()]:
        raise OSError("the process dies here")

    dying = World(news.db, wishes(), split=broken)
    with pytest.raises(OSError, match="dies here"):
        await dying.say("/subscribe 08:00", key="8")
    assert dying.woken == 0
    assert await news.orders() == []
    async with news.db.read() as tx:
        assert [update.key for update in await inbox.pending(tx, "telegram", 10)] == ["8"]


# -- anything at all ------------------------------------------------------------------------------

NAMES = st.sampled_from([command.name for command in COMMANDS]) | st.text(max_size=12)
WORDS = st.sampled_from(
    ["08:00", "Energy", "@harbour", "mon-fri", "-", ",", '"', "3", "en", "all", "Minsk", "claim-x"]
)
ARGS = st.text(max_size=80) | st.lists(WORDS, max_size=5).map(" ".join)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=NAMES | st.none(),
    args=ARGS,
    kind=st.sampled_from(["private", "group", "console"]),
    surrogate=st.booleans(),
)
def test_no_text_makes_it_fail(
    fuzzed: tuple[asyncio.AbstractEventLoop, World],
    name: str | None,
    args: str,
    kind: ChatKind,
    surrogate: bool,
) -> None:
    loop, world = fuzzed
    asked = Request(
        address=Address("telegram", "c"),
        kind=kind,
        chat_title="chat",
        person="olga",
        person_name="Olga",
        command=name,
        args=args + ("\ud800\0" if surrogate else ""),
    )
    answer = loop.run_until_complete(world.conversation.reply(asked))
    if kind != "group":
        assert answer.message is not None
        assert shown(answer).strip()
    if not answer.ok:
        assert "/" in shown(answer)
