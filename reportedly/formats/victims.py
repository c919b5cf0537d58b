"""Victims by side: UCDP's four columns of dead, from the words that the sources count them by.

"2 soldiers", "3 rebels", "a teacher"   ->   {"a": 2, "b": 3, "civilians": 1, "unknown": 0}
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.actors import Directory
from reportedly.formats.codes import kinds
from reportedly.formats.incident import Incident, kind, whole
from reportedly.ledger.model import Row

Side = tuple[str, str | None]  # what it is (state, armed, civilian) and of which country


def by_side(incident: Incident, total: int, side_a: list[Row], side_b: list[Row]) -> dict[str, int]:
    """The dead of each side; they add up to `total`, and who cannot be told apart is unknown."""
    out = {"a": 0, "b": 0, "civilians": 0, "unknown": 0}
    for words, number in counted(incident):
        side = side_of(words, side_a, side_b)
        if side:
            out[side] += number
    named = sum(out.values())
    if named > total:  # the groups are not parts of this number: another policy, another source
        return {"a": 0, "b": 0, "civilians": 0, "unknown": total}
    out["unknown"] = total - named
    return out


def counted(incident: Incident) -> Iterable[tuple[str, int]]:
    """Groups of dead that are counted apart; else the one group that all current claims are about."""
    own = [f for f in incident.figures if f.get("measure") == "killed" and f.get("scope") != "cumulative"]
    groups = [f for f in own if f.get("group")]
    for figure in groups:
        number = whole(next((n for k in ("best", "low") if (n := figure.get(k)) is not None), None))
        if number:
            yield figure["group"], number
    if groups:
        return
    for figure in own:
        claims = [c for c in figure.get("claims") or () if c.get("superseded_by") is None]
        words = {c.get("group") for c in claims}
        number = whole(next((n for k in ("best", "low") if (n := figure.get(k)) is not None), None))
        if len(words) == 1 and number and (only := words.pop()):
            yield only, number


def side_of(words: str, side_a: list[Row], side_b: list[Row]) -> str | None:
    what, country = described(words)
    if what == "civilian":
        return "civilians"
    if not what:
        return None
    fits = {name: any(kind(a) == what for a in side) for name, side in (("a", side_a), ("b", side_b))}
    if country and fits["a"] and fits["b"]:
        fits = {
            name: any(kind(a) == what and a.get("country") == country for a in side)
            for name, side in (("a", side_a), ("b", side_b))
        }
    return next(iter(found)) if len(found := [name for name, fit in fits.items() if fit]) == 1 else None


def described(words: str) -> Side:
    """What the nouns and adjectives of a group say: "Senegalese soldiers" is a state's, Senegal's."""
    directory = Directory.load()
    what, country = "", None
    for word in words.lower().replace("-", " ").split():
        for lemma in singulars(word.strip(".,;:()'\"’")):
            role = directory.role(lemma)
            found = kinds().get(role.sector or "") if role else None
            if found:
                what = found
                break
        nation = directory.demonym(word)
        if nation:
            country = nation.country
    return what, country


def singulars(word: str) -> Iterable[str]:
    """The word and what it may be the plural of: "policemen", "militias", "deputies"."""
    yield word
    if word.endswith("men"):
        yield word[:-3] + "man"
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]
    if word == "children":
        yield "child"
