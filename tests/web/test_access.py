"""Who gets in: the token, the session made of it, and what others meet."""

from __future__ import annotations

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from bot.web.access import SESSION, Keys, Tries, token_in
from bot.web.visit import Site
from tests.builders import NOW, Newsroom
from tests.web.reader import READING, TOKEN, Reader, reading

MINUTE = timedelta(minutes=1)


async def test_the_state_is_for_who_has_the_token(reader: Reader) -> None:
    stranger = await reader.get("/")
    assert (stranger.status, stranger.headers["Location"]) == (303, "/archive")
    owner = await reader.owner("/")
    assert owner.status == 200
    assert owner.headers["Cache-Control"] == "no-store"


async def test_signing_in_leads_back_and_out_again(room: Newsroom) -> None:
    async with reading(room, Site()) as reader:
        away = await reader.get("/story/abc?x=1")
        assert away.headers["Location"] == "/login?to=%2Fstory%2Fabc%3Fx%3D1"
        form = await reader.get(away.headers["Location"])
        (to,) = form.page.xpath("//input[@name='to']/@value")
        entered = await reader.post("/login", {"token": TOKEN, "to": to})
        assert (entered.status, entered.headers["Location"]) == (303, "/story/abc?x=1")
        said = entered.headers["Set-Cookie"]
        for word in ("HttpOnly", "SameSite=Strict", "Path=/"):
            assert word in said
        assert "Secure" not in said  # it came over plain HTTP
        assert TOKEN not in said
        assert (await reader.get("/")).status == 200
        left = await reader.post("/logout", {})
        assert left.status == 303
        assert (await reader.get("/")).status == 303


async def test_behind_https_the_cookie_is_for_https_and_this_host_alone(room: Newsroom) -> None:
    site = Site(public=READING, root="https://news.example.org")
    async with reading(room, site) as reader:
        entered = await reader.post("/login", {"token": TOKEN}, Host="news.example.org")
        assert entered.headers["Set-Cookie"].startswith("__Host-newsdigest=")
        assert "Secure" in entered.headers["Set-Cookie"]


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", "x"])
async def test_signing_in_leads_nowhere_else(reader: Reader, to: str) -> None:
    entered = await reader.post("/login", {"token": TOKEN, "to": to})
    assert entered.headers["Location"] == "/"


async def test_a_wrong_token_opens_nothing_and_few_can_be_tried(reader: Reader) -> None:
    for _ in range(5):
        wrong = await reader.post("/login", {"token": "wrong"})
        assert (wrong.status, "Set-Cookie" in wrong.headers) == (403, False)
        bearer = await reader.get("/", Authorization="Bearer wrong")
        assert bearer.status == 303
    assert (await reader.post("/login", {"token": TOKEN})).status == 429
    assert (await reader.owner("/")).status == 303
    reader.clock.pass_(5 * MINUTE)
    assert (await reader.post("/login", {"token": TOKEN})).status == 303


async def test_who_is_in_stays_in_while_others_try(reader: Reader) -> None:
    await reader.post("/login", {"token": TOKEN})
    for _ in range(12):
        await reader.post("/login", {"token": "wrong"})
    assert (await reader.get("/")).status == 200


async def test_a_session_ends(reader: Reader) -> None:
    keys = Keys(TOKEN)
    cookie = f"newsdigest={keys.session(NOW)}"
    assert (await reader.get("/", Cookie=cookie)).status == 200
    reader.clock.pass_(SESSION)
    assert (await reader.get("/", Cookie=cookie)).status == 303


@pytest.mark.parametrize(
    "session", ["", ".", "1.2", "x.y", "99999999999.0", "\udcff.\udcff", "é.é"]
)
def test_what_is_no_session_is_none(session: str) -> None:
    assert not Keys(TOKEN).holds(session, NOW)


def test_a_session_of_another_token_or_with_another_end_is_none() -> None:
    session = Keys(TOKEN).session(NOW)
    end, _, mac = session.partition(".")
    assert Keys(TOKEN).holds(session, NOW)
    assert not Keys(TOKEN + "!").holds(session, NOW)
    assert not Keys(TOKEN).holds(f"{int(end) + 1}.{mac}", NOW)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 400),
        ({"Sec_Fetch_Site": "cross-site"}, 400),
        ({"Content_Type": "application/json"}, 400),
    ],
)
async def test_another_pages_form_is_not_taken(
    reader: Reader, headers: dict[str, str], status: int
) -> None:
    sent = await reader.post("/login", f"token={TOKEN}".encode(), **headers)
    assert (sent.status, "Set-Cookie" in sent.headers) == (status, False)


async def test_a_form_that_is_too_large_is_not_read(reader: Reader) -> None:
    sent = await reader.post("/login", {"token": "x" * 100_000})
    assert sent.status in (400, 413)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:1", 200),
        ("127.0.0.1", 200),
        ("[::1]:8080", 200),
        ("192.168.1.5:8080", 200),
        ("news.example.org", 200),
        ("NEWS.example.org:443", 200),
        ("evil.example", 421),
        ("news.example.org.evil.example", 421),
        ("localhost.evil.example", 421),
        ("[::1", 421),
    ],
)
async def test_only_our_own_address_is_answered(room: Newsroom, host: str, status: int) -> None:
    """Another's name that leads to our address (DNS rebinding) reads nothing."""
    site = Site(public=READING, root="https://news.example.org")
    async with reading(room, site) as reader:
        assert (await reader.get("/archive", Host=host)).status == status
        assert (await reader.get("/login", Host=host)).status == status


def test_tries_are_counted_for_each_address_and_for_all() -> None:
    tries = Tries()
    for _ in range(10):
        assert not tries.wait("a", NOW)
        tries.failed("a", NOW)
    assert tries.wait("a", NOW + MINUTE) == 4 * MINUTE
    assert not tries.wait("b", NOW)
    for number in range(90):
        tries.failed(f"{number}", NOW)
    assert tries.wait("b", NOW)
    assert not tries.wait("b", NOW + 5 * MINUTE)


async def test_behind_a_proxy_each_visitor_is_counted_by_himself(room: Newsroom) -> None:
    site = Site(public=READING, root="https://news.example.org")
    async with reading(room, site) as reader:
        for _ in range(10):
            forged = "198.51.100.7, 203.0.113.9"
            await reader.post("/login", {"token": "wrong"}, X_Forwarded_For=forged)
        same = await reader.post("/login", {"token": TOKEN}, X_Forwarded_For="1.2.3.4,203.0.113.9")
        other = await reader.post("/login", {"token": TOKEN}, X_Forwarded_For="198.51.100.7")
        assert (same.status, other.status) == (429, 303)


def test_the_token_is_made_once_for_its_owners_eyes(tmp_path: Path) -> None:
    token = token_in(tmp_path)
    assert len(token) > 40
    assert token_in(tmp_path) == token
    assert stat.S_IMODE((tmp_path / "web_token").stat().st_mode) == 0o600
    (tmp_path / "web_token").write_text("")
    assert token_in(tmp_path) not in ("", token)
