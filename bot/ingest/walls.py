"""Pages that hold no article to read: paywalls, cookie walls, "enable JavaScript", live blogs.

What such a page says is not the article, so it is said what it is, and nothing is summed up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ingest.linked_data import Thing, listed
from bot.wall import Wall

#: Above this many characters there is an article, whatever else the page asks for.
_A_WHOLE_ARTICLE = 1_500
#: Under this many, what asks for a click is a notice and not an article about such notices.
_A_NOTICE = 600
_LIVE_STAMPS = 6
_STAMP = re.compile(r"(?m)^\W{0,3}([01]?\d|2[0-3])[:.][0-5]\d\b")
_LIVE_PATH = re.compile(
    r"/(?:[\w-]+-)?live(?:-?(?:blog|ticker|updates?|news))?(?:[/-]|$)|/liveticker"
)
_PHRASES: tuple[tuple[Wall, re.Pattern[str]], ...] = tuple(
    (note, re.compile("|".join(words), re.IGNORECASE))
    for note, words in (
        (
            Wall.SCRIPT,
            (
                r"(?:enable|turn on|activate|requires?|needs?)\s+javascript",
                r"javascript (?:is|has been|must be|to be)?\s*(?:disabled|enabled|required|turned)",
                r"javascript (?:aktivier|einschalt|ist deaktiviert)",
                r"activ(?:er|ez|ar|e|a) (?:el |le |o )?javascript",
                r"(?:włącz|wlacz|włączyć) (?:obsługę )?javascript",
                r"(?:включите|включить|увімкніть|уключыце) (?:поддержку |підтримку )?javascript",
            ),
        ),
        (
            Wall.ROBOT,
            (
                r"(?:checking|verifying) (?:if the site|your browser|that you are|you are)",
                r"(?:are you|you are not|you're not|not) a robot\b",
                r"unusual (?:traffic|activity) from your",
                r"(?:complete|solve) the captcha",
                r"sind sie (?:ein mensch|kein roboter)",
                r"подтвердите, что (?:вы )?не робот",
            ),
        ),
        (
            Wall.PAYWALL,
            (
                (
                    r"(?:subscribe|sign up|sign in|log in|register|become a member)\b[^.\n]{0,40}"
                    r"\bto (?:continue|keep|read|unlock|access|view)"
                ),
                (
                    r"(?:article|story|content|page) is (?:only |exclusively |reserved )?"
                    r"(?:available )?(?:for|to) (?:our |paying )?(?:subscribers|members)"
                ),
                r"(?:for|to) subscribers only|subscriber[- ]only|subscribers-only",
                r"already (?:a )?(?:subscriber|subscribed|a member)\?",
                r"(?:you have|you've) (?:reached|used|read) [^.\n]{0,30}free (?:article|stor)",
                (
                    r"(?:jetzt|mit abo|abo abschließen|nur für abonnenten|artikel freischalten)"
                    r"[^.\n]{0,30}(?:weiterlesen|lesen|freischalten|abonnenten)"
                ),
                r"(?:article|contenu) (?:est )?réservé aux? abonné",
                r"il vous reste [^.\n]{0,30}de cet article",
                r"(?:contenido|artículo) (?:exclusivo|solo) para suscriptores",
                r"suscríbete para (?:seguir|continuar) leyendo",
                r"(?:contenuto|articolo) riservato agli abbonati",
                (
                    r"(?:dostęp|artykuł|treść) [^.\n]{0,30}(?:dla|tylko dla) "
                    r"(?:prenumeratorów|subskrybentów)"
                ),
                r"(?:материал|статья|текст) доступ[^.\n]{0,30}(?:по подписке|подписчик)",
                r"(?:матеріал|стаття|текст) доступ[^.\n]{0,30}(?:за передплатою|передплатник)",
                r"(?:word abonnee|alleen voor abonnees)",
                r"(?:exclusivo para|conteúdo para) assinantes",
                r"(?:pouze|jen) pro předplatitele",
            ),
        ),
        (
            Wall.COOKIES,
            (
                r"(?:accept|allow|agree to|consent to|manage)[^.\n]{0,40}cookies",
                r"(?:we|our partners|our site|this site) (?:and our partners )?use[s]? cookies",
                r"cookies?[^.\n]{0,40}(?:zustimmen|akzeptieren|einwilligen)",
                r"(?:accepter|autoriser|gérer)[^.\n]{0,30}cookies",
                r"(?:aceptar|acepta|aceitar|accetta)[^.\n]{0,30}cookies?",
                r"(?:akceptuj|zgoda na|zgadzam)[^.\n]{0,40}cookie",
                r"(?:файлы|файли|файлы) cookie",
            ),
        ),
    )
)
_AT_LENGTH = tuple((note, phrase) for note, phrase in _PHRASES if note == Wall.PAYWALL)


def wall_of(text: str, *, url: str, said: Sequence[Thing] = (), tier: str = "") -> Wall | None:
    """What stands in an article's place on a page; None if there is an article.

    text: what was extracted; said: all things in its JSON-LD; tier: its ``article:content_tier``.
    """
    if _is_live(said) or (_LIVE_PATH.search(url) and len(_STAMP.findall(text)) >= _LIVE_STAMPS):
        return Wall.LIVE
    if len(text) >= _A_WHOLE_ARTICLE:
        return None
    if tier.lower() in ("locked", "metered") or any(_is_locked(each) for each in said):
        return Wall.PAYWALL
    # A few sentences may well be an article on cookies; a paywall shows more of its article.
    asking = _PHRASES if len(text) < _A_NOTICE else _AT_LENGTH
    return next((note for note, phrase in asking if phrase.search(text)), None)


def _is_live(said: Sequence[Thing]) -> bool:
    return any("LiveBlogPosting" in listed(each.get("@type")) for each in said)


def _is_locked(each: Thing) -> bool:
    return str(each.get("isAccessibleForFree", "")).strip().lower() == "false"
