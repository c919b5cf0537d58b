"""Composition: the time expressions of a sentence, each read from its first word to its last.

at least | the past 18 months     mid | - | November     earlier | on Tuesday     in the future     on the eve of | the vote
approximator                      part  of a month       before it                points ahead      a day before
"""

from __future__ import annotations

from reportedly.calendar import listed, words
from reportedly.reading.times.atoms import Atom
from reportedly.reading.times.expressions import (
    Expression,
    Found,
    from_atom,
    matched,
    opening,
    opens_sentence,
    single,
    unit_of,
    word,
)
from reportedly.reading.times.phrases import read_after, read_edged, read_point, read_simple
from reportedly.reading.times.shifts import read_compared, read_shift
from reportedly.reading.times.stretches import read_duration, read_set


def in_name(atoms: list[Atom], i: int) -> bool:
    """Whether a capitalised word goes on from a name or leads one: "Now Zad", "Qala-e Now"; not in a headline's first word."""
    token = atoms[i].token
    if not token.text.istitle() or opens_sentence(atoms, i):
        return False
    return token.sent.doc.tokens[token.i - 1].pos not in {"PUNCT", "SPACE"}


def read_ref(atoms: list[Atom], i: int) -> Found | None:
    """ "now", "recently", "in the future": pointing, but at no day."""
    found = matched(atoms, i, words().refs.get(word(atoms, i)))
    if found is None:
        return None
    value, end = found
    lower, after, token = atoms[i].word, word(atoms, end), atoms[i].token
    start = i
    if end == i + 1:
        if lower in {"soon", "shortly"}:
            told = token.head.tag in {"VBD", "VBN"}  # "the stalemate soon ended" looks ahead from then
            if told or after in listed("soon_no") or word(atoms, i - 1) in {"as", "too", "very"}:
                return None
        elif lower == "now":
            if after == "for" or in_name(atoms, i):
                return None
        elif lower == "current":
            if (
                token.pos != "ADJ"
                or after in listed("current_no")
                or unit_of(atoms, end)
                or after in listed("fiscal")
            ):
                return None
        elif lower == "earlier" and not is_lone_adverb(atoms, i):
            return None
    else:
        if end < len(atoms) and (atoms[end].kind == "num" or unit_of(atoms, end) or after in words().vague):
            return None  # "in the past three months"
        clause = end < len(atoms) and atoms[end].token.dep in {"nsubj", "nsubjpass", "poss", "compound"}
        if lower == "at" and (after in {"of", "when", "that"} or clause):
            return None
        if after == "of" and word(atoms, end - 1) in {"future", "past"}:
            return None
        while start < end - 1 and word(atoms, start) in listed("ref_openers"):
            start += 1
    return [Expression("ref", atoms[start].start, atoms[end - 1].end, value=value)], end


def is_lone_adverb(atoms: list[Atom], i: int) -> bool:
    """ "Interfax reported earlier": an adverb that no other time word goes with."""
    token = atoms[i].token
    ends = word(atoms, i + 1) in {"", ".", ",", "that", "he", "she"}
    return (
        token.pos == "ADV"
        and token.dep == "advmod"
        and token.head.pos == "VERB"
        and ends
        and not unit_of(atoms, i - 1)
    )


def read_eve(atoms: list[Atom], i: int) -> Found | None:
    """ "on the eve of the vote", "the eve of 3 June"."""
    if [word(atoms, i + k) for k in range(3)] != ["the", "eve", "of"]:
        return None
    found = read_point(atoms, i + 3)
    base = found[0] if found is not None and found[0].unit == "D" else None
    origin = "base" if base is not None else "event"
    return [
        Expression(
            "offset",
            atoms[i].start,
            atoms[i + 2].end,
            unit="D",
            count=1,
            shift=-1,
            origin=origin,
            base=base,
            definite=True,
        )
    ], i + 3


def read_year_end(atoms: list[Atom], i: int) -> Found | None:
    """ "year-end" is a day of the books; "year's end", "month end" are the end of a stretch."""
    unit = {"year": "Y", "month": "M", "week": "W"}.get(word(atoms, i), "")
    j = i + 1 + (word(atoms, i + 1) == "'s")
    if not unit or word(atoms, j) != "end" or word(atoms, j + 1) == "of":
        return None
    if atoms[j].glued and unit == "Y":
        return single(atoms, i, j + 1, "D", n=12, day=31)
    return single(atoms, i, j + 1, unit, shift=0, origin="now", mod="END")


def read_comparative(atoms: list[Atom], i: int) -> Found | None:
    """ "earlier this week", "later in the day", "early on Tuesday", "mid-November", "as early as next year"."""
    found = matched(atoms, i, words().comparatives.get(word(atoms, i)))
    if found is not None:
        mod, end = found
        inner = read_point(atoms, end + (word(atoms, end) in {"in", "on", "during"}))
        if inner is None or inner[0].unit == "T":
            return None
        if mod:  # "earlier this week", not "earlier victories"
            named = inner[0].weekday or inner[0].unit in {"D", "M", "Y"}
            if not named and word(atoms, end) not in listed("comparative_openers"):
                return None
            if (
                inner[0].shift is None
                and inner[0].start == atoms[end].start
                and not inner[0].weekday
                and not inner[0].n
            ):
                return None
        return [from_atom(atoms, i, inner[0], mod=inner[0].mod or mod)], inner[1]
    j = i + (word(atoms, i) == "the")
    mod = words().early.get(word(atoms, j), "")
    if not mod:
        return None
    k = j + 1 + (word(atoms, j + 1) in {"on", "in", "of"})
    if word(atoms, k) in {"hours", "days", "weeks", "months", "years", "part", "stages"}:
        if j > i or word(atoms, k) != "hours" or word(atoms, k + 1) not in {"of", "on"}:
            return None
        k += 2
    inner = read_point(atoms, k)
    if inner is None or inner[0].unit == "T":
        return None
    return [from_atom(atoms, i, inner[0], mod=inner[0].mod or mod)], inner[1]


def read_approximate(atoms: list[Atom], i: int) -> Found | None:
    """ "more than four hours", "around 7:15 p.m.", "about two years ago", "ca. 466 BC", "at least the past 18 months"."""
    found = matched(atoms, i, words().approximators.get(word(atoms, i)))
    if found is None:
        return None
    lower, (mod, end) = atoms[i].word, found
    if lower in {"over", "under", "within"} and atoms[i].token.dep == "prep":
        return None  # "185,000 over two years"
    further = matched(atoms, end, words().approximators.get(word(atoms, end)))
    end = end if further is None else further[1]
    inner = read_duration(atoms, end)
    if inner is None:
        if mod == "APPROX" and lower != "some":
            inner = read_simple(atoms, end)
            if inner is None or not inner[0] or inner[0][0].kind != "point":
                return None
            if inner[0][0].weekday and word(atoms, inner[1]) in {"'s", "’s"}:
                return None  # "spoke about Thursday's raid"
            year = inner[0][0].unit == "Y" and lower == "about"  # "about 1910" soldiers
            if year and word(atoms, i - 1) not in listed("within") | {"", "(", "founded"}:
                return None
        elif mod and lower not in {"over", "under", "some"}:
            inner = read_shift(atoms, end)
            if inner is None or inner[0][0].kind != "duration":
                return None
        else:
            return None
    elif inner[0] and lower == "some" and inner[0][0].count is None:
        return None
    if not inner[0]:
        return inner
    if lower == "within" or (lower, word(atoms, i + 1)) == ("as", "long"):
        return inner
    first, *others = inner[0]
    return [from_atom(atoms, i, first, mod=first.mod or mod), *others], inner[1]


EDGE_OPENERS = frozenset(["the", "its", "very", "most", "much", "good", "better", "last", "final", "opening"])

# In this order; which may begin at a word or a kind of number.
expression_at = opening(
    {
        read_ref: lambda word, kind: word in words().refs,
        read_eve: lambda word, kind: word == "the",
        read_compared: lambda word, kind: (
            word in {"the", "its", "year", "comparable", "corresponding", "same"}
        ),
        read_comparative: lambda word, kind: (
            word == "the" or word in words().comparatives or word in words().early
        ),
        read_year_end: lambda word, kind: word in {"year", "month", "week"},
        read_edged: lambda word, kind: (
            kind == "ord"
            or word in EDGE_OPENERS
            or word in words().edges
            or word in words().halves
            or word in listed("wholes")
        ),
        read_set: lambda word, kind: (
            word in {"every", "each", "per", "/", "a", "an"}
            or word in words().frequencies
            or word in words().weekdays
        ),
        read_approximate: lambda word, kind: word in words().approximators,
        read_simple: lambda word, kind: True,
    }
)
REACH = 6  # atoms from the first word of an expression to its first core word, at most: "at least the past few ... years"


def read_expression(atoms: list[Atom], i: int) -> Found | None:
    """The expressions that begin at an atom and the atom after them; an empty list for what only looks like one."""
    for reader in expression_at(atoms[i]):
        found = reader(atoms, i)
        if found is not None:
            return read_after(atoms, i, *found) if found[0] else found
    return None


def find_expressions(atoms: list[Atom]) -> list[Expression]:
    """The time expressions of a sentence, in order and without overlaps."""
    known = words()
    starts, cores = known.starts, known.triggers
    out: list[Expression] = []
    n = len(atoms)
    reach, core = [0] * n, n + REACH
    for i in range(n - 1, -1, -1):
        if atoms[i].kind or atoms[i].word in cores:
            core = i
        reach[i] = core - i
    i = 0
    while i < n:
        # nothing that says when begins here: most words of a sentence end at this line
        if reach[i] <= REACH and (atoms[i].kind or atoms[i].word in starts):
            found = read_expression(atoms, i)
            if found is not None and found[1] > i:
                out.extend(found[0])
                i = found[1]
                continue
        i += 1
    return out
