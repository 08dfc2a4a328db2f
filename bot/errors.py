"""Every error that newsdigest raises on purpose.

NewsdigestError
├── UsageError            wrong words on the command line or in a chat: say what to type instead
├── SettingsError         wrong settings: all mistakes at once, by name
├── AlreadyRunning        a second process on the same database
├── TokenRefused          a platform does not know our token (platforms/telegram/api)
├── FetchError            a URL could not be read; .permanent, .retry_after (seconds), .status
├── ParseError            what was read is no feed, page or article
└── SendError             a platform did not take a message; .outcome says what the caller must do
"""

from __future__ import annotations

from typing import Literal


class NewsdigestError(Exception):
    """The base of all of them; its text is fit to be shown to a person."""


class UsageError(NewsdigestError):
    """What was asked cannot be understood; the text says what to type instead."""


class SettingsError(NewsdigestError):
    """One line for each wrong setting, by name."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


class AlreadyRunning(NewsdigestError):
    """Another newsdigest already works on this database."""


class FetchError(NewsdigestError):
    """A URL could not be read. ``permanent``: asking again is useless (gone, refused).

    ``status``: what the server answered, if that is what was wrong.
    """

    def __init__(
        self,
        message: str,
        *,
        permanent: bool = False,
        retry_after: float | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(message)
        self.permanent = permanent
        self.retry_after = retry_after
        self.status = status


class ParseError(NewsdigestError):
    """What was read is not a feed, a page or an article that we understand."""


SendOutcome = Literal["retry", "unknown", "blocked", "forbidden", "moved", "malformed"]


class SendError(NewsdigestError):
    """A platform did not take a message, or its answer was lost.

    outcome: ``retry`` not delivered, try later (``retry_after`` seconds when the platform said);
    ``unknown`` the answer was lost, it may have arrived; ``blocked`` the person or chat is gone;
    ``forbidden`` we may not write there now; ``moved`` the chat has a new address
    (``new_address``); ``malformed`` the platform refuses the message itself.
    ``everyone``: the platform asked all sending to pause, not this chat's alone.
    """

    def __init__(
        self,
        message: str,
        *,
        outcome: SendOutcome,
        retry_after: float | None = None,
        new_address: str | None = None,
        everyone: bool = False,
    ) -> None:
        super().__init__(message)
        self.outcome: SendOutcome = outcome
        self.retry_after = retry_after
        self.new_address = new_address
        self.everyone = everyone
