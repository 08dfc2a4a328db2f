"""The command line's words; what they do is imported only when it is asked for."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

_DAY = timedelta(days=1)
Run = Callable[[argparse.Namespace], int | None]
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - it has no other name


def parser() -> argparse.ArgumentParser:
    """All commands. Each sets ``run``, a function of its arguments."""
    top = argparse.ArgumentParser(
        prog="newsdigest",
        description="Reads the feeds you choose and sends a daily digest to Telegram and Discord.",
    )
    _everywhere(top, None)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _library(commands)
    _reading(commands)
    _feeds(commands)
    _names(commands)
    _init(commands)
    _service(commands)
    return top


def _command(commands: Commands, name: str, summary: str, run: str) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=summary, description=summary)
    made.set_defaults(run=_later(run))
    _everywhere(made, argparse.SUPPRESS)
    return made


def _everywhere(made: argparse.ArgumentParser, default: object) -> None:
    """Flags that may stand before or after the command."""
    made.add_argument(
        "--data", type=Path, metavar="DIR", default=default, help="the folder of what is kept"
    )
    made.add_argument(
        "--json",
        action="store_true",
        default=False if default is None else default,
        help="answer in JSON",
    )


def _later(where: str) -> Run:
    module, _, name = where.partition(":")

    def run(arguments: argparse.Namespace) -> int | None:
        found: Run = getattr(_imported(f"bot.cli.{module}"), name)
        return found(arguments)

    return run


def _imported(module: str) -> ModuleType:
    """What is imported stays. To look through it for what may go took a sixth of the start, and
    would hold up the service at each later look."""
    gc.disable()
    try:
        return import_module(module)
    finally:
        gc.freeze()
        gc.enable()


_FORMATS = ("text", "telegram", "discord", "html", "json")


def _library(commands: Commands) -> None:
    made = _command(commands, "summarize", "Summarise a text.", "library:summarize")
    made.add_argument("path", metavar="PATH|-", help="a text file, or - for standard input")
    made.add_argument("--sentences", type=_positive, metavar="N", help="at most N sentences")
    made.add_argument("--words", type=_positive, metavar="N", help="at most N words")
    made.add_argument("--engine", metavar="NAME", help="how sentences are chosen")
    made.add_argument("--language", metavar="CODE", help="ISO 639-1, as in en")
    made = _command(commands, "clean", "Show what of a text is its article.", "library:clean")
    made.add_argument("path", metavar="PATH|-", help="a text file, or - for standard input")
    made.add_argument("--language", metavar="CODE", help="ISO 639-1, as in en")


def _reading(commands: Commands) -> None:
    made = _command(
        commands, "ingest", "Read files, folders, feeds or pages into the database.", "news:ingest"
    )
    made.add_argument("what", metavar="PATH|URL", nargs="+")
    made.add_argument("--source", metavar="NAME", help="who wrote it")
    made = _command(commands, "digest", "Compose a digest and print it.", "news:digest")
    made.add_argument("--topic", action="append", default=[], metavar="T")
    made.add_argument(
        "--date", type=_day, metavar="YYYY-MM-DD", help="by default the newest day with news"
    )
    made.add_argument("--length", choices=("short", "medium", "long"), default="medium")
    made.add_argument("--format", choices=_FORMATS, default="text")
    made.add_argument(
        "--preview", metavar="FILE", help="also write a page that looks like that platform"
    )
    _command(commands, "chat", "Talk to the bot on this terminal.", "news:chat")
    made = _command(
        commands, "seed", "Load the starter topics, feeds and sample articles.", "news:seed"
    )
    made.add_argument(
        "--no-articles", action="store_true", help="topics and feeds only, as run does by itself"
    )
    _command(commands, "demo", "Show what newsdigest does, with its sample articles.", "news:demo")


def _feeds(commands: Commands) -> None:
    made = _command(commands, "feeds", "The feeds that everybody's digests are made of.", "")
    inner = made.add_subparsers(dest="action", metavar="ACTION", required=True)
    _command(inner, "list", "Every feed and how it is.", "feeds:list_feeds")
    made = _command(inner, "add", "Add feeds, or folders that are watched.", "feeds:add")
    made.add_argument("url", metavar="URL|FOLDER", nargs="+")
    made = _command(inner, "remove", "Remove feeds, or watch folders no more.", "feeds:remove")
    made.add_argument("url", metavar="URL|FOLDER", nargs="+")
    made = _command(inner, "check", "Read feeds now and say how they are.", "feeds:check")
    made.add_argument("url", nargs="*")
    made = _command(inner, "import", "Add a list's feeds: OPML, JSON, CSV.", "feeds:import_list")
    made.add_argument("path", metavar="FILE|-")
    made = _command(inner, "export", "Write the feeds as OPML.", "feeds:export_opml")
    made.add_argument("path", metavar="FILE|-", nargs="?", default="-")


def _names(commands: Commands) -> None:
    made = _command(commands, "names", "Who is mentioned, and in which spellings.", "")
    inner = made.add_subparsers(dest="action", metavar="ACTION", required=True)
    made = _command(inner, "list", "Every name, its spellings, and why they are one.", "names:show")
    made.add_argument("words", metavar="WORDS", nargs="?", default="")
    made = _command(
        inner, "merge", "Take names for one, shown as the first of them.", "names:merge"
    )
    made.add_argument("name", nargs="+", metavar="NAME")
    made = _command(inner, "split", "Never take two names for one.", "names:split")
    made.add_argument("name", metavar="NAME")
    made.add_argument("other", metavar="OTHER")


def _init(commands: Commands) -> None:
    made = _command(commands, "init", "Set the bot up: ask, check, write .env, start.", "init:init")
    for name in ("telegram", "discord"):
        made.add_argument(
            f"--{name}-token-file", metavar="FILE|-", help="a file that holds it, or - for a line"
        )
    made.add_argument("--timezone", metavar="ZONE", help="as in Europe/Warsaw")
    made.add_argument("--digest-time", metavar="HH:MM", help="the hour that is proposed")
    made.add_argument("--languages", metavar="CODES", help="of the starter feeds, as in en,uk")
    made.add_argument("--owner", metavar="ID", help="as in 12345 or discord:67890")
    made.add_argument("--replace", action="store_true", help="change an .env that exists")
    made.add_argument("--start", action="store_true", help="run at once")
    made.add_argument("--no-questions", action="store_true", help="even on a terminal")
    made.add_argument("--no-check", action="store_true", help="do not try the tokens")


def _service(commands: Commands) -> None:
    made = _command(commands, "run", "Run the service.", "service:run")
    made.add_argument("--console", action="store_true", help="chat on this terminal as well")
    made.add_argument(
        "--role",
        choices=["all", "web", "ingest", "send"],
        default="all",
        help="on PostgreSQL: do only a part; any number of each may run",
    )
    summary = "Bring the database to this version's schema, or move it to PostgreSQL."
    made = _command(commands, "migrate", summary, "service:migrate")
    made.add_argument("--from", dest="source", metavar="URL", help="the SQLite database to copy")
    made.add_argument("--to", dest="target", metavar="URL", help="the PostgreSQL one to fill")
    made = _command(commands, "backup", "Copy the database, even in use.", "kept:backup")
    made.add_argument("path", metavar="FILE", type=Path, help="the copy, or a folder for it")
    made = _command(commands, "restore", "Put a copy in the database's place.", "kept:restore")
    made.add_argument("path", metavar="FILE", type=Path, help="what backup made")
    _command(commands, "doctor", "Find what is wrong, and what to do about it.", "doctor:doctor")


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return int(text)


def _day(text: str) -> date:
    wrong = f"{text!r} is no day; write one like 2026-11-21"
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(wrong) from None
    if not date.min < day < date.max - _DAY:
        raise argparse.ArgumentTypeError(wrong)  # in some zones it has no beginning or no end
    return day
