"""What stands between the paragraphs of an article, its own headings and lists among it."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.cleaning.captions import (
    bare_caption,
    caption,
    caption_in_brackets,
    caption_over_credit,
    credit,
    inside,
    torn_caption,
    zoom,
)
from benchmarks.cleaning.desk import Desk, Line

Part = Callable[[Desk], list[Line]]


def _n(*texts: str) -> list[Line]:
    return [Line("N", text) for text in texts if text]


def _o(*texts: str) -> list[Line]:
    return [Line("O", text) for text in texts if text]


def ad(desk: Desk) -> list[Line]:
    return _n(desk.one("ad"))


def runs_on(desk: Desk) -> list[Line]:
    return _n(desk.one("inline"))


def one_link(desk: Desk) -> list[Line]:
    return _n(desk.one("relatedinline"))


def links(desk: Desk) -> list[Line]:
    return _n(*[desk.one("relatedinline") for _ in range(desk.rng.randint(2, 3))])


def link_list(desk: Desk) -> list[Line]:
    count = desk.rng.randint(1, 4)
    return _n(desk.one("related")) + _o(*[desk.headline() for _ in range(count)])


def teaser_box(desk: Desk) -> list[Line]:
    title = desk.headline()
    below = [desk.teaser()] if desk.rng.random() < 0.6 else []
    return _o(title) + _n(desk.one("related")) + _o(title, *below)


def marked_teaser(desk: Desk) -> list[Line]:
    below = [desk.teaser()] if desk.rng.random() < 0.3 else []
    return _n(desk.one("related")) + _o(desk.headline(), *below)


def kicker_and_headline(desk: Desk) -> list[Line]:
    return _n(desk.one("kicker").upper()) + _o(desk.headline())


def doubled_list(desk: Desk) -> list[Line]:
    titles = [desk.headline() for _ in range(desk.rng.randint(2, 3))]
    return _n(desk.one("mostread")) + _o(*[title for title in titles for _ in range(2)])


def pitch(desk: Desk) -> list[Line]:
    return _n(desk.one("pitch"))


def newsletter(desk: Desk) -> list[Line]:
    name = f"{desk.site()} {desk.tag()}"
    return _n(name, *desk.several("pitch", 1, 3), *desk.several("form", 1, 2))


def paywall(desk: Desk) -> list[Line]:
    return _n(*desk.several("paywall", 1, 2))


def embed(desk: Desk) -> list[Line]:
    return _n(desk.one("cookie"), *desk.several("cookie", 0, 1), desk.one("zoom"))


def post(desk: Desk) -> list[Line]:
    handle = "@" + desk.user().replace(" ", "")
    return _n(desk.person(), handle, desk.one("stamp"), desk.one("share"))


def clock(desk: Desk) -> list[Line]:
    return _n(desk.rng.choice([desk.time(), desk.one("ago"), desk.one("stamp")]))


def clock_and_heading(desk: Desk) -> list[Line]:
    return clock(desk) + heading(desk)


def heading(desk: Desk) -> list[Line]:
    words = inside(desk).split()
    if len(words) < 2:
        return [Line("H", words[0][:14], apart=True)] if words else []
    if desk.rng.random() < 0.3:  # headings use other words than the text below
        words = [*words[: desk.rng.randint(1, 3)], *desk.headline().split()[-2:]]
    most = desk.rng.randint(2, 7)
    return [Line("H", " ".join(words[:most]).rstrip(",.;:"), apart=True)]


def question(desk: Desk) -> list[Line]:
    made = heading(desk)
    kind = desk.rng.choice("HP")
    return [Line(kind, line.text + "?", apart=True) for line in made]


def numbered_heading(desk: Desk) -> list[Line]:
    made = heading(desk)
    return [Line("H", f"{desk.rng.randint(1, 9)}. {line.text}", apart=True) for line in made]


def colon_heading(desk: Desk) -> list[Line]:
    return [Line("H", line.text + ":", apart=True) for line in heading(desk)]


def bullets(desk: Desk) -> list[Line]:
    sign = desk.rng.choice(["- ", "• ", "– ", "* ", "— "])
    stop = desk.rng.choice([".", "", ";"])
    items = [inside(desk) for _ in range(desk.rng.randint(2, 5))]
    return [Line("P", sign + " ".join(item.split()[:9]) + stop) for item in items]


def numbered(desk: Desk) -> list[Line]:
    items = [inside(desk) for _ in range(desk.rng.randint(2, 4))]
    return [Line("P", f"{number}. {item}.") for number, item in enumerate(items, 1)]


def short_lines(desk: Desk) -> list[Line]:
    """Sentences of a few words, each a paragraph of its own."""
    found = [inside(desk) for _ in range(desk.rng.randint(1, 3))]
    return [Line("P", " ".join(each.split()[-6:]).capitalize() + ".") for each in found]


def interview(desk: Desk) -> list[Line]:
    asked = " ".join(inside(desk).split()[:8]).rstrip(",.")
    return [Line("P", asked + "?", apart=True), Line("P", inside(desk) + ".")]


def speaker(desk: Desk) -> list[Line]:
    name = desk.person()
    return [Line("P", f"{name}: {inside(desk)}."), Line("P", f"{desk.site()}: {inside(desk)}?")]


def loose_speech(desk: Desk) -> list[Line]:
    return [Line("P", f"{desk.rng.choice('–—')} {inside(desk)}.")]


def leads_in(desk: Desk) -> list[Line]:
    return [Line("P", inside(desk) + ":"), Line("P", f'"{inside(desk)}."')]


def key_figures(desk: Desk) -> list[Line]:
    """A list of what the article counts: "Net income: $612 million, up from 570"."""
    rng, lines = desk.rng, []
    for _ in range(rng.randint(2, 4)):
        words = inside(desk).split()
        label = " ".join(words[: rng.randint(1, 3)]).strip(",.;:")
        unit, sign = rng.choice(["", "$", "€"]), rng.choice([",", "."])
        figure = f"{unit}{rng.randint(1, 9)}{sign}{rng.randint(100, 999)}"
        lines.append(Line("P", f"{label}: {figure} {' '.join(words[3:8])}".rstrip(" ,;:")))
    return ([Line("H", lines[0].text.split(":")[0].upper())] if rng.random() < 0.4 else []) + lines


def loose_list(desk: Desk) -> list[Line]:
    """What to buy, where to go, a verse: short lines without a sign before them."""
    rng = desk.rng
    stop, counted = rng.choice(["", "", "", ",", ";", "."]), rng.random() < 0.4
    lines = heading(desk) if rng.random() < 0.6 else []
    for _ in range(rng.randint(3, 8)):
        words = inside(desk).split()
        at = rng.randrange(max(len(words) - 5, 1))
        item = " ".join(words[at : at + rng.randint(1, 6)]).strip(",.;:")
        lines.append(Line("P", f"{rng.randint(1, 900)} {item}{stop}" if counted else item + stop))
    return lines


def asked_by_name(desk: Desk) -> list[Line]:
    """An interview's questions and answers, each under a name."""
    names = desk.person().split()[-1], desk.person().split()[-1]
    asked = " ".join(inside(desk).split()[: desk.rng.randint(4, 14)]).rstrip(",.")
    return [Line("P", f"{names[0]}: {asked}?"), Line("P", f"{names[1]}: {inside(desk)}.")]


OWN: tuple[Part, ...] = (
    heading, question, numbered_heading, colon_heading, bullets, numbered, short_lines, interview,
    speaker, loose_speech, leads_in, key_figures, key_figures, loose_list, asked_by_name,
    short_lines,
)  # fmt: skip


def long_pitch(desk: Desk) -> list[Line]:
    """All that a pitch has to say in one paragraph, perhaps with its button."""
    button = [desk.one("form")] if desk.rng.random() < 0.3 else []
    return _n(" ".join(desk.several("pitch", 2, 3)), *button)


def unmarked_teaser(desk: Desk) -> list[Line]:
    return _o(desk.headline(), desk.teaser())


def pitch_and_button(desk: Desk) -> list[Line]:
    return _n(*desk.several("pitch", 1, 2), desk.one("form"))


def titled_teasers(desk: Desk) -> list[Line]:
    """Headlines with a sentence or two each, the last one perhaps without."""
    lines = _n(desk.one(desk.rng.choice(["related", "mostread"])))
    lines = lines if desk.rng.random() < 0.7 else []
    for _ in range(desk.rng.choice([1, 1, 1, 2, 3])):
        lines += _o(desk.headline(), desk.teasers())
    return lines + (_o(desk.headline()) if desk.rng.random() < 0.25 else [])


def link_and_teaser(desk: Desk) -> list[Line]:
    return _n(desk.one("relatedinline")) + _o(desk.teasers())


_ASKED = (
    "What should the town do first?|Should cars be banned from the centre?|Do you feel safe here?"
    "|Who will win on Sunday?|Are you going to the fair?|What do you think of the plan?"
    "|Is it right to close the school?|How do you get to work?|Would you pay more for clean air?"
    "|Which of them do you trust?|Question of the day|Our poll: will it last?"
).split("|")
_ANSWERS = (
    "Yes|No|I do not know|Yes, of course|No, never|It depends|I do not care|Build another one"
    "|It is about time|Leave it as it is|Too late|Only at weekends|By bicycle|Ask the people"
    "|Nobody|All of them|Close it|Yes, but not like this|Good|Bad|Rather not"
).split("|")
_CAST = "Vote|Cast your vote|Show the result|Voted: {n2}|{n2} votes|Vote · {n2} have voted".split(
    "|"
)


def poll(desk: Desk) -> list[Line]:
    """A question to the readers, what they may answer, a button."""
    rng = desk.rng
    answers = [desk.foreign(each) for each in rng.sample(_ANSWERS, rng.randint(2, 4))]
    sign = rng.choice(["", "", "", "🔘 ", "○ ", "- ", "abc"])
    if sign == "abc":
        answers = [f"{letter}. {each}" for letter, each in zip("ABCD", answers, strict=False)]
    elif rng.random() < 0.3:
        answers = [f"{each} {rng.randint(2, 80)} %" for each in answers]
        answers = ["  ".join(answers)] if rng.random() < 0.3 else answers
    elif sign:
        answers = [sign + each for each in answers]
    button = [desk.foreign(desk.fill(rng.choice(_CAST)))] if rng.random() < 0.6 else []
    head = [desk.foreign(rng.choice(["Poll", "Tell us", "Survey"]))] if rng.random() < 0.3 else []
    return _n(*head, desk.foreign(rng.choice(_ASKED)), *answers, *button)


FOREIGN: tuple[Part, ...] = (
    ad, runs_on, one_link, links, link_list, teaser_box, marked_teaser, kicker_and_headline,
    doubled_list, caption, caption_in_brackets, torn_caption, caption_over_credit, credit, zoom,
    pitch, newsletter, paywall, embed, post, clock, clock_and_heading,
    unmarked_teaser, pitch_and_button, titled_teasers, titled_teasers, link_and_teaser, poll,
    bare_caption, bare_caption, long_pitch,
)  # fmt: skip
