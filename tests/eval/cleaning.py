"""How well pages are told from their articles: line by line, against what each line is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from summarizer import EmptyText, clean, summarize

Span = tuple[str, int, int]
"""What a line is (T title, P article, H heading, C comment, else furniture), start and end."""

_ARTICLE = "TPH"


def count(pages: Iterable[tuple[str, Sequence[Span], str | None]]) -> Counter[str]:
    """Over ``pages`` of (text, spans, title): how many lines of each sort, and what became of them.

    "noise", "comments", "article" and "titles" are totals; "noise kept", "comments kept",
    "article lost" and "titles found" what was made of them; "sentences" of summaries, "foreign
    sentences" among them that the article does not say.
    """
    counted: Counter[str] = Counter()
    for text, spans, title in pages:
        cleaned = clean(text)
        kept = [(p.start, p.end) for p in cleaned.paragraphs if p.keep]
        for kind, start, end in spans:
            shown = any(first < end and last > start for first, last in kept)
            sort = "article" if kind in _ARTICLE else ("comments" if kind == "C" else "noise")
            counted[sort] += 1
            counted[f"{sort} kept"] += shown
            counted[f"{sort} lost"] += not shown
        counted["pages"] += 1
        counted["titles found"] += cleaned.title == title
        counted += _summarised(text, spans)
    return counted


def _summarised(text: str, spans: Sequence[Span]) -> Counter[str]:
    try:
        sentences = summarize(text).sentences
    except EmptyText:
        return Counter({"empty summaries": 1})
    foreign = [(start, end) for kind, start, end in spans if kind not in _ARTICLE]
    wrong = sum(
        any(sentence.start < end and sentence.end > start for start, end in foreign)
        for sentence in sentences
    )
    return Counter({"sentences": len(sentences), "foreign sentences": wrong})


def figures(counted: Counter[str]) -> dict[str, float]:
    """Shares between 0 and 1, more is better."""

    def share(part: str, whole: str) -> float:
        return counted[part] / counted[whole] if counted[whole] else 1.0

    kept = counted["article kept"]
    shown = kept + counted["noise kept"] + counted["comments kept"]
    return {
        "noise_dropped": share("noise lost", "noise"),
        "comments_dropped": share("comments lost", "comments"),
        "article_kept": share("article kept", "article"),
        "precision": kept / shown if shown else 1.0,
        "titles": share("titles found", "pages"),
        "own_sentences": 1 - (counted["foreign sentences"] / max(counted["sentences"], 1)),
    }
