"""What somebody may try who wants more than to read."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.web.links import web_address, with_fragment
from bot.web.visit import Site
from bot.web.visitor import back
from tests.builders import NOW, Newsroom, new_article
from tests.web.reader import READING, TOKEN, Reader, reading

_PATHS = [
    "/../../etc/passwd",
    "/style.css/../../access.py",
    "/static/style.css",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/..%5c..%5cetc%5cpasswd",
    "/archive/..%2f..%2fdata",
    "/archive/2026-02-30",
    "/archive/0000-00-00",
    "/archive/9999-12-31",
    "/archive/2026-11-20%00",
    "/archive?before=9999-99-99",
    "/digest/2026-13-01",
    "/digest/' OR 1=1 --".replace(" ", "%20"),
    "/digest/%F0%9F%99%82%F0%9F%99%82%F0%9F%99%82%F0%9F%99%82",
    "/topic/%FF%FE",
    "/topic/%00",
    "/topic/" + "a" * 4000,
    "/topic/..%2f..",
    "/story/" + "z" * 3000,
    "/web_token",
    "/templates/base.html",
]


@pytest.mark.parametrize("path", _PATHS)
async def test_no_path_leads_out_or_breaks_anything(reader: Reader, path: str) -> None:
    seen = await reader.get(path)
    assert seen.status in (404, 421), seen.status
    assert "root:" not in seen.text
    assert "Traceback" not in seen.text


@pytest.mark.parametrize("page", ["0", "-1", "10000", "1e9", "9" * 40, "%D9%A1", "1;2", "%00", ""])
async def test_lists_have_an_end(room: Newsroom, reader: Reader, page: str) -> None:
    await room.report("Grid warns", topics=("Energy",))
    for path in ("/archive/2026-11-20", "/topic/Energy"):
        assert (await reader.get(f"{path}?page={page}")).status == 404


_QUERIES = [
    "%00",
    '"',
    '""',
    "-",
    "- -",
    "*",
    "a*",
    "NEAR(a b)",
    "a OR",
    "AND",
    "(",
    "col:x",
    "'--",
]


@pytest.mark.parametrize(
    "query", [*_QUERIES, "%F0%9F%99%82", "%E2%80%AEabc", "a" * 7000, "a+" * 3000]
)
async def test_whatever_is_searched_is_answered(room: Newsroom, reader: Reader, query: str) -> None:
    await room.report("Grid warns")
    seen = await reader.get(f"/search?q={query.replace(' ', '+')}")
    assert seen.status == 200
    assert len(seen.text) < 20_000


async def test_parameters_without_end_are_not_read(reader: Reader) -> None:
    many = "&".join(f"p{n}={n}" for n in range(700))
    assert (await reader.get(f"/search?{many}")).status == 200


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=40))
def test_one_comes_back_to_our_own_pages_alone(to: str) -> None:
    path = back(to)
    assert path.startswith("/")
    assert not path.startswith(("//", "/\\"))
    assert path.isprintable()
    assert path.isascii()


@given(
    st.text(max_size=40)
    | st.sampled_from(
        [
            "javascript:alert(1)",
            "JAVASCRIPT:x",
            " http://a",
            "http:///x",
            "data:,x",
            "http://a\u202e",
        ]
    )
)
def test_a_link_is_of_the_web_or_none(url: str) -> None:
    if web_address(url):
        assert url.lower().startswith(("http://", "https://"))
        assert url.isprintable()


@given(st.text(min_size=1, max_size=300))
def test_a_sentence_adds_nothing_to_its_address_but_its_place(sentence: str) -> None:
    made = with_fragment("https://a.example/x?y=1#part", sentence)
    page, _, place = made.partition("#")
    assert page == "https://a.example/x?y=1"
    if sentence.split():
        assert place.startswith("part:~:text=")
        directive = place.removeprefix("part:~:text=")
        assert set(directive) <= set(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%._~,"
        )
        assert directive.count(",") <= 1


async def test_no_headline_name_or_topic_becomes_markup_or_a_script(
    room: Newsroom, reader: Reader
) -> None:
    evil = "\"'><script>alert(1)</script><a href=javascript:alert(1)>\u202e{{7*7}}"
    feed = await room.feed()
    await room.report(evil, text=evil, source=evil, topics=(evil,), names=(evil,))
    await room.save(feed, new_article(evil, url="javascript:alert(1)"), NOW)
    for path in (
        "/archive",
        "/archive/2026-11-20",
        "/digest/2026-11-20",
        "/trends",
        "/search?q=alert",
    ):
        for seen in (await reader.get(path), await reader.owner(path)):
            assert not seen.page.xpath("//script"), path
            assert not [a for a in seen.links() if "javascript" in a.lower() and a[:1] != "/"], path
            for element in seen.page.iter():
                assert not [name for name in element.attrib if name.startswith("on")], path
    mirrored = await reader.get("/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert not mirrored.page.xpath("//script")


async def test_what_is_private_is_kept_by_nobody(room: Newsroom) -> None:
    await room.report("Grid warns")
    async with reading(room, Site(public=READING)) as reader:
        for path in ("/", "/archive", "/feed.atom"):
            seen = await reader.owner(path)
            assert seen.headers["Cache-Control"] == "no-store"
            assert "ETag" not in seen.headers
        public = await reader.get("/archive")
        assert public.headers["Vary"] == "Cookie, Authorization"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
async def test_pages_are_only_read(reader: Reader, method: str) -> None:
    for path in ("/", "/archive", "/feed.atom", "/nothing"):
        async with reader.session.request(method, reader.root + path) as answer:
            assert answer.status in (404, 405)


async def test_a_crowd_is_sent_away_and_nobody_waits_for_ever(
    room: Newsroom, reader: Reader
) -> None:
    for number in range(30):
        await room.report(f"Report {number}", topics=("Energy",))
    seen = await asyncio.gather(*(reader.get("/topic/Energy") for _ in range(80)))
    assert {answer.status for answer in seen} <= {200, 503}
    assert sum(answer.status == 200 for answer in seen) >= 2
    for answer in seen:
        if answer.status == 503:
            assert answer.headers["Retry-After"] == "60"
    assert (await reader.get("/topic/Energy")).status == 200


async def test_a_stolen_cookie_of_another_path_or_name_opens_nothing(room: Newsroom) -> None:
    site = Site(public=READING, root="https://news.example.org")
    async with reading(room, site) as reader:
        entered = await reader.post("/login", {"token": TOKEN}, Host="news.example.org")
        session = entered.headers["Set-Cookie"].split("=", 1)[1].split(";")[0]
        right = {"Host": "news.example.org"}
        weak = await reader.get("/", Cookie=f"newsdigest={session}", **right)
        strong = await reader.get("/", Cookie=f"__Host-newsdigest={session}", **right)
        assert (weak.status, strong.status) == (303, 200)
        reader.clock.pass_(timedelta(days=31))
        old = await reader.get("/", Cookie=f"__Host-newsdigest={session}", **right)
        assert old.status == 303
