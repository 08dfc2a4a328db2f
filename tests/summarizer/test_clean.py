from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer import ENGINES, Cleaned, clean, summarize
from tests.summarizer.pages import LATER, PAGES, UNSEEN, Page

SHARED = Path(__file__).resolve().parents[2] / "../shared/seeds"


def covering(cleaned: Cleaned, start: int, end: int) -> list[Any]:
    return [p for p in cleaned.paragraphs if p.start < end and p.end > start]


@pytest.mark.parametrize("page", [*PAGES, *UNSEEN], ids=lambda page: page.name)
def test_no_comment_is_ever_kept(page: Page) -> None:
    cleaned = clean(page.text)
    for line in page.of("C"):
        kept = [p.reason for p in covering(cleaned, line.start, line.end) if p.keep]
        assert not kept, f"kept as {kept}: {line.text}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_line_is_covered(page: Page) -> None:
    cleaned = clean(page.text)
    for line in page.lines:
        assert covering(cleaned, line.start, line.end), f"not covered: {line.text}"


@pytest.mark.parametrize("page", [*PAGES, *UNSEEN], ids=lambda page: page.name)
def test_no_summary_says_what_a_reader_wrote(page: Page) -> None:
    for sentence in summarize(page.text, sentences=9).sentences:
        for line in page.of("C"):
            assert sentence.end <= line.start or sentence.start >= line.end, line.text


@pytest.mark.parametrize(
    "text",
    ["a\n" * 120_000, "Reply\n" * 40_000, "? " * 200_000, "1. x\n\n" * 40_000],
    ids=["letters", "buttons", "one line", "numbers"],
)
def test_a_page_of_many_lines_is_read_up_to_a_limit(text: str) -> None:
    paragraphs = clean(text).paragraphs
    assert paragraphs[0].start == 0
    assert paragraphs[-1].end == len(text.rstrip())


def test_headings_are_kept_but_marked() -> None:
    page = next(page for page in PAGES if page.name == "en_teaser_box")
    cleaned = clean(page.text)
    (heading,) = page.of("H")
    assert covering(cleaned, heading.start, heading.end)[0].reason == "heading"
    assert heading.text in cleaned.text


def test_text_is_the_kept_prose_without_the_title() -> None:
    cleaned = clean(
        "Mayor opens the new bridge\n\nThe mayor opened the bridge on Friday at noon.\n"
    )
    assert cleaned.title == "Mayor opens the new bridge"
    assert cleaned.text == "The mayor opened the bridge on Friday at noon."


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Source: Harbour Post", "Harbour Post"),
        ("Источник: Гомельская хроника", "Гомельская хроника"),
        ("Źródło: Kurier Podwawelski", "Kurier Podwawelski"),
        ("Quelle: Wendlauer Bote", "Wendlauer Bote"),
        ("Джерело: Полтавський вісник", "Полтавський вісник"),
    ],
)
def test_sources_that_the_text_names_are_told(line: str, name: str) -> None:
    cleaned = clean(f"The mayor opened the bridge on Friday, to loud applause.\n\n{line}\n")
    assert cleaned.attributions == (name,)
    assert cleaned.paragraphs[-1].reason == "attribution"


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell by four percent on Monday after the bank published its results.",
        "Comments by the minister caused an outcry among teachers and parents on Friday.",
        "Advertisement spending rose by a tenth last year, the trade body said on Tuesday.",
        "Source code of the voting machines was published by the commission on Monday.",
        "Читайте закон внимательно, посоветовал адвокат жителям посёлка на собрании.",
        "Reklama w metrze zniknie do końca roku, zapowiedziała w środę rada miasta.",
        "The game ended 2:15 after extra time, and both teams left the field in silence.",
        "(He later said that he had not meant to offend anyone in the audience.)",
    ],
)
def test_prose_that_begins_like_furniture_is_kept(line: str) -> None:
    text = f"The council met on Monday to vote on the plan for the harbour.\n\n{line}\n"
    assert [p.reason for p in clean(text).paragraphs] == ["text", "text"]


@pytest.mark.parametrize(
    "title",
    [
        "Sources: minister of works to resign on Monday",
        "Von der Leyen Visits Kyiv",
        "By the river, a town learns to swim",
        "Watch: tortoise crosses the motorway",
        "Why do we dream?",
        "Comments by minister cause outcry among teachers",
    ],
)
def test_titles_that_look_like_furniture(title: str) -> None:
    body = "The council met on Monday to vote on the plan for the harbour."
    assert clean(f"{title}\n\n{body}\n\n{body} Again.\n").title == title


@pytest.mark.parametrize("heading", ["Discussion", "What the law says", "3. What he said"])
def test_headings_that_look_like_comments_do_not_end_the_article(heading: str) -> None:
    body = "The council met on {} to vote on the plan for the old harbour."
    days = ("Monday", "Tuesday", "Friday")
    first, second, third = (body.format(day) for day in days)
    cleaned = clean(f"{first}\n\n{second}\n\n{heading}\n\n{third}\n")
    assert [p.reason for p in cleaned.paragraphs] == ["text", "text", "heading", "text"]


def test_a_call_for_comments_amid_the_article_does_not_end_it() -> None:
    call = "Have your say: would you use the ferry? Tell us in the comments."
    body = [f"The council met on {day} to vote on the old harbour." for day in ("Monday", "Friday")]
    cleaned = clean("\n\n".join([*body, call, "The vote on the bridge will follow in the spring."]))
    assert [p.keep for p in cleaned.paragraphs] == [True, True, False, True]


def test_paragraphs_cover_every_line_and_keep_their_offsets() -> None:
    for page in PAGES:
        paragraphs = clean(page.text).paragraphs
        assert [p.start for p in paragraphs] == sorted(p.start for p in paragraphs)
        rest = page.text
        for p in reversed(paragraphs):
            assert page.text[p.start : p.end].strip() == page.text[p.start : p.end] != ""
            rest = rest[: p.start] + rest[p.end :]
        assert not rest.strip()


def test_a_page_pasted_as_html_loses_its_tags() -> None:
    text = (
        "<html><body><h1>Mayor opens the new bridge</h1><div>Advertisement</div>"
        "<p>The mayor opened the bridge on Friday at noon.</p><p>It cost four million.</p></body>"
    )
    cleaned = clean(text)
    assert cleaned.title == "Mayor opens the new bridge"
    assert cleaned.text == "The mayor opened the bridge on Friday at noon.\n\nIt cost four million."


def test_what_is_beyond_the_limit_is_one_dropped_paragraph() -> None:
    text = "The mayor opened the bridge on Friday at noon. " * 10_000
    last = clean(text).paragraphs[-1]
    assert (last.keep, last.reason, last.end) == (False, "beyond the limit", len(text.rstrip()))


def test_a_text_without_prose_keeps_its_lines() -> None:
    cleaned = clean("Roses are red\nViolets are blue\nSugar is sweet")
    assert [p.keep for p in cleaned.paragraphs] == [True, True, True]
    assert cleaned.title is None


def test_nothing_gives_nothing() -> None:
    assert clean(" \n\t\n") == Cleaned("", None, ())


def real_articles() -> list[Any]:
    if not SHARED.is_dir():
        return [pytest.param("absent", {}, id="absent")]
    expected = json.loads((SHARED / "expected.json").read_text(encoding="utf-8"))
    return [pytest.param(name, facts, id=name[:3]) for name, facts in expected["articles"].items()]


def line_spans(text: str) -> dict[int, tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            spans[number] = (start, start + len(line))
        start += len(line) + 1
    return spans


def bad_lines(facts: dict[str, Any], spans: dict[int, tuple[int, int]]) -> set[int]:
    bad = set(facts["noise"]) | set(facts["other_article"])
    comments = facts.get("noise_from_line_to_end")
    return bad | {number for number in spans if comments and number >= comments}


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development material is not here")
@pytest.mark.parametrize(("name", "facts"), real_articles())
def test_real_articles(name: str, facts: dict[str, Any]) -> None:
    text = (SHARED / name).read_text(encoding="utf-8")
    spans = line_spans(text)
    bad = bad_lines(facts, spans)
    cleaned = clean(text)
    for number, (start, end) in spans.items():
        kept = any(p.keep for p in covering(cleaned, start, end))
        assert kept is (number not in bad), f"line {number}"
    headings = {
        number
        for p in cleaned.paragraphs
        if p.reason == "heading"
        for number in spans
        if spans[number][0] <= p.start < spans[number][1]
    }
    assert set(facts.get("headings", ())) <= headings
    title = facts["title"]
    assert cleaned.title == (None if title is None else text[slice(*spans[title])].strip())


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development material is not here")
@pytest.mark.parametrize("engine", sorted(ENGINES))
@pytest.mark.parametrize(("name", "facts"), real_articles())
def test_real_articles_give_clean_summaries(name: str, facts: dict[str, Any], engine: str) -> None:
    text = (SHARED / name).read_text(encoding="utf-8")
    spans = line_spans(text)
    never = bad_lines(facts, spans) | set(facts.get("headings", ())) | {facts["title"]}
    summary = summarize(text, sentences=5, engine=engine)
    assert len(summary.sentences) == 5
    for sentence in summary.sentences:
        number = next(n for n, (start, end) in spans.items() if start <= sentence.start < end)
        assert number not in never, sentence.text


BUTTONS = """The ferry to Inver will run again from Monday after three weeks of repairs.
The company replaced both engines and says that the boat is faster than before.
Islanders had to travel by fishing boat, at their own cost.
Saved 14
{heading}
North Shore
Inver
I waited two hours every morning and nobody told us anything.
{button} 31  Flag
Old Sailor
Duncraig
Faster is not what we asked for, cheaper is.
{button} 4  Flag
"""


@pytest.mark.parametrize("heading", ["See what 31 people wrote", "Read 31 comments", "评论 31 条"])
@pytest.mark.parametrize("button", ["Recommend", "Reply", "赞"])
def test_rows_of_answer_buttons_show_where_comments_begin(heading: str, button: str) -> None:
    text = BUTTONS.format(heading=heading, button=button)
    kept = clean(text).text
    assert "three weeks of repairs" in kept
    assert "at their own cost" in kept
    assert "two hours every morning" not in kept
    assert "cheaper is" not in kept


def test_ages_written_without_spaces_show_where_comments_begin() -> None:
    text = (
        "無人駅に小さな本屋が開店、週末だけ\n2026年11月15日 6:00\n"
        "無人駅に小さな本屋が開いた。週末だけの営業で、本は町の人が寄せた。\n"
        "店主は元の駅長で、列車が来るたびに旗を振る。\n"
        "町は来年、隣の駅でも同じ店を開く予定だ。\n"
        "声\nみなと\n3時間前\n昔この駅から通学していました。なつかしいです。\n"
        "やまだ\n5時間前\n週末に行ってみます。電車で。\n"
    )
    kept = clean(text).text
    assert "隣の駅" in kept
    assert "なつかしい" not in kept
    assert "週末に行って" not in kept


def test_doubtful_text_is_kept_but_gives_no_sentence() -> None:
    doubtful = [
        (page.text[p.start : p.end], p.keep, summarize(page.text, sentences=9))
        for page in (*PAGES, *UNSEEN, *LATER)
        for p in clean(page.text).paragraphs
        if p.reason == "doubtful text"
        and sum(q.reason == "text" for q in clean(page.text).paragraphs) >= 4
    ]
    assert doubtful
    assert all(keep for _, keep, _ in doubtful)
    assert not [text for text, _, summary in doubtful if text in summary.text]


def test_a_byline_that_ends_in_a_time_is_no_first_sentence() -> None:
    text = (
        "Sent from the Eastmouth office by Ann Author, 7:05 p.m.\n"
        "The harbour of Eastmouth will be dredged for the first time in thirty years.\n"
        "Work begins in May and is to take nine weeks, the council said on Friday.\n"
        "Fishermen have asked for it since two boats ran aground last winter.\n"
    )
    cleaned = clean(text)
    assert cleaned.paragraphs[0].reason == "byline"
    assert cleaned.text.startswith("The harbour")


@pytest.mark.parametrize("votes", ["▲ {} ▼ 2", "👍 {}", "♥ {}"])
def test_votes_in_signs_alone_show_where_comments_begin(votes: str) -> None:
    text = (
        "The harbour of Eastmouth will be dredged for the first time in thirty years.\n"
        "Work begins in May and is to take nine weeks, the council said on Friday.\n"
        "Fishermen have asked for it since two boats ran aground last winter.\n"
        "Old Tom of the Hill\n"
        "In my day you asked the tide and not the council. Now you need a grant.\n"
        f"{votes.format(12)}\n"
        "gravelpit\n"
        "Finally something that my taxes are good for, if they ever begin with it.\n"
        f"{votes.format(3)}\n"
    )
    cleaned = clean(text)
    assert "my taxes" not in cleaned.text
    assert "In my day" not in cleaned.text


@pytest.mark.parametrize(
    "line",
    [
        "Home News Sport Business Opinion Weather",
        "Region > Eastmouth",
        "TIDES 4,120 ▲ 0.4% FISH 114 ▼ 0.1%",
        "Startseite Nachrichten Politik Sport",
    ],
)
def test_menus_and_tickers_are_no_title(line: str) -> None:
    text = (
        f"{line}\nHarbour to be dredged for the first time in decades\n"
        "The harbour of Eastmouth will be dredged for the first time in thirty years.\n"
        "Work begins in May and is to take nine weeks, the council said on Friday.\n"
        "Fishermen have asked for it since two boats ran aground last winter.\n"
    )
    assert clean(text).title == "Harbour to be dredged for the first time in decades"
