"""The container's files agree with the code; all that can be told without an engine.

``make compose-test`` builds and runs them.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import multidict._multidict
import pytest
from aiohttp import web

from bot.config import PREFIX, Settings, load
from bot.config_unknown import unknown_settings
from tools.slim import stripped

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / ".env.example"
# What the compose file sets itself, and what is for tests alone.
NOT_IN_EXAMPLE = {"data", "web_host", "now"}
SETTING = re.compile(rf"^#?({PREFIX}[A-Z_]+)=(.*)$", re.MULTILINE)


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions and what follows each, continued lines joined."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    joined = "\n".join(lines).replace("\\\n", "")
    return [
        (word, rest.strip()) for word, _, rest in (x.partition(" ") for x in joined.split("\n"))
    ]


def of_kind(wanted: str) -> list[str]:
    return [rest for word, rest in instructions() if word == wanted]


def pins(name: str) -> dict[str, tuple[str, str]]:
    """A lock's packages: (version, hashes) by name and marker."""
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    found = (re.match(r"(\S+)==(\S+)( ;[^\\]*)? ", block) for block in blocks)
    return {
        f"{match[1]}{match[3] or ''}": (match[2], "".join(re.findall(r"sha256:\w{64}", block)))
        for match, block in zip(found, blocks, strict=True)
        if match
    }


def test_the_example_lists_every_setting_and_no_other() -> None:
    named = {match[1] for match in SETTING.finditer(EXAMPLE.read_text(encoding="utf-8"))}
    known = {name.removeprefix(PREFIX).lower().removesuffix("_file") for name in named}
    assert known == set(Settings.model_fields) - NOT_IN_EXAMPLE


def test_the_example_as_it_is_changes_nothing(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path / ".env")
    assert load({}, tmp_path) == Settings()  # type: ignore[call-arg]


def test_every_line_of_the_example_can_be_used(tmp_path: Path) -> None:
    lines = SETTING.findall(EXAMPLE.read_text(encoding="utf-8"))
    used = [f"{name}={value}" for name, value in lines if not name.endswith("_FILE")]
    (tmp_path / ".env").write_text("\n".join(used), encoding="utf-8")
    settings = load({}, tmp_path)
    assert settings.owners == ("12345", "discord:67890")
    assert [str(network) for network in settings.fetch_allow_networks] == [
        "192.168.1.0/24",
        "fd00::/8",
    ]


def test_the_runtime_lock_is_the_part_of_the_lock_that_runs() -> None:
    every, runtime = pins("requirements.lock"), pins("requirements.runtime.lock")
    assert runtime.items() <= every.items()
    assert all(hashes for _, hashes in runtime.values())
    assert {"aiohttp", "python-telegram-bot", "sumy"} <= runtime.keys()
    assert not {"pytest", "mypy", "ruff", "hatchling", "hypothesis"} & runtime.keys()


def test_postgresqls_part_is_only_where_it_is_asked_for() -> None:
    runtime, shared = pins("requirements.runtime.lock"), pins("requirements.postgres.lock")
    assert runtime.items() <= shared.items() <= pins("requirements.lock").items()
    assert {"asyncpg", "pgqueuer"} <= shared.keys() - runtime.keys()
    files = {f"requirements.{name}.lock" for name in ("runtime", "postgres")}
    assert files <= {name for rest in of_kind("COPY") for name in rest.split()}
    assert (ROOT / "compose.scale.yml").read_text().count("LOCK: postgres") == 1


@pytest.mark.parametrize("lock", ["requirements.runtime.lock", "requirements.postgres.lock"])
def test_the_runtime_lock_names_no_host_and_no_path(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|@|(^|\s)[./~]", text)


def test_what_the_image_copies_reaches_the_build() -> None:
    let_in = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    copied = [rest.split()[:-1] for rest in of_kind("COPY") if not rest.startswith("--from")]
    names = {name for names in copied for name in names}
    assert {"bot", "seeds", "summarizer", "pyproject.toml"} <= names
    assert {f"!{name}" for name in names} == {line for line in let_in if line.startswith("!")}
    assert all((ROOT / name).exists() for name in names)


def test_the_service_is_not_root_and_nothing_else_is_fetched() -> None:
    words = [word for word, _ in instructions()]
    assert of_kind("USER") == ["1000:1000"]
    assert words.index("USER") > max(i for i, word in enumerate(words) if word == "FROM")
    # A syntax line would make every build fetch a second image first.
    assert "syntax=" not in (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()[0]


@pytest.mark.skipif(sys.platform != "linux", reason="libraries are ELF files on Linux alone")
def test_a_stripped_library_is_smaller_and_still_works(tmp_path: Path) -> None:
    whole = Path(multidict._multidict.__file__)
    target = tmp_path / whole.name
    target.write_bytes(stripped(whole.read_bytes()))
    assert target.stat().st_size < whole.stat().st_size
    program = (
        "import sys; from importlib.machinery import ExtensionFileLoader as Loader\n"
        "from importlib.util import module_from_spec, spec_from_loader\n"
        "spec = spec_from_loader('_multidict', Loader('_multidict', sys.argv[1]))\n"
        "made = module_from_spec(spec); spec.loader.exec_module(made)\n"
        "print(made.MultiDict(a=1).getall('a'))"
    )
    command = [sys.executable, "-c", program, str(target)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ended.stdout == "[1]\n"
    assert stripped(b"no library") == b"no library"


@asynccontextmanager
async def health(status: int) -> AsyncIterator[int]:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=status)

    app = web.Application()
    app.router.add_get("/health", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


async def probe(port: int) -> int | None:
    """Run the image's health check as it is written there."""
    (check,) = of_kind("HEALTHCHECK")
    program, *words = json.loads(check.partition("CMD ")[2])
    assert program == "python"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *words,
        env={"NEWSDIGEST_WEB_PORT": str(port), "http_proxy": "http://127.0.0.1:9"},
        stderr=asyncio.subprocess.DEVNULL,
    )
    return await process.wait()


async def test_the_health_check_believes_the_health_page() -> None:
    async with health(200) as port:
        assert await probe(port) == 0
    async with health(503) as port:
        assert await probe(port) == 1


async def test_the_health_check_fails_where_nobody_answers() -> None:
    async with health(200) as port:
        pass
    assert await probe(port) == 1


@pytest.fixture
def compose(tmp_path: Path) -> list[str]:
    """The compose command in a folder with the compose file; it needs no running engine."""
    command = shutil.which("docker")
    plugin = [str(command), "compose", "version"]
    if command is None or subprocess.run(plugin, capture_output=True, check=False).returncode:
        pytest.skip("docker's compose plugin is not installed")
    shutil.copy(ROOT / "docker-compose.yml", tmp_path)
    return [command, "compose", "--project-directory", str(tmp_path)]


def configured(compose: list[str], *others: str) -> subprocess.CompletedProcess[str]:
    folder = Path(compose[-1])
    files = [each for name in ("docker-compose.yml", *others) for each in ("-f", folder / name)]
    command = [*compose, *files, "config", "--format", "json"]
    # HOME is where docker looks for its plugins.
    names = {"HOME": os.environ.get("HOME", ""), "PATH": os.environ["PATH"]}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=names)


def service(compose: list[str], dotenv: str) -> dict[str, Any]:
    (Path(compose[-1]) / ".env").write_text(dotenv, encoding="utf-8")
    ended = configured(compose)
    assert ended.returncode == 0, ended.stderr
    (found,) = json.loads(ended.stdout)["services"].values()
    return dict(found)


def test_without_an_env_file_there_is_what_init_kept_in_the_volume(compose: list[str]) -> None:
    ended = configured(compose)
    assert ended.returncode == 0, ended.stderr
    service = json.loads(ended.stdout)["services"]["newsdigest"]
    assert not [name for name in service["environment"] if "TOKEN" in name]
    assert ("WORKDIR", "/data") in instructions()


def test_the_page_is_published_on_loopback_alone(compose: list[str]) -> None:
    (port,) = service(compose, "NEWSDIGEST_WEB_PORT=9000\nNEWSDIGEST_WEB_HOST=0.0.0.0\n")["ports"]
    assert (port["host_ip"], port["published"], port["target"]) == ("127.0.0.1", "9000", 8080)


def test_settings_that_would_lose_the_data_or_the_page_are_overruled(compose: list[str]) -> None:
    told = "NEWSDIGEST_DATA=/tmp/x\nNEWSDIGEST_WEB_PORT=9000\nNEWSDIGEST_TELEGRAM_TOKEN=1:a\n"
    environment = service(compose, told)["environment"]
    assert environment == {
        "NEWSDIGEST_DATA": "/data",
        "NEWSDIGEST_TELEGRAM_TOKEN": "1:a",
        "NEWSDIGEST_WEB_HOST": "0.0.0.0",
        "NEWSDIGEST_WEB_PORT": "8080",
    }


def test_the_service_is_closed_in(compose: list[str]) -> None:
    found = service(compose, EXAMPLE.read_text(encoding="utf-8"))
    assert found["read_only"] is found["init"] is True
    assert found["cap_drop"] == ["ALL"]
    assert found["security_opt"] == ["no-new-privileges:true"]
    assert found["restart"] == "unless-stopped"
    assert int(found["mem_limit"]) == 512 * 2**20
    assert found["stop_grace_period"] == "15s"
    assert [one["target"] for one in found["volumes"]] == ["/data"]


@pytest.fixture
def roles(compose: list[str]) -> dict[str, dict[str, Any]]:
    """The services of compose.scale.yml beside the small file."""
    folder = Path(compose[-1])
    shutil.copy(ROOT / "compose.scale.yml", folder)
    (folder / ".env").write_text("NEWSDIGEST_POSTGRES_PASSWORD='a@b#c/d'\nNEWSDIGEST_DATA=/x\n")
    ended = configured(compose, "compose.scale.yml")
    assert ended.returncode == 0, ended.stderr
    return dict(json.loads(ended.stdout)["services"])


def test_every_role_sees_one_database_and_one_volume(roles: dict[str, dict[str, Any]]) -> None:
    ours = {name: each for name, each in roles.items() if name != "postgres"}
    assert {name: each["command"][-1] for name, each in ours.items()} == {
        "newsdigest": "web",
        "ingest": "ingest",
        "send": "send",
    }
    for each in ours.values():
        told = {name: str(value) for name, value in each["environment"].items()}
        assert load(told, ROOT / "docs").url == (
            "postgresql://newsdigest:a%40b%23c%2Fd@postgres/newsdigest"
        )
        assert not unknown_settings(told, Settings.model_fields, PREFIX)
        # What init has kept in the volume, tokens among it, is every role's.
        assert [(one["source"], one["target"]) for one in each["volumes"]] == [("data", "/data")]
        assert each["depends_on"]["postgres"]["condition"] == "service_healthy"
        assert each["build"]["args"] == {"LOCK": "postgres"}
        assert each["read_only"] is each["init"] is True
        assert each["cap_drop"] == ["ALL"]
    assert roles["postgres"]["environment"]["POSTGRES_PASSWORD"] == "a@b#c/d"


def test_no_service_fills_the_disk_with_what_it_says(roles: dict[str, dict[str, Any]]) -> None:
    assert {name: each["logging"]["options"]["max-size"] for name, each in roles.items()} == (
        dict.fromkeys(roles, "10m")
    )


def test_postgresql_is_ready_when_others_can_reach_it(roles: dict[str, dict[str, Any]]) -> None:
    # The first start makes the database with a server that listens on a socket alone.
    test = roles["postgres"]["healthcheck"]["test"]
    assert test[test.index("-h") + 1] == "127.0.0.1"
