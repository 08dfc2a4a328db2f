"""The pages as a visitor reads them, over a real socket."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.config_web import AREAS
from bot.digest.build import Builder
from bot.health import Trouble
from bot.letters import letters
from bot.model import StorySentence
from bot.quotes import Conflict, Dated, Quote
from bot.store import disagreements, forgetting, moves, stories
from bot.store.db import open_database
from bot.web.visit import Running, Site
from tests.builders import DAY, HOUR, NOW, TODAY, Newsroom, one_part
from tests.conftest import NewDatabase
from tests.web.reader import READING, Reader, reading

KEY = "Zk3vJp0qRr8sTt1uVv2w"


async def test_the_archive_shows_days_with_what_was_most_reported(
    room: Newsroom, reader: Reader
) -> None:
    both = await room.report("Grid warns")
    await room.report("Grid warns", source="Quay Gazette", story_id=both)
    await room.report("A museum of boats", published=NOW - 2 * DAY)
    page = await reader.get("/archive")
    assert [h.text_content() for h in page.page.iter("h2")] == [
        "Friday 20 November 2026",
        "Wednesday 18 November 2026",
    ]
    assert "1 story from 2 articles" in page.words
    assert f"/story/{letters(both)}" in page.links()
    assert "/digest/2026-11-18" in page.links()


async def test_the_archive_goes_back_page_by_page(room: Newsroom, reader: Reader) -> None:
    for ago in range(0, 40, 2):
        await room.report(f"Report {ago}", published=NOW - ago * DAY)
    seen: list[str] = []
    link: str | None = "/archive"
    while link:
        page = await reader.get(link)
        seen += [h.text_content() for h in page.page.iter("h2")]
        link = next(iter(page.page.xpath("//a[@rel='next']/@href")), None)
    assert len(seen) == len(set(seen)) == 20


async def test_days_are_those_of_the_zone(room: Newsroom) -> None:
    await room.report("Late in the evening", published=NOW - 12 * HOUR - timedelta(minutes=30))
    async with reading(room, Site(zone="Europe/Minsk", public=READING)) as reader:
        assert "Friday 20 November 2026" in (await reader.get("/archive")).words
        assert (await reader.get("/archive/2026-11-20")).status == 200
        assert (await reader.get("/archive/2026-11-19")).status == 404
    async with reading(room) as reader:
        assert (await reader.get("/archive/2026-11-19")).status == 200


async def test_a_days_digest_and_all_of_the_day(room: Newsroom, reader: Reader) -> None:
    for number in range(25):
        await room.report(f"Report number {number}", text=f"Sentence {number} of a report.")
    digest = await reader.get("/digest/2026-11-20")
    assert "20 stories of 25 from 25 articles" in digest.words
    first, second = (
        await reader.get("/archive/2026-11-20"),
        await reader.get("/archive/2026-11-20?page=2"),
    )
    titles = [h.text_content().strip() for p in (first, second) for h in p.page.iter("h2")]
    assert len(titles) == len(set(titles)) == 25


async def test_a_story_shows_who_says_what_and_where(room: Newsroom, reader: Reader) -> None:
    story = await room.report("Grid warns", text="Reserves fell to four days.", topics=("Energy",))
    await room.report(
        "Grid is calm", text="Reserves rose.", source="Quay Gazette", story_id=story, language="pl"
    )
    async with room.db.write() as tx:
        (told,) = await stories.many(tx, None, [story])
        one, two = told.articles
        sides = tuple(Quote(a.sentences[0].text, a.id, a.source) for a in (one, two))
        await disagreements.keep_within(tx, story, [Conflict("the reserves", sides)])
        await stories.save(
            tx,
            story_id=story,
            title="Grid warns",
            language="en",
            sentences=[StorySentence("Reserves rose.", one.id)],
            because=("both name the grid",),
            fresh_at=NOW,
            now=NOW,
            timeline=(Dated(TODAY, "Reserves rose.", one.id),),
        )
    page = await reader.get(f"/story/{letters(story)}")
    assert page.status == 200
    for words in ("Where sources differ", "the reserves", "Timeline", "20 November 2026"):
        assert words in page.words
    cards = [section.text_content() for section in page.page.xpath("//h3/..")]
    assert [any(source in card for card in cards) for source in ("Harbour Wire", "Quay Gazette")]
    assert any(link.endswith("#:~:text=Reserves%20rose.") for link in page.links())
    assert page.page.xpath("//a[@lang='pl']")
    assert "/topic/Energy" in page.links()


async def test_a_merged_story_leads_on_and_other_letters_nowhere(
    room: Newsroom, reader: Reader
) -> None:
    old, new = await room.report("Old"), await room.report("New")
    async with room.db.write() as tx:
        await moves.move(tx, await moves.members(tx, old), new, ())
        await moves.record(tx, old, new, "merged", (), NOW)
    merged = await reader.get(f"/story/{letters(old)}")
    assert (merged.status, merged.headers["Location"]) == (303, f"/story/{letters(new)}")
    upper = await reader.get(f"/story/{letters(new).upper()}")
    assert (upper.status, upper.headers["Location"]) == (308, f"/story/{letters(new)}")
    for name in ("1", "iii", "zzzzzz", "a" * 500, "%00", "..%2f..%2fetc%2fpasswd"):
        assert (await reader.get(f"/story/{name}")).status == 404


async def test_a_topic_shows_its_stories_and_how_much_it_was_reported(
    room: Newsroom, reader: Reader
) -> None:
    for number in range(3):
        await room.report(f"Report {number}", topics=("Power & light/grid",))
    page = await reader.get("/topic/Power%20%26%20light%2Fgrid")
    assert page.status == 200
    assert page.page.xpath("//svg/@aria-label")[0].endswith("on 20 Nov; last 3")
    assert page.page.xpath("//tbody/tr")[-1].text_content() == "20 Nov3"
    assert "Report 2" in page.words
    other = await reader.get("/topic/power%20%26%20LIGHT%2Fgrid")
    assert other.headers["Location"] == "/topic/Power%20%26%20light%2Fgrid"
    assert (await reader.get("/topic/Nothing")).status == 404


async def test_searching_finds_names_words_and_phrases(room: Newsroom, reader: Reader) -> None:
    await room.report("Of pipelines", text="The pipelines of the north.")
    await room.report("Of ships", text="The ships of the north.")
    form = await reader.get("/search")
    assert form.page.xpath("//label[@for='q']")
    assert "1 story" in (await reader.get("/search?q=pipelines")).words
    assert "2 stories" in (await reader.get("/search?q=north")).words
    assert "1 story" in (await reader.get("/search?q=north+-ships")).words
    assert "0 stories" in (await reader.get('/search?q="north+of"')).words


async def test_a_digest_that_was_sent_is_read_by_its_key(room: Newsroom, reader: Reader) -> None:
    anna = await room.chat("anna")
    own = await room.feed("https://secret.example/feed?key=1", chat=anna)
    await room.report("Grid warns")
    await room.report("Of our club", text="Clandestine.", feed=own, source="Clubletter")
    await room.order(anna, topics=("Grid", "Of our club"))
    builder = Builder(
        room.db,
        reader.clock,
        one_part,
        lambda: None,
        pages="https://x.example",
        make_key=lambda: KEY,
    )
    assert await builder.tick() == 1
    seen = await reader.get(f"/digest/{KEY}")
    assert seen.status == 200
    assert "Grid warns" in seen.words
    assert "Grid, Of our club" in seen.words  # what stood above the digest
    for hidden in ("Clandestine", "Clubletter", "secret.example"):
        assert hidden not in seen.text
    assert "1 more is not shown here" in seen.words
    for wrong in (KEY[:-1], KEY + "A", KEY.lower(), "1", "a" * 500):
        assert (await reader.get(f"/digest/{wrong}")).status == 404
    async with room.db.write() as tx:
        await forgetting.mark_forgotten(tx, anna.id)
    assert (await reader.get(f"/digest/{KEY}")).status == 404


async def test_nothing_of_a_chats_own_feed_is_anywhere(room: Newsroom, reader: Reader) -> None:
    anna = await room.chat("anna-the-chat")
    own = await room.feed("https://secret.example/feed?key=1", chat=anna, title="Secret feed")
    await room.report("Grid warns")
    private = await room.report(
        "Of our club",
        feed=own,
        source="Clubletter",
        topics=("Clubs",),
        names=("Zaporizhzhia",),
    )
    paths = (
        "/",
        "/archive",
        "/archive/2026-11-20",
        "/digest/2026-11-20",
        f"/story/{letters(private)}",
        "/topic/Clubs",
        "/search?q=club",
        "/search?q=Zaporizhzhia",
    )
    for path in paths:
        for seen in (await reader.get(path), await reader.owner(path)):
            for word in ("Of our club", "Clubletter", "secret.example", "Secret", "anna-the-chat"):
                assert word not in seen.text, path
    assert (await reader.get(f"/story/{letters(private)}")).status == 404
    assert (await reader.get("/topic/Clubs")).status == 404


async def test_a_story_that_is_partly_private_shows_its_public_part(
    room: Newsroom, reader: Reader
) -> None:
    own = await room.feed("https://secret.example/", chat=await room.chat())
    story = await room.report("What all read")
    await room.report("What members read", feed=own, source="Clubletter", story_id=story)
    page = await reader.get(f"/story/{letters(story)}")
    assert "What all read" in page.words
    assert "member" not in page.text
    assert "Clubletter" not in page.text


@pytest.mark.parametrize("area", AREAS)
async def test_each_area_is_public_or_not_by_itself(room: Newsroom, area: str) -> None:
    await room.report("Grid warns", topics=("Energy",))
    paths = {
        "status": "/",
        "archive": "/archive",
        "digest": "/digest/2026-11-20",
        "story": "",
        "topic": "/topic/Energy",
        "search": "/search",
        "trends": "/trends",
        "feeds": "/feed.atom",
    }
    async with reading(room, Site(public=frozenset({area}))) as reader:  # type: ignore[arg-type]
        (story,) = {a for a in (await reader.owner("/archive")).links() if "/story/" in a}
        paths["story"] = story
        for name, path in paths.items():
            seen = await reader.get(path)
            assert (seen.status == 200) == (name == area), (name, area)
            if name == area != "feeds":
                inner = {link for link in seen.links() if link.startswith("/")}
                allowed = {"/", "/login", "/feed.atom", "/feed.json"}
                for link in inner - allowed:
                    assert (await reader.get(link)).status == 200, link


async def test_the_state_tells_what_is_not_well(room: Newsroom) -> None:
    await room.feed()
    ticks = Trouble("ticks", "refresh", "has not run for 12 minutes", NOW)
    live = Running((("telegram", NOW, None), ("discord", None, "refused")), (ticks,))
    async with reading(room, Site(live=lambda: live, version="1.2.3")) as reader:
        page = await reader.owner("/")
        assert "Something needs you" in page.words
        assert "Discord: refused" in page.words
        assert "Ticks refresh: has not run for 12 minutes" in page.words
        assert "1 healthy" in page.words
        assert len(page.page.xpath("//figure//svg")) == 4
    async with reading(room, Site(live=lambda: Running((("telegram", NOW, None),)))) as reader:
        assert "All is well" in (await reader.owner("/")).words


async def test_what_is_public_may_be_kept_and_is_not_sent_twice(
    room: Newsroom, reader: Reader
) -> None:
    await room.report("Grid warns")
    first = await reader.get("/archive")
    assert "public" in first.headers["Cache-Control"]
    again = await reader.get("/archive", If_None_Match=first.headers["ETag"])
    assert (again.status, again.text) == (304, "")
    assert again.headers["ETag"] == first.headers["ETag"]
    await room.report("Another")
    assert (await reader.get("/archive", If_None_Match=first.headers["ETag"])).status == 200


async def test_every_answer_says_what_browsers_may_do(reader: Reader) -> None:
    for path in ("/", "/archive", "/login", "/nothing", "/style.css", "/icon.svg", "/story/abc"):
        seen = await reader.get(path)
        policy = seen.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert seen.headers["X-Content-Type-Options"] == "nosniff"
        assert seen.headers["Referrer-Policy"] == "no-referrer"
        assert "Cache-Control" in seen.headers
        assert "Server" not in seen.headers
        if "html" in seen.headers.get("Content-Type", ""):
            for forbidden in ("<script", "style=", "<style", " onclick", "javascript:"):
                assert forbidden not in seen.text


async def test_trends_show_every_topic_day_by_day(room: Newsroom, reader: Reader) -> None:
    for ago in range(1, 6):
        await room.report(f"Old {ago}", topics=("Energy",), published=NOW - ago * DAY - HOUR)
    for number in range(6):
        await room.report(f"New {number}", topics=("Energy",))
    await room.report("Ship", topics=("Ports",))
    page = await reader.get("/trends")
    rows = [" ".join(row.text_content().split()) for row in page.page.xpath("//tbody/tr")]
    assert rows[0].startswith("Energy ▲ rising")
    assert rows[0].endswith("116usually 1.0")
    assert rows[1].startswith("Ports")
    assert len(page.page.xpath("//tbody//svg[@role='img'][@aria-label]")) == 2
    assert "▲ Rising: 6 in a day, usually 1.0" in (await reader.get("/topic/Energy")).words


async def test_every_page_is_there_on_postgresql_too(new_postgresql: NewDatabase) -> None:
    opened = open_database(await new_postgresql())
    try:
        room = Newsroom(opened)
        await room.order(await room.chat())
        story = await room.report("Grid warns", text="Reserves fell.", topics=("Energy",))
        async with reading(room) as reader:
            pages = ("/", "/archive", "/archive/2026-11-20", "/digest/2026-11-20", "/trends")
            more = ("/topic/Energy", f"/story/{letters(story)}", "/search?q=reserves", "/feed.atom")
            for path in (*pages, *more, "/topic/Energy.json"):
                assert (await reader.owner(path)).status == 200, path
            assert (await reader.get(f"/digest/{KEY}")).status == 404
    finally:
        await opened.close()
