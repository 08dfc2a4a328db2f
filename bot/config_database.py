"""The settings of the database: where it is, and who may in."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from pydantic import AfterValidator, BaseModel, Field, SecretStr

_DATABASES = ("sqlite://", "sqlite+aiosqlite://", "postgresql://", "postgresql+")


def _database(value: str) -> str:
    if not value.startswith(_DATABASES):
        raise ValueError(
            "write an address like sqlite:////path/news.db or postgresql://user@host/news"
        )
    try:
        urlsplit(value)
    except ValueError as exc:
        raise ValueError(
            "it is no address; a password goes into NEWSDIGEST_POSTGRES_PASSWORD, as it is"
        ) from exc
    return value


class DatabaseSettings(BaseModel):
    """The database's address, and apart from it the password, in which every character may be."""

    database_url: Annotated[str, AfterValidator(_database)] | None = Field(
        None,
        repr=False,  # it may hold a password
        description="SQLAlchemy URL; by default newsdigest.db in the data folder",
    )
    postgres_password: SecretStr | None = Field(
        None, description="the password for PostgreSQL, where DATABASE_URL has none"
    )


def with_password(url: str, password: SecretStr | None) -> str:
    """A server's address with this password, unless it has one."""
    parts = urlsplit(url)
    if password is None or not parts.scheme.startswith("postgresql") or parts.password:
        return url
    user, _, place = parts.netloc.rpartition("@")
    secret = quote(password.get_secret_value(), safe="")
    return urlunsplit(parts._replace(netloc=f"{user.rstrip(':')}:{secret}@{place}"))


def secrets_in(url: str) -> tuple[str, ...]:
    """What must not be shown of an address. Its user and the database's name are in every text."""
    parts = urlsplit(url)
    found = (parts.password or "", unquote(parts.password or ""), parts.query)
    return tuple(each for each in found if each)
