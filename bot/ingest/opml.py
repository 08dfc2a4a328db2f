"""Lists of feeds in OPML 1 and 2 (opml.org), read and written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.errors import ParseError
from bot.ingest.parsed import language_code
from bot.ingest.urls import feed_url

_UNWRITABLE = frozenset(map(chr, (*range(0xD800, 0xE000), 0xFFFE, 0xFFFF)))


@dataclass(frozen=True, slots=True)
class FeedOutline:
    """A feed in a list; ``folder`` is the path of names that it lies in ("News/Europe")."""

    url: str
    title: str | None = None
    language: str | None = None
    folder: str | None = None


def read_opml(body: bytes) -> list[FeedOutline]:
    """The feeds of the list, in order, each address once. Raises ParseError."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ParseError("this list of feeds is damaged") from error
    if root is None or str(root.tag).lower() != "opml":
        raise ParseError("this is not an OPML list of feeds")
    found: dict[str, FeedOutline] = {}
    for outline in root.iter("outline"):
        names = {key.lower(): value.strip() for key, value in outline.attrib.items()}
        if url := feed_url(names.get("xmlurl", "")):
            folders = [_name(o) for o in outline.iterancestors("outline") if not o.get("xmlUrl")]
            outlined = FeedOutline(
                url=url,
                title=_name(outline) or None,
                language=language_code(names.get("language")),
                folder="/".join(name for name in reversed(folders) if name) or None,
            )
            found.setdefault(url, outlined)
    return list(found.values())


def write_opml(feeds: Iterable[FeedOutline], *, title: str) -> bytes:
    """An OPML 2 document that ``read_opml`` reads back, its folders grouped."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _clean(title)
    folders = {"": etree.SubElement(root, "body")}
    for feed in feeds:
        path = ""
        for name in (feed.folder or "").split("/") if feed.folder else ():
            parent, path = folders[path], f"{path}/{_clean(name)}"
            if path not in folders:
                folders[path] = etree.SubElement(parent, "outline", text=_clean(name))
        text = _clean(feed.title or feed.url)
        outline = etree.SubElement(
            folders[path], "outline", type="rss", text=text, title=text, xmlUrl=_clean(feed.url)
        )
        if feed.language:
            outline.set("language", feed.language)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written


def _name(outline: object) -> str:
    get = getattr(outline, "get")  # noqa: B009 - lxml has no types
    return " ".join((get("title") or get("text") or "").split())


def _clean(text: str) -> str:
    # XML has no way to write most control characters.
    return "".join(letter for letter in text if letter >= " " and letter not in _UNWRITABLE)
