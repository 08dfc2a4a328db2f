"""What is looked at where several processes share a PostgreSQL: who dies, who takes over."""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.compose.installation import ROLES, SERVICE
from tests.compose.visit import Visit, first_line, say
from tests.fakes.bot_api import Chat

#: Every sign of it means something in an address.
PASSWORD = "p@ss:w#rd/%41?x"
READERS = 60
#: How long PostgreSQL is away.
AWAY = 30.0
#: The promise for another's lead, and for an answer after it.
TAKEN_OVER = 10.0
_LEADS = re.compile(r"^(\S+) .*this process leads$", re.MULTILINE)


class Many(Visit):
    """One run through an installation of many processes."""

    async def all(self) -> None:
        """Every step, each on what the one before has left."""
        await self.needs_a_password()
        await self.build()
        await self.is_set_up_by_init()
        await self.refuses_a_wrong_password()
        await self.up()
        await self.claimed()
        await self.reads_and_answers()
        await self.shows_pages()
        await self.loses_nothing()
        await self.rolls()
        await self.grows()
        await self.rests()
        await self.stops()
        assert self.api.problems == [], self.api.problems

    async def needs_a_password(self) -> None:
        """Without one compose itself says what to set, before anything is started."""
        env = self.here.folder / ".env"
        whole = env.read_text("utf-8")
        env.write_text(re.sub(r"(?m)^NEWSDIGEST_POSTGRES_PASSWORD=.*$", "", whole), "utf-8")
        ended = await self.here.compose("config", "--quiet", status=None)
        assert ended.status, ended
        assert "NEWSDIGEST_POSTGRES_PASSWORD" in ended.complained, ended
        env.write_text(whole, "utf-8")
        await self.here.compose("config", "--quiet")
        say(f"without a password: {ended.complained.strip()}")

    async def is_set_up_by_init(self) -> None:
        """``init`` waits for PostgreSQL, and what it keeps in the volume is every role's."""
        flags = "--telegram-token-file - --timezone UTC --languages none"
        line = f"echo {self.api.token} | newsdigest init {flags}"
        words = ("run", "--rm", "-T", "-e", "NEWSDIGEST_TELEGRAM_TOKEN=", "--entrypoint", "sh")
        ended = await self.here.compose(*words, SERVICE, "-c", line, within=180)
        assert "this is @" in ended.said, ended
        self._blank_token()
        say(f"PostgreSQL made and ready, init done, in {ended.seconds:.1f} s")

    async def refuses_a_wrong_password(self) -> None:
        """One line says so."""
        words = ("run", "--rm", "--no-deps", "-T", "-e", "NEWSDIGEST_POSTGRES_PASSWORD=wrong")
        ended = await self.here.compose(*words, "ingest", "run", "--role", "ingest", status=1)
        (line,) = (x for x in ended.complained.splitlines() if x.startswith("newsdigest:"))
        assert "password authentication failed" in line, ended.complained
        assert "Traceback" not in ended.complained, ended.complained
        say(f"a wrong password: {line}")

    async def up(self) -> None:
        """All roles start at once on an empty database, and all are healthy."""
        ended = await self._scaled(2)
        states = {role: await self.here.containers(role) for role in ROLES}
        assert [len(states[role]) for role in ROLES] == [1, 2, 2], states
        for known in (one for role in ROLES for one in states[role]):
            assert known["State"]["Health"]["Status"] == "healthy", known["Name"]
            assert known["RestartCount"] == 0, known["Name"]
            assert known["HostConfig"]["ReadonlyRootfs"], known["Name"]
            assert known["HostConfig"]["LogConfig"]["Config"]["max-size"] == "10m", known["Name"]
        assert "no setting" not in await self.here.logs()
        say(f"one web, two ingest, two send: up and healthy after {ended.seconds:.1f} s")

    async def claimed(self) -> None:
        """The link in the log is whole, and only one process receives."""
        link = f"https://t.me/{self.api.world.bot.username}?start="
        found = re.search(rf"{re.escape(link)}(claim-[\w-]+)", await self.here.logs())
        assert found, await self.here.logs()
        answer = await self._asks(f"/start {found[1]}", within=60)
        say(f"claimed with the link of the log: {first_line(answer)!r}")

    async def shows_pages(self) -> None:
        """The pages ask for the token that stands in the volume, the same in every process."""
        published = (await self.here.compose("port", SERVICE, "8080")).said.strip()
        tokens = set()
        for role in ROLES:
            ended = await self.here.compose("exec", "-T", role, "cat", "/data/web_token")
            tokens.add(ended.said)
        (token,) = tokens
        assert await asyncio.to_thread(status_of, f"http://{published}/archive") == 200
        metrics = f"http://{published}/metrics"
        assert await asyncio.to_thread(status_of, metrics) == 404
        assert await asyncio.to_thread(status_of, metrics, token) == 200
        say("the pages answer; what is closed opens with the token of the volume")

    async def loses_nothing(self) -> None:
        """Whoever is killed while digests go out: each reader gets his, and gets it once."""
        chats = await self._subscribed(READERS)
        begun = len(self.api.sent)
        await self.api.wait_for(lambda api: len(api.sent) > begun + 5, timeout=240)
        lead = await self._leader()
        at = await self._killed(lead)
        before = len(self.api.sent)
        await self.api.wait_for(lambda api: len(api.sent) > before, timeout=60)
        took = time.monotonic() - at
        assert took < TAKEN_OVER, took
        say(f"the leading sender killed -9: the other sends after {took:.1f} s")
        (database,) = await self.here.containers("postgres")
        await self._killed(database)
        await asyncio.sleep(AWAY)
        await self.here.docker("start", database["Id"])
        at = time.monotonic()
        before = len(self.api.sent)
        await self.api.wait_for(lambda api: len(api.sent) > before, timeout=120)
        took = time.monotonic() - at
        say(f"PostgreSQL killed -9, back after {AWAY:.0f} s: sending {took:.1f} s on")
        await self.here.docker("start", lead["Id"])
        await self._all_got_one(chats, begun)
        await self._scaled(2)

    async def rolls(self) -> None:
        """Each process is killed and started in turn: what is asked meanwhile is answered once."""
        before, asked = len(self.api.sent), 0
        for role in ("send", "ingest", SERVICE):
            for known in await self.here.containers(role):
                at = await self._killed(known) if role != "send" else time.monotonic()
                restart = asyncio.create_task(self.here.docker("restart", known["Id"]))
                await self._asks("/latest", within=60)
                asked += 1
                took = time.monotonic() - at
                await restart
                await self._scaled(2)
                name = known["Name"].rpartition("-test-")[2]
                say(f"{name} restarted: /latest answered after {took:.1f} s")
        await asyncio.sleep(5)
        assert len(self.api.sent) == before + asked, self.api.dump()
        say(f"{asked} questions, {asked} answers")

    async def grows(self) -> None:
        """More of a role is started beside what runs; one process more reads what comes."""
        ended = await self._scaled(4)
        assert len(await self.here.containers("ingest")) == 4
        await self._asks("/latest")
        query = "select count(*) from pg_stat_activity where application_name = 'newsdigest'"
        words = ("exec", "-T", "postgres", "psql", "-U", "newsdigest", "-Atc", query)
        held = (await self.here.compose(*words)).said.strip()
        say(f"four ingest, healthy after {ended.seconds:.1f} s; {held} connections in all")

    async def rests(self) -> None:
        """How much memory each takes when nothing happens."""
        await asyncio.sleep(70)
        names = [
            one["Name"].strip("/")
            for each in (*ROLES, "postgres")
            for one in await self.here.containers(each)
        ]
        form = "{{.Name}} {{.MemUsage}}"
        ended = await self.here.docker("stats", "--no-stream", "--format", form, *names)
        for line in ended.said.splitlines():
            say(f"idle: {line.partition('-test-')[2]}")

    async def stops(self) -> None:
        """SIGTERM ends all of them."""
        ended = await self.here.compose("stop", within=90)
        for known in [one for role in ROLES for one in await self.here.containers(role)]:
            assert known["State"]["ExitCode"] == 0, (known["Name"], known["State"])
        say(f"all stopped by SIGTERM in {ended.seconds:.1f} s with exit status 0")

    async def _scaled(self, ingest: int) -> Any:
        words = ("up", "--detach", "--wait", "--no-recreate", "--scale", f"ingest={ingest}")
        return await self.here.compose(*words, within=300)

    def _blank_token(self) -> None:
        """From now on only the volume knows it."""
        env = self.here.folder / ".env"
        text = re.sub(r"(?m)^NEWSDIGEST_TELEGRAM_TOKEN=.*\n", "", env.read_text("utf-8"))
        env.write_text(text, "utf-8")

    async def _subscribed(self, number: int) -> list[Chat]:
        """So many private chats, whose digest is due in two minutes' time or a little more."""
        due = datetime.now(UTC) + timedelta(seconds=170)
        people = [self.api.world.person(f"Reader {n}") for n in range(number)]
        chats = [self.api.world.private(one, started=True) for one in people]
        word = f"/subscribe {due:%H:%M}"
        asked = [self.api.says(*pair, word) for pair in zip(chats, people, strict=True)]
        for one in asked:
            answer = await self.api.reply_to(one, timeout=120)
        say(f"{number} readers: {first_line(answer)!r}")
        assert datetime.now(UTC) < due.replace(second=0), "too slow to subscribe them all in time"
        return chats

    async def _all_got_one(self, chats: list[Chat], begun: int) -> None:
        def got() -> Counter[int]:
            return Counter(one.chat.id for one in self.api.sent[begun:])

        wanted = {chat.id for chat in chats}
        await self.api.wait_for(lambda _: wanted <= got().keys(), timeout=300)
        await asyncio.sleep(10)
        twice = {chat: number for chat, number in got().items() if number > 1}
        # What was on its way when its process died may come again, once: nobody knows.
        assert len(twice) <= 1, twice
        say(f"{len(wanted)} digests: none lost, {len(twice)} twice")

    async def _leader(self) -> dict[str, Any]:
        """The sender that was the last to say that it leads."""
        found = []
        for known in await self.here.containers("send"):
            told = await self.here.docker("logs", "--timestamps", known["Id"])
            moments = _LEADS.findall(told.said + told.complained)
            found += [(moments[-1], known)] if moments else []
        return max(found, key=lambda pair: pair[0])[1]

    async def _killed(self, known: dict[str, Any]) -> float:
        """kill -9; the engine does not start again what was killed through it. Gives when."""
        await self.here.docker("kill", known["Id"])
        return time.monotonic()


def status_of(url: str, token: str | None = None) -> int:
    """The HTTP status of a page."""
    request = Request(url, headers={"Authorization": f"Bearer {token}"} if token else {})
    try:
        with urlopen(request, timeout=5) as answer:
            status: int = answer.status
    except HTTPError as error:
        return error.code
    return status
