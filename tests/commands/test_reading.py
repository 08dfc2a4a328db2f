"""The commands that show stories."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.letters import letters
from bot.store import moves, topics
from bot.stories.settle import settle_names
from summarizer import Topic
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
    assert text.startswith("Why “Grid operator warns of a tight January”\nShown here for: ")
    assert "Its sentences are word for word by Harbour Wire" in text
    assert "Topic Energy, by the words: word" in text
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


async def test_a_link_is_answered_with_its_articles_own_sentences(news: World) -> None:
    said = await news.text("Look: https://quay.example/ferry!")
    assert "The ferry sails again after eleven weeks" in said
    assert "The Quay" in said
    assert "behind a paywall" in await news.text("https://quay.example/wall")
    assert "send it alone" in await news.text("https://a.example/ https://b.example/")


async def test_a_chat_has_a_quota_of_links(news: World) -> None:
    for _ in range(30):
        await news.text("https://quay.example/ferry")
    assert "30 links a day" in await news.text("https://quay.example/ferry")
    assert news.links_read == 30


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


async def test_why_tells_how_reports_came_together_and_which_names_are_one(news: World) -> None:
    other = await news.report("He spoke", "Lukashenko spoke.", names=("Lukashenko",), source="A")
    told = await news.report("Again", "Łukašenka spoke.", names=("Łukašenka",), source="B")
    await news.report("Twice", "Łukašenka spoke.", names=("Łukašenka",), source="C", story_id=told)
    await settle_names(news.db)
    assert "reports by C and B" in await news.text(f"/why {letters(told)}")
    text = await news.text(f"/why {letters(other)}")
    assert "“Lukashenko” is taken for Łukašenka: known spellings of one name" in text


async def test_a_story_that_was_merged_or_split_says_where_it_went(news: World) -> None:
    old = await news.report("Gone", "It is told elsewhere.")
    new = await news.report("Told here", "Here it is told.", source="Quay")
    async with news.db.write() as tx:
        await moves.move(tx, await moves.members(tx, old), new, ("the same text",))
        await moves.record(tx, old, new, "merged", ("the same text",), news.clock.now())
    answer = await news.say(f"/story {letters(old)}")
    assert [story.id for story in answer.stories] == [new]
    assert "is part of this one now" in shown(answer)
    assert (await news.say(f"/why {letters(old)}")).ok
    part = await news.report("A part", "A part of it.")
    async with news.db.write() as tx:
        await moves.record(tx, new, part, "split", ("another event",), news.clock.now())
    text = await news.text(f"/story {letters(new)}")
    assert f"A part of it is a story of its own now: A part /story {letters(part)}" in text
    assert "of its own" not in await news.text(f"/story {letters(part)}")


async def test_a_card_says_what_is_new_since_it_was_seen(news: World) -> None:
    await news.say("/digest")
    (seen,) = (await news.say("/story 1")).stories
    assert "New since" not in await news.text("/story 1")
    news.clock.moments.append(news.clock.now() + timedelta(days=1))
    await news.report("More on it", "Six towns were warned.", story_id=seen.id, source="Quay")
    text = await news.text(f"/story {letters(seen.id)}")
    assert "New since yesterday: “Six towns were warned.” · Quay" in text


async def test_a_topic_shows_what_many_report_first(news: World) -> None:
    told = await news.report("Ferry sails", "The ferry sails.", topic="Energy", hours_ago=4)
    for source in ("Quay", "Post", "Mail"):
        await news.report(source, "The ferry.", topic="Energy", source=source, story_id=told)
    found = (await news.say("/topic Energy")).stories
    assert found[0].id == told
    assert len(found) == 2


async def test_a_wish_that_is_a_topics_word_leads_to_the_topic(news: World) -> None:
    async with news.db.write() as tx:
        await topics.replace(tx, [Topic("Energy", {"en": ("reactor*", "power plant")})])
    assert "Nearest topics: /topic Energy" in await news.text("/topic reactors")


async def test_a_rising_topic_says_how_much(news: World) -> None:
    for day in range(1, 5):
        await news.report(f"Old {day}", "A fire.", topic="Energy", hours_ago=24 * day + 2)
    for number in range(5):
        await news.report(f"New {number}", "A fire.", topic="Energy", hours_ago=number)
    assert "rising: 6 in a day, usually 1.0" in await news.text("/topics")


async def test_a_digest_that_was_shown_meanwhile_is_not_shown_again(news: World) -> None:
    answers = await asyncio.gather(news.say("/digest"), news.say("/digest"))
    assert sorted(len(answer.stories) for answer in answers) == [0, 4]
