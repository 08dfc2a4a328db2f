"""A difference is shown where all that it quotes is there and may be seen, and nowhere else."""

from __future__ import annotations

from bot.quotes import Conflict, Quote
from bot.store import articles, disagreements, pruning, stories
from tests.builders import DAY, NOW, Newsroom


async def _article_of(room: Newsroom, story_id: int) -> int:
    async with room.db.read() as tx:
        [(_, unread)] = await articles.grouped(tx, story_ids=[story_id], limit=9)
    return unread.id


def _difference(*article_ids: int, what: str = "The start: May · June") -> Conflict:
    return Conflict(what, tuple(Quote(f"Said {n}.", n, "") for n in article_ids))


async def _shown(room: Newsroom, *story_ids: int, chat_id: int | None = None) -> list[list[str]]:
    async with room.db.read() as tx:
        found = await stories.many(tx, chat_id, story_ids)
    return [[conflict.what for conflict in story.disagreements] for story in found]


async def test_both_stories_say_where_they_differ(room: Newsroom) -> None:
    one, two = await room.report("One", source="Wire"), await room.report("Two", source="Quay")
    first, second = await _article_of(room, one), await _article_of(room, two)
    found = _difference(first, second)
    async with room.db.write() as tx:
        await disagreements.keep_between(tx, [first, second], [found])
    assert await _shown(room, one, two) == [[found.what], [found.what]]
    async with room.db.read() as tx:
        told = await stories.get(tx, None, one)
        (known,) = await disagreements.between(tx, [first, second])
    assert told is not None
    assert told.disagreements == (known,)
    assert [(q.text, q.source) for q in told.disagreements[0].sentences] == [
        (f"Said {first}.", "Wire"),
        (f"Said {second}.", "Quay"),
    ]


async def test_what_a_chats_own_feed_says_differs_for_that_chat_alone(room: Newsroom) -> None:
    anna, boris = await room.chat("anna"), await room.chat("boris")
    own = await room.feed("https://own.example/", chat=anna)
    public, hidden = await room.report("Public"), await room.report("Hidden", feed=own)
    ids = [await _article_of(room, public), await _article_of(room, hidden)]
    async with room.db.write() as tx:
        await disagreements.keep_between(tx, ids, [_difference(*ids)])
    assert await _shown(room, public, chat_id=anna.id) == [["The start: May · June"]]
    assert await _shown(room, public, chat_id=boris.id) == [[]]
    assert await _shown(room, public) == [[]]


async def test_an_edited_or_forgotten_article_is_quoted_no_more(room: Newsroom) -> None:
    month_ago = NOW - 30 * DAY
    old = await room.report("Old", published=month_ago, now=month_ago)
    new = await room.report("New")
    ids = [await _article_of(room, old), await _article_of(room, new)]
    third = await _article_of(room, await room.report("Third"))
    async with room.db.write() as tx:
        await disagreements.keep_between(
            tx, [*ids, third], [_difference(*ids), _difference(ids[1], third, what="Other")]
        )
        await pruning.prune(tx, NOW, keep=7 * DAY, most_bytes=10**9)
    assert await _shown(room, new) == [["Other"]]
    async with room.db.write() as tx:
        await disagreements.forget_with(tx, third)
    assert await _shown(room, new) == [[]]


async def test_comparing_again_replaces_what_was_found_among_the_same(room: Newsroom) -> None:
    made = [await room.report(title) for title in ("One", "Two", "Three")]
    one, two, three = [await _article_of(room, story_id) for story_id in made]
    async with room.db.write() as tx:
        await disagreements.keep_between(tx, [one, two, three], [_difference(one, three)])
        await disagreements.keep_between(tx, [one, two], [])
    assert await _shown(room, made[0]) == [["The start: May · June"]], "of others nothing is known"
    async with room.db.write() as tx:
        gone = _difference(one, 999)
        await disagreements.keep_between(tx, [one, two, three], [gone])
    assert await _shown(room, made[0]) == [[]]
