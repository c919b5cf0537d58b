"""Arcs: many reports step by step together, each with the tree that spaCy's own loop gives it."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.reading.layout import find_layout
from reportedly.reading.parse import arcs, arcs_of, parse, pipeline
from reportedly.version import MODEL

TEXTS = [
    "Ferrymen in Lagos walked out on Tuesday over unpaid overtime.",
    "",
    "The harbour master said two tugs had sunk.\n\nNobody was hurt, he added, although the pier was closed until dusk.",
    "Quiet.",
    "What the council wanted, its chairwoman told a packed hall, was a road that did not flood whenever the river rose; " * 3,
]  # fmt: skip


def trees(docs: Any) -> list[list[tuple[str, str, int, bool]]]:
    return [[(t.text, t.dep_, t.head.i, bool(t.is_sent_start)) for t in doc] for doc in docs]


@pytest.mark.parametrize("most", [1, 40, 6000])
def test_the_trees_are_those_of_the_pipeline(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(arcs, "MOST", most)
    nlp, found = pipeline(MODEL), arcs_of(MODEL)
    assert found is not None
    own = nlp.pipe(TEXTS, disable=["parser", "attribute_ruler", "lemmatizer"])
    whole = nlp.pipe(TEXTS, disable=["attribute_ruler", "lemmatizer"])
    assert trees(found.added(own, batch=3)) == trees(whole)


def test_documents_keep_their_order() -> None:
    layouts = [(text, find_layout(text)) for text in TEXTS]
    assert [doc.text for doc in parse(layouts, batch=2)] == TEXTS


def test_another_way_of_parsing_is_kept() -> None:
    import spacy

    assert arcs.Arcs.of(spacy.blank("en")) is None
