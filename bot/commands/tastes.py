"""What is left out and what comes first: mute, prefer, muted."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.command import Asked, lines_together
from bot.commands.request import Answer
from bot.commands.wording import once, short, wishes_of
from bot.message import Button
from bot.store import chats, sources
from bot.texts.said import Wrong

_MOST = 50
_BUTTONS = 6


async def mute(asked: Asked) -> Answer:
    """Leave stories out: those with these words, names or topics, and those of these sources."""
    wishes = wishes_of(asked.args)
    if not wishes:
        raise Wrong("mute-which", line=asked.line("/mute"))
    kept = _within(once((*asked.target.muted, *wishes)))
    await chats.set_muted(asked.tx, asked.target.id, kept)
    undo = f"{asked.line('/muted')} {wishes[0]}"
    button = Button(asked.texts("button-undo"), undo)
    said = asked.texts("mute-set", words=asked.texts.joined(wishes), line=asked.line("/muted"))
    return asked.show(lines_together(said, buttons=((button,),)))


async def prefer(asked: Asked) -> Answer:
    """Show these sources first."""
    wishes = wishes_of(asked.args)
    if not wishes:
        raise Wrong("prefer-which", line=asked.line("/prefer"))
    kept = _within(once((*asked.target.preferred, *wishes)))
    await chats.set_preferred(asked.tx, asked.target.id, kept)
    texts = asked.texts
    lines = [texts("prefer-set", sources=texts.joined(kept), line=asked.line("/muted"))]
    read = {source.casefold() for source in await sources.names(asked.tx, asked.target.id)}
    if unknown := [wish for wish in wishes if wish.casefold() not in read]:
        lines.append(texts("prefer-unknown", sources=texts.joined(unknown)))
    return asked.show(lines_together(*lines))


async def muted(asked: Asked) -> Answer:
    """What is muted and preferred; with words, take these out again."""
    gone = {wish.casefold() for wish in wishes_of(asked.args)}
    now = (asked.target.muted, asked.target.preferred)
    if not gone:
        return _shown(asked, *now)
    left, liked = (tuple(w for w in kept if w.casefold() not in gone) for kept in now)
    if (left, liked) == now:
        raise Wrong("muted-not-there", words=short(asked.args), line=asked.line("/muted"))
    await chats.set_muted(asked.tx, asked.target.id, left)
    await chats.set_preferred(asked.tx, asked.target.id, liked)
    return _shown(asked, left, liked)


def _shown(asked: Asked, left: Sequence[str], liked: Sequence[str]) -> Answer:
    texts, command = asked.texts, asked.line("/muted")
    if not left and not liked:
        return asked.say(texts("muted-none", line=asked.line("/mute")))
    lines = []
    if left:
        lines.append(texts("muted-here", words=texts.joined(left)))
    if liked:
        lines.append(texts("preferred-here", sources=texts.joined(liked)))
    first = next(iter((*left, *liked)))
    lines.append(texts("muted-undo", line=f"{command} {first}"))
    buttons = [Button(f"× {each}", f"{command} {each}") for each in (*left, *liked)[:_BUTTONS]]
    rows = tuple(tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3))
    return asked.show(lines_together(*lines, buttons=rows))


def _within(wishes: tuple[str, ...]) -> tuple[str, ...]:
    if len(wishes) > _MOST:
        raise Wrong("wishes-too-many", most=_MOST)
    return wishes
