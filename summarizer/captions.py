"""Is a sentence a picture's caption? By what only captions say, in the languages that we know."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 800  # characters; what is longer is no caption, and might be hostile
# Who is who in a picture, that it is from the archive, that there is one: by language.
_SAYS: Final = re.compile(
    r"\(\d(?:st|nd|rd|th)(?: from)? (?:L|R|left|right)\)|\(L\).*\([RC]\)|\([RC]\).*\(L\)"
    r"|^FILE\s?[-–—:]|\b(?:file|handout|undated) (?:photo|picture|image)"
    r"|\b[Ii]n this (?:[\w.,]+ ){0,4}(?:photo|picture|handout|screengrab)\b"
    r"|\bpictured (?:here|above|below|left|right)\b"
    r"|(?:Archiv|Symbol)(?:bild|foto)|\b[Uu]nser (?:Bild|Foto) zeigt|\([2-9]\. ?v\. ?[lr]\.\)"
    r"|[Pp]hoto d['’]archives?|\(à (?:gauche|droite)\)"
    r"|[Ff]oto d['’]archivio|\(a (?:sinistra|destra)\)"
    r"|[Ff]oto de ar(?:ch|qu)ivo|\(a la (?:izquierda|derecha)\)|\(à (?:esquerda|direita)\)"
    r"|[Aa]rchieffoto|[Ii]lustrační foto|\((?:vlevo|vpravo)\)"
    r"|[Zz]djęcie (?:archiwalne|ilustracyjne)|\(z (?:lewej|prawej)\)"
    r"|[Фф]ото (?:из архива|з архіву)|[Аа]рх[иі]вн(?:ое|е) фото|[Аа]рхіўнае фота"
    r"|\((?:слева|справа|ліворуч|праворуч|злева)\)"
    r"|[Aa]rşiv fotoğraf|Ảnh (?:minh họa|tư liệu)"
)
# As agencies end a caption: "… in Rome, Monday, Nov. 19, 2012.", "… in Homs February 14, 2014".
_ENDS: Final = re.compile(
    r"(?:(?<!day),|\b(?!\w*day )[A-Z][a-z]+)"
    r" (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, (?:19|20)\d\d\.?$"
)


def is_caption(text: str) -> bool:
    """Whether ``text`` tells of a picture that it stood under."""
    if len(text) > _LONGEST:
        return False
    return _SAYS.search(text) is not None or _ENDS.search(text, max(0, len(text) - 60)) is not None
