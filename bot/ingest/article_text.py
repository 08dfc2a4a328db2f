"""The text of the article in a page's tree, by trafilatura: quickly where that is sure to do.

trafilatura compares its own finding with two other programs', on trees that it copies each time.
That takes half of its time, and changes the outcome only where its own finding is a small part of
what the page says, or more than the article. So first it gets the page without what it would never
take (menus, footers, scripts) and without the comparison. Where what it finds is what stands
around the page's paragraphs, no more and no less, that is the article; else it does all it can.
"""

from __future__ import annotations

from collections import Counter
from copy import copy
from typing import Any

#: Elements that trafilatura takes for no part of an article, wherever they stand.
_NEVER = (
    *("aside", "footer", "nav", "script", "style", "noscript", "svg", "template", "iframe"),
    *("button", "select", "option", "input", "textarea", "dialog", "menu", "object", "canvas"),
)
_LEAST = 500
#: The other programs are believed where they find twice as much: here they cannot.
_SHARE = 0.5
_FEWEST, _MOST = 0.8, 1.02
#: On such pages the comments are what is to be read.
_FORUM = "//script[contains(., 'DiscussionForumPosting')]"


def article_text(tree: Any, url: str) -> str:
    """The article in lxml's tree of the page at ``url``, which stays as it is; "" if none is found.

    Paragraphs are lines.
    """
    from lxml import etree

    quick = copy(tree)
    forum = bool(quick.xpath(_FORUM))
    etree.strip_elements(quick, *_NEVER, with_tail=False)
    body = quick.find(".//body")
    seen = quick if body is None else body
    around = _around_paragraphs(seen)
    if not forum and around >= max(_LEAST, _SHARE * _outside_links(seen)):
        text = _found(quick, url, fast=True)
        if _FEWEST * around <= len(text) <= _MOST * around:
            return text
    return _found(tree, url, fast=False)


def _found(tree: Any, url: str, *, fast: bool) -> str:
    import trafilatura

    found = trafilatura.bare_extraction(
        tree,
        url=url,
        fast=fast,
        include_comments=False,
        include_images=False,
        with_metadata=False,
    )
    return getattr(found, "text", None) or ""


def _around_paragraphs(seen: Any) -> int:
    """How much text the element holds in which most of the page's paragraphs stand."""
    sizes: Counter[Any] = Counter()
    for paragraph in seen.iter("p"):
        sizes[paragraph.getparent()] += len(paragraph.text_content())
    return _length(sizes.most_common(1)[0][0]) if sizes else 0


def _outside_links(seen: Any) -> int:
    return _length(seen) - sum(len(link.text_content()) for link in seen.iter("a"))


def _length(element: Any) -> int:
    return len(" ".join(element.text_content().split()))
