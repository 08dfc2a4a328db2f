"""What is known of each language: stop words, abbreviations, pronouns.

The lists are plain data, one file a language in ``data/languages``; a language without a file
works too, with nothing known of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .detection import UNKNOWN, detect_language
from .lacinka import latin

__all__ = ["UNKNOWN", "Language", "detect_language", "known_languages", "language"]


@dataclass(frozen=True, slots=True)
class Language:
    """What is known of one language; every word in lower case, without its full stop.

    ``titles`` never end a sentence, ``before_number`` only when no figure follows, ``may_end``
    when the next word looks like the start of a sentence; ``abbreviations`` are all of these;
    ``continues`` are capitals that go on after one ("Inc. Chairman").
    ``openers`` at the head of a sentence point back at the one before ("as_a_result" for several
    words); ``pronouns`` hide who speaks; ``lead_ins`` may stand before a pronoun without naming
    anybody: "in a statement". ``writer`` are words by which the writer speaks for herself,
    ``columns`` what papers print over such a text.
    """

    code: str
    name: str = ""
    stop_words: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    may_end: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    continues: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    lead_ins: frozenset[str] = frozenset()
    bonus: frozenset[str] = frozenset()
    stigma: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    writer: frozenset[str] = frozenset()
    columns: frozenset[str] = frozenset()


@cache
def known_languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that have a file, in order."""
    folder = Path(__file__).parent / "data" / "languages"
    return tuple(
        sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml"))
    )


@cache
def language(code: str) -> Language:
    """What is known of ``code`` ("en-GB" is read as "en"); an empty Language if nothing is."""
    import tomllib

    short = code.replace("_", "-").split("-")[0].lower()
    if short not in known_languages():
        return Language(code=short or UNKNOWN)
    file = Path(__file__).parent / "data" / "languages" / f"{short}.toml"
    values = tomllib.loads(file.read_text(encoding="utf-8"))
    name = values.pop("name")
    words = {key: frozenset(text.split()) for key, text in values.items()}
    if short == "be":  # written in two alphabets
        words = {key: kept | {latin(word) for word in kept} for key, kept in words.items()}
    kinds = (words.get(key, frozenset()) for key in ("titles", "before_number", "may_end"))
    return Language(short, name, abbreviations=frozenset().union(*kinds), **words)
