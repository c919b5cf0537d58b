"""Which of the gold's parties the actors of a reading are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportedly.scoring.complete import Reading
from reportedly.scoring.wording import forms

Form = frozenset[frozenset[str]]


class Casting:
    """The actors of a complete reading beside the entities of a gold."""

    def __init__(self, entities: Mapping[str, Any], reading: Reading) -> None:
        self.actors = {a["id"]: a for a in reading["actors"]}
        wanted = {
            key: frozenset[frozenset[str]]().union(*map(forms, e["names"])) for key, e in entities.items()
        }
        self.forms: dict[Any, list[Form]] = {
            i: [forms(name) for name in [a["name"], *(m["text"] for m in a["mentions"])] if name]
            for i, a in self.actors.items()
        }
        self.votes = {
            i: [
                named
                for form in known
                if (named := frozenset(key for key, want in wanted.items() if want & form))
            ]
            for i, known in self.forms.items()
        }
        self.family = {
            key: {key, e.get("part_of") or key}
            | {part for part, other in entities.items() if other.get("part_of") == key}
            for key, e in entities.items()
        }

    def whole(self, actor: Any) -> list[Any]:
        """An actor and what it is part of, upwards."""
        seen: list[Any] = []
        while actor in self.actors and actor not in seen:
            seen.append(actor)
            actor = self.actors[actor]["part_of"]
        return seen

    def same(self, actor: Any, key: str, *, strict: bool = False) -> bool:
        """Whether an actor is a gold entity or, unless `strict`, its whole or its part.

        One whose names belong to several entities is the one that at least half of them name.
        """
        family = {key} if strict else self.family.get(key, {key})
        kin = self.family.get(key, {key})
        for i in [actor] if strict else self.whole(actor):
            votes = self.votes.get(i, [])
            if any(v & family for v in votes) and 2 * sum(bool(v & kin) for v in votes) >= len(votes):
                return True
        return False

    def hits(self, found: Sequence[Any], keys: Sequence[str]) -> tuple[int, int, int]:
        """How many of these actors are wanted ones, of how many found and how many wanted."""
        left = found = list(dict.fromkeys(found))
        hits = 0
        for key in dict.fromkeys(keys):
            hit = next((actor for actor in left if self.same(actor, key)), None)
            if hit is not None:
                left = [actor for actor in left if actor != hit]
                hits += 1
        return hits, len(found), len(set(keys))

    def told_by(self, sources: Iterable[Any], keys: Sequence[str]) -> bool:
        """Whether a right source is there and not more wrong ones; none may be there where gold has none."""
        distinct = set(sources)
        if not keys:
            return not distinct
        right = sum(any(self.same(source, key) for key in keys) for source in distinct)
        return right >= max(1, len(distinct) - right)

    def name(self, actor: Any) -> str | None:
        found = self.actors.get(actor)
        return found["name"] if found else None


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance of two points on the globe."""
    a, b, c, d = map(math.radians, (lat, lon, other_lat, other_lon))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def inside(interval: Mapping[str, Any] | None, bounds: Sequence[str]) -> bool:
    """Whether an interval lies inside the days that gold allows."""
    start, end = (interval or {}).get("start"), (interval or {}).get("end")
    return bool(start) and bounds[0] <= str(start) and str(end or start) <= bounds[-1]
