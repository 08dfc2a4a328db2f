"""What is left out and what comes first, in lists and digests, and how it is undone."""

from __future__ import annotations

import pytest

from bot.digest.taste import Taste, muted_by, preferred_in
from tests.builders import article, story
from tests.commands.world import World, buttons, shown


@pytest.mark.parametrize(
    ("muted", "by"),
    [
        (("grid",), "grid"),
        (("Grid Operator",), "Grid Operator"),
        (("gri",), None),
        (("harbour wire",), "harbour wire"),
        (("quay",), None),
        ((), None),
    ],
)
def test_what_is_muted_is_meant_whole(muted: tuple[str, ...], by: str | None) -> None:
    told = story(1, "Grid operator warns", told=["Reserves fell."])
    assert muted_by(told, Taste(muted)) == by


def test_a_muted_source_is_left_out_only_where_nobody_else_reports() -> None:
    both = story(1, "Boats", by=[article(1, source="Wire"), article(2, source="Quay")])
    assert muted_by(both, Taste(("Wire",))) is None
    assert muted_by(both, Taste(("Wire", "quay"))) is not None
    assert preferred_in(both, Taste((), ("quay",))) == "Quay"


async def test_muted_stories_are_shown_in_no_list_and_no_digest(news: World) -> None:
    before = await news.text("/latest")
    assert "Grid operator" in before
    assert (await news.say("/mute grid")).ok
    for line in ("/latest", "/digest"):
        text = await news.text(line)
        assert "Grid operator" not in text, line
        assert "Lukashenka" in text, line
    answer = await news.say("/muted")
    assert "grid" in shown(answer)
    assert (await news.say(buttons(answer)["× grid"])).ok
    assert "Grid operator" in await news.text("/latest")


async def test_a_preferred_source_comes_first_and_says_so(news: World) -> None:
    await news.say("/prefer quay gazette")
    answer = await news.say("/digest")
    assert answer.stories[0].best.source == "Quay Gazette"
    assert "preferred source: Quay Gazette" in await news.text("/why 1")


@pytest.mark.parametrize("line", ["/mute", "/prefer", "/muted nothing", f"/mute {'x' * 70}"])
async def test_what_cannot_be_muted_says_what_to_type(news: World, line: str) -> None:
    answer = await news.say(line)
    assert not answer.ok
    assert "/mute" in shown(answer) or "/prefer" in shown(answer) or "60" in shown(answer)


async def test_many_are_refused(news: World) -> None:
    assert (await news.say("/mute " + ", ".join(f"w{n}" for n in range(50)))).ok
    assert not (await news.say("/mute one more")).ok
