"""The table of readability: how many summaries have a fault that a reader would trip over."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer import split_sentences, summarize

from .checker import other_faults, torn, unresolved
from .systems import WORDS
from .texts import Article


def readability(articles: Sequence[Article], *, show: bool) -> str:
    """Shares of summaries with an unresolved opening, a torn quotation, another fault."""
    counts = [0, 0, 0]
    for article in articles:
        summary = summarize(article.text, title=article.title, words=WORDS)
        chosen = [each.text for each in summary.sentences]
        starts = [each.start for each in split_sentences(article.text, language=article.language)]
        places = [_place(starts, each.start) for each in summary.sentences]
        faults: tuple[tuple[str, Callable[[], object]], ...] = (
            ("unresolved", lambda: unresolved(chosen, places, article.language)),  # noqa: B023
            ("torn", lambda: torn(chosen)),  # noqa: B023
            ("other", lambda: other_faults(chosen)),  # noqa: B023
        )
        for number, (name, check) in enumerate(faults):
            found = check()
            counts[number] += bool(found)
            if show and found:
                print(f"{name} {article.id}: {found if found is not True else ' / '.join(chosen)}")
    return " | ".join(f"{100 * count / len(articles):.1f} %" for count in counts)


def _place(starts: Sequence[int], start: int) -> int:
    return max((place for place, each in enumerate(starts) if each <= start), default=0)
