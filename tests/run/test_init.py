"""Setting up: by flags and by questions on a terminal, each answer tried at once."""

from __future__ import annotations

import asyncio
import os
import pty
import re
import stat
import sys
from pathlib import Path

import pytest

from bot.cli import envfile
from bot.errors import NewsdigestError
from tests.fakes.bot_api import TOKEN, BotApi
from tests.run.service import Service


@pytest.fixture
def new(service: Service) -> Service:
    """An installation that has nothing yet."""
    del service.settings["NEWSDIGEST_TELEGRAM_TOKEN"]
    service.settings["NEWSDIGEST_ACCESS"] = "closed"
    return service


FLAGS = ("--telegram-token-file", "-", "--timezone", "Europe/Warsaw", "--languages", "none")


async def test_flags_do_it_and_the_bot_runs_with_what_was_written(
    new: Service, api: BotApi
) -> None:
    ann = api.world.person("Ann")
    hers = api.world.private(ann, started=True)
    status, out, err = await new.command("init", *FLAGS, stdin=f"{TOKEN}\n")
    assert status == 0, err
    assert "this is @newsdigest_test_bot" in out
    assert TOKEN not in out + err
    env = new.folder / ".env"
    assert stat.S_IMODE(env.stat().st_mode) == 0o600
    assert f"NEWSDIGEST_TELEGRAM_TOKEN={TOKEN}\n" in env.read_text()
    assert "NEWSDIGEST_TIMEZONE=Europe/Warsaw\n" in env.read_text()
    assert "newsdigest run" in out
    link = re.search(r"start=(claim-[\w-]+)", out)
    assert link is not None
    await new.start()
    await new.wait_for_log("/health")
    claimed = await api.reply_to(api.says(hers, ann, f"/start {link[1]}"))
    assert "own" in claimed.text
    assert await new.stop() == 0


async def test_a_wrong_token_writes_nothing(new: Service, api: BotApi) -> None:
    status, out, err = await new.command("init", *FLAGS, stdin="123456:wrong\n")
    assert status == 1
    assert "@BotFather" in err
    assert "123456:wrong" not in out + err
    assert list(new.folder.glob(".env*")) == []


@pytest.mark.parametrize(
    ("path", "why"),
    [("-", "standard input holds no token: it is empty"), ("gone", "gone cannot be read: No such")],
)
async def test_a_token_that_is_not_there_is_told(new: Service, path: str, why: str) -> None:
    status, _, err = await new.command("init", "--telegram-token-file", path, stdin="\n")
    assert (status, err.startswith(f"newsdigest: {why}")) == (2, True), err


async def test_where_telegram_is_not_reached_it_is_said_where_and_what_to_do(new: Service) -> None:
    new.settings["NEWSDIGEST_TELEGRAM_BASE_URL"] = "http://127.0.0.1:9"
    status, _, err = await new.command("init", *FLAGS, stdin=f"{TOKEN}\n")
    assert status == 1
    assert "Telegram at http://127.0.0.1:9 cannot be reached" in err
    assert "--no-check" in err
    assert TOKEN not in err


async def test_without_a_terminal_it_says_which_flags(new: Service) -> None:
    status, _, err = await new.command("init")
    assert status == 2
    assert "--telegram-token-file" in err


@pytest.mark.parametrize(
    ("flag", "value"), [("--timezone", "Mars/Base"), ("--digest-time", "25:00"), ("--owner", "me")]
)
async def test_a_wrong_answer_is_named_and_writes_nothing(
    new: Service, flag: str, value: str
) -> None:
    status, _, err = await new.command("init", *FLAGS, flag, value, stdin=f"{TOKEN}\n")
    assert status == 2
    assert value in err or "ids" in err
    assert list(new.folder.glob(".env*")) == []


async def test_what_is_there_stays_unless_asked(new: Service, api: BotApi) -> None:
    env = new.folder / ".env"
    env.write_text("# mine\nNEWSDIGEST_KEEP_DAYS=9\nNEWSDIGEST_TIMEZONE=UTC\n")
    status, _, err = await new.command("init", *FLAGS, stdin=f"{TOKEN}\n")
    assert status == 2
    assert "--replace" in err
    assert "# mine" in env.read_text()
    status, _, err = await new.command("init", *FLAGS, "--replace", stdin=f"{TOKEN}\n")
    assert status == 0, err
    lines = env.read_text().splitlines()
    assert lines[:3] == ["# mine", "NEWSDIGEST_KEEP_DAYS=9", "NEWSDIGEST_TIMEZONE=Europe/Warsaw"]
    assert stat.S_IMODE(env.stat().st_mode) == 0o600


async def test_an_owner_gets_a_message(new: Service, api: BotApi) -> None:
    ann = api.world.person("Ann")
    chat = api.world.private(ann, started=True)
    status, out, err = await new.command("init", *FLAGS, "--owner", str(ann.id), stdin=f"{TOKEN}\n")
    assert status == 0, err
    assert "a message was sent" in out
    assert chat.id == ann.id
    stranger = ("init", *FLAGS, "--owner", "77", "--replace")
    status, out, _ = await new.command(*stranger, stdin=f"{TOKEN}\n")
    assert (status, "press Start" in out) == (0, True)


async def test_on_a_terminal_it_asks_until_the_answer_is_one(new: Service, api: BotApi) -> None:
    said = await talk(
        new, ["123456:wrong", TOKEN, "", "Mars/Base", "Europe/Kyiv", "7:30", "uk xx", "n"]
    )
    assert "Telegram refuses this token" in said
    assert "'Mars/Base' is no time zone" in said
    assert re.search(r"it is \d\d:\d\d there", said)
    assert "no starter feeds in xx" in said
    text = (new.folder / ".env").read_text()
    for line in ("TIMEZONE=Europe/Kyiv", "DIGEST_TIME=07:30", "LANGUAGES='uk xx'"):
        assert f"NEWSDIGEST_{line}\n" in text


async def talk(service: Service, answers: list[str]) -> str:
    """Type an answer whenever something is asked."""
    ours, theirs = pty.openpty()
    environment = {**service.environment(), "TZ": "UTC"}
    del environment["NEWSDIGEST_LANGUAGES"]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "init",
        cwd=service.folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    said = ""
    try:
        while True:
            try:
                piece = await asyncio.to_thread(os.read, ours, 4096)
            except OSError:  # the terminal is closed
                break
            if not piece:
                break
            said += piece.decode(errors="replace")
            if said.endswith(": ") and answers:
                os.write(ours, f"{answers.pop(0)}\n".encode())
            elif said.endswith(": "):
                process.kill()  # it asks for more than was foreseen
    finally:
        os.close(ours)
    assert await process.wait() == 0, said
    assert answers == [], said
    return said


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_not_ours_is_told_before_questions_are_asked(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(NewsdigestError, match="a folder that belongs to you"):
        envfile.may_be_written(tmp_path / ".env")


def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(NewsdigestError, match="cannot be written"):
        envfile.write(tmp_path / "none" / ".env", "A=1\n")
    with pytest.raises(NewsdigestError, match="line's end"):
        envfile.changed("", {"A": "1\nB=2"})
