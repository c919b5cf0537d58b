"""The slots of one incident: status, days, place, sources on both sides, and its figures.

In `asserted_by` and in claims an outlet or agency of the cluster and what gold calls "neutral" are no error. A figure is matched by
the words of its group; false is what else is there and current, of people, of the whole incident and no part of a whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reportedly.model import PEOPLE
from reportedly.scoring.complete import Reading
from reportedly.scoring.matching import as_list, pair_off
from reportedly.scoring.tally import Figures, Tally, shares
from reportedly.scoring.wording import uncounted, words

Gold = Mapping[str, Any]
TITLES = frozenset(
    """colonel col lieutenant lt general gen brigadier brig major maj captain commander comandante dr doctor mr mrs ms
    haji malik mawlawi maulvi""".split()
)
NOBODY: Reading = {
    **dict.fromkeys("id type status start end independent_sources background place".split()),
    **{part: [] for part in "events asserted_by disputed_by actors recipients figures".split()},
}


def untitled(name: str | None) -> frozenset[str]:
    """The words of a name without titles; one that is nothing but titles stays."""
    return frozenset(w for w in words(name) if w not in TITLES) or frozenset(words(name))


def is_one_of(name: str | None, names: Sequence[str]) -> bool:
    return bool(untitled(name)) and untitled(name) in map(untitled, names)


def home(gold: Gold, names: Sequence[str]) -> str | None:
    """The country that a gold source is of, if it is exactly one."""
    found = {
        code
        for code, known in gold.get("country", {}).items()
        if any(is_one_of(name, names) for name in known)
    }
    return found.pop() if len(found) == 1 else None


def accepts(wanted: Any, value: Any) -> bool:
    return value in wanted if isinstance(wanted, list) else bool(wanted == value)


def bounds(claim: Gold) -> tuple[Any, Any, Any]:
    return claim.get("low"), claim.get("best"), claim.get("high")


def bounds_right(gold: Gold, figure: Gold) -> int:
    """How many of both bounds are right."""
    return accepts(gold["low"], figure["low"]) + accepts(gold["high"], figure["high"])


def group_stems(group: Any) -> set[str]:
    return {w[:5] for g in as_list(group) for w in words(uncounted(g) if g else None)}


def group_fit(gold: Gold, figure: Gold, all_gold: Sequence[Gold]) -> float:
    """How far the group of a figure is a gold one's: by its words, else by the numbers."""
    others = [
        group_stems(other.get("group"))
        for other in all_gold
        if other["measure"] == gold["measure"] and other.get("group") != gold.get("group")
    ]
    want, mine = group_stems(gold.get("group")), group_stems(figure["group"])
    if want == mine:
        return 1
    if not others:
        return 0.9
    if want & mine:
        return len(want & mine) / len(want | mine)
    return 0.1 * bounds_right(gold, figure) if mine and not any(o & mine for o in others) else 0


def is_part(figure: Gold, all_gold: Sequence[Gold]) -> bool:
    """Whether a figure of a group is a part of a whole that gold gives ("two of them children")."""
    most = max((n for n in bounds(figure) if n is not None), default=0)
    return bool(figure["group"]) and any(
        gold["measure"] == figure["measure"]
        and not gold.get("group")
        and (None in as_list(gold["high"]) or most <= max(as_list(gold["high"])))
        for gold in all_gold
    )


class IncidentScorer:
    """Counts over the incidents of all clusters."""

    def __init__(self, misses: list[str]) -> None:
        self.misses = misses
        self.tally = Tally()
        self.counts: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def asked(self, name: str) -> bool:
        return name not in self.counts or any(self.counts[name].values())

    def figures(self) -> dict[str, Figures]:
        out = self.tally.figures()
        for name, c in self.counts.items():
            whole = shares(c["hits"], c["found"], c["wanted"] + c["missed"])
            matched = shares(c["hits"], c["found"], c["wanted"]) if c["found"] + c["wanted"] else whole
            out[name] = matched | ({"end_to_end": whole["f1"]} if c["missed"] else {})
        if "figures" in out:
            out["figures.precision"] = {"accuracy": out["figures"]["p"], "n": self.counts["figures"]["found"]}
        return out

    def score(self, cluster: Gold, gold: Gold, found: Reading | None) -> None:
        """The slots of a gold incident; `found` is None where it was missed."""
        outlets = [[outlet] for outlet in cluster["outlets"]] + gold.get("neutral", [])
        label = f"{cluster['id']}/{gold['id']}"
        mine = found or NOBODY

        def slot(name: str, right: bool, want: Any, has: Any) -> None:
            self.tally.slot(name, bool(right) if found else None)
            if found and not right:
                self.misses.append(f"{name}: {label} wants {want}, has {has}")

        def count(name: str, hits: int, n: int, wanted: int) -> None:
            self.counts[name].update(
                hits=hits, found=n, wanted=wanted if found else 0, missed=0 if found else wanted
            )

        def comes_from(who: Gold, names: Sequence[str]) -> bool:
            return is_one_of(who["source"], names) and (
                not who["country"] or home(cluster, names) in (None, who["country"])
            )

        slot("status", mine["status"] in gold["status"], gold["status"], mine["status"])
        slot("type", mine["type"] in gold["type"], gold["type"], mine["type"])
        slot(
            "background",
            accepts(gold["background"], bool(mine["background"])),
            gold["background"],
            mine["background"],
        )
        days = [mine["start"], mine["end"]]
        right = days in gold["dates"] or (mine["end"] is None and [mine["start"]] * 2 in gold["dates"])
        slot("dates", right, gold["dates"], days)
        place, want = mine["place"] or {"name": None, "written": []}, as_list(gold["place"])
        written = [place["name"], *(place["written"] or [])]
        right = (place["name"] is None and None in want) or any(
            is_one_of(n, [w for w in want if w]) for n in written
        )
        slot("place", right, gold["place"], place["name"])
        least, most = gold["independent_sources"]
        independent = mine["independent_sources"] or 0
        slot("independent_sources", least <= independent <= most, gold["independent_sources"], independent)
        for part, key in (
            ("asserted_by", "source"),
            ("disputed_by", "source"),
            ("actors", "name"),
            ("recipients", "name"),
        ):
            if gold.get(part) is None:
                continue
            got = [{"source": who[key], "country": who["country"]} for who in mine[part]]
            counted = count_sources(comes_from, gold[part], got, outlets if part == "asserted_by" else [])
            count(part, *counted)
            if found and len(set(counted)) > 1:
                has = sorted({str(who["source"]) for who in got})
                self.misses.append(f"{part}: {label} wants {[names[0] for names in gold[part]]}, has {has}")
        self.score_figures(label, gold, mine, slot, count, comes_from, outlets, missed=found is None)

    def score_figures(
        self,
        label: str,
        gold: Gold,
        mine: Reading,
        slot: Callable[[str, bool, Any, Any], None],
        count: Callable[[str, int, int, int], None],
        comes_from: Callable[[Gold, Sequence[str]], bool],
        outlets: Sequence[Sequence[str]],
        *,
        missed: bool,
    ) -> None:
        wanted, found = gold["figures"], mine["figures"]
        matched = pair_off(
            (1 + bounds_right(a, b) + 2 * fit + (b["scope"] == "incident") / 2, i, j)
            for i, a in enumerate(wanted)
            for j, b in enumerate(found)
            if a["measure"] == b["measure"] and b["scope"] in a["scope"] and (fit := group_fit(a, b, wanted))
        )
        taken = set(matched.values())
        surplus = [
            b
            for j, b in enumerate(found)
            if j not in taken
            and b["scope"] == "incident"
            and b["measure"] in PEOPLE
            and (current(b) or not b["claims"])
            and not is_part(b, wanted)
        ]
        hits, n, required = 0, len(surplus), 0
        for i, a in enumerate(wanted):
            if a.get("optional"):
                continue
            required += 1
            b = found[matched[i]] if i in matched else None
            right = b is not None and bounds_right(a, b) == 2
            hits += right
            n += b is not None
            slot("figures.low_high", right, shown(a), b and shown(b))
            count(
                "figures.claims",
                *count_claims(comes_from, a["current_claims"], current(b) if b else [], outlets),
            )
            for claim in a.get("superseded_claims", []):
                told = [
                    x
                    for x in (b["claims"] if b else [])
                    if bounds(x) == bounds(claim) and comes_from(x, claim["source"])
                ]
                kept = bool(told) and all(x["superseded_by"] is not None for x in told)
                slot("figures.history", kept, claim, [x["superseded_by"] for x in told])
        count("figures", hits, n, required)
        self.misses += [f"figures.precision: {label} has {shown(b)} too much" for b in surplus]


def current(figure: Gold) -> list[Reading]:
    return [claim for claim in figure["claims"] if claim["superseded_by"] is None]


def shown(figure: Gold) -> str:
    group = f" ({figure['group']})" if figure.get("group") else ""
    return f"{figure['measure']} {figure['low']}..{figure['high']}{group}"


def count_sources(
    comes_from: Callable[[Gold, Sequence[str]], bool],
    wanted: Sequence[Sequence[str]],
    found: Sequence[Gold],
    ignored: Sequence[Sequence[str]],
) -> tuple[int, int, int]:
    """(hits, found, wanted) over sources: one source in ten reports counts once."""
    hits = {k for k, names in enumerate(wanted) for who in found if comes_from(who, names)}
    wrong = {
        untitled(who["source"])
        for who in found
        if not any(comes_from(who, names) for names in [*wanted, *ignored])
    } - {frozenset[str]()}
    return len(hits), len(hits) + len(wrong), len(wanted)


def count_claims(
    comes_from: Callable[[Gold, Sequence[str]], bool],
    wanted: Sequence[Gold],
    found: Sequence[Gold],
    ignored: Sequence[Sequence[str]],
) -> tuple[int, int, int]:
    """(hits, found, wanted) over what single sources say of a figure."""

    def is_it(mine: Gold, claim: Gold) -> bool:
        return bounds(mine) == bounds(claim) and comes_from(mine, claim["source"])

    hits = {k for k, claim in enumerate(wanted) for mine in found if is_it(mine, claim)}
    wrong = {
        (untitled(mine["source"]), bounds(mine))
        for mine in found
        if mine["source"]
        and not any(is_it(mine, claim) for claim in wanted)
        and not any(comes_from(mine, names) for names in ignored)
    }
    return len(hits), len(hits) + len(wrong), len(wanted)
