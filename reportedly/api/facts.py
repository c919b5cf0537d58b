"""Facts: what an incident adds to the views of sources, changes and actors, as values that can be counted.

    the army asserts a raid, the rebels deny it   →   ("incidents", army), ("denied", army), ("denies", rebels)

The index keeps them as columns: a view over 100,000 incidents counts, and reads only the few that it shows in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.ledger.model import Row

Printed = Mapping[str, Sequence[tuple[str | None, str | None]]]  # report → who printed it, and on which day
Fact = tuple[str, ...]

ROLES = ("claims", "incidents", "first_with", "confirmed", "denied", "denies", "raised", "withdrew", "copies")
RELATIONS = {"ASSAULT": "attacks", "COERCE": "attacks", "CONSULT": "meets", "AGREE": "meets"}
TOLD, CITED = "told", "cited"  # how a report stands to an incident: it tells of it, or is quoted in it


def value(fact: Fact) -> str:
    """A fact as a value of a column."""
    return "\t".join(part.replace("\t", " ") for part in fact)


def roles(incident: Row, printed: Printed) -> Iterator[tuple[Fact, Row]]:
    """(what became of it, whose claim it was), with what more is to be said: who denied it, what number was raised."""

    def printed_on(report: str) -> str:
        return max((day or "" for _, day in printed.get(report, ())), default="")

    asserts = sorted(
        (claim for claim in incident["asserted_by"] if claim["source"]),
        key=lambda claim: claim["said_on"] or printed_on(claim["report"]) or "9999",
    )
    order = once(claim["source"] for claim in asserts)
    deniers = once(claim["source"] for claim in incident["disputed_by"] if claim["source"])
    for claim in asserts:
        yield ("claims", claim["source"]), {}
    for at, name in enumerate(order):
        yield ("incidents", name), {}
        if at == 0 and len(order) > 1:
            yield ("first_with", name), {}
            if incident["independent_sources"] > 1:
                yield ("confirmed", name), {"by": order[1:]}
        if others := [denier for denier in deniers if denier != name]:
            yield ("denied", name), {"by": others}
    for name in deniers:
        yield ("denies", name), {}
    for kind, claim, more in revisions(incident):
        if claim["source"]:
            yield ("raised" if kind == "raised" else "withdrew", claim["source"]), more
    for copy in incident.get("copies") or ():
        if copy.get("publisher") and copy.get("of"):
            yield ("copies", copy["publisher"], copy["of"]), {}


def revisions(incident: Row) -> Iterator[tuple[str, Row, Row]]:
    """Claims of numbers that were "raised", "lowered" or "withdrawn" later, with the measure, both numbers and the newer claim."""
    for figure in incident["figures"]:
        claims, more = figure["claims"], {"measure": figure["measure"]}
        for claim in claims:
            later = claim.get("superseded_by")
            if isinstance(later, int) and later < len(claims):
                old, new = size(claim), size(claims[later])
                if old is not None and new is not None and old != new:
                    kind = "raised" if new > old else "lowered"
                    yield kind, claim, {**more, "from": old, "to": new, "later": claims[later]}
            if claim.get("withdrawn"):
                yield "withdrawn", claim, more


def size(claim: Row) -> float | None:
    """The one number of a claim: its best, else its low, else its high."""
    return next((claim[bound] for bound in ("best", "low", "high") if claim[bound] is not None), None)


def moments(incident: Row) -> Iterator[tuple[Fact, Row]]:
    """(kind of change, the report that brought it), with its source and words or numbers."""
    for claim in incident["disputed_by"]:
        yield ("denied", claim["report"]), {"source": claim["source"], "words": claim["words"]}
    for claim in incident["asserted_by"]:
        if claim["source"]:
            yield ("asserted", claim["report"]), {"source": claim["source"], "words": claim["words"]}
    for kind, claim, more in revisions(incident):
        by = more.pop("later", claim)
        yield (kind, by["report"]), {"source": by["source"], **more}


def telling(incident: Row) -> Iterator[Fact]:
    """The reports that tell of it, and those that are only quoted in it."""
    members = once(member["report"] for member in incident["events"])
    for report in members:
        yield TOLD, report
    claims = [*incident["asserted_by"], *incident["disputed_by"]]
    claims += [claim for figure in incident["figures"] for claim in figure["claims"]]
    for report in once(claim["report"] for claim in claims):
        if report not in members:
            yield CITED, report


def ties(incident: Row) -> Iterator[tuple[Fact, Row]]:
    """(one, relation, other): who attacks, meets or denies whom; a denial with its words."""
    relation = RELATIONS.get(incident["type"])
    if relation == "meets":
        names = once(party["name"] for party in [*incident["actors"], *incident["recipients"]])
        for at, one in enumerate(names):
            for other in names[at + 1 :]:
                yield (one, relation, other), {}
                yield (other, relation, one), {}
    elif relation:
        for actor in incident["actors"]:
            for recipient in incident["recipients"]:
                if actor["name"] != recipient["name"]:
                    yield (actor["name"], relation, recipient["name"]), {}
    asserting = once(claim["source"] for claim in incident["asserted_by"] if claim["source"])
    for denial in incident["disputed_by"]:
        for source in asserting:
            if denial["source"] and denial["source"] != source:
                words = {"report": denial["report"], "words": denial["words"]}
                yield (denial["source"], "denies", source), words


def parties(incident: Row) -> Iterator[Fact]:
    """Who takes part: name, country, sector and code."""
    for party in [*incident["actors"], *incident["recipients"]]:
        yield tuple(party.get(key) or "" for key in ("name", "country", "sector", "code"))


def columns(incident: Row, printed: Printed) -> dict[str, list[str]]:
    """All of it, as the index keeps it."""
    told = [*telling(incident), *(fact for fact, _ in moments(incident))]
    return {
        "role": [value(fact) for fact, _ in roles(incident, printed)],
        "told": [value(fact) for fact in told],
        "tie": [value(fact) for fact, _ in ties(incident)],
        "party": [value(fact) for fact in parties(incident)],
        "kin": [incident.get("kin") or ""],
    }


def once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
