"""Every sentence in every language: none missing, none unused, and each takes the same values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from hypothesis import given
from hypothesis import strategies as st

import bot.texts.catalogue
from bot.commands.command import Argument
from bot.commands.menu import PAGES
from bot.commands.table import COMMANDS
from bot.commands.wording import days_named, days_of
from bot.texts.catalogue import LANGUAGES, Texts, spoken, texts_in
from bot.texts.said import Said

BOT = Path(bot.texts.catalogue.__file__).parents[1]
OTHERS = sorted(set(LANGUAGES) - {"en"})
#: Calls whose first argument is a key.
_SAYING = {"texts", "Said", "Wrong"}


@cache
def catalogue(language: str) -> dict[str, ftl.Message]:
    text = (BOT / "texts" / f"{language}.ftl").read_text("utf-8")
    found: dict[str, ftl.Message] = {}
    for entry in FluentParser().parse(text).body:
        assert not isinstance(entry, ftl.Junk), entry.content
        if isinstance(entry, ftl.Message):
            assert entry.id.name not in found, f"{entry.id.name} stands twice"
            found[entry.id.name] = entry
    return found


def _within(node: object) -> Iterator[object]:
    yield node
    values = vars(node).values() if isinstance(node, ftl.BaseNode) else ()
    for value in values:
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ftl.BaseNode):
                yield from _within(child)


def variables(language: str, key: str) -> set[str]:
    """What is filled into a text, also by way of the texts that it refers to."""
    found: set[str] = set()
    for node in _within(catalogue(language)[key]):
        if isinstance(node, ftl.VariableReference):
            found.add(node.id.name)
        if isinstance(node, ftl.MessageReference):
            found |= variables(language, node.id.name)
    return found


def _strings(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


@cache
def written() -> tuple[frozenset[str], frozenset[str]]:
    """All strings of the code; and those that are given as a key where something is said."""
    strings: set[str] = set()
    keys: set[str] = set()
    for path in BOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "attr", getattr(node.func, "id", None))
                first = node.args[0]
                if name in _SAYING and isinstance(first, ast.Constant | ast.IfExp):
                    branches = [first] if isinstance(first, ast.Constant) else [first.body]
                    branches += [first.orelse] if isinstance(first, ast.IfExp) else []
                    keys |= {s for branch in branches for s in _strings(branch)}
    return frozenset(strings), frozenset(keys)


def computed() -> set[str]:
    """Keys that are put together from the tables."""
    arguments: list[Argument] = [a for command in COMMANDS for a in command.arguments]
    lengths = {f"{kind}-{n}" for kind in ("length", "button") for n in ("short", "medium", "long")}
    pages = {f"button-{page}" for page in PAGES if page != "time"}
    return (
        pages
        | {command.description for command in COMMANDS}
        | {f"argument-{argument.name}" for argument in arguments}
        | lengths
    )


def test_english_has_every_key_that_is_said() -> None:
    _, keys = written()
    assert len(keys) > 100
    assert sorted(keys - set(catalogue("en"))) == []
    assert sorted(computed() - set(catalogue("en"))) == []


def test_every_key_is_said_somewhere() -> None:
    strings, _ = written()
    referred = {
        node.id.name
        for message in catalogue("en").values()
        for node in _within(message)
        if isinstance(node, ftl.MessageReference)
    }
    assert sorted(set(catalogue("en")) - strings - computed() - referred) == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_keys(language: str) -> None:
    english, other = catalogue("en"), catalogue(language)
    assert sorted(set(english) - set(other)) == [], "missing"
    assert sorted(set(other) - set(english)) == [], "unused"
    for key, message in english.items():
        attributes = {a.id.name for a in message.attributes}
        assert attributes == {a.id.name for a in other[key].attributes}, key
        assert (message.value is None) == (other[key].value is None), key


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_fills_in_the_same_values(language: str) -> None:
    differing = {
        key: (variables("en", key), variables(language, key))
        for key in catalogue("en")
        if variables("en", key) != variables(language, key)
    }
    assert differing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_said(language: str) -> None:
    """With its own plural forms, and without an exclamation mark."""
    texts = texts_in(language)
    for key, message in catalogue(language).items():
        for number in (0, 1, 2, 3, 5, 10, 21, 1200):
            values: dict[str, str | int] = dict.fromkeys(variables(language, key), "x")
            values |= dict.fromkeys(("number", "stories", "articles", "minutes", "own"), number)
            pattern = texts.bundle.get_message(key).value
            said, errors = texts.bundle.format_pattern(pattern, values) if pattern else ("", [])
            assert errors == [], key
            assert "!" not in said, key
            if message.value is not None:
                assert said.strip() == said != "", key


@pytest.mark.parametrize("language", OTHERS)
def test_commands_that_a_text_names_exist_and_are_the_same_in_every_language(
    language: str,
) -> None:
    named = re.compile(r"(?<![\w/])/([a-z]+)")
    for key, message in catalogue("en").items():
        own, other = (
            named.findall("".join(n.value for n in _within(m) if isinstance(n, ftl.TextElement)))
            for m in (message, catalogue(language)[key])
        )
        assert sorted(set(own)) == sorted(set(other)), key
        assert set(own) <= {command.name for command in COMMANDS}, key


def test_what_a_language_lacks_is_said_in_english() -> None:
    english = texts_in("en")
    poor = Texts("uk", texts_in("pl").bundle, english)
    assert poor("no-such-key") == "no-such-key"
    assert texts_in("fi") is not texts_in("uk")
    assert texts_in("fi")("days-daily") == texts_in(None)("days-daily") == "daily"


@pytest.mark.parametrize(
    ("tag", "ours"), [("de-AT", "de"), ("uk", "uk"), ("PL_pl", "pl"), ("fi", None), (None, None)]
)
def test_the_language_of_a_tag(tag: str | None, ours: str | None) -> None:
    assert spoken(tag) == ours


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1 story, 2 stories, 5 stories, 21 stories · Friday 21 November"),
        ("uk", "1 новина, 2 новини, 5 новин, 21 новина · пʼятниця, 21 листопада"),
        ("be", "1 навіна, 2 навіны, 5 навін, 21 навіна · пятніца, 21 лістапада"),
        ("ru", "1 новость, 2 новости, 5 новостей, 21 новость · пятница, 21 ноября"),
        ("pl", "1 wiadomość, 2 wiadomości, 5 wiadomości, 21 wiadomości · piątek, 21 listopada"),
        ("de", "1 Meldung, 2 Meldungen, 5 Meldungen, 21 Meldungen · Freitag, 21. November"),
    ],
)
def test_plurals_and_days(language: str, said: str) -> None:
    texts = texts_in(language)
    counted = ", ".join(texts("stories", number=n) for n in (1, 2, 5, 21))
    assert f"{counted} · {texts.day(date(2025, 11, 21), 'pattern-long-day')}" == said
    assert texts.say(Said("stories", {"number": 2})) == texts("stories", number=2)


@given(st.sampled_from(sorted(LANGUAGES)), st.sets(st.integers(0, 6), min_size=1))
def test_days_are_read_back_in_every_language(language: str, days: set[int]) -> None:
    texts = texts_in(language)
    named = days_named(sorted(days), texts)
    if len(days) == 7:
        return
    word = texts.joined(["", ""]).strip()
    typed = named.replace(f" {word} ", ",").replace(" to ", "-").replace(" bis ", "-")
    assert days_of(typed, texts) == tuple(sorted(days))
