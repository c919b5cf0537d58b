"""Code lists: complete, without doubles, each with its source."""

from __future__ import annotations

import pytest

from reportedly.actors import Directory
from reportedly.errors import BadRequest
from reportedly.formats import FORMATS, codes
from reportedly.ontology import event_types


@pytest.mark.parametrize(
    ("name", "number", "first", "last"),
    [
        ("acled", 31, "event_id_cnty", "timestamp"),
        ("ucdp", 49, "id", "gwnob"),
        ("gdelt_events", 61, "GLOBALEVENTID", "SOURCEURL"),
        ("gdelt_mentions", 16, "GLOBALEVENTID", "Extras"),
        ("polecat", 40, "Event ID", "Version"),
    ],
)
def test_columns_are_as_many_and_in_the_order_of_the_format(name, number, first, last):
    found = codes.columns(name)
    assert (len(found), found[0], found[-1]) == (number, first, last)


@pytest.mark.parametrize("path", sorted(codes.FOLDER.iterdir()), ids=lambda path: path.name)
def test_every_list_names_its_source_and_date(path):
    head = "".join(line for line in path.read_text(encoding="utf-8").splitlines(True) if line.startswith("#"))
    assert "ource:" in head
    assert "2026" in head


def test_acled_has_25_sub_events_of_6_types_and_8_actor_types():
    assert len(codes.acled_types()) == 25
    assert len({t.event_type for t in codes.acled_types().values()}) == 6
    assert [i.code for i in codes.acled_inters()] == list(range(1, 9))
    assert (
        codes.acled_types()["Excessive force against protesters"].disorder_type
        == "Political violence; Demonstrations"
    )


def test_every_plover_type_and_mode_is_coded_for_acled_or_said_to_have_no_event_there():
    for name, kind in event_types().items():
        for mode in (None, *kind.modes):
            for by in ("state", "other"):
                for against in ("armed", "civilian", ""):
                    found = codes.acled_type(name, mode, None, by, against)
                    assert found, (name, mode)
                    assert not isinstance(found, str) or "no" in found


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("ASSAULT", "drone", "195", "state", "civilian"), "Air/drone strike"),
        (("ASSAULT", "firearms", "193", "other", "armed"), "Armed clash"),
        (("ASSAULT", "firearms", "193", "state", "civilian"), "Attack"),
        (("ASSAULT", "abduct", "181", "other", "civilian"), "Abduction/forced disappearance"),
        (("COERCE", "seize", "192", "state", ""), "Government regains territory"),
        (("COERCE", "seize", "192", "other", ""), "Non-state actor overtakes territory"),
        (("PROTEST", "riot", "145", "other", ""), "Violent demonstration"),
        (("RETREAT", "ceasefire", "0871", "state", ""), "Agreement"),
    ],
)
def test_acled_type(given, expected):
    assert codes.acled_type(*given).sub_event_type == expected


def test_regions_of_all_countries_are_known():
    directory = Directory.load()
    for country in directory.countries():
        region = directory.facts(country.id.removeprefix("country:")).get("region")
        assert region is None or region in codes.acled_regions()


@pytest.mark.parametrize(
    ("gw", "region"),
    [(433, "Africa"), (369, "Europe"), (651, "Middle East"), (775, "Asia"), (100, "Americas"), (None, None)],
)
def test_ucdp_region(gw, region):
    assert codes.ucdp_region(gw) == region


@pytest.mark.parametrize(
    ("days", "found"), [(1, (1, 1)), (2, (2, 2)), (6, (2, 2)), (7, (2, 3)), (30, (3, 4)), (365, (3, 5))]
)
def test_date_codes(days, found):
    assert codes.date_codes(days) == found


def test_policies_are_those_of_the_ledger():
    from reportedly.ledger.tolls import POLICIES

    assert set(codes.policies()) == set(POLICIES)
    with pytest.raises(BadRequest, match="take one of ucdp"):
        codes.policy_named("mine")


def test_hxl_tags_are_hashtags_and_headers_are_unique():
    tags = codes.hxl_tags()
    assert all(tag.startswith("#") for tag in tags.values())
    assert tags["best"] == "#affected+killed"


def test_formats_are_those_that_the_command_line_names():
    assert sorted(FORMATS) == sorted(
        "acled ucdp gdelt polecat plover ceasefires hxl geojson parquet annotations ftm prov".split()
    )
