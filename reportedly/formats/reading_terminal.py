"""A reading on a terminal: the article with its claims and events marked, then compact tables."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table as Grid
from rich.text import Text

from reportedly.formats.reading_explained import explained
from reportedly.formats.reading_marks import find_marks, stretches
from reportedly.formats.reading_tables import Table, compact_tables, heading
from reportedly.model import Reading

TONES = {
    "bad": "bold red",
    "verbal-bad": "bold dark_orange",
    "good": "bold green",
    "verbal-good": "bold dark_cyan",
    "": "bold",
}
STYLES = {"figure": "underline", "cue": "bold blue", "content": "italic"}
WHOLE = frozenset(
    {"id", "stance", "status", "measure", "verdict", "what", "number"}
)  # columns whose words are never broken
WIDTHS = {
    "source": 28,
    "according to": 34,
    "of whom": 34,
    "who": 48,
    "when and where": 30,
    "mediators": 30,
    "venue": 20,
}
COLOURS = {
    "occurred": "", "ongoing": "", "alleged": "yellow", "negated": "dim", "planned": "cyan", "hypothetical": "cyan", "historical": "dim",
    "inconsistent": "bold red", "consistent": "green", "approximate": "yellow", "deny": "bold", "accuse": "bold",
}  # fmt: skip
WIDEST = 110  # columns of running text


def render(reading: Reading, console: Console, *, explain: bool = False) -> None:
    """Print a reading."""
    parts: list[RenderableType] = [
        head(reading),
        Text(),
        article(reading, min(console.width, WIDEST)),
        Text(),
    ]
    if not reading.statements and not reading.events:
        parts.append(Text("No statement and no event in this report.\n", style="dim"))
    for table in compact_tables(reading):
        parts += [grid(table), Text()]
    if explain:
        parts.append(Text("\n".join(hanging(line, console.width) for line in explained(reading).split("\n"))))
    parts.extend(Text(f"not read: {line}", style="dim") for line in reading.skipped)
    console.print(Bare(Group(*parts)), end="")


@dataclass(frozen=True, slots=True)
class Bare:
    """Lines without the blanks that rich fills them up with: what is piped or copied has none at its ends."""

    whole: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in console.render_lines(self.whole, options, pad=False):
            while line and not line[-1].text.strip():
                line.pop()
            if line:
                yield from line[:-1]
                yield Segment(line[-1].text.rstrip(), line[-1].style)
            yield Segment.line()


def head(reading: Reading) -> Text:
    out = Text()
    if reading.report.title and not reading.report.text.lstrip().startswith(reading.report.title):
        out.append(reading.report.title, style="bold")
    below = "  ·  ".join(heading(reading)) or "no publisher, no date"
    return out.append("\n" if out else "").append(below, style="dim")


def article(reading: Reading, width: int) -> RenderableType:
    """The text with its marks; the id of a statement or event stands small behind its words."""
    out = Text()
    for stretch in stretches(reading.report.text.rstrip(), find_marks(reading)):
        shown = min(
            stretch.marks,
            key=lambda mark: ("event", "cue", "figure", "content").index(mark.kind),
            default=None,
        )
        style = "" if shown is None else TONES[shown.tone] if shown.kind == "event" else STYLES[shown.kind]
        if style and any(mark.kind == "figure" for mark in stretch.marks):
            style += " underline"
        out.append(printable(stretch.text), style=style)
        ids = [mark.id for mark in stretch.closed if mark.kind != "content"]
        if ids:
            out.append(f"[{' '.join(dict.fromkeys(ids))}]", style="dim")
    return Padding(out, (0, 0, 0, 2), expand=False) if width > 60 else out


def hanging(line: str, width: int) -> str:
    """A line of an explanation, broken under its words and not under its label."""
    return (
        "\n".join(wrap(line, max(width, 40), subsequent_indent=" " * 16, drop_whitespace=True))
        if len(line) > width
        else line
    )


def printable(text: str) -> str:
    """The text without what would steer the terminal: escapes, carriage returns, marks that turn the direction."""
    return "".join(
        letter if letter.isprintable() or letter == "\n" else " " if letter.isspace() else ""
        for letter in text
    )


def grid(table: Table) -> Grid:
    out = Grid(
        title=table.title,
        title_justify="left",
        title_style="bold",
        box=None,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        header_style="dim",
    )
    kept = [i for i, name in enumerate(table.columns) if any(row[i] for row in table.rows)]
    for i in kept:
        name = table.columns[i]
        out.add_column(name, no_wrap=name in WHOLE, overflow="fold", max_width=WIDTHS.get(name))
    for row in table.rows:
        out.add_row(
            *(Text(printable(row[i]), style=COLOURS.get(row[i], "dim" if i == 0 else "")) for i in kept)
        )
    return out
