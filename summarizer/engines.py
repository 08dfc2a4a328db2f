"""The table of engines: every ranker by its name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from .ranking import Ranker, rank_lead, rank_news
from .sumy_rankers import SUMY_ENGINES, rank_with_sumy

DEFAULT_ENGINE = "news"

ENGINES: Mapping[str, Ranker] = {
    DEFAULT_ENGINE: rank_news,
    "lead": rank_lead,
    **{name: partial(rank_with_sumy, name) for name in SUMY_ENGINES},
}
"""Every engine by name: ours, the first sentences, and sumy's eight."""


def find_engine(name: str | None) -> tuple[str, Ranker]:
    """The engine called ``name`` (None: the default). ValueError, naming all, if there is none."""
    chosen = DEFAULT_ENGINE if name is None else name.strip().lower()
    ranker = ENGINES.get(chosen)
    if ranker is None:
        raise ValueError(f"unknown engine {name!r}; the engines are {', '.join(ENGINES)}")
    return chosen, ranker
