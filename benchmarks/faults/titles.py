"""Can a headline break a message? Telegram's own parser is asked, offline.

Every headline goes the whole way: into a story, with more of its kind as sources, sentences and
links, into a digest, a list or a card, and into Telegram's parts. TDLib, which Telegram's servers
share, parses each part (it is on PyPI as ``tdjson``). The same headlines as they came are parsed
beside them, so that it is seen that the parser does refuse.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import islice

from benchmarks.faults.hostile import titles
from benchmarks.faults.promises import Promise, campaign
from bot.digest.card import story_card
from bot.digest.compose import digest_parts, story_list
from bot.digest.header import Header
from bot.digest.select import Selection
from bot.message import Message, Part
from bot.model import Article, Chosen, Story, StorySentence
from bot.platforms.telegram.render import render
from bot.quotes import Conflict, Quote
from bot.texts.catalogue import ENGLISH, texts_in
from bot.texts.said import Said

_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_TEXTS = texts_in(ENGLISH)
_SEED = 20261120
_A_DIGEST = 12
_FULL = 5
_MOST_UNITS = 4096
_MOST_ENTITIES = 100
_NUMBER = re.compile(r"\n\n\(\d+/\d+\)\Z")
#: The styles that we use; anything else came out of somebody's headline.
_OURS = {
    "textEntityTypeBold",
    "textEntityTypeItalic",
    "textEntityTypeTextUrl",
    "textEntityTypeExpandableBlockQuote",
}

Parsed = dict[str, object]
Parse = Callable[[str], Parsed]


@dataclass(slots=True)
class Count:
    """What was parsed, and of each thing that may not be how often it was and its first case."""

    titles: int = 0
    parts: int = 0
    units: int = 0
    entities: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    cases: dict[str, str] = field(default_factory=dict)

    def blame(self, fault: str, case: str) -> None:
        """Something that was promised never to be."""
        self.faults[fault] += 1
        self.cases.setdefault(fault, case)


def parser() -> Parse:
    """TDLib's parser of HTML. Exits, saying what to type, if it is not installed."""
    try:
        from tdjson import td_execute
    except ImportError:
        sys.exit("This campaign asks Telegram's own parser. Type: .venv/bin/pip install tdjson")

    def ask(question: Parsed) -> Parsed:
        answer = td_execute(json.dumps(question).encode())
        found: Parsed = json.loads(answer or b"{}")
        return found

    def parse(text: str) -> Parsed:
        mode = {"@type": "textParseModeHTML"}
        return ask({"@type": "parseTextEntities", "text": text, "parse_mode": mode})

    ask({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
    return parse


def run(quick: bool) -> list[Promise]:
    """Render and parse so many headlines, cleaned by us and as they came."""
    parse, number = parser(), 5_000 if quick else 100_000
    count, raw = Count(), 0
    source = titles(number, _SEED)
    while batch := list(islice(source, _A_DIGEST)):
        count.titles += len(batch)
        raw += sum(_refused(parse(f"<b>{title}</b>")) for title in batch)
        stories = [_story(at, batch) for at in range(len(batch))]
        _judge(parse, _digest(stories, batch), batch, count)
        if not count.titles % (_A_DIGEST * _A_DIGEST):
            # Sixty short stories: more entities than one part may have.
            short = [replace(story, title=story.title[:8], sentences=()) for story in stories]
            shown = story_list(batch[0], short * _FULL, now=_NOW, texts=_TEXTS)
            _judge(parse, _rendered(shown), batch[:1], count)
        card = _rendered(story_card(stories[0], now=_NOW, texts=_TEXTS))
        _judge(parse, card, batch[:1], count)
    done = f"{count.titles:,} headlines, {count.parts:,} parts"
    share = raw / count.titles
    return [
        *(_promise(words, fault, done, count) for fault, words in _PROMISES.items()),
        Promise(
            f"never over {_MOST_UNITS} UTF-16 units or {_MOST_ENTITIES} entities",
            done,
            f"at most {count.units} units, {count.entities} entities",
            count.units <= _MOST_UNITS and count.entities <= _MOST_ENTITIES,
        ),
        Promise("the parser does refuse: headlines as they came", done, f"{share:.1%} refused",
                share > 0.1),
    ]  # fmt: skip


_PROMISES = {
    "refused": "no headline makes Telegram refuse a message",
    "text": "what Telegram reads is the text that we meant",
    "style": "no headline styles, links or mentions",
    "address": "every link leads to http or https",
    "lost": "no letter of a headline is lost",
}


def _promise(words: str, fault: str, done: str, count: Count) -> Promise:
    wrong = count.faults[fault]
    case = f", first: {count.cases[fault]}" if wrong else ""
    return Promise(words, done, f"{wrong} wrong{case}", not wrong)


def _story(at: int, batch: Sequence[str]) -> Story:
    """A story whose every word is somebody's headline."""
    title, other, third = (batch[(at + step) % len(batch)] for step in range(3))
    links = (f"https://e.example/{at}?q={other[:50]}", title[:80] or None)
    made = [
        Article(
            id=number,
            story_id=at + 1,
            url=link,
            source=name[:60],
            title=headline,
            published_at=_NOW - timedelta(hours=number),
            first_seen_at=_NOW,
            language="en",
            sentences=(),
            topics=(other[:40],),
            names=(),
        )
        for number, (headline, name, link) in enumerate(
            zip((title, other), (other, third), links, strict=True), start=1
        )
    ]
    told = (StorySentence(other, 1), StorySentence(third, 2), StorySentence(title + ".", 1, True))
    sides = (Quote(third, 1, other), Quote(other, 2, third))
    conflict = Conflict(third[:40], sides)
    return Story(at + 1, title, "en", tuple(made), told, (), (conflict,))


def _digest(stories: Sequence[Story], batch: Sequence[str]) -> tuple[Part, ...]:
    chosen = tuple(Chosen(story, 1.0) for story in stories)
    selection = Selection(chosen[:_FULL], chosen[_FULL:])
    note = Said("late-sent", {"due": batch[0][:60], "sent": batch[-1][:9]})
    header = Header(_NOW.date(), (batch[-1][:40],), note)
    return digest_parts(header, selection, now=_NOW, texts=_TEXTS, split=_rendered)


def _rendered(message: Message) -> tuple[Part, ...]:
    return render(message, "private", "news_bot")


def _refused(parsed: Parsed) -> bool:
    return parsed["@type"] != "formattedText"


def _judge(parse: Parse, parts: Sequence[Part], batch: Sequence[str], count: Count) -> None:
    read = []
    for part in parts:
        count.parts += 1
        parsed = parse(str(part.body["text"]))
        if _refused(parsed):
            count.blame("refused", f"{parsed.get('message')}: {part.text[:60]!r}")
            continue
        text = str(parsed["text"])
        read.append(_NUMBER.sub("", text))
        if text != part.text:
            count.blame("text", repr(text[:60]))
        count.units = max(count.units, len(text.encode("utf-16-le", "surrogatepass")) // 2)
        _judge_entities(parsed, count)
    whole = _letters("".join(read))
    for title in batch:
        if _letters(title) not in whole:
            count.blame("lost", repr(title[:60]))


def _judge_entities(parsed: Parsed, count: Count) -> None:
    entities = parsed["entities"]
    assert isinstance(entities, list)
    count.entities = max(count.entities, len(entities))
    for kind in _kinds(entities):
        name, address = str(kind["@type"]), str(kind.get("url", "http:"))
        if name not in _OURS:
            count.blame("style", name)
        if not address.startswith(("http:", "https:")):
            count.blame("address", address)


def _kinds(entities: Sequence[Parsed]) -> Iterator[Parsed]:
    for entity in entities:
        kind = entity["type"]
        assert isinstance(kind, dict)
        yield kind


def _letters(text: str) -> str:
    """What is read of a text when only letters and figures count."""
    return "".join(char for char in text if char.isalnum())


if __name__ == "__main__":
    sys.exit(campaign("titles", run))
