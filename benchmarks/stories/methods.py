"""Ways to group, each a function of the documents and a threshold: ours and what it is held to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.feature_extraction.text import TfidfVectorizer

from summarizer import Document, Group, group_documents
from summarizer.closeness import RULES

BATCH = 50
_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]+|\b\d{2,}\b")
Labels = Sequence[object]


@dataclass(frozen=True)
class Method:
    """``label`` groups documents in order of publication; one of ``thresholds`` is chosen."""

    name: str
    label: Callable[[Sequence[Document], float], Labels]
    thresholds: tuple[float, ...]


def ours(documents: Sequence[Document], threshold: float) -> Labels:
    """The library's door, all at once."""
    return _labels(group_documents(documents, rules=replace(RULES, threshold=threshold)), documents)


def ours_as_a_stream(documents: Sequence[Document], threshold: float) -> Labels:
    """The library's door, fifty at a time, what came before as open groups."""
    groups: tuple[Group, ...] = ()
    for end in range(BATCH, len(documents) + BATCH, BATCH):
        rules = replace(RULES, threshold=threshold)
        groups = group_documents(documents[:end], groups=groups, rules=rules)
    return _labels(groups, documents)


def _labels(groups: Sequence[Group], documents: Sequence[Document]) -> Labels:
    home = {one: group.id for group in groups for one in group.ids}
    return [home[document.id] for document in documents]


def single_pass(documents: Sequence[Document], threshold: float) -> Labels:
    """Each document to the nearest centroid of TF-IDF vectors, or a new one."""
    vectors = _vectors([_whole(document) for document in documents])
    sums = np.zeros_like(vectors)
    labels: list[int] = []
    norms = np.ones(len(vectors))
    count = 0
    for row in vectors:
        words = np.flatnonzero(row)
        likeness = sums[:count, words] @ row[words] / norms[:count]
        best = int(likeness.argmax()) if count else -1
        if best < 0 or likeness[best] < threshold:
            best, count = count, count + 1
        sums[best] += row
        norms[best] = np.linalg.norm(sums[best])
        labels.append(best)
    return labels


def average_link(documents: Sequence[Document], threshold: float) -> Labels:
    """TF-IDF cosines, average linkage: text alone."""
    vectors = _vectors([_whole(document) for document in documents])
    return _linked(vectors @ vectors.T, threshold)


def fields_and_time(documents: Sequence[Document], threshold: float) -> Labels:
    """Text .5, title .2, capitalised words .3, a Gaussian of three days, average linkage."""
    fields = (
        (0.5, [document.text for document in documents]),
        (0.2, [document.title or "" for document in documents]),
        (0.3, [" ".join(_CAPITAL.findall(_whole(document))) for document in documents]),
    )
    alike = np.zeros((len(documents), len(documents)), np.float32)
    for share, texts in fields:
        vectors = _vectors(texts)
        alike += share * (vectors @ vectors.T)
    days = np.array([d.published_at.timestamp() / 86_400 for d in documents if d.published_at])
    if len(days) == len(documents):
        alike *= np.exp(-0.5 * ((days[:, None] - days[None, :]) / 3) ** 2)
    return _linked(alike, threshold)


def _whole(document: Document) -> str:
    return f"{document.title}\n{document.text}"


def _vectors(texts: Sequence[str]) -> np.ndarray:
    try:
        made = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    except ValueError:  # nothing but stop words, as in the text of bare headlines
        return np.zeros((len(texts), 1), np.float32)
    return made.toarray().astype(np.float32)


def _linked(alike: np.ndarray, threshold: float) -> Labels:
    distance = np.clip(1 - (alike + alike.T) / 2, 0, None)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), "average")
    return list(fcluster(tree, 1 - threshold, "distance"))


_TFIDF = tuple(number / 100 for number in range(4, 40, 2))
OURS = (0.05, 0.06, 0.07, 0.08, 0.09, 0.10, 0.12)
METHODS = (
    Method("single-pass TF-IDF", single_pass, _TFIDF),
    Method("average-link TF-IDF", average_link, _TFIDF),
    Method("fields + time, average-link", fields_and_time, _TFIDF),
    Method("ours, at once", ours, OURS),
    Method("ours, a stream by 50", ours_as_a_stream, OURS),
)
