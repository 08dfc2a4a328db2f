from __future__ import annotations

import subprocess
import sys

import pytest

from summarizer import EmptyText, clean, summarize
from tests.summarizer.pages import PAGES, Page

ARTICLE = """Night ferry stays, say voters

Residents of Eastmouth voted on Thursday to keep the night ferry to the islands.
The council had wanted to replace the ferry with a bus that would cost far less.
But that plan found few friends outside the town hall.
Turnout was 61 percent, the highest in a local vote since 1998.
"People here set their clocks by that boat," she said.
The contract with the operator of the ferry runs out in December.
"""


def texts(text: str, **options: object) -> list[str]:
    return [s.text for s in summarize(text, **options).sentences]  # type: ignore[arg-type]


def test_three_sentences_unless_told_otherwise() -> None:
    summary = summarize(ARTICLE)
    assert len(summary.sentences) == 3
    assert (summary.language, summary.engine) == ("en", "news")
    assert summary.title == "Night ferry stays, say voters"


def test_offsets_are_those_of_the_text_as_given() -> None:
    text = "\u00a0\r\n" + ARTICLE.replace("\n", "\r\n") + "\U0001f600"
    for sentence in summarize(text, sentences=6).sentences:
        assert text[sentence.start : sentence.end] == sentence.text


def test_both_budgets_hold() -> None:
    assert len(texts(ARTICLE, sentences=2)) == 2
    assert len(" ".join(texts(ARTICLE, words=30)).split()) <= 30
    both = texts(ARTICLE, sentences=2, words=200)
    assert len(both) == 2
    assert len(" ".join(texts(ARTICLE, sentences=5, words=30)).split()) <= 30


def test_one_sentence_even_above_the_words() -> None:
    assert len(texts(ARTICLE, words=1)) == 1
    assert len(texts(ARTICLE, words=0)) == 1
    assert len(texts(ARTICLE, sentences=0)) == 1


def test_all_sentences_where_more_are_asked_for() -> None:
    assert len(texts(ARTICLE, sentences=50)) == 6


def test_a_sentence_that_points_back_does_not_stand_alone() -> None:
    for engine in ("news", "lead", "textrank", "luhn"):
        chosen = texts(ARTICLE, sentences=3, engine=engine)
        if any(text.startswith("But that plan") for text in chosen):
            assert any(text.startswith("The council had") for text in chosen)


def test_a_quotation_is_taken_whole_or_left() -> None:
    text = (
        "The mayor spoke to the town on Monday about the ferry and its future.\n\n"
        "“The ferry is the heart of the town. The town without the ferry is a body without one.\n\n"
        "The ferry stays, and the town stays with the ferry.”\n\n"
        "Voters had asked for the ferry to stay in a vote on Thursday.\n\n"
        "The operator of the ferry said that it was glad of the vote.\n"
    )
    for engine in ("news", "lexrank", "textrank", "luhn"):
        joined = " ".join(texts(text, sentences=3, engine=engine))
        assert joined.count("“") == joined.count("”")


def test_repeated_sentences_come_once() -> None:
    line = "The night ferry to the islands stays, the voters of Eastmouth decided."
    text = "\n\n".join([line] * 5 + ["Turnout in the vote was the highest since 1998."] * 5)
    for engine in ("news", "textrank", "luhn", "reduction"):
        assert texts(text, sentences=4, engine=engine) == [
            line,
            "Turnout in the vote was the highest since 1998.",
        ]


def test_datelines_are_left_off() -> None:
    filed = "EASTMOUTH, May 5 (Coastal Wire) — The night ferry stays, the voters decided on Monday."
    assert texts(filed) == ["The night ferry stays, the voters decided on Monday."]
    dated = "May 5, Coastwire. The night ferry to the islands stays, the voters decided on Monday."
    assert texts(dated) == ["The night ferry to the islands stays, the voters decided on Monday."]


@pytest.mark.parametrize(
    ("filed", "kept"),
    [
        ("(ABC)", "The harbour of Eastmouth will be dredged in May."),
        ("Eastmouth, Norland (ABC)", "The harbour of Eastmouth will be dredged in May."),
        ("Eastmouth, Jun 25 (ABC) ", "The harbour of Eastmouth will be dredged in May."),
        ("EASTMOUTH, Neb. — ", "The harbour of Eastmouth will be dredged in May."),
        ("", "World Harbour Body (WHB) President Ann Author will come to Eastmouth in May."),
    ],
)
def test_agencies_in_brackets_are_left_off_but_not_an_organisation(filed: str, kept: str) -> None:
    text = f"{filed}{kept} The work is to take nine weeks, the council said."
    assert summarize(text).sentences[0].text == kept
    start = summarize(text).sentences[0].start
    assert text[start:].startswith(kept)


@pytest.mark.parametrize(
    "aside",
    [
        "Read more: Night ferry stays, say the voters of Eastmouth.",
        "Also read | Ferry operator asks for two more years.",
        "Watch: The last crossing of the old ferry, filmed from the pier.",
        "Lesen Sie auch: Die Fähre bleibt, sagen die Wähler.",
    ],
)
def test_furniture_amid_a_paragraph_is_no_sentence(aside: str) -> None:
    text = (
        "The harbour of Eastmouth will be dredged for the first time in thirty years. "
        f"{aside} Work begins in May and is to take nine weeks. "
        "Fishermen have asked for it since two boats ran aground."
    )
    assert aside not in texts(text, sentences=9)


def test_the_headline_is_no_sentence_but_helps() -> None:
    assert not any("say voters" in text for text in texts(ARTICLE, sentences=50))
    given = summarize(ARTICLE, title="Turnout highest since 1998, at 61 percent", sentences=2)
    assert any(s.text.startswith("Turnout") for s in given.sentences)
    assert given.title == "Turnout highest since 1998, at 61 percent"


def test_a_single_line_is_its_own_summary() -> None:
    assert texts("Voters keep the night ferry") == ["Voters keep the night ferry"]
    assert texts("Who won?") == ["Who won?"]


def test_every_sentence_says_why() -> None:
    for sentence in summarize(ARTICLE).sentences:
        assert sentence.because
        assert 0.0 <= sentence.score <= 1.0


@pytest.mark.parametrize("text", ["", "  \n ", "Advertisement\n\nShare\n", "***", "\0", "12:30"])
def test_nothing_readable(text: str) -> None:
    with pytest.raises(EmptyText):
        summarize(text)


@pytest.mark.parametrize("limits", [{"sentences": -1}, {"words": -5}])
def test_a_negative_budget_is_a_mistake(limits: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="zero or more"):
        summarize(ARTICLE, **limits)  # type: ignore[arg-type]


def test_an_unknown_engine_names_the_known() -> None:
    with pytest.raises(ValueError, match="news, lead, lexrank"):
        summarize(ARTICLE, engine="magic")


@pytest.mark.parametrize(
    "text",
    [
        "The quick brown fox jumps over the lazy dog near the river. " * 170_000,
        ARTICLE.upper(),
        "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n")),
        "\0" * 1000 + ARTICLE + "\0",
        "\ud800 " + ARTICLE + " \udfff",
        "One sentence of quite many words again and again.\n" * 10_000,
        "word " * 100_000,
        "“Hello there my friend of the old times. " * 5_000,
        "He went there with all his good friends. She came. " * 3_000,
        "x" * 2_000_000,
        "\u200f" + ARTICLE.replace(" ", " \u202b") + "\u202c\u200e",
        ARTICLE + "\n\nРада ўхваліла новы пірс у горадзе. Le port rouvre demain.",
        "?!… \n\nWord\n\n\x1b[31m\x07 A red line stood there all night long.",
        "市议会昨天批准了新码头" * 20_000,
    ],
    ids=[
        "10 MB",
        "capitals",
        "HTML",
        "NUL",
        "surrogates",
        "repeats",
        "no stops",
        "quotes",
        "he",
        "one run",
        "marks",
        "mixed",
        "controls",
        "unspaced",
    ],
)
def test_odd_texts_give_a_summary_of_theirs(text: str) -> None:
    summary = summarize(text, sentences=4, words=80)
    starts = [sentence.start for sentence in summary.sentences]
    assert starts == sorted(set(starts))
    assert 1 <= len(starts) <= 4
    assert len({sentence.text for sentence in summary.sentences}) == len(starts)
    assert len(starts) == 1 or len(summary.text.split()) <= 80
    for sentence in summary.sentences:
        assert text[sentence.start : sentence.end] == sentence.text
    assert summary == summarize(text, sentences=4, words=80)


def test_importing_is_light() -> None:
    heavy = "numpy sumy nltk lxml requests snowballstemmer"
    code = f"import sys, summarizer; print([m for m in {heavy.split()} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("page", PAGES[::8], ids=lambda page: page.name)
def test_what_is_cleaned_already_is_summed_up_the_same(page: Page) -> None:
    language = page.name[:2]
    cleaned = clean(page.text, language=language)
    again = summarize(page.text, language=language, cleaned=cleaned)
    assert again == summarize(page.text, language=language)
