"""What a page is asked and what it gives: handlers are functions from a visit to an answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.config_web import Area
from bot.health import Trouble
from bot.store.db import Tx


@dataclass(frozen=True, slots=True)
class Running:
    """What only the running service knows: how each platform is, and what does not go well.

    ``platforms``: (name, when it last answered, what goes wrong).
    """

    platforms: tuple[tuple[str, datetime | None, str | None], ...] = ()
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages know of the installation.

    ``zone``: the one that days and times are shown in; ``public``: what anybody may see;
    ``root``: the address outside, without a slash at its end; ``folder``: with all that is kept;
    ``live``: asked whenever the state is shown.
    """

    zone: str = "UTC"
    public: frozenset[Area] = frozenset()
    root: str | None = None
    version: str = ""
    keep_days: int = 30
    folder: Path = Path("data")
    live: Callable[[], Running] = Running


@dataclass(frozen=True, slots=True)
class Visit:
    """One request. ``args`` are of the path, decoded; ``root`` the address that it came by;
    ``installation``: its own name, the same for ever, known where feeds are asked for.
    """

    tx: Tx
    site: Site
    now: datetime
    args: Mapping[str, str]
    query: Mapping[str, str]
    root: str
    signed_in: bool = False
    installation: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page: a template with its values."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """What is no page: its type and its text; ``changed_at`` is its Last-Modified."""

    type: str
    text: str
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """It is at another address of ours; ``for_good``: and will not come back."""

    path: str
    for_good: bool = False


class NothingThereError(Exception):
    """No such page, or no longer; the message says what to do, in a sentence."""


Answer = Shown | Document | Elsewhere
Handler = Callable[[Visit], Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class Route:
    """A path (in aiohttp's way of writing), which area it is of, and who answers."""

    path: str
    area: Area
    handler: Handler
