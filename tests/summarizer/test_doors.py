"""The library's public names."""

from __future__ import annotations

import pkgutil

import summarizer


def test_no_public_name_is_also_a_module() -> None:
    """``summarizer.x`` would be one or the other, depending on what was imported first."""
    modules = {module.name for module in pkgutil.iter_modules(summarizer.__path__)}
    assert modules
    assert modules.isdisjoint(summarizer.__all__)
