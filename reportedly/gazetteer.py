"""The gazetteer: every place that a name may mean, the best known first.

    gazetteer().lookup("Hodeidah")   ->   (PlaceRecord("geonames:79415", "Hodeidah", 14.80, 42.95, "YEM", ...),)

`data/gazetteer/places.sqlite` is compiled by `tools/build_gazetteer.py` when the package is built. Only the names that a report
holds are ever read from it, so that opening it costs next to nothing.
"""

from __future__ import annotations

import math
import os
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reportedly.errors import BadData, MissingPart
from reportedly.place_keys import fold, skeleton

PLACES = Path(__file__).parent / "data" / "gazetteer" / "places.sqlite"

# How a place bears a name: as its own, in another spelling, as one of GeoNames' many alternates, as an abbreviation.
NAME, SPELLING, ALTERNATE, ABBREVIATION = range(4)

# How well known a place is by what it is, where people do not count: as if it had 10 ** x of them.
FAME = {
    "PCLI": 9.0, "PCLD": 8.0, "PCLH": 8.5, "CONT": 9.0, "OCN": 8.5, "SEA": 8.3, "GULF": 8.0, "STRT": 8.0, "CNL": 7.5, "BAY": 7.2, "RGN": 7.3,
    "PPLX": 5.4, "STM": 6.5, "LK": 6.0, "LKS": 7.0, "MTS": 7.0, "MT": 5.8, "DSRT": 7.0, "ISL": 6.3, "ISLS": 6.8,
    "PEN": 7.0, "VAL": 6.6, "DLTA": 6.6, "BDRY": 7.0, "RGNH": 6.5,
}  # fmt: skip
LANDMARK = 6.0
HOME_STATES = {
    "USA": 7.6,
    "CAN": 7.6,
    "AUS": 7.5,
    "GBR": 8.0,
    "IND": 7.0,
}  # divisions that English-speaking papers name bare
NATIONAL = 5.0  # fame that our own files give to a town for what it is known for
LESS = {ALTERNATE: 2.0}  # how much less a name is worth that is not the place's own
MOST_KEPT = 60_000  # names kept in memory between reports


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A place. `id` is "geonames:..." or "reportedly:..."; `country` alpha-3; `admin1` GeoNames' code ("US.LA"); `claims` who claims it."""

    id: str
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    feature: str
    population: int
    precision: str
    claims: tuple[str, ...] = ()
    noted: float = 0.0  # the least fame of a place of our own files: the news names it, however small it is

    @property
    def disputed(self) -> bool:
        return bool(self.claims)

    @property
    def gazetteer(self) -> str | None:
        """The id in a public gazetteer, None for a place of our own files."""
        return self.id if self.id.startswith("geonames:") else None

    @property
    def fame(self) -> float:
        """The order of magnitude of people who know the place: what decides where a report gives no hint."""
        feature = self.feature
        if feature in {"PPL", "PPLA", "PPLC"}:
            fame = max(math.log10(max(self.population, 100)), self.noted)
            if feature == "PPLC":
                return max(fame + 1.0, 7.8)
            if self.noted > NATIONAL:
                return max(fame, self.noted)
            return fame + (1.0 if self.population >= 1_000_000 else 0.3 if feature == "PPLA" else 0.0)
        if feature == "ADM1":
            return HOME_STATES.get(self.country or "") or 3.6 + 0.5 * math.log10(max(self.population, 1))
        if feature == "ADM2":
            return 2.6 + 0.45 * math.log10(max(self.population, 1))
        return FAME.get(feature, LANDMARK)


class Bearer(NamedTuple):
    """A place that bears a name, how (NAME, SPELLING, ALTERNATE, ABBREVIATION), and how well it is known under it.

    `square` is the square of one degree that it lies in, None for what is larger; neighbours differ by what NEIGHBOURS holds.
    """

    record: PlaceRecord
    kind: int
    fame: float
    square: int | None = None


NEIGHBOURS = (-362, -361, -360, -1, 0, 1, 360, 361, 362)
LOCAL = frozenset({"settlement", "admin2", "point"})


class Gazetteer:
    """Places by name. Safe to share between threads; each process opens its own."""

    def __init__(self, path: Path = PLACES) -> None:
        if not path.is_file():
            raise MissingPart(
                f"the gazetteer {path.name} is not compiled; `python tools/build_gazetteer.py` in a checkout makes it"
            )
        self._db = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._kept: dict[str, tuple[Bearer, ...]] = {}
        self._records: dict[int, PlaceRecord] = {}
        self._divisions: dict[str, PlaceRecord | None] = {}
        try:
            self._db.execute("PRAGMA mmap_size = 268435456")
            self._db.execute("SELECT value FROM meta").fetchone()
        except sqlite3.DatabaseError as error:
            raise BadData(
                f"{path.name}: not a compiled gazetteer ({error}); delete it and build again"
            ) from error

    def lookup(self, name: str) -> tuple[PlaceRecord, ...]:
        """The places of that name in any spelling, the best known first."""
        keys = keys_of(name)
        found = self.bearers(keys)
        bearers = sorted((b for key in keys for b in found[key]), key=lambda b: -b.fame)
        return tuple(dict.fromkeys(b.record for b in bearers))

    def bearers(self, keys: Iterable[str]) -> dict[str, tuple[Bearer, ...]]:
        """For each key the places that bear it; none for a key that no place has."""
        kept = self._kept
        wanted = list(dict.fromkeys(keys))
        missing = [key for key in wanted if key not in kept]
        if missing:
            if len(kept) > MOST_KEPT:
                kept.clear()
                missing = wanted
            for i in range(0, len(missing), 200):
                self._read(missing[i : i + 200])
        return {key: kept[key] for key in wanted}

    def alike(self, name: str) -> tuple[Bearer, ...]:
        """Places in countries of another script whose name may be this one in another spelling: "Jisr al-Shaghour"."""
        frame = "=" + skeleton(fold(name))
        return self.bearers([frame])[frame] if len(frame) > 3 else ()

    def division(self, code: str | None) -> PlaceRecord | None:
        """The first-order division of a code: "SY.07" is the governorate of Deir ez-Zor."""
        if code is None:
            return None
        if code not in self._divisions:
            row = self._db.execute(
                "SELECT * FROM places WHERE admin1 = ? AND feature = 'ADM1'", (code,)
            ).fetchone()
            self._divisions[code] = _record(row[1:]) if row else None
        return self._divisions[code]

    def _read(self, keys: list[str]) -> None:
        found: dict[str, list[tuple[PlaceRecord, int]]] = {}
        names = [key for key in keys if key.isprintable()]  # half a surrogate pair names no place
        rows = self._db.execute(
            "SELECT n.key, n.kind, p.* FROM names n JOIN places p ON p.id = n.place"
            f" WHERE n.key IN ({','.join('?' * len(names))}) ORDER BY n.key, n.kind, n.place",
            names,
        )
        records = self._records
        for key, kind, number, *cells in rows:
            record = records.get(number)
            if record is None:
                record = records[number] = _record(cells)
            found.setdefault(key, []).append((record, kind))
        for key in keys:
            self._kept[key] = ranked(found[key]) if key in found else ()


def _record(cells: Sequence[Any]) -> PlaceRecord:
    """A row of the table without its number."""
    id, name, lat, lon, country, admin1, feature, population, precision, claims, noted = cells
    claimed = tuple(claims.split(",")) if claims else ()
    return PlaceRecord(id, name, lat, lon, country, admin1, feature, population, precision, claimed, noted)


def ranked(found: list[tuple[PlaceRecord, int]]) -> tuple[Bearer, ...]:
    """The bearers of a name, the best known first.

    Bare, the name of a town and of the division around it means the town: who means the division says "Homs province".
    """
    towns: dict[str | None, float] = {}
    for record, kind in found:
        if record.feature[:3] == "PPL" and kind != ALTERNATE:
            towns[record.admin1] = max(record.fame, towns.get(record.admin1, 0.0))
    bearers = []
    for record, kind in found:
        fame = record.fame - LESS.get(kind, 0.0)
        if record.feature == "ADM2" and kind == ALTERNATE:
            fame -= 1.0  # "Webster" for Webster County
        if (
            record.feature in {"ADM1", "ADM2"}
            and record.admin1 in towns
            and not (record.feature == "ADM1" and record.country in HOME_STATES)
        ):
            fame = min(fame, towns[record.admin1] - 0.5)
        square = (
            (round(record.lat) + 90) * 361 + round(record.lon) + 180 if record.precision in LOCAL else None
        )
        bearers.append(Bearer(record, kind, fame, square))
    bearers.sort(key=lambda b: -b.fame)
    return tuple(bearers)


def keys_of(name: str) -> list[str]:
    """The keys under which a name may stand in the gazetteer: "U.S." under its letters, "Calif." clipped, all under their folded form."""
    keys = [fold(name)]
    letters = name.replace(".", "").replace(" ", "")
    if letters.isupper() and len(letters) <= 5 and letters.isalpha():
        keys.insert(0, "^" + letters)
    elif name.endswith("."):
        keys.insert(0, "~" + keys[0])
    return keys


def gazetteer() -> Gazetteer:
    """The compiled gazetteer of this process. Raises MissingPart where it was never built."""
    return _gazetteer(os.getpid())


@cache
def _gazetteer(_process: int) -> Gazetteer:
    return Gazetteer()
