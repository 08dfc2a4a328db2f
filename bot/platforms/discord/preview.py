"""A page that looks like a channel on Discord, to judge a message without sending it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from bot.message import Part

_STYLE = """
body{background:#313338;color:#dbdee1;font:15px/1.4 "gg sans","DejaVu Sans",sans-serif;margin:0}
main{max-width:560px;margin:0 auto;padding:12px 16px}
.text,.embed{white-space:pre-wrap;overflow-wrap:anywhere;margin:0 0 6px}
.text,.title,.below{unicode-bidi:plaintext}
.embed{background:#2b2d31;border-left:4px solid;border-radius:4px;padding:8px 14px 10px;
max-width:516px;font-size:14px}
.title{font-weight:600;font-size:15px;color:#f2f3f5;margin-bottom:4px}
a{color:#00a8fc;text-decoration:none}
.spoiler{background:#1e1f22;color:transparent;border-radius:3px}
code{background:#1e1f22;border-radius:3px;padding:0 3px}
footer{font-size:12px;margin-top:6px}
.row{display:flex;gap:6px;margin:4px 0}
.row span{background:#4e5058;color:#fff;border-radius:4px;padding:5px 14px;font-size:14px}
.message{margin-bottom:16px}
"""
#: An escaped sign, a spoiler, a masked link, bold, italic, code, an address.
_MARKS = re.compile(
    r"\\(?P<sign>[^0-9A-Za-z\s])"
    r"|\|\|(?P<spoiler>(?:\\.|[^\\])+?)\|\|"
    r"|\[(?P<link>[^\[\]]+)\]\((?P<url>https?://[^\s)]+)\)"
    r"|\*\*(?P<bold>(?:\\.|[^\\])+?)\*\*"
    r"|(?<!\w)_(?P<italic>(?:\\.|[^\\_])+?)_(?!\w)"
    r"|`(?P<code>[^`]+)`"
    r"|(?P<address>https?://[^\s<]+)",
    re.DOTALL,
)


def page(parts: Sequence[Part]) -> str:
    """The messages one under the other, as HTML; what waits behind a tap is shown closed."""
    shown = "".join(_message(part.body) for part in parts)
    return (
        '<!doctype html><meta charset="utf-8"><title>Discord</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<style>{_STYLE}</style><main>{shown}</main>\n"
    )


def html(markdown: str) -> str:
    """Discord's markdown, as far as we write it, as a browser shows it."""
    written: list[str] = []
    at = 0
    for found in _MARKS.finditer(markdown):
        written += (escape(markdown[at : found.start()]), _marked(found))
        at = found.end()
    return "".join((*written, escape(markdown[at:])))


def _marked(found: re.Match[str]) -> str:
    inside = found[found.lastgroup or 0]
    match found.lastgroup:
        case "sign":
            return escape(inside)
        case "spoiler":
            return f'<span class="spoiler">{html(inside)}</span>'
        case "bold":
            return f"<b>{html(inside)}</b>"
        case "italic":
            return f"<i>{html(inside)}</i>"
        case "code":
            return f"<code>{escape(inside)}</code>"
        case "address":
            return f'<a href="{escape(inside)}">{escape(inside)}</a>'
        case _:
            return f'<a href="{escape(found["url"])}">{html(found["link"])}</a>'


def _message(body: Mapping[str, Any]) -> str:
    shown = []
    if "content" in body:
        shown.append(f'<div class="text">{html(body["content"])}</div>')
    shown += [_embed(embed) for embed in body.get("embeds", [])]
    shown += [_row(row["components"]) for row in body.get("components", [])]
    return f'<div class="message">{"".join(shown)}</div>'


def _embed(embed: Mapping[str, Any]) -> str:
    title = html(embed.get("title", ""))
    if "url" in embed:
        title = f'<a href="{escape(embed["url"])}">{title}</a>'
    shown = f'<div class="title">{title}</div>' if title else ""
    shown += f'<div class="below">{html(embed.get("description", ""))}</div>'
    if "footer" in embed:
        shown += f"<footer>{escape(embed['footer']['text'])}</footer>"
    return f'<div class="embed" style="border-color:#{embed["color"]:06x}">{shown}</div>'


def _row(buttons: Sequence[Mapping[str, Any]]) -> str:
    labels = [escape(str(one.get("label", "choose…"))) for one in buttons]
    return '<div class="row">' + "".join(f"<span>{label}</span>" for label in labels) + "</div>"
