"""Takes out of an installed environment what nothing that runs asks for: some 70 MB.

    /opt/newsdigest/bin/python tools/slim.py

It works on the environment whose Python runs it. What is left is tried by ``make compose-test``.
"""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import babel

#: Stubs for type checkers, and the sources of what is compiled.
_SOURCES = {".pyi", ".pyx", ".pxd", ".pxi", ".h", ".c", ".a", ".doctest"}
#: Names of countries in 200 languages; Fortran for numpy; voice on Discord, for Windows.
_UNUSED = ("pycountry/locales", "numpy/f2py", "numpy/_core/include", "discord/bin")
#: Whose dates we write; of the others the names of languages are asked for.
_WRITTEN = {"root", "en", "uk", "be", "ru", "pl", "de"}


def slim(site: Path) -> None:
    """The folder ``site-packages`` without it."""
    for folder in [*site.rglob("tests"), *(site / name for name in _UNUSED)]:
        shutil.rmtree(folder, ignore_errors=True)
    for path in site.rglob("*"):
        if path.is_file() and path.suffix in _SOURCES:
            path.unlink()
    for path in (site / "babel" / "locale-data").glob("*.dat"):
        if "_" in path.stem:
            path.unlink()
        elif path.stem not in _WRITTEN:
            kept = pickle.loads(path.read_bytes()).get("languages", {})  # babel's own files
            path.write_bytes(pickle.dumps({"languages": kept}, protocol=4))


if __name__ == "__main__":
    slim(Path(babel.__file__).parents[1])
