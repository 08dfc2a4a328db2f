"""Sources that cannot both be right, and the many that can."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from summarizer import Document, find_disagreements

SEEDS = Path(__file__).resolve().parents[2] / "../shared" / "seeds"

RIGHT = "Russia launched its full-scale invasion of Ukraine in February 2022, and the town was hit."
WRONG = (
    "She has helped refugees since Russia’s full-scale invasion began in February 2024, he said."
)


def disagree(*texts: str) -> list[str]:
    documents = [Document(str(n), text) for n, text in enumerate(texts)]
    return [found.what for found in find_disagreements(documents)]


def test_two_months_for_one_beginning() -> None:
    (found,) = find_disagreements([Document("a", RIGHT), Document("b", WRONG)])
    assert found.what == "Start of the full-scale invasion: February 2022 · February 2024"
    assert [(sentence.source, sentence.text) for sentence in found.sentences] == [
        ("a", RIGHT),
        ("b", WRONG),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Россия начала полномасштабное вторжение в Украину 24 февраля 2023 года, пишет газета.",
        "Росія розпочала повномасштабне вторгнення в Україну 24 лютого 2023 року, пише газета.",
        "Rosja rozpoczęła pełnoskalową inwazję na Ukrainę 24 lutego 2023 roku, pisze gazeta.",
        "In February 2023, Russia started a full-scale war against Ukraine, the newspaper writes.",
    ],
)
def test_other_languages_and_the_other_order(sentence: str) -> None:
    assert disagree(RIGHT, sentence) == [
        "Start of the full-scale invasion: February 2022 · February 2023"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "After the full-scale invasion of Ukraine, talks with Russia were held in May 2023.",
        "Since the full-scale invasion began, Russia has lost the town, and again in June 2023.",
        "The anniversary of the full-scale invasion by Russia was marked in February 2023 in Kyiv.",
        "Russia might have launched a full-scale invasion of Ukraine in March 2021, analysts say.",
        "The full-scale invasion of Ukraine by Russia started long after the war of February 2014.",
        "The United States launched a full-scale invasion of Iraq in March 2003, Russia recalled.",
        "Russia launched its full-scale invasion of Ukraine on 24 February 2022 before dawn broke.",
    ],
)
def test_what_can_be_true_at_the_same_time_is_no_disagreement(sentence: str) -> None:
    assert disagree(RIGHT, sentence) == []


def test_a_copy_is_no_second_witness_and_a_muddled_one_is_none() -> None:
    assert disagree(RIGHT, RIGHT) == []
    assert disagree(RIGHT, f"{WRONG} {RIGHT}") == []
    assert disagree() == []


FIFTY = (
    "At least 50 people were killed by a gas explosion at the market of Lindmere, police said. "
    "Firemen from four towns worked in Lindmere until the evening."
)


def tolls(*texts: str, hours: tuple[int, ...] = (0, 0), language: str = "en") -> list[str]:
    start = datetime(2026, 3, 2, 8, tzinfo=UTC)
    documents = [
        Document(str(n), text, None, start + timedelta(hours=hours[n]), language=language)
        for n, text in enumerate(texts)
    ]
    return [found.what for found in find_disagreements(documents, one_story=True)]


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        (
            "Police in Lindmere said that the gas explosion at the market killed 37 people.",
            ["Killed: ≥ 50 · 37"],
        ),
        (
            "Up to forty people were killed in the gas explosion at the market of Lindmere.",
            [],  # "forty" is no word that the list has: nothing is guessed
        ),
        ("The gas explosion at the market of Lindmere killed 52 people, police said.", []),
        ("Some 12 children were killed by the gas explosion at the market of Lindmere.", []),
        ("In 2011 a gas explosion at the market of Lindmere killed 37 people, police said.", []),
        ("Another 7 people were killed by a gas explosion in Lindmere, at the market.", []),
        ("The gas explosion at the market of Lindmere could have killed 37 people.", []),
        ("A gas explosion at the market of Lindmere damaged 37 houses and injured people.", []),
        ("A storm in Orsha killed 37 people, said the mayor of the town on the Dnieper.", []),
    ],
)
def test_tolls_that_cannot_both_be_right(sentence: str, what: list[str]) -> None:
    assert tolls(FIFTY, sentence) == what


def test_a_toll_that_grew_is_no_disagreement() -> None:
    early = "Police in Lindmere said that the gas explosion at the market killed 37 people."
    assert tolls(early, FIFTY, hours=(0, 6)) == []
    assert tolls(early, FIFTY, hours=(6, 0)) == ["Killed: 37 · ≥ 50"]


def test_raised_figures_are_no_counts() -> None:
    text = "At the market of Lindmere 5 people were killed as 300 m ³ of gas and 10² more burned."
    assert tolls(FIFTY, text) == ["Killed: ≥ 50 · 5"]


def test_who_knows_both_figures_does_not_disagree() -> None:
    both = (
        "Police in Lindmere said that the gas explosion at the market killed 37 people. "
        "An earlier count of 50 was withdrawn."
    )
    assert tolls(FIFTY, both) == []


BACKGROUND = " ".join(
    f"Lawmaker number {word} spoke of the budget for {word} roads near the quiet river."
    for word in "amber birch cedar dune elm fir gorse hazel iris juniper".split()
)


@pytest.mark.parametrize(
    ("later", "what"),
    [
        ("Last to speak was Rita Daln.", []),
        (
            "He recalled the gas explosion at the market of Lindmere that killed 37 people.",
            ["Killed: ≥ 50 · 37"],
        ),
        ("A fire in Lindmere killed 37 people.", []),  # shares too little to be believed
    ],
)
def test_background_counts_where_it_speaks_of_the_same(later: str, what: list[str]) -> None:
    assert tolls(FIFTY, f"{BACKGROUND} {later}") == what


def test_background_is_not_held_against_background() -> None:
    later = "The gas explosion at the market of Lindmere killed {} people, said police."
    texts = [f"{BACKGROUND} {later.format(count)}" for count in (37, 52)]
    assert tolls(*texts) == []


def test_who_gives_a_toll_of_his_own_first_is_not_asked_for_the_background() -> None:
    own = "A storm in Orsha killed 9 people."
    later = "The gas explosion at the market of Lindmere killed 37 people, said police."
    assert tolls(FIFTY, f"{own} {BACKGROUND} {later}") == []


@pytest.mark.parametrize(
    ("other", "what"),
    [
        (
            "Jailed in Lindmere for 25 years: Oleg Brand; his explosion wounded 15 people in 2012.",
            ["Injured: 26 · 15"],
        ),
        ("The explosion at the market of Lindmere wounded 15 people, Oleg Brand told a court.", []),
        ("Oleg Brand was jailed in Lindmere for blows that wounded 15 people in 2012.", []),
    ],
)
def test_a_court_s_sentence_may_name_years(other: str, what: list[str]) -> None:
    one = (
        "Oleg Brand, who wounded 26 people in the explosion at the market of Lindmere in 2012, "
        "was sentenced to 25 years in prison."
    )
    assert tolls(one, other) == what


def test_tolls_in_other_languages() -> None:
    one = "Bei der Explosion auf dem Markt von Lindmere wurden 37 Menschen getötet, so die Polizei."
    two = "Mindestens 50 Menschen wurden bei der Explosion auf dem Markt in Lindmere getötet."
    assert tolls(one, two, language="de") == ["Killed: 37 · ≥ 50"]


def test_tolls_of_two_events_are_not_compared() -> None:
    one, two = FIFTY, "Police in Lindmere said that the gas explosion at the market killed 37."
    documents = [Document("1", one, language="en"), Document("2", two, language="en")]
    assert find_disagreements(documents, one_story=False) == ()


@pytest.mark.shared
def test_the_real_articles_disagree_once() -> None:
    if not SEEDS.exists():
        pytest.skip("../shared is not here")
    documents = [
        Document(path.name[:3], path.read_text(encoding="utf-8-sig"))
        for path in sorted(SEEDS.glob("*.txt"))
    ]
    (found,) = find_disagreements(documents)
    assert [sentence.source for sentence in found.sentences] == ["000", "003"]
    assert found.what.endswith("February 2024 · February 2022")
