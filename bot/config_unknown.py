"""Names that begin like our settings and are none, each with the nearest that is one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches


def unknown_settings(given: Iterable[str], known: Collection[str], prefix: str) -> list[str]:
    """One line for each name of ``given`` (as in the environment) that no setting has."""
    names = {f"{prefix}{name.upper()}" for name in known}
    names |= {f"{name}_FILE" for name in names}
    lines = []
    for name in sorted(given):
        if not name.startswith(prefix) or name in names:
            continue
        # What all have in common says nothing about which is meant.
        bare = [each.removeprefix(prefix) for each in names]
        near = get_close_matches(name.removeprefix(prefix), bare, n=1, cutoff=0.6)
        meant = f"; did you mean {prefix}{near[0]}?" if near else ""
        lines.append(f"{name} is no setting and changes nothing{meant}")
    return lines
