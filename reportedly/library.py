"""The library's front door: a text in, a reading out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from reportedly.errors import BadRequest
from reportedly.model import Reading
from reportedly.report import Report


def read(
    text: str | Report,
    *,
    published: date | str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    model: str | None = None,
    frames: Path | str | None = None,
    actors: Path | str | None = None,
) -> Reading:
    """What one report says.

    `published` is the day of publication, on which relative dates hang: without it, and without a dateline that gives it,
    they stay unresolved. `model` is the name of any installed English spaCy pipeline; `frames` a folder of event frames and
    `actors` a file of actors of your own.

    Raises BadRequest for a date that is none, BadData for a data file that is wrong, MissingPart without a language pipeline.
    """
    from reportedly.reading import read as read_report
    from reportedly.reading.parse import DEFAULT_MODEL

    if isinstance(published, str):
        try:
            published = date.fromisoformat(published)
        except ValueError as error:
            raise BadRequest(f"{published!r} is no date; write it as 2023-09-21") from error
    report = text
    if isinstance(report, str):
        given = "given" if published else None
        report = Report(
            report, title=title, publisher=publisher, published=published, published_from=given, url=url
        )
    return read_report(
        report,
        model=model or DEFAULT_MODEL,
        frames=Path(frames) if frames else None,
        actors=Path(actors) if actors else None,
    )
