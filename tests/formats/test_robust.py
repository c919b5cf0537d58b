"""Whatever an incident holds, each format is written, reads as what it is, and is the same twice."""

from __future__ import annotations

import csv
import hashlib
import json
import sys

import pytest

from reportedly.errors import BadRequest, MissingPart
from reportedly.formats import FORMATS
from reportedly.formats.exporting import export, stream
from tests.formats import happenings as told

ODD = '=HYPERLINK("x")\tمدينة\n東京 \U0001f4a5 "\'; \ud800 \x00 end'


def odd() -> list[told.Row]:
    """Incidents at the edges: names that break cells, numbers past all measure, places off the map, dates that are none."""
    huge = [
        told.figure("killed", 1e30, 10**25, float("inf")),
        told.figure("injured", float("nan"), None, None),
    ]
    return [
        told.incident("iodd", title=ODD, actors=[told.MFDC | {"name": ODD}], place=told.BIGNONA | {"name": ODD, "written": [ODD]}),
        told.incident("ihuge", figures=huge),
        told.incident("ifar", place=told.BIGNONA | {"lat": 91.0, "lon": 999.0, "precision": "nowhere", "country": "ZZZ"}),
        told.incident("iyear", start="2026", end="2026-02", type="", mode="nonsense", cameo="999"),
        told.incident("iback", start="2026-03-05", end="2026-03-01"),
        told.incident("iwrong", start="soon", end="9999-12-31"),
        told.incident("ilost", events=[{"report": "sha256:none", "event": "e9"}]),
        told.incident("isparse", actors=[{"name": None}, {}], recipients=[{}], figures=[{"measure": "killed"}], asserted_by=[{}]),
        {"id": "iempty"},
    ]  # fmt: skip


def made(name, incidents, publications, tmp_path, policy="ucdp"):
    path = tmp_path / f"out.{name}"
    manifest = export(name, incidents, publications, policy=policy, path=path)
    return path, manifest


@pytest.mark.parametrize("name", told.WRITABLE)
@pytest.mark.parametrize("policy", ["ucdp", "cautious", "latest-official"])
def test_odd_incidents_are_written(name, policy, tmp_path):
    reading = told.publication(title=ODD, publisher=ODD, url="javascript:alert(1)")
    bare = told.publication(title=None, publisher=None, url=None, published=None, recorded_at=None)
    path, manifest = made(name, [*odd(), *told.everything()], [reading, bare], tmp_path, policy)
    data = path.read_bytes()
    assert manifest.rows > 0
    assert manifest.files[0].sha256 == hashlib.sha256(data).hexdigest()
    if not FORMATS[name].binary:
        data.decode("utf-8")


@pytest.mark.parametrize("name", told.WRITABLE)
def test_nothing_gives_an_empty_file_that_is_still_one(name, tmp_path):
    path, manifest = made(name, [], [], tmp_path)
    assert manifest.rows == 0
    if path.suffix in {".geojson", ".prov", ".annotations"}:
        json.loads(path.read_text(encoding="utf-8"))
    if name in {"acled", "ucdp", "hxl", "ceasefires"}:
        assert path.read_text(encoding="utf-8").count("\n") == (2 if name == "hxl" else 1)


@pytest.mark.parametrize("name", told.WRITABLE)
def test_the_same_incidents_give_the_same_bytes_and_the_stream_gives_them_too(name, tmp_path):
    incidents, publications = told.everything(), [told.publication()]
    once, first = made(name, incidents, publications, tmp_path)
    data = once.read_bytes()
    again, second = made(name, told.everything(), [told.publication()], tmp_path)
    assert again.read_bytes() == data
    assert first.to_json() == second.to_json()
    assert b"".join(stream(name, incidents, publications, policy="ucdp")) == data


@pytest.mark.parametrize("name", ["acled", "ucdp", "hxl", "ceasefires"])
def test_no_cell_starts_a_formula_or_a_line(name, tmp_path):
    rows = odd()
    for row in rows:
        row.setdefault("mode", "ceasefire")
    path, _ = made(name, rows, [told.publication(publisher=ODD)], tmp_path)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            for cell in row:
                assert cell[:1] not in ("=", "+", "@", "\t")
                assert "\n" not in cell


@pytest.mark.parametrize("name", told.WRITABLE)
def test_denials_are_never_lost_in_silence(name, tmp_path):
    """Who denies is in the file, in a file beside it, or counted."""
    path, manifest = made(name, [told.incident()], [told.publication()], tmp_path)
    texts = [p.read_bytes() for p in tmp_path.glob("*") if not p.name.endswith("manifest.json")]
    assert any(b"MFDC" in text for text in texts)
    beside = any("details" in file.name for file in manifest.files)
    assert beside or any(word in path.read_bytes() for word in (b"denied by", b"denies", b"disputed_by"))


def test_where_it_cannot_be_written_nothing_is_left(tmp_path):
    (tmp_path / "there").mkdir()
    for path in (tmp_path / "none" / "x.csv", tmp_path / "there"):
        with pytest.raises(BadRequest, match="cannot be written"):
            export("acled", told.everything(), [told.publication()], policy="ucdp", path=path)
    assert [p.name for p in tmp_path.iterdir()] == ["there"]


def test_an_old_file_stays_where_the_export_fails(tmp_path, monkeypatch):
    path = tmp_path / "x.csv"
    path.write_text("old", encoding="utf-8")

    def broken(*_, **__):
        yield {"event_id_cnty": "SEN1"}
        raise RuntimeError("in the middle")

    monkeypatch.setattr("reportedly.formats.acled.export_acled", broken)
    with pytest.raises(RuntimeError):
        export("acled", [], [], policy="ucdp", path=path)
    assert [(p.name, p.read_text(encoding="utf-8")) for p in tmp_path.iterdir()] == [("x.csv", "old")]


def test_manifest_counts_rows_and_losses_and_repeats_the_question(tmp_path):
    path = tmp_path / "ged.csv"
    query = {"since": "2026-03-01"}
    manifest = export(
        "ucdp", told.everything(), [told.publication()], policy="cautious", path=path, query=query
    )
    kept = json.loads((tmp_path / "ged.csv.manifest.json").read_text(encoding="utf-8"))
    assert kept == manifest.to_dict()
    assert (kept["rows"], kept["query"], kept["policy"]["name"]) == (1, query, "cautious")
    assert kept["rows"] + sum(kept["left_out"].values()) == kept["from"]["incidents"] == 6
    assert {"code", "model", "data"} == kept["versions"]["export"].keys()
    assert [file["file"] for file in kept["beside"]] == ["ged.csv.details.csv"]


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingPart, match=r"pip install reportedly\[parquet\]"):
        export("parquet", told.everything(), [told.publication()], policy="ucdp", path=tmp_path / "x.parquet")
    with pytest.raises(MissingPart):
        stream("parquet", [], [], policy="ucdp")
    assert list(tmp_path.iterdir()) == []
