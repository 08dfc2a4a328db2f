"""What an environment is made of, as a CycloneDX 1.5 list (cyclonedx.org), the same each time.

    python tools/sbom.py requirements.runtime.lock > sbom.cdx.json

Run it with the environment's own Python. Hashes are those of the lock: what the installer checked.
"""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path


def bill(lock: str) -> dict[str, object]:
    """All that is installed, by name."""
    hashes = _hashes(lock)
    found = {_plain(each.name): each for each in distributions()}
    parts = [_part(name, found[name], hashes.get(name, [])) for name in sorted(found)]
    ours = next((part for part in parts if part["name"] == "newsdigest"), None)
    others = [part for part in parts if part is not ours]
    metadata: dict[str, object] = (
        {} if ours is None else {"component": {**ours, "type": "application"}}
    )
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": metadata,
        "components": others,
    }


def _part(name: str, installed: Distribution, hashes: list[str]) -> dict[str, object]:
    made: dict[str, object] = {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{installed.version}",
        "name": name,
        "version": installed.version,
        "purl": f"pkg:pypi/{name}@{installed.version}",
    }
    told = installed.metadata.get("License-Expression") or installed.metadata.get("License")
    if told and "\n" not in told.strip() and len(told) < 100:
        made["licenses"] = [{"license": {"name": told.strip()}}]
    if hashes:
        lines = "\n".join(sorted(hashes))
        made["properties"] = [{"name": "newsdigest:locked-sha256", "value": lines}]
    return made


def _hashes(lock: str) -> dict[str, list[str]]:
    """The lock's hashes, of all files that it allows for a package."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in lock.splitlines():
        if match := re.match(r"([a-z0-9][\w.-]*)==", line):
            name = _plain(match[1])
        found.setdefault(name, []).extend(re.findall(r"sha256:(\w{64})", line))
    return found


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    json.dump(bill(Path(sys.argv[1]).read_text(encoding="utf-8")), sys.stdout, indent=1)
    print()
