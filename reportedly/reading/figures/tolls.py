"""Tolls: what happened to the people whom a number counts.

The tremor had left  30     dead   and some 90 injured.
                    number  state                    state
Gunmen killed six and wounded 20 others.
       verb   object
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.casualties import casualties
from reportedly.measures import label_words, number_words
from reportedly.reading.figures.deeds import Sense, clause_of, from_object, from_subject, modifier
from reportedly.reading.grammar import NOUNS, OBJECTS, SUBJECTS, VERBS
from reportedly.reading.parse import Token
from reportedly.reading.people import is_institution, is_person

# what is done to somebody outranks what he is called: "released 12 wounded men"
FIRM = frozenset({"killed", "released", "missing", "detained"})
TO_LEVEL = frozenset({"to", "at", "from", "above", "beyond", "past", "over", "of", "by", "as", "with"})
SHARES = frozenset({"of", "among", "including", "like", "for", "in", "between", "from"})


def sense_of(token: Token, noun: Token | None, shared: Token | None = None) -> Sense | None:
    """What the number at `token`, which counts `noun` (None for a bare number), says about people.

    `shared` is the noun that another number has too: "six Ukrainian and five Russian negotiators".
    """
    words = casualties()
    if noun is not None and is_person(noun) is False:
        return None
    start = noun if noun is not None and token is not noun and token.head is noun else token
    beside = state_beside(token) or state_beside(start)
    if beside is not None:
        return beside
    done = climbed(start, noun)
    described = modifier(start) or (modifier(noun) if noun is not None and noun is not start else None)
    strong = words.strong.get(noun.lemma) if noun is not None else None
    if (
        done is not None
        and done.measure in FIRM
        and ((described is None and strong is None) or done.cue.pos in VERBS)
    ):
        return done
    if noun is not None and strong is not None and not (noun.lemma == "body" and is_institution(noun)):
        return Sense(strong, noun)
    found = described or done or (None if is_divided(start) else verb_beside(noun or start, noun))
    if found is not None:
        return found
    for named in (noun, shared):
        if named is not None and (weak := words.weak.get(named.lemma)) is not None:
            return Sense(weak, named)
    return None


def is_divided(noun: Token) -> bool:
    """The total of a part: "five of the 20 | detainees were released"."""
    head = noun.head
    above = head.head
    if head.lower != "of":
        return False
    return above.pos == "NUM" or above.lower in number_words().vague or above.lower in label_words().fractions


def state_beside(token: Token) -> Sense | None:
    """The state right behind the counted: "12 dead", "126 British soldiers killed in Iraq"."""
    tokens, words = token.sent.doc.tokens, casualties()
    i = token.i + 1
    while i < token.sent.end and tokens[i].lower in {"others", "more", "people", "other"}:
        i += 1
    if i >= token.sent.end:
        return None
    beside = tokens[i]
    measure = words.states.get(beside.lower)
    if measure is None or beside.tag not in {"VBN", "VBD", "JJ", "NN", "NNS", "RB", "NNP"}:
        return None
    if any(c.dep in OBJECTS and c.i > i and not is_state(tokens, c.i + 1) for c in beside.children):
        return None  # "12 rebels killed three soldiers"; but "8 killed 14 injured in blast"
    if beside.dep in {"amod", "compound"} and beside.head.i > i and beside.head.pos in {"NOUN", "PROPN"}:
        listed = i + 1 < token.sent.end and tokens[i + 1].lower in {"and", ",", "or"}
        if not listed:  # "two wounded soldiers"; but "four dead and 83 missing"
            return None
    return Sense(measure, beside)


def is_state(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].lower in casualties().states


def verb_beside(token: Token, noun: Token | None) -> Sense | None:
    """The verb right behind the counted, wherever the parser hung it: "3,300 civilians have been killed"."""
    tokens = token.sent.doc.tokens
    i, end = token.i + 1, token.sent.end
    while i < end and (
        tokens[i].pos == "AUX"
        or tokens[i].dep in {"aux", "auxpass"}
        or (tokens[i].pos == "ADV" and tokens[i].tag == "RB")
    ):
        i += 1
    if (
        i < end
        and tokens[i].pos == "VERB"
        and tokens[i].tag in {"VBD", "VBN", "VBP", "VBZ", "VB"}
        and i > token.i
    ):
        verb = tokens[i]
        if verb.tag == "VBN" and verb.dep in {"acl", "amod"} and any(c.dep in OBJECTS for c in verb.children):
            return None
        return from_subject(verb, noun)
    return None


def died(verb: Token, noun: Token | None) -> Sense | None:
    """The end of those who were hurt first: "was shot in the chest and [died] in hospital"."""
    for c in verb.children:
        if c.dep == "conj" and c.pos in VERBS and not any(d.dep in SUBJECTS for d in c.children):
            sense = from_subject(c, noun)
            if sense is not None and sense.measure == "killed":
                return sense
    return None


def climbed(token: Token, noun: Token | None) -> Sense | None:
    """What the words above say: the verb whose subject or object the number is, the act it is of, the toll it stands for."""
    words = casualties()
    node = token
    for _ in range(10):
        head, dep = node.head, node.dep
        if head is node:
            return None
        if node is not token and node is not noun and node.pos == "NOUN":
            strong = words.strong.get(node.lemma)
            if strong is not None and not is_institution(node):
                return Sense(strong, node)
            described = modifier(node)
            if described is not None:
                return described
        if dep == "nsubjpass":
            return died(head, noun) or from_object(head, noun)
        if dep in {"nsubj", "expl"}:
            return from_subject(head, noun)
        if dep in OBJECTS or dep in {"dative", "oprd", "attr", "acomp"}:
            return from_object(head, noun) or from_toll(node, head)
        if dep in {"pobj", "pcomp"}:
            prep = head
            above = prep.head
            if (
                prep.lower == "of"
                and noun is not None
                and above.lemma in words.tolls
                and words.tolls[above.lemma] is None
            ):
                node = above  # "a total of 42 patients": the total of nothing else
                continue
            if prep.lower in TO_LEVEL and (found := from_toll(node, above)) is not None:
                return found
            if prep.dep == "agent" or prep.lower == "by":
                if above.lemma == "attend":
                    return Sense("participants", above)
                return None
            if prep.lower in SHARES and above.pos in NOUNS | {"NUM", "ADJ"}:
                if (
                    (measure := words.acts.get(above.lemma)) is not None
                    and above.pos == "NOUN"
                    and prep.lower in {"of", "for", "by"}
                ):
                    if above.lemma == "life" and above.head.lemma not in words.lives:
                        return None
                    if above.head.lemma in words.unreal:
                        return None
                    return Sense(measure, above)
                if is_divided(node):
                    return act_before(prep)  # "five of the 20 detainees were released": the 20 were not
                node = above
                continue
            if prep.lower in {"including", "among", "like"}:
                node = above
                continue
            if prep.lower == "with" and is_joined(prep):
                return from_object(above, noun) or from_object(above.head, noun)
            if prep.lower == "of" and (found := act_before(prep)) is not None:
                return found
            if prep.lower == "of" and above.pos in VERBS and above.lemma in words.counts and noun is None:
                return Sense("other", above, repeats=True)
            return None
        if dep in {
            "conj",
            "appos",
            "nummod",
            "nmod",
            "quantmod",
            "compound",
            "amod",
            "npadvmod",
            "poss",
            "dep",
            "prep",
            "parataxis",
        }:
            if head.pos in VERBS and dep in {"conj", "dep", "npadvmod", "prep", "parataxis"}:
                return from_object(head, noun) if dep == "npadvmod" else None
            node = head
            continue
        return None
    return None


def is_joined(prep: Token) -> bool:
    """ "killed along with three of his bodyguards"."""
    return prep.i > prep.sent.start and prep.sent.doc.tokens[prep.i - 1].lower in {"along", "together"}


def act_before(prep: Token) -> Sense | None:
    """An act whose "of" the parser hung elsewhere: "the execution in 1982 of 148 men"."""
    tokens, words = prep.sent.doc.tokens, casualties()
    for i in range(prep.i - 1, max(prep.sent.start, prep.i - 10) - 1, -1):
        token = tokens[i]
        if token.pos in VERBS or token.pos == "PUNCT":
            return None
        if (
            token.pos == "NOUN"
            and (measure := words.acts.get(token.lemma)) is not None
            and token.lemma != "life"
        ):
            return Sense(measure, token) if token.head.lemma not in words.unreal else None
    return None


def from_toll(number: Token, above: Token) -> Sense | None:
    """A number that a toll rises to, stands at or is put at."""
    words = casualties()
    node = above
    for _ in range(5):
        if node.pos == "NOUN" and node.lemma in words.tolls:
            return toll(node)
        if (node.pos in VERBS and node.dep not in {"acl", "pobj"}) or node.is_root:
            break  # "the number of those arrested | at 25" goes on to the number
        node = node.head
    if node.pos not in VERBS:
        return None
    if node.lemma in words.counts and (found := put_at(node)) is not None:
        return found
    for c in node.children:
        if (
            c.dep in {"nsubj", "nsubjpass", "dobj", "attr"}
            and c is not number
            and c.pos in {"NOUN", "PROPN", "ADJ"}  # "the [dead]"
            and c.lemma in words.tolls
        ):
            return toll(c)
    if node.dep in {"xcomp", "conj", "advcl"} and node.head.pos in VERBS:
        for c in node.head.children:
            if c.dep in {"nsubj", "nsubjpass"} and c.lemma in words.tolls:
                return toll(c)
    return None


def put_at(verb: Token) -> Sense | None:
    """ "put the dead at 12"; "put it at 54": what was counted before."""
    words = casualties()
    for c in verb.children:
        if c.dep != "dobj":
            continue
        measure = words.strong.get(c.lemma) or words.states.get(c.lower)
        if measure is not None:
            return Sense(measure, c)
        if c.lower in {"it", "this", "that", "them"}:
            return Sense("other", c, repeats=True)
    return None


def toll(noun: Token) -> Sense:
    """What a toll counts: "the death toll", "the number of people injured", "the number" (of what was counted before)."""
    words = casualties()
    for c in noun.children:
        if c.dep in {"compound", "amod", "nmod"}:
            measure = words.strong.get(c.lemma) or words.states.get(c.lower) or words.acts.get(c.lemma)
            if measure is not None:
                return Sense(measure, noun)
        elif c.dep == "prep" and c.lower == "of":
            for d in c.children:
                measure = words.strong.get(d.lemma) or words.states.get(d.lower)
                found = Sense(measure, noun) if measure is not None else modifier(d)
                if found is None and (weak := words.weak.get(d.lemma) or words.acts.get(d.lemma)) is not None:
                    found = Sense(weak, noun)
                if found is not None:
                    return Sense(found.measure, noun)
        elif c.dep == "prep" and c.lower in SHARES:  # "its count for Monday's killings"
            for d in c.children:
                if (measure := words.acts.get(d.lemma)) is not None:
                    return Sense(measure, noun)
                if d.lemma in words.deadly:
                    return Sense("killed", noun)
        elif c.dep in {"acl", "relcl"} and (found := clause_of(noun, c)) is not None:
            return Sense(found.measure, noun)
    default = words.tolls[noun.lemma]
    return Sense(default or "other", noun, repeats=default is None)
