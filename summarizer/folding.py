"""Letters made comparable: case, accents and look-alike Latin letters folded away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Letters that Unicode does not take apart into a letter and a mark.
_WHOLE: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "’": "'", "ʼ": "'"}
)
_POSSESSIVE: Final = re.compile(
    r"['’](?:s|S)?$|(?<=\w{4})['’](?:n?[ıiuü]n|y[aeıiuü]|[dt][ae]n?|y?l[ae])$"
)


def fold(text: str) -> str:
    """``text`` without case and diacritics: "Łukašenka" → "lukasenka", "Ёлка" → "елка"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_WHOLE)


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """``fold``, remembered: for single words, which repeat."""
    return fold(word)


def without_possessive(word: str) -> str:
    """``word`` without an English possessive or a Turkish case: "Trump’s", "Erdoğan’ın"."""
    return _POSSESSIVE.sub("", word)
