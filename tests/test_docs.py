"""The documents say what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import bot.errors
from bot.config import PREFIX, Settings
from bot.store.schema import metadata
from tests.run.service import REPOSITORY, Service
from tools.docs import pages

DOCS = REPOSITORY / "docs"


@pytest.mark.parametrize("page", sorted(pages()))
def test_generated_pages_are_up_to_date(page: str) -> None:
    assert (DOCS / page).read_text("utf-8") == pages()[page], "run tools/docs.py"


async def test_the_digest_in_the_readme_is_what_the_program_prints(tmp_path: Path) -> None:
    service = Service(tmp_path, {"NEWSDIGEST_TIMEZONE": "Europe/Warsaw"})
    await service.command("seed")
    status, digest, err = await service.command("digest", "--length", "short")
    assert status == 0, err
    assert f"```\n{digest.rstrip()}\n```" in (REPOSITORY / "README.md").read_text("utf-8")


def test_every_link_of_the_documents_leads_somewhere() -> None:
    pages = (*REPOSITORY.glob("*.md"), *DOCS.rglob("*.md"), *REPOSITORY.glob("seeds/*.md"))
    for page in pages:
        for target in re.findall(r"\]\(([^)#]+)", page.read_text("utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_setting_in_the_compose_example_exists() -> None:
    text = (REPOSITORY / ".env.example").read_text("utf-8")
    names = set(re.findall(rf"{PREFIX}([A-Z_]+)", text))
    known = {name.upper() for name in Settings.model_fields}
    assert {name.removesuffix("_FILE") for name in names} <= known


def test_every_error_stands_in_the_tree_of_errors() -> None:
    errors = [name for name, value in vars(bot.errors).items() if isinstance(value, type)]
    for name in errors:
        assert name in (bot.errors.__doc__ or ""), name


@pytest.mark.parametrize("page", ["library.md", "adding.md"])
def test_the_python_of_a_page_runs(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    code = "\n".join(re.findall(r"```python\n(.*?)```", text, re.DOTALL))
    assert code
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_privacy_page_names_every_table_with_people_in_it() -> None:
    text = (DOCS / "privacy.md").read_text("utf-8")
    personal = {"person", "chat", "chat_id", "set_up_by", "subscription_id", "secret_hash"}
    for table in metadata.sorted_tables:
        if personal & {column.name for column in table.columns} or table.name == "updates":
            assert f"`{table.name}`" in text, table.name
