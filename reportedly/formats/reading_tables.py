"""The tables of a reading, in words: what the terminal, Markdown, CSV and HTML all show.

e3  ASSAULT artillery  the army → M23   2 March 2025   Sake   alleged   says: the army   denied by: M23
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.model import Event, EventTime, Figure, Interval, Reading, Statement
from reportedly.span import Span

LONGEST = 160  # letters of quoted words in a cell

PLURAL = frozenset(
    {"minute", "hour", "day", "night", "week", "month", "year", "decade", "mile", "metre", "kilometre"}
)
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are as long as `columns`; the first cell of a row is the id of what it shows."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


class Names:
    """The names behind the ids of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.actors = {actor.id: actor.name for actor in reading.actors}
        self.places = {place.id: place.name for place in reading.places}
        self.statements = {statement.id: statement for statement in reading.statements}

    def actor(self, id: str | None) -> str:
        return self.actors.get(id, id) if id else ""

    def all(self, ids: Iterable[str]) -> str:
        return ", ".join(self.actor(id) for id in ids)

    def place(self, id: str | None) -> str:
        return self.places.get(id, id) if id else ""

    def sources(self, ids: Iterable[str]) -> str:
        """Who makes these statements; an unnamed source is "unnamed"."""
        found = [self.actor(self.statements[id].source) or "unnamed" for id in ids if id in self.statements]
        return ", ".join(dict.fromkeys(found))


def tables(reading: Reading) -> list[Table]:
    """The tables that have a row, in the order in which a person wants them."""
    names = Names(reading)
    made = [
        statements(reading, names),
        events(reading, names),
        figures(reading, names),
        talks(reading, names),
        checks(reading),
    ]
    return [table for table in made if table.rows]


def compact_tables(reading: Reading) -> list[Table]:
    """The same tables for a terminal: what belongs together in one column, what the article shows already left out."""
    names = Names(reading)
    claims = Table(
        "Statements",
        ("id", "source", "stance", "content"),
        [compact_statement(s, names) for s in reading.statements],
    )
    happenings = Table(
        "Events",
        ("id", "event", "who", "when and where", "status", "according to"),
        [compact_event(e, names) for e in reading.events],
    )
    numbers = Table(
        "Figures",
        ("id", "measure", "number", "of whom", "event", "according to"),
        [row[:6] for row in figures(reading, names).rows],
    )
    made = [claims, happenings, numbers, talks(reading, names), checks(reading)]
    return [table for table in made if table.rows]


def compact_statement(statement: Statement, names: Names) -> tuple[str, ...]:
    id, source, stance, _, content, said_on, addressee, denies = statement_row(statement, names)
    notes = [f"denies {denies}" if denies else "", f"to {addressee}" if addressee else "", said_on]
    told = "; ".join(note for note in notes if note)
    return id, source, stance, f"{content} ({told})" if told else content


def compact_event(event: Event, names: Names) -> tuple[str, ...]:
    actors, recipients = names.all(event.actors), names.all(event.recipients)
    who = (
        f"{actors} → {recipients}"
        if actors and recipients
        else actors or (f"→ {recipients}" if recipients else "")
    )
    spot = ", ".join(part for part in (days(event.time), names.place(event.place)) if part)
    says, denies = names.sources(event.asserted_by), names.sources(event.disputed_by)
    told = "; ".join(part for part in (says, f"denied by {denies}" if denies else "") if part)
    return (
        event.id,
        event.type if not event.mode else f"{event.type} {event.mode}",
        who,
        spot,
        event.status,
        told,
    )


def statements(reading: Reading, names: Names) -> Table:
    columns = ("id", "source", "stance", "cue", "content", "said on", "to", "denies")
    return Table("Statements", columns, [statement_row(statement, names) for statement in reading.statements])


def statement_row(statement: Statement, names: Names) -> tuple[str, ...]:
    source = names.actor(statement.source) or "unnamed"
    if statement.via:
        source += f" (via {names.all(statement.via)})"
    return (
        statement.id, source, statement.stance, words(statement.cue), quoted(statement.content), days(statement.said_on),
        names.actor(statement.addressee), ", ".join(statement.denies),
    )  # fmt: skip


def events(reading: Reading, names: Names) -> Table:
    columns = ("id", "event", "words", "who", "to whom", "when", "where", "status", "says", "denied by")
    return Table("Events", columns, [event_row(event, names) for event in reading.events])


def event_row(event: Event, names: Names) -> tuple[str, ...]:
    return (
        event.id, kind(event), words(event.triggers[0]) if event.triggers else "", names.all(event.actors), names.all(event.recipients), days(event.time),
        names.place(event.place), event.status, names.sources(event.asserted_by), names.sources(event.disputed_by),
    )  # fmt: skip


def figures(reading: Reading, names: Names) -> Table:
    columns = ("id", "measure", "number", "of whom", "event", "says", "words")
    rows = [
        (
            figure.id, figure.measure, amount(figure), names.actor(figure.who) or (words(figure.group) if figure.group else ""), figure.event or "",
            names.sources([figure.statement]) if figure.statement else "", words(figure.span),
        )
        for figure in reading.figures
    ]  # fmt: skip
    return Table("Figures", columns, rows)


def talks(reading: Reading, names: Names) -> Table:
    columns = ("event", "delegations", "venue", "mediators", "about")
    rows = []
    for meeting in reading.meetings:
        parties = [
            names.actor(d.party)
            + (f" ({d.count:g})" if d.count else "")
            + (f": {names.all(d.members)}" if d.members else "")
            for d in meeting.delegations
        ]
        rows.append(
            (
                meeting.event,
                "; ".join(parties),
                names.place(meeting.venue),
                names.all(meeting.mediators),
                quoted(meeting.agenda),
            )
        )
    return Table("Talks", columns, rows)


def checks(reading: Reading) -> Table:
    rows = [(check.id, check.kind, check.verdict, check.detail) for check in reading.checks]
    return Table("Checks", ("id", "what", "verdict", "why"), rows)


def kind(event: Event) -> str:
    """ "ASSAULT artillery", with its contexts in brackets."""
    name = event.type if not event.mode else f"{event.type} {event.mode}"
    return name + (f" [{', '.join(event.contexts)}]" if event.contexts else "")


def days(time: Interval | EventTime | None) -> str:
    """ "2023-09-19", "2023-09-19 to 2023-09-20", "2023-09" for the whole month, "from 1982" for an open end."""
    if time is None or not (time.start or time.end):
        return ""
    start, end = time.start or "", time.end or ""
    if start == end:
        return start
    if start[:4] == end[:4] and (start[4:], end[4:]) == ("-01-01", "-12-31"):
        return start[:4]
    if start[:7] == end[:7] and start.endswith("-01") and end == last_of_month(start):
        return start[:7]
    return f"{start} to {end}" if start and end else f"from {start}" if start else f"until {end}"


def last_of_month(day: str) -> str:
    year, month = int(day[:4]), int(day[5:7])
    return f"{day[:8]}{monthrange(year, month)[1]}"


def amount(figure: Figure) -> str:
    """ "200", "about 300", "at least 12", "up to 30", "20 to 30", with its unit."""
    low, best, high = (None if n is None else f"{n:,.15g}" for n in (figure.low, figure.best, figure.high))
    about = "about " if figure.approximate else ""
    if best is not None:
        number = about + best + (f" ({low} to {high})" if low != high and low and high else "")
    elif low is not None and high is not None:
        number = f"{about}{low} to {high}"
    elif figure.low is not None and (beyond := f"{figure.low - 1:,.15g}") in figure.span.text.replace(
        low or "", ""
    ):
        number = f"more than {beyond}"  # 4,001 at least, in the words of the report
    else:
        number = f"at least {low}" if low is not None else f"up to {high}" if high is not None else "?"
    if not figure.unit or (figure.measure == "other" and figure.group):
        return number  # "3" of "trucks"
    return f"{number} {figure.unit}" + ("s" if figure.unit in PLURAL and number != "1" else "")


def words(span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(span.text.split())


def quoted(spans: Iterable[Span]) -> str:
    """Several spans on one line, cut where they are long."""
    text = " … ".join(words(span) for span in spans)
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + " …"


def heading(reading: Reading) -> list[str]:
    """Publisher, date and address: what stands below the title."""
    report = reading.report
    published = f"{report.published:%Y-%m-%d}" if report.published else None
    if published and report.published_from and report.published_from != "given":
        published += f" (from {report.published_from})"
    return [part for part in (report.publisher, published, report.url) if part]
