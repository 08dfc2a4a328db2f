"""Expressions that each dialect writes in its own words; queries use them without asking which."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import TypeEngine

from bot.store.schema.ground import KEPT_OR_NULL

#: Conditions on articles hold from this id on: a query that is after the newest ones sets it.
OLDEST = sa.bindparam("oldest_article", 0, type_=sa.BigInteger())


class each_of(GenericFunction[str]):  # noqa: N801 - a function of SQL, named as they are
    """The values of a JSON list, a row each, in a column ``value``."""

    type = sa.Text()
    inherit_cache = True


@compiles(each_of, "sqlite")
def _sqlite(made: each_of, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_each({compiler.process(made.clauses, **kw)})"


@compiles(each_of, "postgresql")
def _postgresql(made: each_of, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_array_elements_text(CAST({compiler.process(made.clauses, **kw)} AS JSON))"


def these(ids: Sequence[int]) -> sa.Select[tuple[int]]:
    """Thousands of ids for an IN, as one parameter."""
    each = each_of(json.dumps(list(ids))).table_valued("value")
    return sa.select(sa.cast(each.c.value, sa.BigInteger))


class _item(GenericFunction[Any]):  # noqa: N801 - a function of SQL, named as they are
    """An item of a JSON list, by its place."""

    inherit_cache = True


@compiles(_item, "sqlite")
def _item_sqlite(made: _item, compiler: SQLCompiler, **kw: Any) -> str:
    items, place = made.clauses.clauses
    return f"json_extract({compiler.process(items, **kw)}, '$[{compiler.process(place, **kw)}]')"


@compiles(_item, "postgresql")
def _item_postgresql(made: _item, compiler: SQLCompiler, **kw: Any) -> str:
    items, place = made.clauses.clauses
    found = f"CAST({compiler.process(items, **kw)} AS JSON) ->> {compiler.process(place, **kw)}"
    return f"CAST({found} AS {made.type.compile(compiler.dialect)})"


def table_of(
    name: str, rows: Sequence[Sequence[object]], columns: Mapping[str, TypeEngine[Any]]
) -> sa.CTE:
    """Thousands of rows as one parameter, with these columns; read once, and joined by an index."""
    each = each_of(json.dumps(rows, default=_kept)).table_valued("value")
    items = [
        _item(each.c.value, sa.literal_column(str(place)), type_=type_).label(column)
        for place, (column, type_) in enumerate(columns.items())
    ]
    # Inside the query that asks it: what begins with WITH tells no driver how many rows it wrote.
    return sa.select(*items).cte(name, nesting=True).prefix_with("MATERIALIZED")


def _kept(value: object) -> str:
    """A date or moment as SQLite keeps it; PostgreSQL reads it as well."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    assert isinstance(value, date)
    return value.isoformat()


def insert(table: sa.Table) -> postgresql.Insert:
    """An INSERT that can say what to do on a conflict; SQLite has PostgreSQL's words for it."""
    return postgresql.insert(table)


def any_of(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    """Of a group of rows: 1 when the condition holds for any of them, else 0."""
    return sa.func.max(sa.case((condition, 1), else_=0))


def new_id(made: sa.CursorResult[Any]) -> int:
    """The id of the row that an INSERT made."""
    assert made.inserted_primary_key is not None
    return int(made.inserted_primary_key[0])


class leading_number(GenericFunction[Decimal]):  # noqa: N801 - a function of SQL, named as they are
    """The number that a text begins with, 0 where it begins with none."""

    type = sa.Numeric()
    inherit_cache = True


@compiles(leading_number, "sqlite")
def _leading_sqlite(made: leading_number, compiler: SQLCompiler, **kw: Any) -> str:
    return f"CAST({compiler.process(made.clauses, **kw)} AS INTEGER)"


@compiles(leading_number, "postgresql")
def _leading_postgresql(made: leading_number, compiler: SQLCompiler, **kw: Any) -> str:
    digits = f"substring({compiler.process(made.clauses, **kw)} from '^-?[0-9]+')"
    return f"coalesce(CAST({digits} AS NUMERIC), 0)"


def day_of(moment: sa.ColumnElement[datetime]) -> sa.ColumnElement[date]:
    """The day (UTC) of a moment."""
    return sa.func.date(moment, type_=sa.Date())


class seconds_between(GenericFunction[float]):  # noqa: N801 - a function of SQL, named as they are
    """From the first moment to the second."""

    type = sa.Float()
    inherit_cache = True


@compiles(seconds_between, "sqlite")
def _seconds_sqlite(made: seconds_between, compiler: SQLCompiler, **kw: Any) -> str:
    first, second = (compiler.process(each, **kw) for each in made.clauses.clauses)
    return f"((julianday({second}) - julianday({first})) * 86400.0)"


@compiles(seconds_between, "postgresql")
def _seconds_postgresql(made: seconds_between, compiler: SQLCompiler, **kw: Any) -> str:
    first, second = (compiler.process(each, **kw) for each in made.clauses.clauses)
    return f"CAST(EXTRACT(EPOCH FROM ({second} - {first})) AS DOUBLE PRECISION)"


class _without(GenericFunction[Any]):  # noqa: N801 - a function of SQL, named as they are
    type = KEPT_OR_NULL
    inherit_cache = True


@compiles(_without, "sqlite")
def _without_sqlite(made: _without, compiler: SQLCompiler, **kw: Any) -> str:
    kept, path, _ = made.clauses.clauses
    return f"json_remove({compiler.process(kept, **kw)}, {compiler.process(path, **kw)})"


@compiles(_without, "postgresql")
def _without_postgresql(made: _without, compiler: SQLCompiler, **kw: Any) -> str:
    kept, _, path = made.clauses.clauses
    return f"({compiler.process(kept, **kw)} #- CAST({compiler.process(path, **kw)} AS TEXT[]))"


def without(kept: sa.ColumnElement[Any], *path: str) -> sa.ColumnElement[Any]:
    """A JSON object without what stands at this path of names; as it is where nothing does."""
    return _without(
        kept, sa.literal(".".join(("$", *path))), sa.literal(list(path), ARRAY(sa.Text))
    )
