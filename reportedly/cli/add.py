"""`reportedly add`: reports into a ledger, read on the way; what is known already costs nothing."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.reader_options import (
    ACTORS,
    FETCH,
    FRAMES,
    MODEL,
    PROFILE,
    TRIAGE,
    WORKERS,
    check_own_data,
    check_profile,
    fetcher_for,
)

if TYPE_CHECKING:
    from reportedly.errors import BadReport
    from reportedly.intake import Arrival
    from reportedly.intake.fetching import Fetcher
    from reportedly.ledger import Ledger


def add(
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Reports (text, HTML, PDF, DOCX, feeds, WARC, JSONL), folders of them, what `read --format json` printed, - for standard input; with --fetch addresses of pages and feeds, and lists of them.",
            show_default=False,
        ),
    ],
    ledger: Annotated[
        str,
        typer.Option(
            metavar="FILE", help="The ledger: a file, made if need be, or postgresql://user@host/name."
        ),
    ],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication, where the reports do not say it.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published the reports.")] = None,
    model: MODEL = None,
    frames: FRAMES = None,
    actors: ACTORS = None,
    workers: WORKERS = 1,
    triage: TRIAGE = False,
    fetch: FETCH = False,
    profile: PROFILE = False,
) -> int:
    """Add reports to a ledger. Stopped or killed, it goes on where it was when it is run again."""
    from reportedly.engines.readers import Reader
    from reportedly.intake import Given, read_day
    from reportedly.ledger import Ledger

    check_own_data(frames, actors)
    check_profile(profile, workers)
    from reportedly.engines.profile import profiled

    given = Given(read_day(published) if published is not None else None, publisher)
    reader = Reader(model, frames, actors, triage)
    with Ledger.open(ledger) as book:
        if book.note:
            print(f"reportedly: {book.note}", file=sys.stderr)
        intake = Intake(book, reader, workers, fetcher_for(fetch))
        run = book.begin(" ".join(paths))
        with progress(paths) as tick, profiled() if profile else nullcontext():
            for _ in intake.take(paths, given, run):
                tick(intake.counts["failed"])
        book.end(run, intake.counts)
    print(intake.summary(), file=sys.stderr)
    return 2 if intake.counts["failed"] else 0


class Intake:
    """One run: what comes, what of it is read, and the count of what became of it."""

    def __init__(self, book: Ledger, reader: Any, workers: int, fetcher: Fetcher | None = None) -> None:
        self.book, self.reader, self.workers, self.fetcher = book, reader, workers, fetcher
        self.counts = {"added": 0, "reprints": 0, "known": 0, "skipped": 0, "failed": 0}

    def take(self, paths: list[str], given: Any, run: int) -> Iterator[None]:
        """Take in the reports of all paths; a turn for each, whatever became of it."""
        self.run = run
        rest: list[str] = []
        for path in paths:  # in their order; runs of raw reports share the reader's batches
            if (found := ready(path)) is None:
                rest.append(path)
                continue
            yield from self.take_raw(rest, given)
            rest = []
            yield from self.take_ready(found, path)
        yield from self.take_raw(rest, given)

    def take_ready(self, lines: Iterator[bytes | BadReport], path: str) -> Iterator[None]:
        """Readings go in some at a time: what a kill costs is read again in a blink."""
        from reportedly.errors import BadReport
        from reportedly.intake.readings import read_readings
        from reportedly.ledger import Entry

        names: deque[str] = deque()

        def entries() -> Iterator[Entry | BadReport]:
            for name, told in read_readings(lines, path):
                names.append(name)
                if isinstance(told, BadReport):
                    yield told
                else:
                    report, reading = told
                    yield Entry(report, reading, name=name, made_by=reading.get("made_by") or {})

        for outcome in self.book.load(entries(), run=self.run):
            name = names.popleft()
            if isinstance(outcome, BadReport):
                self.leave_out(name, BadReport(f"{name} {outcome}"))
            else:
                self.count(outcome)
            yield

    def take_raw(self, paths: list[str], given: Any) -> Iterator[None]:
        from reportedly.engines.readers import read_in_order
        from reportedly.errors import BadReport
        from reportedly.intake import arrivals
        from reportedly.ledger import Entry
        from reportedly.version import MODEL, versions

        if not paths:
            return
        options = self.reader
        own = [path for path in (options.frames, options.actors) if path]
        made_by = versions(options.model or MODEL, own)
        settled = 0  # what was known, and so was not read, since the last that was

        def unread() -> Iterator[Arrival]:
            nonlocal settled
            for arrival in arrivals(paths, given, self.fetcher):
                report = arrival.report
                known = report and self.book.knows(report)
                if report is not None and known:
                    self.count(
                        self.book.add(
                            Entry(report, original=report.original, name=arrival.name), run=self.run
                        )
                    )
                    settled += 1
                else:
                    yield arrival

        for arrival, reading in read_in_order(unread(), self.reader, self.workers):
            while settled:
                settled -= 1
                yield
            if reading is None:
                self.leave_out(arrival.name, arrival.fault)
            else:
                original = arrival.report.original if arrival.report else None
                entry = Entry(reading.report, reading.to_dict(), original, made_by, arrival.name)
                try:
                    self.count(self.book.add(entry, run=self.run))
                except BadReport as error:
                    self.leave_out(arrival.name, BadReport(f"{arrival.name} {error}"))
            yield
        for _ in range(settled):
            yield

    def count(self, outcome: str) -> None:
        self.counts["reprints" if outcome == "reprint" else outcome] += 1

    def leave_out(self, name: str, fault: Any) -> None:
        """Note what did not get in; only what should have is a failure."""
        from reportedly.errors import OtherLanguage

        outcome = "skipped" if isinstance(fault, OtherLanguage) else "failed"
        reason = " ".join(str(fault).split())
        self.counts[outcome] += 1
        self.book.leave_out(self.run, name, outcome, reason.removeprefix(name).strip() or reason)
        print(f"reportedly: {outcome}: {reason}", file=sys.stderr, flush=True)

    def summary(self) -> str:
        told = [f"{number:,} {name}" for name, number in self.counts.items() if number or name == "added"]
        return f"reportedly: {', '.join(told)}; ledger {self.book.shown}"


def ready(path: str) -> Iterator[bytes | BadReport] | None:
    """The lines of a file of readings, or of standard input where the first line is one; None for anything else."""
    from itertools import chain

    from reportedly.intake.jsonl import raw_lines
    from reportedly.intake.readings import LONGEST, holds_readings, is_reading

    if path == "-":
        stream = sys.stdin.buffer
        if not hasattr(stream, "peek") or b'"reading/1"' not in stream.peek(1 << 16)[: 1 << 16]:
            return None  # left as it is for whoever reads it next
        first = stream.readline(LONGEST)
        return chain([first], raw_lines(stream, LONGEST)) if is_reading(first) else None
    file = Path(path)
    if not os.path.isfile(path) or not holds_readings(file):
        return None
    return lines(file)


def lines(file: Path) -> Iterator[bytes | BadReport]:
    from reportedly.intake.jsonl import opened, raw_lines
    from reportedly.intake.readings import LONGEST

    with opened(file) as stream:
        yield from raw_lines(stream, LONGEST)


def progress(paths: list[str]) -> Any:
    """A bar on standard error, where somebody watches it."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return nullcontext(lambda failed: None)
    from reportedly.cli.progress import Bar

    plain = all(os.path.isfile(path) and ".json" not in path for path in paths)
    return Bar("adding", len(paths) if plain else None)
