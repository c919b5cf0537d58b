"""Triage: what can hold an event is kept with what it needs; nothing else is parsed."""

from __future__ import annotations

import pytest

from reportedly.lexicon import lexicon
from reportedly.reading import read_all
from reportedly.reading.layout import find_layout
from reportedly.reading.parse import parse
from reportedly.reading.passages import foreign_sentences
from reportedly.reading.triage import cut, runs, sentences, sieve, triaged
from reportedly.report import Report

QUIET = "The museum opened a hall for its coins. Visitors liked the light. The roof is of glass."
LOUD = "Gunmen killed six traders at a market in Goma on Monday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels laid down their arms.", True),
        ("The mayor was abducted at dawn.", True),
        ("Struck by two missiles, the depot burned.", True),
        ("At least 12 people died.", True),
        ("The two presidents met in Vienna.", True),
        ("She baked bread for her guests.", False),
        ("Her garden has roses.", False),
    ],
)
def test_words_tell_whether_a_sentence_can_hold_an_event(text: str, expected: bool) -> None:
    kept, skipped = triaged(find_layout(text), sieve())
    assert bool(kept.blocks) is expected
    assert bool(skipped) is not expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They house the refugees in tents.", True),
        ("The house has a red door.", False),  # a noun
        ("They sang in the house of a baker.", False),
        ("The tenants of the old baker's house sang.", False),
        ("She sings with the House Band there.", False),  # a name
        ("House the refugees, he said.", True),
        ("Farmers laid down their arms.", True),
        ("They cut some roses in the small garden of her aunt by the old well and went off.", False),
    ],
)
def test_a_head_stands_as_its_pattern_asks_with_its_arguments_near(text: str, expected: bool) -> None:
    kept, _ = triaged(find_layout(text), sieve())
    assert bool(kept.blocks) is expected


def test_sentences_end_at_stops_but_not_behind_short_forms() -> None:
    layout = find_layout("Gen. Abdel al-Burhan met Mr. J. Smith in the U.S. on Monday. He left.")
    assert [layout.clean[a:b] for a, b, _ in sentences(layout)] == [
        "Gen. Abdel al-Burhan met Mr. J. Smith in the U.S. on Monday.",
        "He left.",
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It shelled Bunia overnight.", True),
        ("The militia near the lake shelled Bunia from its boats.", False),
    ],
)
def test_what_an_opening_pronoun_may_look_back_to_is_kept(sentence: str, expected: bool) -> None:
    kept, _ = triaged(find_layout(f"{LOUD} {QUIET} {sentence}"), sieve())
    assert sentence in kept.clean
    assert ("roof" in kept.clean) is expected


def test_offsets_of_what_is_kept_lead_to_the_same_words() -> None:
    text = f"{QUIET} {LOUD} {QUIET}"
    kept, skipped = triaged(find_layout(text), sieve())
    assert LOUD in kept.clean
    assert "roof" not in kept.clean
    assert len(kept.clean) == len(kept.offsets)
    at = kept.clean.index("market")
    assert text[kept.offsets[at] :].startswith("market")
    assert skipped
    assert "no words of an event" in skipped[0]


def test_cut_keeps_runs_of_a_block_together() -> None:
    layout = find_layout("One is here. Two is here. Three is here.")
    pieces = sentences(layout)
    assert [b.end - b.start for b in cut(layout, runs(pieces, [True, True, False])).blocks] == [25]


def test_what_triage_left_of_a_paragraph_is_not_judged_by_its_few_words() -> None:
    whole = find_layout("Rebels attacked the stock market. Shares and bonds fell. A baker opened a shop.")
    left = cut(whole, sentences(whole)[:2])
    assert not whole.sifted
    assert left.sifted
    rows = next(parse([(whole.clean, whole)])), next(parse([(whole.clean, left)]))
    assert [bool(foreign_sentences(doc, lexicon())) for doc in rows] == [True, False]


def test_read_all_keeps_the_order_and_reads_the_same_events() -> None:
    reports = [Report(QUIET), Report(LOUD), Report(QUIET), Report(f"{LOUD} {QUIET}"), Report(QUIET)]
    found = list(read_all(reports, triage=True))
    assert [reading.report.text for reading in found] == [report.text for report in reports]
    assert [bool(reading.events) for reading in found] == [False, True, False, True, False]
    assert [bool(reading.skipped) for reading in found] == [True, False, True, True, True]
    whole = list(read_all(reports))
    assert [[e.type for e in r.events] for r in whole] == [[e.type for e in r.events] for r in found]
