"""Learn what each sign adds to the log odds that two accounts are of one happening, from situations written for it.

    python -m tools.train_incidents training/incidents_*.txt [--dry]

The files hold several reports of each situation, with marks ("[A1 shelled]") on the words that tell of incident A1. The reader reads
them, errors and all; a logistic model over the signs of pairs of accounts is held near the weights that general knowledge gives
(PRIOR). How well incidents come out is told by cross-validation over whole situations, with the weights of PRIOR alone and as learned.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from math import log
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.accuracy import read_all
from reportedly.ledger import likeness, weights
from reportedly.ledger.accounts import Account
from reportedly.ledger.context import contexts
from reportedly.ledger.evidence import FACETS, signs
from reportedly.ledger.grouping import candidates, group
from reportedly.ledger.incidents import accounts_of
from reportedly.ledger.model import Publication, Row
from reportedly.ledger.settling import whole
from reportedly.ledger.wording import stems
from reportedly.report import Report

FOLDS = 6
SPARSE = 3  # of the pairs of strangers one in so many is learned from
DAYS = [facet.__name__ for facet in FACETS].index("days")
STRENGTH = 3.0  # of the pull towards PRIOR
KEPT = 1e6  # and of that towards a weight that no data may move
KEEP = (".exact", ".other.said", ".other.far")
MARK = re.compile(r"\[(\w+) ([^\]]+)\]")
KINS = ("violence", "talks", "protest")  # with a base of their own
PRIOR = {
    "base": -2.0, "kins.related": -1.8, "kins.other": -4.0,
    "days.same": 2.0, "days.meet": 0.8, "days.inside": 0.3, "days.weekday": 1.0, "days.night": -0.3, "days.moved": 1.5, "days.removed": -2.0,
    "days.next": -1.3, "days.near": -2.0, "days.far": -3.0, "days.distant": -4.0,
    "days.next.exact": -2.5, "days.near.exact": -2.5, "days.far.exact": -2.0, "days.distant.exact": -1.0,
    "days.lag.new": 0.8, "days.lag.days": 0.3, "days.lag.week": 0.0, "days.lag.weeks": -0.4, "days.lag.old": -1.0,
    "days.same.carried": -0.3, "days.next.carried": 0.5, "days.near.carried": 0.5, "days.far.carried": 0.5, "days.distant.carried": 0.3,
    "days.another": -0.8,
    "days.before": -2.5, "days.ahead": -0.3, "days.background": -4.0,
    "days.told.new": 0.3, "days.told.days": 0.1, "days.told.week": -0.2, "days.told.weeks": -0.5, "days.told.old": -1.0,
    "places.same": 1.8, "places.close": 0.3, "places.hinted": 1.2, "places.hints": 0.7, "places.region": 0.5, "places.named": 0.9,
    "places.report": 0.3, "places.report.not": -1.5, "places.other": -1.8, "places.other.said": -1.5, "places.other.far": -1.0, "places.elsewhere": -0.7, "places.country": -2.5, "places.lands": -2.0,
    "means.same": 0.7, "means.near": 0.1, "means.other": -1.8, "modes.same": 0.5, "modes.other": -0.8,
    "targets.same": 1.0, "targets.other": -1.2, "victims.same": 0.6, "victims.other": -0.6, "numbers.same": 1.2, "numbers.other": -0.3,
    "words.deed": 0.5, "words.names": 0.8, "words.many": 1.5, "words.share": 1.5, "words.things": 1.5,
    "parties.same": 0.4, "parties.other": -0.3, "parties.same.talks": 0.8, "parties.other.talks": -0.6,
    "rounds.same": 1.5, "rounds.other": -4.0, "fates.denied": 0.5, "fates.off": 0.8, "fates.planned": 0.2,
    "bearing.echo": 0.5, "bearing.loose": 0.3, "bearing.loose.both": -0.3, "bearing.report": -1.5, "bearing.bare": -1.0,
    "roles.doer.same": 0.4, "roles.doer.other": -0.6, "roles.done.same": 0.3, "roles.done.other": -0.3, "roles.turned": -0.8, "roles.strangers": -1.0, "roles.foreign": -1.5,
    "text.sentence": 0.0, "text.paragraph": 0.8, "text.next": 0.4, "text.section": -0.7, "text.another": -0.8, "text.echo": 0.8, "text.bare": 0.5,
    "text.first": 0.0, "text.denies": -0.3, "text.silent": -1.0, "text.tally": 0.4,
}  # fmt: skip


@dataclass
class Told:
    """A report of a situation; `marks` are incident, start and end."""

    day: str
    outlet: str
    title: str
    text: str = ""
    marks: list[tuple[str, int, int]] = field(default_factory=list)

    def add(self, line: str) -> None:
        at = 0
        for m in MARK.finditer(line):
            self.text += line[at : m.start()]
            start = len(self.text)
            self.text += m.group(2)
            self.marks.append((m.group(1), start, len(self.text)))
            at = m.end()
        self.text += line[at:] + "\n"


@dataclass
class Situation:
    """The accounts of a situation, the incident of each that is known, and each mark with the event that tells it."""

    name: str
    accounts: list[Account]
    incident: list[str | None]
    marks: list[tuple[str, tuple[str, str] | None]]


def situations(paths: Sequence[Path]) -> dict[str, list[Told]]:
    out: dict[str, list[Told]] = {}
    for path in paths:
        reports: list[Told] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("== "):
                reports = out.setdefault(line[3:], [])
            elif line.startswith("-- "):
                day, outlet, title = (part.strip() for part in line[3:].split("|"))
                reports.append(Told(day, outlet, title))
            elif line.strip() and not line.startswith("#"):
                reports[-1].add(line)
    return out


def read(name: str, reports: Sequence[Told]) -> Situation:
    given = [
        Report(r.text, title=r.title, publisher=r.outlet, published=date.fromisoformat(r.day))
        for r in reports
    ]
    readings = [reading.to_dict() for reading in read_all(given)]
    table = contexts(
        [
            Publication(d["report"]["id"], d, r.outlet, r.day, None, r.title)
            for r, d in zip(reports, readings, strict=True)
        ]
    )
    accounts = sorted((a for c in table.values() for a in accounts_of(c)), key=lambda a: a.key)
    known = {(a.report, t.event) for a in accounts for t in a.tellings}
    marks = [
        (label, event_at(d, start, end, known))
        for r, d in zip(reports, readings, strict=True)
        for label, start, end in r.marks
    ]
    return Situation(name, accounts, [incident_of(a, marks) for a in accounts], marks)


def event_at(reading: Row, start: int, end: int, known: set[tuple[str, str]]) -> tuple[str, str] | None:
    """The event whose trigger covers most of the marked words."""
    number = reading["report"]["id"]
    covered = [
        (sum(max(0, min(end, s["end"]) - max(start, s["start"])) for s in e["triggers"]), e["id"])
        for e in reading["events"]
        if (number, e["id"]) in known
    ]
    best = max(covered, key=lambda item: item[0], default=(0, ""))
    return (number, best[1]) if best[0] else None


def incident_of(account: Account, marks: Sequence[tuple[str, tuple[str, str] | None]]) -> str | None:
    """The one incident that all marks of an account name; one that runs two together teaches nothing."""
    mine = {(account.report, t.event) for t in account.tellings}
    named = {label for label, event in marks if event in mine}
    return named.pop() if len(named) == 1 else None


def pairs(items: Sequence[Situation]) -> Iterator[tuple[str, dict[str, float], bool]]:
    """The situation, the signs, and whether it is one happening, of each pair of accounts whose incidents are known."""
    for item in items:
        for a, b in candidates(item.accounts):
            if item.incident[a] and item.incident[b]:
                yield (
                    item.name,
                    compared(item.accounts[a], item.accounts[b]),
                    item.incident[a] == item.incident[b],
                )


def compared(one: Account, other: Account) -> dict[str, float]:
    """The signs of two accounts with their strength."""
    row: dict[str, float] = {"base": 1.0}
    if one.kin == other.kin:
        row[f"base.{one.kin}"] = 1.0
    for _, found in signs(one, other):
        row.update(found)
    return row


def wholes(items: Sequence[Situation]) -> Iterator[tuple[str, dict[str, float], bool]]:
    """Each account without a day beside all that is told of an incident whose accounts it is compared with."""
    for item in items:
        told: dict[str, list[int]] = defaultdict(list)
        for n, incident in enumerate(item.incident):
            if incident:
                told[incident].append(n)
        near: dict[int, set[str]] = defaultdict(set)
        for a, b in candidates(item.accounts):
            for n, incident in ((a, item.incident[b]), (b, item.incident[a])):
                if incident and item.incident[n] and item.accounts[n].start is None:
                    near[n].add(incident)
        for n, incidents in sorted(near.items()):
            for incident in sorted(incidents):
                rest = [m for m in told[incident] if m != n]
                if rest:
                    row = compared(whole(item.accounts, rest), item.accounts[n])
                    yield item.name, row, incident == item.incident[n]


def strangers(items: Sequence[Situation]) -> Iterator[tuple[str, dict[str, float], bool]]:
    """Pairs of accounts of different situations: two happenings, whatever their days, of which nothing is said."""
    for item, next_to in zip(items, [*items[1:], items[0]], strict=True):
        for one in item.accounts:
            for other in next_to.accounts:
                if one.kin == other.kin:
                    row: dict[str, float] = {"base": 1.0, f"base.{one.kin}": 1.0}
                    for facet, found in signs(one, other):
                        if facet != DAYS:
                            row.update(found)
                    yield item.name, row, False


def fit(rows: Sequence[tuple[str, dict[str, float], bool]]) -> dict[str, float]:
    """Logistic regression by Newton's method, held near PRIOR."""
    names = [*PRIOR, *(f"base.{kin}" for kin in KINS)]
    x = np.array([[row.get(n, 0.0) for n in names] for _, row, _ in rows])
    y = np.array([same for *_, same in rows], float)
    prior: Any = np.array([PRIOR.get(n, 0.0) for n in names])
    # Two days or two far places that are told are two happenings, however often the reader errs: that is how incidents are defined.
    pull: Any = np.array([KEPT if n.endswith(KEEP) else STRENGTH for n in names])
    pull[0] = 1e-6
    w = prior.copy()
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (p - y) + pull * (w - prior)
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(pull), gradient)
        w -= step * min(1.0, 3.0 / max(1e-9, float(np.abs(step).max())))
    return {n: float(v) for n, v in zip(names, w, strict=True)}


def use(table: Mapping[str, float]) -> None:
    """Let the ledger weigh by these weights."""
    weights.weights = likeness.weights = lambda: table  # type: ignore[attr-defined]


def agreement(
    items: Sequence[Situation], table: Mapping[str, Mapping[str, float]]
) -> tuple[int, int, int, int]:
    """Pairs of marks put together rightly, put together, told of one incident and found, and told of one incident at all."""
    right = together = found = wanted = 0
    for item in items:
        use(table[item.name])
        groups = group(item.accounts)
        home = {(a.report, t.event): n for n, g in enumerate(groups) for a in g.accounts for t in a.tellings}
        for (label, event), (other, also) in combinations(item.marks, 2):
            wanted += label == other
            if event is not None and also is not None:
                found += label == other
                together += home[event] == home[also]
                right += label == other and home[event] == home[also]
    return right, together, found, wanted


def shown(name: str, counts: tuple[int, int, int, int]) -> str:
    right, together, found, wanted = counts
    return f"{name}: precision {right / together:.3f}, recall {right / found:.3f}, F1 {2 * right / (together + found):.3f}; end to end {2 * right / (together + wanted):.3f}"


def commonness(told: Mapping[str, Sequence[Told]]) -> str:
    """The beginnings of words that several situations use, and how rare each is among them: 1 for a word of one, 0 for one of all."""
    counts = Counter(stem for reports in told.values() for stem in stems(" ".join(r.text for r in reports)))
    lines = [
        "# Beginnings of words that several stories use, and how much of their rarity is left: a word that is not here is rare (1).",
        "# source: counted by tools/train_incidents.py in situations written for this project; licence: as the project.",
        *(f"{stem}\t{1 - log(n) / log(len(told)):.2f}" for stem, n in sorted(counts.items()) if n > 1),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--dry", action="store_true", help="only say how well it does")
    given = parser.parse_args()
    items = [read(name, reports) for name, reports in situations(given.files).items()]
    rows = [*pairs(items), *wholes(items), *list(strangers(items))[::SPARSE]]
    held: dict[str, Mapping[str, float]] = {}
    for fold in range(FOLDS):
        away = {item.name for item in items[fold::FOLDS]}
        table = fit([row for row in rows if row[0] not in away])
        held |= dict.fromkeys(away, table)
    print(shown("weights of general knowledge", agreement(items, dict.fromkeys(held, PRIOR))))
    crossed = shown("learned, by cross-validation", agreement(items, held))
    print(crossed)
    if given.dry:
        return
    (weights.FOLDER / "common.tsv").write_text(commonness(situations(given.files)), encoding="utf-8")
    learned = fit(rows)
    lines = [
        "# What each sign of two accounts adds to the log odds that they are of one happening; the signs are told in reportedly/ledger/evidence.py.",
        "# source: trained by tools/train_incidents.py on situations written for this project (training/incidents_*.txt); no words of theirs are in it; licence: as the project.",
        f"# {len(items)} situations, {sum(len(i.marks) for i in items)} marks, {len(rows)} pairs; {crossed}",
        *(f"{name}: {value:.3f}" for name, value in learned.items()),
    ]
    (weights.FOLDER / "evidence.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
