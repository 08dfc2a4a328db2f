"""Many documents on one event → one summary: verbatim sentences, each with its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from .candidates import find_candidates
from .duplicates import each_once, find_duplicates
from .engines import find_engine
from .languages import Language, detect_language
from .languages import language as language_named
from .ranking import RankContext, content
from .readability import Reader, Reading
from .selection import alike_by_stems, choose, read_budget
from .terms import read_terms
from .types import ChosenSentence, Document, EmptyText, Sentence, Summary
from .words import count_words

MOST_DOCUMENTS: Final = 30  # read for one summary; a story with more has told itself by then
_PER_DOCUMENT: Final = 25  # sentences of one document that are weighed against the others'
_SAYS_THE_SAME: Final = 0.5  # share of the shorter sentence's words found in another document's
_SUPPORT: Final = 0.5  # how much it counts that other documents say it too
_OPENING: Final = 0.4  # how much it counts to open the document that the summary begins with


@dataclass(frozen=True, slots=True)
class _Told:
    """One document's sentences as its own summary would see them."""

    document: Document
    title: str | None
    sentences: tuple[Sentence, ...]
    scores: tuple[float, ...]
    reader: Reader
    stems: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence in the pool of all; ``told`` and ``index`` say where it is from."""

    told: int
    index: int
    score: float
    support: int


def summarize_story(
    documents: Sequence[Document], *, sentences: int | None = None, words: int | None = None
) -> Summary:
    """The best sentences over all ``documents``, no two saying the same.

    Each sentence's ``source`` is its document's id, its offsets are of that document's text. The
    summary is in the language of most documents; those in others, and copies, are left aside. It
    begins with the document that says most of what the others say; the rest follow by date.
    Limits as in ``summarize``. Raises EmptyText when no document has a readable sentence.
    """
    budget = read_budget(sentences, words)
    engine, _ = find_engine(None)
    code, known, told = _tell(documents)
    if not told:
        raise EmptyText("there is no readable sentence in any of the documents")
    order = _reading_order(told)
    lines = _pool([told[number] for number in order])
    told = [told[number] for number in order]
    kept = _say_once(lines, told)
    position = {(line.told, line.index): place for place, line in enumerate(kept)}

    def reading(place: int) -> Reading:
        line = kept[place]
        return _moved(told[line.told].reader.reading(line.index), line.told, position)

    picks = choose(
        [count_words(told[line.told].sentences[line.index].text) for line in kept],
        [line.score for line in kept],
        reading,
        alike_by_stems([told[line.told].stems[line.index] for line in kept]),
        budget,
    )
    chosen = tuple(_chosen(kept[pick.index], told, pick.because) for pick in picks)
    return Summary(chosen, known.code or code, engine, told[0].title)


def _tell(documents: Sequence[Document]) -> tuple[str, Language, list[_Told]]:
    """Read the documents in the language of most; of copies only the fullest."""
    documents = each_once(documents)
    copies = {copy.id for copy in find_duplicates(documents)}
    codes = [document.language or detect_language(document.text) for document in documents]
    counts = Counter(codes)
    for code in sorted(counts, key=lambda one: (-counts[one], codes.index(one))):
        known = language_named(code)
        own = [
            document
            for document, spoken in zip(documents, codes, strict=True)
            if spoken == code and document.id not in copies
        ]
        told = [one for document in own[:MOST_DOCUMENTS] if (one := _read(document, known))]
        if told:
            return code, known, told
    return "und", language_named("und"), []


def _read(document: Document, known: Language) -> _Told | None:
    cleaned, found = find_candidates(document.text, known)
    if not found:
        return None
    title = document.title or cleaned.title
    _, rank = find_engine(None)
    stems = tuple(content(sentence.text, known) for sentence in found)
    return _Told(
        document,
        title,
        found,
        _scaled(rank(found, RankContext(title, known, read_terms(found, title, known)))),
        Reader(found, known),
        stems,
    )


def _scaled(ratings: Sequence[float]) -> tuple[float, ...]:
    """Ratings brought to 0 … 1, so that one document's compare with another's."""
    low, high = min(ratings), max(ratings)
    return tuple((rating - low) / (high - low) if high > low else 1.0 for rating in ratings)


def _reading_order(told: Sequence[_Told]) -> list[int]:
    """First the document whose opening most others share, then by date, undated ones last."""
    openings = [frozenset[str]().union(*one.stems[:3]) for one in told]
    shared = [
        sum(len(mine & theirs) for j, theirs in enumerate(openings) if j != i)
        for i, mine in enumerate(openings)
    ]
    first = max(range(len(told)), key=lambda i: (shared[i], -i))

    def by_date(number: int) -> tuple[bool, bool, float, int]:
        published = told[number].document.published_at
        return (
            number != first,
            published is None,
            published.timestamp() if published else 0.0,
            number,
        )

    return sorted(range(len(told)), key=by_date)


def _pool(told: Sequence[_Told]) -> list[_Line]:
    """The best sentences of every document, in reading order, with the needed ones beside them."""
    lines = []
    for number, one in enumerate(told):
        best = sorted(range(len(one.sentences)), key=lambda i: (-one.scores[i], i))[:_PER_DOCUMENT]
        wanted = set(best)
        waiting = list(best)
        while waiting:
            new = one.reader.reading(waiting.pop()).needs - wanted
            wanted |= new
            waiting.extend(new)
        for index in sorted(wanted):
            support = _support(one.stems[index], number, told)
            share = support / (len(told) - 1) if len(told) > 1 else 0.0
            score = one.scores[index] + _SUPPORT * share
            if number == 0 and index == 0:
                score += _OPENING
            lines.append(_Line(number, index, score, support))
    return lines


def _support(stems: frozenset[str], number: int, told: Sequence[_Told]) -> int:
    """How many other documents have a sentence that says much of this one."""
    return sum(
        any(_alike(stems, other) >= _SAYS_THE_SAME for other in one.stems[:_PER_DOCUMENT])
        for j, one in enumerate(told)
        if j != number
    )


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= 3 else 0.0


def _say_once(lines: Sequence[_Line], told: Sequence[_Told]) -> list[_Line]:
    """Without sentences that another document says better, nor those that lean on them."""
    kept: list[_Line] = []
    dropped: set[tuple[int, int]] = set()
    for line in sorted(lines, key=lambda one: (-one.score, one.told, one.index)):
        own = told[line.told].stems[line.index]
        if any(
            other.told != line.told
            and _alike(own, told[other.told].stems[other.index]) >= _SAYS_THE_SAME
            for other in kept
        ):
            dropped.add((line.told, line.index))
        else:
            kept.append(line)
    present = {(line.told, line.index) for line in kept}
    changed = True
    while changed:
        leaning = {
            (line.told, line.index)
            for line in kept
            if any((line.told, need) not in present for need in _needs(line, told))
        }
        changed = bool(leaning & present)
        present -= leaning
        kept = [line for line in kept if (line.told, line.index) in present]
    return sorted(kept or lines, key=lambda line: (line.told, line.index))


def _needs(line: _Line, told: Sequence[_Told]) -> frozenset[int]:
    return told[line.told].reader.reading(line.index).needs


def _moved(reading: Reading, told: int, position: dict[tuple[int, int], int]) -> Reading:
    """A reading whose needs are places in the pool."""
    needs = frozenset(position[told, need] for need in reading.needs if (told, need) in position)
    return replace(reading, needs=needs)


def _chosen(line: _Line, told: Sequence[_Told], because: tuple[str, ...]) -> ChosenSentence:
    one = told[line.told]
    sentence = one.sentences[line.index]
    reasons = list(because)
    if line.index == 0:
        reasons.append("opens its article")
    if line.support:
        reasons.append(f"{line.support} more say it")
    score = round(min(1.0, line.score / (1 + _SUPPORT + _OPENING)), 4)
    return ChosenSentence(
        sentence.text, sentence.start, sentence.end, score, tuple(reasons), one.document.id
    )
