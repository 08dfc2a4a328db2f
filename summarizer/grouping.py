"""Which documents report one event? Ids that stay, a reason for every document that joins.

Copies and what people decided come first; the rest is average linkage over the scores of
``closeness``. With open groups only what the new documents could touch is looked at again: there
groups may grow, merge and split; all others stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from .closeness import RULES, GroupingRules
from .continuity import Heir, heirs
from .desk import Desk
from .duplicates import each_once
from .outlines import Outline
from .types import Document, Group
from .window import Clusters, Constraint, Window

_AT_ONCE: Final = 5_000  # new documents looked at together; more come one lot after another
_MOST_REASONS: Final = 40


def group_documents(
    documents: Sequence[Document | Outline],
    *,
    groups: Sequence[Group] = (),
    now: datetime | None = None,
    constraints: Sequence[Constraint] = (),
    rules: GroupingRules = RULES,
    desk: Desk | None = None,
) -> tuple[Group, ...]:
    """Put every document into exactly one group; each group says why it is one.

    ``groups`` are the open ones: they keep their ids while they grow. Where the new documents
    show it, two become one (``merged`` holds the other's id) or one becomes two (``split_from``).
    Members that are not among ``documents`` stay with the group's id. ``constraints`` are pairs
    of ids with "together" or "apart", as people decided; where they contradict one another,
    "apart" wins. A date after ``now`` counts as ``now``. Deterministic; documents with an id
    given before are passed over. Open groups come first, in the order given. Whoever groups a
    moving window gives ``outline`` of its documents, and the same ``desk`` each time.
    """
    unique = each_once(documents)
    held = {one for group in groups for one in group.ids}
    fresh = [document.id for document in unique if document.id not in held]
    while len(fresh) > _AT_ONCE:
        later = set(fresh[_AT_ONCE:])
        known = [document for document in unique if document.id not in later]
        groups = _grouped(Window(known, now, rules, desk), fresh[:_AT_ONCE], groups, constraints)
        fresh = fresh[_AT_ONCE:]
    return _grouped(Window(unique, now, rules, desk), fresh, groups, constraints)


def _grouped(
    window: Window,
    fresh: Sequence[str],
    groups: Sequence[Group],
    constraints: Sequence[Constraint],
) -> tuple[Group, ...]:
    fresh = window.in_order(fresh)
    touched = window.touched(fresh, groups, constraints)
    again = {one for group in touched for one in group.ids}.union(fresh)
    region = window.in_order(again)
    found = window.clusters(region, touched, constraints)
    members = _in_order(found.members, touched, window.place)
    old = {group.id: group for group in touched}
    made = {
        heir.id: _group(heir, ids, found, old.get(heir.id))
        for ids, heir in zip(members, heirs(members, touched), strict=True)
    }
    gone = {other for group in made.values() for other in group.merged}
    first = [made.pop(group.id, group) for group in groups if group.id not in gone]
    return (*first, *sorted(made.values(), key=lambda group: window.place[group.ids[0]]))


def _group(heir: Heir, ids: Sequence[str], found: Clusters, before: Group | None) -> Group:
    was = set(before.ids) if before else set()
    told = dict.fromkeys(before.because if before else ())
    for one in ids if len(ids) > 1 else ():
        if one not in was and len(told) < _MOST_REASONS and (reason := found.why(one, ids)):
            told[reason] = None
    return Group(heir.id, tuple(ids), tuple(told)[:_MOST_REASONS], heir.merged, heir.split_from)


def _in_order(
    clusters: Sequence[Sequence[str]], groups: Sequence[Group], place: dict[str, int]
) -> list[tuple[str, ...]]:
    """Members as the open groups have them, then the new ones as they were given."""
    rank = {one: (1, number) for one, number in place.items()}
    rank |= {
        one: (0, number) for number, one in enumerate(one for group in groups for one in group.ids)
    }
    return [tuple(sorted(ids, key=rank.__getitem__)) for ids in clusters]
