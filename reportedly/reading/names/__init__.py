"""Names: the proper names of a report and what kind each is.

    Turkish   President   Recep Tayyip Erdogan   told   the   Rapid Support Forces
    demonym   office      person                               group

Names that the directory holds come first, the longest match at each word. What else is written in capitals is a chunk, and
a title, a given name, a role beside it or the last word of a body's name says what it is. Common nouns are no names, and
neither are weekdays, months and the words of a headline in capitals.
"""

from __future__ import annotations

import itertools
from datetime import date

from reportedly.actors import Directory
from reportedly.name_forms import fold, initials
from reportedly.naming import Naming, coreference, naming
from reportedly.reading.findings import Name
from reportedly.reading.names.cutting import Cutter
from reportedly.reading.names.kinds import names_person
from reportedly.reading.parse import Doc, Token
from reportedly.word_lists import word_list

SPEECH = word_list("speaking")
COMMON = word_list("common_parts")
BEHIND = frozenset(
    {"of", "to", "for", "from", "against", "between", "over", "about", "by", "with"}
)  # after a common noun
BEARERS = frozenset({"nsubj", "nsubjpass", "dobj", "poss", "appos", "dative"})  # what a month never is


def find_names(doc: Doc, directory: Directory, on: date | None = None) -> list[Name]:
    """The names in the order of the text; none lies in another. `on` decides between states that bore one name."""
    words = naming()
    names: list[Name] = []
    doubtful: set[Name] = set()
    common: set[Name] = set()
    opening: list[Name] = []
    for sent in doc.sentences:
        cutter = Cutter(sent, directory, words, on)
        found = cutter.names()
        names.extend(found)
        common.update(n for n in found if _is_common(n, doc.tokens[n.start], directory))
        if found and _may_open(found[0], doc):
            opening.append(found[0])
        if cutter.strict:
            doubtful.update(name for name in found if name.kind == "other" and name.record is None)
    if opening:  # "[Vows] of revenge came from Gaza", where no other sentence has vows with a capital
        inside = {t.text for t in doc.tokens if t.i != t.sent.start}
        for name in opening:
            token = doc.tokens[name.start]
            if token.text not in inside:
                common.add(name)
                _make_common(token)
    _settle(doc, names, directory, words)
    _explain(doc.tokens, names)
    names = [n for n in names if n not in common or n.kind == "person"]
    sure = {fold(t.text) for n in names if n not in doubtful for t in doc.tokens[n.start : n.end]}
    return [
        n for n in names if n not in doubtful or n.kind != "other" or fold(doc.tokens[n.end - 1].text) in sure
    ]


def _is_common(name: Name, first: Token, directory: Directory) -> bool:
    """Whether a lone capitalised word is a common noun: "Citizens in Goma fled", "the Army", "in the North"."""
    if name.record is not None or name.end > name.start + 1 or name.kind not in {"other", "organisation"}:
        return False
    lower = first.lower
    if lower in COMMON or lower in coreference().stand_ins:
        return True
    return bool(
        directory.role(lower) or directory.role(lower.removesuffix("s")) or directory.institution([lower], 0)
    )


def _may_open(name: Name, doc: Doc) -> bool:
    """Whether the first word of a sentence may have its capital from there: "[Vows] of revenge came from Gaza"."""
    token = doc.tokens[name.start]
    if (
        name.record is not None
        or name.kind != "other"
        or name.end != name.start + 1
        or token.i != token.sent.start
    ):
        return False
    return token.lower.endswith("s") and name.end < token.sent.end and doc.tokens[name.end].lower in BEHIND


def _make_common(token: Token) -> None:
    """Takes a word for the plural of a common noun."""
    token.pos, token.tag = "NOUN", "NNS"
    lower = token.lower
    token.correct(lower[:-3] + "y" if lower.endswith("ies") else lower[:-1])


def _settle(doc: Doc, names: list[Name], directory: Directory, words: Naming) -> None:
    """Chunks that their own words leave open: a person by what stands beside them, or by a full name elsewhere in the report."""
    tokens = doc.tokens
    people = [n for n in names if n.kind == "person" and n.end - n.start > 1]
    surnames = {fold(t.text) for n in people for t in tokens[n.start : n.end]} - words.particles
    for name in names:
        if name.kind == "other" and name.record is None and _is_person(tokens, name, directory, words):
            name.kind = "person"
            surnames.add(fold(tokens[name.end - 1].text))
    for name in names:
        lone = name.record is None and name.kind == "other" and name.end - name.start == 1
        if lone and fold(tokens[name.start].text) in surnames:
            name.kind = "person"
    months = surnames & words.calendar
    if months:  # "Theresa May told parliament. May had flown in."
        found = [t for t in tokens if t.lower in months and t.text[0].isupper() and _bears(t, tokens)]
        held = {i for name in names for i in range(name.start, name.end)}
        names.extend(Name(t.i, t.i + 1, "person") for t in found if t.i not in held)
        names.sort(key=lambda name: name.start)


def _explain(tokens: list[Token], names: list[Name]) -> None:
    """An acronym that the report explains itself: with "Coastal Power Corporation (CPC)" in it, CPC is no party of China's."""
    explained: dict[str, Name] = {}
    for full, short in itertools.pairwise(names):
        text = tokens[short.start].text
        bracketed = full.end + 1 == short.start and tokens[full.end].text == "("
        if bracketed and short.record is not None and short.end == short.start + 1 and text.isupper():
            folded = [word for t in tokens[full.start : full.end] if (word := fold(t.text))]
            if full.record is not short.record and initials(folded, fold(text)):
                explained[text] = full
    for name in names if explained else ():
        full_name = explained.get(tokens[name.start].text) if name.end == name.start + 1 else None
        if full_name is not None:
            name.kind, name.record = full_name.kind, full_name.record


def _bears(token: Token, tokens: list[Token]) -> bool:
    """Whether a word stands where a month does not: an argument of a verb, or before "had" and "was" where the parser saw a modal."""
    if token.tag == "MD" or token.dep == "aux":
        return token.i + 1 < len(tokens) and tokens[token.i + 1].tag in {"VBD", "VBZ"}
    return token.dep in BEARERS and token.pos == "PROPN"


def _is_person(tokens: list[Token], name: Name, directory: Directory, words: Naming) -> bool:
    head = tokens[name.end - 1]
    before = tokens[name.start - 1] if name.start > head.sent.start else None
    if before is not None and (before.lower in words.titles or names_person(before, directory)):
        return True
    if name.end - name.start == 1:
        return fold(head.text) in words.given and head.dep in {"nsubj", "nsubjpass"} and head.pos == "PROPN"
    if head.dep == "appos" and names_person(head.head, directory):
        return True
    if any(c.dep == "appos" and names_person(c, directory) for c in head.children):
        return True
    if head.dep == "nsubj" and head.head.lemma in SPEECH:
        return True
    after = tokens[name.end : name.end + 3]
    return len(after) == 3 and after[0].text == "," and after[1].tag == "CD" and after[2].text == ","
