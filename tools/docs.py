"""Writes the pages of ``docs/`` that are generated from the code: settings, chat commands, CLI.

Run it after a change: ``.venv/bin/python tools/docs.py``. A test fails while they differ.
"""

from __future__ import annotations

import argparse
from datetime import time
from pathlib import Path

from pydantic_core import PydanticUndefined

from bot.cli.parser import parser
from bot.commands.table import COMMANDS
from bot.config import PREFIX, Settings
from bot.texts.catalogue import ENGLISH, texts_in

DOCS = Path(__file__).parents[1] / "docs"
_MADE = "<!-- made by tools/docs.py: change the code, then run it -->\n\n"


def pages() -> dict[str, str]:
    """Each generated page by its file name."""
    return {"settings.md": _settings(), "commands.md": _commands(), "cli.md": _cli()}


def _settings() -> str:
    lines = [
        "# Settings\n",
        "Given in the environment, in `.env` or in `newsdigest.toml` (there in small letters and",
        "without the prefix); the first of these that has a setting wins. Each may be given as",
        "`NAME_FILE` instead, a path whose content is the value: use that for secrets. All",
        "mistakes are reported at once, by name.\n",
        "| setting | default | what it is |",
        "|---|---|---|",
    ]
    for name, field in Settings.model_fields.items():
        default = "" if field.default in (None, PydanticUndefined, ()) else field.default
        if isinstance(default, time):
            default = f"{default:%H:%M}"
        if isinstance(default, bool):
            default = str(default).lower()
        if isinstance(default, tuple):
            default = ", ".join(str(part) for part in default)
        shown = f"`{default}`" if default != "" else ""
        lines.append(f"| `{PREFIX}{name.upper()}` | {shown} | {field.description} |")
    return _MADE + "\n".join(lines) + "\n"


def _commands() -> str:
    lines = [
        "# Commands in the chat\n",
        "In groups and channels only admins use those that change what the chat gets (✎).",
        "Plain words in a private chat are taken for `/topic`, then for `/search`.\n",
        "| command | what it does | | for example |",
        "|---|---|---|---|",
    ]
    texts = texts_in(ENGLISH)
    for command in COMMANDS:
        words = command.typed(texts).replace("|", "\\|")
        sign = "✎" if command.changes else ""
        lines.append(f"| `{words}` | {texts(command.description)} | {sign} | `{command.example}` |")
    return _MADE + "\n".join(lines) + "\n"


def _cli() -> str:
    lines = [
        "# Command line\n",
        "Exit status: 0, 1 (the job failed), 2 (wrong usage or settings). Errors go to standard",
        "error. `--data DIR` and `--json` may stand before or after the command. Every command",
        "works while `newsdigest run` is running on the same data.\n",
    ]
    lines += _described(parser(), "newsdigest")
    return _MADE + "\n".join(lines) + "\n"


def _described(made: argparse.ArgumentParser, words: str) -> list[str]:
    lines = []
    for action in made._actions:  # noqa: SLF001 - argparse tells its subcommands nowhere else
        if not isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
            continue
        summaries = {choice.dest: choice.help for choice in _choices(action)}
        for name, inner in action.choices.items():
            inside = _described(inner, f"{words} {name}")
            lines += [f"## {words} {name}\n", f"{summaries[name]}\n"]
            lines += inside or [f"    {words} {name}{_usage(inner)}\n", *_arguments(inner)]
    return lines


def _choices(action: argparse.Action) -> list[argparse.Action]:
    found: list[argparse.Action] = action._choices_actions  # type: ignore[attr-defined] # noqa: SLF001
    return found


def _own(made: argparse.ArgumentParser) -> list[argparse.Action]:
    everywhere = ("help", "data", "json")
    return [a for a in made._actions if a.dest not in everywhere]  # noqa: SLF001 - as above


def _usage(made: argparse.ArgumentParser) -> str:
    """Written by ourselves: argparse words it otherwise in each version of Python."""
    words = []
    for action in _own(made):
        choices = "|".join(map(str, action.choices)) if action.choices else None
        value = "" if action.nargs == 0 else f" {choices or action.metavar or action.dest.upper()}"
        if action.option_strings:
            words.append(f"[{action.option_strings[0]}{value}]")
        elif action.nargs in ("?", "*"):
            words.append(f"[{value.strip()}{'…' if action.nargs == '*' else ''}]")
        else:
            words.append(f"{value.strip()}{'…' if action.nargs == '+' else ''}")
    return "".join(f" {word}" for word in words)


def _arguments(made: argparse.ArgumentParser) -> list[str]:
    told = [
        f"- `{(a.option_strings or [a.metavar or a.dest.upper()])[0]}`: {a.help}"
        for a in _own(made)
        if a.help
    ]
    return [*told, ""] if told else []


if __name__ == "__main__":
    for page, text in pages().items():
        (DOCS / page).write_text(text, encoding="utf-8")
