"""A view of a reading: whether it holds what a clause of a behavioural case asks (cases.py says how clauses are written).

{"event": {"near": "shelled", "status": ["negated", "alleged"]}}      some event at "shelled" is denied or alleged
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportedly.errors import BadReport
from reportedly.scoring.casting import Casting, inside, kilometres
from reportedly.scoring.complete import Reading, complete
from reportedly.scoring.matching import Range, as_list, overlap, ranges, touch
from reportedly.scoring.wording import words

Clause = Mapping[str, Any]


def find_anchor(text: str, anchor: str) -> list[Range]:
    """Everywhere that an anchor stands in the text."""
    before, core, after = "", anchor, ""
    if "[" in anchor and (cut := re.fullmatch(r"(.*)\[(.+)\](.*)", anchor, re.S)):
        before, core, after = cut.groups()
    whole = before + core + after
    head, body, tail = (
        re.sub(r"(?:\\\s)+", lambda _: r"\s+", re.escape(part)) for part in (before, core, after)
    )
    left, right = r"(?<!\w)" * whole[0].isalnum(), r"(?!\w)" * whole[-1].isalnum()
    return [m.span(1) for m in re.finditer(f"{left}{head}({body}){tail}{right}", text)]


def spaced(text: str) -> str:
    """Words with a blank before, between and after, so that one run of words can be looked for in another."""
    return f" {' '.join(words(text))} "


def fits(item: Mapping[str, Any], clause: Clause, *keys: str) -> bool:
    """Whether an item has the accepted value of each of these keys that the clause gives."""
    return all(item[key] in as_list(clause[key]) for key in keys if key in clause)


class View:
    """A reading, with what the clauses ask of it."""

    def __init__(self, reading: Any, name: str = "reading") -> None:
        self.reading: Reading = complete(reading, name)
        self.text: str = self.reading["report"]["text"]
        self.actors, self.places, self.statements, self.events = (
            {item["id"]: item for item in self.reading[layer]}
            for layer in ("actors", "places", "statements", "events")
        )
        self.cast = Casting({}, self.reading)

    def holds(self, clause: Clause) -> bool:
        """Whether a clause of an expectation holds. Raises BadReport for a kind of clause that there is not."""
        (kind, wanted), *rest = clause.items()
        if kind in {"same_actor", "different_actor"}:
            first, second = self.at(wanted[0]), self.at(wanted[1])
            if kind == "same_actor":
                return bool(first & second)
            return bool(first and second) and not first & second
        what = kind.removeprefix("no_")
        if rest or what not in {"event", "statement", "figure", "time", "place", "meeting", "check"}:
            raise BadReport(f"there is no clause {' '.join(clause)!r}; see reportedly/scoring/cases.py")
        found = any(getattr(self, f"is_{what}")(item, wanted) for item in self.reading[what + "s"])
        return found != kind.startswith("no_")

    def near(self, spans: Iterable[Any], anchors: Any) -> bool:
        there = [span for span in spans if span]
        return any(
            touch(where, there) for anchor in as_list(anchors) for where in find_anchor(self.text, anchor)
        )

    def is_named(self, actor: Any, names: Sequence[str], *, climb: bool = False) -> bool:
        wanted = {frozenset(words(name)) for name in names if name and name != "?"}
        return any(
            wanted & form
            for i in (self.cast.whole(actor) if climb else [actor])
            for form in self.cast.forms.get(i, ())
        )

    def are(self, actors: Sequence[Any], wanted: Sequence[Sequence[str]]) -> bool:
        """Each wanted party is there, each another one, and nobody else is."""
        needed = {tuple(names) for names in wanted if list(names[:1]) != ["?"]}
        return (
            len(set(actors)) >= len(needed)
            and all(any(self.is_named(a, names, climb=True) for a in actors) for names in needed)
            and all(any(self.is_named(a, names, climb=True) for names in wanted) for a in actors)
        )

    def come_from(self, statements: Sequence[Any], wanted: Sequence[Sequence[str]]) -> bool:
        """Each wanted source has such a statement, and not more others have; none may be there where none is wanted."""
        if not wanted:
            return not statements
        sources = {self.statements.get(i, {}).get("source") for i in statements}
        right = {s for s in sources if any(self.is_named(s, names) for names in wanted)}
        return all(any(self.is_named(s, names) for s in right) for names in wanted) and 2 * len(right) >= len(
            sources
        )

    def lies_in(self, place: Any, names: Sequence[str]) -> bool:
        p = self.places.get(place)
        written = {words(p["name"]), *(words(m["text"]) for m in p["mentions"])} if p else set()
        return any(words(name) in written for name in names)

    def relayed(self, statement: Reading) -> list[Any]:
        """Who stands between a statement and the reader."""
        out, seen = list(statement["via"]), set()
        current: Reading | None = statement
        while current and current["parent"] and current["parent"] not in seen:
            seen.add(current["parent"])
            current = self.statements.get(current["parent"])
            if current:
                out.append(current["source"])
        return out

    def at(self, anchor: str) -> set[Any]:
        """The actors with the mention that fits best where the anchor first stands."""
        where = next(iter(find_anchor(self.text, anchor)), (0, 0))
        fit = {
            i: max(
                (
                    overlap(where, m) / (max(where[1], m[1]) - min(where[0], m[0]) or 1)
                    for m in ranges(a["mentions"])
                ),
                default=0.0,
            )
            for i, a in self.actors.items()
        }
        best = max(fit.values(), default=0.0)
        return {i for i, x in fit.items() if x and x == best}

    # ---- one item against one clause

    def is_event(self, event: Reading, c: Clause) -> bool:
        if not fits(event, c, "type", "status", "mode") or (
            "near" in c and not self.near(event["triggers"], c["near"])
        ):
            return False
        if not self.are_parties(event["actors"], event["recipients"], c):
            return False
        for key, role in (("by", "asserted_by"), ("disputed_by", "disputed_by")):
            if key in c and not self.come_from(event[role], c[key]):
                return False
        if "date" in c and not inside(event["time"], c["date"]):
            return False
        if any(not any(x in event["contexts"] for x in as_list(want)) for want in c.get("contexts", [])):
            return False
        if "cameo" in c and not any(is_code(event["cameo"] or "", code) for code in as_list(c["cameo"])):
            return False
        return "place" not in c or self.lies_in(event["place"], c["place"])

    def are_parties(self, actors: list[Any], recipients: list[Any], c: Clause) -> bool:
        acting, bearing = c.get("actors", []), c.get("recipients", [])
        if c.get("symmetric"):
            return self.are(actors + recipients, acting + bearing)
        if ("actors" in c and not self.are(actors, acting)) or (
            "recipients" in c and not self.are(recipients, bearing)
        ):
            return False
        if (
            acting and bearing and {*actors} & {*recipients}
        ):  # nobody acts on himself unless both lists name him
            both = {n for names in acting for n in names} & {n for names in bearing for n in names}
            return bool(both - {"?"})
        return True

    def is_statement(self, statement: Reading, c: Clause) -> bool:
        if ("source" in c and not self.is_named(statement["source"], c["source"])) or not fits(
            statement, c, "stance"
        ):
            return False
        cue = next(iter(ranges([statement["cue"]] if statement["cue"] else [])), None)
        if (
            "content_has" in c
            and cue
            and any(a <= cue[0] and cue[1] <= b for a, b in ranges(statement["content"]))
        ):
            return False
        said = spaced(
            " ".join(s["text"] for s in sorted(statement["content"], key=lambda s: s.get("start", 0)))
        )
        if any(spaced(run) not in said for run in as_list(c.get("content_has", []))):
            return False
        if any(spaced(run) in said for run in as_list(c.get("content_lacks", []))):
            return False
        if "addressee" in c and not self.is_named(statement["addressee"], c["addressee"]):
            return False
        if "said_on" in c and not inside(statement["said_on"], as_list(c["said_on"])):
            return False
        if "via" in c and not any(self.is_named(i, c["via"]) for i in self.relayed(statement)):
            return False
        return "denies" not in c or any(
            self.is_named(self.statements.get(i, {}).get("source"), c["denies"]) for i in statement["denies"]
        )

    def is_figure(self, figure: Reading, c: Clause) -> bool:
        if not fits(figure, c, "measure", "low", "best", "high"):
            return False
        if "approximate" in c and bool(figure.get("approximate")) != c["approximate"]:
            return False
        if "near" in c and not self.near([figure["span"]], c["near"]):
            return False
        if "at_least" in c and max(figure[k] or 0 for k in ("low", "best", "high")) < c["at_least"]:
            return False
        if "group" in c:
            who = self.actors.get(figure["who"], {"name": "", "mentions": []})
            told = [
                (figure["group"] or {}).get("text", ""),
                who["name"] or "",
                *(m["text"] for m in who["mentions"]),
            ]
            if not any(spaced(group) in spaced(" ".join(told)) for group in as_list(c["group"])):
                return False
        by = [figure["statement"]] if figure["statement"] is not None else []
        return "by" not in c or self.come_from(by, [c["by"]] if c["by"] else [])

    def is_time(self, time: Reading, c: Clause) -> bool:
        return self.near([time["mention"]], c["text"]) and fits(time, c, "start", "end", "type")

    def is_place(self, place: Reading, c: Clause) -> bool:
        if not self.near(place["mentions"], c["text"]) or not fits(place, c, "country"):
            return False
        if "lat" not in c:
            return True
        if place["lat"] is None or place["lon"] is None:
            return False
        return kilometres(place["lat"], place["lon"], c["lat"], c["lon"]) <= float(c["within_km"])

    def is_meeting(self, meeting: Reading, c: Clause) -> bool:
        if "near" in c and not self.near(
            self.events.get(meeting["event"], {}).get("triggers", []), c["near"]
        ):
            return False
        for want in c.get("delegations", []):
            if not any(
                self.is_named(d.get("party"), want["party"], climb=True)
                and d.get("count") == want.get("count", d.get("count"))
                for d in meeting["delegations"]
            ):
                return False
        for names in c.get("mediators", []):
            if not any(self.is_named(i, names, climb=True) for i in meeting["mediators"]):
                return False
        return "venue" not in c or self.lies_in(meeting["venue"], c["venue"])

    def is_check(self, check: Reading, c: Clause) -> bool:
        return fits(check, c, "kind", "verdict") and (
            "near" not in c
            or any(
                overlap(where, span)
                for anchor in as_list(c["near"])
                for where in find_anchor(self.text, anchor)
                for span in ranges(check["spans"])
            )
        )


def is_code(code: str, wanted: str) -> bool:
    """Whether a CAMEO code is the wanted one, or begins as it does: "19*"."""
    return code.startswith(wanted[:-1]) if wanted.endswith("*") else code == wanted
