"""What grouping needs of a document, read once: its text may be forgotten then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from .fingerprints import Fingerprint, fingerprint, halves, shared, shingles
from .similarity import Subject, subject_of
from .types import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Halves = NDArray[np.uint32]
    Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A document as ``group_documents`` and ``find_duplicates`` see it: some kilobytes.

    ``runs``: half of the hash of each of its runs of four words, sorted.
    """

    id: str
    published_at: datetime | None
    subject: Subject
    fingerprint: Fingerprint
    runs: Halves


def outline(document: Document) -> Outline:
    """Read a document for grouping: whoever groups it again and again keeps this of it."""
    return Outline(
        document.id,
        document.published_at,
        subject_of(document),
        fingerprint(document.text),
        halves(shingles(document.text)),
    )


def subject(one: Document | Outline) -> Subject:
    """What it is about."""
    return one.subject if isinstance(one, Outline) else subject_of(one)


def marks(one: Document | Outline) -> Fingerprint:
    """Its fingerprint."""
    return one.fingerprint if isinstance(one, Outline) else fingerprint(one.text)


def holds(one: Document | Outline, hashes: Hashes) -> int:
    """How many of these hashes, sorted, are of its runs of four words."""
    if isinstance(one, Outline):
        return shared(halves(hashes), one.runs)
    return shared(hashes, shingles(one.text))
