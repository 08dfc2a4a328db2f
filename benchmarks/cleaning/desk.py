"""What a page is made with: an article, its language's furniture, and dice."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from benchmarks.cleaning.disguise import Disguise, disguise
from benchmarks.cleaning.furniture import Furniture, furniture

_HERE = Path(__file__).parent
_DISGUISED = 0.2
_PERSONAL = 0.08  # pages on which the writer says "I" and "you"
_SENTENCES = frozenset(
    {"pitch", "correction", "source", "paywall", "cookie", "bio", "commentsnote", "inline"}
)
_MARKERS = frozenset({"related", "mostread", "tags", "share", "commentshead", "ad", "inline"})


@dataclass(frozen=True, slots=True)
class Article:
    """A clean article: its title and its paragraphs. ``language`` is what it is written in."""

    title: str
    paragraphs: tuple[str, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: ``kind`` T title, P article, H heading, N furniture, O other, C comment.

    ``apart``: an empty line stands before it.
    """

    kind: str
    text: str
    apart: bool = False
    indent: int = 0


@cache
def _names() -> list[list[str]]:
    listed = (_HERE / "names.txt").read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in listed]


@cache
def _comments() -> list[str]:
    return (_HERE / "comments.txt").read_text(encoding="utf-8").splitlines()


@dataclass(slots=True)
class Desk:
    """One page in the making. ``others``: articles that the page advertises."""

    rng: random.Random
    language: str
    article: Article
    others: list[Article]
    written: Disguise = field(init=False)
    furniture: Furniture = field(init=False)

    def __post_init__(self) -> None:
        same = self.article.language == self.language
        personal = self.rng.random() < _PERSONAL
        if personal and self.article.language == "en":
            told = tuple(_personal(each) for each in self.article.paragraphs)
            self.article = replace(self.article, paragraphs=told)
        seed = self.rng.randrange(6)
        self.written = disguise("en" if same else self.language, seed, personal=personal)
        self.furniture = furniture(self.language)

    def one(self, kind: str) -> str:
        """A line of furniture, filled in."""
        made = self._said(kind)
        if kind in _MARKERS and made[-1:].isalpha() and self.rng.random() < 0.25:
            made = made.upper() if self.rng.random() < 0.3 else made
            return made + self.rng.choice([":", ":", " >", " »"])
        return made

    def _said(self, kind: str) -> str:
        """Now and then English furniture in disguise: what nobody has a list of."""
        if self.language != "en" and kind in _SENTENCES and self.rng.random() < _DISGUISED:
            line = self.rng.choice(furniture("en")[kind])
            return self.foreign(self.fill(line)) if "{title}" not in line else self.fill(line)
        return self.fill(self.rng.choice(self.furniture[kind]))

    def several(self, kind: str, least: int, most: int) -> list[str]:
        """Different lines of one kind."""
        known = self.furniture[kind]
        count = min(len(known), self.rng.randint(least, most))
        if kind in _SENTENCES and self.rng.random() < _DISGUISED:
            return list(dict.fromkeys(self._said(kind) for _ in range(count)))
        return [self.fill(each) for each in self.rng.sample(known, count)]

    def fill(self, line: str) -> str:
        """``line`` with its names, figures and dates."""
        people, sites, users, tags = _names()
        rng = self.rng
        site = rng.choice(sites)
        values = {
            "name": self.foreign(rng.choice(people)),
            "name2": self.foreign(rng.choice(people)),
            "site": self.foreign(site),
            "site2": site.replace(" ", "").lower(),
            "user": rng.choice(users),
            "user2": rng.choice(users),
            "tag": self.foreign(rng.choice(tags)),
            "tag2": self.foreign(rng.choice(tags)),
            "n": rng.randint(1, 48),
            "n2": rng.randint(100, 9000),
            "day": rng.randint(1, 28),
            "time": f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}",
            "title": self.headline() if "{title}" in line else "",
        }
        return line.format(**values)

    def foreign(self, text: str) -> str:
        """Our English words, as this page's language writes."""
        return disguise(self.language, 7)(text)

    def headline(self) -> str:
        """Another article's title."""
        return self.text(self.rng.choice(self.others).title)

    def teaser(self) -> str:
        """The first words of another article."""
        first = self.rng.choice(self.others).paragraphs[0]
        return self.text(first.split(". ")[0].rstrip(".") + ".")

    def teasers(self) -> str:
        """One or two sentences about another article, the first ones or others."""
        article = self.rng.choice(self.others)
        paragraph = article.paragraphs[0]
        if self.rng.random() < 0.4:
            paragraph = self.rng.choice(article.paragraphs)
        sentences = [each for each in paragraph.split(". ") if each]
        words = ". ".join(sentences[: self.rng.choice([1, 1, 1, 2])]).split()
        if self.rng.random() < 0.5:
            words = words[: self.rng.randint(7, 16)]
        made = " ".join(words).rstrip(".,;:")
        return self.text(made + self.rng.choice([".", ".", ".", ".", ".", "", "…", "?"]))

    def text(self, text: str) -> str:
        """Free text, as the page's language has it."""
        return self.written(text)

    def comment(self) -> str:
        """What a reader wrote: ours, or a sentence of another article written carelessly."""
        rng = self.rng
        if rng.random() < 0.65:
            made = rng.choice(_comments())
            if rng.random() < 0.3:
                made += " " + rng.choice(_comments())
        else:
            made = rng.choice(rng.choice(self.others).paragraphs)
            made = ". ".join(made.split(". ")[: rng.randint(1, 3)])
        return self.foreign(_careless(made, rng))

    def user(self) -> str:
        """Who commented."""
        return self.rng.choice(_names()[2])

    def person(self) -> str:
        """A name."""
        return self.foreign(self.rng.choice(_names()[0]))

    def site(self) -> str:
        """An outlet."""
        return self.foreign(self.rng.choice(_names()[1]))

    def tag(self) -> str:
        """A topic."""
        return self.foreign(self.rng.choice(_names()[3]))

    def time(self) -> str:
        """A time of day."""
        return self.fill("{time}")


_FIRST_PERSON = {
    "he": "I", "she": "I", "his": "my", "him": "me", "her": "my", "they": "we", "their": "our",
    "them": "us", "people": "you", "it": "I", "mr": "my", "government": "we",
}  # fmt: skip
_THIRD_PERSON = re.compile(rf"\b(?:{'|'.join(_FIRST_PERSON)})\b", re.IGNORECASE)


def _personal(text: str) -> str:
    """A report's words put as a columnist's: "he" is "I", "they" are "we"."""
    made = _THIRD_PERSON.sub(lambda found: _FIRST_PERSON[found.group().lower()], text)
    return made[:1].upper() + made[1:]


def _careless(text: str, rng: random.Random) -> str:
    dice = rng.random()
    if dice < 0.15:
        text = text.lower()
    if rng.random() < 0.25:
        text = text.rstrip(".")
    if rng.random() < 0.2:
        text = text.rstrip(".") + rng.choice(["!!", "...", " :)", "?!", "!", " 😂", " ;)", "??"])
    if rng.random() < 0.06:
        text = text.upper()
    return text
