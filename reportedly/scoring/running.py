"""Read the texts of gold sets and score the readings; clusters go through a ledger of their own."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from reportedly.model import Reading
from reportedly.report import Report
from reportedly.scoring.cases import score_cases
from reportedly.scoring.clusters import score_clusters
from reportedly.scoring.gold import GoldSet, Text
from reportedly.scoring.marks import score_attributions, score_places, score_times
from reportedly.scoring.records import score_records
from reportedly.scoring.releases import score_releases
from reportedly.scoring.reports import headline, score_report
from reportedly.scoring.tally import Tally, one_figure

ReadAll = Callable[[Iterable[Report]], Iterable[Reading]]

# The figures by which a set is known, in the order in which a table shows them.
LEADING = {
    "records": ("type", "countries", "type+countries"),
    "attributions": ("source.overlap", "cue.overlap", "content.overlap"),
    "times": ("relaxed", "value"),
    "places": ("found", "within 161 km of found", "within 161 km end to end"),
    "releases": ("date", "killed", "captured"),
}
LINE_SCORERS: dict[str, Callable[[Sequence[Any], Sequence[Any], list[str]], dict[str, Any]]] = {
    "records": score_records,
    "attributions": score_attributions,
    "times": score_times,
    "places": score_places,
    "releases": score_releases,
}


@dataclass(slots=True)
class Result:
    """What came out for one set: leading figures by name, all figures, and a line for each thing that was wrong."""

    name: str
    kind: str
    size: int
    digest: str
    figures: dict[str, float]
    details: dict[str, Any]
    misses: list[str] = field(default_factory=list)


def report_of(text: Text) -> Report:
    published = date.fromisoformat(text.published) if text.published else None
    return Report(
        text.text,
        publisher=text.publisher,
        published=published,
        published_from="given" if published else None,
    )


def score_set(gold: GoldSet, read_all: ReadAll) -> Result:
    """Read what a set asks for and score it."""
    reports = [report_of(text) for text in gold.texts]
    readings = [reading.to_dict() for reading in read_all(reports)]
    misses: list[str] = []
    figures, details = judge(gold, reports, readings, misses)
    return Result(gold.name, gold.kind, len(gold.items), gold.digest, figures, details, misses)


def judge(
    gold: GoldSet, reports: Sequence[Report], readings: Sequence[dict[str, Any]], misses: list[str]
) -> tuple[dict[str, float], dict[str, Any]]:
    """The leading figures and all figures of the readings of a set."""
    if gold.kind == "reports":
        return judge_reports(gold, readings, misses)
    if gold.kind == "cases":
        details = score_cases(gold.items, readings, misses)
        layers = {name: value for name, value in details.items() if isinstance(value, float)}
        return layers, details
    if gold.kind == "clusters":
        details = score_clusters(gold.items, readings, incidents_of(gold, reports, readings), misses)
        leading = {"headline": details["headline"]["f1"]}
        leading |= {
            name: value
            for name, told in details.items()
            if name not in {"headline", "incidents"} and (value := one_figure(told)) is not None
        }
        return leading, details
    details = LINE_SCORERS[gold.kind](gold.items, readings, misses)
    chosen = {name: one_figure(details[name]) for name in LEADING[gold.kind]}
    return {name: value for name, value in chosen.items() if value is not None}, details


def judge_reports(
    gold: GoldSet, readings: Sequence[dict[str, Any]], misses: list[str]
) -> tuple[dict[str, float], dict[str, Any]]:
    """Whole reports together, and the headline of each kind: the word before the first dash of their ids."""
    tally, kinds = Tally(), dict[str, Tally]()
    each: dict[str, float] = {}
    for item, reading in zip(gold.items, readings, strict=True):
        alone = Tally()
        score_report(item, reading, alone, [])
        each[item["id"]] = headline(alone.figures())
        score_report(item, reading, kinds.setdefault(item["id"].partition("-")[0], Tally()), [])
        said: list[str] = []
        score_report(item, reading, tally, said)
        misses += [f"{item['id']}: {line}" for line in said]
    details: dict[str, Any] = tally.figures()
    figures = {"headline": headline(details)}
    if len(kinds) > 1:
        figures |= {f"headline {kind}": headline(t.figures()) for kind, t in sorted(kinds.items())}
    figures |= {name: value for name, told in details.items() if (value := one_figure(told)) is not None}
    return figures, details | {"each": each}


def incidents_of(
    gold: GoldSet, reports: Sequence[Report], readings: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """What a ledger makes of the reports: one ledger for each cluster."""
    from reportedly.ledger import Entry, Ledger

    out: list[dict[str, Any]] = []
    start = 0
    for cluster in gold.items:
        end = start + len(cluster["texts"])
        with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "cluster.db") as ledger:
            for report, reading in zip(reports[start:end], readings[start:end], strict=True):
                ledger.add(Entry(report, reading))
            out += ledger.incidents()
        start = end
    return out
