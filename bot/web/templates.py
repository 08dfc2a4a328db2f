"""The pages' templates: every character escaped, times and links made in one place."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.digest.compose import sentences_of
from bot.letters import letters
from bot.texts.catalogue import ENGLISH, texts_in
from bot.web.links import topic_path, web_address, with_fragment
from bot.web.visit import Site

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("bot.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "day": _day,
        "letters": letters,
        "quoted_path": lambda text: quote(text, safe=""),
        "topic_path": topic_path,
        "fragment": with_fragment,
        "size": _size,
        "language": lambda code: None if code in ("", "und") else code,
    }
    made.tests["web_address"] = web_address
    made.globals |= {"sentences_of": sentences_of, "style": f"/style.css?{_version()}"}
    return made


def rendered(
    template: str,
    site: Site,
    now: datetime,
    *,
    here: str,
    signed_in: bool,
    **values: object,
) -> str:
    """The template's text."""
    zone = ZoneInfo(site.zone)

    def local(moment: datetime) -> datetime:
        return moment.astimezone(zone)

    return (
        _environment()
        .get_template(template)
        .render(
            site=site,
            now=now,
            here=here,
            signed_in=signed_in,
            may=lambda area: signed_in or area in site.public,
            local=local,
            **values,
        )
    )


def macro(template: str, **values: object) -> str:
    """A piece of a page by itself."""
    return _environment().get_template(template).render(**values)


@cache
def asset(name: str) -> str:
    """The text of a file that the pages need: the style, the sign."""
    return (files("bot.web") / "static" / name).read_text("utf-8")


def _version() -> str:
    return hashlib.sha256(asset("style.css").encode()).hexdigest()[:12]


def _day(day: date, *, short: bool = False) -> str:
    """ "Friday 20 November 2026", or short "20 Nov"."""
    if short:
        return texts_in(ENGLISH).day(day, "pattern-day")
    return f"{day:%A} {day.day} {day:%B %Y}"


def _size(number: int) -> str:
    """Bytes as a person reads them."""
    for unit, bytes_of in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if number >= bytes_of:
            return f"{number / bytes_of:.1f} {unit}"
    return f"{number} bytes"
