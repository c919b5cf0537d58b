"""The ontology: PLOVER's event types, modes and contexts, and CAMEO codes with their values.

Read from `data/ontology/`, where each decision about a mismatch between manual, map and codebook is noted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportedly.errors import BadData
from reportedly.knowledge import read_yaml

FOLDER = Path(__file__).parent / "data" / "ontology"
# The types that are done in words alone: of them, to be told is to have happened.
SPEECH = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER event type: quad class 1 to 4, its score, and its modes with their scores."""

    name: str
    quad: int
    score: float
    requires_recipient: bool
    modes: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO code (a string, with its leading zero), its Goldstein value, and the PLOVER event that it stands for."""

    code: str
    name: str
    goldstein: float
    type: str | None
    mode: str | None

    @property
    def quad_class(self) -> int:
        """1 verbal cooperation (01-05), 2 material cooperation (06-08), 3 verbal conflict (09-13), 4 material conflict (14-20)."""
        root = int(self.code[:2])
        return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


@cache
def _manual() -> dict[str, object]:
    return read_yaml(FOLDER / "plover.yml")


@cache
def event_types() -> Mapping[str, EventType]:
    """The 16 event types by name."""
    types = _manual()["types"]
    assert isinstance(types, dict)
    return {
        name: EventType(
            name, entry["quad"], float(entry["score"]), entry["recipient"], entry.get("modes", {})
        )
        for name, entry in types.items()
    }


@cache
def contexts() -> frozenset[str]:
    """The 37 contexts."""
    listed = _manual()["contexts"]
    assert isinstance(listed, list)
    return frozenset(listed)


@cache
def sectors() -> frozenset[str]:
    """The sector codes."""
    listed = _manual()["sectors"]
    assert isinstance(listed, list)
    return frozenset(listed)


@cache
def cameo() -> Mapping[str, CameoCode]:
    """CAMEO codes by code. Raises BadData where a row names a type or mode that the manual does not have."""
    out: dict[str, CameoCode] = {}
    types = event_types()
    for n, line in enumerate((FOLDER / "cameo.tsv").read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        code, name, goldstein, type_, mode, _note = line.split("\t")
        if type_ and (type_ not in types or (mode and mode not in types[type_].modes)):
            raise BadData(
                f"ontology/cameo.tsv line {n}: {type_} {mode} is not in plover.yml; name one of its types and modes"
            )
        out[code] = CameoCode(code, name, float(goldstein), type_ or None, mode or None)
    return out


@cache
def futures() -> Mapping[tuple[str, str], tuple[str, str]]:
    """(type, CAMEO prefix) of a deed -> (type, CAMEO code) while it is only promised or announced."""
    out: dict[tuple[str, str], tuple[str, str]] = {}
    for n, line in enumerate((FOLDER / "futures.tsv").read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            deed, prefix, type_, code = line.split("\t")
            if deed not in event_types() or type_ not in event_types() or code not in cameo():
                raise BadData(
                    f"ontology/futures.tsv line {n}: {line!r} names a type or code that plover.yml and cameo.tsv do not have"
                )
            out[deed, prefix] = (type_, code)
    return out


def while_planned(type_: str, code: str | None) -> tuple[str, str] | None:
    """(type, CAMEO code) of a deed that lies in the future; None where it keeps its own."""
    for n in range(len(code or ""), 1, -1):
        found = futures().get((type_, (code or "")[:n]))
        if found:
            return found
    return None


@cache
def threats() -> Mapping[tuple[str, str], tuple[str, str]]:
    """(type, mode or "") of a hostile deed -> (mode, CAMEO code) of the threat to do it."""
    out: dict[tuple[str, str], tuple[str, str]] = {}
    for n, line in enumerate((FOLDER / "threats.tsv").read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            deed, mode, threat, code = line.split("\t")
            if (
                deed not in event_types()
                or threat not in event_types()["THREATEN"].modes
                or code not in cameo()
            ):
                raise BadData(
                    f"ontology/threats.tsv line {n}: {line!r} names a type, mode or code that is not there"
                )
            out[deed, mode] = (threat, code)
    return out


def when_threatened(type_: str, mode: str | None) -> tuple[str, str] | None:
    """(THREATEN mode, CAMEO code) of the threat to do a deed; None for what is no threat."""
    return threats().get((type_, mode or "")) or threats().get((type_, ""))


def plover_score(type_: str, mode: str | None) -> float:
    """The PLOVER score of a type, or of its mode where it has one."""
    entry = event_types()[type_]
    return entry.modes.get(mode, entry.score) if mode else entry.score
