"""Composition: time expressions put together from points and stretches.

the end of | next week     June | last year     10 p.m. | on Wednesday     two days | after | Oct. 12
edge         point         month  base          clock     day              duration   base
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.calendar import words
from reportedly.reading.atoms import Atom
from reportedly.reading.expressions import Expression, matched, point, unit_of, word
from reportedly.reading.points import (
    month_at,
    read_century,
    read_clock,
    read_day,
    read_day_month,
    read_decade,
    read_feast,
    read_fiscal,
    read_month,
    read_numeric,
    read_quarter,
    read_season,
    read_weekday,
    read_year,
)
from reportedly.reading.stretches import read_count, read_duration, read_set, read_shift, read_units

Found = tuple[list[Expression], int]

READERS = (
    read_numeric, read_month, read_day_month, read_day, read_weekday, read_century, read_quarter, read_fiscal, read_decade,
    read_season, read_feast, read_year,
)  # fmt: skip
WITHIN = frozenset(
    [
        "in",
        "during",
        "for",
        "of",
        "over",
        "through",
        "throughout",
        "by",
        "within",
        "since",
        "until",
        "into",
        "on",
        "as",
        "from",
        "at",
        "before",
        "after",
        "and",
        "later",
        "earlier",
    ]
)
OPENING = frozenset(["in", "into", "at", "for", "until", "about"])  # prepositions before "the future" are no part of it
PARTS_OF = frozenset(
    ["part", "half", "days", "weeks", "months", "years", "stages", "hours", "portion", "phase", "third"]
)


def read_expression(atoms: list[Atom], i: int) -> Found | None:
    """The expression that begins at an atom and the atom after it; an empty list for what only looks like one."""
    found = (
        read_ref(atoms, i)
        or read_eve(atoms, i)
        or read_compared(atoms, i)
        or read_comparative(atoms, i)
        or read_edge(atoms, i)
        or read_set(atoms, i)
        or read_approximate(atoms, i)
        or read_simple(atoms, i)
    )
    if found is None or not found[0]:
        return found
    return read_after(atoms, i, *found)


def read_simple(atoms: list[Atom], i: int) -> Found | None:
    """A point or a stretch by itself."""
    if i >= len(atoms):
        return None
    clock = read_clock(atoms, i)
    if clock is not None:
        return with_day(atoms, i, clock)
    for reader in READERS:
        found = reader(atoms, i)
        if found is not None:
            return found
    if word(atoms, i) == "the" and (found := read_named(atoms, i + 1)) is not None:
        found[0][0].start = atoms[i].start
        return found
    found = read_day_word(atoms, i) or read_shift(atoms, i) or read_part(atoms, i)
    if found is not None:
        return found
    return read_duration(atoms, i) or read_units(atoms, i) or read_definite(atoms, i)


def read_named(atoms: list[Atom], i: int) -> Found | None:
    """What takes an article: "the third quarter", "the 1990s", "the autumn of 2020"; not "the third-quarter results"."""
    for reader in (read_century, read_quarter, read_decade, read_season):
        found = reader(atoms, i)
        if found is not None:
            last = atoms[found[1] - 1]
            modifies = last.token.dep in {"compound", "amod", "nmod", "poss"} and last.token.head.i >= found[0][-1].end
            return None if modifies or found[0][0].kind != "point" else found
    return None


def read_point(atoms: list[Atom], i: int) -> tuple[Expression, int] | None:
    """One point, with an article: what an edge or a base can be."""
    start = i
    j = i + (word(atoms, i) == "the")
    found: Found | None = read_edge(atoms, i)
    if found is None:
        clock = read_clock(atoms, i)
        if clock is not None:
            found = with_day(atoms, i, clock)
    if found is None:
        for reader in READERS:
            found = reader(atoms, i) or (reader(atoms, j) if j > i else None)
            if found is not None:
                break
        else:
            found = (
                read_day_word(atoms, i)
                or read_shift(atoms, i)
                or read_part(atoms, i)
                or read_definite(atoms, i, within=True)
            )
    if not found or len(found[0]) != 1 or found[0][0].kind != "point":
        if found and len(found[0]) == 2 and found[0][0].kind == "point" and found[0][0].unit == "D":
            return None
        return None
    expressions, end = read_after(atoms, start, *found, base=True)
    if len(expressions) != 1:
        return None
    expressions[0].start = atoms[start].start
    return expressions[0], end


def read_ref(atoms: list[Atom], i: int) -> Found | None:
    """ "now", "recently", "in the future": pointing, but at no day."""
    options = words().refs.get(word(atoms, i))
    found = matched(atoms, i, options)
    if found is None:
        return None
    value, end = found
    first, after = word(atoms, i), word(atoms, end)
    if end == i + 1:
        token = atoms[i].token
        if first in {"soon", "shortly"} and (
            after in {"after", "as", "before", "afterwards", "afterward", "to", "thereafter"}
            or word(atoms, i - 1) in {"as", "too", "very"}
            or token.head.tag in {"VBD", "VBN"}  # "the stalemate soon ended" looks ahead from then
        ):
            return None
        if first == "now" and after == "for":
            return None
        if first == "current" and (token.pos != "ADJ" or after in {"account", "accounts", "affairs", "events"}):
            return None
        if first == "current" and (unit_of(atoms, i + 1) or word(atoms, i + 1) in words().fiscal):
            return None
        if first == "earlier" and not lone_adverb(atoms, i):
            return None
    elif end < len(atoms) and (atoms[end].kind == "num" or unit_of(atoms, end) or after in words().vague):
        return None  # "in the past three months"
    if first == "at" and (after in {"of", "when", "that"} or (end < len(atoms) and atoms[end].token.dep in {"nsubj", "nsubjpass", "poss", "compound"})):
        return None
    if after == "of" and word(atoms, end - 1) in {"future", "past"}:
        return None
    start = next((k for k in range(i, end) if word(atoms, k) not in OPENING), i) if end > i + 1 else i
    return [Expression("ref", atoms[start].start, atoms[end - 1].end, value=value)], end


def lone_adverb(atoms: list[Atom], i: int) -> bool:
    """ "Interfax reported earlier": an adverb that no other time word goes with."""
    token = atoms[i].token
    return (
        token.pos == "ADV"
        and token.dep == "advmod"
        and token.head.pos == "VERB"
        and word(atoms, i + 1) in {"", ".", ",", "that", "he", "she"}
        and not unit_of(atoms, i - 1)
    )


def read_comparative(atoms: list[Atom], i: int) -> Found | None:
    """ "earlier this week", "later in the day", "early on Tuesday", "mid-November", "as early as next year"."""
    known = words()
    options = known.comparatives.get(word(atoms, i))
    found = matched(atoms, i, options)
    if found is not None:
        mod, end = found
        j = end
        if word(atoms, j) in {"in", "on", "that", "during"} and word(atoms, j) != "that":
            j += 1
        inner = read_point(atoms, j)
        if (
            inner is None
            or inner[0].unit == "T"
            or (
                mod in {"BEFORE", "AFTER"}
                and word(atoms, j)
                not in {"this", "that", "today", "yesterday", "tomorrow", "the", "last", "next", "on", "in"}
                and not (inner[0].weekday or inner[0].unit in {"D", "M", "Y"})
            )
        ):
            return None
        if (
            inner[0].shift is None
            and j == end
            and mod in {"BEFORE", "AFTER"}
            and not inner[0].weekday
            and not inner[0].n
        ):
            return None
        return [replace(inner[0], start=atoms[i].start, mod=inner[0].mod or mod)], inner[1]
    start = i
    j = i + (word(atoms, i) == "the")
    mod = known.early.get(word(atoms, j), "")
    if not mod:
        return None
    k = j + 1
    if word(atoms, j) == "middle":
        return None
    if word(atoms, k) in {"on", "in", "of"}:
        k += 1
    if (
        k < len(atoms)
        and j > start
        and word(atoms, k) in {"hours", "days", "weeks", "months", "years", "part", "stages", "part"}
    ):
        return None
    if word(atoms, k) in {"hours"} and word(atoms, k + 1) in {"of", "on"}:
        k += 2
    inner = read_point(atoms, k)
    if inner is None or inner[0].unit in {"T"}:
        return None
    if word(atoms, k - 1) in {"on", "in"} and inner[0].unit == "M" and False:
        return None
    return [replace(inner[0], start=atoms[start].start, mod=inner[0].mod or mod)], inner[1]


def read_edge(atoms: list[Atom], i: int) -> Found | None:
    """ "the beginning of this year", "the second half of 2008", "the early part of the decade", "the rest of 1996", "year-end"."""
    known = words()
    if word(atoms, i) in {"year", "month", "week"} and word(atoms, i + 1) in {"end", "'s"}:
        j = i + 1 + (word(atoms, i + 1) == "'s")
        if word(atoms, j) == "end" and word(atoms, j + 1) != "of":
            if atoms[j].glued and word(atoms, i) == "year":  # "year-end" is a day of the books
                return [point(atoms, i, j + 1, "D", n=12, day=31)], j + 1
            unit = {"year": "Y", "month": "M", "week": "W"}[word(atoms, i)]
            return [point(atoms, i, j + 1, unit, shift=0, origin="now", mod="END")], j + 1
        return None
    j = i + (word(atoms, i) in {"the", "its"})
    k = j
    mod, half, known_edge = "", 0, False
    lower = word(atoms, k)
    if lower in {"very"}:
        k += 1
        lower = word(atoms, k)
    if lower in known.edges and lower not in known.early and lower != "dawn":
        mod, k, known_edge = known.edges[lower], k + 1, True
    elif (
        lower
        in {
            "first",
            "second",
            "latter",
            "last",
            "early",
            "late",
            "later",
            "final",
            "opening",
            "closing",
            "initial",
            "middle",
        }
        and word(atoms, k + 1) in PARTS_OF
    ):
        mod = {
            "first": "START",
            "early": "START",
            "opening": "START",
            "initial": "START",
            "middle": "MID",
            "second": "END",
        }.get(lower, "END")
        half = (1 if mod == "START" else 2) if word(atoms, k + 1) == "half" else 0
        if word(atoms, k + 1) in {"days", "weeks", "months", "years"} and word(atoms, k + 2) != "of":
            return None
        k, known_edge = k + 2, True
    elif (
        lower in {"first", "last"} and word(atoms, k + 1) in {"two", "2"} and word(atoms, k + 2) == "quarters"
    ):
        mod, half = ("START", 1) if lower == "first" else ("END", 2)
        k, known_edge = k + 3, True
    elif lower in {"rest", "remainder", "whole", "entirety", "duration", "course"} or (
        lower in {"most", "much"} and word(atoms, k + 1) == "of"
    ):
        k, known_edge = k + 1, True
    elif lower in {"good", "better"} and word(atoms, k + 1) == "part":
        k, known_edge = k + 2, True
    elif (nth := read_nth(atoms, i, k)) is not None:
        return nth
    if not known_edge or word(atoms, k) not in {"of", "to"}:
        return None
    inner = read_point(atoms, k + 1)
    if inner is None:
        return None
    found = inner[0]
    if found.unit == "T":
        return None
    start = i if word(atoms, i) != "its" else i
    if lower in {"most", "much", "whole", "rest", "remainder"} and False:
        start = k + 1
    if half and found.unit == "Y":
        return [replace(found, start=atoms[start].start, unit="H", n=half)], inner[1]
    if found.mod and not mod:
        mod = found.mod
    return [replace(found, start=atoms[start].start, mod=mod)], inner[1]


def read_nth(atoms: list[Atom], i: int, k: int) -> Found | None:
    """ "the first week of March", "the third day of the talks", "the fourth straight day": the n-th of its kind, day known or not."""
    atom = atoms[k] if k < len(atoms) else None
    if atom is None or (atom.kind != "ord" and atom.word not in {"last", "final", "opening"}):
        return None
    j = k + 1
    while word(atoms, j) in words().between and j - k < 3:
        j += 1
    unit = unit_of(atoms, j)
    if (
        unit not in {"D", "W", "M", "WE", "NI", "MO", "EV", "AF"}
        or word(atoms, j) in words().plural
        or (atoms[j].token.dep == "compound" and word(atoms, j + 1) != "of")
    ):
        return None
    if atom.kind != "ord" and word(atoms, j + 1) != "of":
        return None
    if word(atoms, j + 1) == "of":
        inner = read_point(atoms, j + 2)
        if inner is not None and inner[0].unit in {"W", "M", "Y", "S", "E"}:
            n = int(atom.n) if atom.kind == "ord" else -1
            return [
                Expression("nth", atoms[i].start, atoms[inner[1] - 1].end, unit=unit, n=n, base=inner[0])
            ], inner[1]
    if atom.kind != "ord" or unit in {"M"}:
        return None
    part = {"NI": "NI", "MO": "MO", "EV": "EV", "AF": "AF"}.get(unit, "")
    return [point(atoms, i, j + 1, "W" if unit in {"W", "WE"} else "D", origin="unknown", part=part)], j + 1


def read_approximate(atoms: list[Atom], i: int) -> Found | None:
    """ "more than four hours", "around 7:15 p.m.", "about two years ago", "ca. 466 BC"."""
    found = matched(atoms, i, words().approximators.get(word(atoms, i)))
    if found is None:
        return None
    mod, end = found
    if word(atoms, i) in {"over", "under", "within"} and atoms[i].token.dep == "prep":
        return None  # "185,000 over two years"
    further = matched(atoms, end, words().approximators.get(word(atoms, end)))
    if further is not None:
        end = further[1]
    inner = read_duration(atoms, end)
    if inner is not None and inner[0]:
        count = inner[0][0].count
        if word(atoms, i) == "some" and count is None:
            return None
        if word(atoms, i) == "within" or (word(atoms, i) == "as" and word(atoms, i + 1) == "long"):
            i, mod = end, ""
    else:
        if mod not in {"APPROX", ""} and word(atoms, i) not in {"over", "under"} and inner is None:
            shift = read_shift(atoms, end)  # "at least the past 18 months"
            if shift is None or shift[0][0].kind != "duration":
                return None
            inner = shift
        elif word(atoms, i) in {
            "about",
            "around",
            "circa",
            "ca.",
            "ca",
            "c.",
            "roughly",
            "approximately",
            "just",
            "only",
            "exactly",
        }:
            single = read_simple(atoms, end)
            if (
                single is None
                or not single[0]
                or single[0][0].kind not in {"point"}
                or word(atoms, i) in {"just", "only", "exactly"}
            ):
                return None
            if (
                single[0][0].unit == "Y"
                and word(atoms, i) == "about"
                and word(atoms, i - 1) not in {"in", "from", "since", "", "by", "(", "founded"}
                and single[0][0].clock is None
            ):
                return None
            inner = single
            mod = "APPROX"
        else:
            return None
    if not inner[0]:
        return inner
    first = inner[0][0]
    first.start = min(first.start, atoms[i].start)
    first.mod = first.mod or mod
    return inner


def read_day_word(atoms: list[Atom], i: int) -> Found | None:
    """ "today", "yesterday evening", "the day after tomorrow"; no USA Today."""
    known, lower = words(), word(atoms, i)
    if (
        lower == "the"
        and word(atoms, i + 1) == "day"
        and word(atoms, i + 2) in {"before", "after"}
        and word(atoms, i + 3) in {"yesterday", "tomorrow"}
    ):
        shift = -2 if word(atoms, i + 3) == "yesterday" else 2
        return [point(atoms, i, i + 4, "D", shift=shift, origin="now")], i + 4
    found = known.deictics.get(lower)
    if found is None:
        return None
    token = atoms[i].token
    if (
        token.text[0].isupper()
        and not token.text.isupper()
        and i > 0
        and token.pos == "PROPN"
        and atoms[i - 1].token.text[0].isupper()
        and atoms[i - 1].token.i > token.sent.start
    ):
        return None
    return [point(atoms, i, i + 1, "D", shift=found[0], origin="now", part=found[1])], i + 1


def read_part(atoms: list[Atom], i: int) -> Found | None:
    """ "the morning", "overnight", "at night", "dawn": a part of a day that is told elsewhere."""
    known = words()
    the = word(atoms, i) == "the"
    j = i + the
    if the and word(atoms, j) in {"early", "late"}:
        return None
    part = known.parts.get(word(atoms, j))
    if part is None or j >= len(atoms):
        return None
    lower, before, after = word(atoms, j), word(atoms, i - 1), word(atoms, j + 1)
    token = atoms[j].token
    if lower.endswith("s") or (token.text[0].isupper() and not the and token.i > token.sent.start):
        return None
    if the and after in {"before", "after"} and unit_of(atoms, j) == "NI":
        return [
            point(atoms, i, j + 2, "D", shift=-1 if after == "before" else 1, origin="text", part=part[0])
        ], j + 2
    if (
        the
        and (token.dep == "compound" and after not in {"of", "hours"})
        and lower not in {"morning", "afternoon", "evening"}
    ):
        return None
    if lower in {"overnight", "daybreak", "nightfall", "midday", "sundown"}:
        pass
    elif lower in {"dawn", "dusk", "sunset", "sunrise"}:
        if (
            not the
            and before
            not in {"at", "before", "after", "since", "until", "from", "by", "around", "till", "to", "of"}
            or after == "of"
            or token.text[0].isupper()
        ):
            return None
    elif not the:
        if before == "at" and lower == "night":
            return [
                Expression("point", atoms[j].start, atoms[j].end, unit="D", part="NI", origin="any")
            ], j + 1
        if not (
            before in {"mid", "early", "late", "by", "since", "until"} or after in {"yesterday", "today"}
        ):
            return None
    elif before not in WITHIN | {"", ","} and after not in {"of", "before", "after"}:
        return None
    end = j + 1
    if word(atoms, end) == "hours":
        end += 1
    return [point(atoms, i, end, "D", part=part[0], origin="text", shift=0)], end


def read_definite(atoms: list[Atom], i: int, *, within: bool = False) -> Found | None:
    """ "the weekend", "the quarter", "in the year", "the day before": a unit that the text has told before."""
    known = words()
    if word(atoms, i) not in {"the", "its"} or i + 1 >= len(atoms):
        return None
    j = i + 1
    if (
        word(atoms, j) in {"latest", "full", "whole", "entire", "corresponding", "comparable", "year"}
        and unit_of(atoms, j + 1) in {"Q", "Y", "X", "M", "W"}
        and word(atoms, j + 1) not in known.plural
        and word(atoms, j) != "year"
    ):
        j += 1
    unit, lower = unit_of(atoms, j), word(atoms, j)
    if word(atoms, i) == "its" and unit != "Q":
        return None
    told = j == i + 1 or word(atoms, i + 1) in {"corresponding", "comparable", "latest"}
    if unit == "X" and j > i + 1 and word(atoms, i + 1) in {"corresponding", "comparable", "latest"}:
        return [point(atoms, i, j + 1, "Q", shift=0, origin="text", vague=True)], j + 1
    if unit in {"", "S", "MIN", "H", "C", "L", "MO", "AF", "EV", "X"} or lower in known.plural:
        return None
    before, after = word(atoms, i - 1), word(atoms, j + 1)
    token = atoms[j].token
    if after in {"before", "after", "following", "earlier", "prior"} and unit in {
        "D",
        "NI",
        "W",
        "M",
        "Y",
        "WE",
    }:
        if after in {"before", "after"} and word(atoms, j + 2) in {"last", "next"}:
            return [point(atoms, i, j + 3, unit, shift=-2 if after == "before" else 2, origin="now")], j + 3
        step = 1 if after in {"after", "following"} else -1
        part = "NI" if unit == "NI" else ""
        return [
            Expression(
                "offset",
                atoms[i].start,
                atoms[j].end,
                unit="D" if part else unit,
                count=1,
                shift=step,
                origin="text",
                part=part,
                definite=True,
            )
        ], j + 1
    if unit == "NI":
        return None
    if unit == "WE":
        return [point(atoms, i, j + 1, "WE")], j + 1
    if within:
        return [point(atoms, i, j + 1, unit, shift=0, origin="text")], j + 1
    if token.dep == "compound" or after in {"of", "that", "when", "in"} and unit != "Q":
        return None
    if before in WITHIN or (unit == "Q" and before not in {"a"}):
        return [point(atoms, i, j + 1, unit, shift=0, origin="text" if told else "now", definite=True)], j + 1
    return None


# ---- what may follow


def with_day(atoms: list[Atom], i: int, clock: tuple[Expression, int]) -> Found:
    """ "10 p.m. Wednesday", "20:57 GMT on Monday", "midnight on Sunday", "9:34 p.m., March 19"."""
    found, end = clock
    j = end
    if word(atoms, j) in {",", "on", "of"}:
        j += 1
    if word(atoms, j) == "on" and word(atoms, end) == ",":
        j += 1
    if j < len(atoms):
        if word(atoms, j) == "the":
            return [found], end
        day = (
            read_day_word(atoms, j)
            or read_numeric(atoms, j)
            or read_month(atoms, j)
            or read_day_month(atoms, j)
            or read_weekday(atoms, j)
        )
        if day is None and word(atoms, j) in {"this", "that", "last", "next"}:
            day = read_shift(atoms, j)
        if day is None and word(atoms, end) == "in" and word(atoms, end + 1) == "the":
            day = read_part(atoms, end + 1)
        if (
            day is not None
            and len(day[0]) == 1
            and day[0][0].kind == "point"
            and day[0][0].unit == "D"
            and not day[0][0].clock
        ):
            tail = read_after(atoms, j, *day)
            if len(tail[0]) == 1 and tail[0][0].unit == "D" and tail[0][0].kind == "point":
                day = tail
            return [
                replace(
                    day[0][0], start=found.start, end=atoms[day[1] - 1].end, clock=found.clock, mod=found.mod
                )
            ], day[1]
    return [found], end


def read_after(atoms: list[Atom], i: int, found: list[Expression], j: int, *, base: bool = False) -> Found:
    """The expressions with what follows them: part of the day, clock time, what they lie in, "ago", "after ..."."""
    last = found[-1]
    for _ in range(4):
        step = read_one_after(atoms, i, last, j, base)
        if step is None:
            break
        last, j = step
        found[-1] = last
    return found, j


def read_one_after(
    atoms: list[Atom], i: int, last: Expression, j: int, base: bool
) -> tuple[Expression, int] | None:
    known = words()
    after = word(atoms, j)
    if last.kind in {"duration", "offset"}:
        return read_offset(atoms, i, last, j) if not (last.rolling and last.kind == "duration") else None
    if last.kind != "point":
        return None
    if last.unit == "D" and not last.part and not last.clock and (last.origin != "unknown"):
        part = known.parts.get(after)
        if (
            part is not None
            and not after.endswith("s")
            and not (after in {"dawn", "dusk"} and word(atoms, j + 1) == "of")
        ):
            return replace(last, end=atoms[j].end, part=part[0]), j + 1
        if after in {"early", "late", "mid"} and (part := known.parts.get(word(atoms, j + 1))):
            return replace(last, end=atoms[j + 1].end, part=part[0], mod=known.early[after]), j + 2
        if after == "in" and word(atoms, j + 1) == "the" and (part := known.parts.get(word(atoms, j + 2))):
            return replace(last, end=atoms[j + 2].end, part=part[0]), j + 3
        if after in {"at", ","} or (j < len(atoms) and atoms[j].kind == "clock"):
            clock = read_clock(atoms, j + (after in {"at", ","}))
            if (
                clock is not None
                and not (after == "," and atoms[j + 1].word in known.noons)
                and last.origin != "any"
            ):
                return replace(last, end=clock[0].end, clock=clock[0].clock), clock[1]
        if after in {"noon", "midnight", "midday"}:
            return replace(last, end=atoms[j].end, clock=(known.noons[after], 0, 0)), j + 1
    if last.part and last.origin in {"text", "any"} and not last.clock and last.unit == "D" and not last.day:
        k = j + (after in {"of", "on", ","})
        if k < len(atoms):
            nights = read_day_month(atoms, k) if k > j else None
            if nights is not None and len(nights[0]) == 2:  # "the night of 3-4 May" begins on the 3rd
                first = nights[0][0]
                return replace(first, start=last.start, part=last.part, mate=None), k + 1
            inner = read_point(atoms, k)
            if (
                inner is not None
                and inner[0].unit == "D"
                and not inner[0].part
                and not inner[0].clock
                and (k > j or inner[0].shift is not None or inner[0].weekday)
            ):
                return replace(inner[0], start=last.start, part=last.part, mod=last.mod), inner[1]
    if base and after == ",":
        return None
    if (
        after == "'s"
        and last.unit in {"Y", "D", "W"}
        and last.kind == "point"
        and (last.origin in {"now", "next", "text"} or last.year)
    ):
        quarter = read_quarter(atoms, j + 1)
        if quarter is not None and len(quarter[0]) == 1:
            return replace(quarter[0][0], start=last.start, base=last), quarter[1]
        if unit_of(atoms, j + 1) == "Q" and last.unit == "Y":
            return point_over(atoms, last, j + 2, "Q", last), j + 2
        season = read_season(atoms, j + 1)
        if season is not None and season[0][0].year is None:
            return replace(season[0][0], start=last.start, base=last), season[1]
    if (
        last.year is None
        and last.base is None
        and last.shift is None
        and not last.feast
        or last.kind == "point"
        and last.feast
        and last.year is None
        and last.shift is None
    ):
        container = read_container(atoms, j, last)
        if container is not None:
            return replace(last, end=container[0].end, base=container[0]), container[1]
    if last.unit in {"Y", "M"} and last.shift == 0 and last.origin == "text" and last.fiscal:
        return None
    return None


def point_over(atoms: list[Atom], last: Expression, end: int, unit: str, base: Expression) -> Expression:
    return Expression("point", last.start, atoms[end - 1].end, unit=unit, base=base, shift=0, origin="text")


COARSER = {
    "D": {"W", "M", "Y"},
    "M": {"Y"},
    "S": {"Y", "E"},
    "Q": {"Y"},
    "H": {"Y"},
    "W": {"M", "Y"},
    "WE": {"M"},
}


def read_container(atoms: list[Atom], j: int, last: Expression) -> tuple[Expression, int] | None:
    """What a point lies in: "June | last year", "July 25 | of that year", "Tuesday | of last week", "the quarter | a year ago"."""
    k = j + (word(atoms, j) in {"of", "in"})
    if k >= len(atoms):
        return None
    found: Found | None = None
    if word(atoms, k) in {"this", "last", "next", "that", "the"}:
        found = read_shift(atoms, k)
    elif word(atoms, k) in {"a", "an", "one", "two", "three"} or atoms[k].kind == "num":
        duration = read_duration(atoms, k)
        if (
            duration is not None
            and duration[0]
            and word(atoms, duration[1]) in {"ago", "earlier"}
            and word(atoms, j) != "in"
        ):
            found = read_after(atoms, k, *duration)
    if found is None or len(found[0]) != 1:
        return None
    container = found[0][0]
    if container.kind == "offset" and container.unit == "Y" and last.unit in COARSER:
        return container, found[1]
    if (
        container.kind != "point"
        or container.rolling
        or container.n
        or container.weekday
        or container.part
        or container.unit not in COARSER.get(last.unit, ())
    ):
        return None
    return container, found[1]


def read_offset(atoms: list[Atom], i: int, last: Expression, j: int) -> tuple[Expression, int] | None:
    """A duration with what it counts from: "ago", "earlier", "before that", "after Oct. 12", "after the invasion"."""
    after = word(atoms, j)
    if last.kind == "offset" and not last.definite:
        return None
    unit = last.unit
    if unit not in {"D", "W", "M", "Y", "E", "C", "H", "MIN", "S", "FN", "WE", "NI", "Q", "L"} or (
        last.kind == "duration" and len(last.sizes) != 1
    ):
        return None
    count = last.count if last.kind == "offset" else last.sizes[0][0]

    def offset(end: int, shift: int, origin: str, base: Expression | None = None) -> tuple[Expression, int]:
        return (
            Expression(
                "offset",
                last.start,
                atoms[end - 1].end,
                unit=unit,
                count=count,
                shift=shift,
                origin=origin,
                base=base,
                mod=last.mod,
                part=last.part,
                sizes=last.sizes,
            ),
            end,
        )

    if last.kind == "duration":
        if after == "ago":
            return offset(j + 1, -1, "now")
        if after == "from" and word(atoms, j + 1) in {"now", "today"}:
            return offset(j + 2, 1, "now")
        if after == "hence":
            return offset(j + 1, 1, "now")
        if after in {"earlier", "previously", "beforehand"}:
            return offset(j + 1, -1, "text")
        if after in {"later", "afterwards", "afterward", "thereafter"}:
            return offset(j + 1, 1, "text")
        if after == "from" and word(atoms, i - 1) not in {"for", "than"}:
            found = read_point(atoms, j + 1)
            if found is not None and found[0].unit == "D" and word(atoms, found[1]) not in {"to", "until", "through"}:
                return offset(j + 1, 1, "base", found[0])
        if after == "prior" and word(atoms, j + 1) != "to":
            return offset(j + 1, -1, "text")
    if after in {"before", "after", "since", "prior", "following"} and not (
        after == "since" and last.kind == "duration"
    ):
        k = j + 1 + (after == "prior" and word(atoms, j + 1) == "to")
        sign = -1 if after in {"before", "prior"} else 1
        if (
            k >= len(atoms)
            or word(atoms, k) in {".", ",", ";", '"', ")", ":", "and", "but", "-", "that"}
        ):
            if word(atoms, k) == "that":
                return offset(k + 1, sign, "text")
            return offset(j + 1, sign, "text")
        found = read_point(atoms, k)
        if found is not None and found[0].unit in {"D", "W", "M", "Y"} and found[0].origin != "unknown":
            return offset(k, sign, "base", found[0])  # the base is a time of its own
        verb = atoms[j].token
        if verb.dep in {"prep", "mark", "advmod", "pcomp"} or verb.pos in {"ADP", "SCONJ"}:
            return offset(j + 1, sign, "event")
        return offset(j + 1, sign, "text")
    return None


def read_eve(atoms: list[Atom], i: int) -> Found | None:
    """ "on the eve of the negotiations", "the eve of 14 May"."""
    if word(atoms, i) != "the" or word(atoms, i + 1) != "eve" or word(atoms, i + 2) != "of":
        return None
    found = read_point(atoms, i + 3)
    base = found[0] if found is not None and found[0].unit == "D" else None
    origin = "base" if base is not None else "event"
    return [Expression("offset", atoms[i].start, atoms[i + 2].end, unit="D", count=1, shift=-1, origin=origin, base=base, definite=True)], i + 3


def read_compared(atoms: list[Atom], i: int) -> Found | None:
    """ "the year-ago quarter", "year-earlier results", "the comparable year-earlier period": business compared with the year before."""
    j = i + (word(atoms, i) in {"the", "its"})
    j += word(atoms, j) in {"comparable", "corresponding", "same"}
    if word(atoms, j) != "year" or word(atoms, j + 1) not in {"earlier", "ago"} or not atoms[j + 1].glued:
        return None
    end = j + 2
    before = Expression("offset", atoms[j].start, atoms[j + 1].end, unit="Y", count=1, shift=-1, origin="text", sizes=((1, "Y"),))
    quarter = read_quarter(atoms, end)
    if quarter is not None and len(quarter[0]) == 1:
        return [replace(quarter[0][0], start=atoms[i].start, base=before)], quarter[1]
    if word(atoms, end) in {"quarter", "period"}:
        return [replace(before, start=atoms[i].start, end=atoms[end].end)], end + 1
    return [before], end
