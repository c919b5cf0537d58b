"""Changes: what is new, raised, lowered, denied, confirmed or withdrawn since a day, and because of which report.

before:  killed 2..8, reported        after:  killed 2..31, contested     ->   raised (killed 8 to 31), denied (by the army)

Two accounts are compared incident by incident; an incident is the one of before that shares most events with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reportedly.ledger.model import Row

KINDS = ("new", "raised", "lowered", "denied", "confirmed", "withdrawn", "status", "gone")


def changes(before: Sequence[Row], after: Sequence[Row]) -> list[Row]:
    """What became different, in the order of the incidents of `after`; what is no longer told comes last."""
    home = {(e["report"], e["event"]): n for n, incident in enumerate(before) for e in incident["events"]}
    met: set[int] = set()
    found: list[Row] = []
    for incident in after:
        shared = Counter(home[key] for e in incident["events"] if (key := (e["report"], e["event"])) in home)
        new = sorted({e["report"] for e in incident["events"] if (e["report"], e["event"]) not in home})
        if not shared:
            found.append(change("new", incident, incident["status"], new))
            continue
        old = before[min(shared, key=lambda n: (-shared[n], n))]
        met.update(shared)
        found += differences(old, incident, new)
    found += [
        change("gone", old, "no report tells it any more", []) for n, old in enumerate(before) if n not in met
    ]
    return found


def change(kind: str, incident: Row, detail: str, reports: Sequence[str]) -> Row:
    return {
        "change": kind,
        "incident": incident["id"],
        "title": incident["title"],
        "start": incident["start"],
        "detail": detail,
        "reports": list(reports),
    }


def differences(old: Row, now: Row, new: Sequence[str]) -> Iterator[Row]:
    yield from tolls(old, now, new)
    for key, kind, verb in (
        ("disputed_by", "denied", "denies it"),
        ("asserted_by", "confirmed", "says so too"),
    ):
        had = {item["source"] for item in old[key]}
        for item in first_of_each(now[key]):
            if item["source"] not in had:
                yield change(
                    kind, now, f"{item['source'] or 'a source without a name'} {verb}", [item["report"]]
                )
        left = {item["source"] for item in now[key]}
        for item in first_of_each(old[key]):
            if item["source"] not in left:
                yield change("withdrawn", now, f"{item['source']} no longer {verb.replace(' too', '')}", new)
    if old["status"] != now["status"]:
        yield change("status", now, f"{old['status']}, now {now['status']}", new)


def first_of_each(told: Sequence[Row]) -> list[Row]:
    return list({item["source"]: item for item in reversed(told)}.values())[::-1]


def tolls(old: Row, now: Row, new: Sequence[str]) -> Iterator[Row]:
    """Figures whose bounds moved."""
    before = {(f["measure"], f["scope"], f.get("group")): f for f in old["figures"]}
    for figure in now["figures"]:
        key = (figure["measure"], figure["scope"], figure.get("group"))
        name = figure["measure"] + (f" ({figure['group']})" if figure.get("group") else "")
        was = before.pop(key, None)
        because = sorted(
            {c["report"] for c in figure["claims"] if c["superseded_by"] is None} & set(new)
        ) or list(new)
        if was is None:
            yield change("new", now, f"{name} {bounds(figure)}", because)
        elif (most(figure), figure["low"] or 0) != (most(was), was["low"] or 0):
            up = (most(figure), figure["low"] or 0) > (most(was), was["low"] or 0)
            yield change(
                "raised" if up else "lowered", now, f"{name} {bounds(was)}, now {bounds(figure)}", because
            )
    for was in before.values():
        yield change("withdrawn", now, f"{was['measure']} {bounds(was)} is no longer told", new)


def most(figure: Row) -> float:
    """The upper bound; without one, the lower."""
    high = figure["high"]
    return float(high if high is not None else figure["low"] or 0)


def bounds(figure: Row) -> str:
    low, high = figure["low"], figure["high"]
    if low == high:
        return "an unknown number" if low is None else f"{low:g}"
    return (
        f"{low:g} or more" if high is None else f"up to {high:g}" if low is None else f"{low:g} to {high:g}"
    )
