"""W3C Web Annotations (JSON-LD): every trigger, statement, figure, actor and place of the readings, anchored in its report.

    {"type": "Annotation", "motivation": "classifying", "body": [{"type": "TextualBody", "value": "ASSAULT firearms", …}],
     "target": {"source": "https://…", "selector": [{"type": "TextQuoteSelector", "exact": "attacked", …}, {"type": "TextPositionSelector", …}]}}

One AnnotationPage. Positions count Unicode code points of the report's text, the end excluded. Who asserts an event and who denies it
are bodies of their own. Times, meetings and checks are no annotations; they are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.formats.codes import Policy
from reportedly.formats.incident import Losses, listed
from reportedly.formats.table_files import json_line
from reportedly.ledger.model import Publication, Row

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # letters before and after a quotation by which it is found again
GENERATOR = {"id": "urn:reportedly:software", "type": "Software", "name": "reportedly"}


def export_annotations(
    incidents: Iterable[Row],
    publications: Iterable[Publication],
    *,
    policy: Policy,
    losses: Losses | None = None,
) -> Iterator[Row]:
    losses = losses if losses is not None else Losses()
    joined = {
        (e.get("report"), e.get("event")): str(i["id"]) for i in incidents for e in i.get("events") or ()
    }
    seen: set[str] = set()
    for publication in publications:
        if publication.report in seen:
            losses.left_out["a reprint: the same words under another address"] += 1
            continue
        seen.add(publication.report)
        for layer in ("times", "meetings", "checks"):
            if found := len(publication.reading.get(layer) or ()):
                losses.left_out[f"{layer}: no annotations"] += found
        yield from Annotator(publication, joined).annotations()


class Annotator:
    """The annotations of one report."""

    def __init__(self, publication: Publication, joined: dict[tuple[str | None, str | None], str]) -> None:
        self.publication, self.joined, self.reading = publication, joined, publication.reading
        self.text: str = self.reading["report"].get("text") or ""
        self.names = {a["id"]: a.get("name") for a in self.reading["actors"]}
        self.said = {s["id"]: s for s in self.reading["statements"]}

    def annotations(self) -> Iterator[Row]:
        for event in self.reading["events"]:
            yield from self.each(event, "triggers", "classifying", self.event(event))
        for statement in self.reading["statements"]:
            spans = statement.get("content") or [statement["cue"]]
            yield from self.each(
                {"id": statement["id"], "spans": spans}, "spans", "describing", self.statement(statement)
            )
        for figure in self.reading["figures"]:
            yield from self.each(
                {"id": figure["id"], "spans": [figure["span"]]}, "spans", "tagging", self.figure(figure)
            )
        for layer in ("actors", "places"):
            for item in self.reading[layer]:
                body = [tag(item.get("name"), "identifying"), link(item)]
                yield from self.each(item, "mentions", "identifying", [b for b in body if b])

    def each(self, item: Row, spans: str, motivation: str, bodies: list[Row]) -> Iterator[Row]:
        for n, span in enumerate(item.get(spans) or ()):
            yield {
                "id": f"urn:reportedly:{self.publication.report}:{item['id']}:{n}", "type": "Annotation", "motivation": motivation,
                "generator": GENERATOR, "body": bodies, "target": self.target(span),
            }  # fmt: skip

    def target(self, span: Row) -> Row:
        start, end = span["start"], span["end"]
        quote = {
            "type": "TextQuoteSelector", "exact": span["text"], "prefix": self.text[max(0, start - AROUND) : start],
            "suffix": self.text[end : end + AROUND],
        }  # fmt: skip
        position = {"type": "TextPositionSelector", "start": start, "end": end}
        target: Row = {
            "source": self.publication.url or f"urn:reportedly:{self.publication.report}",
            "selector": [quote, position],
        }
        if self.publication.published:
            target["state"] = {
                "type": "TimeState",
                "sourceDate": f"{self.publication.published[:10]}T00:00:00Z",
            }
        return target

    def event(self, event: Row) -> list[Row]:
        kind = " ".join(part for part in (event.get("type"), event.get("mode")) if part)
        says, denies = self.sources(event.get("asserted_by")), self.sources(event.get("disputed_by"))
        incident = self.joined.get((self.publication.report, event["id"]))
        bodies = [
            tag(kind, "classifying"),
            tag(f"CAMEO {event['cameo']}" if event.get("cameo") else None, "classifying"),
            tag(f"status: {event.get('status')}", "assessing"),
            tag(f"asserted by {listed(says)}" if says else None, "describing"),
            tag(f"denied by {listed(denies)}" if denies else None, "questioning"),
            {
                "type": "SpecificResource",
                "source": f"urn:reportedly:incident:{incident}",
                "purpose": "linking",
            }
            if incident
            else None,
        ]
        return [body for body in bodies if body]

    def statement(self, statement: Row) -> list[Row]:
        source = self.names.get(statement.get("source")) or "an unnamed source"
        denies = [f"denies {i}" for i in statement.get("denies") or ()]
        bodies = [
            tag(f"{statement.get('stance')}: {source}", "describing"),
            *(tag(d, "questioning") for d in denies),
        ]
        return [body for body in bodies if body]

    def figure(self, figure: Row) -> list[Row]:
        bounds = ", ".join(
            f"{k} {figure[k]:,.15g}" for k in ("low", "best", "high") if figure.get(k) is not None
        )
        body = tag(f"{figure.get('measure')}: {bounds or 'no number'}", "tagging")
        return [body] if body else []

    def sources(self, ids: Iterable[str] | None) -> list[str]:
        found = [
            self.names.get(self.said[i].get("source")) or "an unnamed source"
            for i in ids or ()
            if i in self.said
        ]
        return list(dict.fromkeys(found))


def tag(value: str | None, purpose: str) -> Row | None:
    return {"type": "TextualBody", "value": value, "purpose": purpose} if value else None


def link(item: Row) -> Row | None:
    """The outside record of an actor or place."""
    if item.get("wikidata"):
        address = f"http://www.wikidata.org/entity/{item['wikidata']}"
    elif str(item.get("gazetteer") or "").startswith("geonames:"):
        address = f"https://sws.geonames.org/{item['gazetteer'].removeprefix('geonames:')}/"
    else:
        return None
    return {"type": "SpecificResource", "source": address, "purpose": "identifying"}


def lines(rows: Iterable[Row]) -> Iterator[str]:
    head = {"@context": CONTEXT, "id": "urn:reportedly:annotations", "type": "AnnotationPage"}
    yield json_line(head)[:-1] + ',"items":['
    for n, row in enumerate(rows):
        yield (",\n" if n else "\n") + json_line(row)
    yield "\n]}\n"
