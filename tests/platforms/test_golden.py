"""Digests as each platform is sent them, letter for letter: short, medium, long, and odd ones.

After a change that is meant: ``python -m tests.platforms.test_golden``, and look at the difference.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.digest.compose import digest_parts
from bot.digest.header import Header
from bot.digest.select import Selection
from bot.message import Part
from bot.model import Chosen, Story
from bot.platforms.discord import render as on_discord
from bot.platforms.telegram import render as on_telegram
from bot.texts.catalogue import texts_in
from tests.builders import NOW, TODAY, story

FOLDER = Path(__file__).parent / "golden"
ODD = {
    "signs": ('Profits <up> & "away" *at* _last_ | [sic](x)', "a < b && c > d, said @somebody."),
    "emoji": ("Ferry 👩‍👩‍👧‍👦 sails 🇧🇾 again 🏳️‍🌈", "It was 🎉 at last."),
    "right to left": ("מפעילת הרשת הזהירה מפני ינואר מתוח", "הרזרבות ירדו לארבעה ימים."),
    "cyrillic": ("Аператар сеткі папярэдзіў пра студзень", "Запасы ўпалі да чатырох дзён."),
    "300 characters": (("Harbour council votes again " * 11)[:300], "It voted again."),
}


def plain_story(number: int) -> Story:
    told = (f"The harbour council decided on matter {number} on Friday. " + "It took long. " * 6,)
    more = ("It had been put off since spring.",) if number % 2 else ()
    return story(number, f"Council decides on matter {number}", told=told, more=more)


def selection(full: int, brief: int = 0) -> Selection:
    chosen = [Chosen(plain_story(number), 1.0) for number in range(1, full + brief + 1)]
    return Selection(tuple(chosen[:full]), tuple(chosen[full:]))


def odd() -> Selection:
    stories = [
        story(number, title, told=(told,)) for number, (title, told) in enumerate(ODD.values(), 1)
    ]
    return Selection(tuple(Chosen(one, 1.0) for one in stories))


DIGESTS = {
    "short": selection(3),
    "medium": selection(5, 7),
    "long": selection(10, 12),
    "odd": odd(),
}


def rendered(platform: str, name: str) -> Sequence[Part]:
    header = Header(TODAY, ("Energy",))
    return digest_parts(
        header,
        DIGESTS[name],
        now=NOW,
        texts=texts_in("en"),
        split=lambda said: (
            on_telegram.render(said, "private", "newsbot")
            if platform == "telegram"
            else on_discord.render(said)
        ),
    )


def written(platform: str, name: str) -> str:
    bodies = [part.body for part in rendered(platform, name)]
    return json.dumps(bodies, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("name", DIGESTS)
@pytest.mark.parametrize("platform", ["telegram", "discord"])
def test_a_digest_is_sent_as_it_was(platform: str, name: str) -> None:
    golden = (FOLDER / f"{platform}_{name}.json").read_text("utf-8")
    assert written(platform, name) == golden


if __name__ == "__main__":
    for where in ("telegram", "discord"):
        for which in DIGESTS:
            (FOLDER / f"{where}_{which}.json").write_text(written(where, which), "utf-8")
