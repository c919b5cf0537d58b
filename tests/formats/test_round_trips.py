"""What we write is read by the programs that people use: our readers, pandas, DuckDB, a JSON-LD processor, FollowTheMoney, prov."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest

from reportedly.formats.codes import columns
from reportedly.formats.details import COLUMNS
from reportedly.formats.exporting import export
from reportedly.formats.foreign_files import their_file
from tests.formats import happenings as told


@pytest.fixture
def write(tmp_path):
    def written(name: str, incidents=None) -> Path:
        path = tmp_path / f"file.{name}"
        rows = told.everything() if incidents is None else incidents
        export(name, rows, [told.publication()], policy="ucdp", path=path)
        return path

    return written


def test_acled_is_read_back_by_us_and_by_pandas(write):
    pandas = pytest.importorskip("pandas")
    path = write("acled")
    found = their_file(path)
    assert (found.format, len(found.events), dict(found.left_out)) == ("acled", 3, {})
    clash = found.events[0]
    assert (clash.deed, clash.country, clash.place, clash.killed.best, clash.start) == (
        "violence",
        "SEN",
        "Bignona",
        4.0,
        date(2026, 3, 3),
    )
    table = pandas.read_csv(path, parse_dates=["event_date"])
    assert tuple(table.columns) == columns("acled")
    for name in (
        "year",
        "time_precision",
        "inter1",
        "inter2",
        "interaction",
        "iso",
        "geo_precision",
        "fatalities",
        "timestamp",
    ):
        assert table[name].dtype == "int64", name
    assert table["latitude"].dtype == "float64"
    assert str(table["event_date"].dtype).startswith("datetime64")
    assert list(table["fatalities"]) == [4, 0, 2]


def test_ucdp_is_read_back_by_us_and_by_pandas(write):
    pandas = pytest.importorskip("pandas")
    path = write("ucdp", [told.incident()])
    (clash,) = their_file(path).events
    assert (clash.killed.low, clash.killed.best, clash.killed.high) == (4, 4, 5)
    assert (clash.country, clash.lat, clash.exact, clash.parties) == (
        "SEN",
        12.8103,
        True,
        ("Senegalese Army", "MFDC"),
    )
    table = pandas.read_csv(path, parse_dates=["date_start", "date_end"])
    assert tuple(table.columns) == columns("ucdp")
    whole = "id year type_of_violence number_of_sources where_prec priogrid_gid country_id event_clarity date_prec deaths_a best high low"
    for name in whole.split():
        assert table[name].dtype == "int64", name
    assert table["relid"][0].startswith("SEN-2026-1-")
    assert str(table["date_start"].dtype).startswith("datetime64")
    assert (
        table[["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]].sum(axis=1)[0]
        == table["best"][0]
    )


def test_gdelt_is_read_back_by_us_and_by_pandas(write):
    pandas = pytest.importorskip("pandas")
    path = write("gdelt")
    found = their_file(path)
    assert found.format == "gdelt"
    assert [e.deed for e in found.events] == ["violence", "protest", "violence", "words", "words"]
    text = dict.fromkeys(("EventCode", "EventBaseCode", "EventRootCode", "SQLDATE"), str)
    table = pandas.read_csv(path, sep="\t", header=None, names=columns("gdelt_events"), dtype=text, quoting=3)
    assert list(table["EventRootCode"]) == ["19", "14", "18", "03", "03"]
    assert table["GLOBALEVENTID"].dtype == "int64"
    assert table["GoldsteinScale"].dtype in ("float64", "int64")
    mentions = pandas.read_csv(
        f"{path}.mentions.csv", sep="\t", header=None, names=columns("gdelt_mentions"), quoting=3
    )
    assert set(mentions["GLOBALEVENTID"]) == set(table["GLOBALEVENTID"])
    first = mentions.iloc[0]
    assert told.TEXT[first["ActionCharOffset"] :].startswith("killed")


def test_details_carry_what_the_columns_cannot(write):
    pandas = pytest.importorskip("pandas")
    path = write("ucdp")
    table = pandas.read_csv(f"{path}.details.csv")
    assert tuple(table.columns) == COLUMNS
    ambush = table.set_index("incident").loc["iambush"]
    assert ambush["row"] == pandas.read_csv(path)["id"][0]
    assert (ambush["disputed_by"], ambush["place_written"], ambush["killed_high"]) == (
        "MFDC",
        "Bignona; Biñona",
        5,
    )
    assert json.loads(ambush["words"])[0]["words"] == "Four soldiers were killed near Bignona on Tuesday"
    assert len(table) == 6


def test_polecat_has_a_header_and_as_many_cells_in_each_row(write):
    lines = write("polecat").read_text(encoding="utf-8").splitlines()
    assert {line.count("\t") for line in lines} == {39}


def test_geojson_is_valid(write):
    model = pytest.importorskip("geojson_pydantic")
    found = model.FeatureCollection.model_validate_json(write("geojson").read_text(encoding="utf-8"))
    assert len(found.features) == 6
    clash = found.features[0]
    assert tuple(clash.geometry.coordinates) == (-16.2264, 12.8103)
    assert clash.properties["disputed_by"] == ["MFDC"]
    assert found.features[3].geometry is None


def test_parquet_is_read_by_duckdb(write):
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    path = write("parquet")
    with duckdb.connect() as db:
        query = (
            f"SELECT id, killed_low, killed_high, disputed_by, lat, contested FROM '{path}' WHERE contested"
        )
        assert db.execute(query).fetchall() == [("iambush", 4, 5, ["MFDC"], 12.8103, True)]
        claims = (
            f"SELECT c.source, c.best FROM (SELECT unnest(claims) AS c FROM '{path}' WHERE id = 'iambush')"
        )
        assert db.execute(claims).fetchall() == [("Senegalese Army", 4.0), ("Senegalese Army", None)]


def test_parquet_has_geoparquet_metadata(write):
    parquet = pytest.importorskip("pyarrow.parquet")
    shape = parquet.read_schema(write("parquet"))
    geo = json.loads(shape.metadata[b"geo"])
    assert geo["columns"][geo["primary_column"]]["encoding"] == "WKB"
    point = parquet.read_table(write("parquet"))["geometry"][0].as_py()
    assert (len(point), point[0]) == (21, 1)


def test_annotations_are_json_ld_with_selectors_that_hold(write):
    jsonld = pytest.importorskip("pyld.jsonld")
    page = json.loads(write("annotations").read_text(encoding="utf-8"))
    for item in page["items"]:
        quote, position = item["target"]["selector"]
        assert told.TEXT[position["start"] : position["end"]] == quote["exact"]
        assert told.TEXT[: position["start"]].endswith(quote["prefix"])
    context = json.loads(Path(__file__).with_name("anno.jsonld").read_text(encoding="utf-8"))

    def offline(url, options=None):
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {
            "contextUrl": None,
            "documentUrl": url,
            "document": context,
            "contentType": "application/ld+json",
        }

    (expanded,) = jsonld.expand(page, {"documentLoader": offline})
    oa = "http://www.w3.org/ns/oa#"
    (listed,) = expanded["http://www.w3.org/ns/activitystreams#items"]
    first = listed["@list"][0]
    assert first["@type"] == [oa + "Annotation"]
    assert first[oa + "motivatedBy"] == [{"@id": oa + "classifying"}]
    kinds = {s["@type"][0] for s in first[oa + "hasTarget"][0][oa + "hasSelector"]}
    assert kinds == {oa + "TextQuoteSelector", oa + "TextPositionSelector"}
    bodies = [
        b["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"][0]["@value"]
        for b in first[oa + "hasBody"]
        if oa + "hasSource" not in b
    ]
    assert "denied by MFDC" in bodies


def test_ftm_entities_are_valid_for_the_library(write):
    ftm = pytest.importorskip("followthemoney")
    entities = [json.loads(line) for line in write("ftm").read_text(encoding="utf-8").splitlines()]
    ids = {e["id"] for e in entities}
    schemata = set()
    for entity in entities:
        schemata.add(entity["schema"])
        proxy = ftm.model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            prop = proxy.schema.get(name)
            assert sorted(proxy.get(name)) == sorted(values), (entity["schema"], name)
            if prop.type.name == "entity":
                assert set(values) <= ids
    assert {"Event", "Article", "Address", "Mention", "PublicBody"} <= schemata


def test_prov_is_read_by_its_library(write):
    model = pytest.importorskip("prov.model")
    text = write("prov").read_text(encoding="utf-8")
    document = model.ProvDocument.deserialize(content=text, format="json")
    assert len(document.get_records()) > 20
    ids = {
        str(r.identifier)
        for r in document.get_records((model.ProvEntity, model.ProvActivity, model.ProvAgent))
    }
    for relation in document.get_records(model.ProvRelation):
        assert {str(value) for _, value in relation.formal_attributes if value is not None} <= ids


def test_hxl_has_its_tags_below_the_header(write):
    header, tags, *rows = write("hxl").read_text(encoding="utf-8").splitlines()
    assert header.startswith("id,year,")
    assert tags.startswith("#event+id,#date+year,")
    assert len(rows) == 6


def test_plover_lines_are_json(write):
    for line in io.StringIO(write("plover").read_text(encoding="utf-8")):
        event = json.loads(line)
        assert {"id", "date", "actor", "event"} <= event.keys() | {"actor"}
