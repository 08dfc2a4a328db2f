"""From chosen stories to a message in neutral blocks: pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.digest.header import Header, header_section
from bot.digest.select import Moved, Selection
from bot.digest.walled import walled
from bot.letters import letters
from bot.message import (
    Block,
    Bullets,
    Button,
    Heading,
    Line,
    Message,
    More,
    Paragraph,
    Part,
    Section,
    Span,
    said,
    span,
)
from bot.model import Chosen, Story, StorySentence
from bot.quotes import Conflict, Quote
from bot.reading import Correction
from bot.texts.catalogue import Texts

_SHOWN_SOURCES = 3
_MORE = 3
_ALL = 1_000


def digest_message(
    header: Header, selection: Selection, *, now: datetime, texts: Texts, more: int = _ALL
) -> Message:
    """The digest as a reader gets it; ``more``: how many stories have more behind a tap."""
    sections: list[Section] = [header_section(header, selection, texts)]
    sections += story_sections(selection.full, now=now, texts=texts, more=more)
    lines = [_brief_line(chosen.story) for chosen in selection.brief]
    lines += [moved_line(moved, now, texts) for moved in selection.moved]
    if lines:
        sections.append((Heading((span(texts("digest-in-brief")),)), Bullets(tuple(lines))))
    if selection.corrected:
        told = tuple(_corrected_line(each, texts) for each in selection.corrected)
        sections.append((Heading((span(texts("digest-corrected")),)), Bullets(told)))
    sections.append((Paragraph(_footer(header, selection, texts)),))
    return Message(tuple(sections), number_buttons([c.story for c in selection.full]))


def digest_parts(
    header: Header,
    selection: Selection,
    *,
    now: datetime,
    texts: Texts,
    split: Callable[[Message], tuple[Part, ...]],
) -> tuple[Part, ...]:
    """The digest in its platform's parts; what is behind a tap goes before a part is added.

    It goes from the last story upwards, until the digest is one part or nothing more can go. To
    split is the dear part, so the number of stories that keep theirs is found by halving.
    """

    def parts_with(more: int) -> tuple[Part, ...]:
        return split(digest_message(header, selection, now=now, texts=texts, more=more))

    hidden = [
        number for number, each in enumerate(selection.full, 1) if _behind(each.story, now, texts)
    ]
    parts = parts_with(_ALL)
    if len(parts) == 1 or not hidden:
        return parts
    best = parts_with(0)
    if len(best) > 1:
        return best
    low, high = 0, len(hidden) - 1  # one part with the first ``low``, more with all
    while low < high:
        middle = (low + high + 1) // 2
        parts = parts_with(hidden[middle - 1])
        if len(parts) == 1:
            low, best = middle, parts
        else:
            high = middle - 1
    return best


def story_sections(
    chosen: Sequence[Chosen],
    *,
    now: datetime,
    texts: Texts,
    numbered: bool = True,
    more: int = 0,
    first: int = 1,
) -> tuple[Section, ...]:
    """One section for each story: headline, summary, sources and, of the first ``more``, more.

    Where two stories differ stands with the first of them.
    """
    sections, said = [], set[str]()
    for number, each in enumerate(chosen, start=1):
        story = each.story
        differ = tuple(c for c in story.disagreements if c.what not in said)
        said |= {conflict.what for conflict in differ}
        told = replace(story, disagreements=differ)
        place = number + first - 1 if numbered else None
        sections.append(_story_section(told, place, now=now, texts=texts, more=number <= more))
    return tuple(sections)


def story_list(
    title_line: str, stories: Sequence[Story], *, now: datetime, texts: Texts, first: int = 1
) -> Message:
    """An answer to a question: what was asked, then the stories, the ``first`` of this number."""
    chosen = [Chosen(story, 0.0) for story in stories]
    head: Section = (Paragraph((span(title_line),)),)
    sections = (head, *story_sections(chosen, now=now, texts=texts, first=first))
    return Message(sections, number_buttons(stories, first))


def number_buttons(stories: Sequence[Story], first: int = 1) -> tuple[tuple[Button, ...], ...]:
    """A row of numbers, each opening its story's card; in a group, in the private chat."""
    numbers = tuple(
        Button(str(number), command=f"/story {letters(story.id)}", private=True)
        for number, story in enumerate(stories, start=first)
    )
    return tuple(numbers[at : at + 5] for at in range(0, len(numbers), 5))


def age(article_fresh: datetime, now: datetime, texts: Texts, *, dated: bool) -> str:
    """How fresh: "3 h ago", a date when older than a day and a half, "undated" if nobody says."""
    if not dated:
        return texts("age-undated")
    past = now - article_fresh
    if past < timedelta(minutes=1):
        return texts("age-now")
    if past < timedelta(hours=1):
        return texts("age-minutes", number=past // timedelta(minutes=1))
    if past < timedelta(hours=36):
        return texts("age-hours", number=past // timedelta(hours=1))
    return _date(article_fresh, now, texts)


def _date(past: datetime, now: datetime, texts: Texts) -> str:
    """``21 Nov``, with its year where that is not this one."""
    pattern = "pattern-day" if past.year == now.year else "pattern-day-year"
    return texts.day(past.date(), pattern)


def _story_section(
    story: Story, number: int | None, *, now: datetime, texts: Texts, more: bool
) -> Section:
    blocks: list[Block] = [headline(story, number)]
    if sentences := sentences_of(story, more=False):
        blocks.append(Paragraph(joined(sentences)))
    blocks.append(Paragraph((Span(_sources(story, now, texts), italic=True, quoted=True),)))
    blocks += [Paragraph((span(differ(conflict, texts)),)) for conflict in story.disagreements]
    if more and (behind := _behind(story, now, texts)):
        blocks.append(More(behind))
    return tuple(blocks)


def headline(story: Story, number: int | None = None) -> Paragraph:
    """The story's headline, linked to its best article."""
    prefix = (span(f"{number}  "),) if number is not None else ()
    return Paragraph((*prefix, Span(story.title, bold=True, url=story.best.url, quoted=True)))


def sentences_of(story: Story, *, more: bool) -> list[StorySentence]:
    """The summary's sentences; one that stands above as the headline is not said again."""
    return [
        sentence
        for sentence in story.sentences
        if (more or not sentence.more) and sentence.text != story.title
    ]


def _behind(story: Story, now: datetime, texts: Texts) -> tuple[Line, ...]:
    """What is told behind a tap: more sentences, and each side of what differs."""
    rest = [sentence for sentence in sentences_of(story, more=True) if sentence.more][:_MORE]
    sides = tuple(quoted(side, now, texts) for c in story.disagreements for side in c.sentences)
    return ((joined(rest),) if rest else ()) + sides


def joined(sentences: Sequence[StorySentence]) -> Line:
    """Sentences as one paragraph's line."""
    return (said(" ".join(s.text for s in sentences)),) if sentences else ()


def differ(conflict: Conflict, texts: Texts) -> str:
    """In one line, what sources differ on."""
    return texts("digest-differ", what=conflict.what)


def quoted(side: Quote, now: datetime, texts: Texts) -> Line:
    """One side's own sentence, with who says so and when."""
    fresh = age(side.published_at or now, now, texts, dated=side.published_at is not None)
    text = texts("quoted", text=side.text)
    return (said(f"{text} · "), said(side.source, side.url), span(f" · {fresh}"))


def _sources(story: Story, now: datetime, texts: Texts) -> str:
    names = [named(story, source) for source in story.sources]
    rest = f" +{len(names) - _SHOWN_SOURCES}" if len(names) > _SHOWN_SOURCES else ""
    dated = [a.published_at for a in story.articles if a.published_at is not None]
    fresh = age(max(dated, default=now), now, texts, dated=bool(dated))
    return f"{', '.join(names[:_SHOWN_SOURCES])}{rest} · {fresh}{walled(story.best, texts)}"


def named(story: Story, source: str) -> str:
    """The source, with its language where that is not the story's."""
    languages = {a.language for a in story.articles if a.source == source}
    if story.language in languages or languages == {"und"}:
        return source
    return f"{source} ({', '.join(sorted(languages))})"


def _brief_line(story: Story) -> Line:
    return (
        said(story.title, story.best.url),
        said(f" · {', '.join(named(story, source) for source in story.sources[:2])}"),
    )


def moved_line(moved: Moved, now: datetime, texts: Texts) -> Line:
    """What is new in a running story, in the words of who says it."""
    days = (now.date() - moved.seen_at.date()).days
    since = {0: texts("digest-new-today"), 1: texts("digest-new-yesterday")}.get(days)
    since = since or texts("digest-new-since", date=_date(moved.seen_at, now, texts))
    source = next(a.source for a in moved.story.articles if a.id == moved.sentence.article_id)
    link = Span(since, url=moved.story.best.url)
    return (link, said(f": {texts('quoted', text=moved.sentence.text)} · {source}"))


def _corrected_line(correction: Correction, texts: Texts) -> Line:
    """What we told, how its source says it now, and who that is."""
    was, now = (texts("quoted", text=each) for each in (correction.was, correction.now))
    said = texts("digest-corrected-line", was=was, now=now)
    return (span(f"{said} · "), Span(correction.source, url=correction.url))


def _footer(header: Header, selection: Selection, texts: Texts) -> Line:
    topics = [topic for chosen in selection.chosen for topic in chosen.story.topics]
    first = max(dict.fromkeys(topics), key=topics.count, default=None)
    commands = f"/topic {first} · /settings" if first else "/latest · /settings"
    if header.url is None:
        return (span(commands),)
    return (span(f"{commands} · "), span(texts("digest-in-browser"), header.url))
