from __future__ import annotations

import pytest

from summarizer import DEFAULT_ENGINE, ENGINES, split_sentences, summarize
from tests.summarizer.pages import PAGES

SUMY = {"lexrank", "textrank", "lsa", "luhn", "edmundson", "kl", "sumbasic", "reduction"}


def test_the_names() -> None:
    assert set(ENGINES) == SUMY | {"lead", DEFAULT_ENGINE}


@pytest.mark.parametrize("engine", sorted(ENGINES))
@pytest.mark.parametrize("code", ["be", "uk", "ru", "pl", "ja", "und", "xx", "en-GB"])
def test_every_engine_in_every_language(engine: str, code: str) -> None:
    page = next((page for page in PAGES if page.name.startswith(code)), PAGES[0])
    summary = summarize(page.text, sentences=2, engine=engine, language=code)
    assert len(summary.sentences) == 2
    assert summary.engine == engine


@pytest.mark.parametrize("engine", sorted(ENGINES))
@pytest.mark.parametrize(
    "text",
    [
        "The of and.",
        "A b. C d. E f.",
        "Go. Go on. Go home. Go out. Go in. Go up. Go down. Go by. Go to. Go at.",
        "Да. Нет. Да нет. Ну да. Ну нет.",
        "zq " * 5000 + ".",
    ],
)
def test_texts_with_hardly_a_word(engine: str, text: str) -> None:
    assert summarize(text, engine=engine).sentences


@pytest.mark.parametrize("engine", sorted(SUMY))
def test_long_texts_are_rated_from_the_top(engine: str) -> None:
    text = " ".join(
        f"Report {n} tells of ferry {n % 7} and of bridge {n % 11}." for n in range(900)
    )
    summary = summarize(text, sentences=3, engine=engine)
    last = split_sentences(text)[400]
    assert all(sentence.start < last.start for sentence in summary.sentences)


def test_lead_takes_the_first() -> None:
    page = next(page for page in PAGES if page.name == "de_news")
    first = page.of("P")[0]
    summary = summarize(page.text, sentences=1, engine="lead")
    assert first.start <= summary.sentences[0].start < first.end


def test_rankers_differ() -> None:
    chosen = {
        tuple(s.text for page in PAGES for s in summarize(page.text, engine=engine).sentences)
        for engine in ENGINES
    }
    assert len(chosen) > 6
