"""A page that looks like a chat on Telegram, to judge a message without sending it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from bot.message import Part

_STYLE = """
body{background:#c7d8bd;font:15px/1.35 -apple-system,Roboto,"DejaVu Sans",sans-serif;margin:0}
main{max-width:430px;margin:0 auto;padding:12px}
.bubble{background:#fff;border-radius:12px;padding:8px 10px;margin:0 0 4px;white-space:pre-wrap;
overflow-wrap:anywhere;unicode-bidi:plaintext;box-shadow:0 1px 1px #0002}
.bubble a{color:#2678b6;text-decoration:none}
blockquote{margin:4px 0;padding:2px 8px;border-left:3px solid #3f8bce;background:#eef5fb;
border-radius:4px;max-height:4.1em;overflow:hidden;position:relative;unicode-bidi:plaintext}
blockquote[expandable]::after{content:"⌄";position:absolute;right:4px;bottom:0;color:#3f8bce;
background:#eef5fb;padding:0 4px}
.row{display:flex;gap:4px;margin:0 0 4px}
.row span{flex:1;background:#5a7d6a99;color:#fff;border-radius:8px;text-align:center;
padding:7px 2px}
"""


def page(parts: Sequence[Part]) -> str:
    """The parts one under the other, as HTML; what waits behind a tap is shown closed."""
    shown = "".join(_part(part) for part in parts)
    return (
        '<!doctype html><meta charset="utf-8"><title>Telegram</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<style>{_STYLE}</style><main>{shown}</main>\n"
    )


def _part(part: Part) -> str:
    # The body is the little HTML that Telegram reads, and that browsers read the same way; but
    # that a line ends where a quote does, which Telegram does not know.
    text = str(part.body["text"]).replace("</blockquote>\n", "</blockquote>")
    bubble = f'<div class="bubble">{text}</div>'
    markup = part.body.get("reply_markup")
    rows = markup["inline_keyboard"] if isinstance(markup, dict) else []
    return bubble + "".join(
        '<div class="row">'
        + "".join(f"<span>{escape(str(button['text']))}</span>" for button in row)
        + "</div>"
        for row in rows
    )
