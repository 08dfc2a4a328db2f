"""What a text is about, by the topics' own words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer import Document, Topic, find_topics, trend
from summarizer.topics import TopicRules

BELARUS = Topic("Belarus", {"en": ("belarus*", "minsk"), "ru": ("беларус*", "минск*")})
ENERGY = Topic("Energy", {"en": ("nuclear power", "gas pipeline*", "oil"), "pl": ("ropa",)})
TOPICS = (BELARUS, ENERGY)


def found(text: str, title: str | None = None, language: str = "en") -> dict[str, tuple[str, ...]]:
    document = Document("1", text, title, language=language)
    return {match.name: match.because for match in find_topics(document, TOPICS)}


def test_two_hits_in_the_text_or_one_in_the_title() -> None:
    assert found("Belarusians left Minsk.") == {"Belarus": ("belarus*", "minsk")}
    assert found("They left Minsk.") == {}
    assert found("They left.", title="A night in Minsk") == {"Belarus": ("minsk",)}
    assert found("Minsk, always Minsk.") == {"Belarus": ("minsk",)}


def test_a_long_text_must_say_more() -> None:
    filler = " The council sat until late in the evening." * 30
    assert found("They left Minsk for Minsk." + filler) == {}
    assert found("They left Minsk for Minsk, in Belarus." + filler) != {}


def test_whole_words_only_unless_the_word_ends_in_a_star() -> None:
    assert found("The oiled foil was spoiled, boiled and recoiled.") == {}
    assert found("Oil is dear. OIL!") == {"Energy": ("oil",)}


def test_phrases_and_their_endings() -> None:
    assert found("Nuclear power grows.\nGas\npipelines too.") == {
        "Energy": ("nuclear power", "gas pipeline*")
    }
    assert found("Power and nuclear arms; gas and a pipeline.") == {}


def test_case_and_diacritics_do_not_matter_and_inflected_words_count() -> None:
    assert found("Белару́си и МИНСКА", language="ru") == {"Belarus": ("беларус*", "минск*")}


def test_only_the_words_of_the_texts_language_count_where_there_are_any() -> None:
    assert found("Ropa, ropa!", language="pl") == {"Energy": ("ropa",)}
    assert found("Ropa, ropa!", language="en") == {}
    assert found("Ropa, ropa!", language="fr") == {"Energy": ("ropa",)}


def test_the_rules_can_be_tuned_and_plain_text_will_do() -> None:
    assert find_topics("They left Minsk.", TOPICS, rules=TopicRules(enough_short=1))
    assert find_topics("", TOPICS) == ()
    assert find_topics("Minsk and Minsk", ()) == ()


def test_a_huge_text_ends() -> None:
    assert found("minsk " * 2_000_000) == {"Belarus": ("minsk",)}


def test_what_is_mentioned_in_passing_is_no_topic() -> None:
    filler = " The council sat until late in the evening." * 20
    assert (
        found(f"The council met.{filler} A guest had come from Minsk, with oil on his coat.") == {}
    )
    assert found(f"Nothing new.{filler} Oil, and oil again.{filler}") == {}
    assert found(f"Oil is dear.{filler} Oil, and oil again.", title="Oil") == {"Energy": ("oil",)}


def test_a_trend_is_told_against_the_topics_own_past() -> None:
    quiet, loud = trend([2, 3, 2, 3, 2, 12]), trend([40, 44, 38, 41, 39, 44])
    assert quiet.score > loud.score
    assert round(quiet.rise, 1) == 5.0
    assert trend([0, 0, 0, 1]).score < trend([0, 0, 0, 6]).score
    assert trend([5, 5, 5, 0]).score < 0
    assert trend([]).score == 0
    assert "12" in quiet.because


@given(st.lists(st.integers(0, 500), max_size=40))
def test_more_today_is_never_a_lower_trend(counts: list[int]) -> None:
    assert trend([*counts, 7]).score <= trend([*counts, 8]).score
