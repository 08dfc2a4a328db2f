"""Settings: where they come from, which wins, and every mistake at once without its value."""

from __future__ import annotations

from datetime import UTC, datetime, time
from ipaddress import ip_network
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from bot.config import Settings, load, secrets_of
from bot.errors import SettingsError

SECRET = "12345:AAH-secret"


def _problems(environment: dict[str, str], folder: Path) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        load(environment, folder)
    return list(caught.value.problems)


def _token(settings: Settings) -> str | None:
    return settings.telegram_token and settings.telegram_token.get_secret_value()


def test_nothing_need_be_set(tmp_path: Path) -> None:
    settings = load({}, tmp_path)
    assert settings.telegram_token is None
    assert (settings.timezone, settings.digest_time) == ("UTC", time(8))
    assert (settings.access, settings.owners) == ("closed", ())
    assert settings.url == f"sqlite:///{Path('data').absolute()}/newsdigest.db"
    assert settings.clock_start() is None


def test_every_setting_by_its_name(tmp_path: Path) -> None:
    settings = load(
        {
            "NEWSDIGEST_TELEGRAM_TOKEN": SECRET,
            "NEWSDIGEST_TIMEZONE": "Europe/Warsaw",
            "NEWSDIGEST_DIGEST_TIME": "06:30",
            "NEWSDIGEST_OWNERS": "12345, telegram:678",
            "NEWSDIGEST_ACCESS": "invite",
            "NEWSDIGEST_FETCH_ALLOW_NETWORKS": "10.0.0.0/8 fd00::/8",
            "NEWSDIGEST_PUBLIC_URL": "https://news.example.org/",
            "NEWSDIGEST_NOW": "2026-11-20T13:00:00+01:00",
            "NEWSDIGEST_LANGUAGES": "en,uk",
            "NEWSDIGEST_DATABASE_URL": "sqlite:///elsewhere.db",
            "NEWSDIGEST_WEB_PORT": "0",
            "NEWSDIGEST_TELEGRAM_WEBHOOK": "true",
            "HOME": "/root",
        },
        tmp_path,
    )
    assert _token(settings) == SECRET
    assert (settings.timezone, settings.digest_time) == ("Europe/Warsaw", time(6, 30))
    assert (settings.owners, settings.access) == (("12345", "telegram:678"), "invite")
    assert settings.fetch_allow_networks == (ip_network("10.0.0.0/8"), ip_network("fd00::/8"))
    assert settings.public_url == "https://news.example.org"
    assert settings.clock_start() == datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert (settings.languages, settings.url) == (("en", "uk"), "sqlite:///elsewhere.db")
    assert (settings.web_port, settings.telegram_webhook) == (0, True)


def test_later_places_win(tmp_path: Path) -> None:
    toml, dotenv = tmp_path / "newsdigest.toml", tmp_path / ".env"
    toml.write_text('timezone = "Europe/Kyiv"\nweb_port = 1\nowners = ["1"]\naccess = "open"\n')
    dotenv.write_text("NEWSDIGEST_TIMEZONE=Europe/Minsk\nNEWSDIGEST_WEB_PORT=2\n")
    environment = {"NEWSDIGEST_TIMEZONE": "Europe/Warsaw", "NEWSDIGEST_ACCESS": ""}
    settings = load(environment, tmp_path)
    assert (settings.timezone, settings.web_port) == ("Europe/Warsaw", 2)
    assert (settings.owners, settings.access) == (("1",), "open"), "an empty value is none"
    assert load(environment, tmp_path, timezone="Asia/Tokyo").timezone == "Asia/Tokyo"
    assert load(environment, tmp_path, timezone=None).timezone == "Europe/Warsaw"


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{SECRET}\n")
    assert _token(load({"NEWSDIGEST_TELEGRAM_TOKEN_FILE": str(file)}, tmp_path)) == SECRET
    (tmp_path / "newsdigest.toml").write_text(f'telegram_token_file = "{file}"\n')
    assert _token(load({}, tmp_path)) == SECRET


def test_a_value_in_a_later_place_wins_over_a_file_named_in_an_earlier(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("old")
    (tmp_path / ".env").write_text(f"NEWSDIGEST_TELEGRAM_TOKEN_FILE={file}\n")
    assert _token(load({"NEWSDIGEST_TELEGRAM_TOKEN": SECRET}, tmp_path)) == SECRET


def test_a_file_that_is_missing_or_empty_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text(" \n")
    found = _problems(
        {
            "NEWSDIGEST_TELEGRAM_TOKEN_FILE": str(tmp_path / "empty"),
            "NEWSDIGEST_DISCORD_TOKEN_FILE": str(tmp_path / "missing"),
        },
        tmp_path,
    )
    assert [problem.partition(":")[0] for problem in found] == [
        "NEWSDIGEST_TELEGRAM_TOKEN_FILE",
        "NEWSDIGEST_DISCORD_TOKEN_FILE",
    ]


def test_all_mistakes_at_once_by_name_with_what_to_write(tmp_path: Path) -> None:
    wrong = {
        "TIMEZONE": ("Mars/Base", "Europe/Warsaw"),
        "DIGEST_TIME": ("8 o'clock", "08:00"),
        "ACCESS": ("maybe", "'open'"),
        "WEB_PORT": ("99999", "65535"),
        "PUBLIC_URL": ("news.example.org", "https://"),
        "NOW": ("2026-11-20T13:00:00", "timezone"),
        "FETCH_ALLOW_NETWORKS": ("10.0.0.0/99", ""),
        "LOG_LEVEL": ("loud", "'INFO'"),
        "KEEP_DAYS": ("0", "2"),
        "OWNERS": ("12345, @olga", "telegram:12345"),
        "DATABASE_URL": ("mysql://db/news", "sqlite:///"),
    }
    found = _problems({f"NEWSDIGEST_{k}": value for k, (value, _) in wrong.items()}, tmp_path)
    assert {problem.partition(":")[0] for problem in found} == {f"NEWSDIGEST_{k}" for k in wrong}
    for name, (_, advice) in wrong.items():
        line = next(problem for problem in found if problem.startswith(f"NEWSDIGEST_{name}:"))
        assert advice in line
        assert "\n" not in line


@pytest.mark.parametrize("zone", ["Europe/Nowhere", "Europe", "../etc/passwd", "", "\0"])
def test_no_zone_is_a_crash(zone: str, tmp_path: Path) -> None:
    if zone:
        assert "time zone" in _problems({"NEWSDIGEST_TIMEZONE": zone}, tmp_path)[0]
    else:
        assert load({"NEWSDIGEST_TIMEZONE": zone}, tmp_path).timezone == "UTC"


@pytest.mark.parametrize("content", [b"timezone = \n", b"\xff\xfe", b"[[["])
def test_a_settings_file_that_cannot_be_read_is_named(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "newsdigest.toml").write_bytes(content)
    found = _problems({"NEWSDIGEST_WEB_PORT": "x"}, tmp_path)
    assert found[0].startswith("newsdigest.toml: ")
    assert found[1].startswith("NEWSDIGEST_WEB_PORT: ")


def test_an_environment_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"NEWSDIGEST_ACCESS=\xff\xfe\n")
    assert _problems({}, tmp_path)[0].startswith(".env: ")


def test_a_webhook_needs_an_address(tmp_path: Path) -> None:
    assert _problems({"NEWSDIGEST_TELEGRAM_WEBHOOK": "1"}, tmp_path) == [
        "NEWSDIGEST_TELEGRAM_WEBHOOK: set NEWSDIGEST_PUBLIC_URL as well"
    ]


def test_no_secret_is_told(tmp_path: Path) -> None:
    settings = load(
        {
            "NEWSDIGEST_TELEGRAM_TOKEN": SECRET,
            "NEWSDIGEST_DISCORD_TOKEN": SECRET,
            "NEWSDIGEST_DATABASE_URL": f"postgresql://anna:{SECRET}@db/news",
        },
        tmp_path,
    )
    assert SECRET not in repr(settings)
    assert SECRET not in str(settings)
    (tmp_path / "newsdigest.toml").write_text("telegram_token = 12345\n")
    assert "12345" not in " ".join(_problems({}, tmp_path))
    wrong = {"NEWSDIGEST_DATABASE_URL": f"mysql://anna:{SECRET}@db/news"}
    assert SECRET not in " ".join(_problems(wrong, tmp_path))


@pytest.mark.parametrize("password", ["plain", "p@ss:w#rd/%41?x", "ő [::1] @@"])
def test_the_database_s_password_may_stand_apart_and_hold_any_sign(
    password: str, tmp_path: Path
) -> None:
    told = {
        "NEWSDIGEST_DATABASE_URL": "postgresql://anna@db:5433/news?ssl=require",
        "NEWSDIGEST_POSTGRES_PASSWORD": password,
    }
    url = make_url(load(told, tmp_path).url)
    assert (url.username, url.password, url.host, url.port) == ("anna", password, "db", 5433)
    assert (url.database, url.query) == ("news", {"ssl": "require"})


def test_an_address_that_a_password_spoils_says_where_it_goes(tmp_path: Path) -> None:
    (problem,) = _problems({"NEWSDIGEST_DATABASE_URL": "postgresql://a:p[w@db/news"}, tmp_path)
    assert "p[w" not in problem
    assert "NEWSDIGEST_POSTGRES_PASSWORD" in problem


def test_a_password_in_the_address_wins_and_a_file_needs_none(tmp_path: Path) -> None:
    apart = {"NEWSDIGEST_POSTGRES_PASSWORD": SECRET}
    given = apart | {"NEWSDIGEST_DATABASE_URL": "postgresql://anna:other@db/news"}
    assert load(given, tmp_path).url == "postgresql://anna:other@db/news"
    assert load(apart, tmp_path).url == load({}, tmp_path).url
    assert SECRET not in repr(load(apart, tmp_path))


def test_of_the_database_s_address_the_password_alone_is_secret(tmp_path: Path) -> None:
    told = {"NEWSDIGEST_DATABASE_URL": "postgresql://newsdigest:a%40b-secret@db/newsdigest"}
    assert set(secrets_of(load(told, tmp_path))) == {"a%40b-secret", "a@b-secret"}


def test_settings_do_not_change(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="frozen"):
        load({}, tmp_path).timezone = "Europe/Minsk"
