"""What is kept of a person: all of it told, all of it forgotten."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.command import Asked, lines_together
from bot.commands.languages import named
from bot.commands.request import Answer
from bot.commands.timetable import described
from bot.message import Button
from bot.model import Subscription
from bot.store import chats, feeds, forgetting, people, saved, subscriptions
from bot.texts.catalogue import LANGUAGES
from bot.texts.said import Wrong

_MOST_SAVED = 1_000
_SURE = "yes"


async def my_data(asked: Asked) -> Answer:
    """Everything that is stored of whoever asks."""
    if not asked.private:
        raise Wrong("mydata-in-private", line="/mydata")
    texts, chat, here = asked.texts, asked.chat, asked.request
    since = await people.since(asked.tx, here.address.platform, here.person)
    kept = await saved.of_person(asked.tx, here.address.platform, here.person, _MOST_SAVED)
    own = await feeds.of_chat(asked.tx, chat.id)
    lines = [
        texts("mydata-who", id=here.person, name=chat.title, role=asked.role),
        texts("mydata-since", date=texts.day((since or chat.created_at).date(), "pattern-date")),
    ]
    lines += [described(order, asked.now, texts) for order in await _orders(asked)]
    told = {
        "mydata-zone": chat.timezone,
        "mydata-language": LANGUAGES.get(chat.language or "", chat.language),
        "mydata-follows": texts.joined(chat.follows),
        "mydata-muted": texts.joined(chat.muted),
        "mydata-preferred": texts.joined(chat.preferred),
        "mydata-reads": named(chat.reads, texts) if chat.reads else None,
        "mydata-feeds": texts.joined([feed.url for feed in own]),
        "mydata-set-up": texts.joined(await chats.titles_set_up_by(asked.tx, chat.address)),
    }
    lines += [texts(key, value=value) for key, value in told.items() if value]
    lines.append(texts("mydata-saved", number=len(kept)))
    lines.append(texts("mydata-forget"))
    return asked.show(lines_together(*lines))


async def forget_me(asked: Asked) -> Answer:
    """Delete all of it, once whoever asks is sure."""
    if not asked.private:
        raise Wrong("mydata-in-private", line="/forgetme")
    if asked.args.strip().casefold() != _SURE:
        button = Button(asked.texts("button-forget"), f"/forgetme {_SURE}")
        return asked.show(lines_together(asked.texts("forget-sure"), buttons=((button,),)))
    here = asked.request
    await forgetting.forget(asked.tx, here.address.platform, here.person, here.address)
    return replace(asked.say(asked.texts("forget-done")), forgets=True)


async def _orders(asked: Asked) -> list[Subscription]:
    return await subscriptions.of_chat(asked.tx, asked.chat.id)
