"""Settings, read once into a frozen value; every mistake is reported at once, by name.

Later ones win: ``newsdigest.toml``, ``.env``, the environment. Each setting may be given as
``NAME_FILE`` instead: a path whose content is the value (for secrets).
"""

from __future__ import annotations

import ipaddress
import re
import tomllib
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
)

from bot.config_database import DatabaseSettings, secrets_in, with_password
from bot.config_reading import ReadingSettings
from bot.config_web import WebSettings
from bot.errors import SettingsError

PREFIX = "NEWSDIGEST_"
_OWNER = re.compile(r"(?:(?:telegram|discord):)?[0-9]{1,20}")
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def _listed(value: object) -> object:
    return value.replace(",", " ").split() if isinstance(value, str) else value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as exc:
        raise ValueError(f"{value!r} is no time zone; write one like Europe/Warsaw") from exc
    return value


def _hour(value: object) -> object:
    try:
        return time.fromisoformat(value) if isinstance(value, str) else value
    except ValueError as exc:
        raise ValueError(f"{value!r} is no time; write one like 08:00") from exc


def _owner(value: str) -> str:
    if not _OWNER.fullmatch(value):
        raise ValueError("write ids, as in 12345 or telegram:12345, not names")
    return value


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("write an address like https://news.example.org")
    return value.rstrip("/")


def _secret_address(value: SecretStr) -> SecretStr:
    _web_address(value.get_secret_value())
    return value


def _role(value: str) -> str:
    if not re.fullmatch(r"[0-9]{1,20}", value):
        raise ValueError("write roles' ids, not names")
    return value


RoleId = Annotated[str, AfterValidator(_role)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
Owner = Annotated[str, AfterValidator(_owner)]


class Settings(DatabaseSettings, WebSettings, ReadingSettings):
    """All settings. The name of each in the environment is NEWSDIGEST_ and its name in capitals."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    telegram_token: SecretStr | None = Field(None, description="the bot's token from @BotFather")
    telegram_base_url: WebAddress = Field(
        "https://api.telegram.org", description="root of the Bot API server"
    )
    telegram_webhook: bool = Field(
        False, description="receive updates at PUBLIC_URL/telegram instead of polling"
    )
    commands_a_minute: Annotated[int, Field(ge=5, le=1_000_000)] = Field(
        600, description="how much one person may ask in a minute; what is more is not answered"
    )
    telegram_rate: Annotated[float, Field(gt=0, le=1000)] = Field(
        30.0, description="messages a second over all chats (more only with paid broadcasts)"
    )
    telegram_chat_rate: Annotated[float, Field(gt=0, le=1000)] = Field(
        1.0, description="messages a second to one chat"
    )
    telegram_group_rate: Annotated[int, Field(ge=1, le=60_000)] = Field(
        20, description="messages a minute to one group or channel"
    )
    discord_token: SecretStr | None = Field(
        None, description="the bot's token from Discord's developer portal"
    )
    discord_api_url: WebAddress = Field(
        "https://discord.com/api/v10", description="root of Discord's API, with its version"
    )
    discord_rate: Annotated[int, Field(ge=1, le=1000)] = Field(
        45, description="messages a second over all servers (Discord allows 50 requests)"
    )
    discord_admin_roles: Annotated[tuple[RoleId, ...], BeforeValidator(_listed)] = Field(
        (), description="ids of roles whose holders count as admins, besides Manage Server"
    )
    data: Path = Field(Path("data"), description="the folder with everything that is kept")
    timezone: Annotated[str, AfterValidator(_zone)] = Field(
        "UTC", description="the time zone of who has not set one"
    )
    digest_time: Annotated[time, BeforeValidator(_hour)] = Field(
        time(8, 0), description="the hour that is proposed for a digest"
    )
    owners: Annotated[tuple[Owner, ...], BeforeValidator(_listed)] = Field(
        (), description="owners' ids, as in 12345 or telegram:12345"
    )
    access: Literal["closed", "invite", "open"] = Field(
        "closed", description="who may use the bot besides its owners"
    )
    chat_feeds: Annotated[int, Field(ge=0, le=1000)] = Field(
        20, description="how many feeds of its own one chat may add"
    )
    fetch_allow_networks: Annotated[tuple[Network, ...], BeforeValidator(_listed)] = Field(
        (), description="private networks that feeds may be read from, as CIDRs"
    )
    public_url: WebAddress | None = Field(None, description="the pages' address outside")
    now: AwareDatetime | None = Field(None, description="the clock starts there (for tests)")
    languages: Annotated[tuple[str, ...], BeforeValidator(_listed)] = Field(
        ("en",), description="languages of the starter feeds that a new installation begins with"
    )
    check_minutes: Annotated[int, Field(ge=1, le=1440)] = Field(
        30, description="how often a feed is checked"
    )
    keep_days: Annotated[int, Field(ge=2)] = Field(
        30, description="how long articles' text and old deliveries are kept"
    )
    keep_megabytes: Annotated[int, Field(ge=10)] = Field(
        1024, description="above this size of the database the oldest articles go earlier"
    )
    backups: Annotated[int, Field(ge=0, le=1000)] = Field(
        7, description="how many nightly copies of the database are kept; 0 makes none"
    )
    heartbeat_url: Annotated[SecretStr, AfterValidator(_secret_address)] | None = Field(
        None, description="asked for once a minute while all is well, so that silence is noticed"
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="how much is logged"
    )
    log_format: Literal["text", "json"] = Field(
        "text", description="how: lines to read, or one JSON object a line"
    )

    @property
    def url(self) -> str:
        """The database's URL; without one it is a file in the data folder."""
        file = f"sqlite:///{self.data.absolute() / 'newsdigest.db'}"
        return with_password(self.database_url or file, self.postgres_password)

    @property
    def digests_url(self) -> str | None:
        """The address at which whoever got a digest can read it; None if nowhere."""
        return self.public_url if "digest" in self.web_public else None

    def clock_start(self) -> datetime | None:
        """Where a test's clock starts."""
        return self.now


def load(environment: Mapping[str, str], folder: Path, **given: object) -> Settings:
    """Settings from ``folder``'s files and the environment; ``given`` wins over all (CLI flags).

    Raises SettingsError with one line for each mistake.
    """
    problems: list[str] = []
    raw: dict[str, object] = {}
    dotenv = _dotenv(folder / ".env", problems)
    for source in (_toml(folder / "newsdigest.toml", problems), _ours(dotenv), _ours(environment)):
        raw |= _from_files(source, problems)
    raw |= {name: value for name, value in given.items() if value is not None}
    try:
        settings = Settings.model_validate(raw)
    except ValidationError as exc:
        problems += [_told(dict(error)) for error in exc.errors(include_url=False)]
        raise SettingsError(problems) from None
    if settings.telegram_webhook and settings.public_url is None:
        problems.append("NEWSDIGEST_TELEGRAM_WEBHOOK: set NEWSDIGEST_PUBLIC_URL as well")
    if problems:
        raise SettingsError(problems)
    return settings


def secrets_of(settings: Settings) -> tuple[str, ...]:
    """What must never be shown, as it is."""
    values = (getattr(settings, name) for name in Settings.model_fields)
    found = [value.get_secret_value() for value in values if isinstance(value, SecretStr)]
    return (*found, *secrets_in(settings.url))


def _toml(path: Path, problems: list[str]) -> dict[str, object]:
    if not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        problems.append(f"{path.name}: {exc}")
        return {}
    return {name.lower().removeprefix(PREFIX.lower()): value for name, value in values.items()}


def _dotenv(path: Path, problems: list[str]) -> Mapping[str, str | None]:
    try:
        return dotenv_values(path)
    except (OSError, UnicodeDecodeError) as exc:
        problems.append(f"{path.name}: {exc}")
        return {}


def _ours(source: Mapping[str, str | None]) -> dict[str, object]:
    """Of an environment what is meant for us; an empty value is none."""
    return {
        name.removeprefix(PREFIX).lower(): value
        for name, value in source.items()
        if name.startswith(PREFIX) and value
    }


def _from_files(source: Mapping[str, object], problems: list[str]) -> dict[str, object]:
    """The same values, with each ``NAME_FILE`` replaced by what the file holds."""
    values = dict(source)
    for name in [n for n in source if n.endswith("_file")]:
        target = name.removesuffix("_file")
        if target not in Settings.model_fields:
            continue
        path = Path(str(values.pop(name)))
        try:
            values[target] = path.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as exc:
            problems.append(f"{PREFIX}{name.upper()}: {path} cannot be read: {exc}")
            continue
        if not values[target]:
            problems.append(f"{PREFIX}{name.upper()}: {path} is empty")
    return values


def _told(error: dict[str, object]) -> str:
    """One mistake in one line, without the value: it may be a secret."""
    where = error["loc"]
    name = str(where[0]).upper() if isinstance(where, tuple) and where else "?"
    message = str(error["msg"]).removeprefix("Value error, ")
    return f"{PREFIX}{name}: {message}"
