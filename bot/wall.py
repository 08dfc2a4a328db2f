"""What a reader may meet on a page in its article's place."""

from __future__ import annotations

from enum import StrEnum


class Wall(StrEnum):
    """What stands on a page in an article's place."""

    PAYWALL = "behind a paywall"
    COOKIES = "behind a question about cookies"
    SCRIPT = "shown to browsers with JavaScript only"
    ROBOT = "behind a check for robots"
    LIVE = "a live blog"
