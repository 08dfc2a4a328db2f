"""One story: its card, and the pages that the buttons under it lead to."""

from __future__ import annotations

from bot.commands.command import Asked
from bot.commands.picked import Picked, picked
from bot.commands.request import Answer
from bot.digest.card import View, has_more, story_card
from bot.digest.compose import moved_line
from bot.digest.select import moved_on
from bot.letters import letters
from bot.message import Button, Line, Message, span
from bot.model import Story
from bot.store import digests

#: What stands behind the story's letters in a button's line.
_WHOLE, _SOURCES, _FOLLOW, _FEWER, _CARD = "more", "sources", "follow", "fewer", "card"
_VIEWS: dict[str, View] = {_WHOLE: "whole", _SOURCES: "sources"}
_OF_EACH = 3
_IN_ROW = 3


async def story(asked: Asked) -> Answer:
    """One story: its sentences, sources and disagreements, and what is new in it."""
    meant = await picked(asked)
    page = (asked.args.split()[1:] or [_CARD])[0].casefold()
    # A terminal has no buttons, so that there everything is said at once.
    view: View = "whole" if asked.request.kind == "console" else _VIEWS.get(page, "brief")
    note = [] if view == "sources" else await _notes(asked, meant)
    card = story_card(meant.story, now=asked.now, texts=asked.texts, note=note, view=view)
    buttons = _buttons(asked, meant.story, page)
    return asked.show(Message(card.sections, buttons), (meant.story,))


async def _notes(asked: Asked, meant: Picked) -> list[Line]:
    """Where the story went, and what is new since it was shown here."""
    found, texts = meant.story, asked.texts
    note: list[Line] = []
    if meant.merged:
        note.append((span(texts("story-merged")),))
    seen = await digests.shown_to(asked.tx, asked.chat.id, asked.now)
    new = moved_on(found, seen[found.id]) if found.id in seen else None
    if new is not None:
        note.append(moved_line(new, asked.now, texts))
    for part in meant.parts:
        line = f"/story {letters(part.id)}"
        note.append((span(texts("story-split", title=part.title, line=line)),))
    return note


def _buttons(asked: Asked, story: Story, page: str) -> tuple[tuple[Button, ...], ...]:
    """Of the page's own; in a group they lead to the private chat."""
    name, texts = letters(story.id), asked.texts

    def button(key: str, command: str) -> Button:
        return Button(texts(key), command, private=True)

    back = (button("button-back", f"/story {name} {_CARD}"),)
    if page == _SOURCES:
        return (back,)
    if page in (_FOLLOW, _FEWER):
        return (*(_followed if page == _FOLLOW else _muted)(asked, story), back)
    first = [button("button-why", f"/why {name}")]
    if page != _WHOLE:
        first.insert(0, button("button-sources", f"/story {name} {_SOURCES}"))
        if has_more(story):
            first.insert(0, button("button-more", f"/story {name} {_WHOLE}"))
    second = (
        button("button-fewer", f"/story {name} {_FEWER}"),
        button("button-follow", f"/story {name} {_FOLLOW}"),
        button("button-save", f"/save {name}"),
    )
    return (tuple(first), second)


def _followed(asked: Asked, story: Story) -> tuple[tuple[Button, ...], ...]:
    """What the story is about, to be followed; what is followed has its sign."""
    has = {name.casefold() for name in asked.chat.follows}
    return _rows(
        [
            Button(f"✓ {name}", f"/unfollow {name}", private=True)
            if name.casefold() in has
            else Button(f"+ {name}", f"/follow {name}", private=True)
            for name in _about(story)
        ]
    )


def _muted(asked: Asked, story: Story) -> tuple[tuple[Button, ...], ...]:
    """What it is about and who told it, to be left out; what is left out has its sign."""
    has = {name.casefold() for name in asked.chat.muted}
    return _rows(
        [
            Button(f"✓ {name}", f"/muted {name}", private=True)
            if name.casefold() in has
            else Button(f"− {name}", f"/mute {name}", private=True)
            for name in (*_about(story), *_typed(story.sources))
        ]
    )


def _about(story: Story) -> list[str]:
    """Its topics, then who and what its newest reports name."""
    names = tuple(dict.fromkeys(name for article in story.articles for name in article.names))
    return list(dict.fromkeys((*_typed(story.topics), *_typed(names))))


def _typed(names: tuple[str, ...]) -> list[str]:
    """A few of the names: those that a line can carry, where a comma begins another name."""
    return [name for name in names if not {",", ";", "\n"} & set(name)][:_OF_EACH]


def _rows(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[at : at + _IN_ROW]) for at in range(0, len(buttons), _IN_ROW))
