"""What one article says: cleaned, summarised, topics and names. Pure but heavy: off the loop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.model import Enrichment, StorySentence, Unread
from summarizer import (
    Document,
    EmptyText,
    Topic,
    clean,
    detect_language,
    find_mentions,
    find_topics,
    split_sentences,
    summarize,
)

_SENTENCES = 2
_WITH_MORE = 5
_LONGEST_TITLE = 200
_MOST_NAMES = 60
_LONGEST_NAME = 200


def read(unread: Unread, topics: Sequence[Topic]) -> Enrichment | None:
    """Everything that is kept of an article; None when nothing in it is readable."""
    cleaned = clean(unread.text, language=unread.language)
    if not cleaned.text.strip():
        return None
    language = unread.language or detect_language(cleaned.text)
    title = unread.title or cleaned.title
    lead = split_sentences(cleaned.text, language=language)[0].text
    headline = title or _cut(lead)
    # A lead that stands whole as the headline is not said again below it.
    wanted = _SENTENCES + (headline == lead)
    try:
        main, rest = (
            summarize(unread.text, title=title, sentences=most, language=language, cleaned=cleaned)
            for most in (wanted, _WITH_MORE)
        )
    except EmptyText:
        return None
    shown = {sentence.start for sentence in main.sentences}
    sentences = sorted(
        (*main.sentences, *(each for each in rest.sentences if each.start not in shown)),
        key=lambda sentence: sentence.start,
    )
    about = Document("", cleaned.text, title=headline, language=language)
    return Enrichment(
        title=headline,
        language=language,
        cleaned=cleaned.text,
        sentences=tuple(
            StorySentence(sentence.text, unread.id, more=sentence.start not in shown)
            for sentence in sentences
        ),
        topics={match.name: tuple(match.because) for match in find_topics(about, topics)},
        names=_names(f"{headline}\n\n{cleaned.text}", language),
    )


def _cut(lead: str) -> str:
    """What stands for a headline where there is none: the lead, whole or cut at a word."""
    if len(lead) <= _LONGEST_TITLE:
        return lead
    cut = lead[: _LONGEST_TITLE - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" ,;:–—-") + "…"


def _names(text: str, language: str) -> tuple[tuple[str, str, int], ...]:
    counts: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    for mention in find_mentions(text, language=language):
        if len(mention.name) > _LONGEST_NAME:
            continue  # nobody's name, and more than an index holds
        counts[mention.name] += 1
        if kinds.get(mention.name, "unknown") == "unknown":
            kinds[mention.name] = mention.kind
    return tuple((name, kinds[name], count) for name, count in counts.most_common(_MOST_NAMES))
