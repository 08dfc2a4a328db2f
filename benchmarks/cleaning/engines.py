"""How readers' comments stand on a page: one function for each way that sites show them."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.cleaning.desk import Desk, Line

Part = Callable[[Desk], list[Line]]


def _c(*texts: str, indent: int = 0) -> list[Line]:
    return [Line("C", text, indent=indent) for text in texts if text]


def _count(desk: Desk) -> int:
    return desk.rng.randint(1, 6)


def numbered_says(desk: Desk) -> list[Line]:
    lines: list[Line] = []
    number = 0
    for _ in range(_count(desk) + 1):
        nested = number > 0 and desk.rng.random() < 0.4
        number += not nested
        shown = desk.rng.randint(1, 3) if nested else number
        deep = 4 if nested else 2
        lines += _c(f"{shown}. {desk.one('says')}", indent=deep)
        lines += _c(*[desk.comment() for _ in range(desk.rng.randint(1, 2))], indent=deep + 2)
    return lines


def blog(desk: Desk) -> list[Line]:
    lines: list[Line] = []
    for _ in range(_count(desk)):
        lines += _c(desk.one("says"), desk.one("ago"), desk.comment(), desk.one("reply"))
    return lines


def widget(desk: Desk) -> list[Line]:
    lines: list[Line] = []
    for _ in range(_count(desk)):
        lines += _c(desk.user(), desk.one("ago"), desk.comment(), str(desk.rng.randint(0, 40)))
        lines += _c(*desk.several("reply", 1, 3))
    return lines


def name_date_text(desk: Desk) -> list[Line]:
    lines: list[Line] = []
    for _ in range(_count(desk)):
        lines += _c(desk.user(), desk.one("ago"), desk.comment())
    return lines


def one_head(desk: Desk) -> list[Line]:
    sign = desk.rng.choice([" · ", ", ", " | ", " - ", " "])
    lines: list[Line] = []
    for _ in range(_count(desk)):
        lines += _c(f"{desk.user()}{sign}{desk.one('ago')}", desk.comment())
        lines += _c(desk.one("reply")) if desk.rng.random() < 0.4 else []
    return lines


def text_first(desk: Desk) -> list[Line]:
    lines: list[Line] = []
    for _ in range(_count(desk)):
        lines += _c(desk.comment(), desk.user(), desk.one("ago"), *desk.several("reply", 0, 2))
    return lines


def text_alone(desk: Desk) -> list[Line]:
    return _c(*[desk.comment() for _ in range(_count(desk) + 1)])


def name_and_text(desk: Desk) -> list[Line]:
    lines: list[Line] = []
    for _ in range(_count(desk) + 1):
        lines += _c(desk.user(), desk.comment())
    return lines


def one_line(desk: Desk) -> list[Line]:
    return _c(*[f"{desk.user()}: {desk.comment()}" for _ in range(_count(desk) + 1)])


def hash_numbers(desk: Desk) -> list[Line]:
    lines: list[Line] = []
    for number in range(1, _count(desk) + 1):
        lines += _c(f"#{number}", desk.user(), desk.one("ago"), desk.comment())
    return lines


def votes(desk: Desk) -> list[Line]:
    lines: list[Line] = []
    for _ in range(_count(desk)):
        up, down = desk.rng.randint(0, 30), desk.rng.randint(0, 9)
        lines += _c(desk.user(), desk.one("ago"), desk.comment(), f"+{up}", f"-{down}")
        lines += _c(desk.one("reply"))
    return lines


def initials_first(desk: Desk) -> list[Line]:
    lines: list[Line] = []
    for _ in range(_count(desk)):
        user = desk.user()
        lines += _c(user[0].upper(), user, desk.one("ago"), desk.comment(), desk.one("reply"))
    return lines


def titled(desk: Desk) -> list[Line]:
    lines: list[Line] = []
    for number in range(1, _count(desk) + 1):
        title = " ".join(desk.comment().split()[:3])
        lines += _c(f"{number}. {title}", f"{desk.user()}, {desk.tag()}", desk.comment())
    return lines


def likes_below(desk: Desk) -> list[Line]:
    lines: list[Line] = []
    for _ in range(_count(desk)):
        lines += _c(desk.user(), desk.comment(), desk.one("reply"), desk.one("ago"))
    return lines


def says_text(desk: Desk) -> list[Line]:
    lines: list[Line] = []
    for _ in range(_count(desk) + 1):
        lines += _c(desk.one("says"), *[desk.comment() for _ in range(desk.rng.randint(1, 2))])
    return lines


def button_row(desk: Desk) -> list[Line]:
    sign = desk.rng.choice([" ", "  ", " · ", " | ", " / "])
    lines: list[Line] = []
    for _ in range(_count(desk)):
        lines += _c(desk.user(), desk.one("ago"), desk.comment())
        lines += _c(sign.join(desk.several("reply", 2, 3)))
    return lines


def place_and_row(desk: Desk) -> list[Line]:
    lines: list[Line] = []
    for _ in range(_count(desk)):
        place = desk.tag() if desk.rng.random() < 0.5 else f"{desk.tag()}, {desk.site()}"
        lines += _c(desk.person() if desk.rng.random() < 0.5 else desk.user(), place)
        lines += _c(desk.one("stamp"), *[desk.comment() for _ in range(desk.rng.randint(1, 2))])
        buttons = "  ".join([desk.one("reply"), desk.one("share")])
        lines += _c(f"{desk.rng.randint(1, 300)} {buttons}")
    return lines


def counted_votes(desk: Desk) -> list[Line]:
    first, second = (desk.one("reply").split("(")[0].strip(" 0123456789") for _ in range(2))
    lines: list[Line] = []
    for _ in range(_count(desk)):
        up, down = desk.rng.randint(0, 300), desk.rng.randint(0, 30)
        shown = desk.rng.choice(
            [f"{up} {first} {down} {second}", f"{first}({up}) {second}({down})"]
        )
        lines += _c(desk.user(), desk.comment(), desk.one("ago"), shown)
    return lines


def signed_votes(desk: Desk) -> list[Line]:
    """Names, also long ones or one to another, what they wrote, and votes in signs alone."""
    rng, lines = desk.rng, []
    signs = ["▲ {} ▼ {}", "👍 {}", "👍 {} 👎 {}", "♥ {}", "⬆ {} ⬇ {}", "❤️ {}", "+{} / -{}"]
    shown = rng.choice(signs)
    aged = rng.random() < 0.4
    for _ in range(_count(desk) + 1):
        dice = rng.random()
        user = desk.user()
        if dice < 0.2:
            user = f"{user} {rng.choice(['→', '@', '»', '->'])} {desk.user()}"
        elif dice < 0.35:
            user = desk.foreign(f"Old {user} of the {desk.rng.choice(['Hill', 'Mill', 'River'])}")
        lines += _c(user, *([desk.one("ago")] if aged else []))
        lines += _c(*[desk.comment() for _ in range(rng.choice([1, 1, 2, 3]))])
        lines += _c(shown.format(rng.randint(0, 90), rng.randint(0, 9)))
    return lines


def told_votes(desk: Desk) -> list[Line]:
    """The answer's button with its votes: "Reply (+18)"."""
    lines: list[Line] = []
    for _ in range(_count(desk)):
        lines += _c(f"~{desk.user()}, {desk.one('ago')}", desk.comment())
        lines += _c(f"{desk.one('reply')} (+{desk.rng.randint(0, 60)})")
    return lines


ENGINES: tuple[Part, ...] = (
    numbered_says, blog, widget, name_date_text, one_head, text_first, text_alone, name_and_text,
    one_line, hash_numbers, votes, initials_first, titled, likes_below, says_text,
    button_row, place_and_row, counted_votes, signed_votes, told_votes,
)  # fmt: skip
