"""What people marked is blacked out of everything that goes out, and nothing else is."""

from __future__ import annotations

import pytest

from reportedly.acts.care import BLACKED_OUT, KEPT_IN, Care
from reportedly.acts.judgement import Judgement
from reportedly.acts.leaving import Leaving
from reportedly.acts.log import Acts, HeldLog
from tests.formats import happenings as told

REPORT = told.report_id(told.TEXT)


def passage(words: str) -> str:
    start = told.TEXT.index(words)
    return f"span:{REPORT}/{start}-{start + len(words)}"


def discretion(*marks: tuple[str, str]):
    return Care({subject: [mark] for subject, mark in marks}).discretion(KEPT_IN, BLACKED_OUT)


def find(report: str):
    return told.reading() if report == REPORT else None


def test_a_passage_is_blacked_out_of_the_text_and_of_every_span():
    made = discretion((passage("killed near Bignona"), "graphic")).reading(told.reading())
    text = made["report"]["text"]
    assert text.startswith("Four soldiers were ██████ ████ ███████ on Tuesday")
    assert len(text) == len(told.TEXT)
    (trigger,) = made["events"][0]["triggers"]
    assert trigger["text"] == "██████" == text[trigger["start"] : trigger["end"]]
    assert (
        made["statements"][0]["content"][0]["text"]
        == text[: len("Four soldiers were killed near Bignona on Tuesday")]
    )
    assert made["places"][0]["name"] == "Bignona"  # graphic words hide no names


def test_a_name_that_only_a_sensitive_passage_gives_is_gone_everywhere():
    hidden = discretion((passage("students"), "sensitive"))
    made = hidden.reading(told.reading())
    assert "students" not in str(made)
    march = hidden.incident(told.march(), find)
    assert "students" not in str(march)
    assert march["actors"][0]["name"] == "████████"
    assert march["title"] == "Bignona, 2026-03-04: Hundreds of ████████ marched"
    assert hidden.incident(told.incident(), find)["place"]["name"] == "Bignona"


def test_a_name_that_stands_elsewhere_too_stays():
    made = discretion((passage("The MFDC denied it"), "sensitive")).incident(told.truce(), find)
    assert [party["name"] for party in made["actors"]] == ["Senegalese Army", "████"]  # its only mention
    made = discretion((passage("near Bignona on Tuesday"), "sensitive")).incident(told.incident(), find)
    assert made["asserted_by"][0]["words"] == "Four soldiers were killed ████ ███████ ██ ███████"


@pytest.mark.parametrize(
    ("mark", "left"), [("sensitive", None), ("restricted", None), ("graphic", "ASSAULT")]
)
def test_a_whole_report(mark, left):
    hidden = discretion((f"report:{REPORT}", mark))
    made = hidden.incident(told.incident(), find)
    assert (made and made["type"]) == left
    assert bool(hidden.reading(told.reading())) == bool(left)
    if made:
        assert made["title"] == "Bignona, 2026-03-03: ████ ████████ ████ ██████"
        assert made["actors"][0]["name"] == "MFDC"


def test_the_words_of_a_hidden_report_do_not_stay_in_the_title():
    """Another report tells the same; the title and a name were of the one that stays in."""
    other = told.reading()
    other["report"] = other["report"] | {"id": "sha256:other", "text": "Nothing of the kind was said here."}
    other["actors"], other["places"], other["events"] = [], [], []
    row = told.march(events=[{"report": REPORT, "event": "e2"}, {"report": "sha256:other", "event": "e1"}])
    made = discretion((f"report:{REPORT}", "sensitive")).incident(
        row, {REPORT: told.reading(), "sha256:other": other}.get
    )
    assert [member["report"] for member in made["events"]] == ["sha256:other"]
    assert "students" not in str(made)
    assert "Bignona" not in str(made)


def test_without_marks_nothing_is_touched():
    row, reading = told.incident(), told.reading()
    plain = Care({}).discretion(KEPT_IN, BLACKED_OUT)
    assert plain.incident(row, find) is row
    assert plain.reading(reading) is reading


def test_line_ends_and_cut_ends_are_found():
    veil = discretion((passage("Envoys will meet"), "graphic")).veils[REPORT]
    words = "Hundreds of students marched in Bignona on Wednesday. Envoys will …"
    assert veil.over(words, told.TEXT).endswith("Wednesday. ██████ ████ …")
    assert veil.over("army said. Envoys", told.TEXT) == "army said. Envoys"  # not what stands there


def leaving(*acts):
    log = Acts(HeldLog())
    for kind, subject, after in acts:
        log.add("amy", kind, subject, after)
    return Leaving(Judgement(log))


def test_decisions_reach_incidents_and_readings_and_are_counted():
    fields = {"type": "COERCE", "start": "2026-03-02", "actors": ["Unknown gunmen"], "place": "Diouloulou"}
    out = leaving(
        ("decide", f"event:{REPORT}/e1", {"verdict": "correct", "fields": fields}),
        ("decide", f"event:{REPORT}/e2", {"verdict": "reject"}),
        ("decide", f"event:{REPORT}/e3", {"verdict": "accept"}),
    )
    incidents, (entry,) = out.all([told.incident(), told.march(), told.talks()], [told.publication()])
    assert [row["id"] for row in incidents] == ["iambush", "italks"]
    assert (incidents[0]["type"], incidents[0]["cameo"], incidents[0]["start"]) == (
        "COERCE",
        None,
        "2026-03-02",
    )
    events = {event["id"]: event for event in entry.reading["events"]}
    assert set(events) == {"e1", "e3", "e4", "e5"}
    assert (events["e1"]["type"], events["e1"]["time"]["start"]) == ("COERCE", "2026-03-02")
    names = {one["id"]: one["name"] for one in [*entry.reading["actors"], *entry.reading["places"]]}
    assert names[events["e1"]["actors"][0]] == "Unknown gunmen"
    assert names[events["e1"]["place"]] == "Diouloulou"
    assert {what: n for what, n in out.counts.items() if n} == {
        "incidents of rejected events only": 1, "events corrected by a person": 1, "events rejected by a person": 1, "events accepted by a person": 1,
    }  # fmt: skip


def test_merged_names_reach_readings():
    out = leaving(("merge", "actor:MFDC", {"into": "Casamance rebels"}))
    (row,), (entry,) = out.all([told.incident()], [told.publication()])
    assert [party["name"] for party in row["actors"]] == ["Casamance rebels"]
    assert [actor["name"] for actor in entry.reading["actors"]][1] == "Casamance rebels"
    assert out.counts["names that a person merged"] == 1
