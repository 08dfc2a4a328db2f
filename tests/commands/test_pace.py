"""Whoever asks for far too much is told so once, and starves nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.commands.pace import Pace
from tests.commands.world import EVENING, World, request, shown


@given(st.lists(st.floats(0, 300), max_size=200).map(sorted), st.integers(1, 20))
def test_no_more_than_so_many_in_any_minute_and_told_once(times: list[float], most: int) -> None:
    pace = Pace(most)
    moments = [EVENING + timedelta(seconds=second) for second in times]
    turns = [(at, pace.turn("ann", at)) for at in moments]
    for kind, limit in (("fine", most), ("told", 1)):
        of_kind = [at for at, turn in turns if turn == kind]
        for begin in of_kind:
            within = [at for at in of_kind if begin <= at < begin + timedelta(minutes=1)]
            assert len(within) <= limit
    assert [turn for _, turn in turns[:most]] == ["fine"] * len(turns[:most])


def test_one_persons_haste_is_not_anothers() -> None:
    pace = Pace(1)
    assert [pace.turn("ann", EVENING) for _ in range(3)] == ["fine", "told", "left"]
    assert pace.turn("eve", EVENING) == "fine"
    assert [Pace(None).turn("ann", EVENING) for _ in range(3)] == ["fine"] * 3


async def test_it_is_told_in_private_and_not_to_a_whole_group(world: World) -> None:
    hasty = replace(request("/latest"), too_many=True)
    assert "in a minute" in shown(await world.conversation.handle(hasty))
    group = replace(request("/latest", kind="group"), too_many=True)
    assert (await world.conversation.handle(group)).message is None
    pressed = await world.conversation.handle(replace(group, pressed=True))
    assert "in a minute" in (pressed.toast or "")
