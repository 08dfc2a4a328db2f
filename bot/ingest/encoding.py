"""Bytes of feeds and pages → text, whatever they say about themselves.

Servers mislabel: a body that is valid UTF-8 and not plain ASCII is UTF-8 whatever its label says,
since that hardly ever happens by accident. After that the labels are believed in order: the
byte-order mark, HTTP, the document's own declaration.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HTTP_LABEL = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_XML_LABEL = re.compile(rb"^\s{0,200}<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_HTML_LABEL = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096
# Read as UTF-8, text in another encoding is damaged nearly everywhere, a slip only here and there.
_DAMAGED = 0.3
_NOT_FOR_DOCUMENTS = frozenset(
    {"idna", "punycode", "raw_unicode_escape", "unicode_escape", "utf-7"}
)


def decode(body: bytes, content_type: str = "") -> str:
    """The text of a feed or page; ``content_type`` is the HTTP header's value. Never raises."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body.decode(name, "replace").removeprefix("\ufeff")
    if body[:4] in (b"<\0?\0", b"\0<\0?"):
        return body.decode("utf-16-le" if body[:1] == b"<" else "utf-16-be", "replace")
    labels = _labels(body, content_type)
    others = [label for label in labels if label != "utf-8"]
    if not (body.isascii() and others) and (text := _as_utf8(body, labelled="utf-8" in labels)):
        return text
    if others:
        return body.decode(others[0], "replace")
    return _guessed(body)


def _as_utf8(body: bytes, *, labelled: bool) -> str | None:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
    foreign = sum(1 for letter in text if letter > "\x7f")
    return text if labelled and text.count("\ufffd") <= _DAMAGED * foreign else None


def _labels(body: bytes, content_type: str) -> list[str]:
    head = body[:_HEAD]
    found = [match.group(1) for match in [_HTTP_LABEL.search(content_type)] if match]
    declared = (pattern.search(head) for pattern in (_XML_LABEL, _HTML_LABEL))
    found += [match.group(1).decode("ascii") for match in declared if match]
    names = [name for label in found if (name := _codec(label))]
    wide = b"\0" in head  # what is called UTF-16 and has no zero bytes is something else
    return [name for name in names if wide or not name.startswith(("utf-16", "utf-32"))]


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
        "".encode(name)
    except (LookupError, ValueError):
        return None
    if name in _NOT_FOR_DOCUMENTS:
        return None
    # As browsers do: what is called Latin-1 or ASCII is Windows' superset of them.
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _guessed(body: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(body[:100_000]).best()
    return body.decode(best.encoding if best else "cp1252", "replace")
