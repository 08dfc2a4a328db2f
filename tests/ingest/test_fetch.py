from __future__ import annotations

import asyncio
import gzip
from ipaddress import ip_network

import pytest
from aiohttp import web

from bot.errors import FetchError
from bot.ingest.fetch import Fetcher, Limits
from tests.ingest.server import Server

LOOPBACK = [ip_network("127.0.0.0/8")]


def fetching(**limits: float) -> Fetcher:
    return Fetcher(user_agent="t", allow_networks=LOOPBACK, limits=Limits(**limits))


async def test_an_answer_comes_with_its_body_and_headers(server: Server, fetcher: Fetcher) -> None:
    url = server.serve("/feed", "news", headers={"ETag": '"1"', "Content-Type": "text/xml"})
    fetched = await fetcher.get(url)
    assert (fetched.status, fetched.body, fetched.url) == (200, b"news", url)
    assert fetched.headers["etag"] == '"1"'
    assert not fetched.not_modified
    assert fetched.permanent_url is None
    asked = server.requests[0].headers
    assert asked["User-Agent"] == "newsdigest/test"
    assert asked["Accept-Encoding"] == "gzip, deflate"
    assert asked["Host"] == f"127.0.0.1:{server.port}"


async def test_what_did_not_change_is_not_sent_again(server: Server, fetcher: Fetcher) -> None:
    url = server.serve("/feed", status=304)
    fetched = await fetcher.get(url, etag='W/"7"', last_modified="Sat, 21 Nov 2026 10:00:00 GMT")
    assert fetched.not_modified
    asked = server.requests[0].headers
    assert asked["If-None-Match"] == 'W/"7"'
    assert asked["If-Modified-Since"] == "Sat, 21 Nov 2026 10:00:00 GMT"


async def test_a_304_that_nobody_asked_for_is_an_error(server: Server, fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="304"):
        await fetcher.get(server.serve("/feed", status=304))


async def test_redirects_are_followed(server: Server, fetcher: Fetcher) -> None:
    end = server.serve("/end", "here")
    server.redirect("/b", "end?x=1", 307)
    fetched = await fetcher.get(server.redirect("/a", "/b#part", 302))
    assert (fetched.url, fetched.body) == (f"{end}?x=1", b"here")
    assert fetched.permanent_url is None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [(301, 308, "/end"), (308, 302, "/b"), (302, 301, None), (303, 307, None)],
)
async def test_only_permanent_redirects_from_the_start_change_the_address(
    server: Server, fetcher: Fetcher, first: int, second: int, expected: str | None
) -> None:
    server.serve("/end", "here")
    server.redirect("/b", "/end", second)
    fetched = await fetcher.get(server.redirect("/a", "/b", first))
    assert fetched.body == b"here"
    assert fetched.permanent_url == (server.url(expected) if expected else None)


async def test_a_chain_of_redirects_ends(server: Server, fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="more than 5 redirects"):
        await fetcher.get(server.redirect("/round", "/round"))
    assert server.asked("/round") == 6


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://a.example/", "//u:p@a.example/", "http://a.example:99999/"]
)
async def test_a_redirect_is_checked_like_the_address_given(
    server: Server, fetcher: Fetcher, to: str
) -> None:
    with pytest.raises(FetchError, match="redirect"):
        await fetcher.get(server.redirect("/a", to))


async def test_a_private_address_is_refused_before_a_connection(server: Server) -> None:
    connected = asyncio.Event()
    listener = await asyncio.start_server(lambda r, w: connected.set(), "127.0.0.1", 0)
    port = listener.sockets[0].getsockname()[1]
    async with Fetcher(user_agent="t") as guarded:
        for host in ("127.0.0.1", "2130706433", "0x7f.1", "127.1"):
            with pytest.raises(FetchError, match="not a public address"):
                await guarded.get(f"http://{host}:{port}/")
        with pytest.raises(FetchError) as refused:
            await guarded.get(f"http://127.0.0.1:{port}/")
        assert refused.value.permanent
        with pytest.raises(FetchError) as by_name:
            await guarded.get(f"http://localhost:{port}/")
        assert not by_name.value.permanent
    assert not connected.is_set()
    listener.close()
    await listener.wait_closed()


async def test_a_redirect_into_a_private_network_is_refused(
    server: Server, elsewhere: Server
) -> None:
    elsewhere.serve("/secret", "keys")
    server.redirect("/a", elsewhere.url("/secret"))
    async with Fetcher(user_agent="t", allow_networks=[ip_network("127.0.0.1/32")]) as only_one:
        with pytest.raises(FetchError, match=r"127\.0\.0\.2 is not a public address"):
            await only_one.get(server.url("/a"))
    assert elsewhere.requests == []


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://u:p@a.example/", "a.example", ""])
async def test_only_web_addresses_are_read(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(FetchError) as refused:
        await fetcher.get(url)
    assert refused.value.permanent


async def test_compressed_answers_are_unfolded(server: Server, fetcher: Fetcher) -> None:
    packed = gzip.compress(b"news " * 100)
    url = server.serve("/feed", packed, headers={"Content-Encoding": "gzip"})
    assert (await fetcher.get(url)).body == b"news " * 100


@pytest.mark.parametrize(
    ("body", "coding", "why"),
    [
        (gzip.compress(b"news " * 100, mtime=0)[:-9], "gzip", "too early"),
        (gzip.compress(bytes(200_000), mtime=0), "gzip", "larger than"),
        (gzip.compress(gzip.compress(b"news", mtime=0), mtime=0), "gzip, gzip", "not asked for"),
        (b"news", "br", "not asked for"),
        (bytes(100_001), "identity", "larger than"),
    ],
)
async def test_answers_that_are_refused(server: Server, body: bytes, coding: str, why: str) -> None:
    url = server.serve("/feed", body, headers={"Content-Encoding": coding})
    async with fetching(size=100_000) as fetcher:
        with pytest.raises(FetchError, match=why):
            await fetcher.get(url)


async def test_an_endless_body_ends_at_the_limit(server: Server) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(bytes(1000))

    server.answers["/endless"] = endless
    async with fetching(size=50_000) as fetcher:
        with pytest.raises(FetchError, match="larger than"):
            await fetcher.get(server.url("/endless"))


async def test_a_server_that_never_finishes_is_left(server: Server) -> None:
    async def dripping(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        await response.write(b"a little")
        await asyncio.Event().wait()
        return response

    server.answers["/drip"] = dripping
    async with fetching(seconds=0.2) as fetcher:
        with pytest.raises(FetchError, match="no complete answer") as failed:
            await fetcher.get(server.url("/drip"))
    assert not failed.value.permanent


@pytest.mark.parametrize(
    ("status", "headers", "permanent", "retry_after"),
    [
        (410, {}, True, None),
        (404, {}, False, None),
        (500, {"Retry-After": "soon"}, False, None),
        (503, {"Retry-After": "120"}, False, 120.0),
        (503, {"Retry-After": "99999999999999999999"}, False, 1_000_000_000.0),
        (206, {}, False, None),
        (
            429,
            {
                "Date": "Sat, 21 Nov 2026 10:00:00 GMT",
                "Retry-After": "Sat, 21 Nov 2026 10:05:00 GMT",
            },
            False,
            300.0,
        ),
    ],
)
async def test_an_error_says_whether_and_when_to_ask_again(
    server: Server,
    fetcher: Fetcher,
    status: int,
    headers: dict[str, str],
    permanent: bool,
    retry_after: float | None,
) -> None:
    with pytest.raises(FetchError) as failed:
        await fetcher.get(server.serve("/feed", status=status, headers=headers))
    assert (failed.value.permanent, failed.value.retry_after) == (permanent, retry_after)
    assert str(status) in str(failed.value)


async def test_what_is_no_http_is_an_error(fetcher: Fetcher) -> None:
    async def babble(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 this is a mail server\r\n\r\n")
        await writer.drain()
        writer.close()

    listener = await asyncio.start_server(babble, "127.0.0.1", 0)
    port = listener.sockets[0].getsockname()[1]
    with pytest.raises(FetchError, match="HTTP"):
        await fetcher.get(f"http://127.0.0.1:{port}/")
    listener.close()
    await listener.wait_closed()
    with pytest.raises(FetchError, match="could not be reached"):
        await fetcher.get(f"http://127.0.0.1:{port}/")


async def test_a_name_that_cannot_be_resolved(fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="name could not be resolved") as failed:
        await fetcher.get(f"http://{'a' * 70}.example/")
    assert not failed.value.permanent


async def test_a_redirect_to_nowhere(server: Server, fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="does not say where"):
        await fetcher.get(server.serve("/a", status=302))


async def test_one_request_at_a_time_to_a_host(
    server: Server, elsewhere: Server, fetcher: Fetcher
) -> None:
    inside, most = 0, 0
    both = asyncio.Barrier(2)

    async def counting(_request: web.Request) -> web.StreamResponse:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0)
        inside -= 1
        return web.Response()

    async def meeting(_request: web.Request) -> web.StreamResponse:
        await both.wait()
        return web.Response()

    server.answers["/"] = counting
    await asyncio.gather(*(fetcher.get(server.url("/")) for _ in range(6)))
    assert most == 1
    # Two hosts are asked at the same time: neither answers before both were asked.
    server.answers["/m"] = elsewhere.answers["/m"] = meeting
    answers = await asyncio.gather(fetcher.get(server.url("/m")), fetcher.get(elsewhere.url("/m")))
    assert [answer.status for answer in answers] == [200, 200]


async def test_an_error_names_no_address(server: Server, fetcher: Fetcher) -> None:
    for path in ("/secret-feed", "/other"):
        server.redirect("/other", "/secret-feed")
        with pytest.raises(FetchError) as failed:
            await fetcher.get(server.url(path))
        assert "secret" not in str(failed.value)
