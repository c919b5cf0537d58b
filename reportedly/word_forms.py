"""Word forms: how a lemma may look in a text, told without a parser.

    deny: deny denies denied denying      strike: strike strikes struck striking

More forms are made than English has ("strikeing"); what looks for words only misses by having too few.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "lexicon" / "irregular.tsv"
VOWELS = "aeiou"


@cache
def irregular() -> dict[str, list[str]]:
    """The irregular forms of each lemma that has some."""
    out: dict[str, list[str]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            form, lemma = line.split("\t")
            out.setdefault(lemma, []).append(form)
    return out


@cache
def forms(lemma: str) -> frozenset[str]:
    """The forms of a verb or noun, itself among them."""
    out = {lemma, *(lemma + ending for ending in ("s", "es", "d", "ed", "ing")), *irregular().get(lemma, ())}
    stem, last = lemma[:-1], lemma[-1:]
    if last == "e":
        out.add(stem + "ing")
    elif last == "y":
        out |= {stem + "ies", stem + "ied"}
    elif last == "c":
        out |= {lemma + "ked", lemma + "king"}
    elif stem[-1:] and stem[-1] in VOWELS and last not in VOWELS:
        out |= {lemma + last + "ed", lemma + last + "ing"}
    if lemma.endswith("ie"):
        out.add(lemma[:-2] + "ying")
    if lemma.endswith("fe"):
        out.add(lemma[:-2] + "ves")
    if lemma.endswith("man"):
        out.add(lemma[:-2] + "en")
    return frozenset(out)


@cache
def plurals(noun: str) -> frozenset[str]:
    """A noun with its plural."""
    endings = ("s", "es", noun[-1:] + "es")
    return frozenset(
        f
        for f in forms(noun)
        if f == noun
        or f in irregular().get(noun, ())
        or f in {noun + e for e in endings}
        or f.endswith(("ies", "ves", "men"))
    )
