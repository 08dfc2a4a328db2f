"""Messages in neutral blocks: what is said, not how a platform shows it.

A message is a row of sections. A platform keeps a section in one part where it fits, puts an
empty line between sections and a line break between the blocks of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style; ``url`` makes it a link.

    ``quoted``: a source's own words. A name or a command in them is shown as it is written, and
    platforms make neither a mention nor something to tap of it.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    url: str | None = None
    quoted: bool = False


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names what follows."""

    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, one line for each item."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class More:
    """Text that the reader sees after a tap, where the platform can do that."""

    lines: tuple[Line, ...]


Block = Heading | Paragraph | Bullets | More
Section = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Button:
    """A tap that stands for typing ``command``, or opens ``url``.

    ``private``: in a group it opens the private chat instead and changes nothing for the others.
    """

    label: str
    command: str | None = None
    url: str | None = None
    private: bool = False


#: What an attachment may weigh, in bytes: it waits in the database until it was sent.
MOST_ATTACHED = 1_000_000
PNG = "image/png"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that comes with a message: a picture is shown, anything else is there to be saved.

    ``alt`` says in words what a picture shows; where no picture can be sent it stands for it.
    Raises ValueError when it is larger than ``MOST_ATTACHED``.
    """

    name: str
    media: str
    content: bytes
    alt: str = ""

    def __post_init__(self) -> None:
        if len(self.content) > MOST_ATTACHED:
            raise ValueError(f"{self.name} has {len(self.content)} bytes, {MOST_ATTACHED} may be")

    @property
    def shown(self) -> bool:
        """Is it a picture?"""
        return self.media.startswith("image/")


@dataclass(frozen=True, slots=True)
class Message:
    """What is said in one go; ``buttons`` are rows that stand under its last part.

    ``attached`` stands above the text, where the platform has a place for it.
    """

    sections: tuple[Section, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    silent: bool = False
    attached: Attachment | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One platform-sized piece: ``body`` as its platform sends it (JSON), ``text`` as it reads.

    ``silent``: to be sent without a sound, whatever its body says.
    """

    body: Mapping[str, object]
    text: str
    silent: bool = False


def span(text: str, url: str | None = None) -> Span:
    """A plain run of text, or a link."""
    return Span(text, url=url)


def said(text: str, url: str | None = None) -> Span:
    """A source's own words, or a link on them."""
    return Span(text, url=url, quoted=True)


def picture(png: bytes, alt: str, name: str = "picture.png") -> Attachment:
    """A picture to go with a message; ``alt`` says what it shows to who cannot see it."""
    return Attachment(name, PNG, png, alt)


def plain(*lines: str, buttons: tuple[tuple[Button, ...], ...] = ()) -> Message:
    """A message of plain lines, each a section of its own."""
    return Message(tuple((Paragraph((Span(line),)),) for line in lines), buttons)


def lines_of(block: Block) -> Iterator[Line]:
    """The lines of a block, in order."""
    match block:
        case Heading(line) | Paragraph(line):
            yield line
        case Bullets(items):
            yield from items
        case More(lines):
            yield from lines


def text_of(message: Message) -> str:
    """The message as plain text, links left out."""
    return "\n\n".join(
        "\n".join("".join(s.text for s in line) for block in section for line in lines_of(block))
        for section in message.sections
    )
