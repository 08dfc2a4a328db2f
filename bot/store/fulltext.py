"""Full-text search. The only file that knows how the database does it: FTS5, or a tsvector.

SQLite's FTS5 cuts texts into words itself (``unicode61``: letters and digits, no capitals, Latin
letters without their accents). For PostgreSQL the words are cut here by the same rules, since its
own parser has others; they are kept with their places, so that phrases are found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from bot.store.db import Tx
from bot.store.expressions import OLDEST
from bot.store.schema import articles

_TERM = re.compile(r'(-?)"([^"]*)"|(-?)(\S+)')
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"[^\W_]+")
_ACCENTS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_MOST_TERMS = 20
_AT_ONCE = 500
#: PostgreSQL keeps no places beyond this one, 256 of a word, and words of at most 2,046 bytes.
_LAST_PLACE, _MOST_PLACES, _LONGEST_WORD = 16_383, 255, 250

_ROWS = "SELECT rowid FROM article_search WHERE"


_FTS5 = (
    """CREATE VIRTUAL TABLE article_search USING fts5
    (title, body, tokenize='unicode61 remove_diacritics 2')""",
)
_TSVECTOR = (
    """CREATE TABLE article_search (rowid BIGINT PRIMARY KEY, title TEXT NOT NULL,
    body TEXT NOT NULL, words TSVECTOR NOT NULL)""",
    "CREATE INDEX ix_article_search_words ON article_search USING gin (words)",
)


def creation(dialect: str) -> tuple[str, ...]:
    """The statements that make the table ``article_search``; its rowid is the article's id."""
    return _FTS5 if dialect == "sqlite" else _TSVECTOR


async def index(tx: Tx, article_id: int, title: str, body: str) -> None:
    """Make an article's words findable, in place of those that it had."""
    await forget(tx, [article_id])
    given: dict[str, object] = {"rowid": article_id, "title": title, "body": body}
    if tx.dialect.name == "postgresql":
        given["words"] = sa.cast(sa.literal(placed_words(title, body)), TSVECTOR)
    table = sa.table("article_search", *(sa.column(name) for name in given))
    await tx.execute(sa.insert(table).values(given))


async def forget(tx: Tx, article_ids: Sequence[int]) -> None:
    """Make these articles' words unfindable."""
    gone = sa.text("DELETE FROM article_search WHERE rowid = :id")
    if article_ids:
        await tx.execute(gone, [{"id": article_id} for article_id in article_ids])


async def bodies(tx: Tx, article_ids: Sequence[int]) -> dict[int, str]:
    """The cleaned texts of articles, as they were made findable."""
    found: dict[int, str] = {}
    query = sa.text("SELECT rowid, body FROM article_search WHERE rowid IN :ids").bindparams(
        sa.bindparam("ids", expanding=True)
    )
    for start in range(0, len(article_ids), _AT_ONCE):
        some = list(article_ids[start : start + _AT_ONCE])
        found.update({int(row[0]): row[1] for row in await tx.execute(query, {"ids": some})})
    return found


def matching(
    query: str, variants: Mapping[str, Collection[str]] = MappingProxyType({})
) -> sa.ColumnElement[bool]:
    """The condition on articles: all words and "phrases", and none of the -minus ones.

    ``variants``: other spellings of a word that count as well.
    """
    terms = _spelled(query, variants)
    if not any(not unwanted for _, unwanted in terms):
        return sa.false()
    return _says(articles.c.id, _fts5(terms), _tsquery(terms), OLDEST)


class _says(GenericFunction[bool]):  # noqa: N801 - a function of SQL, named as they are
    """Does the article with this id fit FTS5's expression, or the same as a tsquery?"""

    type = sa.Boolean()
    inherit_cache = True


@compiles(_says, "sqlite")
def _says_sqlite(made: _says, compiler: SQLCompiler, **kw: Any) -> str:
    article, words, _, oldest = made.clauses.clauses
    found = f"article_search MATCH {compiler.process(words, **kw)}"
    return _among(compiler.process(article, **kw), found, compiler.process(oldest, **kw))


@compiles(_says, "postgresql")
def _says_postgresql(made: _says, compiler: SQLCompiler, **kw: Any) -> str:
    article, _, words, oldest = made.clauses.clauses
    found = f"words @@ CAST({compiler.process(words, **kw)} AS TSQUERY)"
    return _among(compiler.process(article, **kw), found, compiler.process(oldest, **kw))


def _among(article: str, found: str, oldest: str) -> str:
    return f"{article} IN ({_ROWS} {found} AND rowid >= {oldest})"


def phrase(words: str) -> sa.ColumnElement[bool]:
    """The condition that these words stand in an article, one after the other."""
    return matching('"' + words.replace('"', " ") + '"')


def single_words(query: str) -> list[str]:
    """The words of a query that are neither in a phrase nor unwanted: other spellings count."""
    return [words[0] for words, minus, quoted in _terms(query) if not minus and not quoted]


def placed_words(title: str, body: str) -> str:
    """A text's words with their places, as a tsvector is written; a gap ends the title."""
    found: dict[str, list[int]] = {}
    place = 0
    for text in (title, body):
        for word in tokens(text):
            place += 1
            places = found.setdefault(word[:_LONGEST_WORD], [])
            if place <= _LAST_PLACE and len(places) < _MOST_PLACES:
                places.append(place)
        place += 2
    return " ".join(f"'{word}':{','.join(map(str, at))}" for word, at in found.items() if at)


def tokens(text: str) -> list[str]:
    """The words of a text as FTS5's unicode61 cuts and folds them."""
    parted = _ACCENTS.sub("", unicodedata.normalize("NFD", text.lower()))
    return _TOKEN.findall(unicodedata.normalize("NFC", parted))


def _spelled(
    query: str, variants: Mapping[str, Collection[str]]
) -> list[tuple[tuple[str, ...], bool]]:
    """A query's terms: every spelling that counts as one, and whether it is unwanted."""
    found = []
    for words, minus, quoted in _terms(query):
        spelled = [" ".join(words)]
        if not minus and not quoted:
            spelled += [" ".join(_WORD.findall(other)) for other in variants.get(words[0], ())]
        found.append((tuple(each for each in dict.fromkeys(spelled) if each), minus))
    return found


def _fts5(terms: Sequence[tuple[tuple[str, ...], bool]]) -> str:
    wanted: list[str] = []
    unwanted: list[str] = []
    for spelled, minus in terms:
        either = " OR ".join(f'"{each}"' for each in spelled)
        (unwanted if minus else wanted).append(f"({either})" if " OR " in either else either)
    positive = " AND ".join(wanted)
    return f"({positive}) NOT ({' OR '.join(unwanted)})" if unwanted else positive


def _tsquery(terms: Sequence[tuple[tuple[str, ...], bool]]) -> str:
    """The same for PostgreSQL. A term in which nothing is a word is no condition."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for spelled, minus in terms:
        cut = (tokens(each) for each in spelled)
        phrases = (" <-> ".join(f"'{word[:_LONGEST_WORD]}'" for word in words) for words in cut)
        if either := " | ".join(f"({each})" for each in phrases if each):
            (unwanted if minus else wanted).append(f"!({either})" if minus else f"({either})")
    return " & ".join([*wanted, *unwanted]) if wanted else ""


def _terms(query: str) -> Iterator[tuple[list[str], bool, bool]]:
    """A query's terms, as (words, unwanted, in quotation marks or of several words)."""
    composed = unicodedata.normalize("NFC", query)  # as keyboards type it, and newsrooms write it
    for match in list(_TERM.finditer(composed))[:_MOST_TERMS]:
        in_quotes = match[2] is not None
        if words := _WORD.findall(match[2] if in_quotes else match[4]):
            yield words, bool(match[1] or match[3]), in_quotes or len(words) > 1
