"""The pages that are made from the program are current, and what they show is true."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.ontology import event_types
from reportedly.reading import read_parse
from reportedly.report import Report
from tests.reading.sentences import parsed
from tools.build_docs import DOCS
from tools.page_cli import commands, help_of
from tools.page_cli import page as cli_page
from tools.page_codebook import EXAMPLES
from tools.page_codebook import page as codebook_page
from tools.page_tour import REPORT
from tools.page_tour import page as tour_page

REMEDY = "python -m tools.build_docs writes it anew"


def current(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(commands()))
def test_every_command_says_what_it_does_and_shows_an_example(name: str) -> None:
    told = help_of(name)
    assert f"Example: reportedly {name}" in " ".join(told.split()), told
    assert told.index("\n\n") < len(told) - 20


def test_the_page_of_commands_is_current() -> None:
    assert current("cli.md") == cli_page(), REMEDY


def test_the_codebook_is_current() -> None:
    assert current("codebook.md") == codebook_page(), REMEDY


def test_the_tour_is_current() -> None:
    parsed(REPORT.read_text(encoding="utf-8"))  # skips where no pipeline is installed
    assert current("tour.md") == tour_page(), REMEDY


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_the_example_of_a_type_is_read_as_that_type(name: str) -> None:
    text = EXAMPLES[name]
    reading = read_parse(parsed(text)[text], Report(text, published=date(2024, 3, 20)))
    assert name in [event.type for event in reading.events]


def test_every_type_has_an_example() -> None:
    assert list(EXAMPLES) == list(event_types())
