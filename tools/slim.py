"""Takes out of an installed environment what nothing that runs asks for: more than half of it.

    /opt/newsdigest/bin/python tools/slim.py

It works on the environment whose Python runs it. What is left is tried by ``rehearse`` as soon as
it is built, and by ``make compose-test``.
"""

from __future__ import annotations

import pickle
import shutil
import struct
from pathlib import Path

import babel

#: Stubs for type checkers, and the sources of what is compiled.
_SOURCES = {".pyi", ".pyx", ".pxd", ".pxi", ".h", ".c", ".a", ".doctest"}
#: What is there for installing, for tests, for other databases, for voice and drawing. chardet is
#: asked for by sumy's reader of web pages, which is not ours.
_UNUSED = """
    *.dist-info/RECORD *.dist-info/sboms *.dist-info/direct_url.json *.dist-info/REQUESTED
    _distutils_hack distutils-precedence.pth pkg_resources setuptools
    babel/messages
    chardet *__mypyc.*.so
    discord/bin discord/ext
    joblib/test
    lxml/html/_difflib* lxml/html/diff* lxml/isoschematron lxml/objectify*
    nltk/app nltk/draw nltk/test nltk/twitter
    numpy/_core/_simd* numpy/_core/include numpy/f2py numpy/random numpy/testing
    pycountry/locales pycountry/databases/iso3166* pycountry/databases/iso4217*
    pycountry/databases/iso15924*
    sqlalchemy/dialects/mssql sqlalchemy/dialects/mysql sqlalchemy/dialects/oracle
    sqlalchemy/testing
    telegram/ext
"""
#: Whose dates we write; of the others the names of languages are asked for.
_WRITTEN = {"root", "en", "uk", "be", "ru", "pl", "de"}


def slim(site: Path) -> None:
    """The folder ``site-packages`` without it."""
    for path in [*site.rglob("tests"), *(p for name in _UNUSED.split() for p in site.glob(name))]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in site.rglob("*"):
        if path.is_file() and path.suffix in _SOURCES:
            path.unlink()
    for path in (p for p in site.rglob("*.so*") if p.is_file()):
        path.write_bytes(stripped(path.read_bytes()))
    for path in (site / "babel" / "locale-data").glob("*.dat"):
        if "_" in path.stem:
            path.unlink()
        elif path.stem not in _WRITTEN:
            kept = pickle.loads(path.read_bytes()).get("languages", {})  # babel's own files
            path.write_bytes(pickle.dumps({"languages": kept}, protocol=4))


def stripped(library: bytes) -> bytes:
    """A shared library (64-bit ELF) without its last part: what debuggers and linkers read.

    What is loaded is told by the program headers alone; sections are behind it, with their table.
    """
    if not library.startswith(b"\x7fELF\x02\x01"):
        return library
    table, size, number = (
        *struct.unpack_from("<Q", library, 32),
        *struct.unpack_from("<HH", library, 54),
    )
    ends = [table + size * number]
    for header in range(table, table + size * number, size):
        _kind, _flags, offset, _at, _physical, length = struct.unpack_from(
            "<IIQQQQ", library, header
        )
        ends.append(offset + length)
    kept = bytearray(library[: max(ends)])
    struct.pack_into("<Q", kept, 40, 0)  # no table of sections
    struct.pack_into("<HHH", kept, 58, 0, 0, 0)
    return bytes(kept)


if __name__ == "__main__":
    slim(Path(babel.__file__).parents[1])
