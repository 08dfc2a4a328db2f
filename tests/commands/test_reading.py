"""The commands that show stories."""

from __future__ import annotations

import pytest

from bot.letters import letters
from tests.commands.world import World, buttons, request, shown


async def test_latest_shows_the_newest_first(news: World) -> None:
    answer = await news.say("/latest")
    assert answer.ok
    assert shown(answer).startswith("Latest: 4 stories")
    assert [story.title for story in answer.stories] == [
        "Grid operator warns of a tight January",
        "Лукашенко открыл завод",
        "Lukashenka names a minister",
        "Museum of boats reopens",
    ]


async def test_latest_takes_a_number_and_is_shorter_in_groups(news: World) -> None:
    assert len((await news.say("/latest 2")).stories) == 2
    assert len((await news.say("/latest", kind="group")).stories) == 3


@pytest.mark.parametrize("wrong", ["0", "11", "-1", "²", "1e3", "99999999999999", "5 6"])
async def test_latest_says_which_numbers_it_takes(news: World, wrong: str) -> None:
    answer = await news.say(f"/latest {wrong}")
    assert not answer.ok
    assert "/latest 5" in shown(answer)


async def test_latest_with_words_points_to_topic(news: World) -> None:
    assert "/topic energy" in await news.text("/latest energy")


async def test_an_empty_archive_says_so(world: World) -> None:
    assert "newsdigest feeds add URL" in await world.text("/latest")
    await world.let_in("ben")
    assert "the owner of this bot adds them" in await world.text("/latest", person="ben")
    await world.reads("https://a.example/feed", "https://b.example/feed")
    for line in ("/latest", "/digest", "/topic Energy", "/search grid", "energy"):
        assert "I am reading 2 feeds" in await world.text(line)


async def test_a_topic_is_found_by_its_name_in_any_case(news: World) -> None:
    answer = await news.say("/topic energy")
    assert shown(answer).startswith("Energy: 1 story\n")
    assert [story.title for story in answer.stories] == ["Grid operator warns of a tight January"]


async def test_a_name_is_found_in_every_spelling(news: World) -> None:
    answer = await news.say("/topic Lukashenka")
    assert shown(answer).startswith("Lukashenka, also written Лукашенко: 2 stories\n")
    assert len(answer.stories) == 2


async def test_other_words_are_searched_in_the_text(news: World) -> None:
    assert (await news.text("/topic museum doors")).startswith("“museum doors”: 1 story\n")


async def test_topic_alone_asks_which(news: World) -> None:
    answer = await news.say("/topic")
    assert not answer.ok
    assert "/topic Belarus" in shown(answer)


async def test_nothing_found_says_what_was_searched_since_when_and_what_is_near(
    news: World,
) -> None:
    answer = await news.say("/topic Belarrus")
    assert answer.ok
    assert not answer.stories
    assert "Nothing on “Belarrus” in the last 7 days" in shown(answer)
    assert "Nearest topics: /topic Belarus" in shown(answer)
    assert buttons(answer) == {"Belarus": "/topic Belarus"}
    await news.report("An old fire", "The barn burned.", hours_ago=24 * 20)
    assert "in the last 30 days" in await news.text("/topic Zzyzx")


async def test_plain_words_are_looked_up_in_private_and_ignored_in_groups(news: World) -> None:
    assert (await news.text("energy")).startswith("Energy: 1 story")
    assert await news.text("energy", kind="group") == ""


async def test_search_knows_phrases_and_minus(news: World) -> None:
    assert len((await news.say('/search "grid operator"')).stories) == 1
    assert not (await news.say('/search "operator grid"')).stories
    assert not (await news.say("/search grid -reserves")).stories
    assert not (await news.say("/search")).ok
    assert not (await news.say("/search -grid")).ok


async def test_topics_are_counted_and_have_buttons(news: World) -> None:
    answer = await news.say("/topics")
    assert "Belarus · 2 stories\nEnergy · 1 story" in shown(answer)
    assert buttons(answer) == {"Belarus": "/topic Belarus", "Energy": "/topic Energy"}


async def test_topics_without_stories_are_named(world: World) -> None:
    assert "/topic Minsk" in await world.text("/topics")
    await world.knows_topics("Energy", "Belarus")
    assert "Belarus and Energy" in await world.text("/topics")


async def test_a_story_is_opened_by_its_number_in_the_last_list_or_by_its_letters(
    news: World,
) -> None:
    third = (await news.say("/latest")).stories[2]
    by_number = await news.say("/story 3")
    assert by_number.stories == (third,)
    await news.say("/topic Energy")
    assert (await news.say(f"/story {letters(third.id)}")).stories == (third,)
    assert (await news.say("/story 1")).stories != (third,)
    assert "Harbour Wire" in shown(by_number)


async def test_a_list_in_one_chat_is_not_the_list_of_another(news: World) -> None:
    await news.say("/latest", kind="group")
    assert "There was no list here yet" in await news.text("/story 1")


async def test_an_undated_story_never_gets_an_age(news: World) -> None:
    await news.report("Of no day", "The ferry sails again.", topic="Ferries", hours_ago=None)
    await news.say("/search ferry")
    card = await news.text("/story 1")
    assert "undated" in card
    assert "ago" not in card


@pytest.mark.parametrize("wrong", ["", "0", "5", "9999999", "!", "abc", "zzzzzzzzzzzzzz", "²"])
async def test_a_story_that_is_not_there_is_a_usage_error(news: World, wrong: str) -> None:
    await news.say("/latest")
    for command in ("story", "why"):
        answer = await news.say(f"/{command} {wrong}")
        assert not answer.ok
        assert "/story " in shown(answer) or "/latest" in shown(answer)


async def test_why_gives_the_reasons(news: World) -> None:
    await news.say("/follow Energy")
    await news.say("/digest")
    text = await news.text("/why 1")
    assert "Grid operator warns of a tight January" in text
    assert "topic: Energy" in text
    assert "one report" in text


async def test_a_digest_on_demand_is_marked_seen(news: World) -> None:
    await news.say("/subscribe 08:00")
    before = await news.orders()
    first = await news.say("/digest")
    assert len(first.stories) == 4
    assert (await news.text("/digest")).startswith("Nothing new in your topics.")
    assert await news.orders() == before
    assert (await news.say("/story 1")).stories == first.stories[:1]


async def test_languages_narrow_every_list(news: World) -> None:
    await news.say("/reads ru")
    assert [s.language for s in (await news.say("/latest")).stories] == ["ru"]
    assert [s.language for s in (await news.say("/topic Belarus")).stories] == ["ru"]
    await news.say("/reads pl")
    assert "Nothing in Polish yet" in await news.text("/latest")


async def test_a_link_is_declined_in_one_line(news: World) -> None:
    assert await news.text("https://example.org/article") == (
        "I cannot read links yet. Send me the text itself and I shorten it."
    )


async def test_a_long_text_is_answered_with_its_own_sentences(world: World) -> None:
    sentences = [
        f"The harbour of Vellenby moved {number} thousand tonnes of grain in its best month."
        for number in range(10, 30)
    ]
    answer = await world.say(" ".join(sentences))
    assert answer.ok
    text = shown(answer)
    assert "of the text, word for word" in text
    assert sum(sentence in text for sentence in sentences) == 3


async def test_a_long_text_without_sentences_is_answered_too(world: World) -> None:
    assert "no sentences" in await world.text("\n".join(["- -", "***"] * 200))


async def test_an_answer_can_be_had_within_a_transaction_of_the_caller(news: World) -> None:
    async with news.db.write() as tx:
        answer = await news.conversation.answer(tx, request("/topic Lukashenka"))
    assert len(answer.stories) == 2
    assert await news.outbox() == []
    assert (await news.say("/story 1")).stories == answer.stories[:1]
