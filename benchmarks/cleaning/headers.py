"""What stands over an article: menus, dates, names, share buttons, and its title."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.cleaning.captions import bare_caption
from benchmarks.cleaning.desk import Desk, Line

Part = Callable[[Desk], list[Line]]


def _n(*texts: str) -> list[Line]:
    return [Line("N", text) for text in texts if text]


def _title(desk: Desk) -> list[Line]:
    return [Line("T", desk.text(desk.article.title), apart=True)]


def _standfirst(desk: Desk) -> list[Line]:
    text = desk.article.paragraphs[-1].split(". ")[0]
    stop = "." if desk.rng.random() < 0.5 else ""
    return [Line("P", desk.text(text.rstrip(".") + stop))]


def title_alone(desk: Desk) -> list[Line]:
    return _title(desk)


def nothing(_: Desk) -> list[Line]:
    return []


def menu(desk: Desk) -> list[Line]:
    lines = _n(*desk.several("nav", 2, 8)) + _title(desk)
    return lines + _n(*desk.rng.sample([desk.one("by"), desk.one("stamp")], 2))


def magazine(desk: Desk) -> list[Line]:
    lines = _n(desk.one("kicker")) + _title(desk) + _standfirst(desk)
    lines += _n(desk.one("by"), desk.one("role"), desk.one("stamp"))
    return lines + _n(*desk.several("share", 1, 4))


def stamp_first(desk: Desk) -> list[Line]:
    return _n(desk.one("stamp"), desk.one("nav")) + _title(desk) + _n(desk.one("by"))


def photo_on_top(desk: Desk) -> list[Line]:
    caption = desk.text(desk.article.paragraphs[0].split(". ")[0].split(",")[0])
    lines = _title(desk) + _n(desk.one("stamp"), caption, desk.one("credit"))
    return lines + (_n(caption) if desk.rng.random() < 0.3 else [])


def bar(desk: Desk) -> list[Line]:
    sign = desk.rng.choice([" | ", " · ", " / ", "  ", " • ", " "])
    crumbs = desk.rng.choice([" > ", " » ", " / ", " › "]).join(desk.several("nav", 2, 3))
    return _n(sign.join(desk.several("nav", 4, 8)), crumbs) + _title(desk) + _n(desk.one("stamp"))


def social(desk: Desk) -> list[Line]:
    lines = _title(desk) + _n(desk.person(), desk.one("role"), "@" + desk.user().replace(" ", ""))
    return lines + _n(*desk.several("share", 2, 4), desk.site())


def title_twice(desk: Desk) -> list[Line]:
    crumb = desk.text(desk.article.title)
    return _n(desk.one("nav"), crumb, desk.one("nav")) + _title(desk) + _n(desk.one("readtime"))


def place_and_name(desk: Desk) -> list[Line]:
    lines = _n(desk.one("kicker").lower()) + _title(desk) + _standfirst(desk)
    return lines + _n(desk.person(), desk.tag().upper(), desk.one("stamp"))


def audio(desk: Desk) -> list[Line]:
    lines = _title(desk) + _n(desk.one("readtime"), *desk.several("share", 1, 3))
    return lines + _n(desk.one("zoom"), "00:00 / 03:12", desk.one("stamp"))


def dated_masthead(desk: Desk) -> list[Line]:
    return _n(desk.site(), desk.one("stamp")) + _title(desk)


def torn_byline(desk: Desk) -> list[Line]:
    lines = _n(desk.one("nav")) + _title(desk)
    return lines + _n(desk.one("by").split()[0], desk.person(), "-", desk.one("stamp"), "0")


def tags_first(desk: Desk) -> list[Line]:
    lines = _n(desk.tag(), desk.tag(), str(desk.rng.randint(200, 90000))) + _title(desk)
    return lines + _n(desk.one("readtime"), desk.one("stamp"))


def tagline(desk: Desk) -> list[Line]:
    slogan = desk.text("News and views from " + desk.tag() + " country since 1921")
    lines = _n(desk.one("nav"), desk.site(), slogan, *desk.several("nav", 0, 3)) + _title(desk)
    return lines + _n(desk.one("stamp"), desk.one("commentshead"))


def cookie_wall(desk: Desk) -> list[Line]:
    return _n(*desk.several("cookie", 2, 3), desk.one("pitch")) + menu(desk)


def several_stamps(desk: Desk) -> list[Line]:
    lines = _n(*desk.several("nav", 1, 3)) + _title(desk) + _n(*desk.several("stamp", 2, 3))
    return lines + _n(desk.person(), desk.one("share"), str(desk.rng.randint(0, 300)))


def paid(desk: Desk) -> list[Line]:
    lines = _n(desk.one("paywall"), desk.one("kicker")) + _title(desk) + _n(desk.one("by"))
    return lines + _n(desk.one("commentshead"), *desk.several("share", 1, 3), desk.one("paywall"))


def ticker(desk: Desk) -> list[Line]:
    rng = desk.rng
    rates = [
        f"{desk.tag().upper()} {rng.randint(2, 40_000):,} {rng.choice('▲▼+-')} {rng.random():.1f}"
        for _ in range(rng.randint(2, 4))
    ]
    return (
        _n(desk.one("nav"), "% ".join(rates) + "%")
        + _title(desk)
        + _n(desk.one("by"), desk.one("stamp"))
    )


def locked(desk: Desk) -> list[Line]:
    lines = _n(*desk.several("nav", 0, 2)) + _title(desk) + _standfirst(desk)
    lines += _n(desk.one("stamp")) if desk.rng.random() < 0.7 else []
    return lines + _n(desk.one("paywall"), *desk.several("form", 0, 1))


def credits_on_top(desk: Desk) -> list[Line]:
    lines = _n(*desk.several("nav", 0, 3)) + _title(desk)
    return lines + _n(desk.one("by"), desk.one("credit"), desk.one("stamp"), desk.one("readtime"))


def nameplate(desk: Desk) -> list[Line]:
    """The outlet's name, and what it says of itself, larger than any title."""
    motto = desk.text(f"{desk.rng.choice(_MOTTOS)} {desk.tag()}")
    sign = desk.rng.choice([" — ", " | ", " – ", ": "])
    top = [f"{desk.site()}{sign}{motto}"] if desk.rng.random() < 0.5 else [desk.site(), motto]
    lines = _n(*top[: desk.rng.randint(1, 2)]) + _title(desk)
    lines += _standfirst(desk) if desk.rng.random() < 0.4 else []
    lines += _n(desk.one("by"), desk.one("stamp")) if desk.rng.random() < 0.7 else []
    return lines + (bare_caption(desk) if desk.rng.random() < 0.4 else [])


_MOTTOS = (
    "The weekly of", "Public radio for", "All the news of", "A magazine about", "Letters from",
    "News, sport and opinion from", "The independent voice of", "Printed for readers in",
)  # fmt: skip


HEADERS: tuple[Part, ...] = (
    title_alone, nothing, menu, magazine, stamp_first, photo_on_top, bar, social, title_twice,
    place_and_name, audio, dated_masthead, torn_byline, tags_first, tagline, cookie_wall,
    several_stamps, paid, ticker, locked, credits_on_top, nameplate,
    nameplate,
)  # fmt: skip
