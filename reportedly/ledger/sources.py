"""Sources: who stands behind a statement. The unit is the institution, with the speaker beside it.

    "Major Kollie, who speaks for the Liberian army, said"  ->  Liberian army, speaker Kollie

Two spokesmen of one side, two spellings of one name, an army and its officer are one source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.ledger.model import Row
from reportedly.ledger.spots import spelled
from reportedly.ledger.wording import listed, tokens
from reportedly.name_forms import folded_words, key

PRONOUNS = frozenset("they he she it we you them him her his their our its who".split())
MEDIA = "JRN"
NEAR = 160  # characters between a cue and the name of the institution
TITLES = frozenset(
    """colonel col lieutenant lt general gen brigadier brig major maj captain commander dr mr mrs ms president minister
    spokesman spokeswoman spokesperson army governor mayor chief""".split()
)
ARTICLES = ("the ", "The ", "a ", "A ", "an ", "An ", "its ", "Its ", "their ", "Their ", "his ", "her ")


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it, where and when. `keys` are what tells the same source in other reports; an outlet has no statement."""

    name: str
    country: str | None
    speaker: str | None
    keys: frozenset[str]
    people: tuple[str, ...]
    report: str
    statement: str | None
    said_on: str | None
    words: str | None
    stance: str = "assert"
    relays: bool = False
    official: bool = False  # a ministry's own release: it answers for what it tells in its own voice
    known: str | None = None  # the name by which the reading knows it, however the report writes it

    def row(self) -> Row:
        return {
            "source": self.name, "country": self.country, "report": self.report, "statement": self.statement,
            "said_on": self.said_on, "words": self.words, "speaker": self.speaker,
        }  # fmt: skip


def source_of(
    statement: Row, actors: dict[str, Row], text: str, report: str, published: str | None
) -> Source | None:
    """The source of a statement; None where the report names none."""
    actor = actors.get(statement["source"] or "")
    if actor is None or faceless(actor):
        return None
    home = actors.get(actor["part_of"] or "")
    speaker = None
    unit = actor
    if home is not None and not is_country(home):
        if home["mentions"] or actor["name"][:1].islower():
            unit = home
        speaker = written(actor) if actor["name"][:1].isupper() and unit is home else None
    names = {unit["name"], actor["name"], *(w for a in (unit, actor) for w in (written(a),))}
    keys = {key(name) for name in names if key(name)}
    if actor["sector"] == "MIL" and actor["country"] and (home is None or is_country(home) or unit["code"]):
        keys.add(f"mil {actor['country']}".lower())
    said = statement["said_on"] or {}
    quotes = statement["quotes"] or statement["content"]
    return Source(
        name=written(unit, statement["cue"]["start"]) if unit is home else written(unit), country=unit["country"] or actor["country"], speaker=speaker, keys=frozenset(keys),
        people=tuple(sorted(n for n in names if len(person_words(n)) >= 1 and n[:1].isupper() and not is_body(n))),
        report=report, statement=statement["id"], said_on=said.get("start") or published,
        words=" … ".join(text[q["start"] : q["end"]] for q in quotes) or None, stance=statement["stance"],
        relays=actor["sector"] == MEDIA, known=unit["name"],
    )  # fmt: skip


def is_body(name: str) -> bool:
    """ "Pakistani army" is nobody by the name of Pakistani."""
    words = tokens(name)
    return bool(words) and words[-1] in listed("officials")


def faceless(actor: Row) -> bool:
    """ "the same report", "information", a dateline in capitals: no one who could answer for it."""
    if actor["sector"] or actor["part_of"] or actor["country"]:
        return False
    name: str = actor["name"]
    return not any(c.isupper() for c in name) or (name.isupper() and len(name) > 5)


def outlet(publisher: str | None, report: str, published: str | None) -> Source:
    """The outlet itself, that tells something in its own voice."""
    name = publisher or "unknown outlet"
    if is_official(name):
        return Source(
            name, None, None, frozenset({key(name)}), (), report, None, published, None, official=True
        )
    return Source(name, None, None, frozenset({f"outlet {key(name)}"}), (), report, None, published, None)


def is_official(publisher: str | None) -> bool:
    """ "Ministry of Defence of Chad", "Kenya Police Service"; not "Army Times"."""
    words = set(tokens(publisher or ""))
    return bool(words & listed("officials")) and not words & listed("papers")


def is_country(actor: Row) -> bool:
    return bool(actor["country"]) and actor["code"] == actor["country"]


def written(actor: Row, near: int | None = None) -> str:
    """The name as the report writes it, where it does not write the one that it is known by; `near` prefers what stands there."""
    name: str = actor["name"]
    forms = [(abs(m["start"] - (near or 0)), bare(m["text"])) for m in actor["mentions"]]
    named = [
        (at, f)
        for at, f in forms
        if len(f) > 2 and f.lower() not in PRONOUNS and len(f.split()) <= 8 and "," not in f
    ]
    if not named or is_country(actor):
        return bare(name)
    if near is not None and (
        close := [i for i in named if i[0] <= NEAR and (" " in i[1] or i[1] != i[1].lower())]
    ):
        return min(close)[1]
    known = set(folded_words(name))
    if key(name) in {key(f) for _, f in forms} or all(known >= set(folded_words(f)) for _, f in named):
        return bare(
            name
        )  # "Chad's Interior Ministry" is known as the Chadian one, though its mention is the bare name
    return max(
        (f for _, f in named), key=lambda f: (any(c.isupper() for c in f), len(folded_words(f)) <= 6, len(f))
    )


def bare(name: str) -> str:
    name = name.strip("\"“”'’ ,.")
    for article in ARTICLES:
        if name.startswith(article) and len(name) > len(article):
            return name[len(article) :]
    return name


def person_words(name: str) -> list[str]:
    return [w for w in folded_words(name) if w not in TITLES and len(w) > 1]


def same_source(a: Source, b: Source) -> bool:
    """One institution, or one person in two spellings."""
    if not a.keys.isdisjoint(b.keys):
        return True
    if a.country and b.country and a.country != b.country:
        return False
    return any(same_name(p, q) for p in a.people for q in b.people)


def same_name(one: str, other: str) -> bool:
    """Prasert Intharawong and Prasert Intarawong; Brigadier Osman Elhadi and Elhadi."""
    a, b = person_words(one), person_words(other)
    if not a or not b or "of" in a or "of" in b:
        return False
    if len(a) == 1 or len(b) == 1:
        return a[-1] == b[-1] or (spelled(a[-1], b[-1]) if len(a) == len(b) else a[0] == b[0])
    return (a[-1] == b[-1] and a[0][0] == b[0][0]) or (spelled(a[-1], b[-1]) and a[0] == b[0])


def full_names(sources: Sequence[Source]) -> dict[str, str]:
    """For each name that readings know a source by, the fullest that reports write: "KNU" and "Karen National Union" are read as one."""
    out: dict[str, str] = {}
    for source in sorted(sources, key=lambda s: (len(folded_words(s.name)), len(s.name), s.name)):
        if source.known and not source.speaker:
            out[source.known] = source.name
    return out


@dataclass(slots=True)
class Voices:
    """Sources put together: `of` gives each statement's number, `groups` the sources of each."""

    groups: list[list[Source]] = field(default_factory=list)

    def number(self, source: Source) -> int:
        """The group of a source, joined by the first that is the same."""
        for n, group in enumerate(self.groups):
            if any(same_source(source, other) for other in group):
                if source not in group:
                    group.append(source)
                return n
        self.groups.append([source])
        return len(self.groups) - 1


def gathered(sources: Sequence[Source]) -> Voices:
    """The sources of an incident in a fixed order, so that the groups do not depend on how they came."""
    voices = Voices()
    for source in sorted(sources, key=lambda s: (-len(s.keys), s.name, s.report, s.statement or "")):
        voices.number(source)
    return voices
