"""The bot's own sentences in one language, as a value: looked up by key, filled in, plural right.

Each language has a catalogue ``LANGUAGE.ftl`` beside this file, in Fluent's syntax
(projectfluent.org). A key that a language lacks is said in English. Days and months come from
CLDR by way of Babel; the patterns for them stand in the catalogues.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from bot.texts.reasons import understood
from bot.texts.said import Reason, Said, Value

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

ENGLISH = "en"
#: What each language calls itself, by its ISO 639-1 code.
LANGUAGES = {
    "en": "English",
    "uk": "Українська",
    "be": "Беларуская",
    "ru": "Русский",
    "pl": "Polski",
    "de": "Deutsch",
}


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """The sentences of one language. ``texts("stories", number=3)`` is "3 stories"."""

    language: str
    bundle: FluentBundle
    fallback: Texts | None = None

    def __call__(self, key: str, /, **values: str | int) -> str:
        """The text of a key, or of an attribute of it ("argument-topic.about"), filled in."""
        name, _, attribute = key.partition(".")
        if self.bundle.has_message(name):
            message = self.bundle.get_message(name)
            pattern = message.attributes.get(attribute) if attribute else message.value
            if pattern is not None:
                said, errors = self.bundle.format_pattern(pattern, values)
                if not errors or self.fallback is None:
                    return str(said)
        return key if self.fallback is None else self.fallback(key, **values)

    def say(self, said: Said) -> str:
        """A text that was chosen where the language was not known."""
        return self(said.key, **{name: self._filled(value) for name, value in said.values.items()})

    def reason(self, reason: str) -> str:
        """A reason that was written down in English; one that is not known stays as it is."""
        found = None if self.fallback is None else understood(reason)
        return str(reason) if found is None else self.say(found)

    def joined(self, names: Sequence[str]) -> str:
        """``a, b and c``."""
        if len(names) < 2:
            return "".join(names)
        return self("list-and", first=", ".join(names[:-1]), last=names[-1])

    def day(self, day: date, pattern: str) -> str:
        """A day as the catalogue's ``pattern`` writes it (CLDR's letters: "EEEE d MMMM")."""
        from babel.dates import format_date

        return format_date(day, self(pattern), locale=self.language)

    def weekday(self, number: int, pattern: str) -> str:
        """A day of the week, 0 is Monday."""
        return self.day(date(2024, 1, 1 + number), pattern)  # that January began on a Monday

    def _filled(self, value: Value) -> str | int:
        match value:
            case date():
                return self.day(value, "pattern-whole-month")
            case Reason():
                return self.reason(value)
            case _:
                return value


@cache
def texts_in(language: str | None) -> Texts:
    """The texts of a language that we speak, else those in English. Reads a file the first time."""
    code = spoken(language) or ENGLISH
    return Texts(code, _bundle(code), None if code == ENGLISH else texts_in(ENGLISH))


def spoken(language: str | None) -> str | None:
    """The language of ours that a tag such as "de-AT" means; None if we do not speak it."""
    code = (language or "").replace("_", "-").partition("-")[0].casefold()
    return code if code in LANGUAGES else None


def _bundle(language: str) -> FluentBundle:
    from fluent.runtime import FluentBundle, FluentResource

    # No marks around what is filled in: readers copy lines to type them, and terminals show them.
    bundle = FluentBundle([language], use_isolating=False)
    text = resources.files("bot.texts").joinpath(f"{language}.ftl").read_text(encoding="utf-8")
    bundle.add_resource(FluentResource(text))
    return bundle
