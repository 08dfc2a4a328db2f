"""A platform at its worst: nothing is lost, no flood is answered with more, no limit is passed."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random

from benchmarks.faults.arrivals import Account, Owed, all_owed, compare, still_owed
from benchmarks.faults.bulletin import Reader, prepare
from benchmarks.faults.lives import Lives, telegram
from benchmarks.faults.promises import Promise, campaign
from benchmarks.faults.storm_server import LOSING, StormServer
from tests.fakes.bot_api import most_within

SEED = 20261121
_RATE = 30
#: Requests that are a second apart here may be this much less there: the way takes its time.
_JITTER = 0.05
#: We leave a full rate's worth a second; the way there, 0 to 25 s long here, bunches some of it.
_BUNCHED = 1.1


def run(quick: bool) -> list[Promise]:
    """The storm over many digests; quick: over fewer, and no answer is lost."""
    with tempfile.TemporaryDirectory() as folder:
        digests = 60 if quick else 500
        return asyncio.run(storm(Path(folder), digests=digests, lose_answers=not quick))


async def storm(
    folder: Path, *, digests: int, lose_answers: bool = True, seed: int = SEED
) -> list[Promise]:
    """One service through one storm. Without lost answers, whose pause is a minute, it is short."""
    rng = Random(seed)
    async with StormServer(rng, lose_answers=lose_answers) as api:
        readers = _readers(api, digests)
        lives = Lives(telegram(folder, api), api)
        lives.database.parent.mkdir(parents=True)
        await prepare(f"sqlite:///{lives.database}", readers)
        status = await lives.finish(lambda: still_owed(lives.database), 420)
        account = compare(all_owed(lives.database), api.requests, api.weather.moved)
        return [
            *_told_of_messages(api, account, status, digests),
            *_told_of_pace(api),
        ]


def _readers(api: StormServer, digests: int) -> list[Reader]:
    """Most are people with short digests; some are groups, some leave, some groups move."""
    readers = []
    for number in range(digests):
        person = api.world.person(f"Reader {number}")
        if number % 10 == 0:
            chat = api.world.group(f"Group {number}", creator=person)
            readers.append(Reader(chat.id, "group", "long"))
            if number % 20 == 0:
                api.moving.add(chat.id)
        else:
            chat = api.world.private(person)
            readers.append(Reader(chat.id, "private", "long" if number % 5 == 0 else "short"))
            if number % 25 == 1 or number % 50 == 5:
                api.leaving.add(chat.id)
    return readers


def _told_of_messages(
    api: StormServer, account: Account, status: int, digests: int
) -> list[Promise]:
    weather = api.weather
    owed, built = len(account.copies), len({each.cause for each in account.copies})
    lost = [each for each in account.lost if each.chat not in weather.left]
    broken = [
        cause for cause in account.incomplete if cause not in _causes_left(account, weather.left)
    ]
    ended = (each.state for each in account.copies if each.chat not in weather.left)
    wrong = sum(state != "sent" for state in ended)
    struck = ", ".join(f"{number} {kind}" for kind, number in sorted(weather.struck.items()))
    return [
        Promise(
            "a storm loses nothing",
            struck,
            f"{digests} digests, {owed} parts: {len(lost)} lost but of {len(weather.left)} chats "
            f"that blocked the bot; {digests - built} not built, "
            f"{wrong} given up, exit {status}",
            not lost and not wrong and built == digests and status == 0,
        ),
        Promise(
            "parts come in order, all of them",
            f"{built} digests",
            f"{len(account.disordered)} out of order, {len(broken)} incomplete",
            not account.disordered and not broken and not account.strays,
        ),
        _told_of_repeats(api, account),
        Promise(
            "who blocked the bot is left in peace",
            f"{len(weather.left)} chats",
            f"{weather.after_leaving} requests after the refusal",
            not weather.after_leaving,
        ),
        Promise(
            "every request is one that Telegram knows",
            f"{len(api.requests)} requests",
            f"{len(api.problems)} problems",
            not api.problems,
        ),
    ]


def _causes_left(account: Account, left: Mapping[int, float]) -> set[str]:
    return {owed.cause for owed in account.copies if owed.chat in left}


def _told_of_repeats(api: StormServer, account: Account) -> Promise:
    """Only a message whose answer was lost may come again, and once."""
    moved = api.weather.moved
    lost = {(moved.get(chat, chat), text): kind for (chat, text), kind in api.weather.lost.items()}
    why = Counter(lost.get(_key(owed), "nothing") for owed in account.repeated)
    most = max((len(times) for times in account.repeated.values()), default=1)
    told = ", ".join(f"{number} after {kind}" for kind, number in sorted(why.items())) or "none"
    return Promise(
        "only a message whose answer was lost comes again, once",
        f"{len(lost)} answers lost ({', '.join(LOSING)})",
        f"{account.repeats} repeats ({told}); at most {most} copies",
        not why.keys() - {"cut after", "no answer"} and most <= 2,
    )


def _key(owed: Owed) -> tuple[int, str]:
    return owed.chat, owed.text


def _told_of_pace(api: StormServer) -> list[Promise]:
    into, struck = api.weather.into_floods, api.weather.struck
    sends = [request for request in api.requests if request.method == "sendMessage"]
    times: dict[object, list[float]] = {}
    for request in sends:
        times.setdefault(request.parameters["chat_id"], []).append(request.at)
    everyone = [request.at for request in sends]
    peaks = [most_within(everyone, seconds) for seconds in (1.0, 1.0 - _JITTER)]
    chats = [
        max(most_within(each, seconds) for each in times.values())
        for seconds in (1.0, 1.0 - _JITTER)
    ]
    return [
        Promise(
            f"no request during {whose} flood pause",
            f"{struck[kind]} floods of 1 to 5 s",
            f"{into[f'{whose}, sent into']} requests, {into[f'{whose}, under way']} under way",
            not into[f"{whose}, sent into"],
        )
        for kind, whose in (
            ("flood of a chat", "a chat's own"),
            ("flood for everyone", "everyone's"),
        )
    ] + [
        Promise(
            "Telegram's limits are kept, by the server's clock (a tenth for the way)",
            f"{len(sends)} requests",
            f"peak {peaks[0]} in 1 s ({peaks[1]} in {1 - _JITTER} s) overall, "
            f"{chats[0]} ({chats[1]}) a chat",
            peaks[1] <= _RATE * _BUNCHED and chats[1] <= 1,
        )
    ]


if __name__ == "__main__":
    sys.exit(campaign("storms", run))
