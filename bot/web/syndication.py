"""The stories as a feed for other readers: Atom and JSON Feed, of everything and of each topic."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from bot.digest.compose import sentences_of
from bot.letters import letters
from bot.model import Story, StorySentence
from bot.store import listing
from bot.web.links import moment, topic_path, web_address, with_fragment
from bot.web.templates import macro
from bot.web.visit import Answer, Document, NothingThereError, Visit

if TYPE_CHECKING:
    from lxml import etree

_MOST = 40
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Issue:
    """A feed's head and its stories, newest first. ``path`` is its page, ``own`` itself."""

    name: str
    path: str
    own: str
    stories: tuple[Story, ...]

    @property
    def updated_at(self) -> datetime:
        """When the newest of it came."""
        return max(
            (updated_at(one) for one in self.stories), default=datetime(2020, 1, 1, tzinfo=UTC)
        )


async def atom(visit: Visit) -> Answer:
    """Everything, or a topic, as Atom (RFC 4287)."""
    issue = await _issue(visit, "atom")
    return Document("application/atom+xml", _atom(visit, issue), issue.updated_at)


async def json_feed(visit: Visit) -> Answer:
    """The same as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    issue = await _issue(visit, "json")
    return Document("application/feed+json", _json(visit, issue), issue.updated_at)


def updated_at(story: Story) -> datetime:
    """When the last of its reports was read."""
    return max(article.told_at or article.first_seen_at for article in story.articles)


async def _issue(visit: Visit, kind: str) -> Issue:
    wanted = visit.args.get("name")
    if wanted is None:
        found = await listing.listed(visit.tx, None, limit=_MOST)
        return Issue("newsdigest", "/archive", f"/feed.{kind}", tuple(found))
    found = await listing.listed(visit.tx, None, topic=wanted, limit=_MOST)
    if not found:
        raise NothingThereError("There is no such topic here.")
    path = topic_path(wanted)
    return Issue(f"newsdigest: {wanted}", path, topic_path(wanted, kind), tuple(found))


def _id(visit: Visit, path: str) -> str:
    """The same for ever, wherever the installation moves to."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'newsdigest:{visit.installation}:{path}')}"


def _home(visit: Visit, story: Story) -> str:
    """Our own page of the story, or its source where that page is not to be seen."""
    if "story" in visit.site.public or not web_address(story.best.url):
        return f"{visit.root}/story/{letters(story.id)}"
    return story.best.url or ""


def _atom(visit: Visit, issue: Issue) -> str:
    from lxml import etree

    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _text(feed, "id", _id(visit, issue.path))
    _text(feed, "title", issue.name)
    _text(feed, "updated", moment(issue.updated_at))
    _link(feed, "self", visit.root + issue.own, "application/atom+xml")
    _link(feed, "alternate", visit.root + issue.path, "text/html")
    _text(feed, "generator", "newsdigest")
    for story in issue.stories:
        _entry(visit, feed, story)
    declared = '<?xml version="1.0" encoding="utf-8"?>\n'
    return declared + str(etree.tostring(feed, encoding="unicode", pretty_print=True))


def _entry(visit: Visit, feed: etree._Element, story: Story) -> None:
    entry = _child(feed, "entry")
    _text(entry, "id", _id(visit, f"/story/{story.id}"))
    _text(entry, "title", story.title)
    _text(entry, "updated", moment(updated_at(story)))
    _text(entry, "published", moment(_published_at(story)))
    _link(entry, "alternate", _home(visit, story), "text/html")
    if web_address(story.best.url):
        _link(entry, "related", story.best.url or "")
    for source in story.sources[:10]:
        _text(_child(entry, "author"), "name", source)
    for topic in story.topics:
        _child(entry, "category", term=_plain(topic))
    if story.language != "und":
        entry.set("{http://www.w3.org/XML/1998/namespace}lang", _plain(story.language))
    summary = _told(story)
    _text(entry, "summary", " ".join(each.text for each in summary) or story.title)
    _text(entry, "content", _html(story, summary), type="html")


def _json(visit: Visit, issue: Issue) -> str:
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": issue.name,
        "home_page_url": visit.root + issue.path,
        "feed_url": visit.root + issue.own,
        "items": [_item(visit, story) for story in issue.stories],
    }
    return json.dumps(head, ensure_ascii=False, indent=1)


def _item(visit: Visit, story: Story) -> dict[str, object]:
    summary = _told(story)
    item: dict[str, object] = {
        "id": _id(visit, f"/story/{story.id}"),
        "url": _home(visit, story),
        "title": story.title,
        "summary": " ".join(each.text for each in summary) or story.title,
        "content_html": _html(story, summary),
        "date_published": moment(_published_at(story)),
        "date_modified": moment(updated_at(story)),
        "authors": [{"name": source} for source in story.sources[:10]],
        "tags": list(story.topics),
    }
    if web_address(story.best.url):
        item["external_url"] = story.best.url
    if story.language != "und":
        item["language"] = story.language
    return item


def _told(story: Story) -> list[StorySentence]:
    return sentences_of(story, more=False)


def _published_at(story: Story) -> datetime:
    return min(article.fresh_at for article in story.articles)


def _html(story: Story, summary: Sequence[StorySentence]) -> str:
    """The summary with a link at each sentence, and the sources."""
    by_id = {article.id: article for article in story.articles}
    told = [
        (each.text, with_fragment(url, each.text) if web_address(url) and url else None)
        for each in summary
        for url in [by_id[each.article_id].url if each.article_id in by_id else None]
    ]
    newest = [next(a for a in story.articles if a.source == name) for name in story.sources]
    sources = [(a.source, a.url if web_address(a.url) else None) for a in newest]
    return macro("entry.html", told=told, sources=sources)


def _child(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    from lxml import etree

    return etree.SubElement(parent, f"{{{_ATOM}}}{name}", **attributes)


def _text(parent: etree._Element, name: str, text: str, **attributes: str) -> None:
    _child(parent, name, **attributes).text = _plain(text)


def _link(parent: etree._Element, rel: str, href: str, kind: str | None = None) -> None:
    made = _child(parent, "link", rel=rel, href=_plain(href))
    if kind is not None:
        made.set("type", kind)


def _plain(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(c for c in text if c in "\t\n\r" or (c >= " " and not _forbidden(ord(c))))


def _forbidden(code: int) -> bool:
    return 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF)
