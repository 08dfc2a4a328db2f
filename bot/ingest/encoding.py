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
#: Labels that Python does not know.
_ALIASES = {
    **dict.fromkeys(("windows-874", "x-windows-874"), "cp874"),
    **dict.fromkeys(("x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("x-gbk", "x-cp936", "gb_2312-80"), "gbk"),
    **dict.fromkeys(("ks_c_5601-1987", "ksc5601", "windows-949"), "cp949"),
    **dict.fromkeys(("x-x-big5", "cn-big5"), "big5"),
    **dict.fromkeys(("iso-8859-8-i", "iso-8859-8-e", "logical"), "iso8859-8"),
    **dict.fromkeys(("x-mac-cyrillic", "x-mac-ukrainian"), "mac-cyrillic"),
    **dict.fromkeys(("x-mac-roman",), "mac-roman"),
    **dict.fromkeys(("unicode-1-1-utf-8", "x-unicode20utf8", "utf8mb4"), "utf-8"),
    **{f"x-cp125{n}": f"cp125{n}" for n in range(9)},
}
#: As browsers do: what is called by the first name is the second, which holds more letters.
_LARGER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_HTTP_LABEL = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_XML_LABEL = re.compile(rb"^\s{0,200}<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_HTML_LABEL = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096
# Read as UTF-8, text in another encoding is damaged nearly everywhere, a slip only here and there.
_DAMAGED = 0.3
_SAMPLE = 100_000
# So few letters show no language; mostly they are quotation marks and accents of the West.
_FEW = 12
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
        name = codecs.lookup(_ALIASES.get(label.lower(), label)).name
        "".encode(name)
    except (LookupError, ValueError):
        return None
    return None if name in _NOT_FOR_DOCUMENTS else _LARGER.get(name, name)


def _guessed(body: bytes) -> str:
    from charset_normalizer import from_bytes

    if sum(byte > 0x7F for byte in body[:_SAMPLE]) < _FEW:
        return body.decode("cp1252", "replace")
    best = from_bytes(body[:_SAMPLE]).best()
    return body.decode(best.encoding if best else "cp1252", "replace")
