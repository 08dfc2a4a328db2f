"""What stands under pictures, with a credit or without, and a picture's buttons."""

from __future__ import annotations

from benchmarks.cleaning.desk import Desk, Line


def _n(*texts: str) -> list[Line]:
    return [Line("N", text) for text in texts if text]


def inside(desk: Desk) -> str:
    """A sentence that says what the article says."""
    sentences = desk.rng.choice(desk.article.paragraphs).split(". ")
    return desk.text(desk.rng.choice(sentences).rstrip("."))


def caption(desk: Desk) -> list[Line]:
    return _n(f"{inside(desk)}. {desk.one('credit')}")


def caption_in_brackets(desk: Desk) -> list[Line]:
    return _n(f"{inside(desk).split(',')[0]} ({desk.one('credit').strip('()')})")


def torn_caption(desk: Desk) -> list[Line]:
    stop = desk.rng.choice([".", ""])
    return _n(desk.one("zoom"), inside(desk) + stop, desk.one("credit"))


def caption_over_credit(desk: Desk) -> list[Line]:
    return _n(inside(desk).split(",")[0], desk.one("credit"))


def credit(desk: Desk) -> list[Line]:
    return _n(desk.one("credit"))


def zoom(desk: Desk) -> list[Line]:
    return _n(*desk.several("zoom", 1, 2))


def _seen(desk: Desk) -> str:
    """A sentence about what the article is about, that the article does not say."""
    first, second = inside(desk).split(), inside(desk).split()
    return " ".join([*first[: len(first) // 2 + 1], *second[len(second) // 2 :]]).rstrip(",;:")


def bare_caption(desk: Desk) -> list[Line]:
    """A caption without a credit, in the article's own words."""
    told = f"{_seen(desk)}." if desk.rng.random() < 0.85 else _seen(desk)
    return _n(f"{told} {_seen(desk)}." if desk.rng.random() < 0.3 else told)
