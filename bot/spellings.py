"""What people decided about names: which are one, and which never are. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from summarizer import name_keys, same_name

_Key = tuple[int | None, str]  # an entity's id or, of one that is new, the name that begins it

DECIDED = "so it was decided"
SEVERAL = "it may be several"
FIRST = "the first that was seen"


@dataclass(frozen=True, slots=True)
class NameRule:
    """Two names that are one (``same``) or never are, as the ``seed`` or the ``owner`` says."""

    a: str
    b: str
    same: bool
    by: str = "owner"


@dataclass(frozen=True, slots=True)
class NameRules:
    """All rules, by folded names. ``groups``: for a name every other one that it is the same as."""

    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = frozenset()

    def group(self, name: str) -> frozenset[str]:
        """The folded names that are one with this one, itself among them."""
        own = folded(name)
        return self.groups.get(own, frozenset()) | {own}

    def verdict(self, a: str, b: str) -> bool | None:
        """Whether two names are one, as somebody decided; None if nobody did. "Never" wins."""
        one, other = sorted((folded(a), folded(b)))
        if (one, other) in self.apart:
            return False
        return True if one != other and other in self.groups.get(one, ()) else None


def folded(name: str) -> str:
    """A name as rules are kept under it: whatever its case and spaces."""
    return " ".join(name.casefold().split())


def rules_of(rows: Iterable[NameRule]) -> NameRules:
    """The rules as they are looked up: what is the same as the same is the same.

    Two names that are told apart share no group, though each may be the same as a third.
    """
    apart = set()
    linked: dict[str, set[str]] = {}
    for row in rows:
        one, other = sorted((folded(row.a), folded(row.b)))
        if row.same:
            linked.setdefault(one, set()).add(other)
            linked.setdefault(other, set()).add(one)
        else:
            apart.add((one, other))
    groups = {}
    for name in linked:
        found, waiting = {name}, [name]
        while waiting:
            new = {
                other
                for other in linked[waiting.pop()] - found
                if not any(tuple(sorted((other, each))) in apart for each in found)
            }
            found |= new
            waiting += sorted(new)
        groups[name] = frozenset(found - {name})
    return NameRules(groups, frozenset(apart))


@dataclass(frozen=True, slots=True)
class Settled:
    """A name and whose it is: an entity that is known, or the one that ``first`` begins."""

    name: str
    entity_id: int | None
    first: str
    because: str


def settle(
    new: Collection[str], known: Mapping[int, Collection[str]], rules: NameRules
) -> list[Settled]:
    """An entity for each new name, in the order given; ``known``: the names of each entity.

    A name joins an entity only if it may be every name that this has: one surname does not make
    two persons one. A name that may be several entities' is nobody's, and stands for itself.
    """
    entities: dict[_Key, list[str]] = {(number, ""): list(own) for number, own in known.items()}
    index: dict[str, set[_Key]] = defaultdict(set)
    for key, own in entities.items():
        for name in own:
            _index(index, key, name)
    settled = []
    for name in dict.fromkeys(new):
        near = {key for each in _keys(name, rules) for key in index[each]}
        fits = {
            key: because
            for key in sorted(near, key=str)
            if (because := _one_entity(name, entities[key], rules))
        }
        sure = {key: why for key, why in fits.items() if why == DECIDED} or fits
        if len(sure) == 1:
            [(key, because)] = sure.items()
        else:
            key, because = (None, name), SEVERAL if sure else FIRST
        entities.setdefault(key, []).append(name)
        _index(index, key, name)
        settled.append(Settled(name, key[0], key[1], because))
    return settled


def _index(index: dict[str, set[_Key]], key: _Key, name: str) -> None:
    for each in (*name_keys(name), f"={folded(name)}"):
        index[each].add(key)


def _keys(name: str, rules: NameRules) -> Iterator[str]:
    """Under which keys a name's entity may be found: few names need to be compared."""
    yield from name_keys(name)
    yield from (f"={other}" for other in rules.group(name))


def _one_entity(name: str, names: Collection[str], rules: NameRules) -> str | None:
    """Why this name is one with all of these; None when it is not."""
    verdicts = [rules.verdict(name, other) for other in names]
    if False in verdicts:
        return None
    if True in verdicts:
        return DECIDED
    matches = [same_name(name, other) for other in names]
    if not names or not all(matches):
        return None
    return min(matches, key=lambda match: match.distance).because
