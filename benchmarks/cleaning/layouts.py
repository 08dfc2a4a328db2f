"""Pages put together: an article, dressed in parts that the dice choose."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from benchmarks.cleaning.desk import Article, Desk, Line
from benchmarks.cleaning.engines import ENGINES
from benchmarks.cleaning.headers import HEADERS, nothing
from benchmarks.cleaning.inserts import FOREIGN, OWN
from benchmarks.cleaning.tails import TAILS

Part = Callable[[Desk], list[Line]]
_BARE = 0.15  # pages without their heads, as readers of feeds and extractors give them
SPACINGS = ("lines", "blank", "paragraphs", "mixed")


@dataclass(frozen=True, slots=True)
class Layout:
    """How one site's pages are built."""

    header: Part
    foreign: tuple[Part, ...]
    own: tuple[Part, ...]
    tails: tuple[Part, ...]
    engine: Part | None
    spacing: str
    wrapped: bool
    live: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page as its reader would copy it; ``lines`` with their offsets' kinds."""

    text: str
    spans: tuple[tuple[str, int, int], ...]
    title: str | None
    language: str


def _split(parts: Sequence[Part], number: int) -> tuple[list[Part], list[Part]]:
    """The parts for training, and every fourth, from ``number`` on, for testing alone."""
    held = [part for index, part in enumerate(parts) if index % 4 == number % 4]
    return [part for part in parts if part not in held], held


def layouts(count: int, seed: int, *, fold: int, held_out: bool) -> list[Layout]:
    """``count`` layouts of the parts that ``fold`` trains on, or of those that it holds out."""
    rng = random.Random(seed)
    kinds = [_split(parts, fold)[held_out] for parts in (HEADERS, FOREIGN, TAILS, ENGINES)]
    return [_layout(rng, *kinds) for _ in range(count)]


def _layout(
    rng: random.Random,
    headers: Sequence[Part],
    foreign: Sequence[Part],
    tails: Sequence[Part],
    engines: Sequence[Part],
) -> Layout:
    return Layout(
        header=nothing if rng.random() < _BARE else rng.choice(headers),
        foreign=tuple(rng.sample(foreign, min(len(foreign), rng.choice([0, 1, 1, 2, 2, 3, 4])))),
        own=tuple(rng.sample(OWN, rng.choice([0, 1, 1, 2, 2]))),
        tails=tuple(rng.sample(tails, min(len(tails), rng.choice([0, 1, 2, 3, 4, 5])))),
        engine=rng.choice(engines) if rng.random() < 0.5 else None,
        spacing=rng.choice(SPACINGS),
        wrapped=rng.random() < 0.06,
        live=rng.random() < 0.13,
    )


def make_page(layout: Layout, desk: Desk) -> Page:
    """The page that ``layout`` makes of the desk's article."""
    lines = layout.header(desk)
    has_title = any(line.kind == "T" for line in lines)
    blocks = _body(layout, desk)
    for block in blocks:
        lines += block
    for tail in layout.tails:
        lines += _opened(tail(desk))
    if layout.engine is not None:
        lines += _comments(layout.engine, desk)
    title = desk.text(desk.article.title) if has_title else None
    return _printed(_spaced(lines, layout.spacing, desk.rng), title, desk.language)


def _opened(block: list[Line]) -> list[Line]:
    return [replace(line, apart=True) if not i else line for i, line in enumerate(block)]


def _body(layout: Layout, desk: Desk) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    paragraphs = [desk.text(paragraph) for paragraph in desk.article.paragraphs]
    if desk.rng.random() < 0.12:
        paragraphs[0] = _filed(desk) + paragraphs[0]
    for paragraph in paragraphs:
        shown = textwrap.wrap(paragraph, 64) if layout.wrapped else [paragraph]
        block = [Line("P", each, apart=not i) for i, each in enumerate(shown)]
        blocks.append(_live_entry(desk, block) if layout.live else block)
    gaps = list(range(1, len(blocks)))
    parts = [*layout.foreign, *layout.own]
    desk.rng.shuffle(parts)
    chosen = sorted(desk.rng.sample(gaps, min(len(gaps), len(parts))), reverse=True)
    for gap, part in zip(chosen, parts, strict=False):
        blocks.insert(gap, _opened(part(desk)))
    return blocks


def _live_entry(desk: Desk, block: list[Line]) -> list[Line]:
    """A paragraph of a running report: its time, often a heading, who wrote it, a button."""
    rng = desk.rng
    stamp = rng.choice(
        [desk.time(), desk.time().replace(":", "."), desk.one("stamp"), desk.one("ago")]
    )
    lines = [Line("N", stamp, apart=True)] if rng.random() < 0.9 else []
    if rng.random() < 0.5:
        words = block[0].text.split()
        lines.append(Line("H", " ".join(words[: rng.randint(3, 7)]).rstrip(",.;:")))
    if rng.random() < 0.6:
        lines.append(Line("N", desk.person()))
    lines += block
    lines += [Line("N", desk.one("share"))] if rng.random() < 0.4 else []
    return lines + ([Line("N", desk.one("stamp"))] if rng.random() < 0.2 else [])


def _filed(desk: Desk) -> str:
    return f"{desk.tag().upper()}{desk.rng.choice([' — ', ', ' + desk.time() + ' – ', '. '])}"


def _comments(engine: Part, desk: Desk) -> list[Line]:
    lines: list[Line] = []
    rng = desk.rng
    if rng.random() < 0.8:
        lines.append(Line("N", desk.one("commentshead"), apart=True))
        if rng.random() < 0.4:
            lines += [Line("N", text) for text in desk.several("commentsnote", 1, 2)]
        if rng.random() < 0.2:
            lines += [Line("N", text) for text in desk.several("form", 1, 3)]
    lines += _opened(engine(desk))
    if rng.random() < 0.2:
        lines += [Line("N", text) for text in desk.several("form", 1, 4)]
    if rng.random() < 0.2:
        lines += [Line("N", text) for text in desk.several("footer", 1, 4)]
    return lines


def _spaced(lines: list[Line], spacing: str, rng: random.Random) -> list[Line]:
    if spacing == "lines":
        return [replace(line, apart=False) for line in lines]
    if spacing == "blank":
        return [replace(line, apart=True) for line in lines]
    if spacing == "mixed":
        return [replace(line, apart=line.apart or rng.random() < 0.4) for line in lines]
    return lines


def _printed(lines: Sequence[Line], title: str | None, language: str) -> Page:
    text = ""
    spans: list[tuple[str, int, int]] = []
    for line in lines:
        if not line.text.strip():
            continue
        text += ("\n\n" if line.apart else "\n") if text else ""
        start = len(text) + line.indent
        text += " " * line.indent + line.text
        spans.append((line.kind, start, len(text)))
    return Page(text + "\n", tuple(spans), title, language)


def pages(
    articles: Sequence[Article],
    chosen: Sequence[Layout],
    languages: Sequence[str],
    count: int,
    seed: int,
) -> list[Page]:
    """``count`` pages, the same every time. An article not in English keeps to its language."""
    rng = random.Random(seed)
    made: list[Page] = []
    while len(made) < count:
        article = rng.choice(articles)
        language = article.language if article.language != "en" else rng.choice(languages)
        if language not in languages:
            continue
        others = [other for other in articles if other.language == article.language] or [article]
        desk = Desk(rng, language, _shaped(article, rng), rng.sample(others, min(9, len(others))))
        made.append(make_page(rng.choice(chosen), desk))
    return made


def _shaped(article: Article, rng: random.Random) -> Article:
    """The article or its beginning, in paragraphs as long as some site likes them."""
    kept = article.paragraphs[: rng.choice([2, 3, 3, 4, 4, 5, 6, 8, 10, 14])]
    style = rng.random()
    if style < 0.3:
        return replace(article, paragraphs=kept)
    size = rng.choice([1, 1, 1, 2, 2, 3])
    shaped: list[str] = []
    for paragraph in kept:
        sentences = [each for each in paragraph.split(". ") if each]
        if style > 0.55:
            sentences = [_short(each, rng) for each in sentences]
        joined = [". ".join(sentences[i : i + size]) for i in range(0, len(sentences), size)]
        shaped += [part if part[-1:] in '.!?"”' else part + "." for part in joined]
        if style > 0.55:
            shaped = shaped[: 2 + rng.randrange(8)]
    return replace(article, paragraphs=tuple(shaped[:16]))


def _short(sentence: str, rng: random.Random) -> str:
    """A sentence of a few words, as small papers write them."""
    words = sentence.split()
    least = rng.choice([5, 6, 8, 10, 12, 15])
    for index in range(least, min(len(words), least + 8)):
        if words[index - 1].endswith(","):
            break
    else:
        index = least
    return " ".join(words[:index]).rstrip(",;:.")
