"""What is new since a reader last looked."""

from __future__ import annotations

from summarizer import Document, find_news

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
