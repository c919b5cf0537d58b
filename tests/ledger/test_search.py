"""Search: words, boxes, days and facets, the same on both databases."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from reportedly.errors import BadRequest
from reportedly.ledger import Ledger, Query
from tests.ledger.told import entry, told, week
from tests.readings import example

WORLD = (-180.0, -90.0, 180.0, 90.0)
SUDAN = (21.0, 8.0, 39.0, 23.0)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def full(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger that tests only look at."""
    lite = request.param == "sqlite"
    where = tmp_path_factory.mktemp("search") / "l.db" if lite else request.getfixturevalue("new_database")()
    with Ledger.open(where) as ledger:
        for reading in week():
            ledger.add(entry(reading))
        yield ledger


def places(ledger: Ledger, query: Query, **more: object) -> list[str]:
    found, events = ledger.search(query, **more)  # type: ignore[arg-type]
    assert found.total >= len(events)
    return [f"{e['place']['name']} {e['time']['start'][-2:]}" for e in events]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("bombed"), ["Kassala 09", "Kassala 09"]),
        (Query("bombing"), ["Kassala 09", "Kassala 09"]),  # by its stem
        (Query("market nyala"), ["Nyala 07", "Nyala 07"]),
        (Query('"a market in Suva"'), ["Suva 10", "Suva 10"]),
        (Query("kassala -bombed"), ["Kassala 06", "Kassala 06", "Kassala 06"]),
        (Query("suva or apia"), ["Apia 11", "Suva 10", "Suva 10"]),
        (Query(box=(24, 11, 25, 13)), ["Nyala 07", "Nyala 07"]),
        (Query(box=(170, -20, -170, -10)), ["Apia 11", "Suva 10", "Suva 10"]),  # over the 180th meridian
        (Query(since="2024-05-10"), ["Apia 11", "Suva 10", "Suva 10"]),
        (Query(until="2024-05-07", box=SUDAN), ["Nyala 07", "Nyala 07", "Kassala 06", "Kassala 06", "Kassala 06"]),
        (Query("market", SUDAN, "2024-05-09", "2024-05-09"), ["Kassala 09", "Kassala 09"]),
        (Query(where={"country": ["FJI"]}), ["Suva 10", "Suva 10"]),
        (Query(where={"country": ["FJI", "WSM"], "publisher": ["Gulf Wire"]}), ["Apia 11", "Suva 10"]),
        (Query("Kāssala bombed"), ["Kassala 09", "Kassala 09"]),
        (Query("nothing of the kind"), []),
    ],
)  # fmt: skip
def test_finds(full: Ledger, query: Query, expected: list[str]) -> None:
    assert places(full, query) == expected


def test_facets_count_what_is_found(full: Ledger) -> None:
    every, _ = full.search(Query())
    assert every.total == 10
    assert every.facets["country"] == {"SDN": 7, "FJI": 2, "WSM": 1}
    assert every.facets["publisher"] == {"Gulf Wire": 3, "Nile Post": 4, "The Meridian": 3}
    some, _ = full.search(Query("bombed"))
    assert some.facets["country"] == {"SDN": 2}
    assert some.facets["year"] == {"2024": 2}


def test_counts_follow_a_new_reading(ledger: Ledger) -> None:
    for reading in week()[:3]:
        ledger.add(entry(reading))
    reading = told("2024-05-07")
    reading.events[0].type = "COERCE"
    ledger.reread(reading.report.id, reading.to_dict(), {})
    every, _ = ledger.search(Query())
    assert every.facets["type"] == {"ASSAULT": 2, "COERCE": 1}
    narrowed, _ = ledger.search(Query(box=WORLD))
    assert narrowed.facets == every.facets


def test_pages_meet_without_gap(full: Ledger) -> None:
    seen: list[int] = []
    after = None
    while True:
        found, events = full.search(Query(), limit=3, after=after)
        if not events:
            break
        seen += found.events
        after = events[-1]["time"]["start"], events[-1]["row"]
    assert len(seen) == len(set(seen)) == 10


def test_what_has_no_day_or_place_comes_last_and_in_no_box(ledger: Ledger) -> None:
    ledger.add(entry(example()))
    found, events = ledger.search(Query())
    assert [e["id"] for e in events] == ["e1", "e2"]
    assert [e["id"] for e in ledger.search(Query(since="2000-01-01"))[1]] == ["e1"]
    assert [e["id"] for e in ledger.search(Query(until="2100-01-01"))[1]] == ["e1"]
    assert ledger.search(Query(), after=(None, found.events[-1]))[1] == []


@pytest.mark.parametrize(
    "query",
    [
        Query("-"),
        Query('""'),
        Query(since="soon"),
        Query(box=(0, 10, 1, 5)),
        Query(where={"colour": ["red"]}),
    ],
)
def test_a_question_without_sense_is_refused(full: Ledger, query: Query) -> None:
    with pytest.raises(BadRequest):
        full.search(query)


@pytest.mark.parametrize(
    "words", ["a OR", "NEAR(x", "col:x", "x*", "it's", "AND", "100%", "\\x", "(x", "a\0b"]
)
def test_no_words_break_the_search(full: Ledger, words: str) -> None:
    assert full.search(Query(words))[0].total >= 0


def test_full_segments_are_packed_and_read_back(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.ledger.columns.SEGMENT", 4)
    with Ledger.open(where) as ledger:
        for reading in week()[:3]:
            ledger.add(entry(reading))
        ledger.add_all([entry(reading) for reading in week()[3:]])
        reread = week()[0]
        reread.events[0].type = "COERCE"
        ledger.reread(reread.report.id, reread.to_dict(), {})
        with ledger.looking() as connection:
            packed = connection.execute(text("SELECT segment FROM columns ORDER BY segment")).scalars().all()
        assert packed == [0, 1]
        expected = ledger.search(Query())[0]
        assert expected.facets["type"] == {"ASSAULT": 9, "COERCE": 1}
    with Ledger.open(where) as again:
        assert again.search(Query())[0] == expected
        assert again.search(Query("bombed", SUDAN))[0].total == 2
        again.add(entry(told("2024-05-20", more=" It was the last.")))
        assert again.search(Query())[0].total == 11


def test_an_event_without_a_number_before_it_counts_for_nothing(ledger: Ledger) -> None:
    ledger.add(entry(week()[0]))
    with ledger.writing() as connection:
        connection.execute(
            text("INSERT INTO events (id, reading, name, type) SELECT 9, id, 'e9', 'AID' FROM readings")
        )
    found, _ = ledger.search(Query())
    assert found.facets["type"] == {"ASSAULT": 1, "AID": 1}
