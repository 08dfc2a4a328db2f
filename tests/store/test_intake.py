"""One feed, one address, several guids: what is one article and what are two."""

from __future__ import annotations

from bot.store.articles import waiting
from bot.store.intake import save_all
from tests.builders import NOW, Newsroom, new_article

URL = "https://quay.example/ferry"
TEXT = "The ferry to the outer islands sails again on 3 December, the harbour office said."


async def texts(room: Newsroom) -> list[str]:
    async with room.db.read() as tx:
        return sorted(unread.text for unread in await waiting(tx, 100))


async def test_an_edit_under_a_new_guid_updates_the_article(room: Newsroom) -> None:
    feed = await room.feed()
    edited = TEXT.replace("3 December", "5 December")
    first = new_article("Ferry", guid="1", url=URL, text=TEXT)
    assert (await room.save(feed, first))[0] == "added"
    again = new_article("Ferry is late", guid="2", url=URL, text=edited)
    assert (await room.save(feed, again))[0] == "updated"
    assert await texts(room) == [edited]


async def test_what_one_page_says_of_several_things_stays_several(room: Newsroom) -> None:
    """Some feeds name the same page in all their items; each is news."""
    feed = await room.feed()
    other = "A museum of boats opened in Vesnia on Friday, and hundreds of people came."
    third = "The library of Lipova lends tools as well as books from Monday on."
    async with room.db.write() as tx:
        both = [
            new_article("Ferry", guid="1", url=URL, text=TEXT),
            new_article("Museum", guid="2", url=URL, text=other),
            new_article("Ferry", guid="3", url=URL, text=TEXT + " Tickets are sold."),
        ]
        assert await save_all(tx, feed.id, both, NOW) == ["added", "added", "unchanged"]
    library = new_article("Library", guid="4", url=URL, text=third)
    assert (await room.save(feed, library))[0] == "added"
    assert await texts(room) == sorted([TEXT, other, third])


async def test_another_feeds_words_for_the_same_page_are_the_same_article(room: Newsroom) -> None:
    one, two = await room.feed(), await room.feed("https://pier.example/feed")
    await room.save(one, new_article("Ferry", guid="1", url=URL, text=TEXT))
    teaser = new_article("Boats are back", guid="x", url=URL, text="Read it at the Quay.")
    assert (await room.save(two, teaser))[0] == "unchanged"
    assert await texts(room) == [TEXT]


async def test_many_are_saved_as_one_by_one(room: Newsroom) -> None:
    feed = await room.feed()
    news = [
        new_article(f"Title {n}", guid=f"{n}", url=f"https://quay.example/{n}", text=f"Text {n}.")
        for n in range(50)
    ]
    async with room.db.write() as tx:
        assert await save_all(tx, feed.id, news, NOW) == ["added"] * 50
        assert await save_all(tx, feed.id, news, NOW) == ["unchanged"] * 50
        changed = [*news[:5], *[new_article("New", guid=f"{n}", text="Else.") for n in range(5, 9)]]
        expected = ["unchanged"] * 5 + ["updated"] * 4
        assert await save_all(tx, feed.id, changed, NOW) == expected
        assert await save_all(tx, feed.id, [], NOW) == []
