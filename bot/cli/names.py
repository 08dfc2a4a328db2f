"""``names``: which spellings are taken for one name, and the owner's word on it."""

from __future__ import annotations

import argparse
import asyncio
import json

from bot.app import open_app
from bot.cli.settings import quiet, settings_of
from bot.errors import UsageError
from bot.spellings import NameRule, folded
from bot.store import names
from bot.store.names import Named
from bot.stories.settle import settle_names


def show(arguments: argparse.Namespace) -> int:
    """Print names that have more than one spelling, or all that hold the words."""
    quiet()
    return asyncio.run(_show(arguments))


def merge(arguments: argparse.Namespace) -> int:
    """Take names for one from now on."""
    quiet()
    first, *others = arguments.name
    if not others:
        raise UsageError("merge takes two names or more: newsdigest names merge NAME OTHER")
    rules = [NameRule(first, other, same=True) for other in others]
    return asyncio.run(_decide(arguments, rules, show_as=first))


def split(arguments: argparse.Namespace) -> int:
    """Never take two names for one again."""
    quiet()
    rules = [NameRule(arguments.name, arguments.other, same=False)]
    return asyncio.run(_decide(arguments, rules))


async def _show(arguments: argparse.Namespace) -> int:
    async with open_app(settings_of(arguments)) as app:
        await settle_names(app.db)
        async with app.db.read() as tx:
            found = await names.every(tx, arguments.words)
    if not arguments.words:
        found = [named for named in found if len(named.names) > 1]
    if arguments.json:
        print(json.dumps([_as_json(named) for named in found], ensure_ascii=False))
    else:
        _print(found)
    return 0


async def _decide(
    arguments: argparse.Namespace, rules: list[NameRule], *, show_as: str | None = None
) -> int:
    said = [name for rule in rules for name in (rule.a, rule.b)]
    if any(not folded(name) for name in said) or any(
        folded(rule.a) == folded(rule.b) for rule in rules
    ):
        raise UsageError("name two different names")
    async with open_app(settings_of(arguments)) as app:
        async with app.db.write() as tx:
            await names.decide(tx, rules)
        await settle_names(app.db)
        async with app.db.write() as tx:
            if show_as is not None:
                await names.show_as(tx, show_as)
            found = [n for n in await names.every(tx) if _has(n, said)]
    if arguments.json:
        print(json.dumps([_as_json(named) for named in found], ensure_ascii=False))
    else:
        _print(found)
        print("Remembered: newsdigest names " + ("split" if show_as else "merge") + " undoes it.")
    return 0


def _has(named: Named, said: list[str]) -> bool:
    wanted = {folded(name) for name in said}
    return any(folded(name) in wanted for name, _, _ in named.names)


def _print(found: list[Named]) -> None:
    for named in found:
        print(f"{named.name} ({named.kind})")
        for name, because, articles in named.names:
            print(f"  {name} · {articles} article{'' if articles == 1 else 's'} · {because}")


def _as_json(named: Named) -> dict[str, object]:
    return {
        "name": named.name,
        "kind": named.kind,
        "names": [
            {"name": name, "because": because, "articles": articles}
            for name, because, articles in named.names
        ],
    }
