"""Ten pairs of stories by an outsider: ``python -m benchmarks.outsider.stories``.

Whoever wrote them did not know the rules. Each pair has a third text of the same people and
places on another event, days later.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from benchmarks.stories.bcubed import bcubed
from summarizer import Document, group_documents


def documents() -> tuple[list[Document], list[str]]:
    """The texts, and the story of each."""
    lines = Path(__file__).with_name("stories.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    made = [
        Document(
            row["id"],
            row["text"],
            row["title"],
            datetime.fromisoformat(row["published_at"]),
            row["source"],
            row["language"],
        )
        for row in rows
    ]
    return made, [row["story"] for row in rows]


def main() -> None:
    """Print what was found of the pairs, and which look-alikes were taken for one."""
    texts, gold = documents()
    home = {one: group.id for group in group_documents(texts) for one in group.ids}
    found = bcubed([home[text.id] for text in texts], gold)
    pairs = [key[:-1] for key in home if key.endswith("a")]
    together = [pair for pair in pairs if home[f"{pair}a"] == home[f"{pair}b"]]
    wrong = [p for p in pairs if home[f"{p}n"] in (home[f"{p}a"], home[f"{p}b"])]
    print(f"pairs found {len(together)} of {len(pairs)}: {' '.join(together)}")
    print(f"look-alikes taken for one {len(wrong)} of {len(pairs)}: {' '.join(wrong)}")
    print(f"B-cubed P {found.precision:.3f} R {found.recall:.3f} F1 {found.f1:.3f}")


if __name__ == "__main__":
    main()
