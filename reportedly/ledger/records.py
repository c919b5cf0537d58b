"""Records of sources: what each claimed first, what others confirmed, denied or raised; whose copy an outlet carries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from reportedly.ledger.model import Publication, Row

COUNTS = ("claims", "first", "confirmed", "denied", "denies", "figures", "raised", "superseded")


def records(incidents: Sequence[Row], publications: Iterable[Publication]) -> Row:
    """`sources` are who is quoted or tells in its own voice; `outlets` are who prints."""
    return {"sources": sources(incidents), "outlets": outlets(incidents, publications)}


def sources(incidents: Sequence[Row]) -> list[Row]:
    """For each source: incidents it asserts; those it asserted first, that others then confirmed, that others denied."""
    table: dict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)

    def of(item: Row) -> Counter[str]:
        return table[item["source"], item.get("country")]

    for incident in incidents:
        said = [item for item in incident["asserted_by"] if item["source"]]
        denied = [item for item in incident["disputed_by"] if item["source"]]
        names = {item["source"] for item in said}
        days = sorted(item["said_on"] for item in said if item["said_on"])
        for item in {i["source"]: i for i in reversed(said)}.values():
            mine = of(item)
            mine["claims"] += 1
            mine["first"] += bool(days) and item["said_on"] == days[0]
            mine["confirmed"] += len(names) > 1
            mine["denied"] += any(other["source"] != item["source"] for other in denied)
        for item in {i["source"]: i for i in denied}.values():
            of(item)["denies"] += 1
        for figure in incident["figures"]:
            for claim in figure["claims"]:
                if not claim["source"]:
                    continue
                mine = of(claim)
                mine["figures"] += 1
                mine["superseded"] += claim["superseded_by"] is not None
                mine["raised"] += any(
                    (other["low"] or 0) > (claim["high"] or claim["low"] or 0)
                    for other in figure["claims"]
                    if other["source"] != claim["source"] and other["superseded_by"] is None
                )
    ordered = sorted(table.items(), key=lambda item: (-item[1]["claims"], item[0][0], item[0][1] or ""))
    return [{"source": name, "country": land, **{k: n[k] for k in COUNTS}} for (name, land), n in ordered]


def outlets(incidents: Sequence[Row], publications: Iterable[Publication]) -> list[Row]:
    """For each outlet: how much it printed and when, the incidents that it told first, and what it took word for word."""
    printed: dict[str, list[Publication]] = defaultdict(list)
    first_print: dict[str, Publication] = {}
    days: dict[str, tuple[str, str]] = {}  # report -> day and outlet of its first print
    for item in publications:
        printed[item.publisher or ""].append(item)
        day = item.published or "9999"
        if item.report not in days or (day, item.publisher or "") < days[item.report]:
            days[item.report] = day, item.publisher or ""
            first_print[item.report] = item
    firsts: Counter[str] = Counter()
    for incident in incidents:
        told = [days[e["report"]] for e in incident["events"] if e["report"] in days]
        if told:
            firsts[min(told)[1]] += 1
    found = []
    for name in sorted(printed):
        items = printed[name]
        dated = sorted(p.published for p in items if p.published)
        copied = Counter(
            first_print[p.report].publisher or "" for p in items if first_print[p.report] is not p
        )
        found.append(
            {
                "publisher": name or None,
                "publications": len(items),
                "first_day": dated[0] if dated else None,
                "last_day": dated[-1] if dated else None,
                "told_first": firsts[name],
                "copied_from": {source: copied[source] for source in sorted(copied) if source != name},
            }
        )
    return found
