"""A caption is no sentence of a summary while the article has others."""

from __future__ import annotations

import pytest

from summarizer import summarize

ARTICLE = (
    "The harbour of Tern Bay will stay closed until May, the town council said on Friday. "
    "Divers had found eleven cracks in the piles below its oldest pier in September. "
    "Repairs will cost two million pounds, of which the county pays half."
)


@pytest.mark.parametrize(
    "caption",
    [
        "Mayor Ada Finch (2nd R) greets the divers of Tern Bay at the harbour in spring.",
        "FILE - The harbour of Tern Bay and its oldest pier are seen from its lighthouse.",
        "The harbour of Tern Bay is seen in this undated handout photo of the town's council.",
        "Divers leave the water below the oldest pier of the harbour in Tern Bay, March 3, 2021.",
        "Divers leave the water at the oldest pier of Tern Bay, Monday, March 3, 2021.",
    ],
)
def test_a_caption_is_not_chosen(caption: str) -> None:
    assert caption not in summarize(f"{caption} {ARTICLE}", sentences=3).text


def test_a_date_at_the_end_alone_makes_no_caption() -> None:
    told = "The oldest pier of the harbour of Tern Bay was opened by the mayor on March 3, 1921."
    assert told in summarize(f"{told} {ARTICLE}", sentences=4).text


def test_what_breaks_off_fills_no_summary() -> None:
    torn = "The council has asked the county for another sum to pay for the lights and the..."
    chosen = summarize(f"{ARTICLE} {torn}", sentences=4)
    assert len(chosen.sentences) == 3
    assert torn not in chosen.text


def test_it_is_given_where_nothing_else_is() -> None:
    torn = "The council has asked the county for another sum to pay for the lights and the..."
    assert summarize(torn, sentences=3).text == torn
