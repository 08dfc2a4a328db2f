from __future__ import annotations

import pytest

from bot.stories.correct import corrected

REST = " The harbour master thanked the crew. Nobody was hurt in the storm."


@pytest.mark.parametrize(
    ("was", "now", "is_correction"),
    [
        ("The ferry sails on 3 December.", "The ferry sails on 5 December.", True),
        ("Twelve people were hurt at the pier.", "Two people were hurt at the pier.", True),
        ("The mayor said the pier is safe.", "The mayor said the pier is not safe.", True),
        ("The mayor of Vesnia opened the pier.", "The mayor of Lipova opened the pier.", True),
        ("The harbor office opened the pier.", "The harbour office opened the pier.", False),
        ("The ferry sails, on 3 December.", "The ferry sails on 3 December!", False),
        ("The ferry sails on 3 December.", "The ferry sails on 3 December.", False),
        ("The ferry sails on 3 December.", "A museum of boats has opened in the town.", False),
    ],
)
def test_what_a_source_changed_is_told_from_spelling(
    was: str, now: str, is_correction: bool
) -> None:
    assert corrected([was], now + REST) == ([(was, now)] if is_correction else [])


def test_a_sentence_that_was_taken_out_has_no_second_version() -> None:
    assert corrected(["The ferry sails on 3 December."], REST.strip()) == []
    assert corrected([], REST) == []
    assert corrected(["The ferry sails on 3 December."], "") == []
