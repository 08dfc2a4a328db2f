"""The tables, in the words of the glossary. Changes go through a migration."""

from bot.store.schema.delivering import (
    SENDING,
    WAITING,
    composition_stories,
    compositions,
    deliveries,
    digests,
    shown,
    updates,
)
from bot.store.schema.ground import UtcDateTime, metadata
from bot.store.schema.people import chats, invitations, meta, people, subscriptions
from bot.store.schema.reading import (
    article_topics,
    articles,
    chat_feeds,
    entries,
    feeds,
    mentions,
    name_keys,
    stories,
    topics,
)

__all__ = [
    "SENDING",
    "WAITING",
    "UtcDateTime",
    "article_topics",
    "articles",
    "chat_feeds",
    "chats",
    "composition_stories",
    "compositions",
    "deliveries",
    "digests",
    "entries",
    "feeds",
    "invitations",
    "mentions",
    "meta",
    "metadata",
    "name_keys",
    "people",
    "shown",
    "stories",
    "subscriptions",
    "topics",
    "updates",
]
