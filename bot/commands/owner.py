"""For the bot's owner: stats, health, allow, ban."""

from __future__ import annotations

from datetime import timedelta

from bot.commands.command import Asked
from bot.commands.request import Answer
from bot.commands.wording import moment
from bot.store import figures, people
from bot.texts.said import Wrong

_MOST_FAILING = 5


async def stats(asked: Asked) -> Answer:
    """How much there is of everything."""
    _owner_only(asked)
    found, texts = await figures.count(asked.tx, asked.now - timedelta(days=1)), asked.texts
    return asked.say(
        texts("stats-read", feeds=found.feeds, articles=found.articles, stories=found.stories),
        texts("stats-people", chats=found.chats, orders=found.orders, people=found.people),
        texts("stats-sent", sent=found.sent, waiting=found.waiting),
    )


async def health(asked: Asked) -> Answer:
    """What does not go well, if anything does not."""
    _owner_only(asked)
    texts, found = asked.texts, await figures.count(asked.tx, asked.now - timedelta(days=1))
    last = await figures.last_read(asked.tx)
    lines = [texts("health-nothing-read")]
    if last is not None:
        lines = [texts("health-last", when=moment(last, asked.zone, asked.now, texts))]
    lines.append(texts("health-waiting", waiting=found.waiting))
    failing = await figures.failing(asked.tx, _MOST_FAILING)
    lines += [texts("health-feed", title=title, why=why) for title, why in failing]
    if not failing:
        lines.append(texts("health-feeds-well"))
    return asked.say(*lines)


async def allow(asked: Asked) -> Answer:
    """Let a person in, by the platform's id; who was banned may come again."""
    _owner_only(asked)
    person, platform = _person(asked, "allow-which"), asked.request.address.platform
    await people.set_role(asked.tx, platform, person, "guest", asked.now)
    return asked.say(asked.texts("allowed", person=person))


async def ban(asked: Asked) -> Answer:
    """Answer a person no more."""
    _owner_only(asked)
    person, platform = _person(asked, "ban-which"), asked.request.address.platform
    owner = (platform, person) in asked.defaults.owners
    if owner or await people.role(asked.tx, platform, person) == "owner":
        raise Wrong("ban-owner")
    await people.set_role(asked.tx, platform, person, "banned", asked.now)
    return asked.say(asked.texts("banned", person=person))


def _owner_only(asked: Asked) -> None:
    if asked.role != "owner":
        raise Wrong("owner-only")


def _person(asked: Asked, key: str) -> str:
    person = asked.args.strip()
    if not person or not person.isalnum() or len(person) > 30:
        raise Wrong(key)
    return person
