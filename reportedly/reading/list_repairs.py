"""Repairs of lists: what "and" joins, where the parser took a fellow of a noun for its modifier or for its other name.

Police   and   gang   members   clashed
nmod ─────────────→  nsubj                  as parsed: members of the police and of a gang
nsubj ←─────  conj                          as meant
"""

from __future__ import annotations

from reportedly.reading.clause_repairs import move, put_over
from reportedly.reading.parse import Token
from reportedly.word_lists import word_list

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "pobj"})
MODIFIERS = frozenset({"nmod", "compound", "amod"})
MANY = word_list("many_themselves")
POLICED = word_list("policed")
OF_ONE = word_list("heads_of_states")
JOINED = SUBJECTS | OBJECTS | {"conj"}
ARTICLES = frozenset({"a", "an"})


def mend_coupled(second: Token) -> None:
    """ "[Police] and [gang members] clashed", "the president of [Chad] and [Libyan rebels]": a noun that is many by itself, or
    a name beside an adjective, modifies no other."""
    first = second.head
    noun = first.head
    if first.dep not in MODIFIERS or not first.i < second.i < noun.i or noun.tag not in {"NNS", "NNPS"}:
        return
    joint = next((c for c in first.children if c.dep == "cc"), None)
    if joint is None or joint.lower != "and" or joint.i + 1 != second.edges()[0] or first.i + 1 != joint.i:
        return
    above = noun.head
    led = noun.dep == "pobj" and above.lower == "of" and above.head.lemma in OF_ONE
    apart = led and first.tag == "NNP" and second.tag == "JJ"
    several = first.lower in MANY and not (first.lower == "police" and noun.lemma in POLICED)
    if (not apart and not several) or noun.dep not in JOINED:
        return
    if any(c.i < first.i and c.dep in {"poss", "nummod"} for c in noun.children):
        return
    before = [c for c in noun.children if c.i < first.i]
    dep = noun.dep
    move(second, noun, "amod" if second.tag == "JJ" else "compound")
    move(first, above, dep)
    move(noun, first, "conj")
    for c in before:
        move(c, first, c.dep)


def mend_prefixed(dash: Token) -> None:
    """ "met the Kenyan vice-president", "jailed the ex-president": what a hyphen leads to is one word with its prefix."""
    tokens = dash.sent.doc.tokens
    first, last = tokens[dash.i - 1], tokens[min(dash.i + 1, len(tokens) - 1)]
    if first.i < dash.sent.start or first.end != dash.start or dash.end != last.start or first.head is last:
        return
    whole = (
        last.head if last.dep == "compound" and last.head.i > last.i else last
    )  # "vice-president [Ali Rand]"
    top = dash if first.head is dash else first
    if top.head is top and whole.head is top:
        put_over(whole, top)  # a headline's "Ex-minister jailed"
    elif top.head is top or any(t is top for t in last.head.ancestors()):
        return
    else:
        move(whole, top.head, top.dep)
    for c in list(first.children):
        if c is not whole:
            move(c, whole, c.dep)
    move(first, last, "compound")
    move(dash, last, "punct")
    dash.pos, dash.tag = "PUNCT", "HYPH"


def mend_row(second: Token) -> None:
    """ "kidnapped a priest, [two nuns] and their driver": what a list goes on with is no other name of its first, nor of the subject."""
    above = second.head
    if not any(c.dep == "conj" for c in second.children) or not any(
        c.lower == "and" for c in second.children
    ):
        return
    tokens = second.sent.doc.tokens
    low = second.edges()[0]
    if tokens[low - 1].text != ",":
        return
    if above.dep in SUBJECTS and above.head.pos == "VERB" and above.i < above.head.i < second.i:
        first = next((c for c in above.head.children if c.dep == "dobj" and c.i < second.i), None)
    else:
        first = above if above.dep in OBJECTS | SUBJECTS else None
    if first is None or first.edges()[1] < low - 1 or not _another(first, second):
        return
    move(second, first, "conj")


def _another(first: Token, second: Token) -> bool:
    """Whether two nouns cannot be the same: one of them and several, or each with its own number."""
    one = first.tag == "NN" and any(c.lower in ARTICLES for c in first.children)
    counted = any(c.dep == "nummod" for c in second.children)
    return counted and (one or any(c.dep == "nummod" for c in first.children))


def mend_named(name: Token) -> None:
    """ "The shelling of the regional capital [Goma] wounded six": a second subject right behind a noun is the noun's name."""
    noun, verb = name.sent.doc.tokens[name.edges()[0] - 1], name.head
    if noun.tag == "NN" and noun.sent is name.sent and verb.i > name.i:
        top = next((t for t in (noun, *noun.ancestors()) if t.head is verb), None)
        if top is not None and top.dep in {"nsubj", "nsubjpass"}:
            move(name, noun, "appos")
