"""The gazetteer: names and the place that each means first, and what its files must hold."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.errors import BadData, MissingPart
from reportedly.gazetteer import Gazetteer, PlaceRecord, gazetteer, keys_of
from reportedly.place_keys import fold, skeleton

DATA = Path(__file__).parent.parent / "reportedly" / "data" / "gazetteer"


def first(name: str) -> PlaceRecord:
    try:
        found = gazetteer().lookup(name)
    except MissingPart as error:
        pytest.skip(str(error))
    assert found, f"{name!r} is in no file"
    return found[0]


@pytest.mark.parametrize(
    ("name", "shown", "country", "precision"),
    [
        ("Kiev", "Kyiv", "UKR", "settlement"),
        ("Peking", "Beijing", "CHN", "settlement"),
        ("Bombay", "Mumbai", "IND", "settlement"),
        ("Saigon", "Ho Chi Minh City", "VNM", "settlement"),
        ("Khankendi", "Stepanakert", "AZE", "settlement"),
        ("Hodeida", "Hodeidah", "YEM", "settlement"),
        ("Deir el-Balah", "Deir al-Balah", "PSE", "settlement"),
        ("Avdeyevka", "Avdiivka", "UKR", "settlement"),
        ("Kerem Shalom", "Kerem Shalom crossing", "ISR", "point"),
        ("Bagram Airfield", "Bagram", "AFG", "point"),
        ("U.S.", "United States", "USA", "country"),
        ("UAE", "United Arab Emirates", "ARE", "country"),
        ("N.C.", "North Carolina", "USA", "admin1"),
        ("Ala.", "Alabama", "USA", "admin1"),
        ("Sask.", "Saskatchewan", "CAN", "admin1"),
        ("NSW", "New South Wales", "AUS", "admin1"),
        ("Donbass", "Donbas", "UKR", "region"),
        ("Côte d’Ivoire", "Ivory Coast", "CIV", "country"),
        ("Soviet Union", "Soviet Union", "SUN", "country"),
        ("River Nile", "Nile", None, "region"),
        ("Rapides Parish", "Rapides Parish", "USA", "admin2"),
    ],
)  # fmt: skip
def test_a_name_leads_to_its_best_known_place(
    name: str, shown: str, country: str | None, precision: str
) -> None:
    record = first(name)
    assert (record.name, record.country, record.precision) == (shown, country, precision)


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Homs", 34.7, 36.7),
        ("Tripoli", 32.9, 13.2),
        ("Washington", 38.9, -77.0),
        ("New York", 40.7, -74.0),
        ("Georgia", 42, 43.5),
    ],
)
def test_bare_names_mean_the_town_and_the_greater_place(name: str, lat: float, lon: float) -> None:
    record = first(name)
    assert (abs(record.lat - lat), abs(record.lon - lon)) < (0.2, 0.2)


@pytest.mark.parametrize(
    ("name", "claims"),
    [
        ("Crimea", ("RUS", "UKR")),
        ("Kashmir", ("IND", "PAK", "CHN")),
        ("South Ossetia", ("GEO",)),
        ("Golan Heights", ("ISR", "SYR")),
        ("Spratly Islands", ("CHN", "VNM", "PHL", "MYS", "TWN", "BRN")),
        ("Lyon", ()),
    ],
)
def test_disputed_places_say_who_claims_them(name: str, claims: tuple[str, ...]) -> None:
    record = first(name)
    assert record.claims == claims
    assert record.disputed is bool(claims)


def test_only_public_ids_are_shown_as_a_gazetteers() -> None:
    assert first("Gori").gazetteer == "geonames:614455"
    assert first("Sahel").gazetteer is None


def test_capitals_are_abbreviations_only_where_written_so() -> None:
    assert keys_of("US") == ["^US", "us"]
    assert keys_of("Us") == ["us"]
    assert keys_of("Calif.") == ["~calif", "calif"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Ḩudaydah", "al Hudaydah"),
        ("Saint-Denis", "St. Denis"),
        ("Nagorno -Karabakh", "NAGORNO-KARABAKH"),
        ("Ma’rib", "Ma'rib"),
    ],
)
def test_spellings_fold_to_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_transliterations_have_one_skeleton() -> None:
    assert len({skeleton(fold(name)) for name in ("Al Qāmishlī", "Qamishly", "Kameshli")}) == 1


def test_what_is_not_compiled_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(MissingPart, match=r"tools/build_gazetteer\.py"):
        Gazetteer(tmp_path / "places.sqlite")
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"no database" * 100)
    with pytest.raises(BadData, match="build again"):
        Gazetteer(broken)


def rows(name: str) -> Iterator[list[str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        for line in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if line and not line[0].startswith("#"):
                yield line


@pytest.mark.parametrize("file", ["regions.tsv", "nature.tsv", "landmarks.tsv", "towns.tsv"])
def test_our_own_places_are_on_the_globe_and_in_a_country_of_iso_3166(file: str) -> None:
    codes = {row[0] for row in rows("countries.tsv")} | {"SUN", "YUG", "CSK", "DDR", "SCG"}
    for row in rows(file):
        name, lat, lon, feature = row[:4]
        assert -90 <= float(lat) <= 90, name
        assert -180 <= float(lon) <= 180, name
        assert feature.isalnum(), name
        assert feature.isupper(), name
        assert len(row) < 5 or not row[4] or row[4] in codes, name
        assert len(row) < 7 or set(filter(None, row[6].split(","))) <= codes, name


def test_the_files_say_where_they_are_from() -> None:
    for path in sorted(DATA.glob("*.tsv")):
        head = [line for line in path.read_text(encoding="utf-8").splitlines()[:6] if line.startswith("#")]
        assert any("Source:" in line for line in head), path.name
