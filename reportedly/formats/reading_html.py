"""A reading as one self-contained page: the article marked, claims beside it, tables below.

No script, no request, nothing of the report but its words: everything is escaped, and only http(s) addresses become links.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from reportedly.formats.reading_explained import explained
from reportedly.formats.reading_marks import KINDS, Mark, find_marks, stretches
from reportedly.formats.reading_tables import Names, Table, days, heading, quoted, tables
from reportedly.model import Reading

STYLE = Path(__file__).parent.parent / "data" / "pages" / "reading.css"


def page(readings: Iterable[Reading], *, explain: bool = False) -> str:
    """The whole page; several readings follow one another on it."""
    made = [section(reading, f"r{i}-", explain=explain) for i, reading in enumerate(readings, 1)]
    titles = [title for title, _ in made]
    name = titles[0] if len(titles) == 1 else f"{len(titles)} reports"
    body = "\n".join(content for _, content in made)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">\n'
        f"<title>{escape(name)}</title>\n<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def section(reading: Reading, prefix: str, *, explain: bool) -> tuple[str, str]:
    """The title of a reading and its part of the page; `prefix` keeps its anchors apart from those of others."""
    report = reading.report
    title = report.title or next(
        (line.strip()[:90] for line in report.text.splitlines() if line.strip()), "Report"
    )
    below = " · ".join(link(part) for part in heading(reading))
    parts = [
        f'<main>\n<header><h1 dir="auto">{escape(title)}</h1><p class="meta">{below}</p></header>',
        f'<div class="sheet">\n<article dir="auto">{article(reading, prefix)}</article>\n<aside>{claims(reading, prefix)}</aside>\n</div>',
        *(grid(table, prefix) for table in tables(reading)),
    ]
    if explain and reading.events:
        parts.append(f"<section><h2>Why</h2><pre>{escape(explained(reading))}</pre></section>")
    if reading.skipped:
        parts.append(
            "<section><h2>Not read</h2><ul>"
            + "".join(f"<li>{escape(line)}</li>" for line in reading.skipped)
            + "</ul></section>"
        )
    return title, "\n".join([*parts, "</main>"])


def article(reading: Reading, prefix: str) -> str:
    """The text in paragraphs, each mark a span that links to what it belongs to."""
    out: list[str] = []
    for stretch in stretches(reading.report.text, find_marks(reading)):
        text = escape(stretch.text).replace("\r\n", "\n").replace("\n", "<br>")
        if stretch.marks:
            marks = sorted(stretch.marks, key=lambda mark: KINDS.index(mark.kind))
            classes = " ".join(dict.fromkeys(name for mark in marks for name in classes_of(mark)))
            ids = dict.fromkeys(f"{mark.kind} {mark.id}" for mark in stretch.marks)
            text = f'<span class="{classes}" title="{escape(", ".join(ids))}">{text}</span>'
        for mark in dict.fromkeys((m.kind == "content", m.id) for m in stretch.closed):
            if not mark[0]:
                text += f'<a class="id" href="#{prefix}{escape(mark[1])}">{escape(mark[1])}</a>'
        out.append(text)
    return "".join(out)


def classes_of(mark: Mark) -> list[str]:
    return [mark.kind, mark.tone] if mark.kind == "event" and mark.tone else [mark.kind]


def claims(reading: Reading, prefix: str) -> str:
    """What stands beside the article: each statement with its source, each event with its status and who answers for it."""
    names = Names(reading)
    cards = []
    for statement in reading.statements:
        source = escape(names.actor(statement.source) or "unnamed")
        denies = "".join(
            f' <a href="#{prefix}{escape(id)}">denies {escape(id)}</a>' for id in statement.denies
        )
        cards.append((
            statement.cue.start,
            f'<li id="{prefix}{escape(statement.id)}" class="claim"><b>{source}</b> <i>{escape(statement.stance)}</i>{denies}'
            f'<q>{escape(quoted(statement.content))}</q><small>{escape(statement.id)}</small></li>',
        ))  # fmt: skip
    for event in reading.events:
        roles = " → ".join(part for part in (names.all(event.actors), names.all(event.recipients)) if part)
        facts = " · ".join(
            part for part in (days(event.time), names.place(event.place), event.status) if part
        )
        told = "".join(
            f" · {label} {who}"
            for label, ids in (("says", event.asserted_by), ("denied by", event.disputed_by))
            if (who := names.sources(ids))
        )
        cards.append((
            event.triggers[0].start,
            f'<li id="{prefix}{escape(event.id)}" class="happening {escape(event.status)}"><b>{escape(" ".join(filter(None, (event.type, event.mode))))}</b> {escape(roles)}'
            f"<span>{escape(facts + told)}</span><small>{escape(event.id)}</small></li>",
        ))  # fmt: skip
    return "<ol>" + "\n".join(card for _, card in sorted(cards)) + "</ol>"


def grid(table: Table, prefix: str) -> str:
    kept = [i for i, _ in enumerate(table.columns) if any(row[i] for row in table.rows)]
    head = "".join(f'<th scope="col">{escape(table.columns[i])}</th>' for i in kept)
    body = "\n".join(
        f"<tr{anchor(table, row[0], prefix)}>"
        + "".join(f'<td dir="auto">{escape(row[i])}</td>' for i in kept)
        + "</tr>"
        for row in table.rows
    )
    return f'<section><h2>{escape(table.title)}</h2><div class="wide"><table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table></div></section>'


def anchor(table: Table, id: str, prefix: str) -> str:
    """Statements and events are found beside the article, the rest in its table."""
    return f' id="{prefix}{escape(id)}"' if table.title in {"Figures", "Checks"} else ""


def link(part: str) -> str:
    """An address as a link, if it is one of the web; anything else as words."""
    if part.startswith(("http://", "https://")):
        return f'<a href="{escape(part)}" rel="noopener noreferrer nofollow">{escape(part)}</a>'
    return escape(part)
