"""Questions on a terminal, each asked until its answer is one; without one, flags answer."""

from __future__ import annotations

import sys
from collections.abc import Callable

from bot.errors import NewsdigestError

_TRIES = 5


def can_ask() -> bool:
    """Is somebody there?"""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str, default: str, check: Callable[[str], str]) -> str:
    """What ``check`` makes of the answer, or of the default where it is empty.

    ``check`` raises NewsdigestError or ValueError, whose text says what is wrong with it.
    Raises NewsdigestError when it was wrong too often, or nobody answers any more.
    """
    shown = f" [{default}]" if default else ""
    for _ in range(_TRIES):
        try:
            answer = input(f"{question}{shown}: ").strip()
        except EOFError:
            break
        try:
            return check(answer or default)
        except (NewsdigestError, ValueError) as error:
            print(f"  {error}")
    raise NewsdigestError("no answer that can be used; nothing was written")


def agree(question: str, *, default: bool) -> bool:
    """Yes or no."""

    def check(answer: str) -> str:
        if answer.casefold() not in ("y", "yes", "n", "no"):
            raise ValueError("answer y or n")
        return answer.casefold()

    return ask(question, "y" if default else "n", check).startswith("y")
