"""The events of others beside ours: read as they publish them, matched one to one, differences said."""

from __future__ import annotations

import csv
import json

import pytest

from reportedly.errors import BadReport
from reportedly.formats import comparison_shown as shown
from reportedly.formats.codes import columns
from reportedly.formats.compare import compare
from reportedly.formats.foreign_files import their_file
from tests.formats import happenings as told

GED = {
    "id": "530001", "relid": "SEN-2026-1-1-1", "year": "2026", "type_of_violence": "1", "side_a": "Government of Senegal", "side_b": "MFDC",
    "where_prec": "2", "where_coordinates": "Bignona town", "adm_1": "Ziguinchor", "latitude": "12.82", "longitude": "-16.23", "country": "Senegal",
    "country_id": "433", "date_prec": "1", "date_start": "2026-03-03 00:00:00.000", "date_end": "2026-03-03 00:00:00.000", "best": "6", "high": "6", "low": "6",
}  # fmt: skip
ACLED = {
    "event_id_cnty": "SEN901", "event_date": "04 March 2026", "year": "2026", "time_precision": "1", "event_type": "Protests",
    "sub_event_type": "Peaceful protest", "actor1": "Protesters (Senegal)", "assoc_actor_1": "Students (Senegal)", "iso": "686", "country": "Senegal",
    "admin1": "Ziguinchor", "location": "Bignona", "latitude": "12.81", "longitude": "-16.22", "geo_precision": "1", "fatalities": "0",
    "notes": "On 4 March 2026, students held a march",
}  # fmt: skip


@pytest.fixture
def file(tmp_path):
    def written(rows, name, delimiter=",", encoding="utf-8"):
        path = tmp_path / "theirs.csv"
        with path.open("w", encoding=encoding, newline="") as stream:
            table = csv.DictWriter(stream, columns(name), restval="", delimiter=delimiter)
            table.writeheader()
            table.writerows(rows)
        return path

    return written


def laid(path, incidents=None, **options):
    rows = told.everything() if incidents is None else incidents
    return compare(their_file(path), rows, [told.publication()], policy="ucdp", **options)


def test_the_same_ambush_is_matched_and_the_dead_differ(file):
    found = laid(file([GED], "ucdp"))
    (pair,) = found.matched
    assert (pair.ours.id, pair.theirs.id) == ("iambush", "530001")
    assert pair.why[:2] == ("same day", "1 km apart")
    assert "MFDC".lower() in " ".join(pair.why).lower()
    differ = {d["what"]: (d["ours"], d["theirs"]) for d in pair.differ}
    assert (differ["killed_low"], differ["killed_best"], differ["killed_high"]) == (
        (4, 6.0),
        (4, 6.0),
        (5, 6.0),
    )
    assert (found.only_theirs, found.only_ours) == ([], [])
    assert found.not_held["nobody is said to have been killed"] == 1


def test_acled_rows_of_the_browser_s_export_match_and_zero_is_no_difference(file):
    found = laid(file([ACLED], "acled"))
    (pair,) = found.matched
    assert pair.ours.id == "imarch"
    assert not [d for d in pair.differ if d["what"].startswith("killed")]
    assert [e.id for e in found.only_ours] == ["iambush", "ibombing"]


@pytest.mark.parametrize(
    "other",
    [
        {"latitude": "14.69", "longitude": "-17.44", "where_coordinates": "Dakar"},  # another town
        {"country": "Mali", "country_id": "432"},
        {"date_start": "2026-03-06 00:00:00.000", "date_end": "2026-03-06 00:00:00.000"},
    ],
)
def test_another_place_country_or_day_is_another_event(file, other):
    found = laid(file([GED | other], "ucdp"))
    assert (len(found.matched), len(found.only_ours)) == (0, 1)
    assert len(found.only_theirs) + found.outside == 1


def test_events_before_the_first_of_ours_are_counted_not_listed(file):
    old = {"id": "1", "date_start": "1999-01-01", "date_end": "1999-01-01"}
    found = laid(file([GED, GED | old], "ucdp"))
    assert (len(found.matched), found.only_theirs, found.outside) == (1, [], 1)


def test_each_event_is_matched_once_the_better_pair_first(file):
    farther = GED | {
        "id": "530002",
        "latitude": "12.97",
        "longitude": "-16.18",
        "where_coordinates": "Sindian",
        "best": "4",
    }
    found = laid(file([farther, GED | {"best": "4", "low": "4", "high": "5"}], "ucdp"))
    assert [(p.ours.id, p.theirs.id) for p in found.matched] == [("iambush", "530001")]
    assert [e.id for e in found.only_theirs] == ["530002"]


def test_a_day_alone_matches_nothing(file):
    nowhere = GED | dict.fromkeys(
        ("latitude", "longitude", "where_coordinates", "adm_1", "side_a", "side_b", "best", "high", "low"), ""
    )
    assert laid(file([nowhere], "ucdp")).matched == []


@pytest.mark.parametrize(
    "form",
    [
        "2026-03-03",
        "2026-03-03 00:00:00.000",
        "2026-03-03T00:00:00",
        "03/03/2026",
        "03 March 2026",
        "03-March-2026",
        "20260303",
    ],
)
def test_dates_are_read_in_every_form_that_was_published(file, form):
    (event,) = their_file(file([GED | {"date_start": form, "date_end": form}], "ucdp")).events
    assert event.start.isoformat() == "2026-03-03"


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8"), ("\t", "utf-8"), (",", "utf-8-sig")]
)
def test_files_are_read_however_their_cells_are_split(file, delimiter, encoding):
    assert len(their_file(file([GED], "ucdp", delimiter, encoding)).events) == 1


def test_rows_without_a_date_are_counted(file):
    found = their_file(
        file(
            [GED, GED | {"date_start": "", "date_end": ""}, GED | {"date_start": "sometime", "date_end": ""}],
            "ucdp",
        )
    )
    assert (len(found.events), dict(found.left_out)) == (1, {"no date_start": 1, "date_start is no date": 1})


def test_gdelt_1_with_58_columns_and_codes_that_lost_their_zero(tmp_path):
    names = [c for c in columns("gdelt_events") if not c.endswith("ADM2Code")]
    row = dict.fromkeys(names, "") | {
        "GLOBALEVENTID": "7",
        "SQLDATE": "20260304",
        "EventCode": "36",
        "ActionGeo_CountryCode": "SG",
    }
    path = tmp_path / "20260304.export.CSV"
    path.write_text("\t".join(row.values()) + "\n", encoding="utf-8")
    (event,) = their_file(path).events
    assert (event.kind, event.deed, event.country) == (
        "036 Express intent to meet or negotiate",
        "words",
        "SEN",
    )


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "\x00\x01", "one line of text"])
def test_what_is_none_of_these_files_is_said(tmp_path, content):
    path = tmp_path / "x.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadReport, match="none of the files that can be compared"):
        their_file(path)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(BadReport, match="cannot be read"):
        their_file(tmp_path / "none.csv")


def test_comparison_as_text_json_and_csv(file):
    found = laid(
        file(
            [
                GED,
                GED
                | {"id": "530003", "where_coordinates": "Dakar", "latitude": "14.69", "longitude": "-17.44"},
            ],
            "ucdp",
        )
    )
    text = "\n".join(shown.to_text(found))
    assert text.startswith("1 matched (1 with other figures), 1 only theirs, 0 only ours")
    assert "≠ killed best: ours 4, theirs 6" in text
    document = json.loads(shown.to_json(found, theirs="theirs.csv"))
    assert document["summary"] == {
        "matched": 1, "figures_differ": 1, "only_theirs": 1, "only_ours": 0, "theirs_outside_our_days": 0,
        "ours_not_coded_by_them": 5, "theirs_not_read": 0,
    }  # fmt: skip
    assert document["matched"][0]["ours"]["disputed_by"] == ["MFDC"]
    rows = list(csv.DictReader("".join(shown.to_csv(found)).splitlines()))
    assert [(r["outcome"], r["our_status"]) for r in rows] == [
        ("figures differ", "contested"),
        ("only theirs", ""),
    ]
    assert rows[0]["their_killed_best"] == "6"
