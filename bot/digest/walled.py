"""What a reader meets who follows a link to an article: a paywall, a live blog. Pure."""

from __future__ import annotations

from bot.model import Article
from bot.texts.catalogue import Texts
from bot.wall import Wall


def walled(article: Article, texts: Texts) -> str:
    """The end of a line about an article, " · behind a paywall"; empty where it can be read."""
    match article.note:
        case Wall.PAYWALL:
            said = texts("note-paywall")
        case Wall.COOKIES:
            said = texts("note-cookies")
        case Wall.SCRIPT:
            said = texts("note-script")
        case Wall.ROBOT:
            said = texts("note-robot")
        case Wall.LIVE:
            said = texts("note-live")
        case None:
            return ""
    return f" · {said}"
