"""Article files: an optional header, then the text. Run ``read_article`` in a worker process."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.errors import ParseError
from bot.ingest.decide import digest_of
from bot.ingest.extract import Page, extract_page
from bot.ingest.markup import text_of
from bot.ingest.parsed import language_code
from bot.ingest.urls import canonical, is_url
from bot.reading import NewArticle

NO_SOURCE = "source not named"
SUFFIXES = frozenset({".txt", ".md", ".html", ".htm"})

_LARGEST = 5_000_000
_KEYS = frozenset({"source", "title", "published", "link", "language"})
_LINE = re.compile(r"([A-Za-z][A-Za-z_-]{0,30}):[ \t]*(.*)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the text; ``end`` is the offset at which the text begins."""

    values: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    end: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """An article file; ``folder``: the name of its folder, if a folder was given."""

    path: Path
    folder: str | None


def find_files(given: Path) -> list[Found]:
    """The file, or the article files under a folder, sorted, without what is hidden.

    A link in a folder that leads out of it is left alone: who may put files there may not thereby
    have others read. Raises ParseError when there is nothing.
    """
    path = given.expanduser().resolve()
    if not path.exists():
        raise ParseError("there is no such file or folder")
    if not path.is_dir():
        return [Found(path, None)]
    found = article_files(path)
    if not found:
        raise ParseError("the folder has no .txt, .md or .html files")
    return found


def article_files(folder: Path) -> list[Found]:
    """The article files in a folder (a resolved path) and those in it, sorted; maybe none."""
    found = sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in SUFFIXES
        and file.is_file()
        and file.resolve().is_relative_to(folder)
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    )
    return [Found(file, file.parent.name or None) for file in found]


def read_article(path: Path, source: str | None, folder: str | None) -> NewArticle:
    """The article in a file.

    source: what the person said it is, before the header's; folder: the name that stands in when
    neither says. Raises ParseError, naming the line or byte that is wrong.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise ParseError("only .txt, .md and .html files can be read")
    text = _text(path)
    header = read_header(text)
    body = text[header.end :]
    if not body.strip():
        raise ParseError("the file has no text")
    link, published = _link(header), _published(header)
    title, language = header.values.get("title"), _language(header)
    if path.suffix.lower() in (".html", ".htm"):
        page = _page(body, link or path.as_uri())
        body, title = page.text, title or page.title
        published, language = published or page.published_at, language or page.language
        link = link or page.link
    else:
        title = title or _headline(body)
    named = source or header.values.get("source") or folder or NO_SOURCE
    return NewArticle(
        guid=path.as_posix(),
        url=link,
        source=named,
        title=title,
        text=body,
        published_at=published,
        language=language,
        digest=digest_of(
            source or header.values.get("source"),
            title,
            body,
            link,
            language,
            published.isoformat() if published else None,
        ),
    )


def read_header(text: str) -> Header:
    """The header of a file, empty if its first line is none; an empty line ends it.

    What only looks like a header, because a line in it is no ``key: value``, is text. Keys that
    we do not know are passed over.
    """
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    end = 0
    for number, line in enumerate(io.StringIO(text, newline=""), start=1):
        end += len(line)
        if not line.strip():
            return Header(values, lines, end) if number > 1 else Header()
        found = _LINE.fullmatch(line.strip())
        key = found.group(1).lower() if found else ""
        if found is None or (key not in _KEYS and (number == 1 or not found.group(1).islower())):
            return Header()
        if key in _KEYS and found.group(2):
            values[key], lines[key] = found.group(2).strip(), number
    return Header(values, lines, end) if values else Header()


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise ParseError(f"the file is larger than {_LARGEST // 1_000_000} MB")
        body = path.read_bytes()
    except OSError as error:
        raise ParseError(f"the file cannot be read: {error.strerror}") from error
    try:
        return body.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ParseError(f"the file is not UTF-8 (byte {error.start + 1})") from error


def _page(html: str, url: str) -> Page:
    try:
        return extract_page(html.encode(), url)
    except ParseError:
        # Somebody handed it in as an article, so whatever it says is the article.
        if text := text_of(html):
            return Page(text, None, None, None, None, None, None)
        raise


def _headline(text: str) -> str | None:
    import summarizer

    return summarizer.clean(text).title


def _link(header: Header) -> str | None:
    value = header.values.get("link")
    if value is None:
        return None
    if not is_url(value):
        raise _wrong(header, "link", "is no http or https address")
    return canonical(value)


def _language(header: Header) -> str | None:
    value = header.values.get("language")
    if value is None:
        return None
    code = language_code(value)
    if code is None:
        raise _wrong(header, "language", "is no language code; write it like en or uk")
    return code


def _published(header: Header) -> datetime | None:
    value = header.values.get("published")
    if value is None:
        return None
    try:
        when = datetime.fromisoformat(value)
    except ValueError as error:
        hint = "is no date; write it like 2026-11-20 or 2026-11-20T16:45:00+01:00"
        raise _wrong(header, "published", hint) from error
    if when.tzinfo is None:
        if not _DATE.fullmatch(value):
            raise _wrong(header, "published", "has a time but no zone; add one, like +01:00 or Z")
        when = when.replace(tzinfo=UTC)
    try:
        return when.astimezone(UTC)
    except OverflowError as error:
        raise _wrong(header, "published", "is out of range") from error


def _wrong(header: Header, key: str, what: str) -> ParseError:
    return ParseError(f"line {header.lines[key]}: {key} “{header.values[key]}” {what}")
