"""Arrivals: every way in, in order, and every bad report named with its fault."""

import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import BadReport, BadRequest
from reportedly.intake import Given, arrivals, read_day
from reportedly.intake.html import read_html
from reportedly.intake.languages import language_of
from reportedly.intake.text import LONGEST_LINE, read_text
from reportedly.report import Report

SENTENCE = "Kyiv said that it shot down nine drones over the city on Monday."
PAGE = """<!doctype html><html><head><title>Bridge falls | The Post</title>
<meta property="og:site_name" content="The Post"><meta property="og:title" content="Bridge falls">
<meta property="article:published_time" content="2024-05-06T10:00:00Z"><link rel="canonical" href="https://post.example/a"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Bridge falls</h1>
<p>The army shelled the bridge on Monday, officials in the capital said. It was the third attack this week on the crossing.</p>
<p>Nobody was killed, the mayor said, but two houses burned down near the river and a school was damaged.</p></article>
<footer>Sign up for our newsletter</footer><script>steal()</script></body></html>"""


def fault(*paths: Path | str) -> str:
    found = [arrival for arrival in arrivals(map(str, paths)) if arrival.fault]
    assert len(found) == 1
    return str(found[0].fault)


def write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_text_file(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", SENTENCE)
    told = Given(date(2024, 5, 7), "The Post", "https://post.example", "Drones")
    (arrival,) = arrivals([str(path)], told)
    assert arrival.report == Report(
        SENTENCE, "Drones", "The Post", date(2024, 5, 7), "given", "https://post.example"
    )


def test_text_is_unchanged(tmp_path: Path) -> None:
    text = "A\r\nB\u2028C\u00a0“d” \n"
    (arrival,) = arrivals([str(write(tmp_path, "a.txt", text))])
    assert arrival.report is not None
    assert arrival.report.text == text


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SENTENCE.encode())))
    (arrival,) = arrivals(["-"])
    assert arrival.report == Report(SENTENCE)


def test_page() -> None:
    report = read_html(PAGE.encode())
    assert (report.title, report.publisher, report.published, report.published_from, report.url) == (
        "Bridge falls", "The Post", date(2024, 5, 6), "metadata", "https://post.example/a",
    )  # fmt: skip
    assert "third attack this week" in report.text
    assert "Sport" not in report.text
    assert "steal" not in report.text


def test_what_the_user_says_goes_before_what_the_page_says(tmp_path: Path) -> None:
    path = write(tmp_path, "a.html", PAGE)
    (arrival,) = arrivals([str(path)], Given(published=date(2024, 5, 5), publisher="Wire"))
    assert arrival.report is not None
    assert (arrival.report.published, arrival.report.published_from, arrival.report.publisher, arrival.report.title) == (
        date(2024, 5, 5), "given", "Wire", "Bridge falls",
    )  # fmt: skip


def test_jsonl_in_order_with_the_broken_lines_named(tmp_path: Path) -> None:
    write(tmp_path, "sub/b.txt", SENTENCE + " Again.")
    lines = [
        json.dumps(
            {
                "text": SENTENCE,
                "published": "2024-05-06T12:00:00+00:00",
                "publisher": "P",
                "title": "T",
                "url": "u",
            }
        ),
        "{broken",
        "",
        json.dumps({"file": "sub/b.txt", "published": "2024-02-30"}),
        json.dumps({"file": "sub/missing.txt"}),
        json.dumps({"title": "no text"}),
        json.dumps({"text": SENTENCE, "file": "sub/b.txt"}),
        json.dumps({"text": 5}),
        json.dumps([1]),
        json.dumps({"text": " "}),
        json.dumps({"text": "a\0b"}),
        json.dumps({"file": "sub/b.txt", "published": "2024-05-07"}),
    ]
    path = write(tmp_path, "r.jsonl", "\n".join(lines))
    found = list(arrivals([str(path)]))
    assert [arrival.report is not None for arrival in found] == [True, *[False] * 9, True]
    assert found[0].report == Report(SENTENCE, "T", "P", date(2024, 5, 6), "given", "u")
    assert found[-1].report is not None
    assert found[-1].report.text == SENTENCE + " Again."
    faults = [str(arrival.fault) for arrival in found if arrival.fault]
    for number, words in zip(
        (2, 4, 5, 6, 7, 8, 9, 10, 11),
        (
            "not valid JSON",
            "no day of the calendar",
            "missing.txt, which is not there",
            "neither text nor file",
            "both",
            "string",
            "no JSON object",
            "is empty",
            "NUL",
        ),
        strict=True,
    ):
        (line,) = [fault for fault in faults if f"line {number}," in fault]
        assert words in line


def test_json_and_gzip(tmp_path: Path) -> None:
    write(tmp_path, "a.json", json.dumps([{"text": SENTENCE}, {"text": SENTENCE + " B."}]))
    write(tmp_path, "b.jsonl.gz", gzip.compress(json.dumps({"text": SENTENCE}).encode()))
    assert len([a for a in arrivals([str(tmp_path)]) if a.report]) == 3


def test_folder_by_name_and_listed_files_once(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "B. " + SENTENCE)
    write(tmp_path, "a/c.txt", "C. " + SENTENCE)
    write(tmp_path, "listed.txt", "L. " + SENTENCE)
    write(tmp_path, ".hidden.txt", SENTENCE)
    write(tmp_path, "picture.png", b"\x89PNG")
    write(tmp_path, "manifest.jsonl", json.dumps({"file": "listed.txt", "publisher": "P"}))
    found = [(a.report.text[0], a.report.publisher) for a in arrivals([str(tmp_path)]) if a.report]
    assert found == [("C", None), ("B", None), ("L", "P")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\xe2\x80\x8b", "is empty"),
        (b"Kyiv\0said", "NUL"),
        (bytes(range(256)), "NUL"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"PK\x03\x04....", "cannot be opened"),
        ("Kyiv said “no”. ".encode() + b"\xff more", "byte 21 (0xff)"),
        (b"\xff\xfeK", "UTF-16"),
        (b"x" * 20_000_001, "20 MB"),
        (b"word " * (LONGEST_LINE // 5 + 1), "letters in line 1"),
        (
            "El presidente dijo que la operación en la frontera fue un éxito y que los soldados volverán.",
            "Spanish",
        ),
        ("Президент сказал, что наступление продолжается.", "Russian"),
        ("<html><body><p></p></body></html>", "no article"),
        (b"<html><body>" + b"<div>" * 5000 + b"<p>x</p>", "page"),
    ],
)
def test_bad_reports(tmp_path: Path, content: bytes | str, words: str) -> None:
    path = write(tmp_path, "bad.txt", content)
    sentence = fault(path)
    assert sentence.startswith(str(path))
    assert words in sentence
    assert "\n" not in sentence


def test_missing_file_and_empty_folder(tmp_path: Path) -> None:
    assert "is not there" in fault(tmp_path / "nothing.txt")
    assert "is not there" in fault(tmp_path / "nothing.jsonl")
    assert "holds no reports" in fault(tmp_path)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("http://127.0.0.1/feed.xml", "nothing is fetched"),
        ("file:///etc/hosts", "nothing is fetched"),
        ("", "name a file"),
    ],
)
def test_nothing_is_fetched_and_no_name_is_no_folder(path: str, words: str) -> None:
    (arrival,) = arrivals([path])
    assert words in str(arrival.fault)


@pytest.mark.parametrize("ends", ["", ".txt", ".jsonl", ".warc", ".xml", ".parquet"])
def test_a_name_that_no_file_can_have(ends: str) -> None:
    (arrival,) = arrivals(["x" * 5000 + ends])
    assert arrival.fault is not None


def test_one_bad_report_does_not_cost_the_rest(tmp_path: Path) -> None:
    good, bad = write(tmp_path, "a.txt", SENTENCE), write(tmp_path, "b.txt", "")
    assert [bool(a.report) for a in arrivals([str(good), str(bad), str(good)])] == [True, False, True]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfKyiv", "Kyiv"),
        ("Kyiv “no”".encode("utf-16"), "Kyiv “no”"),
        (
            "The army’s café was closed, the minister said. “No,” he added.".encode("cp1252"),
            "The army’s café was closed, the minister said. “No,” he added.",
        ),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert read_text(data) == text


def test_encoding_that_a_page_declares() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("third", "“third”")
    assert "“third” attack" in read_html(page.encode("cp1252")).text


@pytest.mark.parametrize("words", ["2023-02-30", "2023-13-01", "yesterday", "21.9.2023", "0001-01-01", ""])
def test_impossible_dates(words: str) -> None:
    with pytest.raises(BadRequest, match="2023-09-21"):
        read_day(words)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Zelensky met Tusk and Duda in Lviv", "en"),
        ("Rio de la Plata, Rafael de la Cruz, Buenos Aires", "en"),
        ("Lula da Silva met Dos Santos in Sao Paulo", "en"),
        ("Erdogan: 62 dead", "en"),
        ("Le président a dit que les troupes sont dans la ville depuis lundi", "fr"),
        ("Die Regierung hat die Vorwürfe zurückgewiesen und das Parlament aufgelöst", "de"),
        ("政府は会議を開いた", "ja"),
        ("قال الرئيس إن القوات انسحبت", "ar"),
        ("", "en"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


@given(st.binary(max_size=300))
def test_any_bytes_are_a_report_or_a_bad_one(data: bytes) -> None:
    try:
        text = read_text(data)
    except BadReport:
        return
    assert text.strip()


@given(st.text(max_size=300))
def test_any_page_is_a_report_or_a_bad_one(text: str) -> None:
    try:
        report = read_html(f"<html><body>{text}</body></html>".encode("utf-8", "replace"))
    except BadReport:
        return
    assert report.text.strip()
