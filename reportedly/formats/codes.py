"""Code lists of the formats, read from data/formats/: columns in order, types, precisions, policies.

place_codes()["admin1"].ucdp   ->   4
columns("acled")[0]            ->   "event_id_cnty"
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportedly.errors import BadData, BadRequest
from reportedly.knowledge import read_yaml
from reportedly.model import PRECISIONS
from reportedly.ontology import event_types, sectors

FOLDER = Path(__file__).parent.parent / "data" / "formats"
NUMBERS = frozenset({"best", "low", "high"})


def _rows(name: str, width: int) -> Iterator[list[str]]:
    """The rows of a table, each with `width` cells; cells missing at the end are empty."""
    for n, line in enumerate((FOLDER / name).read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) > width:
                raise BadData(
                    f"formats/{name} line {n}: {len(cells)} cells, expected {width} at most, split by tabs"
                )
            yield cells + [""] * (width - len(cells))


@cache
def all_columns() -> Mapping[str, tuple[str, ...]]:
    out = {}
    for name, listed in read_yaml(FOLDER / "columns.yml").items():
        if not isinstance(listed, list) or len(set(listed)) < len(listed):
            raise BadData(f"formats/columns.yml: {name} wants a list of names that are all different")
        out[name] = tuple(listed)
    return out


def columns(name: str) -> tuple[str, ...]:
    """The columns of a format, in order."""
    return all_columns()[name]


@dataclass(frozen=True, slots=True)
class Policy:
    """How one number is made of what the sources say; each field lists which of low, best, high to take, the first that is known."""

    name: str
    about: str
    number: tuple[str, ...]
    best: tuple[str, ...]
    low: tuple[str, ...]
    high: tuple[str, ...]


@cache
def policies() -> Mapping[str, Policy]:
    out = {}
    for name, entry in read_yaml(FOLDER / "policies.yml").items():
        fields = {key: tuple(entry.get(key, ())) for key in ("number", "best", "low", "high")}
        for key, order in fields.items():
            if not order or not NUMBERS.issuperset(order):
                raise BadData(f"formats/policies.yml: {key} of {name} wants some of best, low, high")
        out[name] = Policy(name, " ".join(entry["about"].split()), **fields)
    return out


def policy_named(name: str) -> Policy:
    found = policies().get(name)
    if found is None:
        raise BadRequest(f"there is no policy {name!r}; take one of {', '.join(policies())}")
    return found


@dataclass(frozen=True, slots=True)
class PlaceCode:
    acled: int
    ucdp: int
    gdelt: int
    gdelt_usa: int
    plover: int | None


@cache
def place_codes() -> Mapping[str, PlaceCode]:
    """The codes of each precision of a place."""
    out = {}
    for precision, acled, ucdp, gdelt, usa, plover, _ in _rows("places.tsv", 7):
        out[precision] = PlaceCode(
            int(acled), int(ucdp), int(gdelt), int(usa), int(plover) if plover else None
        )
    if set(out) != set(PRECISIONS):
        raise BadData(f"formats/places.tsv: wants a row for each of {', '.join(PRECISIONS)}")
    return out


def place_code(precision: str | None) -> PlaceCode | None:
    return place_codes().get(precision or "")


@cache
def _date_codes() -> tuple[tuple[float, int, int], ...]:
    return tuple(
        (float("inf") if days == "*" else int(days), int(a), int(u)) for days, a, u in _rows("dates.tsv", 3)
    )


def date_codes(days: int) -> tuple[int, int]:
    """(ACLED time_precision, UCDP date_prec) of a date that is one of so many days."""
    return next((acled, ucdp) for most, acled, ucdp in _date_codes() if days <= most)


@dataclass(frozen=True, slots=True)
class AcledType:
    event_type: str
    sub_event_type: str
    disorder_type: str


@cache
def acled_types() -> Mapping[str, AcledType]:
    """ACLED's 25 sub-event types."""
    return {sub: AcledType(event, sub, disorder) for event, sub, disorder in _rows("acled_types.tsv", 3)}


@cache
def acled_coding() -> tuple[tuple[str, str, str, str, str, AcledType | None, str], ...]:
    out = []
    for type_, mode, cameo, by, against, sub, note in _rows("acled_coding.tsv", 7):
        known = event_types().get(type_)
        if known is None or (mode not in ("*", "-") and mode not in known.modes):
            raise BadData(
                f"formats/acled_coding.tsv: {type_} {mode} is no type and mode of ontology/plover.yml"
            )
        if sub not in acled_types() and not (sub == "" and note):
            raise BadData(
                f"formats/acled_coding.tsv: {sub!r} is not in acled_types.tsv; an empty one wants a note"
            )
        out.append((type_, mode, cameo, by, against, acled_types().get(sub), note))
    return tuple(out)


def acled_type(type_: str, mode: str | None, cameo: str | None, by: str, against: str) -> AcledType | str:
    """The sub-event of an event, or why ACLED has none. `by`: state or other; `against`: armed, civilian or "" for nobody named."""
    for t, m, c, b, a, found, note in acled_coding():
        if (
            t == type_
            and (m == "*" or m == (mode or "-"))
            and (c == "*" or (cameo or "").startswith(c))
            and b in ("*", by)
            and a in ("*", against)
        ):
            return found or note
    return f"{type_} is no ACLED event"


@dataclass(frozen=True, slots=True)
class Inter:
    code: int
    label: str
    home: frozenset[str]
    abroad: frozenset[str]


@cache
def acled_inters() -> tuple[Inter, ...]:
    """ACLED's actor types."""
    out = []
    for code, label, home, abroad in _rows("acled_inter.tsv", 4):
        for sector in (*home.split(), *abroad.split()):
            if sector not in sectors():
                raise BadData(f"formats/acled_inter.tsv: {sector} is no sector of ontology/plover.yml")
        out.append(Inter(int(code), label, frozenset(home.split()), frozenset(abroad.split())))
    return tuple(out)


def acled_inter(sector: str | None, *, abroad: bool) -> int:
    """The actor type of a sector; 8, "others", where none is known."""
    found = (i.code for i in acled_inters() if sector in (i.abroad if abroad else i.home))
    return next(found, 8)


@cache
def acled_regions() -> Mapping[int, str]:
    return {int(number): name for number, name in _rows("acled_regions.tsv", 2)}


@cache
def _ucdp_regions() -> tuple[tuple[int, int, str], ...]:
    return tuple((int(first), int(last), name) for first, last, name in _rows("ucdp_regions.tsv", 3))


def ucdp_region(gw: int | None) -> str | None:
    """The UCDP region of a Gleditsch and Ward number."""
    return next((name for first, last, name in _ucdp_regions() if gw and first <= gw <= last), None)


@cache
def kinds() -> Mapping[str, str]:
    """PLOVER sector -> state, armed or civilian; none for what is no side in a fight."""
    return {sector: kind for kind, listed in _rows("sides.tsv", 2) for sector in listed.split()}


@cache
def hxl_tags() -> Mapping[str, str]:
    """Header -> hashtag of the HXL table, in order."""
    return {cells[0]: cells[1] for cells in _rows("hxl.tsv", 2)}


@cache
def ceasefire_words() -> Mapping[str, frozenset[str]]:
    return {column: frozenset(words.split()) for column, words in _rows("ceasefires.tsv", 2)}
