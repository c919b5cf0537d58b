"""Places with what the gazetteer knows around them: divisions, feature, codes.

located({"name": "Sindian", "lat": 12.97, "lon": -16.18, "country": "SEN", ...})   ->   Located(admin1="Ziguinchor", ...)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from reportedly.actors import Directory
from reportedly.errors import ReportedlyError
from reportedly.formats.table_files import one_line
from reportedly.gazetteer import Gazetteer, PlaceRecord, gazetteer
from reportedly.ledger.model import Row

NEAR = 0.3  # degrees by which the point of a place and the gazetteer's may differ
WATERS = frozenset({"SEA", "OCN", "GULF", "STRT", "BAY"})


@dataclass(frozen=True, slots=True)
class Located:
    """`admin1` and `admin2` are names, None where they are unknown; `code` is GeoNames' of the first-order division ("SN.12")."""

    lat: float | None = None
    lon: float | None = None
    admin1: str | None = None
    admin2: str | None = None
    code: str | None = None
    feature: str | None = None
    geonames: str | None = None
    waters: bool = False

    @property
    def mapped(self) -> bool:
        return self.lat is not None and self.lon is not None


def located(place: Row) -> Located:
    lat, lon = degrees(place.get("lat"), 90), degrees(place.get("lon"), 180)
    if lat is None or lon is None:
        lat = lon = None
    return _located(
        one_line(place.get("name") or "") or None,
        lat,
        lon,
        place.get("country"),
        place.get("precision"),
        place.get("gazetteer"),
    )


def degrees(value: object, most: int) -> float | None:
    fits = isinstance(value, int | float) and math.isfinite(value) and abs(value) <= most
    return float(value) if fits else None  # type: ignore[arg-type]


@lru_cache(maxsize=50_000)
def _located(
    name: str | None,
    lat: float | None,
    lon: float | None,
    country: str | None,
    precision: str | None,
    id: str | None,
) -> Located:
    geonames = id.removeprefix("geonames:") if id and id.startswith("geonames:") else None
    record, places = _record(name, lat, lon, country, id)
    if record is None or places is None:
        first, second = (name if precision == p else None for p in ("admin1", "admin2"))
        return Located(lat, lon, first, second, geonames=geonames)
    division = places.division(record.admin1)
    admin1 = record.name if record.feature == "ADM1" else division.name if division else None
    admin2 = record.name if record.feature == "ADM2" else None
    waters = record.feature in WATERS and record.country is None
    return Located(lat, lon, admin1, admin2, record.admin1, record.feature, geonames, waters)


def _record(
    name: str | None, lat: float | None, lon: float | None, country: str | None, id: str | None
) -> tuple[PlaceRecord | None, Gazetteer | None]:
    """The gazetteer's own record of a place: the same id, or the same name, country and spot."""
    if not name:
        return None, None
    try:
        places = gazetteer()
        found = places.lookup(name)
    except ReportedlyError:  # a gazetteer that was never built: the place keeps what the incident says
        return None, None
    same = next((r for r in found if id and r.id == id), None)
    if same is None and lat is not None and lon is not None:
        near = [
            r for r in found if r.country == country and abs(r.lat - lat) < NEAR and abs(r.lon - lon) < NEAR
        ]
        same = min(near, key=lambda r: abs(r.lat - lat) + abs(r.lon - lon), default=None)
    return same, places


def fips_division(place: Located, country: str | None) -> str | None:
    """GDELT's ADM1 code. GeoNames keeps FIPS' numbers of divisions but for a few countries; the US have letters in both."""
    fips = Directory.load().facts(country).get("fips") if country else None
    if not fips:
        return None
    _, _, number = (place.code or "").partition(".")
    return f"{fips}{number}" if number and len(number) == 2 else str(fips)


def prio_cell(lat: float, lon: float) -> int:
    """The number of the PRIO-GRID cell: half a degree wide, from 1 at 90 S 180 W, row by row."""
    row = min(math.floor((lat + 90) * 2), 359)
    column = min(math.floor((lon + 180) * 2), 719)
    return row * 720 + column + 1
