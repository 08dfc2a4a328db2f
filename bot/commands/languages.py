"""The languages that a chat reads: chosen once, for lists and digests alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.commands.wording import joined, quoted
from bot.errors import UsageError
from bot.store import chats, subscriptions
from bot.store.db import Tx

_ALL = {"", "all", "any", "every", "everything", "*"}


async def languages_read(tx: Tx, chat_id: int) -> tuple[str, ...]:
    """ISO 639-1 codes; () means every language."""
    chat = await chats.get(tx, chat_id)
    return () if chat is None else chat.reads


async def read_languages(tx: Tx, chat_id: int, codes: Sequence[str]) -> None:
    """Read these languages from now on, in every order of the chat too."""
    await chats.set_reads(tx, chat_id, codes)
    for order in await subscriptions.of_chat(tx, chat_id):
        await subscriptions.change(tx, order.id, languages=tuple(codes))


def codes_of(text: str) -> tuple[str, ...]:
    """``en, Ukrainian`` → ("en", "uk"); "all" → (). Raises UsageError."""
    if text.strip().casefold() in _ALL:
        return ()
    pieces = [piece for piece in re.split(r"[,;\s]+", text.strip().casefold()) if piece]
    codes = tuple(dict.fromkeys(_code(piece) for piece in pieces))
    if not codes or len(codes) > 20:
        raise UsageError("Which languages? Type /reads en,uk or /reads all")
    return codes


def named(codes: Sequence[str]) -> str:
    """``English and Ukrainian``; ``all languages`` for none in particular."""
    names = _names("en")
    return joined([names.get(code, code) for code in codes]) or "all languages"


def _code(wish: str) -> str:
    """A code, or a language's name in English or in the language itself."""
    if wish in _names("en"):
        return wish
    for code, name in _names("en").items():
        if wish in (name.casefold(), (_names(code).get(code) or "").casefold()):
            return code
    raise UsageError(f"I know no language {quoted(wish)}. Type /reads en,uk or /reads all")


def _names(shown_in: str) -> dict[str, str]:
    """Two-letter codes with the languages' names, in the language ``shown_in``."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(shown_in)
    except (UnknownLocaleError, ValueError):
        return {}
    return {code: name for code, name in locale.languages.items() if len(code) == 2}
