"""The house rules that no linter checks."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
_SKIPPED = {".git", ".venv", ".hypothesis", ".demo", "__pycache__", "dist", "build", "data"}
_MOST_LINES = 300
_MOST_IN_A_FUNCTION = 40
_NO_NAMES = {"utils", "helpers", "common", "manager", "services"}


def _files(*suffixes: str, under: Path = ROOT) -> list[Path]:
    found = []
    for path in sorted(under.iterdir()):
        if path.is_dir() and path.name not in _SKIPPED and not path.name.endswith("_cache"):
            found += _files(*suffixes, under=path)
        elif path.is_file() and path.suffix in suffixes:
            found.append(path)
    return found


def _ours() -> list[Path]:
    made = [*_files(".py", under=ROOT / "bot"), *_files(".py", under=ROOT / "summarizer")]
    assert len(made) > 100
    return [path for path in made if "versions" not in path.parts]


def test_files_are_short() -> None:
    lengths = {str(p.relative_to(ROOT)): len(p.read_text().splitlines()) for p in _ours()}
    assert {name: length for name, length in lengths.items() if length >= _MOST_LINES} == {}


def _length(made: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of what it does; what it takes and promises may be written at leisure."""
    body = made.body[1:] if ast.get_docstring(made) and len(made.body) > 1 else made.body
    return (made.end_lineno or 0) - body[0].lineno + 1


def test_functions_are_short() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": length
        for path in _ours()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := _length(node)) >= _MOST_IN_A_FUNCTION
    }
    assert long == {}


def test_names_say_what_is_inside() -> None:
    assert [p for p in _ours() if {p.stem, p.parent.name} & _NO_NAMES] == []


def test_nothing_is_mocked_or_patched() -> None:
    """Fakes, not patches: a need to patch is a missing argument."""
    wanted = re.compile(
        r"unittest\.mock|from unittest import.*mock|monkeypatch\.setattr\(|mocker\b"
    )
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in _files(".py", under=ROOT / "tests")
        if path != Path(__file__)
        for line in path.read_text().splitlines()
        if wanted.search(line)
    ]
    assert found == []


def test_every_test_file_holds_tests() -> None:
    empty = [
        path
        for path in _files(".py", under=ROOT / "tests")
        if path.name.startswith("test_") and "def test_" not in path.read_text()
    ]
    assert empty == []


@pytest.mark.parametrize("lock", sorted(p.name for p in ROOT.glob("requirements*.lock")))
def test_a_lock_names_versions_and_hashes_only(lock: str) -> None:
    for line in (ROOT / lock).read_text().splitlines():
        assert not re.search(r"https?:|file:|git\+|(^|\s)/|\.\./|--(extra-)?index", line), line
        if line and not line.startswith((" ", "#")):
            assert re.match(r"[a-z0-9._-]+==[^ ]+", line), line


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lock = (ROOT / "requirements.lock").read_text()
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = [re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", each)[0]).lower() for each in wanted]
    assert [name for name in names if f"\n{name}==" not in f"\n{lock}"] == []


#: Written in pieces, so that this file does not hold what it looks for.
_ELSEWHERE = [
    "file" + "s.pythonhosted.org",
    "pypi" + ".org/simple",
    "registry" + ".npmjs",
    "/wo" + "rk/",
    "/ho" + "me/",
    "/Us" + "ers/",
    "C:" + "\\\\",
]


def test_nothing_names_a_developers_machine_or_a_registry() -> None:
    suffixes = (".py", ".toml", ".md", ".lock", ".yml", ".yaml", ".sh", ".txt", ".cfg", ".ini", "")
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in _files(*suffixes)
        if path.suffix or path.name in ("Makefile", "Dockerfile", "LICENSE", ".gitignore")
        for word in _ELSEWHERE
        if word in path.read_text(errors="replace")
    ]
    assert found == []


def test_no_part_of_the_project_needs_what_is_beside_it() -> None:
    """``../shared`` is for tests that skip where it is absent."""
    beside = ".." + "/shared"
    found = [p for p in [*_ours(), *_files(".py", under=ROOT / "tools")] if beside in p.read_text()]
    assert found == []
