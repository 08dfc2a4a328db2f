"""Dirty articles through ``ingest`` and ``chat``: what is not the article reaches no answer.

The same is asked of our own seeds and, where they are at hand, of the five real articles that the
project is developed against.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer import clean
from tests.run.service import REPOSITORY, Service

SHARED = REPOSITORY / "../shared/seeds"
OURS = REPOSITORY / "seeds/articles"
EXPECTED = REPOSITORY / "tests/seeds/expected.toml"


@pytest.fixture
def quiet(tmp_path: Path) -> Service:
    """An installation without a platform."""
    return Service(tmp_path, {"NEWSDIGEST_LANGUAGES": "none"})


async def ask(service: Service, *lines: str) -> list[dict[str, Any]]:
    """The answers of the console to these lines."""
    status, out, err = await service.command("chat", "--json", stdin="\n".join(lines) + "\n")
    assert status == 0, err
    return [json.loads(line) for line in out.splitlines()]


async def everything(service: Service, names: Iterable[str]) -> str:
    """All that the bot says about these names, of every story whole and in every digest."""
    first = await ask(service, "/latest 10", "/start", "/digest", "/topics")
    ids = [story["id"] for answer in first for story in answer["stories"]]
    lines = [f"/topic {name}" for name in names] + [f"/search {name}" for name in names]
    lines += [f"/{word} {story}" for story in dict.fromkeys(ids) for word in ("story", "why")]
    said = [*first, *await ask(service, *lines)]
    assert all(answer["text"] for answer in said)
    _, digest, _ = await service.command("digest", "--length", "long")
    return "\n".join(spaced(answer["text"]) for answer in said) + spaced(digest)


def spaced(text: str) -> str:
    """The text with every run of white space as one blank."""
    return " ".join(text.split())


def heard(text: str, lines: Iterable[str]) -> list[str]:
    """Which of these lines were said. Very short ones stand in many sentences by right."""
    return [line for line in map(spaced, lines) if len(line) >= 12 and line in text]


def our_noise() -> Iterator[str]:
    """The lines of our seeds that belong to no article, or to another one."""
    for name, wanted in tomllib.loads(EXPECTED.read_text("utf-8"))["articles"].items():
        lines = (OURS / name).read_text("utf-8").splitlines()
        for number in (*wanted["noise"], *wanted["other_article"]):
            yield lines[number - 1]


def shared_noise() -> Iterator[str]:
    """The same of the five real articles."""
    for name, wanted in json.loads((SHARED / "expected.json").read_text("utf-8"))[
        "articles"
    ].items():
        lines = (SHARED / name).read_text("utf-8").splitlines()
        unwanted = {*wanted["noise"], *wanted["other_article"], *wanted.get("headings", ())}
        if start := wanted.get("noise_from_line_to_end"):
            unwanted |= set(range(start, len(lines) + 1))
        own = spaced(" ".join(x for n, x in enumerate(lines, 1) if n not in unwanted))
        # A comment may quote the article word for word; the article's own words are said by right.
        yield from (lines[n - 1] for n in sorted(unwanted) if spaced(lines[n - 1]) not in own)


async def test_no_noise_of_our_seeds_is_ever_said(quiet: Service) -> None:
    status, _, err = await quiet.command("seed")
    assert status == 0, err
    names = ["Belarus", "Energy", "Poland", "Lukashenko", "Danube", "Львів"]
    said = await everything(quiet, names)
    assert heard(said, our_noise()) == []


async def test_pairs_of_our_seeds_are_one_story_each(quiet: Service) -> None:
    await quiet.command("seed")
    (answer,) = await ask(quiet, "/latest 10")
    together = {frozenset(s["name"] for s in story["sources"]) for story in answer["stories"]}
    pairs = tomllib.loads(EXPECTED.read_text("utf-8"))["pairs"]
    wanted = {frozenset(source_of(name) for name in pair["files"]) for pair in pairs}
    assert {names for names in together if len(names) > 1} == wanted


async def test_a_name_finds_every_spelling_of_our_seeds(quiet: Service) -> None:
    await quiet.command("seed")
    answers = await ask(quiet, "/topic Lukashenko", "/topic Łukašenka", "/topic Лукашенко")
    for answer in answers:
        sources = {s["name"] for story in answer["stories"] for s in story["sources"]}
        assert {"Polesia Daily", "Neman Bulletin", "Vistula Courier"} <= sources


async def test_ingesting_twice_changes_nothing(quiet: Service) -> None:
    await quiet.command("seed")
    before = await ask(quiet, "/latest 10")
    _, out, _ = await quiet.command("seed", "--json")
    assert json.loads(out)["unchanged"] == 12
    assert await ask(quiet, "/latest 10") == before


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/seeds")
async def test_the_five_real_articles_are_five_clean_stories(quiet: Service) -> None:
    expected = json.loads((SHARED / "expected.json").read_text("utf-8"))
    await quiet.command("seed", "--no-articles")
    status, out, err = await quiet.command("ingest", str(SHARED), "--source", "Five", "--json")
    assert json.loads(out)["added"] == 5, err
    (latest,) = await ask(quiet, "/latest 10")
    assert len(latest["stories"]) == 5
    names = [name for spellings in expected["one_name"] for name in spellings]
    said = await everything(quiet, [*names, "Stoltenberg", "sanctions", "Belarus"])
    assert heard(said, shared_noise()) == []
    for name in expected["one_name"][1]:
        (answer,) = await ask(quiet, f"/topic {name}")
        assert len(answer["stories"]) == 5, name
    assert status == 0


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/seeds")
async def test_the_disagreement_of_the_five_real_articles_is_shown(quiet: Service) -> None:
    await quiet.command("ingest", str(SHARED), "--source", "Five")
    (latest,) = await ask(quiet, "/latest 10")
    ids = [story["id"] for story in latest["stories"]]
    answers = await ask(quiet, *(f"/story {letters}" for letters in ids), "/topic Ukraine")
    *cards, topic = answers
    differing = [card for card in cards if card["stories"][0]["disagreements"]]
    assert len(differing) == 2
    for answer in (*differing, topic):
        assert "⚖" in answer["text"]
        told = [d for story in answer["stories"] for d in story["disagreements"]]
        said = " ".join(sentence["text"] for sentence in told[0]["sentences"])
        assert "February 2022" in said
        assert "February 2024" in said


def mentioning(texts: dict[str, str], spellings: Iterable[str]) -> set[str]:
    """The files whose cleaned text has one of these, names by their last word."""
    words = {wish if wish == wish.lower() else wish.split()[-1].strip("@") for wish in spellings}
    return {name for name, text in texts.items() if any(word in text for word in words)}


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/seeds")
async def test_a_topic_finds_exactly_the_real_articles_that_mention_it(quiet: Service) -> None:
    expected = json.loads((SHARED / "expected.json").read_text("utf-8"))
    texts = {}
    for name in expected["articles"]:
        path = SHARED / name
        await quiet.command("ingest", str(path), "--source", name)
        texts[name] = clean(path.read_text("utf-8")).text
    wanted: dict[str, set[str]] = {}
    for spellings in expected["one_name"]:
        wanted |= dict.fromkeys(spellings, mentioning(texts, spellings))
    told = {n for article in expected["articles"].values() for n in article["about"]}
    for name in (told - wanted.keys()) | {"Siarhiej Cichanoŭski", "Donald Trump"}:
        wanted[name] = mentioning(texts, [name])
    wanted.pop("European Union", None)  # one article writes it out and others mean it by "EU"
    answers = await ask(quiet, *(f"/topic {name}" for name in wanted))
    found = {
        name: {source["name"] for story in answer["stories"] for source in story["sources"]}
        for name, answer in zip(wanted, answers, strict=True)
    }
    assert found == wanted


def source_of(name: str) -> str:
    """The source that the header of one of our articles names."""
    first = (OURS / name).read_text("utf-8").splitlines()[0]
    return first.removeprefix("source:").strip()
