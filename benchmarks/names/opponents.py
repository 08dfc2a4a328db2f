"""What our matching is measured beside; each is a decision on two names, or None where absent."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable

from benchmarks.names.pairs import SHARED

Decide = Callable[[str, str], bool]
PROTOTYPE_AT = 0.14  # the limit at which the report measured it
LIKENESS = 0.85


def ours() -> Decide:
    """``summarizer.same_name``."""
    from summarizer import same_name

    return lambda a, b: bool(same_name(a, b))


def prototype() -> Decide | None:
    """The research report's method."""
    path = SHARED / "prototypes" / "namematch.py"
    if not path.exists():
        return None
    spec = importlib.util.spec_from_file_location("namematch", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["namematch"] = module
    spec.loader.exec_module(module)
    return lambda a, b: bool(module.namedist(a, b) <= PROTOTYPE_AT)


def rapidfuzz() -> Decide:
    """Jaro and Winkler's likeness of the names in plain Latin letters, at 0.85."""
    from anyascii import anyascii
    from rapidfuzz.distance import JaroWinkler

    def decide(a: str, b: str) -> bool:
        one, other = anyascii(a).lower(), anyascii(b).lower()
        return float(JaroWinkler.similarity(one, other)) >= LIKENESS

    return decide


def opensanctions() -> Decide | None:
    """OpenSanctions' LogicV2 on two persons of these names, at 0.5; needs nomenklatura."""
    try:
        from followthemoney import model
        from nomenklatura.matching import LogicV2
    except ImportError:
        return None

    config = LogicV2.default_config()

    def entity(name: str, key: str) -> object:
        data = {"id": key, "schema": "Person", "properties": {"name": [name]}}
        return model.get_proxy(data)

    def decide(a: str, b: str) -> bool:
        return bool(LogicV2.compare(entity(a, "a"), entity(b, "b"), config).score >= 0.5)

    return decide


METHODS: dict[str, Callable[[], Decide | None]] = {
    "ours": ours,
    "prototype": prototype,
    "Jaro-Winkler": rapidfuzz,
    "OpenSanctions": opensanctions,
}
