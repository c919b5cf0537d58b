"""Confidence: what looks well founded is rated above what does not, and the plot draws what it is given."""

from __future__ import annotations

from datetime import date

from reportedly.reading import read_parse
from reportedly.reading.events.confidence import SIGNS, weights
from reportedly.report import Report
from tests.reading.sentences import parsed
from tools.calibration_plot import bins, draw

FULL = "Rwandan troops attacked Congolese soldiers near Goma on Monday."
BARE = "In the camp there was talk of an attack."


def confidence(text: str) -> list[float]:
    reading = read_parse(parsed(text)[text], Report(text, published=date(2024, 3, 20)))
    return [event.confidence for event in reading.events]


def test_an_event_with_parties_and_a_day_is_surer_than_a_bare_noun() -> None:
    parsed(FULL, BARE)
    assert max(confidence(FULL)) > max(confidence(BARE), default=0.0)
    assert all(0 < c < 1 for c in [*confidence(FULL), *confidence(BARE)])


def test_weights_are_of_known_signs_and_small() -> None:
    known = weights().signs
    assert all(name in SIGNS or name.startswith("type ") for name in known)
    assert all(abs(value) < 2 for value in known.values())


def test_the_plot_has_a_dot_for_each_tenth_with_events() -> None:
    said, right = [0.95, 0.92, 0.55], [1.0, 0.0, 1.0]
    assert [(n, share) for _, _, n, _, share in bins(said, right)] == [(1, 1.0), (2, 0.5)]
    assert draw(said, right).count("<circle") == 2
