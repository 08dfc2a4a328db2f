"""Which language a text is in: by its script, then by the letters that follow each other.

Naive Bayes over groups of three letters (Cavnar and Trenkle, 1994, counted these by rank), learned
by ``benchmarks/languages/train.py``. All languages are summed up at once: a group's scores are the
16-bit lanes of one large integer.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from functools import cache
from pathlib import Path

UNKNOWN = "und"

_LANE = 16
_MOST_GROUPS = 900  # of at most 70 each: no lane overflows
_WINDOW = 80  # letters: three windows of a long text are read, for its start may be another's
_FEW = 3
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("latin", 0x0041, 0x024F),
    ("el", 0x0370, 0x03FF),
    ("cyrillic", 0x0400, 0x052F),
    ("hy", 0x0530, 0x058F),
    ("he", 0x0590, 0x05FF),
    ("arabic", 0x0600, 0x06FF),
    ("hi", 0x0900, 0x097F),
    ("bn", 0x0980, 0x09FF),
    ("ta", 0x0B80, 0x0BFF),
    ("th", 0x0E00, 0x0E7F),
    ("ka", 0x10A0, 0x10FF),
    ("latin", 0x1E00, 0x1EFF),
    ("ja", 0x3040, 0x30FF),
    ("zh", 0x4E00, 0x9FFF),
    ("ko", 0xAC00, 0xD7AF),
)
_SEVERAL = frozenset(("latin", "cyrillic", "arabic"))
# Letters of some languages alone: a text with one of them is in one of these, or quotes them.
_OWN_LETTERS = (
    (re.compile("ў"), ("be",)),
    (re.compile("ŭ"), ("be-Latn",)),
    (re.compile("[їєґ]"), ("uk",)),
    (re.compile("ы"), ("ru", "be")),
    (re.compile("[ђћ]"), ("sr",)),
    (re.compile("[ѓќѕ]"), ("mk",)),
    (re.compile("[ơưạảấầẩậắặẹẻếềểệịọỏốồổộớờợụủứừự]"), ("vi",)),
    (re.compile("[ąęśź]"), ("pl", "be-Latn", "lt")),
    (re.compile("[ěřů]"), ("cs",)),
    (re.compile("[őű]"), ("hu",)),
    (re.compile("[ğı]"), ("tr",)),
    (re.compile("[ėįų]"), ("lt",)),
    (re.compile("[āģķļņ]"), ("lv",)),
    (re.compile("ß"), ("de",)),
    (re.compile("ã[oe]"), ("pt",)),
    (re.compile("[ñ¿¡]"), ("es",)),
    (re.compile("[ٹڈڑںے]"), ("ur",)),
    (re.compile("[پچژگ]"), ("fa", "ur")),
)
_BONUS = 60
_A_HEADLINE = 25  # letters, of which Ukrainian and Belarusian have one "і" at least
#: For each letter that is hardly ever written in a language.
_STRANGE = 30
#: Where two come near, the one that more people write in.
_LIKELIER = frozenset("cs de en es fr it lt nl pl pt ru uk vi".split())
_HEAD_START = 12
#: What speaks for each language where a text of some length has no letter but a … z.
_PLAIN_BONUS = {**dict.fromkeys(_LIKELIER, _HEAD_START), "uk": _HEAD_START - _BONUS, "be": -_BONUS}


def detect_language(text: str) -> str:
    """ISO 639-1 code of the language that ``text`` is mostly in, "und" when it cannot be told."""
    sample = _sample(text)
    script = _main_script(sample)
    if script not in _SEVERAL:
        return script or UNKNOWN
    codes, alphabets, table = _groups(script)
    letters = f" {' '.join(_WORD.findall(sample))} "
    groups = map("".join, zip(letters, letters[1:], letters[2:], strict=False))
    found = list(filter(None, map(table.get, groups)))
    if len(found) < _FEW:
        return UNKNOWN
    sums = sum(found[:_MOST_GROUPS])
    scores = array("H", sums.to_bytes(len(codes) * _LANE // 8, "little"))
    used, bonus = set(letters), _bonus(sample)
    best, most = 0, -math.inf
    for place, code in enumerate(codes):
        score = scores[place] + bonus.get(code, 0) - _STRANGE * len(used - alphabets[place])
        if score > most:
            best, most = place, score
    return codes[best].removesuffix("-Latn")


def _bonus(sample: str) -> dict[str, int]:
    """What speaks for a language besides its groups."""
    if sample.isascii() and len(sample) > _A_HEADLINE:
        return _PLAIN_BONUS
    bonus = Counter(dict.fromkeys(_LIKELIER, _HEAD_START))
    if not sample.isascii():
        for letters, codes in _OWN_LETTERS:
            if found := letters.findall(sample):
                bonus.update(dict.fromkeys(codes, _BONUS * min(len(found), 3)))
    if len(sample) > _A_HEADLINE and "і" not in sample:
        bonus.subtract(dict.fromkeys(("uk", "be"), _BONUS))
    return bonus


def _sample(text: str) -> str:
    """The text, or three windows of a long one, in lower case."""
    if len(text) <= 3 * _WINDOW:
        return text.lower()
    starts = (len(text) * part // 12 for part in (1, 5, 9))
    return " ".join(text[start : start + _WINDOW] for start in starts).lower()


def _main_script(sample: str) -> str | None:
    if sample.isascii():
        return "latin" if _WORD.search(sample) else None
    counts: Counter[str] = Counter()
    for char, count in Counter(sample).items():
        if char.isalpha():
            counts[_script(ord(char))] += count
    counts.pop("", None)
    if not counts:
        return None
    if counts["ja"] * 8 > counts["zh"]:  # Japanese is mostly Han characters; its kana tell
        counts["ja"] += counts["zh"] if counts["ja"] else 0
    return counts.most_common(1)[0][0]


@cache
def _script(code_point: int) -> str:
    return next((name for name, first, last in _SCRIPTS if first <= code_point <= last), "")


@cache
def _groups(script: str) -> tuple[tuple[str, ...], tuple[frozenset[str], ...], dict[str, int]]:
    """The script's languages, the letters of each, and each group's scores in lanes."""
    file = Path(__file__).parent / "data" / "trigrams.txt"
    codes: list[str] = []
    alphabets: list[frozenset[str]] = []
    table: dict[str, int] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        code, groups = line.split("\t")
        if _script(ord(groups.replace(" ", "")[0])) != script:
            continue
        for start in range(0, len(groups), 4):
            score = (ord(groups[start + 3]) - ord("!")) << (_LANE * len(codes))
            group = groups[start : start + 3]
            table[group] = table.get(group, 0) + score
        alphabets.append(frozenset("".join(groups[n : n + 3] for n in range(0, len(groups), 4))))
        codes.append(code)
    return tuple(codes), tuple(alphabets), table
