"""A reading in Markdown: the article quoted with its marks, then the tables."""

from __future__ import annotations

import re

from reportedly.formats.reading_explained import explained
from reportedly.formats.reading_marks import find_marks, stretches
from reportedly.formats.reading_tables import Table, heading, tables
from reportedly.model import Reading

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
LEADING = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def render(reading: Reading, *, explain: bool = False) -> str:
    parts = [f"# {escape(reading.report.title or 'Report')}"]
    below = heading(reading)
    if below:
        parts.append(" · ".join(escape(part) for part in below))
    parts.append(article(reading))
    parts.extend(grid(table) for table in tables(reading))
    if explain and reading.events:
        parts.append("## Why\n\n" + "\n".join("    " + line for line in explained(reading).splitlines()))
    if reading.skipped:
        parts.append("## Not read\n\n" + "\n".join(f"- {escape(line)}" for line in reading.skipped))
    return "\n\n".join(parts) + "\n"


def article(reading: Reading) -> str:
    """Events are bold, cues are in italics, each with its id behind it."""
    out = []
    for stretch in stretches(reading.report.text, find_marks(reading)):
        kinds = {mark.kind for mark in stretch.marks}
        mark = "**" if "event" in kinds else "*" if "cue" in kinds else ""
        text = escape(stretch.text)
        words = text.strip()
        if mark and words and "\n" not in words:
            low = text.index(words)
            text = f"{text[:low]}{mark}{words}{mark}{text[low + len(words) :]}"
        ids = dict.fromkeys(m.id for m in stretch.closed if m.kind != "content")
        out.append(text + (f"<sup>{' '.join(ids)}</sup>" if ids else ""))
    lines = [LEADING.sub(r"\1\\\2", line.strip()) for line in "".join(out).splitlines()]
    return "\n".join(f"> {line}\n>" if line else ">" for line in lines).rstrip(">\n")


def grid(table: Table) -> str:
    kept = [i for i, _ in enumerate(table.columns) if any(row[i] for row in table.rows)]
    lines = [row_of([table.columns[i] for i in kept]), "|" + " --- |" * len(kept)]
    lines.extend(row_of([escape(row[i]) for i in kept]) for row in table.rows)
    return f"## {table.title}\n\n" + "\n".join(lines)


def row_of(cells: list[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()) for cell in cells) + " |"


def escape(text: str) -> str:
    """The text as words, whatever Markdown or HTML it looks like."""
    return SPECIAL.sub(lambda m: {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(m[1], "\\" + m[1]), text)
