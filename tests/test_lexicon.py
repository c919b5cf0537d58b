"""The lexicon: patterns as they are written, faults named, and what the sentences of training/events.tsv are read as."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from reportedly.errors import BadData
from reportedly.frame_files import parse_pattern, spelled_out, with_hyphens, words_of
from reportedly.lexicon import lexicon, word_classes
from reportedly.ontology import cameo, contexts, event_types

SENTENCES = Path(__file__).parents[1] / "training" / "events.tsv"
EVERY = 8  # of the sentences, one in so many is read
FLOOR = {"type": 0.9, "mode": 0.86, "cameo": 0.82, "contexts": 0.95, "none": 0.8}


def rows() -> list[list[str]]:
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    return [(line.split("\t") + [""] * 6)[:6] for line in lines if line and not line.startswith("#")]


def fits(value: str | None, wanted: str) -> bool:
    """Whether a value is one of "a|b", where "-" is none and "19*" all that begins so."""
    value = value or ""
    return any(
        value.startswith(w[:-1]) if w.endswith("*") else value == ("" if w == "-" else w)
        for w in (wanted or "-").split("|")
    )


def test_a_pattern_has_a_head_and_needs() -> None:
    frame = next(iter(lexicon().frames.values()))
    pattern = parse_pattern("break +off obj:{talk}|dialogue -for:*", "verb", frame, word_classes())
    assert pattern.heads == {"break"}
    off, talks, no = pattern.needs
    assert (off.role, off.words) == ("prt", {"off"})
    assert talks.role == "obj"
    assert {"dialogue", "negotiation"} <= talks.words
    assert no.negative
    assert no.role == "for"


def test_a_need_with_several_roles_is_several_patterns() -> None:
    assert list(spelled_out("audience papal|with:*")) == ["audience papal", "audience with:*"]


def test_hyphened_words_are_known_as_the_parser_splits_them() -> None:
    assert with_hyphens(["sit-in", "march"]) == {"sit-in", "sit - in", "march"}


def test_a_missing_class_is_named() -> None:
    with pytest.raises(BadData, match="no word class"):
        words_of("{nothing}", word_classes(), "a test")


def test_what_demands_less_is_tried_later() -> None:
    for patterns in lexicon().verbs.values():
        weights = [p.weight for p in patterns]
        assert weights == sorted(weights, reverse=True)


def test_topics_have_codes_of_their_families() -> None:
    roots = {"request": "02", "demand": "10", "agree": "03", "reject": "12", "threaten": "13"}
    for family, topics in lexicon().topic_words.items():
        for topic in topics.values():
            assert topic.codes[family].startswith(roots[family])


def test_the_sentences_are_well_formed() -> None:
    every = rows()
    assert len(every) >= 1200
    assert len({row[0] for row in every}) == len(every)
    for text, trigger, types, modes, codes, about in every:
        if types == "NONE":
            continue
        assert trigger in text
        for type_ in types.split("|"):
            assert type_ in event_types()
            assert all(
                m in {"", "-"} or any(m in event_types()[t].modes for t in types.split("|"))
                for m in modes.split("|")
            )
        assert all(c.endswith("*") or c in cameo() for c in codes.split("|"))
        assert set(filter(None, about.split(","))) <= contexts()


def test_the_sentences_are_read_as_they_mean() -> None:
    """A floor under the share of sentences that are read right; single ones may be wrong."""
    from reportedly.reading import dated, read_parse
    from reportedly.reading.layout import find_layout
    from reportedly.report import Report
    from tests.reading.sentences import parsed

    some = rows()[::EVERY]
    docs = parsed(*(row[0] for row in some))
    held: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for text, trigger, types, modes, codes, about in some:
        reading = read_parse(docs[text], dated(Report(text, published=date(2023, 9, 21)), find_layout(text)))
        if types == "NONE":
            of["none"] += 1
            held["none"] += not reading.events
            continue
        start = text.index(trigger)
        near = [
            e
            for e in reading.events
            if fits(e.type, types)
            and any(t.start < start + len(trigger) and start < t.end for t in e.triggers)
        ]
        of.update(("type", "mode", "cameo", "contexts"))
        held["type"] += bool(near)
        held["mode"] += any(fits(e.mode, modes) for e in near)
        held["cameo"] += any(fits(e.cameo, codes) for e in near)
        held["contexts"] += all(any(c in e.contexts for e in near) for c in about.split(",") if c)
    for layer, floor in FLOOR.items():
        assert held[layer] >= floor * of[layer], f"{layer}: {held[layer]} of {of[layer]}"


def test_own_frames_go_before_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "kettling.yml").write_text(
        "type: COERCE\nframes:\n  - id: kettle\n    mode: restrict\n    verbs: [kettle]\n", encoding="utf-8"
    )
    assert lexicon(tmp_path).verbs["kettle"][0].frame.id.endswith("kettle")
    assert lexicon(tmp_path).verbs["kettle"][0].frame.type == "COERCE"
