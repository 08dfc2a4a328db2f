"""Documents a second on one core, the whole path: ours, and sumy with its own tokenizer.

That one needs NLTK's data "punkt_tab", which only a download gives (``NLTK_DATA`` says where it
is). Without it NLTK's word tokenizer is run on the sentences of our splitter, which spares sumy
the splitting; the table says which.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from typing import Any

from summarizer import split_sentences, summarize

from .systems import WORDS
from .texts import Article

Run = Callable[[Article], object]

_RSS = "open('/proc/self/status').read().split('VmRSS:')[1].split()[0]"
_BARE = f"print({_RSS})"
_WAYS = (
    ("import summarizer", "import summarizer"),
    ("… and its door to summaries", "from summarizer import summarize"),
    ("… and all its doors", "from summarizer import *"),
    ("… and a first summary", "from summarizer import summarize; summarize('A text of one line.')"),
)
_TIMED = f"import time; t = time.process_time(); {{}}; print(time.process_time() - t, {_RSS})"


class NltkTokenizer:
    """What sumy asks of a tokenizer: sentences by our splitter, words by NLTK's."""

    language = "english"

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return tuple(each.text for each in split_sentences(text, language="en"))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        from nltk.tokenize import NLTKWordTokenizer

        return tuple(w for w in NLTKWordTokenizer().tokenize(sentence) if w.isalpha())


def find_tokenizer() -> Any:
    """sumy's own tokenizer for English where its data is there, else ours."""
    from sumy.nlp.tokenizers import Tokenizer

    try:
        return Tokenizer("english")
    except LookupError:
        return NltkTokenizer()


def sumy(module: str, name: str) -> Callable[[Article], Any]:
    """One of sumy's summarizers, built once, three sentences a text."""
    import importlib

    from sumy.nlp.stemmers import Stemmer
    from sumy.parsers.plaintext import PlaintextParser

    built = getattr(importlib.import_module(f"sumy.summarizers.{module}"), name)(Stemmer("english"))
    tokenizer = find_tokenizer()
    return lambda each: built(PlaintextParser.from_string(each.text, tokenizer).document, 3)


def ours(article: Article) -> object:
    """The whole path: raw text in, detection, cleaning, splitting, choice."""
    return summarize(article.text, title=article.title, words=WORDS)


def rates(runs: Sequence[Run], articles: Sequence[Article], rounds: int = 5) -> list[float]:
    """Documents a second of CPU time: for each text the best of ``rounds``, the runs in turns.

    In turns, and the best: so that other work on the machine slows none more than the others.
    """
    best = [[float("inf")] * len(articles) for _ in runs]
    for _ in range(rounds):
        for run, row in zip(runs, best, strict=True):
            for place, article in enumerate(articles):
                start = time.process_time()
                run(article)
                row[place] = min(row[place], time.process_time() - start)
    return [len(articles) / sum(row) for row in best]


def floor(article: Article) -> object:
    """Splitting, words and one look-up a word: what any ranker in Python pays."""
    seen: dict[str, int] = {}
    for sentence in split_sentences(article.text, language=article.language):
        for word in _words(sentence.text):
            seen[word] = seen.get(word, 0) + 1
    return seen


def _words(text: str) -> list[str]:
    from summarizer.words import words

    return words(text)


def report(name: str, articles: Sequence[Article]) -> None:
    """Print one set's rates beside each other."""
    runs = (
        ours,
        sumy("lex_rank", "LexRankSummarizer"),
        sumy("text_rank", "TextRankSummarizer"),
        floor,
    )
    mine, lexrank, textrank, bottom = rates(runs, articles[:60])
    print(
        f"| {name} | {mine:.0f} | {lexrank:.0f} | {mine / lexrank:.1f}× | {textrank:.0f} | "
        f"{mine / textrank:.1f}× | {bottom:.0f} ({bottom / lexrank:.0f}×) |"
    )


def growth() -> None:
    """Print how the time grows with the length, up to 3,000 sentences."""
    for count in (300, 1_000, 3_000):
        text = " ".join(
            f"Ferry number {n} left Harbour {n * 7 % 91} for the island of {n * 13 % 57} at dawn."
            for n in range(count)
        )
        start = time.process_time()
        summarize(text, sentences=3, language="en")
        print(f"{count:>5} sentences: {1000 * (time.process_time() - start):.0f} ms")


def footprint() -> None:
    """Print the seconds and megabytes above bare Python, compiled once as an installation is."""
    with tempfile.TemporaryDirectory() as compiled:
        bare = int(_run(_BARE, compiled)[0])
        for name, way in _WAYS:
            _run(way, compiled)
            runs = [_run(_TIMED.format(way), compiled) for _ in range(5)]
            seconds, peak = min(float(run[0]) for run in runs), int(runs[0][1])
            print(f"{name}: {seconds:.3f} s, {(peak - bare) / 1024:.1f} MB above bare Python")


def _run(code: str, compiled: str) -> list[str]:
    kept = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=kept)
    return done.stdout.split()
