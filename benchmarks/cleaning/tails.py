"""What stands below an article, but for its readers' comments."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.cleaning.desk import Desk, Line
from benchmarks.cleaning.inserts import poll

Part = Callable[[Desk], list[Line]]


def _n(*texts: str) -> list[Line]:
    return [Line("N", text) for text in texts if text]


def _o(*texts: str) -> list[Line]:
    return [Line("O", text) for text in texts if text]


def source(desk: Desk) -> list[Line]:
    return _n(desk.one("source"))


def tag_lines(desk: Desk) -> list[Line]:
    marker = desk.one("tags").split(":")[0]
    return _n(marker, *[desk.tag() for _ in range(desk.rng.randint(1, 4))])


def bare_tags(desk: Desk) -> list[Line]:
    return _n(*[desk.tag() for _ in range(desk.rng.randint(2, 5))])


def tag_row(desk: Desk) -> list[Line]:
    return _n(desk.one("tags"))


def hash_tags(desk: Desk) -> list[Line]:
    return _n(" ".join("#" + desk.tag().replace(" ", "") for _ in range(desk.rng.randint(1, 4))))


def correction(desk: Desk) -> list[Line]:
    return _n(*desk.several("correction", 1, 2))


def pitches(desk: Desk) -> list[Line]:
    return _n(*desk.several("pitch", 1, 4))


def most_read(desk: Desk) -> list[Line]:
    numbered = desk.rng.random() < 0.4
    titles = [desk.headline() for _ in range(desk.rng.randint(2, 6))]
    listed = [f"{n}. {t}" if numbered else t for n, t in enumerate(titles, 1)]
    return _n(desk.one("mostread")) + _o(*listed)


def timed_list(desk: Desk) -> list[Line]:
    lines = _n(desk.one("mostread"))
    for _ in range(desk.rng.randint(2, 5)):
        pair = _n(desk.rng.choice([desk.time(), desk.one("ago")])) + _o(desk.headline())
        lines += pair if desk.rng.random() < 0.5 else pair[::-1]
    return lines


def timed_rows(desk: Desk) -> list[Line]:
    rows = [f"{desk.time()} {desk.headline()}" for _ in range(desk.rng.randint(2, 5))]
    return _n(desk.one("mostread")) + _o(*rows)


def cards(desk: Desk) -> list[Line]:
    lines = _n(desk.one("related"))
    for _ in range(desk.rng.randint(1, 4)):
        cut = desk.rng.choice(["", " …", "...", " […]"])
        teaser = desk.teaser()
        lines += _o(desk.headline(), teaser[: len(teaser) * 2 // 3] + cut if cut else teaser)
        lines += _n(desk.one("stamp")) if desk.rng.random() < 0.4 else []
    return lines


def unmarked_titles(desk: Desk) -> list[Line]:
    return _o(*[desk.headline() for _ in range(desk.rng.randint(2, 6))])


def related(desk: Desk) -> list[Line]:
    return _n(desk.one("related")) + unmarked_titles(desk)


def boxed_sections(desk: Desk) -> list[Line]:
    lines: list[Line] = []
    for _ in range(desk.rng.randint(2, 4)):
        lines += _n(desk.one("nav")) + _o(desk.headline())
    return lines


def neighbours(desk: Desk) -> list[Line]:
    before, after = desk.several("mostread", 2, 2)
    arrows = desk.rng.choice([("← ", " →"), ("« ", " »"), ("", "")])
    return (
        _n(before) + _o(arrows[0] + desk.headline()) + _n(after) + _o(desk.headline() + arrows[1])
    )


def about_author(desk: Desk) -> list[Line]:
    return _n(*desk.several("bio", 1, 2))


def sign_off(desk: Desk) -> list[Line]:
    return _n(desk.rng.choice([desk.person(), f"{desk.person()}, {desk.site()}", desk.one("by")]))


def initials(desk: Desk) -> list[Line]:
    first, second = desk.person().split()[0][:3].lower(), desk.site().split()[0][:4].lower()
    return _n(desk.rng.choice([f"{first}/{second}", f"({first})", f"{first}/{second}/xy"]))


def share(desk: Desk) -> list[Line]:
    return _n(*desk.several("share", 1, 5))


def footer(desk: Desk) -> list[Line]:
    return _n(*desk.several("footer", 2, 7))


def footer_row(desk: Desk) -> list[Line]:
    sign = desk.rng.choice([" | ", " · ", " - ", "  "])
    return _n(sign.join(desk.several("footer", 3, 5)))


def dates(desk: Desk) -> list[Line]:
    return _n(desk.one("stamp"))


def ads(desk: Desk) -> list[Line]:
    return _n(desk.one("ad")) + _o(desk.headline(), desk.headline())


def paywall(desk: Desk) -> list[Line]:
    return _n(*desk.several("paywall", 1, 3))


def cookies(desk: Desk) -> list[Line]:
    return _n(*desk.several("cookie", 1, 3))


def newsletter(desk: Desk) -> list[Line]:
    return _n(desk.site(), *desk.several("pitch", 1, 2), *desk.several("form", 1, 2))


def author_card(desk: Desk) -> list[Line]:
    return _n(desk.person(), *desk.several("role", 0, 1), *desk.several("bio", 1, 2))


def dated_cards(desk: Desk) -> list[Line]:
    lines = _n(desk.one("mostread")) if desk.rng.random() < 0.6 else []
    for _ in range(desk.rng.randint(2, 4)):
        lines += _n(desk.one("nav")) + _o(desk.headline()) + _n(desk.one("stamp"))
    return lines


def small_print(desk: Desk) -> list[Line]:
    made = [desk.one("source"), desk.one("correction"), desk.one("bio")]
    return _n(*desk.rng.sample(made, desk.rng.randint(1, 3)))


def told_list(desk: Desk) -> list[Line]:
    """Most read, each as a sentence, with or without its number."""
    rng = desk.rng
    told = [
        desk.headline() if rng.random() < 0.3 else desk.teasers() for _ in range(rng.randint(1, 5))
    ]
    sign = rng.choice(["", "", "{}. ", "{} ", "{}) ", "• "])
    listed = [sign.format(number) + each for number, each in enumerate(told, 1)]
    return _n(desk.one("mostread")) + _o(*listed)


def loose_cards(desk: Desk) -> list[Line]:
    lines: list[Line] = []
    for _ in range(desk.rng.randint(1, 4)):
        lines += _o(desk.headline(), desk.teasers())
    return lines


def back_matter(desk: Desk) -> list[Line]:
    """All that a careful paper prints below: who helped, what was wrong, who wrote, where."""
    kinds = desk.rng.sample(["source", "correction", "correction", "bio", "bio", "pitch"], 4)
    made = [desk.one(kind) for kind in kinds[: desk.rng.randint(2, 4)]]
    return _n(*dict.fromkeys(made))


def in_full(desk: Desk) -> list[Line]:
    """Who wrote it, who pays for it, what was wrong: a paragraph each."""
    kinds = desk.rng.sample(["bio", "bio", "pitch", "pitch", "correction", "paywall"], 2)
    made = [" ".join(desk.several(kind, 2, 3)) for kind in kinds]
    return _n(*made[: desk.rng.randint(1, 2)])


TAILS: tuple[Part, ...] = (
    source, tag_lines, bare_tags, tag_row, hash_tags, correction, pitches, most_read, timed_list,
    timed_rows, cards, unmarked_titles, related, boxed_sections, neighbours, about_author, sign_off,
    initials, share, footer, footer_row, dates, ads, paywall, cookies, newsletter,
    author_card, dated_cards, small_print, told_list, loose_cards, back_matter, poll,
    in_full, in_full,
)  # fmt: skip
