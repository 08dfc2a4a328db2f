"""``init``: from a token to a bot that is set up, with each answer checked as it is given."""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shlex
import sys
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from shutil import which
from zoneinfo import ZoneInfo

from bot.cli import arrival, envfile
from bot.cli.asking import agree, ask, can_ask
from bot.cli.settings import quiet, settings_of
from bot.clock import Clock
from bot.config import PREFIX, Settings, load
from bot.errors import NewsdigestError, SettingsError, UsageError
from bot.seeding import seed_languages

#: Where the image has its environment.
_IMAGE = "/opt/newsdigest"
_FLAGS = "--telegram-token-file FILE or --discord-token-file FILE (- for standard input)"


def init(arguments: argparse.Namespace) -> int:
    """Ask, check, write ``.env``, and start or say how."""
    quiet()
    settings, path = settings_of(arguments), Path.cwd() / ".env"
    asks = can_ask() and not arguments.no_questions
    envfile.may_be_written(path)
    if not _may_write(path, asks=asks, replace=arguments.replace):
        print(f"{path} stays as it is")
        return 0
    plan = _Plan(settings, arguments, asks=asks)
    plan.platforms()
    plan.habits()
    text = path.read_text("utf-8") if path.exists() else envfile.heading(Clock().now().date())
    made = {f"{PREFIX}{name.upper()}": value for name, value in plan.values.items()}
    load({**os.environ, **made}, Path.cwd(), data=arguments.data)  # all mistakes before it is kept
    envfile.write(path, envfile.changed(text, made))
    print(f"\nwritten: {path} (for your eyes only)")
    for name in sorted(set(made) & set(os.environ)):
        if os.environ[name] not in ("", made[name]):
            print(f"note: {name} is also set in the environment, which wins")
    asyncio.run(arrival.welcome(load(os.environ, Path.cwd(), data=arguments.data), plan.bots))
    return _start(arguments, asks=asks)


def _may_write(path: Path, *, asks: bool, replace: bool) -> bool:
    if not path.exists() or replace:
        return True
    if not asks:
        raise UsageError(f"{path} exists; add --replace to change it (other lines in it stay)")
    return agree(f"{path} exists. Change it? Other lines in it stay", default=False)


def _start(arguments: argparse.Namespace, *, asks: bool) -> int:
    inside = sys.prefix == _IMAGE
    if arguments.start or (asks and not inside and agree("\nStart it now?", default=True)):
        from bot.cli.service import run

        return run(argparse.Namespace(**{**vars(arguments), "console": False}))
    print("\nstart it with: " + ("docker compose up -d" if inside else _run_words(arguments)))
    return 0


def _run_words(arguments: argparse.Namespace) -> str:
    """What to type for ``run``: the command as it was typed for us, and the same folder."""
    typed = Path(sys.argv[0])
    known = typed.name != "newsdigest" or which("newsdigest") == which(typed)
    data = [] if arguments.data is None else ["--data", str(arguments.data)]
    return shlex.join(["newsdigest" if known else str(typed), "run", *data])


@dataclass
class _Plan:
    """The answers so far, by the settings' names; ``bots``: what each platform calls ours."""

    settings: Settings
    given: argparse.Namespace
    asks: bool
    values: dict[str, str] = field(default_factory=dict)
    bots: dict[str, str] = field(default_factory=dict)

    def platforms(self) -> None:
        """The tokens, tried at once."""
        for name, where in (("telegram", "@BotFather"), ("discord", "the developer portal")):
            kept = getattr(self.settings, f"{name}_token")
            token = _from_file(getattr(self.given, f"{name}_token_file"))
            token = token or (kept.get_secret_value() if kept else "")
            if self.asks and not token:
                question = f"{name.capitalize()} bot's token, from {where} (empty: without it)"
                token = ask(question, "", partial(self._try, name))
            elif token:
                self._try(name, token)
            if token:
                self.values[f"{name}_token"] = token
        if not self.bots:
            raise UsageError(
                "a bot needs a token"
                if self.asks
                else f"no platform has a token: give {_FLAGS}, or set NEWSDIGEST_TELEGRAM_TOKEN"
            )

    def habits(self) -> None:
        """Zone, hour, languages, owner."""
        zone = self.given.timezone or arrival.zone_here(self.settings.timezone)
        hour = self.given.digest_time or f"{self.settings.digest_time:%H:%M}"
        languages = self.given.languages or " ".join(self.settings.languages)
        self._set("timezone", "Time zone, as in Europe/Warsaw", zone)
        there = datetime.now(ZoneInfo(self.values["timezone"]))
        print(f"  it is {there:%H:%M} there")
        self._set("digest_time", "Hour of the daily digest that is proposed", hour)
        known = ", ".join(seed_languages())
        self._set("languages", f"Languages of the starter feeds ({known})", languages)
        wanted = set(self.values["languages"].replace(",", " ").split())
        if unknown := sorted(wanted - set(seed_languages())):
            print(f"  no starter feeds in {', '.join(unknown)}; add yours: newsdigest feeds add")
        if self.given.owner:
            self._set("owners", "", self.given.owner, quietly=True)

    def _try(self, platform: str, token: str) -> str:
        if not token:
            return ""
        if self.given.no_check:
            self.bots[platform] = ""
            return token
        self.bots[platform] = asyncio.run(arrival.name_of(self.settings, platform, token))
        print(f"  {platform}: this is {self.bots[platform]}")
        return token

    def _set(self, name: str, question: str, default: str, *, quietly: bool = False) -> None:
        def check(answer: str) -> str:
            if re.fullmatch(r"\d:\d\d", answer):
                answer = f"0{answer}"
            try:
                load({f"{PREFIX}{name.upper()}": answer}, Path("/nonexistent"))
            except SettingsError as error:
                raise NewsdigestError(str(error).partition(": ")[2]) from None
            return answer

        asks = self.asks and not quietly and getattr(self.given, name, None) is None
        try:
            self.values[name] = ask(question, default, check) if asks else check(default)
        except NewsdigestError as error:
            raise UsageError(f"{PREFIX}{name.upper()}: {error}") from error


def _from_file(path: str | None) -> str:
    if path is None:
        return ""
    try:
        token = (sys.stdin.readline() if path == "-" else Path(path).read_text("utf-8")).strip()
    except OSError as exc:
        raise UsageError(f"{path} cannot be read: {exc.strerror}") from exc
    except UnicodeDecodeError as exc:
        raise UsageError(f"{path} holds no token: it is no text") from exc
    if not token:
        raise UsageError(f"{'standard input' if path == '-' else path} holds no token: it is empty")
    return token
