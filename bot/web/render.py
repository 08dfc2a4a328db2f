"""A message as a page: plain HTML, every character escaped, no script, no asset from elsewhere."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.message import Bullets, Heading, Message, More

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(loader=PackageLoader("bot.web"), autoescape=True, undefined=StrictUndefined)
    made.tests["heading"] = lambda block: isinstance(block, Heading)
    made.tests["bullets"] = lambda block: isinstance(block, Bullets)
    made.tests["more"] = lambda block: isinstance(block, More)
    made.tests["web_address"] = _is_web_address
    return made


def _is_web_address(url: str) -> bool:
    """No javascript:, no data:, and nothing that is no address at all."""
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def page(title: str, message: Message) -> str:
    """The whole message as one HTML document."""
    return _environment().get_template("digest.html").render(title=title, message=message)
