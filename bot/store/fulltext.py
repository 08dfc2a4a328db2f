"""Full-text search. The only file that knows how the database does it (SQLite: FTS5)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

import sqlalchemy as sa

from bot.store.db import Tx
from bot.store.schema import articles

CREATE = (
    "CREATE VIRTUAL TABLE article_search USING fts5"
    "(title, body, tokenize='unicode61 remove_diacritics 2')"
)
_TERM = re.compile(r'(-?)"([^"]*)"|(-?)(\S+)')
_WORD = re.compile(r"\w+")
_MOST_TERMS = 20
_AT_ONCE = 500


async def index(tx: Tx, article_id: int, title: str, body: str) -> None:
    """Make an article's words findable, in place of those that it had."""
    await forget(tx, [article_id])
    await tx.execute(
        sa.text("INSERT INTO article_search(rowid, title, body) VALUES (:id, :title, :body)"),
        {"id": article_id, "title": title, "body": body},
    )


async def forget(tx: Tx, article_ids: Sequence[int]) -> None:
    """Make these articles' words unfindable."""
    for article_id in article_ids:
        await tx.execute(
            sa.text("DELETE FROM article_search WHERE rowid = :id"), {"id": article_id}
        )


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
    expression = expression_of(query, variants)
    if expression is None:
        return sa.false()
    # Several of them may stand in one query.
    found = sa.text("article_search MATCH :words").bindparams(
        sa.bindparam("words", expression, unique=True)
    )
    return articles.c.id.in_(
        sa.select(sa.literal_column("rowid")).select_from(sa.table("article_search")).where(found)
    )


def phrase(words: str) -> sa.ColumnElement[bool]:
    """The condition that these words stand in an article, one after the other."""
    return matching('"' + words.replace('"', " ") + '"')


def single_words(query: str) -> list[str]:
    """The words of a query that are neither in a phrase nor unwanted: other spellings count."""
    return [words[0] for words, minus, quoted in _terms(query) if not minus and not quoted]


def expression_of(
    query: str, variants: Mapping[str, Collection[str]] = MappingProxyType({})
) -> str | None:
    """FTS5's expression for a person's words; None when no word is asked for."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for words, minus, quoted in _terms(query):
        spelled = [" ".join(words)]
        if not minus and not quoted:
            spelled += [" ".join(_WORD.findall(other)) for other in variants.get(words[0], ())]
        either = " OR ".join(f'"{each}"' for each in dict.fromkeys(spelled) if each)
        (unwanted if minus else wanted).append(f"({either})" if " OR " in either else either)
    if not wanted:
        return None
    positive = " AND ".join(wanted)
    return f"({positive}) NOT ({' OR '.join(unwanted)})" if unwanted else positive


def _terms(query: str) -> Iterator[tuple[list[str], bool, bool]]:
    """A query's terms, as (words, unwanted, in quotation marks or of several words)."""
    composed = unicodedata.normalize("NFC", query)  # as keyboards type it, and newsrooms write it
    for match in list(_TERM.finditer(composed))[:_MOST_TERMS]:
        in_quotes = match[2] is not None
        if words := _WORD.findall(match[2] if in_quotes else match[4]):
            yield words, bool(match[1] or match[3]), in_quotes or len(words) > 1
