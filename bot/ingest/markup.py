"""HTML fragments → plain text: paragraphs kept, scripts dropped, entities decoded."""

from __future__ import annotations

import re

_DROPPED = "//script|//style|//noscript|//template|//iframe|//svg|//object|//head/title"
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_SPACE = re.compile(r"\s+")


def text_of(html: str) -> str:
    """The fragment's text; paragraphs are separated by an empty line, ``<br>`` by a line's end."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    source = html.replace("\0", "").encode("utf-8", "replace")
    try:
        root = document_fromstring(source, parser=parser)
    except etree.ParserError:
        return ""  # nothing but white space or comments
    for element in root.xpath(_DROPPED):
        element.drop_tree()
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in _BLOCKS:
            pieces.append("\n\n")
        elif element.tag == "br" and event == "start":
            pieces.append("\n")
        pieces.append(_SPACE.sub(" ", (element.text if event == "start" else element.tail) or ""))
    return _tidied("".join(pieces))


def line_of(html: str) -> str:
    """The fragment's text in one line, as for a headline."""
    return " ".join(text_of(html).split())


def _tidied(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
