"""The languages that a chat reads: chosen once, for lists and digests alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.commands.wording import short
from bot.store import chats, subscriptions
from bot.store.db import Tx
from bot.texts.catalogue import LANGUAGES, Texts
from bot.texts.said import Wrong

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
    """``en, Ukrainian`` → ("en", "uk"); "all" → (). Raises Wrong."""
    if text.strip().casefold() in _ALL:
        return ()
    pieces = [piece for piece in re.split(r"[,;\s]+", text.strip().casefold()) if piece]
    codes = tuple(dict.fromkeys(_code(piece) for piece in pieces))
    if not codes or len(codes) > 20:
        raise Wrong("reads-which")
    return codes


def named(codes: Sequence[str], texts: Texts) -> str:
    """``English and Ukrainian``; ``all languages`` for none in particular."""
    names = _names(texts.language)
    return texts.joined([names.get(code, code) for code in codes]) or texts("all-languages")


def our_language(wish: str) -> str:
    """The one of our own languages that a person names, by code or name. Raises Wrong."""
    code = _known_code(wish.strip().casefold())
    if code not in LANGUAGES:
        raise Wrong("language-not-spoken", language=short(wish))
    return code


def _code(wish: str) -> str:
    """What ``_known_code`` finds. Raises Wrong."""
    code = _known_code(wish)
    if code is None:
        raise Wrong("reads-unknown", language=short(wish))
    return code


def _known_code(wish: str) -> str | None:
    """The code of a code, or of a language's name in one of our languages or in itself."""
    if wish in _names("en"):
        return wish
    for ours in LANGUAGES:
        for code, name in _names(ours).items():
            if wish == name.casefold():
                return code
    for code in _names("en"):
        if wish == (_names(code).get(code) or "").casefold():
            return code
    return None


def _names(shown_in: str) -> dict[str, str]:
    """Two-letter codes with the languages' names, in the language ``shown_in``."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(shown_in)
    except (UnknownLocaleError, ValueError):
        return {}
    return {code: name for code, name in locale.languages.items() if len(code) == 2}
