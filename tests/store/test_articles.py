"""Entries and articles: what is added, what is an edit, and who may change what others read."""

from __future__ import annotations

from dataclasses import replace

from bot.store import articles, entries, intake, stories
from bot.store.feeds import remove
from tests.builders import HOUR, NOW, Newsroom, new_article

PAGE = "https://wire.example/1"


async def _texts(room: Newsroom) -> list[str]:
    async with room.db.read() as tx:
        return [unread.text for unread in await articles.waiting(tx, 100)]


async def test_added_then_unchanged_then_updated(room: Newsroom) -> None:
    feed = await room.feed()
    article = new_article(url=PAGE)
    edited = replace(article, text="It took its warning back.", digest="other")
    assert await room.save(feed, article) == ("added", [1])
    assert await room.save(feed, article) == ("unchanged", [1])
    assert await room.save(feed, edited) == ("updated", [1])
    assert await _texts(room) == ["It took its warning back."]
    async with room.db.read() as tx:
        seen = await entries.seen(tx, feed.id, {"other": "", PAGE: ""}, most_edits=5)
        assert seen.digests == {PAGE: "other"}


async def test_an_edit_keeps_when_it_was_published(room: Newsroom) -> None:
    feed = await room.feed()
    dated = new_article(url=PAGE, published=NOW - HOUR)
    await room.save(feed, dated)
    await room.save(feed, replace(dated, published_at=None, digest="b"))
    async with room.db.read() as tx:
        assert (await articles.waiting(tx, 1))[0].published_at == NOW - HOUR


async def test_one_address_in_two_feeds_is_one_article(room: Newsroom) -> None:
    first, second = await room.feed(), await room.feed("https://wire.example/energy")
    await room.save(first, new_article(url=PAGE))
    told = new_article(url=PAGE, guid="other", text="A shorter one.")
    assert await room.save(second, told) == ("unchanged", [1])
    assert await _texts(room) == ["The grid operator warned."]


async def test_articles_without_an_address_are_not_taken_for_one(room: Newsroom) -> None:
    first, second = await room.feed(), await room.feed("https://wire.example/energy")
    await room.save(first, new_article())
    assert await room.save(second, new_article()) == ("added", [1, 2])


async def test_an_entry_that_is_not_read_is_remembered(room: Newsroom) -> None:
    feed = await room.feed()
    async with room.db.write() as tx:
        await intake.remember(tx, feed.id, [("old", "digest")], NOW)
        await intake.remember(tx, feed.id, [("old", "another")], NOW)
        seen = await entries.seen(tx, feed.id, {"old": "", "new": "digest"}, most_edits=5)
        assert (seen.digests, seen.words) == ({"old": "digest"}, {"digest"})
        assert await articles.waiting(tx, 10) == []


async def test_a_chats_own_feed_never_changes_what_all_see(room: Newsroom) -> None:
    public, own = await room.feed(), await room.feed("https://own.example/", chat=await room.chat())
    article = new_article(url=PAGE)
    await room.save(public, article)
    for text in ("Buy my pills.", "Buy more pills."):
        forged = replace(article, guid="own", text=text, source="Forger", digest=text)
        assert (await room.save(own, forged))[0] == "unchanged"
    assert await _texts(room) == ["The grid operator warned."]


async def test_a_public_carrier_puts_its_text_in_place_of_a_private_one(room: Newsroom) -> None:
    public, own = await room.feed(), await room.feed("https://own.example/", chat=await room.chat())
    await room.save(own, new_article(url=PAGE, text="For subscribers only."))
    assert (await room.save(public, new_article(url=PAGE)))[0] == "updated"
    assert await _texts(room) == ["The grid operator warned."]
    edited = new_article(url=PAGE, text="For subscribers only, edited.")
    assert (await room.save(own, edited))[0] == "unchanged"


async def test_two_chats_own_feeds_share_nothing(room: Newsroom) -> None:
    """Neither text: one may be a paid one, the other forged."""
    anna, boris = await room.chat("anna"), await room.chat("boris")
    hers = await room.feed("https://hers.example/?token=1", chat=anna)
    his = await room.feed("https://his.example/", chat=boris)
    await room.save(hers, new_article(url=PAGE, text="For subscribers only."))
    assert (await room.save(his, new_article(url=PAGE, text="Guessed.")))[0] == "added"
    assert (await room.save(his, new_article(url=PAGE, text="Forged.")))[0] == "updated"
    assert await _texts(room) == ["For subscribers only.", "Forged."]


async def test_an_edit_reaches_a_chats_own_article(room: Newsroom) -> None:
    own = await room.feed("https://own.example/", chat=await room.chat())
    await room.save(own, new_article(url=PAGE))
    assert (await room.save(own, new_article(url=PAGE, text="Edited.")))[0] == "updated"


async def test_of_two_chats_left_with_one_article_only_the_first_may_edit(room: Newsroom) -> None:
    """Both shared everybody's article, then the public feed was removed."""
    public = await room.feed()
    hers = await room.feed("https://hers.example/", chat=await room.chat("anna"))
    his = await room.feed("https://his.example/", chat=await room.chat("boris"))
    for feed in (public, hers, his):
        await room.save(feed, new_article(url=PAGE))
    async with room.db.write() as tx:
        await remove(tx, public.url)
    assert (await room.save(his, new_article(url=PAGE, text="His.")))[0] == "unchanged"
    assert (await room.save(hers, new_article(url=PAGE, text="Hers.")))[0] == "updated"


async def test_an_edited_article_waits_again_and_stays_in_its_story(room: Newsroom) -> None:
    feed = await room.feed()
    story = await room.report("Grid warns", feed=feed)
    article = new_article("Grid warns", url=PAGE, text="It took its warning back.")
    saved, waiting = await room.save(feed, article)
    assert saved == "updated"
    async with room.db.read() as tx:
        assert await stories.of_article(tx, waiting[0]) == story


async def test_what_was_edited_while_it_was_read_still_waits(room: Newsroom) -> None:
    feed = await room.feed()
    await room.save(feed, new_article(url=PAGE))
    await room.save(feed, new_article("Another", url="https://wire.example/2"))
    async with room.db.read() as tx:
        before = await articles.waiting(tx, 10)
    await room.save(feed, new_article(url=PAGE, text="Edited."))
    async with room.db.read() as tx:
        assert await articles.still_waiting(tx, before) == {before[1].id}
