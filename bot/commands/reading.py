"""The commands that show stories: latest, topic, topics, search, digest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.commands.command import Asked
from bot.commands.excerpt import excerpt
from bot.commands.languages import languages_read, named
from bot.commands.pages import page_buttons, paged
from bot.commands.request import Answer
from bot.commands.wording import short
from bot.digest.chronicle import chronicle
from bot.digest.compose import story_list
from bot.digest.fresh import compose_now, mark_seen, still_new
from bot.digest.select import prominence
from bot.digest.taste import Taste, muted_by
from bot.message import Bullets, Button, Message, Paragraph, plain, span
from bot.model import Story
from bot.reading import FeedKind
from bot.store import chats, feeds, listing, search, topics
from bot.store.db import Tx
from bot.stories.trends import Trend, trends
from bot.texts.catalogue import Texts
from bot.texts.said import Wrong

_DEFAULT, _IN_GROUPS, _MOST = 5, 3, 10
_RANKED = 40  # the newest stories on a wish, of which the best are shown
_LONGEST_WISH = 200
_SPARE = 30  # looked at besides, where some of the newest may be muted
_SPELLINGS_SHOWN = 5
_TOPIC_BUTTONS, _BUTTONS_IN_ROW = 9, 3
_BUSY_DAYS = 7
_DAYS_OF_A_TIMELINE = 2  # one day is no line
#: How far back the stories go, in days, and what that is called.
_PERIODS = ((7, "since-week"), (30, "since-month"), (365, "since-year"))
_LINK = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)


async def latest(asked: Asked) -> Answer:
    """The newest stories, however many are asked for."""
    wanted, had = paged(asked.args)
    limit = _count(asked, wanted)
    read = await languages_read(asked.tx, asked.chat.id)
    taste = Taste(asked.chat.muted)
    newest = await listing.listed(
        asked.tx,
        asked.chat.id,
        languages=read,
        limit=had + limit + 1 + (_SPARE if taste.muted else 0),
    )
    found = [one for one in newest if muted_by(one, taste) is None]
    if not found:
        return await nothing_read(asked)
    title = asked.texts("latest-title", number=len(found[had : had + limit]))
    return await _show(asked, title, found, limit, f"/latest {limit}")


async def topic(asked: Asked) -> Answer:
    """Stories about a topic, a name in any spelling or, failing these, with the words."""
    wish = wish_of(asked.args)
    if not wish:
        raise Wrong("topic-which", line=await topic_example(asked))
    found = await _about(asked, wish)
    return found or await nothing_found(asked, wish)


async def words(asked: Asked) -> Answer:
    """Plain words in a private chat: a long text is summarised, others are looked up."""
    if asked.prepared.summary is not None:
        made = excerpt(asked.prepared.summary, asked.texts, asked.prepared.source)
        return asked.show(made)
    wish = wish_of(asked.args)
    if not wish:
        return asked.say(asked.texts("words-which"))
    if _LINK.match(wish):
        return asked.say(asked.texts("words-no-links"))
    return await _about(asked, wish) or await nothing_found(asked, wish)


async def search_words(asked: Asked) -> Answer:
    """Stories with all the words and "phrases", without the -minus ones."""
    wish = wish_of(asked.args)
    if all(word.startswith("-") for word in wish.split()):
        raise Wrong("search-which")
    return await _search(asked, wish) or await nothing_found(asked, wish)


async def topic_list(asked: Asked) -> Answer:
    """Topics by the number of their stories of the last days, each with its button."""
    texts = asked.texts
    counted = await topics.counts(
        asked.tx, asked.chat.id, asked.now - timedelta(days=_BUSY_DAYS)
    ) or await topics.counts(asked.tx, asked.chat.id, None)
    if not counted:
        known = [known.name for known in await topics.every(asked.tx)]
        if not known:
            return asked.say(texts("topics-none"))
        return asked.say(texts("topics-nothing-read", topics=texts.joined(known)))
    daily = await topics.daily(asked.tx, asked.chat.id, asked.now)
    rising = {trend.topic: trend for trend in trends(daily)}
    items = tuple(
        (span(f"{name} · {texts('stories', number=n)}{_risen(texts, rising.get(name))}"),)
        for name, n in counted
    )
    first, *_ = counted
    hint = texts("topics-hint", topic=first[0])
    buttons = [Button(name, f"/topic {name}") for name, _ in counted[:_TOPIC_BUTTONS]]
    rows = [
        tuple(buttons[i : i + _BUTTONS_IN_ROW]) for i in range(0, len(buttons), _BUTTONS_IN_ROW)
    ]
    title = Paragraph((span(texts("topics-title")),))
    return asked.show(Message(((title, Bullets(items)), *plain(hint).sections), (*rows,)))


def _risen(texts: Texts, trend: Trend | None) -> str:
    """How much more is reported on a topic today than on other days, if it is much more."""
    if trend is None:
        return ""
    return " · " + texts("topics-rising", number=trend.today, usual=f"{trend.usual:.1f}")


async def digest(asked: Asked) -> Answer:
    """What is new now, by the chat's order if it has one; today's slot stays as it is."""
    fresh = asked.prepared.fresh
    if fresh is None or not await still_new(asked.tx, asked.chat.id, fresh, asked.now):
        fresh = await compose_now(asked.tx, asked.chat, asked.zone, asked.now)
    if fresh.selection.because:
        await mark_seen(asked.tx, asked.chat.id, fresh, asked.now)
        message = fresh.message(asked.now, asked.texts)
        return asked.show(message, tuple(chosen.story for chosen in fresh.selection.chosen))
    if not await listing.listed(asked.tx, asked.chat.id, limit=1):
        return await nothing_read(asked)
    return asked.say(asked.texts("digest-nothing-new-topics"), asked.texts("digest-latest"))


async def nothing_read(asked: Asked) -> Answer:
    """Nothing was read yet, or nothing in the chat's languages: says which."""
    read = await languages_read(asked.tx, asked.chat.id)
    if read and await listing.listed(asked.tx, asked.chat.id, limit=1):
        return asked.say(asked.texts("nothing-in-languages", languages=named(read, asked.texts)))
    number = await feeds_read(asked)
    if not number:
        if asked.role == "owner":
            return asked.say(asked.texts("feeds-none-owner"))
        return asked.say(asked.texts("feeds-none"))
    return asked.say(asked.texts("feeds-no-story", number=number))


async def feeds_read(asked: Asked) -> int:
    """How many feeds everybody's stories come from."""
    known = await feeds.every(asked.tx)
    return sum(1 for feed in known if feed.public and feed.kind is FeedKind.FEED)


async def _show(asked: Asked, title: str, found: Sequence[Story], size: int, line: str) -> Answer:
    """The page that is asked for. ``line``: the command whose answer ``found`` is.

    Numbers go on from page to page, and mean what they meant on the pages before.
    """
    had, texts = paged(asked.args)[1], asked.texts
    more = len(found) > had + size
    page = found[had : had + size]
    turn = page_buttons(line, had, size, more=more, texts=texts)
    if not page:
        return asked.show(replace(plain(texts("list-ends")), buttons=turn))
    await chats.set_last_list(asked.tx, asked.chat.id, [one.id for one in found[: had + size]])
    if had:
        title = f"{title} · {had + 1}–{had + len(page)}"
    shown = story_list(title, page, now=asked.now, texts=texts, first=had + 1)
    return asked.show(replace(shown, buttons=(*shown.buttons, *turn)), tuple(page))


async def look_up(tx: Tx, chat_id: int | None, wish: str, now: datetime) -> search.About:
    """What there is on a wish, in the languages that the chat reads; None is a chat yet unknown."""
    read = () if chat_id is None else await languages_read(tx, chat_id)
    found = await search.about(
        tx, chat_id, wish_of(wish), limit=_RANKED, window=search.Window(languages=read)
    )
    # Newest first, but what many report before what one does.
    best = sorted(found.stories, key=lambda each: (-prominence(each, now), each.id))
    return replace(found, stories=best)


async def _about(asked: Asked, wish: str) -> Answer | None:
    found = asked.prepared.about
    if found is None:
        found = await look_up(asked.tx, asked.chat.id, wish, asked.now)
    if not found.stories:
        return None
    limit = _MOST if asked.private else _DEFAULT
    number = min(len(found.stories), limit)
    counted = asked.texts("stories-newest" if number == limit else "stories", number=number)
    title = f"{matched(asked, found)}: {counted}"
    answer = await _show(asked, title, found.stories, limit, f"/topic {wish}")
    if answer.message is None or len(chronicle(found.stories)) < _DAYS_OF_A_TIMELINE:
        return answer
    days = (Button(asked.texts("card-timeline"), f"/timeline {wish}"),)
    return replace(answer, message=replace(answer.message, buttons=(*answer.message.buttons, days)))


def matched(asked: Asked, found: search.About) -> str:
    """What the wish was taken for: a topic, a name and its other spellings, or words."""
    if found.topic is not None:
        return found.topic
    if not found.spellings:
        return asked.texts("quoted", text=short(found.wish))
    typed = found.wish.casefold()
    own = next((name for name in found.spellings if name.casefold() == typed), found.wish)
    others = [name for name in found.spellings if name.casefold() != typed][:_SPELLINGS_SHOWN]
    return asked.texts("matched-name", name=own, others=", ".join(others)) if others else own


async def find_words(tx: Tx, chat_id: int | None, wish: str) -> list[Story]:
    """Stories with these words, in the languages that the chat reads."""
    read = () if chat_id is None else await languages_read(tx, chat_id)
    window = search.Window(languages=read)
    return await search.find(tx, chat_id, wish_of(wish), _RANKED, window=window)


async def _search(asked: Asked, wish: str) -> Answer | None:
    found = asked.prepared.found
    if found is None:
        found = await find_words(asked.tx, asked.chat.id, wish)
    if not found:
        return None
    number = len(found[:_MOST])
    title = asked.texts("search-title", words=short(wish), number=number)
    return await _show(asked, title, found, _MOST, f"/search {wish}")


async def nothing_found(asked: Asked, wish: str) -> Answer:
    """What was searched, since when, and the nearest topics."""
    since = await _searched_since(asked)
    if since is None:
        return await nothing_read(asked)
    read = await languages_read(asked.tx, asked.chat.id)
    texts = asked.texts
    key = "nothing-found-languages" if read else "nothing-found"
    lines = [texts(key, wish=short(wish), since=since, languages=named(read, texts))]
    near = await _nearest_topics(asked, wish)
    if near:
        lines.append(texts("nearest-topics", lines=", ".join(f"/topic {name}" for name in near)))
    buttons = (tuple(Button(name, f"/topic {name}") for name in near),) if near else ()
    return asked.show(replace(plain(*lines), buttons=buttons))


async def _nearest_topics(asked: Asked, wish: str) -> list[str]:
    """Topics that the wish may mean, else those with the most stories."""
    if near := search.nearest_topics(wish, await topics.every(asked.tx)):
        return list(near)
    return [name for name, _ in (await topics.counts(asked.tx, asked.chat.id, None))[:3]]


async def _searched_since(asked: Asked) -> str | None:
    """How far back the stories go that this chat may see; None when there are none."""
    if not await listing.listed(asked.tx, asked.chat.id, limit=1):
        return None
    for days, period in _PERIODS:
        before = asked.now - timedelta(days=days)
        if not await listing.listed(asked.tx, asked.chat.id, until=before, limit=1):
            return asked.texts(period)
    return asked.texts("since-ever")


def _count(asked: Asked, wanted: str) -> int:
    if not wanted:
        return _DEFAULT if asked.private else _IN_GROUPS
    if not re.fullmatch(r"[0-9]{1,2}", wanted) or not 1 <= int(wanted) <= _MOST:
        if re.search(r"[0-9]", wanted):
            raise Wrong("latest-number", most=_MOST)
        raise Wrong("latest-number-or", most=_MOST, line=f"/topic {wish_of(wanted)[:40]}")
    return int(wanted)


async def topic_example(asked: Asked) -> str:
    counted = await topics.counts(asked.tx, asked.chat.id, None)
    return f"/topic {counted[0][0]}" if counted else "/topic Energy"


def wish_of(args: str) -> str:
    """What a person wants to read about, as it is looked up: one line, not too long."""
    return " ".join(paged(args)[0].split())[:_LONGEST_WISH].strip()
