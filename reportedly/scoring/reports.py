"""Whole reports against hand-made gold, layer by layer.

What is matched:
  statements  contents that share half of their letters, or a tenth where the cue is right and one lies in the other
  events      a trigger that touches an anchor, and an accepted type
  figures     the measure, and the bound that identifies it
  times, places, checks   only what gold lists is looked for: these have no precision here
The slots of what matched are scored beside it. An item that gold marks "optional" counts for nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.model import PEOPLE
from reportedly.scoring.casting import Casting, inside
from reportedly.scoring.complete import Reading, complete
from reportedly.scoring.exactness import score_spans
from reportedly.scoring.listed import located, score_listed
from reportedly.scoring.matching import Range, as_list, letters, pair_off, ranges, touch
from reportedly.scoring.tally import Figures, Tally, one_figure
from reportedly.scoring.wording import words

Item = Mapping[str, Any]
HEADLINE = (
    "statements", "statements.source", "events", "events.actors", "events.recipients", "events.date", "events.status",
    "events.by", "figures", "times", "places",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot that gold asks for: whether an item has it right, what gold wants, and how an item's is shown."""

    name: str
    right: Callable[[Item], bool]
    wants: Any = None
    has: Callable[[Item], Any] | None = None


def headline(figures: Mapping[str, Figures]) -> float:
    """One number: the mean, end to end, over the layers that the gold has."""
    got = [one for layer in HEADLINE if layer in figures and (one := one_figure(figures[layer])) is not None]
    return round(sum(got) / len(got), 4) if got else 0.0


def score_report(gold: Item, reading: Reading, tally: Tally, misses: list[str]) -> None:
    """Count what a reading of a report has right; `misses` gets a line for each thing that it has not."""
    scorer = ReportScorer(gold, complete(reading, str(gold.get("id"))), tally, misses)
    score_spans(scorer.reading, tally)
    for layer in ("statements", "events", "figures"):
        if layer in gold:
            getattr(scorer, layer)()
    score_listed(gold, scorer.reading, tally, misses)


class ReportScorer:
    """One report: its gold, its reading, and where the counts go."""

    def __init__(self, gold: Item, reading: Reading, tally: Tally, misses: list[str]) -> None:
        self.gold, self.reading, self.tally, self.misses = gold, reading, tally, misses
        self.text: str = reading["report"]["text"]
        self.matched: dict[str, dict[int, int]] = {}
        self.cast = Casting(gold.get("entities", {}), reading)
        self.source_of = {s["id"]: s["source"] for s in reading["statements"]}

    def anchors(self, wanted: Iterable[str]) -> list[Range]:
        return located(self.text, wanted)

    def match(
        self,
        layer: str,
        gold: Sequence[Item],
        found: int,
        pairs: Iterable[tuple[float, int, int]],
        label: Callable[[Item], str] | None,
    ) -> dict[int, int]:
        """Gold items with the found ones, one to one; of equals, what is required goes first."""
        matched = pair_off((s + 0.01 * (not gold[i].get("optional")), i, j) for s, i, j in pairs)
        required = [i for i, item in enumerate(gold) if not item.get("optional")]
        self.matched[layer] = matched
        hits = sum(i in matched for i in required)
        self.tally.layer(layer, hits, found - len(matched), len(required) - hits)
        if label is not None:
            self.misses += [f"{layer}: missed {label(gold[i])}" for i in required if i not in matched]
            claimed = set(matched.values())
            self.invented(layer, [j for j in range(found) if j not in claimed])
        return matched

    def invented(self, layer: str, which: Sequence[int]) -> None:
        for j in which:
            if layer in {"statements", "events"}:
                item = self.reading[layer][j]
                span = item["cue"] if layer == "statements" else next(iter(item["triggers"]), None)
                kind = item["stance"] if layer == "statements" else item["type"]
                self.misses.append(f"{layer}: invented {kind} {span['text'] if span else None!r}")

    def slots(
        self,
        layer: str,
        gold: Sequence[Item],
        found: Sequence[Item],
        matched: Mapping[int, int],
        asks: Callable[[Item, Item | None], Iterable[Slot]],
    ) -> None:
        """The slots that gold asks of required items; of a missed one they are wrong, end to end."""
        for i, item in enumerate(gold):
            if item.get("optional"):
                continue
            mine = found[matched[i]] if i in matched else None
            for slot in asks(item, mine):
                right = slot.right(mine) if mine is not None else None
                self.tally.slot(f"{layer}.{slot.name}", right)
                if mine is not None and right is False and slot.has is not None:
                    which = repr(item.get("id") or item.get("cue"))
                    self.misses.append(
                        f"{layer}.{slot.name}: {which} wants {slot.wants}, has {slot.has(mine)}"
                    )

    # ---- statements

    def statement_slots(self, gold: Item, _: Item | None) -> Iterator[Slot]:
        cast = self.cast
        if gold.get("source"):
            keys = as_list(gold["source"])
            yield Slot(
                "source",
                lambda p: any(cast.same(p["source"], key, strict=True) for key in keys),
                gold["source"],
                lambda p: cast.name(p["source"]),
            )
        if gold.get("stance"):
            yield Slot(
                "stance",
                lambda p: p["stance"] in as_list(gold["stance"]),
                gold["stance"],
                lambda p: p["stance"],
            )
        if gold.get("said_on"):
            yield Slot("said_on", lambda p: (p["said_on"] or {}).get("start") == gold["said_on"])
        if gold.get("addressee"):
            yield Slot(
                "addressee",
                lambda p: any(cast.same(p["addressee"], key) for key in as_list(gold["addressee"])),
            )

    def statements(self) -> None:
        gold, found = self.gold["statements"], self.reading["statements"]
        wanted = [letters(self.anchors(g["content"])) for g in gold]
        cues = [self.anchors([g["cue"]]) for g in gold]
        held = [letters(ranges(p["content"])) for p in found]
        pairs = []
        for i, g in enumerate(gold):
            cue = letters(cues[i]) - wanted[i]
            for j, p in enumerate(found):
                both = len(wanted[i] & held[j])
                if not both:
                    continue
                surplus = "".join(self.text[k] for k in sorted(held[j] - wanted[i]))
                if 2 * len(cue & held[j]) > len(cue) and len(words(surplus)) > 1:
                    continue  # a content that takes in its cue and more is none
                union = both / len(wanted[i] | held[j])
                cover = both / min(len(wanted[i]), len(held[j]))
                cued = any(touch(c, [p["cue"]]) for c in cues[i] if p["cue"])
                if union >= 0.5 or (cued and cover >= 0.8 and union >= 0.1):
                    pairs.append((union + cued + agreement(self.statement_slots, g, p), i, j))
        matched = self.match("statements", gold, len(found), pairs, lambda g: str(g["cue"]))
        self.slots("statements", gold, found, matched, self.statement_slots)
        by_cue = {g["cue"]: i for i, g in enumerate(gold)}

        def denials(g: Item, p: Item | None) -> Iterator[Slot]:
            cued = g.get("denies") or []
            denied = {found[matched[by_cue[c]]]["id"] for c in cued if c in by_cue and by_cue[c] in matched}
            if denied or (cued and p is None):
                yield Slot("denies", lambda p: bool(denied & set(p["denies"])), cued, lambda p: p["denies"])

        self.slots("statements", gold, found, matched, denials)

    # ---- events

    def event_slots(self, gold: Item, found: Item | None) -> Iterator[Slot]:
        if gold.get("date"):
            yield Slot("date", lambda p: inside(p["time"], gold["date"]), gold["date"], shown_days)
        if gold.get("place"):
            yield Slot(
                "place",
                lambda p: any(words(n) in self.named.get(p["place"], ()) for n in as_list(gold["place"])),
            )
        if gold.get("status"):
            yield Slot(
                "status", lambda p: p["status"] in gold["status"], gold["status"], lambda p: p["status"]
            )
        if gold.get("by") is not None:
            yield self.told("by", "asserted_by", as_list(gold["by"]))
        if gold.get("disputed_by") or (found is not None and found["disputed_by"]):
            yield self.told("disputed_by", "disputed_by", as_list(gold.get("disputed_by") or []))

    def told(self, name: str, role: str, keys: list[str]) -> Slot:
        def sources(p: Item) -> list[Any]:
            return [self.source_of.get(s) for s in p[role]]

        return Slot(
            name,
            lambda p: self.cast.told_by(sources(p), keys),
            keys,
            lambda p: [self.cast.name(s) for s in sources(p)],
        )

    def events(self) -> None:
        gold, found = self.gold["events"], self.reading["events"]
        self.named = {
            p["id"]: {words(p["name"]), *(words(m["text"]) for m in p["mentions"])}
            for p in self.reading["places"]
        }
        pairs, loose = [], []
        for i, g in enumerate(gold):
            anchors = self.anchors(g["triggers"])
            for j, p in enumerate(found):
                if any(touch(anchor, p["triggers"]) for anchor in anchors):
                    acts, bears = (
                        any(self.cast.same(a, key) for a in p[role] for key in g.get(role) or [])
                        for role in ("actors", "recipients")
                    )
                    score = 1 + 0.5 * acts + 0.25 * bears + agreement(self.event_slots, g, p)
                    loose.append((score, i, j))
                    if p["type"] in g["type"]:
                        pairs.append((score, i, j))
        self.match("events.found", gold, len(found), loose, None)
        matched = self.match(
            "events", gold, len(found), pairs, lambda g: f"{'/'.join(g['type'])} {g['triggers'][0]!r}"
        )
        for i, g in enumerate(gold):
            if not g.get("optional"):
                self.roles(g, found[matched[i]] if i in matched else None)
        self.slots("events", gold, found, matched, self.event_slots)

    def roles(self, gold: Item, found: Item | None) -> None:
        """The parties of an event; in talks and mutual fights both roles are one."""
        asked: list[tuple[str, tuple[str, ...]]]
        if gold.get("symmetric"):
            asked = [("actors", ("actors", "recipients"))]
        else:
            asked = [(role, (role,)) for role in ("actors", "recipients") if gold.get(role) is not None]
        for name, roles in asked:
            wanted = [key for role in roles for key in gold.get(role) or []]
            mine = [actor for role in roles for actor in found[role]] if found else []
            hits, n, of = self.cast.hits(mine, wanted)
            self.tally.layer(f"events.{name}", hits, n - hits, of - hits if found else 0, 0 if found else of)
            if found and (n > hits or of > hits):
                names = [self.cast.name(actor) for actor in mine]
                self.misses.append(f"events.{name}: {gold.get('id')!r} wants {wanted}, has {names}")

    def figure_slots(self, gold: Item, _: Item | None) -> Iterator[Slot]:
        cast = self.cast
        yield Slot("bounds", lambda p: all(p[k] == gold.get(k) for k in ("low", "best", "high")))
        if gold.get("by"):
            yield Slot(
                "by",
                lambda p: any(cast.same(self.source_of.get(p["statement"]), k) for k in as_list(gold["by"])),
            )
        if gold.get("who"):
            yield Slot("who", lambda p: any(cast.same(p["who"], k) for k in as_list(gold["who"])))

    def figures(self) -> None:
        gold = self.gold["figures"]
        asked = {m for g in gold if not g.get("optional") for m in as_list(g["measure"])} | PEOPLE
        found = [p for p in self.reading["figures"] if p["measure"] in asked]
        pairs = []
        for i, g in enumerate(gold):
            anchors, bound = self.anchors([g["anchor"]]), telling_bound(g)
            pairs += [
                (1 + agreement(self.figure_slots, g, p), i, j)
                for j, p in enumerate(found)
                if p["span"]
                and any(touch(anchor, [p["span"]]) for anchor in anchors)
                and p["measure"] in as_list(g["measure"])
                and p[bound] == g.get(bound)
            ]
        matched = self.match("figures", gold, len(found), pairs, lambda g: f"{g['measure']} {g['anchor']!r}")
        self.slots("figures", gold, found, matched, self.figure_slots)


def agreement(asks: Callable[[Item, Item | None], Iterable[Slot]], gold: Item, found: Item) -> float:
    """Of several findings in one place, the one that says what gold says is meant."""
    return 0.02 * sum(bool(slot.right(found)) for slot in asks(gold, found))


def telling_bound(figure: Item) -> str:
    """The bound that identifies a figure: its best value, else its low, else its high."""
    return next((k for k in ("best", "low", "high") if figure.get(k) is not None), "best")


def shown_days(event: Item) -> str:
    time = event["time"] or {}
    return f"{time.get('start')}..{time.get('end')}"
