"""Speech: what is said in clauses and quotations, behind the cue, before it or on both sides.

    The army said [it had left].   [It had left], the army said.   [The army], he said, [had left].   “[We left],” he said. “[For good].”

The parse says where a clause stands; commas and quotation marks say it where the parse is lost.
"""

from __future__ import annotations

from reportedly.cues import Cue, Cues
from reportedly.reading.findings import Range
from reportedly.reading.grammar import FINITE, SUBJECTS, child, is_passive
from reportedly.reading.parse import Token
from reportedly.reading.quotes import Quote
from reportedly.reading.statements.fronted import (
    between_commas,
    interrupting,
    object_behind,
    said_before,
    trailing,
)
from reportedly.reading.statements.scope import PAUSE, Scope, is_finite, is_small, is_stray, to_do

TELLING = frozenset({"assert", "confirm", "warn", "promise", "threaten", "demand"})
CONTRARY = frozenset({"otherwise", "differently"})
CLOSED = frozenset({",", ".", "!", "?"})


def said(scope: Scope, verb: Token, last: Token, cue: Cue) -> tuple[list[Range], bool, Token | None] | None:
    """The content, whether it is nothing but a quotation, and the source where commas show it and the parse does not."""
    low, high = scope.cue_clause(verb, cue)
    if verb.dep == "pcomp" and verb.head.lower == "as" and verb.head.head.lemma in scope.lexicon.relays:
        low = scope.clause_start(verb.head.head)  # "“We left,” | the radio quoted him as saying"
    clause = complement(verb, last, cue, scope.lexicon)
    quote = quote_after(scope, high) if cue.quotes else None
    if (inside := interrupting(scope, verb, high)) is not None:
        return inside[0], False, inside[1]
    if not takes_object(scope, verb, last, cue) and not is_own_passive(verb):
        before = within(scope, verb, said_before(scope, verb, cue, low, high, clause))
        if before is not None:
            return [before, *resumed(scope, verb, cue, low, high, before, quote)], False, None
        bare = clause is None and quote is None and cue.quotes and cue.stance in TELLING
        if bare and (tail := trailing(scope, verb, cue)) and within(scope, verb, tail[0]) == tail[0]:
            return [tail[0]], False, tail[1]
    if clause is not None:
        start, end = scope.rightward(verb, clause)
        thing = object_behind(scope, verb)
        if thing is not None and thing.i < start and is_its_subject(scope, verb, thing, clause, cue):
            start = thing.edges()[0]
        if quote is not None and quote.start <= start:
            done = quote.end <= end and scope.tokens[quote.end - 2].text in CLOSED
            end = quote.end if done else max(end, quote.end)  # '"Stop," until shots are heard'
        return [(start, end)], False, None
    if quote is not None:
        return [(quote.start, quote.end)], True, None
    told = after_that(scope, verb, cue)
    if told is None and cue.quotes:
        told = after_colon(scope, high)
    told = told or misread(scope, verb, cue) or otherwise(verb) or relayed(scope, verb)
    return ([told], False, None) if told else None


def otherwise(verb: Token) -> Range | None:
    """ "the families say [otherwise]"."""
    return next(((c.i, c.i + 1) for c in verb.children if c.lower in CONTRARY and c.i > verb.i), None)


def relayed(scope: Scope, verb: Token) -> Range | None:
    """ "[The bridge has fallen], the paper quoted a guard as saying": what hangs on the verb of who relays it."""
    above = verb.head.head if verb.dep == "pcomp" and verb.head.lower == "as" else verb
    if above.lemma not in scope.lexicon.relays:
        return None
    return next(
        (c.edges() for c in above.children if c.dep in {"ccomp", "parataxis"} and c.i < above.i), None
    )


def is_its_subject(scope: Scope, verb: Token, thing: Token, clause: Token, cue: Cue) -> bool:
    """Whether an object is the subject of the clause behind it: "said [the purchase | would not pay]", "denied [it | was near]"."""
    if verb.lemma in scope.lexicon.bare:
        return True
    headless = child(clause, "nsubj", "nsubjpass") is None and thing.edges()[1] == clause.edges()[0]
    return headless and is_finite(clause) and "object" not in cue.addressee


def within(scope: Scope, verb: Token, where: Range | None) -> Range | None:
    """What a cue inside a quotation can reach: nothing before the quotation; one in a relative clause: not its antecedent."""
    quote = scope.quotes.around.get(verb.i)
    subject = child(verb, "nsubj")
    relative = verb.dep == "relcl" and subject is not None and subject.tag in {"WP", "WDT"}
    if where is not None and relative and where[0] <= verb.head.i < where[1]:
        return None  # "“No,” said the guide, who spoke to reporters": not his words to them
    if where is None or quote is None or where[0] > quote.start:
        return where
    return (quote.start + 1, where[1]) if where[1] > quote.start + 1 else None


def is_own_passive(verb: Token) -> bool:
    """A passive with a subject of its own, which says nothing of the clause before it: "until shots are heard"."""
    subject = child(verb, "nsubjpass")
    return subject is not None and subject.lower != "it" and is_passive(verb)


def misread(scope: Scope, verb: Token, cue: Cue) -> Range | None:
    """ "added [a bill adopted last week could fail]": the subject of a clause read as an object of the verb.

    A verb that takes no object tells it, and so does a finite verb right behind the object: "denied [its jets were there]".
    """
    bare = verb.lemma in scope.lexicon.bare
    thing = object_behind(scope, verb)
    if thing is None or thing.pos == "PRON":
        return after_phrase(scope, verb) if bare and thing is None else None
    start, behind = thing.edges()
    following = scope.tokens[min(behind, scope.end - 1)]
    if (
        behind < scope.end
        and following.tag in FINITE
        and start > verb.i
        and "object" not in cue.addressee
        and not is_passive(verb)
    ):
        clause = following.head if following.dep in {"aux", "auxpass"} else following
        return start, scope.cut(behind, max(clause.edges()[1], behind + 1), clause)
    if not bare or following.text in PAUSE:
        return None
    end = scope.cut(start, scope.end, verb)
    rest = scope.tokens[thing.i + 1 : end]
    return (start, end) if any(t.tag in FINITE or t.tag == "VBN" for t in rest[:-1]) else None


def after_phrase(scope: Scope, verb: Token) -> Range | None:
    """ "said before the vote [he was tired]": the clause read as one about the noun before it."""
    for c in verb.children:
        noun = child(c, "pobj") if c.dep == "prep" and c.i == verb.i + 1 else None
        clause = child(noun, "relcl") if noun is not None else None
        if clause is not None and clause.tag not in {"VBN", "VB"} and not scope.pauses(clause.edges()[0]):
            first = scope.tokens[clause.edges()[0]]
            if first.tag not in {"WDT", "WP", "WP$", "WRB", "IN"} and child(clause, "nsubj", "nsubjpass"):
                return first.i, scope.cut(first.i, scope.end, verb)
    return None


def complement(verb: Token, last: Token, cue: Cue, lexicon: Cues) -> Token | None:
    """The finite clause behind a cue, also one that the parser hung on it under another name."""
    for holder in (verb, last):
        for c in holder.children:
            if c.dep != "ccomp" or c.i < verb.i or c is last:
                continue
            if is_finite(c) or (
                cue.quotes and child(c, "nsubj", "nsubjpass") and not is_small(c) and not to_do(c)
            ):
                return c
    if is_passive(verb):
        return None
    if (told := behind_relay(verb, lexicon)) is not None:
        return told
    return next((c for holder in (verb, last) for c in holder.children if c.i > verb.i and is_stray(c)), None)


def behind_relay(verb: Token, lexicon: Cues) -> Token | None:
    """ "said, citing a guard, [that the gate was shut]": the clause that the parser hung on the participle between."""
    for c in verb.children:
        if c.i > verb.i and c.tag == "VBG" and c.lemma in lexicon.relays:
            told = child(c, "ccomp")
            if told is not None and any(d.dep == "mark" and d.lower == "that" for d in told.children):
                return told
    return None


def takes_object(scope: Scope, verb: Token, last: Token, cue: Cue) -> bool:
    """ "Though it won, he praised the loser": an object that is nobody spoken to, so nothing before the cue is said by it."""
    if "object" in cue.addressee:
        return False
    subject, thing = child(verb, "nsubj"), object_behind(scope, verb)
    return subject is not None and subject.i < verb.i and thing is not None and thing is not last


def quote_after(scope: Scope, high: int) -> Quote | None:
    """The quotation that a cue introduces: `told workers: "..."`."""
    tokens, i = scope.tokens, high
    while i < scope.end and (tokens[i].text in PAUSE or tokens[i].text == ":" or tokens[i].lower == "that"):
        i += 1
    quote = scope.opening.get(i) if i < len(tokens) and tokens[i].sent.block == scope.sent.block else None
    if quote is not None and i == high:
        after = tokens[min(quote.end, len(tokens) - 1)]
        if not tokens[min(i + 1, quote.end - 1)].text[:1].isupper() or after.pos in {
            "NOUN",
            "PROPN",
            "ADJ",
            "ADP",
            "DET",
        }:
            return None  # words of the sentence's own grammar: said it was "a mistake"
    return quote


def resumed(
    scope: Scope, verb: Token, cue: Cue, low: int, high: int, before: Range, quote: Quote | None
) -> list[Range]:
    """The rest of what the cue interrupts: "Among them, according to AFP, [was a representative]"."""
    tokens = scope.tokens
    end = before[1]
    while end > before[0] and (tokens[end - 1].text in PAUSE or tokens[end - 1].pos == "SPACE"):
        end -= 1
    if end in scope.closing or before[1] in scope.closing:
        if (
            quote is None and tokens[end - 2].text == ","
        ):  # `"Every time you say that," he said, meaning the audit, "you help them."`
            quote = next((q for i in range(high, scope.end) if (q := scope.opening.get(i)) and (tokens[i - 1].text in PAUSE or tokens[i - 1].pos == "CCONJ")), None)  # fmt: skip
        return [(quote.start, quote.end)] if quote is not None else []
    if between_commas(scope, verb, low, high):
        return [(high + 1, scope.cut(high + 1, scope.end, verb))]
    if quote is not None:
        return [(quote.start, quote.end)]
    head, start = verb.head, verb.edges()[1]
    if head.i <= verb.i or start >= scope.end - 1 or tokens[start].text == ";":
        return []
    rest = head.edges()[1]
    return [(start, rest)] if rest > start + 1 else []


def after_that(scope: Scope, verb: Token, cue: Cue) -> Range | None:
    """ "tweeted in the early hours that ...": a clause that the parser hung on another word."""
    if child(verb, "dobj") is not None and "object" not in cue.addressee:
        return None
    for i in range(verb.i + 1, min(verb.i + 24, scope.end)):
        token = scope.tokens[i]
        opens = token.lower == "that" and token.head.i > i and token.dep != "det"
        if opens and any(c.dep in SUBJECTS and c is not token for c in token.head.children):
            return i + 1, scope.cut(i + 1, scope.end, verb)
        if token.text in {";", ":", ","} or i in scope.opening:
            return None
        if token.tag in {"VBD", "VBZ"} and token.dep not in {"relcl", "aux"}:
            return None
    return None


def after_colon(scope: Scope, high: int) -> Range | None:
    """ "The paper reports: ...": the rest of the sentence, or where it ends there, the next paragraph."""
    tokens, sentences = scope.tokens, scope.sent.doc.sentences
    if high >= scope.end or tokens[high].text != ":":
        return None
    if any(t.pos not in {"SPACE", "PUNCT"} for t in tokens[high + 1 : scope.end]):
        return high + 1, scope.end
    n = scope.sent.i + 1
    if n >= len(sentences) or sentences[n].kind not in {"body", "item"}:
        return None
    start, block = sentences[n].start, sentences[n].block
    quote = scope.opening.get(start)
    if quote is not None:
        return start, quote.end
    while n < len(sentences) and sentences[n].block == block:
        n += 1
    return start, sentences[n - 1].end
