"""Renderings of a reading: what they show, and that nothing of the report gets out of its place."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from rich.console import Console

import reportedly
from reportedly.formats import reading_html, reading_markdown, reading_terminal
from reportedly.formats.reading_csv import COLUMNS, Writer, safe
from reportedly.formats.reading_explained import explained
from reportedly.formats.reading_marks import Mark, find_marks, stretches
from reportedly.formats.reading_tables import amount, tables
from reportedly.model import Figure, Reading
from reportedly.report import Report
from tests.readings import TEXT, example, span

SCHEMA = json.loads(
    (Path(reportedly.__file__).parent / "data" / "schema" / "reading.schema.json").read_text(encoding="utf-8")
)
HOSTILE = (
    "<script>alert(1)</script> & \"quoted\" 'words' \x1b[31m ‮ \n"
    + TEXT
    + "<img src=x onerror=alert(1)> | a *b* _c_ [d](javascript:e)"
)


def shown(reading: Reading, *, width: int = 100, explain: bool = False, colour: bool = False) -> str:
    console = Console(
        file=io.StringIO(), width=width, force_terminal=colour, highlight=False, markup=False, emoji=False
    )
    reading_terminal.render(reading, console, explain=explain)
    return console.file.getvalue()  # type: ignore[attr-defined]


def table(readings: list[Reading]) -> list[dict[str, str]]:
    out = io.StringIO()
    writer = Writer(out)
    for reading in readings:
        writer.write(reading)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def test_schema_is_a_schema_and_takes_the_example() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(
        example().to_dict()
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.pop("checks"),
        lambda d: d["events"][0].update(type="ATTACK"),
        lambda d: d["events"][0].update(status="unknown"),
        lambda d: d["events"][0].update(confidence=1.5),
        lambda d: d["events"][0].update(triggers=[]),
        lambda d: d["report"].update(published="2024-5-7"),
        lambda d: d["statements"][0].update(stance="say"),
        lambda d: d["actors"][0].update(country="SD"),
        lambda d: d.update(schema="reading/2"),
    ],
)
def test_schema_refuses(spoil: object) -> None:
    made = example().to_dict()
    spoil(made)  # type: ignore[operator]
    assert list(Draft202012Validator(SCHEMA).iter_errors(made))


def test_schema_allows_further_members() -> None:
    made = example().to_dict()
    made["events"][0]["colour"] = "red"
    Draft202012Validator(SCHEMA).validate(made)


def test_terminal_shows_article_and_tables() -> None:
    out = shown(example(), width=160)
    assert "Shells fall on Kassala" in out
    assert "The Meridian  ·  2024-05-07 (from metadata)" in out
    assert "shelled[e1] Kassala" in out
    for title in ("Statements", "Events", "Figures", "Talks", "Checks"):
        assert title in out
    assert "at least 12 people" in out
    assert "\x1b[" not in out
    assert "\x1b[" in shown(example(), colour=True)


def test_terminal_is_never_wider_than_it_may_be() -> None:
    assert max(map(len, shown(example(), width=60).splitlines())) <= 60


def test_terminal_prints_no_escape_of_the_report() -> None:
    out = shown(example(HOSTILE))
    assert "\x1b" not in out
    assert "‮" not in out


def test_terminal_says_when_there_is_nothing() -> None:
    assert "No statement and no event" in shown(Reading(Report("It rained.")))


def test_explained_names_rule_arguments_and_words() -> None:
    why = explained(example())
    assert "rule        frame shell, verb" in why
    assert "actor       Rebels ← 'the rebels' 23:33" in why
    assert "asserted by s1 Governor of Kassala: said" in why
    assert "disputed by s2 Rebel spokesman: denied" in why
    assert why in shown(example(), width=200, explain=True).replace(
        "\n\n\n", "\n\n"
    ) or "rule        frame shell" in shown(example(), explain=True)


def test_csv_has_a_row_for_each_finding() -> None:
    rows = table([example(), example()])
    assert [row["kind"] for row in rows] == [
        "statement",
        "statement",
        "event",
        "event",
        "figure",
        "check",
    ] * 2
    event = rows[2]
    assert (event["type"], event["mode"], event["cameo"], event["actors"], event["disputed_by"]) == (
        "ASSAULT",
        "artillery",
        "194",
        "Rebels",
        "Rebel spokesman",
    )
    assert TEXT[int(event["start"]) : int(event["end"])] == "shelled"
    assert set(event) == set(COLUMNS)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_csv_cells_are_no_formulas(cell: str) -> None:
    assert safe(cell) == "'" + cell
    assert safe(-1.5) == -1.5


def test_markdown_escapes_the_report() -> None:
    out = reading_markdown.render(example(HOSTILE, title="<b>Shells</b> | *fall*"))
    assert "<script" not in out
    assert "&lt;script&gt;" in out
    assert r"# &lt;b&gt;Shells&lt;/b&gt; \| \*fall\*" in out
    assert r"\[d\](javascript:e)" in out
    assert "**shelled**" in out
    assert "| e1 | ASSAULT artillery \\[military\\] |" in out


def test_page_is_self_contained_and_holds_nothing_of_the_report_but_words() -> None:
    out = reading_html.page(
        [example(HOSTILE, title="</title><script>x</script>", url="javascript:alert(1)")], explain=True
    )
    assert "<script" not in out.lower()
    assert "<img" not in out.lower()
    assert 'href="javascript' not in out
    assert not re.findall(r"""(?:src|href)=["'](?!#|https?://)""", out)
    assert "@import" not in out
    assert "url(" not in out
    assert "prefers-color-scheme: dark" in out
    assert '<span class="event bad' in out
    assert out.count("<main>") == 1


def test_page_of_several_reports_has_unique_ids() -> None:
    out = reading_html.page([example(), example()])
    ids = re.findall(r'id="([^"]+)"', out)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', out)) <= set(ids)


def test_marks_in_the_order_of_the_text() -> None:
    marks = find_marks(example())
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)
    assert Mark(span("shelled").start, span("shelled").end, "event", "e1", "bad") in marks


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=12))
def test_stretches_hold_the_whole_text_once(spans: list[tuple[int, int]]) -> None:
    text = "abcdefghij" * 4
    marks = sorted(
        (Mark(a, a + n, "event", f"e{i}") for i, (a, n) in enumerate(spans)), key=lambda m: (m.start, -m.end)
    )
    found = list(stretches(text, marks))
    assert "".join(stretch.text for stretch in found) == text
    assert sorted(m.id for stretch in found for m in stretch.closed) == sorted(m.id for m in marks)


@pytest.mark.parametrize(
    ("low", "best", "high", "approximate", "text"),
    [
        (200, 200, 200, False, "200"), (401, None, None, False, "at least 401"), (None, None, 30, False, "up to 30"), (20, None, 30, False, "20 to 30"),
        (None, 300, None, True, "about 300"), (None, None, None, False, "?"), (1e9, 1e9, 1e9, False, "1,000,000,000"), (2.5, 2.5, 2.5, False, "2.5"),
    ],
)  # fmt: skip
def test_amounts(
    low: float | None, best: float | None, high: float | None, approximate: bool, text: str
) -> None:
    assert amount(Figure("f", "killed", span("12"), low, best, high, None, approximate)) == text


def test_tables_leave_out_what_is_empty() -> None:
    assert tables(Reading(Report("It rained."))) == []
