"""The bias report: what it compares, and that the shipped sentences are many and of all kinds."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import BadData
from reportedly.model import Actor, Event, Reading
from reportedly.ontology import event_types
from reportedly.report import Report
from reportedly.scoring.bias import Pair, coding, differences, fill, pairs
from reportedly.span import Span


def reading(text: str, actor: str, recipient: str, type_: str = "ACCUSE") -> Reading:
    def at(words: str) -> Span:
        return Span.of(text, text.index(words), text.index(words) + len(words))

    return Reading(
        Report(text),
        actors=[Actor("a1", actor, mentions=[at(actor)]), Actor("a2", recipient, mentions=[at(recipient)])],
        events=[Event("e1", type_, [at("accused")], actors=["a1"], recipients=["a2"], confidence=0.9)],
    )


def test_slots_are_filled_and_remembered() -> None:
    text, slots = fill(
        "{A} met {B.adj} envoys.",
        {"A": {"name": "the rebels", "adj": "rebel"}, "B": {"name": "Peru", "adj": "Peruvian"}},
    )
    assert text == "The rebels met Peruvian envoys."
    assert [text[a:b] for _, a, b in slots] == ["The rebels", "Peruvian"]


def test_exchanged_parties_are_the_same_coding() -> None:
    one, other = "Peru accused Chile.", "Chile accused Peru."
    pair = Pair("p", (one, [("A", 0, 4), ("B", 13, 18)]), (other, [("A", 0, 5), ("B", 14, 18)]))
    assert differences([pair], [reading(one, "Peru", "Chile"), reading(other, "Chile", "Peru")]) == []
    (found,) = differences([pair], [reading(one, "Peru", "Chile"), reading(other, "Chile", "Peru", "REJECT")])
    assert found.only_first[0].startswith("ACCUSE")
    assert found.only_second[0].startswith("REJECT")


def test_the_coding_names_no_party() -> None:
    lines = coding(reading("Peru accused Chile.", "Peru", "Chile"), [("A", 0, 4), ("B", 13, 18)])
    assert "peru" not in " ".join(lines).lower()


def test_the_shipped_sentences_make_many_pairs() -> None:
    found = pairs()
    assert len(found) >= 200
    assert len({pair.kind for pair in found}) >= 10
    assert all(pair.first[0] != pair.second[0] for pair in found)
    assert len(event_types()) == 16


def test_a_wrong_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text("couples: [[{name: a}, {name: b}]]\nexchanges: ['{A.adj} x']\n", encoding="utf-8")
    with pytest.raises(BadData, match=r"mine\.yml"):
        pairs(path)
