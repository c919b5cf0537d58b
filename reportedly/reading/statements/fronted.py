"""Before the cue: what is said ahead of its cue, and sources that only commas show.

[The talks failed,] the agency said.     [The president,] advisers say, [has grown tired].     [24 people died] a monitor said
by the parse                              between commas                                        by the last words alone
"""

from __future__ import annotations

from reportedly.cues import Cue
from reportedly.reading.findings import Range
from reportedly.reading.grammar import FINITE, NOUNS, SUBJECTS, child
from reportedly.reading.parse import Token
from reportedly.reading.quotes import Quote
from reportedly.reading.statements.scope import PAUSE, QUOTATION, Scope

OPEN_END = frozenset({",", "?", "!", "...", "…", "-", "—", "–"})
DASHES = frozenset({"—", "–", "--"})
JOINING = frozenset({"yet", "but", "and", "so", "while", "though"})


def said_before(
    scope: Scope, verb: Token, cue: Cue, low: int, high: int, clause: Token | None
) -> Range | None:
    """What is said before the cue: "[The talks failed,] the agency said"."""
    tokens, first = scope.tokens, scope.block_start()
    stop = low
    while stop > first and tokens[stop - 1].pos == "SPACE":
        stop -= 1
    if stop > first + 1 and tokens[stop - 1].lower == "as":  # "as the minister put it"
        stop -= 1
    i = stop
    while i > first and tokens[i - 1].text in PAUSE:
        i -= 1
    quote = scope.closing.get(i) or scope.closing.get(stop)
    if quote is not None and quote.start >= first and goes_on(scope, quote, low, clause):
        inside = tokens[quote.start].sent is scope.sent and tokens[quote.start - 1].text != ":"
        return (min(quote.start, scope.after_semicolon(quote.start)) if inside else quote.start), i
    if i == stop or i <= scope.start:
        return None
    if (quoted := quote_before(scope, i)) is not None:
        return quoted
    start = scope.after_semicolon(i)
    opener = tokens[start]
    if start >= i or (opener.dep == "advcl" and opener.head is verb and opener.tag in {"VBN", "VBG"}):
        return None  # "Asked if he would resign, he said “no”": when he said it
    if between_commas(scope, verb, low, high):
        return start, i
    if any(c.dep in {"ccomp", "parataxis", "csubj"} and c.i < low for c in verb.children):
        return start, i
    if verb.tag in {"VBG", "VB"} or tokens[low].lower in JOINING:
        return None
    after = {c.dep for c in verb.children if c.i > verb.i and not scope.resumes(c, c.edges()[0])}
    if clause is not None or after & {"xcomp", "attr", "acomp", "oprd"}:
        return None
    if "object" not in cue.addressee and object_behind(scope, verb) is not None:
        return None
    return (start, i) if (verb.is_root or set_apart(scope, verb)) and scope.has_clause(start, i) else None


def goes_on(scope: Scope, quote: Quote, low: int, clause: Token | None) -> bool:
    """Whether a quotation that ends right before a cue belongs to it: not "It is over.” He said that ..."."""
    tokens = scope.tokens
    last = quote.end - 1
    while last > quote.start and tokens[last].text[:1] in QUOTATION:
        last -= 1
    mid = tokens[quote.start].sent is scope.sent and any(
        t.pos not in {"SPACE", "PUNCT"} for t in tokens[scope.start : quote.start]
    )
    if mid and (clause is not None or not scope.has_verb(scope.start, quote.end)):
        return False  # 'In an interview on "Face the Nation," she said ...'
    if tokens[last].text in OPEN_END or not tokens[low].text[:1].isupper():
        return clause is None or any(i in scope.opening for i in range(low, clause.i + 1))
    return clause is None and scope.start < quote.end - 1 < scope.end


def quote_before(scope: Scope, end: int) -> Range | None:
    """A quotation that ends with a comma, and nothing but a name behind it: `"...," its coordinator, Ingrid Solheim, | told`."""
    tokens = scope.tokens
    for i in range(end, max(scope.start, end - 16), -1):
        quote = scope.closing.get(i) if i < end else None  # right before the cue: `goes_on` has judged it
        if quote is not None:
            return (quote.start, i) if tokens[i - 2].text in OPEN_END or tokens[i].text in PAUSE else None
        if tokens[i - 1].tag in FINITE and "relcl" not in {tokens[i - 1].dep, tokens[i - 1].head.dep}:
            return None
    return None


def between_commas(scope: Scope, verb: Token, low: int, high: int) -> bool:
    """A subject and a cue between commas: "the president, | advisers say, | has grown tired"."""
    if (
        high >= scope.end - 1
        or scope.tokens[high].text not in PAUSE
        or verb.tag not in {"VBD", "VBZ", "VBP", "VBN"}
    ):
        return False
    if verb.dep == "relcl" and any(c.tag in {"WP", "WDT", "WRB"} for c in verb.children):
        return False
    nxt = scope.tokens[high + 1]
    if (
        nxt.pos == "CCONJ"
        or nxt.tag in {"VBG", "VBN", "WP", "WDT", "WRB"}
        or high in scope.opening
        or high + 1 in scope.opening
    ):
        return False
    return any(c.dep in SUBJECTS and low <= c.i < high for c in verb.children)


def set_apart(scope: Scope, verb: Token) -> bool:
    """A short clause of subject and cue behind a comma, at the end of its sentence or before the next comma."""
    if any(c.lower == "as" for c in verb.children):
        return True
    if verb.dep in {"relcl", "acl"} or any(c.dep == "mark" or c.tag in {"WDT", "WP"} for c in verb.children):
        return False
    end = verb.edges()[1]
    tokens = scope.tokens
    return child(verb, "nsubj") is not None and (
        end >= scope.end - 2 or tokens[end].text in PAUSE or tokens[end - 1].text in PAUSE
    )


def interrupting(scope: Scope, verb: Token, high: int) -> tuple[list[Range], Token] | None:
    """ "To know him, | his aides said, | one must ...": the parser hangs the cue on the clause behind it."""
    tokens = scope.tokens
    if verb.dep != "parataxis" or verb.head.i < high or high >= scope.end or tokens[high].text not in PAUSE:
        return None
    start = verb.i
    while start > scope.start and tokens[start - 1].text not in PAUSE:
        start -= 1
    source = named(tokens[start : verb.i], start, verb.i)
    if source is None or start - 1 <= scope.start or start in scope.closing or start - 1 in scope.closing:
        return None
    return [(scope.after_semicolon(start), start - 1), (high + 1, scope.end)], source


def trailing(scope: Scope, verb: Token, cue: Cue) -> tuple[Range, Token] | None:
    """ "..., the EU mission Aspides said.": read by commas, where the parse is lost. What is said, and the source."""
    tokens, first = scope.tokens, scope.start
    if verb.tag not in {"VBD", "VBZ", "VBP"} or any(
        c.dep in {"xcomp", "acomp", "attr"} and c.i > verb.i for c in verb.children
    ):
        return None
    if any(
        t.pos == "VERB" and t.tag in FINITE and t.dep not in {"relcl", "advcl", "acl"}
        for t in tokens[verb.i + 1 : scope.end]
    ):
        return None
    if any(c.i > verb.i and (c.lower,) in cue.takes for c in verb.children):
        return None  # "..., yet he brags about his wealth"
    if "object" not in cue.addressee and object_behind(scope, verb) is not None:
        return None
    subject = child(verb, "nsubj")
    if subject is not None and subject.i > verb.i:  # "... more information said the spokesman"
        if verb.i == first or tokens[verb.i - 1].pos == "CCONJ" or not scope.has_verb(first, verb.i):
            return None
        return (said_from(scope, verb.i), verb.i), subject
    stop = verb.i
    while stop > first and tokens[stop - 1].pos in {"ADV", "AUX"}:
        stop -= 1
    apposed = stop > first and tokens[stop - 1].text == ","
    start, commas = (stop - 1, 2) if apposed else (stop, 1)
    while start > first:
        token = tokens[start - 1]
        if start in scope.closing or token.text in DASHES:
            break
        if token.text == ",":
            commas -= 1
            if not commas:
                break
        elif token.tag in {"WP", "WDT"}:
            commas += 1
        elif token.tag in FINITE and not apposed:
            return None if cue.weak else trailing_bare(scope, stop)
        start -= 1
    if start <= first:
        return None
    if tokens[start].pos == "CCONJ" or any(c.tag in {"WP", "WDT"} for c in verb.children):
        return None
    source = named(tokens[start:stop], start, stop)
    end = start - 1 if tokens[start - 1].text == "," else start
    if source is None or not (
        scope.has_verb(first, end) or any(t.text in {"?", "!"} for t in tokens[first:end])
    ):
        return None
    return (said_from(scope, end), end), source


def trailing_bare(scope: Scope, stop: int) -> tuple[Range, Token] | None:
    """ "... killed 24 people a monitor said": the comma is lost."""
    tokens, first = scope.tokens, scope.start
    start = stop
    while start > first and (
        tokens[start - 1].pos in {"NOUN", "PROPN", "ADJ", "PRON"}
        or tokens[start - 1].text in {"-", "'s", "(", ")"}
    ):
        start -= 1
        if tokens[start].pos == "PRON":
            break
    if start > first and tokens[start - 1].tag == "DT":
        start -= 1
    else:
        while start < stop and tokens[start].pos not in {"PROPN", "PRON"}:
            start += 1
    if start >= stop or start <= first or tokens[start - 1].tag in {"WP", "WDT", "IN", "WRB", "CC", "TO"}:
        return None
    source = named(tokens[start:stop], start, stop)
    if source is None or not scope.has_verb(first, start - 1):
        return None
    return (said_from(scope, start), start), source


def named(tokens: list[Token], start: int, stop: int) -> Token | None:
    """The head of a noun phrase: the noun that depends on nothing inside it; of several, the first that names rather than modifies."""
    heads = [t for t in tokens if t.pos in NOUNS and t.dep not in {"compound", "nmod", "poss", "amod"}]
    return next(
        (t for t in heads if not start <= t.head.i < stop or t.head is t), heads[-1] if heads else None
    )


def said_from(scope: Scope, end: int) -> int:
    """Where a content that ends here begins: at the head of its quotation or of the sentence."""
    quote = scope.closing.get(end) or scope.closing.get(end - 1)
    if quote is not None and quote.start >= scope.block_start():
        return min(scope.start, quote.start)
    return scope.start


def object_behind(scope: Scope, verb: Token) -> Token | None:
    """The direct object behind a verb; "this Tuesday" is none."""
    found = next((c for c in verb.children if c.dep == "dobj" and c.i > verb.i), None)
    if found is not None and found.i + 1 < scope.end and found.tag == "DT":
        following = scope.tokens[found.i + 1]
        if following.lower in scope.lexicon.days:
            return None
    return None if found is not None and found.lower in scope.lexicon.days else found
