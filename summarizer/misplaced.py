"""Quotation marks on the wrong side of a lost space: 'the plan ends." It goes on," he said.'"""

from __future__ import annotations

import re

# A question mark amid a sentence is what careless recoding leaves of a closing mark.
_MARK = re.compile('"')
RUINED_MARK = re.compile(r"\?(?<=[^\W\d_]\?)(?=[,.;:]| [^\W\d_A-Z]| [(–-])")


def misplaced_openers(body: str) -> frozenset[int]:
    """Where a straight mark ends a sentence of ``body`` to the eye, and opens the next in truth.

    Such a mark stands after a stop while no quotation is open, and the next mark closes one.
    """
    marks = [match.start() for match in _MARK.finditer(body)]
    if "?" in body:
        marks = sorted([*marks, *(match.start() for match in RUINED_MARK.finditer(body))])
    found: set[int] = set()
    inside = False
    for place, mark in enumerate(marks):
        if body[mark] == "?":
            inside = False
            continue
        before = body[mark - 1 : mark] or " "
        after = body[mark + 1 : mark + 2] or " "
        if before.isspace() or before in "([—–-" or after.isalnum():
            inside = True
        elif inside:
            inside = False
        elif before in ".!?" and after.isspace() and place + 1 < len(marks):
            closing = marks[place + 1]
            if not body[closing - 1].isspace() and not body[closing + 1 : closing + 2].isalnum():
                found.add(mark)
                inside = True
    return frozenset(found)
