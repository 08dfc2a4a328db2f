"""How full a Discord message is: its text, or the embeds that its sections become."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.pieces.cut import opens_quote, separator
from bot.pieces.layout import Piece
from bot.platforms.discord.links import embed_url
from bot.platforms.discord.markdown import cost, escape, units

MAX_CONTENT = 2000
MAX_TITLE = 256
MAX_DESCRIPTION = 4096
MAX_EMBEDS = 10
#: Over the titles, descriptions and footers of all embeds of one message.
MAX_TOTAL = 6000
_SPOILER = 4


@dataclass(frozen=True, slots=True)
class Text:
    """A message of plain text."""

    units: int = 0
    last: Piece | None = None
    most: int = MAX_CONTENT

    def plus(self, piece: Piece) -> Text | None:
        """With one more piece; None if that is more than a message holds."""
        full = self.units + len(separator(self.last, piece)) + written(self.last, piece)
        return None if full > self.most else Text(full, piece, self.most)


@dataclass(frozen=True, slots=True)
class Embeds:
    """A message of embeds: one for each section in ``titled``, which the others follow.

    before: units of the embeds that are full; title: of this one's title, with its ``urls``;
    marked: of the same words where they cannot be a title and stand in the description;
    description: of the rest.
    """

    titled: frozenset[int]
    embeds: int = 0
    before: int = 0
    title: int = 0
    urls: frozenset[str] = frozenset()
    marked: int = 0
    description: int = 0
    last: Piece | None = None
    most: int = MAX_TOTAL

    @property
    def this(self) -> int:
        """Units of the embed at hand."""
        return self.description + (self.title if self.named else self.marked)

    @property
    def named(self) -> bool:
        """Whether what names its section is its title."""
        return fits_title(self.title, self.urls)

    def plus(self, piece: Piece) -> Embeds | None:
        """With one more piece; None if that is more than a message holds."""
        full = self._opened() if begins_embed(self.last, piece, self.titled) else self
        new = written(self.last, piece)
        if is_title(piece, self.titled):
            title = full.title + units(escape(piece.text))
            urls = full.urls | ({piece.style.url} if piece.style.url else set())
            full = replace(full, title=title, urls=urls, marked=full.marked + new, last=piece)
        else:
            between = len(separator(self.last, piece))
            full = replace(full, description=full.description + between + new, last=piece)
        below = full.description + (0 if full.named else full.marked)
        fits = (
            full.embeds <= MAX_EMBEDS
            and below <= MAX_DESCRIPTION
            and full.before + full.this <= full.most
        )
        return full if fits else None

    def _opened(self) -> Embeds:
        return replace(
            self,
            embeds=self.embeds + 1,
            before=self.before + self.this,
            title=0,
            urls=frozenset(),
            marked=0,
            description=0,
        )


def begins_embed(before: Piece | None, piece: Piece, titled: frozenset[int]) -> bool:
    """Whether an embed begins with this piece."""
    if before is None:
        return True
    return before.place.section != piece.place.section and piece.place.section in titled


def is_title(piece: Piece, titled: frozenset[int]) -> bool:
    """Whether it stands in the line that names its section."""
    place = piece.place
    return place.section in titled and place.block == 0 and place.line == 0


def fits_title(long: int, urls: Collection[str]) -> bool:
    """Whether words so long, with these links, can be an embed's title, which has one at most."""
    return long <= MAX_TITLE and len(urls) <= 1 and all(embed_url(url) for url in urls)


def written(before: Piece | None, piece: Piece) -> int:
    """Units of a piece as markdown, with what opens and closes its style and spoiler."""
    glued = before is not None and before.place == piece.place and before.style == piece.style
    marks = 0 if glued else cost(piece.style)
    return units(escape(piece.text)) + marks + _SPOILER * opens_quote(before, piece)
