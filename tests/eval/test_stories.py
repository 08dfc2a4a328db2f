"""Stories do not get worse: the figures of ``figures.toml`` are floors, raised when beaten."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from benchmarks.outsider.stories import documents as outsiders
from benchmarks.stories.bcubed import bcubed
from benchmarks.stories.pairs import judged, windows
from benchmarks.stories.sets import LABELLED, NOON, SHARED, load, rows, seeds
from summarizer import Document, Topic, clean, find_topics, group_documents

ROOT = Path(__file__).resolve().parents[2]
FIGURES = tomllib.loads(Path(__file__).with_name("figures.toml").read_text("utf-8"))["stories"]
EXPECTED = tomllib.loads((ROOT / "tests" / "seeds" / "expected.toml").read_text(encoding="utf-8"))


def articles() -> list[Document]:
    """The articles that ship with the program."""
    found = []
    for path in sorted((ROOT / "seeds" / "articles").glob("*.txt")):
        head, _, text = path.read_text(encoding="utf-8").partition("\n\n")
        header = dict(line.split(": ", 1) for line in head.splitlines())
        when = datetime.fromisoformat(header["published"])
        found.append(
            Document(path.name, text, header["title"], when, header["source"], header["language"])
        )
    return found


@pytest.mark.parametrize("dated", [True, False])
def test_our_pairs_are_one_story_each_and_nothing_else_is(dated: bool) -> None:
    documents = articles()
    if not dated:
        documents = [replace(document, published_at=None) for document in documents]
    together = {frozenset(group.ids) for group in group_documents(documents) if len(group.ids) > 1}
    assert together == {frozenset(pair["files"]) for pair in EXPECTED["pairs"]}


def test_topics_of_our_articles() -> None:
    rows = tomllib.loads((ROOT / "seeds" / "topics.toml").read_text(encoding="utf-8"))["topic"]
    topics = [Topic(row["name"], {k: tuple(v) for k, v in row["words"].items()}) for row in rows]
    extra = missed = 0
    for document in articles():
        about = replace(document, text=clean(document.text).text)
        found = {match.name for match in find_topics(about, topics)}
        wanted = set(EXPECTED["articles"][document.id]["topics"])
        extra += len(found - wanted)
        missed += len(wanted - found)
    assert extra <= FIGURES["topics_extra"]
    assert missed <= FIGURES["topics_missed"]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["wikinews_events", "allsides_dated", "ecbplus", "uci_headlines"])
def test_stories_of_the_development_sets(name: str) -> None:
    if not SHARED.exists():
        pytest.skip("../shared is not here")
    wanted = load(name)
    home = {one: group.id for group in group_documents(wanted.documents) for one in group.ids}
    found = bcubed([home[document.id] for document in wanted.documents], wanted.gold())
    assert found.f1 >= FIGURES[name] - 0.003


@pytest.mark.shared
@pytest.mark.parametrize("name", ["wikinews_events", "allsides_dated", "ecbplus"])
@pytest.mark.parametrize("streamed", [False, True])
def test_one_beat_without_dates_is_five_stories_on_a_day_of_many(name: str, streamed: bool) -> None:
    if not SHARED.exists():
        pytest.skip("../shared is not here")
    five = seeds()
    others = [replace(one, published_at=NOON) for one in load(name).documents[:300]]
    groups = group_documents(others, now=NOON) if streamed else ()
    for count in range(1, 6) if streamed else [5]:
        groups = group_documents([*others, *five[:count]], groups=groups, now=NOON)
    for article in five:
        assert [group.ids for group in groups if article.id in group.ids] == [(article.id,)]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["cnndm", "bbc", "wikinews_events", "allsides_dated", "ecbplus"])
def test_one_beat_of_one_day_is_five_stories_among_two_hundred_others(name: str) -> None:
    if not SHARED.exists():
        pytest.skip("../shared is not here")
    others = [
        Document(str(row["id"]), str(row["text"]), str(row["title"]), NOON, language="en")
        for row in rows(name)[:200]
    ]
    five = [
        replace(one, text=clean(one.text).text, title=clean(one.text).title, published_at=NOON)
        for one in seeds()
    ]
    groups = group_documents([*others, *five], now=NOON)
    for article in five:
        assert [group.ids for group in groups if article.id in group.ids] == [(article.id,)]


@pytest.mark.shared
def test_pairs_in_different_words_are_found_and_their_neighbours_are_not_taken() -> None:
    if not SHARED.exists():
        pytest.skip("../shared is not here")
    found = [judged(windows(load(name))) for name in LABELLED]
    pairs = sum(one.pairs for one in found)
    assert sum(one.together for one in found) / pairs >= FIGURES["pairs_found"] - 0.003
    assert sum(one.wrong for one in found) / pairs <= FIGURES["neighbours_taken"] + 0.003


def test_pairs_that_an_outsider_wrote() -> None:
    documents, gold = outsiders()
    home = {one: group.id for group in group_documents(documents) for one in group.ids}
    found = bcubed([home[document.id] for document in documents], gold)
    assert found.precision >= FIGURES["outsider_precision"]
    assert found.recall >= FIGURES["outsider_recall"] - 0.001
