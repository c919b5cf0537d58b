"""Quotations: texts, and the words that stand in quotation marks, as news prints them."""

from __future__ import annotations

import pytest

from reportedly.reading.quotes import Quotes
from tests.reading.sentences import parsed

TEXTS = {
    "The mayor said: “We stay.”": ["“We stay.”"],
    'The mayor said, "We stay," and left.': ['"We stay,"'],
    "The mayor called it ''a farce'' again.": ["''a farce''"],
    "The truce is « very close » now.": ["« very close »"],
    "The so-called ‘peace road’ is shut.": ["‘peace road’"],
    "The farmers' fields weren't harmed.": [],
    "“We stay.\n“We fight,” he said.": ["“We stay.", "“We fight,”"],
    "The mayor said: “We stay.": ["“We stay."],
    'The mayor" left.': [],
}


@pytest.mark.parametrize("text", TEXTS)
def test_quotations_are_found_with_their_marks(text: str) -> None:
    doc = parsed(text)[text]
    assert [doc.span(q.start, q.end).text for q in Quotes(doc).all] == TEXTS[text]


def test_a_quotation_that_goes_on_in_the_next_paragraph_runs() -> None:
    text = "“We stay.\n“We fight,” he said."
    assert [q.runs for q in Quotes(parsed(text)[text]).all] == [True, False]


def test_a_lost_opening_mark_is_at_the_head_of_the_sentence() -> None:
    text = "It is over now,” she said."
    doc = parsed(text)[text]
    assert [doc.span(q.start, q.end).text for q in Quotes(doc).all] == ["It is over now,”"]
