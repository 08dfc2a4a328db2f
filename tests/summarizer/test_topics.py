"""What a text is about, by the topics' own words."""

from __future__ import annotations

from summarizer import Document, Topic, find_topics
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


def test_a_long_text_must_give_one_hit_more() -> None:
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
    assert find_topics("They left Minsk.", TOPICS, rules=TopicRules(least_hits=1))
    assert find_topics("", TOPICS) == ()
    assert find_topics("Minsk and Minsk", ()) == ()


def test_a_huge_text_ends() -> None:
    assert found("minsk " * 2_000_000) == {"Belarus": ("minsk",)}
