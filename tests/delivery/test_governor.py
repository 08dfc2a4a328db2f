"""How fast we may send: never more than a limit in any window."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.governor import TELEGRAM, Governor, Limit, Limits

LIMITS = Limits(Limit(5, 1.0), Limit(2, 1.5), Limit(4, 10.0))


def _send(governor: Governor, chat: str, *, group: bool, now: float) -> float:
    """Send as soon as it may be; gives the moment."""
    while (wait := governor.wait(chat, group=group, now=now)) > 0:
        now += wait
    governor.sent(chat, now=now)
    return now


def _most_in_a_window(moments: list[float], seconds: float) -> int:
    # A hair less than the window: two sends that are exactly a window apart may both be.
    return max(
        (sum(start <= other < start + seconds - 1e-6 for other in moments) for start in moments),
        default=0,
    )


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.floats(0, 3), st.sampled_from([None, 0.5, 4.0])),
        max_size=60,
    )
)
def test_no_window_ever_holds_more_than_its_limit(
    sends: list[tuple[str, float, float | None]],
) -> None:
    governor, now = Governor(LIMITS), 0.0
    moments: dict[str, list[float]] = {}
    for chat, gap, pause in sends:
        group = chat in "ab"
        if pause is not None:
            governor.pause(pause, now=now, chat=chat)
        now = _send(governor, chat, group=group, now=now + gap)
        moments.setdefault(chat, []).append(now)
    everyone = [moment for each in moments.values() for moment in each]
    assert _most_in_a_window(everyone, 1.0) <= 5
    for chat, each in moments.items():
        assert _most_in_a_window(each, 1.5) <= 2
        if chat in "ab":
            assert _most_in_a_window(each, 10.0) <= 4


def test_a_pause_of_one_chat_delays_that_chat_alone() -> None:
    governor = Governor(LIMITS)
    governor.pause(30, now=100.0, chat="a")
    assert governor.wait("a", group=False, now=110.0) == 20.0
    assert governor.wait("b", group=False, now=110.0) == 0.0
    governor.pause(5, now=110.0, chat="a")
    assert governor.wait("a", group=False, now=110.0) == 20.0, "a longer one still holds"
    assert governor.wait("a", group=False, now=130.0) == 0.0


def test_a_second_chat_that_is_told_to_wait_makes_it_a_pause_for_everyone() -> None:
    governor = Governor(LIMITS)
    governor.pause(30, now=100.0, chat="a")
    governor.pause(20, now=131.0, chat="b")
    assert governor.wait("c", group=False, now=132.0) == 0.0, "the first pause had ended"
    governor.pause(9, now=135.0, chat="a")
    assert governor.wait("c", group=False, now=140.0) == 4.0
    assert governor.wait("b", group=False, now=144.5) == 6.5, "and its own goes on"
    assert (governor.room(143.0), governor.room(144.0)) == (0, 5)


def test_where_the_platform_names_whom_it_means_two_chats_are_two_chats() -> None:
    governor = Governor(LIMITS, names_scope=True)
    governor.pause(30, now=100.0, chat="a")
    governor.pause(20, now=101.0, chat="b")
    assert governor.wait("c", group=False, now=102.0) == 0.0
    assert governor.wait("b", group=False, now=102.0) == 19.0
    governor.pause(9, now=103.0)
    assert governor.wait("c", group=False, now=104.0) == 8.0


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.floats(0, 1), st.floats(0, 2)), max_size=60)
)
def test_by_the_platforms_clock_no_chats_window_holds_more_either(
    sends: list[tuple[str, float, float]],
) -> None:
    """The platform may take a message at any moment between its beginning and its answer."""
    limits = Limits(Limit(5, 1.0), Limit(2, 1.5))
    governor, now = Governor(limits), 0.0
    answers: list[tuple[float, str]] = []
    taken: list[tuple[float, str]] = []
    left: list[float] = []
    for chat, when, slow in sends:
        while (wait := governor.wait(chat, group=False, now=now)) > 0:
            now = min([now + wait, *(moment for moment, _ in answers if moment > now)])
            for answer in sorted(answers):
                if answer[0] <= now:
                    answers.remove(answer)
                    governor.landed(answer[1], now=answer[0])
        governor.begun(chat, now=now)
        left.append(now)
        taken.append((now + slow * when, chat))
        answers.append((now + slow, chat))
    assert _most_in_a_window(left, 1.0) <= 5
    for chat in "abcdef":
        assert _most_in_a_window([moment for moment, c in taken if c == chat], 1.5) <= 2


def test_there_is_room_for_what_everyones_limit_leaves() -> None:
    governor = Governor(LIMITS)
    for number in range(5):
        assert governor.room(10.0) == 5 - number
        governor.sent(str(number), now=10.0)
    assert (governor.room(10.9), governor.room(11.0)) == (0, 5)
    assert governor.until_room(10.75) == 0.25
    assert governor.rest("0", group=False, now=10.75) == 0.0, "of its two one is left"


def test_a_pause_for_everyone_delays_all() -> None:
    governor = Governor(LIMITS)
    governor.pause(30, now=100.0)
    assert governor.wait("b", group=True, now=110.0) == 20.0


def test_telegrams_limits() -> None:
    governor = Governor(TELEGRAM)
    waits = []
    for number in range(31):
        waits.append(governor.wait(str(number), group=False, now=50.0))
        governor.sent(str(number), now=50.0)
    assert waits == [0.0] * 30 + [1.0]
    governor = Governor(TELEGRAM)
    moments = [_send(governor, "g", group=True, now=0.0) for _ in range(21)]
    assert moments == [float(n) for n in range(20)] + [60.0]
    governor = Governor(TELEGRAM)
    moments = [_send(governor, "p", group=False, now=0.0) for _ in range(30)]
    assert moments == [float(n) for n in range(30)], "a person has no limit of twenty a minute"


def test_memory_follows_the_last_minute() -> None:
    governor = Governor(TELEGRAM)
    for number in range(25_000):
        governor.sent(str(number), now=float(number))
    assert len(governor._chats) <= 10_100
    assert len(governor._everyone) <= 2
