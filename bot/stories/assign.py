"""Which story does an article belong to? Pure: the summarizer groups, this keeps the ids."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model import Unread
from summarizer import Desk, Document, Group, Outline, group_documents

#: A figure in parentheses, or all that explains "the same text" in shares.
_FIGURES = re.compile(r"\s*\([^()]*\d[.,]\d[^()]*\)|(?<=^the same text):.*")


@dataclass(frozen=True, slots=True)
class Assignment:
    """New articles of one story; ``story_id`` None: a story that begins with them."""

    story_id: int | None
    articles: tuple[Unread, ...]
    because: tuple[str, ...]


def assign(
    unread: Sequence[Unread],
    placed: Mapping[int, int | None],
    opened: Sequence[tuple[int, Outline]],
    now: datetime,
    desk: Desk | None = None,
) -> list[Assignment]:
    """A story for each article. ``placed``: those that have one keep it, whatever was edited.

    ``opened``: (story's id, article) of the stories that may still grow; ``desk``: where those
    of the last time were weighed.
    """
    kept: dict[int, list[Unread]] = defaultdict(list)
    new = []
    for each in unread:
        story_id = placed.get(each.id)
        if story_id is None:
            new.append(each)
        else:
            kept[story_id].append(each)
    assignments = [
        Assignment(story_id, tuple(members), ("edited by its source",))
        for story_id, members in kept.items()
    ]
    return assignments + (_grouped(new, opened, now, desk) if new else [])


def _grouped(
    new: Sequence[Unread],
    opened: Sequence[tuple[int, Outline]],
    now: datetime,
    desk: Desk | None,
) -> list[Assignment]:
    members: dict[int, list[str]] = defaultdict(list)
    for story_id, article in opened:
        members[story_id].append(article.id)
    groups = [Group(f"story {story_id}", tuple(ids)) for story_id, ids in members.items()]
    stories = {f"story {story_id}": story_id for story_id in members}
    documents: list[Document | Outline] = [article for _, article in opened]
    documents += map(as_document, new)
    waiting = {str(article.id): article for article in new}
    assignments = []
    for group in group_documents(documents, groups=groups, now=now, desk=desk):
        joined = tuple(waiting[name] for name in group.ids if name in waiting)
        if joined:
            because = in_words(group.because)
            assignments.append(Assignment(stories.get(group.id), joined, because))
    return assignments


def in_words(because: Sequence[str]) -> tuple[str, ...]:
    """Reasons as a reader understands them: without the figures that decided."""
    plain = (_FIGURES.sub("", reason).strip() for reason in because)
    return tuple(dict.fromkeys(reason for reason in plain if reason))


def as_document(article: Unread) -> Document:
    """The article as the summarizer is given it."""
    return Document(
        id=str(article.id),
        text=article.text,
        title=article.title,
        published_at=article.published_at,
        source=article.source,
        language=article.language,
    )
