"""What the gazetteer is made from: GeoNames' towns, and the files of `reportedly/data/gazetteer`. Used by build_gazetteer.py."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from place_rows import (
    ALTERNATE,
    ENGLISH_KINDS,
    NAME,
    SPELLING,
    Row,
    bare,
    fold,
    is_latin,
    is_like,
    km,
    lines,
    plainly,
    precision,
    skeleton,
)

NOTED = (
    4.6  # fame (see reportedly/gazetteer.py) of a place of our own files that has no other in its last column
)


def countries(cache: object) -> tuple[list[Row], dict[str, str]]:
    """Countries, and ISO's alpha-3 code of each alpha-2."""
    known = {c["iso3"]: c for c in cache.get_countries().values()}  # type: ignore[attr-defined]
    out = []
    for code, lat, lon, feature, name, others, claims in lines("countries.tsv", 7):
        entry = known[code]
        people = int(entry["population"] or 0)
        row = Row(
            f"geonames:{entry['geonameid']}",
            name,
            float(lat),
            float(lon),
            code,
            None,
            feature,
            people,
            "country",
            claims,
        )
        row.add(name, NAME)
        for other in filter(None, others.split(";")):
            row.add(other, SPELLING)
        out.append(row)
    return out, {c["iso"]: c["iso3"] for c in known.values()}


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


def towns(cache: object, alpha3: dict[str, str], independent: frozenset[str | None]) -> list[Row]:
    """GeoNames' towns of 500 people and more; the capitals of independent countries are marked."""
    capitals = {c["iso"]: c["capital"] for c in cache.get_countries().values()}  # type: ignore[attr-defined]
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
        if capital in row.keys and country in independent:
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
