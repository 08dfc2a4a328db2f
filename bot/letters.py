"""Stories' permanent names: their ids in letters, short enough to be typed."""

from __future__ import annotations

#: Story ids are shown as letters; those that are easily taken for others are left out.
_LETTERS = "abcdefghjkmnpqrstuvwxyz"
_LETTERS_FROM = len(_LETTERS) ** 2


def letters(story_id: int) -> str:
    """A story's permanent name in letters, at least three of them."""
    number, name = story_id + _LETTERS_FROM, ""
    while number:
        number, digit = divmod(number, len(_LETTERS))
        name = _LETTERS[digit] + name
    return name


def story_id(name: str) -> int | None:
    """The id behind a story's letters, or None if these are no such letters."""
    number = 0
    for letter in name.strip().lower():
        digit = _LETTERS.find(letter)
        if digit < 0:
            return None
        number = number * len(_LETTERS) + digit
    found = number - _LETTERS_FROM
    return found if 0 < found < 2**53 else None
