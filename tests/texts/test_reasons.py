"""Reasons that were written down in English are told in each reader's language."""

from __future__ import annotations

import re

import pytest

from bot.digest.select import select
from bot.digest.taste import Taste
from bot.texts.catalogue import LANGUAGES, texts_in
from bot.texts.said import Reason, Said
from tests.builders import DAY, NOW, story

OTHERS = sorted(set(LANGUAGES) - {"en"})
WRITTEN = (
    "1 source",
    "5 sources, 2 in their own words",
    "topic: Energy",
    "you follow: grid",
    "7 h old",
    "3 days old",
    "undated, first seen 3 h ago",
    "undated, first seen now",
    "running since 18 November",
    "from a source that says little",
    "moved on since you saw it",
    "alike",
    "alike, 4 h apart",
    "alike, both name Baltic, Estonia",
    "alike, 4 h apart, both name Baltic, Estonia",
    "the same text",
    "so it was decided",
    "put together by hand",
    "they sound alike",
    "it reports another event than the story in which it stood",
    "syllable by syllable, as Chinese names",
    "it may be several",
    "the first that was seen",
    "known spellings of one name",
    "“Lindmere” is the surname",
    "surname and first name agree (they sound alike)",
    "the server's name could not be resolved",
    "refused: 127.0.0.1 is not a public address",
    "a redirect was refused: 10.0.0.1 is not a public address",
    "the server answered 404",
    "no complete answer within 30 seconds",
    "no article was found on the page",
    "this page offers no feed that can be read",
    "removed from the server",
    "the channel was deleted",
)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("reason", WRITTEN)
def test_a_reason_is_told_in_the_readers_language(reason: str, language: str) -> None:
    said = texts_in(language).reason(reason)
    english = {"source", "sources", "old", "the", "alike", "they", "both", "apart", "surname"}
    assert not english & set(re.findall(r"\w+", said))
    assert said != reason
    assert "{" not in said


@pytest.mark.parametrize("reason", WRITTEN)
def test_in_english_it_is_told_as_it_was_written(reason: str) -> None:
    assert texts_in("en").reason(reason) == reason


def test_what_is_filled_in_stands_in_it() -> None:
    assert texts_in("de").reason("alike, 4 h apart, both name Baltic") == (
        "ähnlich, 4 Std. auseinander, beide nennen Baltic"
    )
    assert texts_in("uk").reason("running since 18 November") == "триває від 18 листопада"
    assert texts_in("pl").reason("2 days old") == "sprzed 2 dni"
    nested = texts_in("de").reason("surname and first name agree (they sound alike)")
    assert "sie klingen gleich" in nested


def test_one_that_nobody_knows_stays() -> None:
    assert texts_in("be").reason("the moon was full") == "the moon was full"


def test_it_is_told_within_what_is_said() -> None:
    said = Said("link-not-read", {"why": Reason("the server answered 500")})
    assert "der Server hat mit 500 geantwortet" in texts_in("de").say(said)
    assert "the server answered 500" in texts_in("en").say(said)


def test_every_reason_of_a_choice_is_known() -> None:
    stories = [story(number, f"Story {number}", published=NOW - number * DAY) for number in (1, 5)]
    stories.append(story(7, "Undated", source="Quay Gazette", published=None))
    interests = {1: ("topic: Energy", "you follow: grid")}
    chosen = select(
        stories, interests, now=NOW + DAY, length="long", taste=Taste(preferred=("Harbour Wire",))
    )
    reasons = {reason for one in chosen.chosen for reason in one.because}
    assert len(reasons) >= 5
    assert [one for one in reasons if texts_in("uk").reason(one) == one] == []
