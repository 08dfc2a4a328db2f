"""How a written name may sound: one reading for each way of writing it could be in.

A Latin spelling does not say its language, so "Lukaschenko" is read as English, Slavic, German
and French; the reading nearest to the other name's decides. Endings that decline or follow the
bearer's sex are brought to one form first (``endings.toml``).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ..scripts import script_of
from .name_tables import Ending, endings, sound_costs, spellings

LONGEST_TOKEN: Final = 40  # letters read of one name; no name is longer, hostile text is
_INFLECTED: Final = 0.05  # doubt of a reading that supposes another case
_STRIPPED: Final = 0.15  # doubt of a reading that drops an ending nobody asked to drop
_SIGNS: Final = 0xE000  # from here on no letter has its place
_ANY_WAY: Final = ("english", "slavic", "german", "french")
_TELLING: Final = (
    (frozenset("ř"), ("slavic", "czech")),
    (frozenset("łśźńżąęŭšžčćěůťďľ"), ("slavic",)),
    (frozenset("äöüß"), ("german",)),
    (frozenset("ïèêçëâûœ"), ("french", "english")),
    (frozenset("ñáíúóé"), ("spanish", "english", "slavic", "french")),
)
_GERESH: Final = str.maketrans("׳’", "''")
#: A consonant of Devanagari before another one: an "a" is heard between them.
_UNWRITTEN: Final = re.compile(
    "([\u0915-\u0939\u0958-\u095f]\u093c?)(?=[\u0904-\u0939\u0958-\u095f])"
)
_BEFORE_SHORT_U: Final = frozenset("aeiou")
_REPEATED: Final = re.compile(r"(.)\1+")
_CLASSES: Final = ("bp", "tdcszSZCD", "l", "r", "mn", "kgHhq")


@dataclass(frozen=True, slots=True)
class Reading:
    """Sounds of one name; ``doubt`` is added to every distance.

    ``sex`` is "m", "f", "?" when the ending does not tell, or "other" for an adjective's ending
    read as if it were none ("Тихановской"): that goes with neither "m" nor "f".
    """

    sounds: str
    sex: str
    doubt: float
    weight: float
    extra: tuple[float, ...]  # what it costs to leave out each sound
    counts: tuple[int, ...]  # consonants of each class


@dataclass(frozen=True, slots=True)
class Readings:
    """All readings of one spelling, with the least and most consonants of each class."""

    all: tuple[Reading, ...]
    least: tuple[int, ...]
    most: tuple[int, ...]


@lru_cache(maxsize=16)
def _speaker(spelling: str) -> Callable[[str], str]:
    """Groups of letters, the longest first, become one sign each; then all signs become sounds."""
    table = spellings()[spelling]
    groups = sorted((key for key in table if len(key) > 1), key=lambda key: (-len(key), key))
    signs = {group: chr(_SIGNS + number) for number, group in enumerate(groups)}
    sounds = _Sounds({letter: chr(letter) for letter in range(ord("a"), ord("z") + 1)})
    sounds.update({ord(signs.get(key, key)): sound for key, sound in table.items()})
    pattern = re.compile("|".join(map(re.escape, groups)))

    def speak(written: str) -> str:
        return pattern.sub(lambda found: signs[found.group()], written).translate(sounds)

    return speak


class _Sounds(dict[int, str]):
    """For ``str.translate``: letters that are not known have no sound."""

    def __missing__(self, letter: int) -> str:
        return ""


def _ways_of_writing(word: str) -> tuple[str, ...]:
    """The spellings that the letters of a Latin word allow; a telling letter leaves few."""
    letters = () if word.isascii() else set(word)
    for telling, ways in _TELLING:
        if not telling.isdisjoint(letters):
            return ways
    return _ANY_WAY if "j" not in word else (*_ANY_WAY, "spanish")


def _without_marks(word: str) -> str:
    """Without Greek accents, Hebrew and Arabic vowel marks; the geresh as an apostrophe."""
    parts = unicodedata.normalize("NFD", word.translate(_GERESH))
    return "".join(c for c in parts if not unicodedata.combining(c))


def _without_repeats(sounds: str) -> str:
    return _REPEATED.sub(r"\1", sounds)


@lru_cache(maxsize=8)
def _endings_in(script: str) -> tuple[Mapping[str, tuple[Ending, ...]], range]:
    """A script's endings by how they are written, and how long they are, the longest first."""
    found: defaultdict[str, tuple[Ending, ...]] = defaultdict(tuple)
    for ending in endings().get(script, ()):
        found[ending.written] += (ending,)
    return dict(found), range(max(map(len, found), default=0), 0, -1)


@dataclass(frozen=True, slots=True)
class Form:
    """A word taken apart, its ending as it sounds and as it is written in the dictionary."""

    stem: str
    sounds: str
    written: str
    sex: str
    doubt: float


def forms_of(word: str, script: str) -> Iterator[Form]:
    """Every form that the word may be, the plainest first."""
    known, lengths = _endings_in(script)
    fitting = [
        ending
        for length in lengths
        for ending in known.get(word[-length:], ())
        if len(word) - length + ending.kept >= ending.shortest_stem
    ]
    plain = next((ending for ending in fitting if not ending.inflected), None)
    adjective = any(ending.sounds for ending in fitting)
    if plain is None:
        yield Form(word, "", "", "other" if adjective else "?", 0.0)
    else:
        yield _form(word, plain, 0.0)
    settled = plain is not None and plain.sex == "m"
    for ending in fitting:
        # A man's dictionary form is nobody's other case; a woman's may be a man's genitive.
        if ending.inflected and not settled and (ending.sounds or not adjective):
            yield _form(word, ending, _INFLECTED if ending.sounds else _STRIPPED)


def _form(word: str, ending: Ending, doubt: float) -> Form:
    stem = word[: len(word) - len(ending.written) + ending.kept]
    return Form(stem, ending.sounds, ending.dictionary, ending.sex, doubt)


def is_inflected(token: str) -> bool:
    """Whether a name's ending shows another case than the dictionary's: "Зеленского"."""
    word = unicodedata.normalize("NFC", token.casefold())[:LONGEST_TOKEN]
    return any(
        form.doubt == 0.0 and form.sex == "other" for form in forms_of(word, script_of(word))
    )


def _speakers(word: str, script: str) -> tuple[Callable[[str], str], ...]:
    if script == "greek":
        return (_speaker(script), _speaker("greek_apart"))
    if script in spellings():
        return (_speaker(script),)
    if script == "latin":
        return tuple(_speaker(way) for way in _ways_of_writing(word))

    def romanised(written: str) -> str:
        from anyascii import anyascii

        written = _UNWRITTEN.sub(r"\1अ", written)
        return _speaker("english")(anyascii(written).lower())

    return (romanised,)


@lru_cache(maxsize=65536)
def _spoken(token: str) -> tuple[tuple[str, str, float], ...]:
    """Every (sounds, sex, doubt) of a written name, each once."""
    word = unicodedata.normalize("NFC", token.casefold())[:LONGEST_TOKEN]
    script = script_of(word)
    if script not in ("latin", "cyrillic"):
        word = _without_marks(word)
    speakers = _speakers(word, script)
    return tuple(
        {
            (_without_repeats(speak(form.stem) + form.sounds), form.sex, form.doubt): None
            for form in forms_of(word, script)
            for speak in speakers
        }
    )


def all_sounds(token: str) -> frozenset[str]:
    """What ``readings`` has as sounds, without measuring them: for what need not be exact."""
    return frozenset(sounds for sounds, _, _ in _spoken(token) if sounds)


@lru_cache(maxsize=65536)
def readings(token: str) -> Readings:
    """All ways that one written name (no spaces) may sound."""
    best: dict[tuple[str, str], float] = {}
    for sounds, sex, doubt in _spoken(token):
        # "Poutine": a French final e is mute
        for heard in {sounds, re.sub(r"(?<=[nv])e$", "", sounds)}:
            if heard:
                key = (heard, sex)
                best[key] = min(doubt, best.get(key, doubt))
    found = tuple(_reading(*key, doubt) for key, doubt in sorted(best.items()))
    counts = [reading.counts for reading in found]
    return Readings(found, _each(min, counts), _each(max, counts))


def _reading(sounds: str, sex: str, doubt: float) -> Reading:
    costs = sound_costs()
    extra = [costs.extra.get(sound, 1.0) for sound in sounds]
    voiced = not _BEFORE_SHORT_U.isdisjoint(sounds)  # in Arabic and Hebrew none is written
    for place, sound in enumerate(sounds):
        if sound == "w" and sounds[place - 1 : place] not in _BEFORE_SHORT_U and voiced:
            extra[place] = 1.0  # no short u but a v: "Kwirikaschwili"
    if sounds[-1] in "aeouy":
        # A final vowel is often only a case ending; a final i is not: it makes another name.
        extra[-1] *= 0.35
    weight = sum(costs.weight.get(sound, 1.0) for sound in sounds)
    counts = tuple(sum(map(sounds.count, letters)) for letters in _CLASSES)
    return Reading(sounds, sex, doubt, weight, tuple(extra), counts)


def _each(pick: Callable[..., int], counts: list[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(pick(column) for column in zip(*counts, strict=True))
