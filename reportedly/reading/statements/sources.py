"""Sources: who stands behind a cue, and on which day.

Newspapers   quoted   union leaders   as saying   strikes would spread.
via                   source
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.calendar import WEEKDAYS
from reportedly.cues import Cues
from reportedly.reading.findings import Party, Range
from reportedly.reading.grammar import NOUNS, SUBJECTS, VERBS, agents, child, is_passive, subjects
from reportedly.reading.mentions.cast import Cast
from reportedly.reading.parse import Token
from reportedly.reading.people import is_person
from reportedly.word_lists import word_list

BY = ("by", "from", "of")
PAUSE = frozenset((",", "-", "–", "—", "--", "―"))
SOME = word_list("some_of_many")
BESIDE_CUE = 3  # words between the one who speaks and the cue: ", later"
ISSUED = word_list("issuing")
CITED = frozenset({"quote", "cite"})
HEARING = frozenset({"hear", "learn", "gather"})
CARRYING = word_list("carrying_words")


def speakers(verb: Token, where: Range, lexicon: Cues) -> tuple[list[Token], list[Token], Range]:
    """The source of a cue verb, who relays it, and the words of the cue."""
    prep = verb.head if verb.dep == "pcomp" else None
    if (
        prep is not None
        and prep.lower == "as"
        and prep.head.lemma in lexicon.relays
        and prep.head.pos in VERBS
    ):
        relay = prep.head  # "quoted X as saying", "X was quoted by Y as saying"
        where = (relay.i, where[1])
        if is_passive(relay):
            return list(subjects(relay)), list(agents(relay)), where
        cited = child(relay, "dobj")
        return ([cited] if cited is not None else []), [t for t in subjects(relay) if t is not cited], where
    own = child(verb, "nsubj")
    if (
        verb.dep == "relcl"
        and own is not None
        and own.tag in {"WP", "WDT"}
        and verb.head.pos in NOUNS
        and not is_passive(verb)
    ):
        return (
            [own],
            relayers(verb),
            where,
        )  # "the minister, who said ...": the pronoun is the mention beside the cue
    if verb.lemma in HEARING and (told := told_by(verb)):
        return told, list(subjects(verb)), where
    issued = issuers(verb, lexicon)
    if issued:
        return issued, relayers(verb), where
    found = list(agents(verb))
    if any(c.dep == "csubj" for c in verb.children):  # `"Give him back," screamed his wife`
        found = [c for c in verb.children if c.dep == "nsubj"] or found
    found = (
        [t for t in found if t.pos in NOUNS or t.tag in {"DT", "CD", "JJ", "JJS", "NN"}]
        or beside(verb)
        or above(verb)
    )
    return [t for t in found if t.dep != "expl" and t.lower != "there"], relayers(verb), where


def told_by(verb: Token) -> list[Token]:
    """Whose words somebody heard: "heard [from a cousin] that", "learned [from two aides] that"."""
    return [
        d
        for c in verb.children
        if c.lower == "from" and c.i > verb.i
        for d in c.children
        if d.pos in NOUNS and is_person(d)
    ]


def issuers(verb: Token, lexicon: Cues) -> list[Token]:
    """Whose words a text holds: "[The Council] issued a statement calling ...", "[she] said at a briefing announcing ..."."""
    text = verb.head
    if (
        verb.dep != "acl"
        or verb.tag != "VBG"
        or text.lemma not in lexicon.venues
        or text.dep not in {"dobj", "pobj"}
    ):
        return []
    above = text.head.head if text.dep == "pobj" else text.head
    if above.pos not in VERBS or (text.dep == "dobj" and above.lemma not in ISSUED):
        return []
    return [t for t in agents(above) if t.pos in NOUNS]


def outside(verb: Token, source: list[Token], content: list[Range]) -> list[Token]:
    """The source behind what is said, where the parser took a word of the content for it: `"A lot of it is new," he said`."""
    if source and not any(s <= source[0].i < e for s, e in content):
        return source
    for c in reversed(verb.children):
        if c.dep in {"nsubj", "dobj", "attr", "npadvmod"} and not any(s <= c.i < e for s, e in content):
            return [c]
    return [t for t in beside(verb) if not any(s <= t.i < e for s, e in content)] or broken_off(verb)


def broken_off(verb: Token) -> list[Token]:
    """The source that the parser put into a sentence of its own: "Truce close, says | chief negotiator"."""
    sentences = verb.sent.doc.sentences
    n = verb.sent.i + 1
    if verb.i + 1 < verb.sent.end or n >= len(sentences) or sentences[n].block != verb.sent.block:
        return []
    head = sentences[n].root
    return [head] if head.pos in NOUNS and not any(t.pos in VERBS for t in sentences[n].tokens) else []


def beside(verb: Token) -> list[Token]:
    """The noun right before a finite verb, where the parser gave the verb no subject, or one in a relative clause no antecedent."""
    tokens = verb.sent.doc.tokens
    if is_passive(verb) or verb.tag not in {"VBD", "VBZ", "VBP", "VBN"} or verb.dep == "conj":
        return []
    i = verb.i - 1
    while i > verb.sent.start and (
        tokens[i].pos in {"AUX", "ADV"} or tokens[i].tag in {"WDT", "WP"} or tokens[i].text == ","
    ):
        i -= 1
    speaks = tokens[i].pos in NOUNS and tokens[i].dep != "expl" and tokens[i].lower not in WEEKDAYS
    return [tokens[i]] if i >= verb.sent.start and speaks else []


def above(verb: Token) -> list[Token]:
    """The subject of the clause around a participle: "drew fire for his role and for saying that ..."."""
    if verb.tag != "VBG" or verb.dep not in {"pcomp", "advcl", "conj"}:
        return []
    for token in verb.ancestors():
        if token.pos in VERBS and token.tag != "VBG":
            return [t for t in subjects(token) if t.pos in NOUNS]
    return []


def relayers(verb: Token) -> list[Token]:
    """ "said via the state broadcaster", "said, quoted by Radio Caracola", "said in a statement carried by SANA", "in a memo seen by Le
    Temps said"."""
    found: list[Token] = []
    for c in verb.children:
        if c.dep == "prep":
            inner = child(c, "pobj")
            if inner is None:
                continue
            if c.lower in {"via", "through"} and c.i > verb.i:
                found.append(inner)
            for d in inner.children:
                if d.tag == "VBN" and d.lemma in CARRYING:
                    found.extend(t for t in agents(d) if t is not inner)
        elif c.i < verb.i:
            if c.dep == "nsubj":  # "a guard, cited by the radio, said"
                found.extend(t for d in c.children if d.dep == "acl" and d.lemma in CITED for t in agents(d))
        elif c.tag == "VBN" and c.lemma in {"quote", "cite", "carry", "report"}:
            found.extend(agents(c))
    return found


def owners(noun: Token, cast: Cast) -> list[Token]:
    """Whose words a noun stands for: "Iran's claim", "the claim by Iran", "an Iranian report", "a list distributed by Iran"."""
    for c in noun.children:
        if c.dep == "poss":
            return [c]
    for c in noun.children:
        if c.dep in {"prep", "agent"} and c.lower in BY and c.i > noun.i:
            inner = child(c, "pobj")
            if inner is not None and (c.lower != "of" or cast.parties_of(inner)):
                return [inner]
        if c.dep in {"acl", "relcl"} and c.tag == "VBN" and child(c, "nsubj", "mark") is None:
            by = [t for t in agents(c) if t is not noun]
            if by:
                return by
    for c in noun.children:
        if (
            c.dep in {"amod", "compound", "nmod"}
            and (c.pos == "PROPN" or c.tag == "JJ")
            and c.text[:1].isupper()
            and cast.parties_of(c, create=True)
        ):
            return [c]
    return []


def party(tokens: list[Token], cast: Cast) -> Party | None:
    """Who these tokens stand for: the first that is somebody."""
    for token in tokens:
        found = cast.parties_of(token, create=True)
        if not found and token.tag in {"WP", "WDT"} and token.head.dep == "relcl":
            found = cast.parties_of(token.head.head, create=True)
        if not found and token.pos == "ADJ" and any(c.dep == "det" for c in token.children):
            found = [cast.add(token)]  # "a Revolutionary Guards general", read as an adjective
        if not found and is_some(token):
            found = [cast.add(token)]
        if found:
            if token.tag in {"WP", "WDT"}:
                cast.note(token, found[0])
            return found[0]
    return None


def is_some(token: Token) -> bool:
    """Whether a word stands for some of many who have no name: "some say", "those close to him fear", "one of them said"."""
    if token.lower in SOME:
        return token.dep in SUBJECTS or token.dep == "pobj"
    return token.lower in {"those", "one"} and any(
        c.dep in {"acl", "relcl", "amod", "prep"} for c in token.children
    )


def introduced(tokens: list[Token], where: Range, cast: Cast) -> None:
    """Counts all the words that bring a source up to its cue among its mentions: "[Michael Ode, head of the union,] said"."""
    for token in tokens:
        mention = cast.at.get(token.i)
        if mention is None or mention.party is None or mention.kind == "pronoun":
            continue
        cast.share(mention)
        words, end = token.sent.doc.tokens, token.edges()[1]
        while end > mention.end and words[end - 1].tag == "POS":
            end -= 1
        if mention.end < end <= where[0] <= end + BESIDE_CUE:
            cast.describe(mention, end)
        return


def known(tokens: Sequence[Token], cast: Cast) -> Party | None:
    """Who these tokens stand for, if the report knows them as somebody."""
    return next((found[0] for token in tokens if (found := cast.parties_of(token))), None)
