"""Sentences that are none: what runs on for hundreds of words is cut, so that no step meets a tree too deep or too wide."""

import pytest

from reportedly.reading.parse import LONGEST
from tests.reading.sentences import parsed


@pytest.mark.parametrize(
    "text", ["the army of the army of " * 150, "he said that she said that " * 100, "Baku, " * 500]
)
def test_no_sentence_is_longer(text: str) -> None:
    doc = parsed(text)[text]
    assert max(sent.end - sent.start for sent in doc.sentences) <= LONGEST
    assert [sent.start for sent in doc.sentences[1:]] == [sent.end for sent in doc.sentences[:-1]]
    for token in doc.tokens:
        assert token.head.sent is token.sent
        assert (token.head is token) == (token not in token.head.children)


def test_prose_is_not_cut() -> None:
    text = "The governor said that the rebels, who had come from the hills in the night, shelled the market, and that many died."
    assert len(parsed(text)[text].sentences) == 1


def test_a_number_that_opens_an_item_is_no_sentence() -> None:
    text = "MAIN POINTS\n- 17 ferries have sunk off Lamu since 3 May.\n\n12\n\nThe harbour stays closed."
    doc = parsed(text)[text]
    assert [doc.tokens[s.start].text for s in doc.sentences] == ["MAIN", "17", "12", "The"]
