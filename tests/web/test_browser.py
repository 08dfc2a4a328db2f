"""The pages in a real browser: nothing forbidden, nothing cut off, all by keyboard, all legible."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pytest

from bot.letters import letters
from bot.model import StorySentence
from bot.quotes import Conflict, Dated, Quote
from bot.store import disagreements, stories
from tests.builders import DAY, HOUR, NOW, TODAY, Newsroom
from tests.web.browser import CHROMIUM, Browser, browser
from tests.web.reader import TOKEN, Reader

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed: nothing was looked at"),
]
_LOOKS = [(360, "light"), (820, "dark"), (1280, "light")]
_EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg onload=alert(1)>"

#: Text whose contrast with the ground behind it is less than WCAG AA asks for.
_PALE = """
(() => {
  const rgb = c => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= .03928 ? v / 12.92
    : ((v + .055) / 1.055) ** 2.4).reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
  const ground = e => { for (; e; e = e.parentElement) {
    const c = rgb(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !e.checkVisibility()) continue;
    const [a, b] = [light(rgb(getComputedStyle(e).color)), light(ground(e))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) found.push(walk.currentNode.data.trim() + ' ' + ratio.toFixed(2));
  }
  return found;
})()
"""
#: What a person who does not see the page would miss or meet.
_UNNAMED = """
[...document.querySelectorAll('a, button, input:not([type=hidden]), svg[role=img], summary')]
  .filter(e => e.checkVisibility() && !(e.getAttribute('aria-label') || e.textContent.trim()
    || (e.labels && e.labels.length))).map(e => e.outerHTML)
  .concat([...document.querySelectorAll('[id]')].map(e => e.id)
    .filter((id, n, all) => all.indexOf(id) !== n))
"""
_HEADINGS = "[...document.querySelectorAll('h1, h2, h3')].map(h => +h.tagName[1])"


@pytest.fixture
async def tab(tmp_path: Path) -> AsyncIterator[Browser]:
    async with browser(tmp_path) as opened:
        yield opened


@pytest.fixture
async def story(room: Newsroom) -> str:
    """A newsroom with all that pages can show, some of it hostile; the path of its story."""
    made = await room.report("Grid warns", text="Reserves fell.", topics=("Energy", _EVIL))
    await room.report(_EVIL, text=_EVIL, source=_EVIL, story_id=made, language="ru")
    for ago in range(10):
        await room.report(f"Old {ago}", topics=("Energy",), published=NOW - ago * DAY - HOUR)
    async with room.db.write() as tx:
        (told,) = await stories.many(tx, None, [made])
        one, two = told.articles
        sides = tuple(Quote(a.sentences[0].text, a.id, a.source, a.url) for a in (one, two))
        await disagreements.keep_within(tx, made, [Conflict(_EVIL, sides)])
        await stories.save(
            tx,
            story_id=made,
            title="Grid warns",
            language="en",
            sentences=[StorySentence("Reserves fell.", two.id), StorySentence(_EVIL, one.id, True)],
            because=(_EVIL,),
            fresh_at=NOW,
            now=NOW,
            timeline=(Dated(TODAY, _EVIL, one.id),),
        )
    return f"/story/{letters(made)}"


async def test_every_page_is_whole_legible_and_breaks_no_rule(
    tab: Browser, reader: Reader, story: str
) -> None:
    await _sign_in(tab, reader)
    pages = ("/", "/archive", "/archive/2026-11-20", "/digest/2026-11-20", story, "/topic/Energy")
    for page in (*pages, "/search?q=reserves", "/search", "/trends", "/login"):
        for width, scheme in _LOOKS:
            await tab.looks(width, scheme)
            await tab.open(reader.root + page)
            where = (page, width, scheme)
            await tab.read("document.querySelectorAll('details').forEach(d => d.open = true)")
            assert await tab.read("document.documentElement.scrollWidth - innerWidth") <= 0, where
            assert await tab.read(_PALE) == [], where
            assert await tab.read(_UNNAMED) == [], where
        headings = await tab.read(_HEADINGS)
        assert headings[0] == 1, page
        assert headings.count(1) == 1, page
        assert all(b - a <= 1 for a, b in pairwise(headings)), page
        assert await tab.read("document.querySelectorAll('script, img, iframe').length") == 0
        assert await tab.read("getComputedStyle(document.querySelector('main')).maxWidth") != "none"
    assert tab.complaints == []


async def test_the_forms_work_by_keyboard_alone(tab: Browser, reader: Reader, story: str) -> None:
    await tab.open(f"{reader.root}/search")
    await tab.type("reserves")
    await tab.enter()
    assert await tab.read("location.search") == "?q=reserves"
    assert "1 story" in await tab.read("document.querySelector('[role=status]').textContent")
    await tab.press("Tab")
    assert await tab.read("document.activeElement.className") != ""
    await tab.open(f"{reader.root}/archive")
    await tab.press("Tab")
    skip = "document.activeElement.textContent + document.activeElement.getBoundingClientRect().x"
    assert await tab.read(skip) == "To the text0"
    await _sign_in(tab, reader)
    assert await tab.read("document.cookie") == ""  # scripts cannot see it
    assert tab.complaints == []


async def test_every_link_of_ours_leads_somewhere(tab: Browser, reader: Reader, story: str) -> None:
    seen, wanted = set[str](), ["/archive"]
    while wanted:
        path = wanted.pop()
        await tab.open(reader.root + path)
        seen.add(path)
        assert await tab.read("document.querySelector('h1').textContent") != "Nothing here", path
        links = "[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))"
        for link in await tab.read(links):
            assert link.startswith(("/", "#", "https://wire.example/")), link
            ours = link.startswith("/") and not link.startswith("/feed.")
            if ours and link not in seen | set(wanted) and not link.endswith((".atom", ".json")):
                wanted.append(link)
    assert {story, "/trends", "/search", "/login", "/digest/2026-11-20"} <= seen
    assert tab.complaints == []


async def _sign_in(tab: Browser, reader: Reader) -> None:
    await tab.open(f"{reader.root}/login")
    await tab.read("document.getElementById('token').focus()")
    await tab.type(TOKEN)
    await tab.enter()
    assert (await tab.read("document.title")).startswith("State")
