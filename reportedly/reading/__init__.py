"""Reading: from a report to what it says, step by step.

`read_parse` lists the steps in their order. Each is a module beside this one, or a package of that name: its `__init__` is the step,
the other files are its parts.

    report → layout → parse → repairs → names → times → toponyms → mentions → statements → events → figures → meetings → checks → assemble

What steps hand to one another stands in findings.py; grammar, nominals, numbers, people, passages and quotes are asked by several of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportedly.actors import Directory
from reportedly.lexicon import lexicon
from reportedly.model import Reading
from reportedly.reading.assemble import Assembly
from reportedly.reading.checks import find_checks
from reportedly.reading.events import find_events
from reportedly.reading.figures import find_figures
from reportedly.reading.layout import Layout, dated, find_layout
from reportedly.reading.meetings import find_meetings
from reportedly.reading.mentions import find_cast
from reportedly.reading.names import find_names
from reportedly.reading.parse import DEFAULT_MODEL, Doc, parse
from reportedly.reading.repairs import repair
from reportedly.reading.statements import find_statements
from reportedly.reading.statements.said_on import date_statements
from reportedly.reading.times import find_times
from reportedly.reading.toponyms import find_toponyms
from reportedly.reading.triage import sieve, triaged
from reportedly.report import Report


def read(
    report: Report,
    *,
    model: str = DEFAULT_MODEL,
    frames: Path | None = None,
    actors: Path | None = None,
    triage: bool = False,
) -> Reading:
    """What one report says. `frames` and `actors` are a user's own data, looked at before the shipped ones.

    With `triage` only what can hold an event is parsed and read; `skipped` says what was not.
    """
    return next(read_all([report], model=model, frames=frames, actors=actors, triage=triage))


def read_all(
    reports: Iterable[Report],
    *,
    model: str = DEFAULT_MODEL,
    frames: Path | None = None,
    actors: Path | None = None,
    triage: bool = False,
) -> Iterator[Reading]:
    """Readings of many reports, in their order; the parser works in batches."""
    held: deque[tuple[Report, list[str], bool]] = (
        deque()
    )  # with what is skipped, and whether anything is left

    def layouts() -> Iterator[tuple[str, Layout]]:
        for report in reports:
            layout, skipped = find_layout(report.text), list[str]()
            report = dated(report, layout)
            if triage:
                layout, skipped = triaged(layout, sieve(frames))
            is_read = bool(layout.blocks) or not triage
            held.append((report, skipped, is_read))
            if is_read:
                yield report.text, layout

    for doc in parse(layouts(), model=model):
        while not held[0][2]:
            report, skipped, _ = held.popleft()
            yield Reading(report, skipped=skipped)
        report, skipped, _ = held.popleft()
        reading = read_parse(doc, report, frames=frames, actors=actors)
        reading.skipped += skipped
        yield reading
    for report, skipped, _ in held:
        yield Reading(report, skipped=skipped)


def read_parse(
    doc: Doc, report: Report, *, frames: Path | None = None, actors: Path | None = None
) -> Reading:
    """What a parsed report says: the steps, in order."""
    directory = Directory.load(actors)
    words = lexicon(frames)

    repair(doc)
    names = find_names(doc, directory, report.published)
    times = find_times(doc, anchor=report.published)
    toponyms = find_toponyms(doc, names, report)
    cast = find_cast(doc, names, toponyms, report, directory)
    statements = find_statements(doc, cast, times)
    events = find_events(doc, cast, times, toponyms, statements, words, published=report.published)
    date_statements(statements, events)
    figures = find_figures(doc, cast, statements, events, times)
    meetings = find_meetings(doc, cast, events, figures, toponyms, statements)
    checks = find_checks(doc, figures, times, toponyms)

    assembly = Assembly(doc, report)
    assembly.actors(cast.parties)
    assembly.places(toponyms)
    assembly.times(times)
    assembly.statements(statements)
    assembly.events(events)
    assembly.figures(figures)
    assembly.meetings(meetings)
    assembly.checks(checks)
    return assembly.reading
