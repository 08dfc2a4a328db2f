"""What every table stands on: the metadata, UTC times, ids."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy import Column
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An aware moment, kept in UTC. Refuses naive ones: a time without a zone is a mistake."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware → UTC without zone, as the column keeps it. Raises ValueError on a naive time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone cannot be stored: {value!r}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What the column keeps → aware, in UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


#: Ids: a large installation makes more than two thousand million deliveries in a year.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
#: JSON that can be compared and grouped by.
KEPT = sa.JSON().with_variant(JSONB(), "postgresql")
KEPT_OR_NULL = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def number() -> Column[int]:
    """The column of a table's own numbers."""
    return Column("id", ID, primary_key=True)
