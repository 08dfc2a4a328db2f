"""Learn ``summarizer/data/names/letters_*.toml`` from pairs of names.

    python -m benchmarks.names.train [--try] [--to DIR] [SCRIPT…]

With ``--try`` two names in five are left out, to be measured on by ``python -m benchmarks.names``:
so were the tables made that ship. Without it all are learned from. Needs ../shared/data.
"""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.names.expectation import learn
from benchmarks.names.pairs import ROOT, SCRIPTS, Pair, collected, hardest, held_out, ours
from benchmarks.names.sharpen import Costs, costs_of, sharpen
from summarizer.naming.phonemes import forms_of
from summarizer.naming.transliteration import plain_letters

TABLES = ROOT / "summarizer" / "data" / "names"
SEEN = 3  # a Latin letter with an accent must come so often to be learned as such
TURNS = 4
#: What a unit of sound distance adds to a score, and the share of right pairs kept, by script.
SOUND = {"cyrillic": 20.0, "arabic": 0.0, "hebrew": 0.0}
KEEP = {"cyrillic": 0.92, "arabic": 0.91, "hebrew": 0.91}
#: How much beyond the even odds of right and hardest wrong pairs a score may be: random pairs of
# real life are far from the hardest. Chosen on the held-out pairs.
LENIENT = {"cyrillic": 3.0, "arabic": 2.6, "hebrew": 2.4}


def marked(pairs: Iterable[Pair], script: str) -> list[Pair]:
    """Pairs as the model reads them: known letters between a start and an end."""
    plain = [
        (plain_letters(a, "latin"), plain_letters(b, script)) for a, b in _endings(pairs, script)
    ]
    counts = Counter(letter for a, _ in plain for letter in set(a))
    rare = {c for c, n in counts.items() if n < SEEN}
    found = []
    for a, b in plain:
        a = "".join(unicodedata.normalize("NFKD", c)[0] if c in rare else c for c in a)
        if a and b:
            found.append((f"^{a}$", f"^{b}$"))
    return found


def _endings(pairs: Iterable[Pair], script: str) -> Iterator[Pair]:
    """Each pair, and again with both endings as in the dictionary where both have one."""
    for a, b in pairs:
        yield a, b
        if script == "cyrillic":
            one = next(forms_of(a.casefold(), "latin"))
            two = next(forms_of(b.casefold(), script))
            if one.written and two.written and one.sex == two.sex:
                yield one.stem + one.written, two.stem + two.written


def train(script: str, *, measuring: bool) -> Costs:
    """The costs of one script."""
    right = [pair for pair in collected(script) if not (measuring and held_out(pair[0]))]
    assert right, "the development set is not here"
    wrong = [pair for how in (False, True) for pair in hardest(right, romanised=how, each=3)]
    wrong = sorted(set(wrong))
    pairs = marked([*right, *ours(script, measuring=measuring)], script)
    costs = costs_of(learn(pairs))
    latin = set(costs.latin)
    false = [
        ("".join(c if c in latin else unicodedata.normalize("NFKD", c)[0] for c in a), b)
        for a, b in marked(wrong, script)
    ]
    sharpen(costs, pairs, false, turns=TURNS, keep=KEEP[script])
    return costs


def _quoted(text: str) -> str:
    return f'"{text}"'


def write(costs: Costs, script: str, path: Path) -> None:
    """One table, sorted, to two decimals."""
    lines = [
        "# Learned by benchmarks/names/train.py; not to be edited. What it costs to write the one",
        "# letters as the other; ^ and $ stand for a word's beginning and end. Learned from",
        "# pairs of Wikidata's names (CC0) and our own lists.",
        f"limit = {costs.limit + LENIENT[script]:.2f}",
        f"sound = {SOUND[script]}",
        "",
        "[latin]",
        *(f"{_quoted(c)} = {cost:.2f}" for c, cost in sorted(costs.latin.items())),
        "",
        "[other]",
        *(f"{_quoted(c)} = {cost:.2f}" for c, cost in sorted(costs.other.items())),
    ]
    last = None
    for (left, right), cost in sorted(costs.groups.items()):
        if left != last:
            lines += ["", f"[groups.{_quoted(left)}]"]
            last = left
        lines.append(f"{_quoted(right)} = {cost:.2f}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(words: list[str]) -> int:
    """Train the scripts named, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names.train", description=__doc__)
    parser.add_argument("--try", action="store_true", dest="measuring", help="hold pairs out")
    parser.add_argument("--to", type=Path, default=TABLES, metavar="DIR")
    parser.add_argument("script", nargs="*", default=list(SCRIPTS))
    given = parser.parse_args(words)
    for script in given.script:
        costs = train(script, measuring=given.measuring)
        write(costs, script, given.to / f"letters_{script}.toml")
        print(f"{script}: {len(costs.groups)} groups, limit {costs.limit:.2f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
