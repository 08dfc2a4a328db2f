from __future__ import annotations

import json

import pytest

from bot.errors import ParseError
from bot.ingest.extract import extract_page
from bot.ingest.linked_data import loaded, things
from bot.ingest.walls import wall_of
from bot.wall import Wall

URL = "https://quay.example/news/ferry"
STORY = "The ferry to the outer islands sails again after eleven weeks, the harbour master said. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Subscribe to continue reading this story.", Wall.PAYWALL),
        ("The ferry sails again. Sign in or register to keep reading.", Wall.PAYWALL),
        ("This article is for subscribers only.", Wall.PAYWALL),
        ("You have reached your limit of free articles.", Wall.PAYWALL),
        ("Jetzt mit Abo weiterlesen", Wall.PAYWALL),
        ("Cet article est réservé aux abonnés", Wall.PAYWALL),
        ("Suscríbete para seguir leyendo", Wall.PAYWALL),
        ("Dostęp do artykułu tylko dla prenumeratorów", Wall.PAYWALL),
        ("Материал доступен только по подписке", Wall.PAYWALL),
        ("We and our partners use cookies to improve your visit.", Wall.COOKIES),
        ("Bitte den Cookies zustimmen: Cookies aller Art akzeptieren", Wall.COOKIES),
        ("Please enable JavaScript to view this page.", Wall.SCRIPT),
        ("JavaScript is disabled in your browser.", Wall.SCRIPT),
        ("Checking your browser before you go on", Wall.ROBOT),
        ("We have seen unusual traffic from your network", Wall.ROBOT),
        (STORY * 4, None),
        ("The minister said that cookies were baked for the children of the town.", None),
        (STORY * 20 + "Subscribe to continue reading our letters.", None),
        (STORY * 8 + "The new law lets people manage all cookies at once.", None),
    ],
)
def test_what_asks_for_a_click_is_told_from_an_article(text: str, expected: str | None) -> None:
    assert wall_of(text, url=URL) == expected


@pytest.mark.parametrize(
    ("said", "text", "expected"),
    [
        ({"@type": "NewsArticle", "isAccessibleForFree": False}, STORY, Wall.PAYWALL),
        ({"@type": "NewsArticle", "isAccessibleForFree": "False"}, STORY, Wall.PAYWALL),
        ({"@graph": [{"isAccessibleForFree": False}]}, STORY, Wall.PAYWALL),
        ({"@type": "NewsArticle", "isAccessibleForFree": False}, STORY * 30, None),
        ({"@type": "NewsArticle", "isAccessibleForFree": True}, STORY, None),
        ({"@type": ["Thing", "LiveBlogPosting"]}, STORY * 30, Wall.LIVE),
        ([[[{"@type": "LiveBlogPosting"}]]], STORY * 30, Wall.LIVE),
        ({"@type": {"odd": 1}}, STORY, None),
    ],
)
def test_what_the_page_says_of_itself_counts(said: object, text: str, expected: str | None) -> None:
    data = loaded(["{broken", json.dumps(said)])
    assert wall_of(text, url=URL, said=[*things(data)]) == expected


def test_a_locked_tier_is_a_paywall_while_the_text_is_short() -> None:
    assert wall_of(STORY, url=URL, tier="locked") == Wall.PAYWALL
    assert wall_of(STORY * 30, url=URL, tier="metered") is None


def test_a_running_report_is_no_article() -> None:
    report = "\n".join(f"{hour}:05\n{STORY}" for hour in range(8, 18))
    assert wall_of(report, url="https://quay.example/live/storm") == Wall.LIVE
    assert wall_of(report, url="https://quay.example/storm-liveticker") == Wall.LIVE
    assert wall_of(report, url="https://quay.example/timetable") is None
    assert wall_of(STORY * 20, url="https://quay.example/live/storm") is None


def test_deep_nonsense_is_passed_over() -> None:
    assert loaded(["[" * 100_000, "[" * 600_000, "{", " "]) == []
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    assert [*things(deep)] == []


def test_a_walls_words_never_become_an_articles_text() -> None:
    page = f"<html><body><article><h1>Ferry</h1><p>{STORY}</p><p>Subscribe to read on.</p>"
    page += "<p>Already a subscriber? Log in to continue reading.</p></article>"
    found = extract_page(page.encode(), URL)
    assert (found.note, found.text) == (Wall.PAYWALL, "")
    script = b"<html><body><div id=app></div><p>You need to enable JavaScript.</p>"
    assert extract_page(script, URL).note == Wall.SCRIPT
    with pytest.raises(ParseError, match="no article"):
        extract_page(b"<html><body><p>Hello there.</p>", URL)
