"""Feeds: all that is read here, and the chat's own."""

from __future__ import annotations

from bot.commands.command import Asked, lines_together
from bot.commands.request import Answer
from bot.commands.trouble import in_words
from bot.commands.wording import short
from bot.ingest.health import trouble_of
from bot.message import Bullets, Button, Message, Paragraph, Section, span
from bot.reading import Feed, FeedKind
from bot.store import feeds as store
from bot.texts.said import Said, Wrong

_MOST_SHOWN = 30


async def feeds(asked: Asked) -> Answer:
    """The chat's own feeds with their addresses, and everybody's by name."""
    texts, own = asked.texts, await store.of_chat(asked.tx, asked.target.id)
    common = [f for f in await store.every(asked.tx) if f.public and f.kind is FeedKind.FEED]
    sections: list[Section] = []
    if own:
        lines = tuple((span(f"{_named(asked, one)} · {one.url}"),) for one in own)
        sections.append((Paragraph((span(texts("feeds-own")),)), Bullets(lines)))
    if common:
        shown = tuple((span(one.title),) for one in common[:_MOST_SHOWN])
        title = texts("feeds-common", number=len(common))
        sections.append((Paragraph((span(title),)), Bullets(shown)))
    hint = texts("feeds-add", line=f"{asked.line('/addfeed')} https://example.org")
    sections.append((Paragraph((span(hint),)),))
    return asked.show(Message(tuple(sections)))


async def add_feed(asked: Asked) -> Answer:
    """Read a feed for this chat alone."""
    found, texts = asked.prepared.feed, asked.texts
    if found is None:
        raise Wrong("addfeed-which", line=asked.line("/addfeed"))
    if isinstance(found, Said):
        raise Wrong(found.key, **found.values)
    url, title = found
    own = await store.of_chat(asked.tx, asked.target.id)
    if len(own) >= asked.defaults.most_feeds and url not in {one.url for one in own}:
        most = asked.defaults.most_feeds
        raise Wrong("addfeed-too-many", most=most, line=asked.line("/removefeed"))
    known = await store.by_url(asked.tx, url)
    if known is not None and known.public:
        return asked.say(texts("addfeed-known", title=known.title))
    added = await store.add(
        asked.tx,
        url,
        kind=FeedKind.FEED,
        title=title or url,
        now=asked.now,
        chat_id=asked.target.id,
    )
    undo = Button(texts("button-undo"), f"{asked.line('/removefeed')} {url}")
    said = texts("addfeed-added", title=added.title, url=url)
    return asked.show(lines_together(said, texts("addfeed-alone"), buttons=((undo,),)))


async def remove_feed(asked: Asked) -> Answer:
    """Read one of the chat's own feeds no more."""
    own = await store.of_chat(asked.tx, asked.target.id)
    wish = asked.args.strip().casefold()
    if not own:
        return asked.say(asked.texts("feeds-own-none"))
    gone = [one for one in own if wish and wish in (one.url.casefold(), one.title.casefold())]
    if not gone:
        lines = [f"{asked.line('/removefeed')} {one.url}" for one in own[:_MOST_SHOWN]]
        key = "removefeed-unknown" if wish else "removefeed-which"
        said = asked.texts(key, feed=short(asked.args))
        return asked.show(lines_together(said, *lines), ok=False)
    for one in gone:
        await store.remove(asked.tx, one.url, chat_id=asked.target.id)
    return asked.say(asked.texts("removefeed-done", title=gone[0].title))


def _named(asked: Asked, feed: Feed) -> str:
    """Its title and, where it is not read as it should be, why."""
    if (trouble := trouble_of(feed, asked.now)) is not None:
        return in_words(feed, trouble, asked.texts)
    if feed.failures:
        why = f" ({feed.error})" if feed.error else ""
        return f"{feed.title} · {asked.texts('feed-trouble')}{why}"
    return feed.title
