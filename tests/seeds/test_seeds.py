"""What a new installation starts with is well-formed and agrees with itself."""

from __future__ import annotations

import re
import tomllib
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
LANGUAGES = {"en", "uk", "be", "ru", "pl", "de", "fr", "es"}
HEADER = ("source", "title", "published", "link", "language")
RESERVED = re.compile(r"(^|\.)example(\.(org|com|net))?$")


@dataclass(frozen=True)
class Article:
    """A seed article; ``lines`` are those of the whole file, the first is ``lines[0]``."""

    header: dict[str, str]
    lines: tuple[str, ...]

    def line(self, number: int) -> str:
        """The line with this number, counted from 1."""
        return self.lines[number - 1]


def read_article(path: Path) -> Article:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = dict(line.split(": ", 1) for line in lines[: len(HEADER)])
    return Article(header, tuple(lines))


def read_toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


ARTICLES = {path.name: read_article(path) for path in sorted((SEEDS / "articles").glob("*.txt"))}
EXPECTED = read_toml(Path(__file__).with_name("expected.toml"))
TOPICS = {topic["name"]: topic["words"] for topic in read_toml(SEEDS / "topics.toml")["topic"]}
NAMES = read_toml(SEEDS / "names.toml")
FEEDS = [
    outline
    for outline in ET.parse(SEEDS / "feeds.opml").getroot().iter("outline")
    if outline.get("xmlUrl")
]


def finds(word: str, text: str) -> bool:
    """Is the topic word in the text, by the rule written on top of topics.toml?"""
    end = r"\w*" if word.endswith("*") else r"(?!\w)"
    return re.search(rf"(?<!\w){re.escape(word.rstrip('*'))}{end}", text, re.IGNORECASE) is not None


def own_text(name: str) -> str:
    """Title and text of a seed article without the lines that are expected to be dirt."""
    expected, article = EXPECTED["articles"][name], ARTICLES[name]
    dirt = {*expected["noise"], *expected["other_article"], *range(1, len(HEADER) + 2)}
    kept = [line for number, line in enumerate(article.lines, 1) if number not in dirt]
    return "\n".join([article.header["title"], *kept])


# --- Articles ----------------------------------------------------------------------------------


def test_there_are_enough_articles_for_a_digest_of_the_newest_day() -> None:
    days = Counter(article.header["published"][:10] for article in ARTICLES.values())
    newest = max(days)
    second_of_a_pair = {pair["files"][1] for pair in EXPECTED["pairs"]}
    stories = {
        name
        for name, article in ARTICLES.items()
        if article.header["published"].startswith(newest) and name not in second_of_a_pair
    }
    assert len(stories) >= 8


def test_articles_come_in_several_languages() -> None:
    languages = {article.header["language"] for article in ARTICLES.values()}
    assert languages >= {"en", "uk", "be", "ru", "pl", "de"}


@pytest.mark.parametrize("name", ARTICLES)
def test_header_is_complete_and_followed_by_an_empty_line_and_text(name: str) -> None:
    article = ARTICLES[name]
    assert tuple(article.header) == HEADER
    assert all(article.header.values())
    assert article.line(len(HEADER) + 1) == ""
    assert article.line(len(HEADER) + 2).strip()
    assert article.header["language"] == EXPECTED["articles"][name]["language"]


@pytest.mark.parametrize("name", ARTICLES)
def test_published_is_an_aware_time(name: str) -> None:
    assert datetime.fromisoformat(ARTICLES[name].header["published"]).utcoffset() is not None


def test_links_lead_to_reserved_domains_and_are_all_different() -> None:
    links = [urlsplit(article.header["link"]) for article in ARTICLES.values()]
    assert all(link.scheme == "https" for link in links)
    assert all(RESERVED.search(link.hostname or "") for link in links)
    assert len(set(links)) == len(links)


# --- Expectations ------------------------------------------------------------------------------


def test_every_article_has_its_expectations_and_no_other_file_has() -> None:
    assert set(EXPECTED["articles"]) == set(ARTICLES)


@pytest.mark.parametrize("name", ARTICLES)
def test_expected_lines_exist_carry_text_and_have_one_role_each(name: str) -> None:
    expected, article = EXPECTED["articles"][name], ARTICLES[name]
    numbers = [*expected["noise"], *expected["other_article"], *expected["headings"]]
    if "title" in expected:
        numbers.append(expected["title"])
        assert article.line(expected["title"]) == article.header["title"]
    quoted = [number for quote in expected.get("quote_paragraphs", []) for number in quote]
    assert len(set(numbers)) == len(numbers)
    assert not set(numbers) & set(quoted)
    for number in [*numbers, *quoted]:
        assert len(HEADER) + 1 < number <= len(article.lines)
        assert article.line(number).strip()


def test_some_articles_are_dirty_and_some_are_clean() -> None:
    dirty = [bool(expected["noise"]) for expected in EXPECTED["articles"].values()]
    assert any(dirty)
    assert not all(dirty)


def test_pairs_are_two_outlets_one_language_and_one_day() -> None:
    assert len(EXPECTED["pairs"]) >= 3
    for pair in EXPECTED["pairs"]:
        first, second = (ARTICLES[name].header for name in pair["files"])
        assert first["source"] != second["source"]
        assert first["language"] == second["language"]
        assert first["published"][:10] == second["published"][:10]


def test_sources_of_one_pair_disagree_on_a_date() -> None:
    disagreements = [pair for pair in EXPECTED["pairs"] if "disagreement" in pair]
    assert disagreements
    for pair in disagreements:
        said = dict(zip(pair["files"], pair["disagreement"], strict=True))
        for name, date in said.items():
            others = set(said.values()) - {date}
            assert date in own_text(name)
            assert not any(other in own_text(name) for other in others)


@pytest.mark.parametrize("name", ARTICLES)
def test_article_speaks_of_what_it_is_about(name: str) -> None:
    text = own_text(name)
    for about in EXPECTED["articles"][name]["about"]:
        assert finds(about[: max(3, len(about) - 3)] + "*", text), about


def test_one_name_stands_in_three_spellings_that_the_names_know() -> None:
    spellings = {
        expected["spelling"]: name
        for name, expected in EXPECTED["articles"].items()
        if "spelling" in expected
    }
    known = next(name for name in NAMES["name"] if name["name"] == "Alexander Lukashenko")
    assert len(spellings) == 3
    assert set(spellings) <= set(known["spellings"])
    assert len({ARTICLES[name].header["source"] for name in spellings.values()}) == 3
    for spelling, name in spellings.items():
        assert spelling in own_text(name)


# --- Topics and names --------------------------------------------------------------------------


@pytest.mark.parametrize("topic", TOPICS)
def test_topic_has_words_in_every_language(topic: str) -> None:
    assert set(TOPICS[topic]) == LANGUAGES
    for words in TOPICS[topic].values():
        assert 8 <= len(words) <= 25
        assert len({word.casefold() for word in words}) == len(words)
        assert all("*" not in word[:-1] and word == word.strip() for word in words)
        assert all(len(word) > 4 for word in words if word.endswith("*") and word.islower())


@pytest.mark.parametrize("name", ARTICLES)
def test_topic_words_find_the_article(name: str) -> None:
    language, text = ARTICLES[name].header["language"], own_text(name)
    for topic in EXPECTED["articles"][name]["topics"]:
        assert any(finds(word, text) for word in TOPICS[topic][language]), topic


def test_topics_keep_apart_what_is_unlike() -> None:
    text = own_text("harbour-wire-baltic-reserves.txt")
    found = {topic for topic in TOPICS if any(finds(word, text) for word in TOPICS[topic]["en"])}
    assert not found & {"Sport", "Culture", "Health", "Belarus", "Security & defence"}


def test_a_spelling_belongs_to_one_name() -> None:
    owners = Counter(
        spelling for name in NAMES["name"] for spelling in {name["name"], *name["spellings"]}
    )
    assert len(NAMES["name"]) >= 40
    assert [spelling for spelling, count in owners.items() if count > 1] == []


@pytest.mark.parametrize("entry", NAMES["name"], ids=lambda entry: str(entry["name"]))
def test_name_is_complete(entry: dict[str, Any]) -> None:
    assert set(entry) == {"name", "kind", "spellings"}
    assert entry["kind"] in {"person", "place", "organisation"}
    assert entry["name"] not in entry["spellings"]
    assert len(set(entry["spellings"])) == len(entry["spellings"]) > 0


def test_names_that_are_never_the_same_are_not_spellings_of_one_name() -> None:
    forms = [{name["name"], *name["spellings"]} for name in NAMES["name"]]
    for first, second in NAMES["never_same"]:
        assert first != second
        assert not any({first, second} <= form for form in forms)


# --- Feeds -------------------------------------------------------------------------------------


def test_opml_is_version_two_with_a_title() -> None:
    root = ET.parse(SEEDS / "feeds.opml").getroot()
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title")


@pytest.mark.parametrize("feed", FEEDS, ids=lambda feed: str(feed.get("text")))
def test_feed_is_complete_and_public(feed: ET.Element) -> None:
    assert feed.get("type") == "rss"
    assert feed.get("text") == feed.get("title")
    assert feed.get("language") in LANGUAGES
    assert (feed.get("category") or "").removeprefix("/") in TOPICS
    for attribute in ("xmlUrl", "htmlUrl"):
        url = urlsplit(feed.get(attribute) or "")
        assert url.scheme == "https"
        assert url.hostname
        assert url.username is None


def test_no_feed_stands_twice() -> None:
    urls = Counter((feed.get("xmlUrl") or "").rstrip("/").casefold() for feed in FEEDS)
    assert [url for url, count in urls.items() if count > 1] == []


def test_every_language_has_feeds_and_none_more_than_twelve() -> None:
    count = Counter(feed.get("language") for feed in FEEDS)
    assert set(count) == LANGUAGES
    assert max(count.values()) <= 12


def test_readme_names_the_evidence_of_every_feed_and_every_article() -> None:
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    rows = [line for line in readme.splitlines() if line.startswith("|")]
    for feed in FEEDS:
        (row,) = (row for row in rows if f"`{feed.get('xmlUrl')}`" in row)
        assert row.strip("| ").split(" | ")[-1].strip()
    for name in ARTICLES:
        assert any(f"`{name}`" in row for row in rows)
