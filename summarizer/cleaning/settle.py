"""The reason each line ends with: what the labeller says, in the rules' words where they agree."""

from __future__ import annotations

from collections.abc import Sequence

from .comments import PERHAPS
from .rows import Row
from .rules import COMMENTS

_KEPT = frozenset({"text", "heading", "title"})
_NAMES = {"T": "title", "P": "text", "H": "heading", "O": "other article", "C": COMMENTS}
_FURNITURE = "furniture"
_CERTAIN = 7.5  # words


def settle(
    rows: Sequence[Row], alone: Sequence[str | None], ruled: Sequence[str | None], labels: str
) -> list[str]:
    """One reason a line. What the rules hold for readers' comments is never kept, nor is a
    short line that says what it is."""
    settled: list[str] = []
    for row, word, rule, said in zip(rows, alone, ruled, labels, strict=True):
        if rule == COMMENTS:
            settled.append(COMMENTS)
        elif word is not None and word != PERHAPS and row.weight <= _CERTAIN and not row.prose:
            settled.append(word)
        elif said in "TPHC":
            settled.append(_NAMES[said])
        elif rule is not None and rule not in _KEPT:
            settled.append(rule)
        else:
            settled.append(_NAMES.get(said, _FURNITURE))
    _settle_title(rows, settled)
    if "text" not in settled and rows:
        return _without_prose(rows, alone, ruled)
    return settled


def _settle_title(rows: Sequence[Row], settled: list[str]) -> None:
    """One title: the last before the text; a line like it above is the site's own trail."""
    titles = [index for index, reason in enumerate(settled) if reason == "title"]
    if len(titles) < 2:
        return
    first_text = settled.index("text") if "text" in settled else len(settled)
    above = [index for index in titles if index < first_text] or titles[:1]
    chosen = max(above, key=lambda index: (rows[index].weight >= 4, index))
    for index in titles:
        if index != chosen:
            settled[index] = "section" if index < chosen else "heading"


def _without_prose(
    rows: Sequence[Row], alone: Sequence[str | None], ruled: Sequence[str | None]
) -> list[str]:
    """Nothing reads like an article: what no rule drops is all the text there is."""
    del rows, alone
    return [reason or "text" for reason in ruled]
