from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.dates import date_of

_LINES = Path(__file__).with_name("dates.tsv").read_text("utf-8").splitlines()[1:]
SECOND = st.integers(631_152_000, 4_102_444_800).map(lambda at: datetime.fromtimestamp(at, UTC))


@pytest.mark.parametrize("line", _LINES)
def test_a_date_in_whatever_form_is_the_moment_that_is_meant(line: str) -> None:
    said, meant = line.split("\t")
    expected = None if meant == "-" else datetime.fromisoformat(meant)
    assert date_of(said) == expected
    assert date_of(f"  {said}\n") == expected


@settings(deadline=None)
@given(SECOND)
def test_every_moment_is_read_in_the_forms_that_standards_name(when: datetime) -> None:
    forms = (
        when.isoformat(),
        when.isoformat().replace("+00:00", "Z"),
        format_datetime(when, usegmt=True),
        when.strftime("%d %b %Y %H:%M:%S +0000"),
        when.strftime("%a %b %d %H:%M:%S UTC %Y"),
        when.strftime("%Y/%m/%d %H:%M:%S"),
        when.strftime("%B %d, %Y %I:%M:%S %p"),
    )
    assert [date_of(form) for form in forms] == [when] * len(forms)


@settings(deadline=None)
@given(st.text(max_size=100))
def test_any_text_is_a_date_or_none_without_an_error(text: str) -> None:
    found = date_of(text)
    assert found is None or found.tzinfo is UTC
