"""Who may use the bot, how people come in, and who may change what."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.commands.request import Joined
from bot.commands.table import COMMANDS
from bot.model import Address
from tests.commands.world import GROUP, World, request, shown

PRIVATE = "This bot is private. Ask its owner for an invitation."
MakeWorld = Callable[..., World]
READING = ["/latest", "/topic Energy", "/topics", "/search grid", "/digest", "/settings", "/help"]
CHANGING = [c.example for c in COMMANDS if c.changes and c.name != "connect"]


# -- coming in ----------------------------------------------------------------------------------


async def test_nobody_is_let_in_before_the_owner_claims_the_bot(make_world: MakeWorld) -> None:
    world = make_world(owners=frozenset())
    for line in ("/start", "/latest", "energy", "/nonsense", "/start claim-wrong"):
        assert PRIVATE in await world.text(line)
    secret = await world.claim_secret()
    first = await world.text(f"/start claim-{secret}", person="ann")
    assert first.startswith("You own this bot now.\n")
    assert PRIVATE in await world.text(f"/start claim-{secret}", person="ben")
    assert (await world.say("/latest", person="ann")).ok
    assert (await world.say("/invite", person="ann")).ok


async def test_claiming_happens_once_even_at_the_same_moment(make_world: MakeWorld) -> None:
    world = make_world(owners=frozenset())
    secret = await world.claim_secret()
    people = [f"p{number}" for number in range(8)]
    answers = await asyncio.gather(
        *(world.text(f"/start claim-{secret}", person=person) for person in people)
    )
    assert sum("You own this bot now." in answer for answer in answers) == 1


async def test_a_claim_is_not_taken_in_a_group(make_world: MakeWorld) -> None:
    world = make_world(owners=frozenset())
    secret = await world.claim_secret()
    assert await world.text(f"/start claim-{secret}", kind="group") == ""
    assert "You own" in await world.text(f"/start claim-{secret}")


async def test_an_invitation_lets_one_person_in(world: World) -> None:
    text = await world.text("/invite")
    payload = text.rpartition("start=")[2]
    assert payload.startswith("invite-")
    assert "https://t.me/our_bot?start=" in text
    assert "You may use" not in await world.text(f"/start {payload}")  # the owner's own tap
    assert (await world.text(f"/start {payload}", person="ben")).startswith("You may use this bot")
    again = await world.text(f"/start {payload}", person="carl")
    assert again.startswith("This link was used already")
    assert PRIVATE in again
    assert (await world.say("/latest", person="ben")).ok
    assert PRIVATE in await world.text("/latest", person="carl")


async def test_who_may_invite_is_the_owners_choice(make_world: MakeWorld) -> None:
    await make_world().let_in("ben")
    assert not (await make_world().say("/invite", person="ben")).ok
    assert (await make_world(access="invite").say("/invite", person="ben")).ok
    assert not (await make_world(access="open").say("/invite", person="stranger")).ok
    assert not (await make_world().say("/invite", kind="group")).ok


async def test_strangers_are_told_once_in_private_and_nothing_in_groups(news: World) -> None:
    assert await news.text("/latest", person="eve") == PRIVATE
    assert await news.text("/latest", person="eve", kind="group") == ""
    assert (await news.say("energy " * 200, person="eve")).ok is False


async def test_an_open_bot_answers_everybody(make_world: MakeWorld, news: World) -> None:
    world = make_world(access="open")
    assert (await world.say("/latest", person="eve")).stories
    assert (await world.say("/latest", person="eve", kind="group")).stories


async def test_the_console_belongs_to_whoever_owns_the_machine(news: World) -> None:
    console = Address("console", "me")
    asked = request("/latest", kind="console", address=console)
    assert (await news.conversation.reply(asked)).stories
    assert await news.outbox() == []


# -- rights ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("person", ["olga", "guest", "eve"])
@pytest.mark.parametrize("admin", [True, False])
async def test_the_rights_in_a_group_that_was_set_up(news: World, person: str, admin: bool) -> None:
    await news.let_in("guest")
    await news.happens(Joined(GROUP, "group", "friends", "olga"))
    for line in READING:
        answer = await news.say(line, person=person, kind="group", admin=admin)
        assert answer.ok, line
    for line in CHANGING:
        text = shown(await news.say(line, person=person, kind="group", admin=admin))
        assert (text == "Only admins change what this chat gets.") is not admin, line
    assert bool(await news.orders("-100")) is admin  # the last of them orders what is for here


@pytest.mark.parametrize("person", ["olga", "guest"])
async def test_the_rights_in_private(news: World, person: str) -> None:
    await news.let_in("guest")
    await news.say("/subscribe 08:00 Energy, Belarus", person=person)
    for line in [*READING, "/subscribe 08:00", "/time 09:00", "/follow Energy"]:
        assert (await news.say(line, person=person)).ok or line == "/time 09:00", line


async def test_an_admin_who_is_let_in_sets_up_a_group_for_all(news: World) -> None:
    await news.let_in("guest")
    assert await news.text("/latest", person="eve", kind="group") == ""
    assert (await news.say("/latest", person="guest", kind="group", admin=False)).stories
    assert await news.text("/latest", person="eve", kind="group") == ""
    await news.say("/settings", person="guest", kind="group", admin=True)
    assert (await news.say("/topic Energy", person="eve", kind="group")).stories


async def test_a_group_changes_itself_and_not_the_private_chat(news: World) -> None:
    await news.say("/subscribe 08:00", kind="group")
    assert len(await news.orders("-100")) == 1
    assert await news.orders("olga") == []
