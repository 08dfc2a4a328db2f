"""What the command line takes, and what it says to the rest."""

from __future__ import annotations

from datetime import date

import pytest

from bot.cli.parser import parser


def test_a_digests_day() -> None:
    assert parser().parse_args(["digest", "--date", "2026-11-21"]).date == date(2026, 11, 21)


@pytest.mark.parametrize("typed", ["yesterday", "2026-02-30", "0001-01-01", "9999-12-31"])
def test_what_is_no_day_is_said_with_an_example(
    typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        parser().parse_args(["digest", "--date", typed])
    assert f"'{typed}' is no day; write one like 2026-11-21" in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["0", "-1", "two", "²"])
def test_a_number_is_above_zero(typed: str) -> None:
    with pytest.raises(SystemExit, match="2"):
        parser().parse_args(["summarize", "-", f"--sentences={typed}"])
