"""What holds for any text: a valid reading, every span the exact words, the same bytes each time, never an exception.

REPORTEDLY_EXAMPLES=5000 scripts/test tests/test_properties.py    looks harder
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import reportedly
from reportedly.reading import read_all
from reportedly.report import Report
from tests.readings import assert_exact, assert_linked

DATA = Path(reportedly.__file__).parent / "data"
SCHEMA = Draft202012Validator(
    json.loads((DATA / "schema" / "reading.schema.json").read_text(encoding="utf-8"))
)
EXAMPLES = int(os.environ.get("REPORTEDLY_EXAMPLES", "0"))
REPORTS = [path.read_text(encoding="utf-8") for path in sorted((DATA / "examples").rglob("*.txt"))]

SENTENCES = [
    "Rebels shelled the market of Kassala on Monday, killing at least 12 people, the governor said.",
    "“We will never sign it,” President Ilham Aliyev told reporters in Baku, and he denied that his army had fired first.",
    "Ukraine's air force said it had shot down 17 of 19 drones that Russia launched overnight from Crimea.",
    "According to Reuters, citing two officials, the talks in Doha between Israel and Hamas broke down.",
    "LAGOS, Aug. 3 (AFP) - Gunmen abducted dozens of pupils from a school 30 km north of Kaduna.",
    "The foreign ministers of France, Germany and Italy will meet their Turkish counterpart in Ankara next Tuesday.",
    "Neither the army nor the rebels, each of whom blames the other, has accepted the ceasefire brokered by Qatar.",
    "It was “a massacre”, said the spokesman, who put the toll at between 20 and 35 – “mostly women”.",
    "Police used tear gas against some 5,000 protesters who demanded that the prime minister resign.",
    "Sanctions on Belarus were lifted on 15.09.2023, a day after the prisoners had been freed.",
    "Breaking: 3 dead, 14 hurt as blast hits mosque in Peshawar",
    "He said she said they had told him that it was not true.",
]  # fmt: skip
PIECES = ["\n", "\n\n", " ", "\r\n", "\t", "  - ", " … ", "“", "”", '"', "'", "‘", "(", ")", "\u00ad", "\u200b", "\u202e", "\ufeff", "\x07", "\x1b[31m", "😀", "שלום", "مرحبا", "\u0301", "12", "1,000", "0", "30 February", "2023-13-45", "24:61", "$", "%", "-", "—", "/", "http://a.b/c", "@x", "#y", "A.B.C.", "¼", "①", "٣", "İ", "ß", "ﬁ", "\ud800"]  # fmt: skip


def checked(text: str, published: str | None = "2023-09-21") -> dict[str, object]:
    """The reading of a text, after all that must hold of it."""
    made = reportedly.read(text, published=published).to_dict()
    SCHEMA.validate(made)
    assert made["report"]["text"] == text
    assert_exact(made, text)
    assert_linked(made)
    return made


def looks(examples: int) -> Callable[..., object]:
    return settings(
        max_examples=max(examples, EXAMPLES), deadline=None, suppress_health_check=list(HealthCheck)
    )


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """News sentences after what happens to news: words lost, doubled, shuffled, marks broken, strange letters put in."""
    words = [
        word
        for sentence in draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
        for word in sentence.split(" ")
    ]
    for _ in range(draw(st.integers(0, 8))):
        if not words:
            break
        at = draw(st.integers(0, len(words) - 1))
        match draw(st.sampled_from(["drop", "double", "swap", "put", "glue", "upper", "cut"])):
            case "drop":
                del words[at : at + draw(st.integers(1, 3))]
            case "double":
                words[at:at] = words[at : at + draw(st.integers(1, 4))]
            case "swap":
                to = draw(st.integers(0, len(words) - 1))
                words[at], words[to] = words[to], words[at]
            case "put":
                words.insert(at, draw(st.sampled_from(PIECES) | st.text(max_size=4)))
            case "glue":
                words[at : at + 2] = ["".join(words[at : at + 2])]
            case "upper":
                words[at:] = [word.upper() for word in words[at:]]
            case "cut":
                words[at] = words[at][: draw(st.integers(0, 5))]
    text = " ".join(words)
    match draw(st.sampled_from(["as it is"] * 4 + ["no marks", "lower", "lines", "no blanks", "title"])):
        case "no marks":
            text = "".join(letter for letter in text if letter.isalnum() or letter == " ")
        case "lower":
            text = text.lower()
        case "lines":
            text = text.replace(" ", "\n")
        case "no blanks":
            text = text.replace(" ", "")
        case "title":
            text = text.title()
    return text


@looks(40)
@given(st.text(max_size=200))
@example("\u00ad")
@example("\n\n\x0c\x1c\u2028")
@example("“" * 50 + "”")
@example("\ud83d said \udc00")
def test_any_text(text: str) -> None:
    checked(text)


@looks(80)
@given(mangled(), st.sampled_from(["2023-09-21", "2024-02-29", "1800-01-01", None]))
def test_mangled_news(text: str, published: str | None) -> None:
    checked(text, published)


@looks(6)
@given(
    st.lists(st.sampled_from([*REPORTS, *SENTENCES]), min_size=2, max_size=4),
    st.sampled_from(["", " ", "\n", "\n\n"]),
)
def test_reports_run_together(reports: list[str], between: str) -> None:
    checked(between.join(reports))


@pytest.mark.parametrize(
    "text",
    [
        "said " * 2_000,
        "Baku, " * 1_500,
        "(" * 3_000 + "Baku said no." + ")" * 3_000,
        "“No,” he said. " * 300,
        "killed 12 and wounded 5, " * 300,
        "the army of the army of " * 400,
        "\n" * 5_000 + "Kyiv said so.",
        "x" * 20_000,
        "1" * 5_000,
        "on Monday " * 800,
        "- " * 3_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_the_same_again_and_again(text: str) -> None:
    checked(text)


def test_alone_and_in_company() -> None:
    """A report is read as if no other had been read before it."""
    reports = [Report(text) for text in [*REPORTS[:3], *SENTENCES, *REPORTS[:2]]]
    together = [reading.to_dict() for reading in read_all(reports)]
    assert together == [reportedly.read(report).to_dict() for report in reports]


def test_the_same_bytes_whatever_the_hash_seed_and_the_workers() -> None:
    def bytes_of(seed: str, workers: str) -> bytes:
        script = "from reportedly.cli import main; main()"
        arguments = ["read", str(DATA / "examples"), "--format", "json", "--workers", workers]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        return subprocess.run([sys.executable, "-c", script, *arguments], env=environment, capture_output=True, check=True).stdout  # fmt: skip

    first = bytes_of("1", "1")
    assert first.count(b"\n") == len(REPORTS)
    assert bytes_of("77", "2") == first
