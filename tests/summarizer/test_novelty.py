"""What is new since a reader last looked."""

from __future__ import annotations

from summarizer import Document, find_news, says_news

FIRST = Document(
    "first",
    "A fire broke out at the Novalux battery factory in Orsha on Monday, injuring 14 workers. "
    "Firefighters needed six hours to put out the flames, the emergency service said.",
)
LATER = Document(
    "later",
    "On Monday a fire at the Novalux battery factory in Orsha injured 14 workers. "
    "Prosecutors opened a case against the director over missing sprinklers.",
)


def test_only_what_the_seen_reports_did_not_say_is_news() -> None:
    (news,) = find_news([FIRST, LATER], seen={"first"}, sentences=3)
    assert news.text.startswith("Prosecutors opened")
    assert news.source == "later"
    assert LATER.text[news.start : news.end] == news.text


def test_copies_and_what_was_seen_are_no_news() -> None:
    copy = Document("copy", FIRST.text)
    assert find_news([FIRST, copy], seen={"first"}) == ()
    assert find_news([FIRST, LATER], seen={"first", "later"}) == ()
    assert find_news([], seen=()) == ()


def test_nothing_is_told_twice() -> None:
    again = Document("again", "Over missing sprinklers prosecutors opened a case, they said today.")
    assert len(find_news([FIRST, LATER, again], seen={"first"}, sentences=5)) == 1


def test_a_sentence_is_news_if_none_known_says_half_of_it_and_some_of_it_is_nowhere() -> None:
    known = ["A fire at the Novalux factory in Orsha injured 14 workers.", "Prosecutors came."]
    assert says_news("The director of the plant was dismissed by its owners.", known, language="en")
    assert not says_news("In Orsha 14 workers of Novalux were injured.", known, language="en")
    assert not says_news("Prosecutors injured workers.", known, language="en")
    assert says_news("Директор завода уволен владельцами.", ["Завод горел."], language="ru")
