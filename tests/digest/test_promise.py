"""One digest for each local day, on record whatever happens: people change their minds, clocks
jump, machines sleep, processes are killed, chats come and go."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.errors import SendError, SendOutcome
from bot.store.migrate import migrate
from tests.builders import url_in
from tests.digest.promise import KINDS, MOMENT, Installation
from tests.digest.witness import Witness

CHATS = st.sampled_from(sorted(KINDS))
TIMES = st.sampled_from(["00:00", "02:30", "07:45", "08:00", "12:15", "18:00", "21:30", "23:58"])
ZONES = st.sampled_from(
    [
        "Europe/Warsaw",
        "America/New_York",
        "America/Nuuk",
        "Australia/Lord_Howe",
        "Pacific/Kiritimati",
        "Pacific/Honolulu",
        "Pacific/Apia",
    ]
)
#: Before the clocks change in Europe, in America, in Europe again, and not at all.
STARTS = st.sampled_from(
    [
        datetime(2026, 3, 28, 17, 3, tzinfo=UTC),
        datetime(2026, 3, 7, 23, 50, tzinfo=UTC),
        datetime(2026, 10, 24, 5, 59, tzinfo=UTC),
        datetime(2026, 11, 20, 12, tzinfo=UTC),
    ]
)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Promise(RuleBasedStateMachine):
    """What people, clocks and machines may do, in any order; the witness looks after each."""

    template: Path

    @initialize(start=STARTS)
    def begin(self, start: datetime) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.bot = Installation(self.folder, self.template, start)
        self.witness = Witness(self.folder, start)

    def _set(self, moment: datetime) -> None:
        self.bot.clock.set(moment)
        self.witness.moved(moment)

    @rule(chat=CHATS, at=TIMES, topics=st.sampled_from(["", "Report", "Museum"]))
    def subscribe(self, chat: str, at: str, topics: str) -> None:
        self.bot.say(chat, f"/subscribe {at} {topics}")

    @rule(chat=CHATS, at=TIMES, other=TIMES)
    def subscribe_twice_a_day(self, chat: str, at: str, other: str) -> None:
        self.bot.say(chat, f"/subscribe {at} and {other}")

    @rule(chat=CHATS)
    def unsubscribe(self, chat: str) -> None:
        self.bot.say(chat, "/unsubscribe")

    @rule(chat=CHATS, at=TIMES)
    def change_time(self, chat: str, at: str) -> None:
        self.bot.say(chat, f"/time {at}")

    @rule(chat=CHATS, zone=ZONES)
    def travel(self, chat: str, zone: str) -> None:
        self.bot.say(chat, f"/timezone {zone}")

    @rule(chat=CHATS, days=st.sampled_from(["daily", "mon-fri", "sat,sun"]))
    def change_days(self, chat: str, days: str) -> None:
        self.bot.say(chat, f"/days {days}")

    @rule(chat=CHATS, line=st.sampled_from(["/pause", "/resume", "/digest", "/start"]))
    def say(self, chat: str, line: str) -> None:
        self.bot.say(chat, line)

    @rule(chat=CHATS)
    def block(self, chat: str) -> None:
        self.bot.leave(chat)

    @rule(chat=CHATS)
    def return_(self, chat: str) -> None:
        self.bot.say(chat, "/start")
        self.bot.say(chat, "/resume")

    @rule(number=st.integers(1, 5))
    def read(self, number: int) -> None:
        for _ in range(number):
            self.bot.report()

    @rule(span=st.sampled_from([timedelta(minutes=7), HOUR, 5 * HOUR, DAY]))
    def live(self, span: timedelta) -> None:
        """The service runs: whatever comes due is done a moment later."""
        end = self.bot.clock.now() + span
        self.bot.tick()
        self.bot.send()
        while True:
            later = [at for at in self.witness.next_moments() if self.bot.clock.now() < at <= end]
            if not later:
                break
            self._set(min(later) + MOMENT)
            self.bot.tick()
            self.bot.send()
        if self.bot.clock.now() < end:
            self._set(end)

    @rule(hours=st.sampled_from([1, 5, 6, 7, 30]))
    def sleep(self, hours: int) -> None:
        self._set(self.bot.clock.now() + hours * HOUR)

    @rule(jump=st.sampled_from([-DAY, -HOUR, HOUR, DAY]))
    def turn_the_clock(self, jump: timedelta) -> None:
        self._set(self.bot.clock.now() + jump)

    @rule()
    def tick(self) -> None:
        self.bot.tick()

    @rule()
    def send(self) -> None:
        self.bot.send()

    @rule(arrives=st.booleans())
    def crash(self, arrives: bool) -> None:
        self.bot.crash(arrives=arrives)

    @rule(arrives=st.booleans(), outcome=st.sampled_from(["unknown", "retry", "blocked"]))
    def send_in_a_storm(self, arrives: bool, outcome: SendOutcome) -> None:
        self.bot.gate.arrives = arrives and outcome == "unknown"
        self.bot.gate.answers = [SendError("a storm", outcome=outcome)]
        self.bot.send()
        self.bot.gate.answers, self.bot.gate.arrives = [], False

    @precondition(lambda self: hasattr(self, "bot"))
    @invariant()
    def is_kept(self) -> None:
        self.witness.look(self.bot.gate.arrived, self.bot.kills)

    def teardown(self) -> None:
        if hasattr(self, "bot"):
            try:
                self._settle()
            finally:
                self.bot.close()
                shutil.rmtree(self.folder)

    def _settle(self) -> None:
        """A quiet end: what is owed is sent, and every slot that passed is closed."""
        for chat in KINDS:
            self.bot.say(chat, "/pause")
        for _ in range(4):
            self._set(max([self.bot.clock.now(), *self.witness.next_moments()]) + MOMENT)
            self.bot.tick()
            self.bot.send()
        self.witness.look(self.bot.gate.arrived, self.bot.kills)
        self.witness.at_rest(self.bot.gate.arrived)


async def prepared(folder: Path) -> Path:
    """An empty database with its tables, to be copied."""
    await migrate(url_in(folder))
    return folder / "news.db"


QUICK = settings(
    max_examples=10,
    phases=[Phase.explicit, Phase.generate],  # a failure is told at once, not made small
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


async def test_one_digest_for_each_local_day_whatever_happens(tmp_path: Path) -> None:
    Promise.template = await prepared(tmp_path)
    await asyncio.to_thread(run_state_machine_as_test, Promise, settings=QUICK)
