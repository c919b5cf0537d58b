"""Scope: how far a cue reaches in its sentence, and where its own words end.

    The talks failed, | the agency said on Monday, | adding that nobody was hurt
    content             the cue's own clause         the next cue

What cues have in common, whatever their pattern; speech.py and contents.py find the contents with it.
"""

from __future__ import annotations

from reportedly.cues import Cue, Cues
from reportedly.reading.findings import Range
from reportedly.reading.grammar import FINITE, SUBJECTS, VERBS, child
from reportedly.reading.parse import Sentence, Token
from reportedly.reading.quotes import Quotes

EDGE = frozenset(", ; : . - – — ... … -- ― ) (".split())
PAUSE = frozenset((",", "-", "–", "—", "--", "―"))
QUOTATION = frozenset("“”\"'‘’«»`")
BARELY = frozenset({"only", "merely", "simply", "again", "also", "later", "earlier", "separately", "instead"})
PAST = frozenset({"VBD", "VBZ", "VBP", "VBN"})
SHIFTED = frozenset({"had", "would"})
SUBORDINATE = frozenset({"relcl", "advcl", "pcomp"})
CONCEDING = frozenset({"although", "though", "while", "whereas"})
BESIDE = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod", "npadvmod", "prep", "agent", "dative", "prt", "dobj", "advcl", "expl", "attr", "mark"})  # fmt: skip
TRAILING = frozenset({"advcl", "acl", "ccomp", "prep", "conj", "xcomp", "dep"})


class Scope:
    """One sentence with its quotations, asked cue by cue."""

    def __init__(self, sent: Sentence, lexicon: Cues, quotes: Quotes) -> None:
        self.sent, self.start, self.end = sent, sent.start, sent.end
        self.tokens = sent.doc.tokens
        self.lexicon, self.quotes = lexicon, quotes
        self.opening, self.closing = quotes.opening, quotes.closing

    def pauses(self, i: int) -> bool:
        """Whether a comma or dash stands before a token, or a quotation that ends with one."""
        if i <= self.start:
            return False
        return self.tokens[i - 1].text in PAUSE or (i in self.closing and self.tokens[i - 2].text in PAUSE)

    def has_verb(self, start: int, end: int) -> bool:
        return any(t.tag in FINITE for t in self.tokens[start:end])

    def has_clause(self, start: int, end: int) -> bool:
        """Whether a main clause stands there, not only a relative clause or "while ..."."""
        for token in self.tokens[start:end]:
            if token.tag in FINITE:
                verb = token.head if token.dep in {"aux", "auxpass"} else token
                while verb.dep in {"ccomp", "conj", "xcomp"} and start <= verb.head.i < end:
                    verb = verb.head  # "[asked] whether he would stay"
                if verb.dep not in SUBORDINATE:
                    return True
        return False

    def block_start(self) -> int:
        """The first token of the paragraph."""
        sentences, n = self.sent.doc.sentences, self.sent.i
        while n and sentences[n - 1].block == self.sent.block:
            n -= 1
        return sentences[n].start

    def after_semicolon(self, i: int) -> int:
        """The start of the sentence, or of the part behind its last semicolon before a token."""
        start, spoken = self.start, False
        for j in range(start, i):
            token = self.tokens[j]
            if token.tag in FINITE and token.lemma in self.lexicon.alone:
                spoken = True  # "the army said A; the rebels said B": each its own
            elif spoken and token.text == ";" and j not in self.quotes.around:
                start, spoken = j + 1, False
        return start

    def rightward(self, verb: Token, first: Token) -> Range:
        """From the start of a complement to where the cue's own words go on, else to the end of what hangs on the cue."""
        low = first.edges()[0]
        if low <= verb.i < first.i:  # "which the army says [holds the town]"
            low = min(t.i for t in first.subtree() if t.i > verb.i)
        if low - 1 in self.opening:
            low -= 1
        high = max([c.edges()[1] for c in verb.children if c.i >= first.i] or [first.edges()[1]])
        return low, self.cut(low, high, verb)

    def cut(self, low: int, high: int, verb: Token) -> int:
        """The end of a content that starts at `low`: before a verb coordinated with the cue, "adding that", "in a statement"."""
        for c in verb.children:
            if c.i <= low or c.i >= high:
                continue
            start = c.edges()[0]
            if c.dep == "conj" and verb.pos in VERBS:
                if is_fellow(verb, c) and child(c, "mark") is None and not self.goes_on(verb, c):
                    links = [d.i for d in verb.children if d.dep in {"cc", "punct"} and low < d.i < start]
                    high = min(high, max(links, default=start))
            elif c.dep == "advcl" and self.pauses(start) and self.tokens[start].lower in CONCEDING:
                high = min(high, start - 1)
            elif (c.dep == "parataxis" and self.tokens[start - 1].text != ":") or self.resumes(c, start):
                high = min(high, start)
        for i in range(low, high):
            token = self.tokens[i]
            if token.text == ";" and i not in self.quotes.around:
                return i
            if token.dep == "appos" and token.lemma in self.lexicon.claims and self.is_verdict(token, low):
                return token.edges()[0] - 1
        return high

    def is_verdict(self, claim: Token, low: int) -> bool:
        """Whether an apposition tells what others make of the words before it: "said it held Goma, [a claim the army rejected]"."""
        start = claim.edges()[0]
        told = any(c.dep == "relcl" for c in claim.children)
        return (
            told
            and start - 1 > low
            and self.tokens[start - 1].text == ","
            and start - 1 not in self.quotes.around
        )

    def goes_on(self, verb: Token, other: Token) -> bool:
        """ "says she hopes to win, but she knows ...": a coordinated verb with the pronoun that the content began with."""
        subject = child(other, "nsubj", "nsubjpass")
        if (
            subject is not None
            and verb.tag == "VBD"
            and any(c.dep == "aux" and c.lower in SHIFTED for c in other.children)
        ):
            return (
                True  # "said the peak had passed, and prospects had dimmed": told in the past of what is told
            )
        clause = child(verb, "ccomp")
        first = (
            child(clause, "nsubj", "nsubjpass")
            if clause is not None and verb.i < clause.i < other.i
            else None
        )
        return (
            subject is not None
            and first is not None
            and subject.pos == "PRON"
            and subject.lower == first.lower
        )

    def resumes(self, c: Token, start: int) -> bool:
        """ ", adding that ...", ", quoted by ...", ", in a statement": words of the cue, not of the content."""
        if not self.pauses(start):
            return False
        if c.dep in TRAILING and c.tag in {"VBG", "VBN"}:
            if c.lemma in self.lexicon.relays:
                return c.i - start <= 2
            return c.tag == "VBG" and c.lemma in self.lexicon.alone and c.i - start <= 2
        if c.dep == "prep":
            inner = child(c, "pobj")
            return inner is not None and inner.lemma in self.lexicon.venues
        return False

    def phrase(self, token: Token) -> Range:
        """A noun phrase with all that hangs on it, up to a participle that carries on the cue."""
        low, high = token.edges()
        return low, self.cut(low, high, token)

    def cue_clause(self, verb: Token, cue: Cue) -> Range:
        """The cue with its subject and what stands directly beside them: "the army said on Monday"."""
        return self.clause_start(verb), self.clause_end(verb, cue)

    def clause_start(self, verb: Token) -> int:
        low = verb.i
        for c in reversed(verb.children):
            if c.i > verb.i:
                continue
            start, end = c.edges()
            apposed = c.dep == "punct" and c.text in PAUSE and end == low
            if apposed and any(d.dep in SUBJECTS and d.edges()[1] == c.i for d in verb.children):
                low = c.i  # "Rybkin, the secretary, | said"
                continue
            if c.dep not in BESIDE or end != low:
                break
            if (
                c.dep in {"prep", "advcl", "npadvmod"}
                and low != verb.i
                and self.tokens[end - 1].text in PAUSE
            ):
                break
            low = start
        return low

    def clause_end(self, verb: Token, cue: Cue) -> int:
        tokens, high = self.tokens, verb.i + 1
        for c in verb.children:
            if c.i < verb.i:
                continue
            start, end = c.edges()
            if c.dep not in BESIDE or start in self.opening or self.resumes(c, start):
                break
            if c.dep in {"dobj", "attr"} and "object" not in cue.addressee:
                break
            if any(t.text not in PAUSE for t in tokens[high:start]):
                break
            inner = next((i for i in range(start, end) if i in self.opening), None)
            if inner is not None:  # `said in his book: "..."`
                return (
                    max(high, inner - 1)
                    if tokens[inner - 1].text in PAUSE or tokens[inner - 1].text == ":"
                    else high
                )
            high = max(high, end)
        return high

    def trimmed(self, where: Range) -> Range | None:
        """A content without the marks and the "that" at its edges."""
        tokens = self.tokens
        low, high = where
        if high - low > 2 and tokens[low].lower in BARELY and is_that(tokens[low + 1]):
            low += 1  # "said [only] that"
        while low < high and (tokens[low].pos == "SPACE" or tokens[low].text in EDGE or is_that(tokens[low])):
            low += 1
        while high > low and (tokens[high - 1].pos in {"SPACE", "CCONJ"} or tokens[high - 1].text in EDGE):
            high -= 1
        quote = self.opening.get(low)
        if quote is not None and quote.end >= high and high - low > 2:
            low += 1
            if quote.end == high:
                high -= 1
            while high > low + 1 and (tokens[high - 1].pos == "SPACE" or tokens[high - 1].text == ","):
                high -= 1
        return (low, high) if low < high else None


def is_that(token: Token) -> bool:
    """The "that" that opens a clause."""
    return token.lower == "that" and (token.dep == "mark" or (token.dep == "dobj" and token.head.i > token.i))


def is_fellow(verb: Token, other: Token) -> bool:
    """Whether two coordinated verbs can be fellows: "said ... and accused", "saying ... and accusing"."""
    if verb.tag in {"VBG", "VB"}:
        return other.tag == verb.tag
    return other.tag in PAST


def is_finite(c: Token) -> bool:
    """A clause with a verb that has a tense, or one with "that", "whether", "what": not "[saw] them leave"."""
    if c.pos not in VERBS:
        return any(d.lemma == "be" or d.dep in {"cop", "aux"} for d in c.children)
    if c.tag in FINITE or (c.tag == "VBN" and child(c, "nsubj")):
        return True
    return any(
        (d.dep in {"aux", "auxpass"} and d.lower != "to") or d.dep == "mark" or d.tag in {"WP", "WDT", "WRB"}
        for d in c.children
    )


def is_small(c: Token) -> bool:
    """A clause without a verb: "[it false]", "[him a liar]"."""
    return c.pos not in VERBS and not any(d.dep in {"cop", "aux"} or d.lemma == "be" for d in c.children)


def is_stray(c: Token) -> bool:
    """A finite clause that the parser did not call a complement: no "if ...", "when ..." and no infinitive."""
    if c.dep not in {"advcl", "dep", "pcomp", "relcl", "acl"} or c.tag in {"VBG", "VBN"}:
        return False
    deps = {d.dep for d in c.children}
    if not deps & SUBJECTS or any(
        d.tag in {"WRB", "WP", "WDT"} or (d.tag == "IN" and d.lower != "that" and not d.children)
        for d in c.children
        if d.i < c.i
    ):
        return False
    return all(d.lower in {"that", "whether"} for d in c.children if d.dep == "mark") and (
        c.tag in FINITE or "aux" in deps
    )


def to_do(c: Token) -> bool:
    """An infinitive with "to"."""
    return any(d.lower == "to" and d.dep == "aux" for d in c.children)
