"""Does a summary read well? Judged by lists of its own, stricter than the rule.

Written apart from ``summarizer/readability.py`` on purpose: it imports nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_BACK = {
    "en": """he she it they him her his its their theirs them this that these those such both
    another others but however yet still also moreover furthermore meanwhile nevertheless
    nonetheless then instead otherwise therefore thus hence besides and or so nor because which
    whose too similarly likewise consequently additionally afterwards earlier later""",
    "vi": """nhưng tuy_nhiên song ông_ấy bà_ấy anh_ấy cô_ấy họ nó điều_này việc_này đó vì_vậy
    do_đó ngoài_ra bên_cạnh_đó đồng_thời""",
}
_TIMED = re.compile(
    r"^(?:this|these|earlier|later)\s+(?:this\s+)?(?:week|month|year|morning|evening|weekend|season|"
    r"summer|winter|autumn|spring)\b|^(?:those|both) \w+ (?:who|and)\b|^(?:it|there) (?:was|is) "
    r"(?:not )?(?:announced|reported)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"[^\W\d_]+")


def unresolved(chosen: Sequence[str], positions: Sequence[int], language: str) -> list[str]:
    """The chosen sentences that open with a word for something that the one before would tell.

    ``positions`` are the sentences' numbers in the article: the one before must be chosen too.
    """
    words = {each.replace("_", " ") for each in _BACK.get(language, "").split()}
    found = []
    for text, position in zip(chosen, positions, strict=True):
        heads = [head.lower() for head in _FIRST.findall(text)[:2]]
        points = bool(heads) and (heads[0] in words or " ".join(heads) in words)
        if points and not _TIMED.search(text) and position - 1 not in positions:
            found.append(text)
    return found


def torn(chosen: Sequence[str]) -> bool:
    """Are a summary's quotation marks not in pairs? Low and curly ones by side, straight ones even.

    A paragraph that opens a long quotation again counts once.
    """
    text = " ".join(chosen)
    straight = text.count('"') % 2 == 1
    curly = text.count("“") + text.count("„") < text.count("”")
    unclosed = text.count("“") > text.count("”") and "„" not in text
    reopened = sum(each.startswith("“") and "”" not in each for each in chosen) > 1
    guillemets = text.count("«") != text.count("»")
    return straight or curly or (unclosed and not reopened) or guillemets


def other_faults(chosen: Sequence[str]) -> list[str]:
    """Questions, headings and lone attributions."""
    return [
        text
        for text in chosen
        if text.rstrip("\"'”’» ").endswith(("?", "？", "؟")) or len(text.split()) < 4
    ]
