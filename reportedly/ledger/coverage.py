"""Coverage: what was read at all, of which outlets and days; and how what stands under one URL has changed."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, func, select

from reportedly.ledger import tables
from reportedly.ledger.model import Row


def coverage(connection: Connection) -> Row:
    """How many reports, of which outlets and days, were read, skipped or failed, so that silence is not taken for calm."""
    a, p, n = tables.arrivals, tables.publications, tables.readings
    outlets: dict[str, Row] = defaultdict(
        lambda: {"publications": 0, "first": None, "last": None, "undated": 0}
    )
    days: dict[str, int] = {}
    for publisher, day, number in connection.execute(
        select(p.c.publisher, p.c.published, func.count()).group_by(p.c.publisher, p.c.published)
    ):
        outlet = outlets[publisher or ""]
        outlet["publications"] += number
        if day is None:
            outlet["undated"] += number
            continue
        days[day] = days.get(day, 0) + number
        outlet["first"] = min(filter(None, (outlet["first"], day)))
        outlet["last"] = max(filter(None, (outlet["last"], day)))
    got_in = select(a.c.name).where(a.c.publication.is_not(None))
    out = select(a.c.name, a.c.outcome, a.c.reason, a.c.recorded_at).where(
        a.c.publication.is_(None), a.c.name.not_in(got_in)
    )
    left_out = [dict(row) for row in connection.execute(out.order_by(a.c.id)).mappings()]
    return {
        "reports": connection.execute(select(func.count()).select_from(tables.reports)).scalar(),
        "publications": sum(outlet["publications"] for outlet in outlets.values()),
        "read": connection.execute(select(func.count(n.c.report.distinct()))).scalar(),
        "skipped": sum(item["outcome"] == "skipped" for item in left_out),
        "failed": sum(item["outcome"] == "failed" for item in left_out),
        "outlets": [{"publisher": name or None, **outlets[name]} for name in sorted(outlets)],
        "days": dict(sorted(days.items())),
        "left_out": left_out,
    }


def versions_of(connection: Connection, url: str) -> list[Row]:
    """What was published under one URL, in order, each with the lines that differ from the one before."""
    from difflib import unified_diff

    p, r = tables.publications, tables.reports
    query = select(p, r.c.sha256, r.c.text).join(r, p.c.report == r.c.id).where(p.c.url == url)
    found: list[Row] = []
    before: list[str] | None = None
    for row in connection.execute(query.order_by(func.coalesce(p.c.published, p.c.recorded_at), p.c.id)):
        lines = row.text.splitlines()
        changed = [] if before is None else [*unified_diff(before, lines, lineterm="", n=0)][2:]
        found.append(
            {
                "report": row.sha256,
                "title": row.title,
                "published": row.published,
                "recorded_at": row.recorded_at,
                "changed": changed,
            }
        )
        before = lines
    return found
