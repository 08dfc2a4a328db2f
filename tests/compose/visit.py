"""What is looked at in a running installation, in the order of an owner's first days."""

from __future__ import annotations

import asyncio
import json
import re
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.request import urlopen

from tests.compose.feed import HEADLINE
from tests.compose.installation import SERVICE, Installation
from tests.fakes.bot_api import BotApi, Chat, Person, Sent

# The promise is ten seconds, the grace of the compose file fifteen.
LONGEST_STOP = 10.0
NO_TOKEN = "no platform has a token"


def say(text: str) -> None:
    """One thing was seen."""
    print(f"compose-test: {text}", flush=True)


@dataclass(slots=True)
class Visit:
    """One run through everything; any surprise is an AssertionError or CommandFailed."""

    here: Installation
    api: BotApi
    feed_url: str
    owner: Person = field(init=False)
    chat: Chat = field(init=False)

    def __post_init__(self) -> None:
        self.owner = self.api.world.person("Ann")
        self.chat = self.api.world.private(self.owner)

    async def all(self) -> None:
        """Every step, each on what the one before has left."""
        await self.build()
        await self.needs_a_token()
        await self.is_set_up_by_init()
        await self.up()
        await self.is_closed_in()
        await self.claimed()
        await self.reads_and_answers()
        await self.rests()
        await self.survives_a_kill()
        await self.stops()
        await self.comes_back()
        assert self.api.problems == [], self.api.problems

    async def build(self) -> None:
        """The image, from the project's files alone."""
        ended = await self.here.compose("build", within=900)
        say(f"image built in {ended.seconds:.0f} s")

    async def needs_a_token(self) -> None:
        """Without one it says so and ends with 2."""
        words = ("run", "--rm", "--no-deps", "-T", "-e", "NEWSDIGEST_TELEGRAM_TOKEN=", SERVICE)
        ended = await self.here.compose(*words, status=2)
        assert NO_TOKEN in ended.complained, ended.complained
        say("without a token it ends with 2 and says why")

    async def is_set_up_by_init(self) -> None:
        """``init`` tries the token, and keeps it in the volume for its owner alone."""
        flags = "--telegram-token-file - --timezone Europe/Warsaw --languages none"
        lines = f"echo {self.api.token} | newsdigest init {flags} && stat -c %a /data/.env"
        words = ("run", "--rm", "--no-deps", "-T", "-e", "NEWSDIGEST_TELEGRAM_TOKEN=")
        ended = await self.here.compose(*words, "--entrypoint", "sh", SERVICE, "-c", lines)
        assert "this is @" in ended.said, ended
        assert "start=claim-" in ended.said, ended
        assert ended.said.splitlines()[-1] == "600", ended
        say(f"init in the container, in {ended.seconds:.1f} s")

    async def up(self) -> None:
        """``docker compose up`` waits for the health check, and /health is on this machine."""
        ended = await self.here.compose("up", "--detach", "--wait", within=180)
        state = (await self.here.container())["State"]
        assert state["Health"]["Status"] == "healthy", state
        size = (await self.here.image())["Size"] / 1e6
        say(f"up and healthy after {ended.seconds:.1f} s; image {size:.0f} MB")
        published = (await self.here.compose("port", SERVICE, "8080")).said.strip()
        assert published.startswith("127.0.0.1:"), published
        health = await asyncio.to_thread(read, f"http://{published}/health")
        assert json.loads(health)["status"] == "ok", health
        say("/health answers on loopback: ok")

    async def is_closed_in(self) -> None:
        """No root, no rights, nothing to write to but the data and /tmp; no tools to build."""
        assert (await self.here.inside("id", "-u")).said.strip() == "1000"
        status = (await self.here.inside("cat", "/proc/1/status")).said
        facts = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
        assert int(facts["CapEff"], 16) == int(facts["CapBnd"], 16) == 0, facts
        assert facts["NoNewPrivs"] == "1", facts
        for folder in ("/", "/opt/newsdigest", "/var/tmp"):
            ended = await self.here.inside("touch", f"{folder}/probe", status=None)
            assert "Read-only" in ended.complained, (folder, ended)
        for folder in ("/data", "/tmp"):
            await self.here.inside("sh", "-c", f"touch {folder}/probe && rm {folder}/probe")
        for module in ("pytest", "mypy", "hatchling", "pip"):
            ended = await self.here.inside("python", "-c", f"import {module}", status=1)
            assert "ModuleNotFoundError" in ended.complained, ended
        known = (await self.here.container())["HostConfig"]
        assert known["Memory"] == 512 * 2**20, known["Memory"]
        assert known["PidsLimit"], known["PidsLimit"]
        assert known["LogConfig"]["Config"] == {"max-file": "3", "max-size": "10m"}, known
        say("user 1000, no capabilities, read-only root, memory and processes limited, logs too")

    async def claimed(self) -> None:
        """The log holds the one-time link; who opens it is the owner; others are strangers."""
        found = re.search(r"claim-[\w-]+", await self.here.logs())
        assert found, await self.here.logs()
        answer = await self._asks(f"/start {found[0]}")
        say(f"claimed with the link of the log: {first_line(answer)!r}")
        stranger = self.api.world.person("Bob")
        said = self.api.says(self.api.world.private(stranger), stranger, "/latest")
        refused = await self.api.reply_to(said)
        assert "private" in refused.text, refused.text
        say(f"a stranger reads: {first_line(refused)!r}")

    async def reads_and_answers(self) -> None:
        """A feed of this machine is read by the container's workers and told by the bot."""
        await self.here.newsdigest("feeds", "add", self.feed_url)
        await self.here.newsdigest("feeds", "check", self.feed_url)
        answer = await self._asks("/latest")
        assert HEADLINE in answer.text, answer.text
        say(f"/latest tells what the feed says: {first_line(answer)!r}")
        seeded = await self.here.newsdigest("seed")
        say(f"seed, inside: {seeded.said.strip()}")
        answer = await self._asks("/start")
        say(f"/start is answered: {first_line(answer)!r}")

    async def rests(self) -> None:
        """How much memory it takes when nothing happens: what parses ends after a minute."""
        await asyncio.sleep(70)
        container = (await self.here.container())["Id"]
        words = (
            "stats",
            "--no-stream",
            "--format",
            "{{.MemUsage}}, {{.PIDs}} threads",
            container,
        )
        say(f"idle: {(await self.here.docker(*words)).said.strip()}")

    async def survives_a_kill(self) -> None:
        """Killed where it stands, it is started again and answers what was asked meanwhile."""
        begun = time.monotonic()
        await self.here.inside("sh", "-c", "kill -9 $(cat /data/newsdigest.db.lock)", status=None)
        answer = await self._asks("/latest", within=60)
        assert HEADLINE in answer.text, answer.text
        known = await self.here.container()
        assert known["RestartCount"] == 1, known["RestartCount"]
        say(f"killed -9: started again, answered after {time.monotonic() - begun:.1f} s")
        await self.here.compose("up", "--detach", "--wait", "--no-recreate", within=90)

    async def stops(self) -> None:
        """SIGTERM ends it well before the engine would kill it."""
        ended = await self.here.compose("stop")
        state = (await self.here.container())["State"]
        assert state["ExitCode"] == 0, state
        assert not state["OOMKilled"], state
        assert ended.seconds < LONGEST_STOP, ended.seconds
        say(f"stopped by SIGTERM in {ended.seconds:.1f} s with exit status 0")

    async def comes_back(self) -> None:
        """A new container on the same volume knows its owner, its feeds and its stories."""
        waiting = self.api.says(self.chat, self.owner, "/latest")
        await self.here.compose("down")
        await self.here.compose("up", "--detach", within=60)
        answer = await self.api.reply_to(waiting, timeout=60)
        answered = datetime.now(UTC)
        assert HEADLINE in answer.text, answer.text
        told = (await self.here.container())["State"]["StartedAt"]
        took = answered - datetime.fromisoformat(f"{told[:23]}+00:00")
        say(f"the container's start to the first answer: {took.total_seconds():.1f} s")
        await self.here.compose("up", "--detach", "--wait", within=180)
        listed = json.loads((await self.here.newsdigest("feeds", "list", "--json")).said)
        assert [one["url"] for one in listed] == [self.feed_url], listed
        assert "claim-" not in await self.here.logs()
        say("down and up: owner, feeds and stories are there, what was asked meanwhile is answered")

    async def _asks(self, text: str, within: float = 20) -> Sent:
        said = self.api.says(self.chat, self.owner, text)
        return await self.api.reply_to(said, timeout=within)


def read(url: str) -> bytes:
    """The body of a page that answers with 200."""
    with urlopen(url, timeout=5) as answer:
        body: bytes = answer.read()
    return body


def first_line(sent: Sent) -> str:
    """As much of a message as a report needs."""
    return sent.text.splitlines()[0][:100]
