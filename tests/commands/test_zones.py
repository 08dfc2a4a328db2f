"""Places by city, zone or offset."""

from __future__ import annotations

import re
import zoneinfo
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.zones import Place, find_place, fold, time_there, zone_name
from bot.texts.catalogue import texts_in
from bot.texts.said import Wrong


@pytest.mark.parametrize(
    ("wish", "zone", "name"),
    [
        ("Minsk", "Europe/Minsk", "Minsk, Belarus"),
        ("минск", "Europe/Minsk", "Minsk, Belarus"),
        ("Мінск", "Europe/Minsk", "Minsk, Belarus"),
        ("Менск", "Europe/Minsk", "Minsk, Belarus"),
        ("warszawa", "Europe/Warsaw", "Warsaw, Poland"),
        ("Kiev", "Europe/Kyiv", "Kyiv, Ukraine"),
        ("Київ", "Europe/Kyiv", "Kyiv, Ukraine"),
        ("Lodz", "Europe/Warsaw", "Łódź, Poland"),
        ("Αθήνα", "Europe/Athens", "Athens, Greece"),
        ("new-york", "America/New_York", "New York City, United States"),
        ("Washington, D.C.", "America/New_York", "Washington, United States"),
        ("London", "Europe/London", "London, United Kingdom"),
        ("London, Canada", "America/Toronto", "London, Canada"),
        ("london, ca", "America/Toronto", "London, Canada"),
        ("Odessa", "Europe/Kyiv", "Odesa, Ukraine"),
        ("Saint Petersburg", "Europe/Moscow", "Saint Petersburg, Russia"),
        ("Islamabad", "Asia/Karachi", "Islamabad, Pakistan"),
        ("Valletta", "Europe/Malta", "Valletta, Malta"),
        ("europe/MINSK", "Europe/Minsk", "Europe/Minsk"),
        ("america/new york", "America/New_York", "America/New_York"),
        ("UTC", "UTC", "UTC"),
        ("UTC+3", "Etc/GMT-3", "UTC+3"),
        ("gmt -05:00", "Etc/GMT+5", "UTC-5"),
        ("+0", "Etc/UTC", "Etc/UTC"),
    ],
)
def test_places_are_found_by_every_usual_name(wish: str, zone: str, name: str) -> None:
    assert find_place(wish) == Place(zone, name)


@pytest.mark.parametrize("wish", ["", ",", "Nowheresville", "UTC+15", "UTC+5:30", "../x", "\0"])
def test_what_is_no_place_says_what_to_type(wish: str) -> None:
    with pytest.raises(Wrong) as wrong:
        find_place(wish)
    assert re.search("/timezone [A-Z]", texts_in("en").say(wrong.value.said))


@given(st.text(max_size=60))
def test_any_text_is_a_usable_zone_or_a_usage_error(wish: str) -> None:
    try:
        place = find_place(wish)
    except Wrong:
        return
    assert zoneinfo.ZoneInfo(place.zone)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_an_offset_is_east_positive_as_people_write_it() -> None:
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert time_there(find_place("UTC+3").zone, noon) == "15:00"
    assert time_there(find_place("-5").zone, noon) == "07:00"
    assert zone_name("Etc/GMT-3") == "UTC+3"
    assert zone_name("Europe/Kyiv") == "Europe/Kyiv"
