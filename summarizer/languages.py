"""Which language a text is in, and what is known of each: stop words, abbreviations, pronouns.

The lists are plain data, one file a language in ``data/languages``; a language without a file
works too, with nothing known of it.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

UNKNOWN = "und"
_SAMPLE = 20_000  # characters: more than enough to tell a language, and bounded

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", 0x3040, 0x30FF),
    ("ko", 0xAC00, 0xD7AF),
    ("zh", 0x4E00, 0x9FFF),
    ("el", 0x0370, 0x03FF),
    ("he", 0x0590, 0x05FF),
    ("ar", 0x0600, 0x06FF),
    ("hi", 0x0900, 0x097F),
    ("bn", 0x0980, 0x09FF),
    ("ta", 0x0B80, 0x0BFF),
    ("th", 0x0E00, 0x0E7F),
    ("ka", 0x10A0, 0x10FF),
    ("hy", 0x0530, 0x058F),
    ("cyrillic", 0x0400, 0x052F),
    ("latin", 0x0041, 0x024F),
)
# Letters that only one of the Cyrillic languages has: worth more than any word.
_CYRILLIC_LETTERS = {
    "be": "ў",
    "uk": "їєґ",
    "ru": "",
    "sr": "ђћјљњџ",
    "mk": "ѓќѕ",
    "bg": "",
    "kk": "әғқңөұүһ",
}
# Letters of one Latin language alone, for texts with hardly a stop word.
_LATIN_LETTERS = {
    "vi": "ơưđạảấầẩậắặẹẻếềểệịọỏốồổộớờợụủứừự",
    "tr": "ığ",
    "pl": "łąęśź",
    "cs": "ěřů",
    "hu": "őű",
    "ro": "șț",
    "lt": "ėįų",
    "lv": "āģķļņ",
    "de": "ß",
}
_ARABIC_LETTERS = {"ur": "ٹڈڑںے", "fa": "پچژگ"}


@dataclass(frozen=True, slots=True)
class Language:
    """What is known of one language; every word in lower case, without its full stop.

    ``titles`` never end a sentence, ``before_number`` only when no figure follows, ``may_end``
    when the next word looks like the start of a sentence; ``abbreviations`` are all of these.
    ``openers`` at the head of a sentence
    point back at the one before; ``pronouns`` hide who speaks.
    """

    code: str
    name: str = ""
    stop_words: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    may_end: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    bonus: frozenset[str] = frozenset()
    stigma: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()


@cache
def known_languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that have a file, in order."""
    folder = resources.files("summarizer") / "data" / "languages"
    return tuple(
        sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml"))
    )


@cache
def language(code: str) -> Language:
    """What is known of ``code`` ("en-GB" is read as "en"); an empty Language if nothing is."""
    short = code.replace("_", "-").split("-")[0].lower()
    if short not in known_languages():
        return Language(code=short or UNKNOWN)
    file = resources.files("summarizer") / "data" / "languages" / f"{short}.toml"
    values = tomllib.loads(file.read_text(encoding="utf-8"))
    name = values.pop("name")
    words = {key: frozenset(text.split()) for key, text in values.items()}
    kinds = (words.get(key, frozenset()) for key in ("titles", "before_number", "may_end"))
    return Language(short, name, abbreviations=frozenset().union(*kinds), **words)


def detect_language(text: str) -> str:
    """ISO 639-1 code of the language that ``text`` is mostly in, "und" when it cannot be told.

    By script first; within Latin and Cyrillic by letters of one language alone and by the share
    of its stop words (the small-words method of Grefenstette, 1995).
    """
    sample = text[:_SAMPLE].lower()
    script = _main_script(sample)
    if script == "ar":
        return _by_letters(sample, _ARABIC_LETTERS, least=0.01) or "ar"
    if script not in ("latin", "cyrillic"):
        return script or UNKNOWN
    counts = Counter(_WORD.findall(sample))
    scores = _stop_word_shares(counts, cyrillic=script == "cyrillic")
    if script == "cyrillic":
        own = _by_letters(sample, _CYRILLIC_LETTERS, least=0.004)
        if own is not None:
            return own
    best = max(scores, key=lambda code: (scores[code], code == "en"), default=UNKNOWN)
    if scores.get(best, 0.0) >= 0.08:
        return best
    own = _by_letters(sample, _LATIN_LETTERS, least=0.02) if script == "latin" else None
    return own or (best if scores.get(best, 0.0) >= 0.05 else UNKNOWN)


def _main_script(sample: str) -> str | None:
    counts: Counter[str] = Counter()
    for char, count in Counter(sample).items():
        if not char.isalpha():
            continue
        for name, first, last in _SCRIPTS:
            if first <= ord(char) <= last:
                counts[name] += count
                break
    if not counts:
        return None
    if counts["ja"] * 8 > counts["zh"]:  # Japanese is mostly Han characters; its kana tell
        counts["ja"] += counts["zh"] if counts["ja"] else 0
    return counts.most_common(1)[0][0]


def _by_letters(sample: str, letters: dict[str, str], *, least: float) -> str | None:
    total = sum(1 for char in sample if char.isalpha()) or 1
    shares = {
        code: sum(sample.count(char) for char in own) / total for code, own in letters.items()
    }
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= least else None


def _stop_word_shares(counts: Counter[str], *, cyrillic: bool) -> dict[str, float]:
    total = counts.total() or 1
    shares: dict[str, float] = {}
    for code in known_languages():
        if (code in _CYRILLIC_LETTERS) is not cyrillic:
            continue
        stop_words = language(code).stop_words
        shares[code] = sum(n for word, n in counts.items() if word in stop_words) / total
    return shares
