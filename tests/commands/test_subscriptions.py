"""The timetable and the chat's preferences."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.model import Address
from bot.store import subscriptions
from bot.texts.said import Said
from tests.commands.world import EVENING, World, buttons, shown, wishes


async def test_subscribing_says_when_the_first_digest_comes(news: World) -> None:
    text = await news.text("/subscribe 08:00")
    assert text.splitlines()[0] == "First digest: tomorrow, Saturday, 08:00. /pause stops it."
    assert "That is Europe/Warsaw time, where it is 20:40 now." in text
    (order,) = await news.orders()
    assert (order.at, order.timezone, order.next_slot) == (
        time(8),
        "Europe/Warsaw",
        date(2025, 11, 22),
    )
    assert order.next_digest_at == datetime(2025, 11, 22, 7, tzinfo=UTC)


async def test_without_a_time_the_installations_is_taken(world: World) -> None:
    await world.say("/subscribe")
    assert [order.at for order in await world.orders()] == [time(8)]


@pytest.mark.parametrize(
    ("args", "times", "topics"),
    [
        ("7:30", ["07:30"], []),
        ("9pm", ["21:00"], []),
        ("9 pm energy", ["21:00"], ["Energy"]),
        ("12am", ["00:00"], []),
        ("08.15 Energy, belarus", ["08:15"], ["Energy", "Belarus"]),
        ("08:00 and 18:00 energy", ["08:00", "18:00"], ["Energy"]),
        ("08:00, 18:00", ["08:00", "18:00"], []),
        ("Energy", ["08:00"], ["Energy"]),
        ("08:00 Lukashenko, lukashenko", ["08:00"], ["Lukashenko"]),
    ],
)
async def test_times_and_topics_are_read_as_people_type_them(
    news: World, args: str, times: list[str], topics: list[str]
) -> None:
    assert (await news.say(f"/subscribe {args}")).ok
    orders = await news.orders()
    assert [f"{order.at:%H:%M}" for order in orders] == times
    assert all(list(order.topics) == topics for order in orders)


@pytest.mark.parametrize(
    "args", ["25:00", "8:60", "99", "13pm", "08:00 enregy", "8:00 " + "x" * 80]
)
async def test_wrong_times_and_mistyped_topics_order_nothing(news: World, args: str) -> None:
    answer = await news.say(f"/subscribe {args}")
    assert not answer.ok
    assert await news.orders() == []


async def test_an_hour_alone_is_answered_with_the_line_to_type(news: World) -> None:
    assert (await news.text("/subscribe 7 Energy")).endswith("Type /subscribe 07:00")
    assert (await news.text("/time 19")).endswith("Type /time 19:00")
    assert (await news.text("/time 24")).endswith("Type /time 08:00")


async def test_a_mistyped_topic_is_answered_with_the_line_to_type(news: World) -> None:
    assert "Did you mean: /subscribe Energy" in await news.text("/subscribe 08:00 enregy")


async def test_the_same_order_twice_is_one_order(world: World) -> None:
    await world.say("/subscribe 08:00")
    text = await world.text("/subscribe 08:00")
    assert text.startswith("Next digest: tomorrow, Saturday, 08:00.")
    assert len(await world.orders()) == 1


async def test_another_time_replaces_and_other_topics_add(news: World) -> None:
    await news.say("/subscribe 08:00")
    await news.say("/subscribe 09:00")
    await news.say("/subscribe 18:00 Energy")
    assert [(order.at, order.topics) for order in await news.orders()] == [
        (time(9), ()),
        (time(18), ("Energy",)),
    ]


async def test_a_chat_has_a_few_orders_at_most(world: World) -> None:
    for number in range(6):
        assert (await world.say(f"/subscribe 08:00 subject{number}x{number}")).ok
    answer = await world.say("/subscribe 08:00 and this")
    assert not answer.ok
    assert len(await world.orders()) == 6


async def test_unsubscribing_ends_all_or_the_named(news: World) -> None:
    assert "No digest is ordered here" in await news.text("/unsubscribe")
    await news.say("/subscribe 08:00")
    await news.say("/subscribe 18:00 Energy")
    assert not (await news.say("/unsubscribe Culture")).ok
    assert "No more digests on Energy" in await news.text("/unsubscribe energy")
    assert [order.at for order in await news.orders()] == [time(8)]
    assert await news.text("/unsubscribe") == "No more digests. /subscribe 08:00 starts again."
    assert await news.orders() == []


async def test_time_moves_the_digest_and_alone_offers_times(world: World) -> None:
    offered = await world.say("/time")
    assert buttons(offered)["07:00"] == "/subscribe 07:00"
    assert not (await world.say("/time 09:00")).ok
    await world.say("/subscribe 08:00")
    assert (await world.text("/time 22:00")).startswith("Next digest: today, 22:00.")
    assert [order.at for order in await world.orders()] == [time(22)]
    assert not (await world.say("/time soon")).ok
    await world.say("/subscribe 18:00 storms")
    assert "/subscribe 09:00 storms" in await world.text("/time 09:00")
    assert "/subscribe 22:00 storms" in await world.text("/time")


async def test_the_offered_times_move_an_order_that_has_topics(news: World) -> None:
    await news.say("/subscribe 08:00 Energy")
    await news.say(buttons(await news.say("/time"))["07:00"])
    assert [(order.at, order.topics) for order in await news.orders()] == [(time(7), ("Energy",))]


async def test_a_day_that_had_its_digest_gets_no_second_by_a_change_of_time(
    world: World,
) -> None:
    await world.say("/subscribe 08:00")
    (order,) = await world.orders()
    async with world.db.write() as tx:
        sent = EVENING - timedelta(hours=12)
        await subscriptions.change(tx, order.id, last_digest_at=sent)
    for line in ("/time 22:00", "/timezone Berlin", "/days daily", "/pause", "/resume"):
        await world.say(line)
    (order,) = await world.orders()
    assert order.next_slot == date(2025, 11, 22)


async def test_a_city_sets_the_zone_of_everything(world: World) -> None:
    await world.say("/subscribe 08:00")
    text = await world.text("/timezone Minsk")
    assert text.startswith("Minsk, Belarus: it is 22:40 there now.")
    assert "Next digest: tomorrow, Saturday, 08:00." in text
    (order,) = await world.orders()
    assert order.next_digest_at == datetime(2025, 11, 22, 5, tzinfo=UTC)
    assert "Europe/Minsk" in await world.text("/timezone")
    assert "That is" not in await world.text("/subscribe 09:00")
    assert not (await world.say("/timezone Atlantis")).ok


async def test_days_and_lengths(world: World) -> None:
    for line in ("/days mon-fri", "/length short", "/pause", "/resume"):
        assert "Type /subscribe 08:00" in await world.text(line)
    await world.say("/subscribe 08:00")
    text = await world.text("/days mon-fri")
    assert text.startswith("On these days: Monday to Friday.")
    assert "Next digest: Monday, 08:00." in text
    await world.say("/length long")
    (order,) = await world.orders()
    assert (order.days, order.length) == ((0, 1, 2, 3, 4), "long")
    for line in ("/days", "/days noday", "/length", "/length huge", "/days -", "/days ,"):
        assert not (await world.say(line)).ok


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("sat,sun", (5, 6)),
        ("weekends", (5, 6)),
        ("Fri - Mon", (0, 4, 5, 6)),
        ("tuesday", (1,)),
        ("daily", (0, 1, 2, 3, 4, 5, 6)),
        ("mon wed fri", (0, 2, 4)),
    ],
)
async def test_days_are_read_as_people_type_them(
    world: World, typed: str, days: tuple[int, ...]
) -> None:
    await world.say("/subscribe 08:00")
    await world.say(f"/days {typed}")
    (order,) = await world.orders()
    assert order.days == days


async def test_pausing_and_resuming(world: World) -> None:
    await world.say("/subscribe 08:00")
    answer = await world.say("/pause")
    assert buttons(answer) == {"Resume": "/resume"}
    (order,) = await world.orders()
    assert (order.state, order.next_digest_at) == ("paused", None)
    assert "Next: paused" in await world.text("/settings")
    assert (await world.text("/resume")).startswith("Next digest: tomorrow, Saturday, 08:00.")
    (order,) = await world.orders()
    assert order.state == "active"


async def test_a_pause_outlasts_other_changes(world: World) -> None:
    await world.say("/subscribe 08:00")
    await world.say("/pause")
    for line in ("/days mon-fri", "/time 09:00", "/length short", "/timezone Minsk"):
        assert (await world.say(line)).ok
    assert buttons(await world.say("/days mon-fri")) == {"Resume": "/resume"}
    (order,) = await world.orders()
    assert (order.state, order.next_digest_at) == ("paused", None)
    assert (await world.text("/resume")).startswith("Next digest: Monday, 09:00.")


async def test_a_topic_with_two_digests_a_day_is_named_once(news: World) -> None:
    await news.say("/subscribe 08:00 and 20:00 Energy")
    await news.say("/subscribe 07:00 storms")
    assert (await news.text("/unsubscribe energy")).startswith("No more digests on Energy. ")


async def test_following_and_unfollowing(news: World) -> None:
    assert not (await news.say("/follow")).ok
    assert (await news.text("/follow energy, Łukašenka")).startswith(
        "Followed here: Energy and Łukašenka."
    )
    assert "/subscribe 08:00 sends it daily" in await news.text("/follow ENERGY")
    assert "Energy and Łukašenka" in await news.text("/follow")
    assert not (await news.say("/unfollow Culture")).ok
    assert await news.text("/unfollow energy") == "Followed here: Łukašenka."
    assert "any more" in await news.text("/unfollow all")
    assert await news.text("/unfollow Energy") == "Nothing is followed here."


async def test_following_is_bounded(news: World) -> None:
    await news.say("/follow " + ",".join(f"word{n}" for n in range(50)))
    assert not (await news.say("/follow one more")).ok
    assert not (await news.say("/follow " + ",".join(f"word{n}" for n in range(51)))).ok
    assert not (await news.say("/follow " + "x" * 61)).ok


async def test_languages_are_read_by_code_or_name(world: World) -> None:
    assert "all languages" in await world.text("/reads")
    assert await world.text("/reads en, Ukrainian") == "From now on in English and Ukrainian."
    assert "English and Ukrainian" in await world.text("/settings")
    await world.say("/subscribe 08:00")
    assert (await world.orders())[0].languages == ("en", "uk")
    await world.say("/reads polski")
    assert (await world.orders())[0].languages == ("pl",)
    assert not (await world.say("/reads klingonese")).ok
    assert await world.text("/reads all") == "From now on in all languages."


async def test_settings_show_everything_and_change_nothing(news: World) -> None:
    empty = await news.say("/settings")
    assert "I post only when asked" in shown(empty)
    assert (
        buttons(empty).items()
        >= {"Daily at 08:00": "/subscribe 08:00", "Other time": "/settings time"}.items()
    )
    await news.say("/subscribe 07:00 Energy")
    await news.say("/follow Minsk")
    before = await news.orders()
    answer = await news.say("/settings")
    text = shown(answer)
    assert "daily at 07:00, medium, on Energy. Next: tomorrow, Saturday, 07:00." in text
    assert "Europe/Warsaw, 20:40 now" in text
    assert "Follows: Minsk." in text
    assert buttons(answer)["Pause"] == "/pause"
    assert await news.orders() == before


async def test_every_button_is_a_line_that_works(news: World) -> None:
    for line in ("/start", "/time", "/settings", "/topics", "/subscribe 08:00", "/settings"):
        for command in buttons(await news.say(line)).values():
            assert (await news.say(command)).ok, command


async def test_a_channel_is_set_up_from_the_private_chat(world: World) -> None:
    channel = Address("telegram", "-500")
    asked: list[tuple[str, str]] = []

    async def find_channel(name: str, person: str) -> tuple[Address, str] | Said:
        asked.append((name, person))
        return (
            (channel, "Harbour news")
            if name == "@harbour"
            else Said("channel-admins-only", {"name": name})
        )

    world = World(world.db, wishes(), find_channel)
    assert "/connect @harbour" in await world.text("/subscribe @harbour 08:00")
    assert "/subscribe @harbour 08:00" in await world.text("/connect @harbour")
    assert await world.orders("-500") == []
    assert (await world.text("/subscribe @harbour 09:00 energy")).startswith(
        "First digest: tomorrow, Saturday, 09:00. /pause @harbour stops it."
    )
    assert [order.at for order in await world.orders("-500")] == [time(9)]
    assert await world.orders() == []
    assert (await world.text("/settings https://t.me/harbour")).startswith("Harbour news:")
    assert await world.text("/connect @others") == (
        "Only an admin of @others can have a digest sent there."
    )
    assert not (await world.say("/connect harbour news")).ok
    assert not (await world.say("/connect")).ok
    assert set(asked) == {("@harbour", "olga"), ("@others", "olga")}
    asked.clear()
    await world.say("/connect @harbour", person="stranger")
    assert asked == []
    assert [chat for chat, _ in await world.outbox() if chat == "-500"] == []


async def test_where_channels_cannot_be_found_connecting_says_so(world: World) -> None:
    assert (await world.text("/connect @harbour")).startswith("Channels cannot")
