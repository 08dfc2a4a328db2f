"""Telegram's HTML as its servers read it: text, entities in UTF-16 units, or why it is refused.

The rules, the byte offsets and the words of the errors are those that TDLib's parser gives.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

SIMPLE_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
OTHER_TAGS = frozenset({"a", "code", "pre", "blockquote", "tg-emoji", "tg-time"})
SPACES = " \t\r\n\0\v"
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]+));?")
ADDRESS = re.compile(r"(?:(https?|tg|ton)://)?([^\s/?#]+)([/?#]\S*)?", re.IGNORECASE)
MAX_ENTITIES = 100


class MarkupError(ValueError):
    """The text is refused; the message is the part after "can't parse entities: "."""


@dataclass(slots=True)
class Parsed:
    """``notes`` tells what was accepted but can hardly have been meant, such as a raw ``&``."""

    text: str
    entities: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def utf16_length(text: str) -> int:
    """How Telegram counts: characters beyond the basic plane are two."""
    return len(text) + sum(character > "\uffff" for character in text)


@dataclass(slots=True)
class OpenTag:
    name: str
    attributes: dict[str, str]
    offset: int
    begin: int


class HtmlParser:
    """One pass over one text; ``parse`` is the only door."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.offset = 0
        self.open: list[OpenTag] = []
        self.parsed = Parsed("")

    def parse(self) -> Parsed:
        """The text without markup and its entities; ``MarkupError`` when it is refused."""
        while self.at < len(self.source):
            if self.source[self.at] != "<":
                self._write(self._character(self.parsed.notes))
            elif self.source.startswith("/", self.at + 1):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            name = self.open[-1].name
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{name}"')
        self.parsed.text = "".join(self.out)
        self.parsed.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return self.parsed

    def _write(self, character: str) -> None:
        self.out.append(character)
        self.offset += utf16_length(character)

    def _character(self, notes: list[str]) -> str:
        """The next character, a character reference decoded; unknown references stay as text."""
        begin = self.at
        self.at += 1
        if self.source[begin] != "&":
            return self.source[begin]
        found = CHARACTER.match(self.source, begin)
        decoded = decode_reference(found) if found else None
        if found is None or decoded is None:
            notes.append(f"an unescaped & before {self.source[begin + 1 : begin + 12]!r}")
            return "&"
        self.at = found.end()
        return decoded

    def _peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def _take_until(self, stops: str) -> str:
        begin = self.at
        while self.at < len(self.source) and self.source[self.at] not in stops:
            self.at += 1
        return self.source[begin : self.at]

    def _skip_spaces(self) -> None:
        while self._peek() and self._peek() in SPACES:
            self.at += 1

    def _byte(self, position: int) -> int:
        return len(self.source[:position].encode())

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        name = self._take_until(SPACES + ">").lower()
        where = f"at byte offset {self._byte(begin)}"
        if not self._peek():
            raise MarkupError(f"Unclosed start tag {where}")
        if name not in SIMPLE_TAGS and name not in OTHER_TAGS:
            raise MarkupError(f'Unsupported start tag "{name}" {where}')
        attributes: dict[str, str] = {}
        while True:
            self._skip_spaces()
            if self._peek() == ">":
                break
            self._attribute(name, attributes, where)
        self.at += 1
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" {where}')
        self.open.append(OpenTag(name, attributes, self.offset, len(self.out)))

    def _attribute(self, tag: str, attributes: dict[str, str], where: str) -> None:
        name = self._take_until(SPACES + "=>")
        self._skip_spaces()
        if not self._peek():
            raise MarkupError(f'Unclosed start tag "{tag}" {where}')
        if not name:
            raise MarkupError(f'Empty attribute name in the tag "{tag}" {where}')
        if self._peek() != "=":
            attributes.setdefault(name, "")
            return
        self.at += 1
        self._skip_spaces()
        if not self._peek():
            raise MarkupError(f'Unclosed start tag "{tag}" {where}')
        attributes[name] = self._attribute_value()
        if not self._peek():
            raise MarkupError(f"Unclosed start tag {where}")

    def _attribute_value(self) -> str:
        begin = self.at
        if (quote := self._peek()) in "'\"":
            self.at += 1
            value: list[str] = []
            while self._peek() not in ("", quote):
                value.append(self._character([]))
            self.at += 1
            return "".join(value)
        found = re.compile(r"[A-Za-z0-9.-]*").match(self.source, begin)
        self.at = found.end() if found else begin
        if self._peek() and self._peek() not in SPACES + ">":
            raise MarkupError(f"Unexpected end of name token at byte offset {self._byte(begin)}")
        return self.source[begin : self.at].lower()

    def _end_tag(self) -> None:
        begin = self.at
        where = f"at byte offset {self._byte(begin)}"
        if not self.open:
            raise MarkupError(f"Unexpected end tag {where}")
        self.at += 2
        name = self._take_until(SPACES + ">").lower()
        self._skip_spaces()
        if self._peek() != ">":
            raise MarkupError(f"Unclosed end tag {where}")
        self.at += 1
        tag = self.open.pop()
        if name and name != tag.name:
            raise MarkupError(
                f'Unmatched end tag {where}, expected "</{tag.name}>", found "</{name}>"'
            )
        if self.offset > tag.offset:
            self._close(tag)

    def _close(self, tag: OpenTag) -> None:
        span = {"offset": tag.offset, "length": self.offset - tag.offset}
        entity = self._entity(tag)
        last = self.parsed.entities[-1] if self.parsed.entities else {}
        same_span = all(last.get(key) == value for key, value in span.items())
        if tag.name == "pre" and same_span and last.get("type") == "code" and "language" in last:
            last["type"] = "pre"
        elif entity is not None:
            self.parsed.entities.append({**entity, **span})

    def _entity(self, tag: OpenTag) -> dict[str, Any] | None:
        """What a closed tag means; None for a link that leads nowhere."""
        given = tag.attributes
        if tag.name in SIMPLE_TAGS:
            return {"type": SIMPLE_TAGS[tag.name]}
        if tag.name == "blockquote":
            return {"type": "expandable_blockquote" if "expandable" in given else "blockquote"}
        if tag.name == "tg-emoji":
            return {"type": "custom_emoji", "custom_emoji_id": given.get("emoji-id", "")}
        if tag.name == "tg-time":
            moment = {"type": "date_time", "unix_time": int(given.get("unix", "0"))}
            return {**moment, "date_time_format": given.get("format", "")}
        if tag.name in ("code", "pre"):
            language = given.get("class", "").partition("language-")[2]
            return {"type": tag.name, **({"language": language} if language else {})}
        target = given.get("href") or "".join(self.out[tag.begin :])
        url = checked_address(target)
        if url is None:
            self.parsed.notes.append(f"a link that leads nowhere: {target!r}")
            return None
        return {"type": "text_link", "url": url}


def decode_reference(found: re.Match[str]) -> str | None:
    """The character of ``&lt;``, ``&#65;``, ``&#x1F600;``; None for one that is not known."""
    hexadecimal, decimal, name = found.groups()
    if name:
        return NAMED.get(name)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x10FFFF else None


def checked_address(target: str) -> str | None:
    """A link's address in the form that Telegram gives back; None when it is dropped."""
    found = ADDRESS.fullmatch(target.strip())
    if found is None:
        return None
    scheme, host, rest = found.groups()
    if scheme is None and ("." not in host or (":" in host and "@" not in host)):
        return None
    if (scheme or "http").lower() in ("http", "https"):
        rest = rest or "/"
        rest = rest if rest.startswith("/") else f"/{rest}"
    return f"{(scheme or 'http').lower()}://{host.lower()}{rest or ''}"


def parse_html(source: str) -> Parsed:
    """Parse and then trim as a server does, so that the entities fit the text that remains."""
    parsed = HtmlParser(source).parse()
    kept = parsed.text.strip()
    shift = utf16_length(parsed.text) - utf16_length(parsed.text.lstrip())
    end = utf16_length(kept)
    entities: list[dict[str, Any]] = []
    for entity in parsed.entities:
        start = max(0, entity["offset"] - shift)
        stop = min(end, entity["offset"] + entity["length"] - shift)
        if stop > start:
            entities.append({**entity, "offset": start, "length": stop - start})
    notes = list(parsed.notes)
    if len(entities) > MAX_ENTITIES:
        notes.append(f"{len(entities)} entities: those after the {MAX_ENTITIES}th are dropped")
    return Parsed(kept, entities[:MAX_ENTITIES], notes)
