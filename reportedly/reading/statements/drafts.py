"""Drafts: the statements of one sentence before anybody knows who their parties are.

    the claim by Iran that a jet was shot down   |  was said to have fled   |  according to the agency, ...
    a noun's                                        a verb's                   a phrase's

"Did not say", "could say", "declined to comment" and "neither confirmed nor denied" tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.cues import Cue, Cues
from reportedly.reading.findings import Range
from reportedly.reading.grammar import NOUNS, SUBJECTS, VERBS, child, is_passive, subjects
from reportedly.reading.mentions.cast import Cast
from reportedly.reading.negation import is_negated
from reportedly.reading.parse import Token
from reportedly.reading.quotes import Quote
from reportedly.reading.statements import sources
from reportedly.reading.statements.draft import Draft
from reportedly.reading.statements.gapped import gapped
from reportedly.reading.statements.patterns import attitude_of, content_of
from reportedly.reading.statements.scope import EDGE, PAUSE, Scope, to_do
from reportedly.reading.statements.utterance import uttered

TAKES_CLAIM = frozenset({("object",), ("claim",), ("predicate",)})
COUNTS = frozenset({("count",), ("tally",)})
BEARERS = NOUNS | {"NUM", "DET", "ADJ"}  # "one of them is sure that ..."
VIEWS = frozenset({"words", "view", "opinion", "telling", "judgment", "judgement", "estimation", "reckoning"})
RELAYED = Cue(("according", "to"), "assert", (("object",),))
RUMOURED = Cue(("reportedly",), "assert", (("clause",),))


def find_drafts(scope: Scope, cast: Cast) -> list[Draft]:
    """The statements whose cue stands in this sentence. Nouns come first: "made the claim that" is one cue, and "made" none."""
    lexicon, tokens = scope.lexicon, scope.tokens[scope.start : scope.end]
    nouns, verbs, openers = lexicon.nouns, lexicon.verbs, lexicon.openers
    adjectives, adverbs = lexicon.adjectives, lexicon.adverbs
    found: list[Draft] = []
    for token in tokens:
        if token.pos == "NOUN" and token.lemma in nouns:
            found.extend(noun_drafts(token, scope, cast))
    used = {d.head.head.i for d in found if d.where[0] < d.head.i}
    for n, token in enumerate(tokens):
        lower = token.lower
        if (lower in openers and n + 1 < len(tokens) and (lower, tokens[n + 1].lower) in lexicon.phrases) or (
            lower == "in" and token.dep == "prep" and is_view(token)
        ):
            found.extend(phrase_drafts(token, scope))
        elif lower in adjectives and is_attitude(token):
            found.extend(attitude_drafts(token, scope))
        elif token.pos in VERBS:
            if token.lemma in verbs and token.i not in used:
                found.extend(verb_drafts(token, scope))
        elif lower in adverbs and token.head.pos in VERBS:
            content = [r for r in map(scope.trimmed, around(token.head.edges(), (token.i, token.i + 1))) if r]
            found.append(Draft(RUMOURED, token, (token.i, token.i + 1), content, []))
    return [*found, *gapped(found, scope)]


def verb_drafts(verb: Token, scope: Scope) -> Iterator[Draft]:
    """The statement of a verb, if it happens and has both content and, unless it is a passive such as "is believed", a source."""
    lexicon = scope.lexicon
    start = uttered(verb, lexicon)
    if start is None or verb.dep == "amod":
        return
    for cue in lexicon.verbs[verb.lemma]:
        match = content_of(scope, verb, cue)
        if match is None or (verb.dep == "acl" and (cue.weak or cue.texts)):
            continue
        if verb.dep == "acl" and verb.lemma in lexicon.relays and match.pattern == ("object",):
            continue  # "a guard, cited by the radio, said": the radio relays what he said
        if verb.lemma in lexicon.unsaid and any(
            c.dep == "xcomp" and c.lemma in lexicon.verbs for c in verb.children
        ):
            return  # "refused to confirm"
        where = (start, max(verb.i, match.last.i if match.last else 0) + 1)
        source, via, where = sources.speakers(verb, where, lexicon)
        if match.source is not None:
            source = [match.source]
        elif match.content[0][1] <= verb.i and not is_passive(verb):
            source = sources.outside(verb, source, match.content)
        swapped = len(source) == 1 and source[0].i > verb.i and not is_passive(verb)
        if swapped and "object" in cue.addressee and (beside := sources.beside(verb)):
            match.addressee, source = (
                source[0],
                beside,
            )  # "Ingrid Solheim, told reporters", not "warned the mayor"
        if not source and not (
            is_passive(verb) and verb.lemma in lexicon.passives and match.pattern != ("object",)
        ):
            continue
        if cue.texts and not any(t.lemma in lexicon.texts for t in source):
            continue
        if match.pattern in COUNTS and not any(
            t.pos == "PROPN" or t.tag == "PRP" or t.base in lexicon.speakers for t in source
        ):
            continue  # "his death raised the toll to nine"
        if source and any(s <= source[0].i < e for s, e in match.content):
            continue
        addressee = match.addressee if match.addressee not in source else None
        yield Draft(cue, verb, where, match.content, source, via, addressee, match.pattern)
        return


def is_attitude(word: Token) -> bool:
    """An adjective behind its verb, or a participle that the parser takes for a passive: "is worried", not "encouraged them"."""
    return word.dep == "acomp" or (
        word.tag == "VBN" and child(word, "nsubjpass") is not None and child(word, "agent") is None
    )


def attitude_drafts(word: Token, scope: Scope) -> Iterator[Draft]:
    """ "The mayor is worried that ...": an attitude by its adjective."""
    verb = word.head if word.dep == "acomp" else word
    start = uttered(verb, scope.lexicon) if verb.pos in VERBS else None
    source = [t for t in subjects(verb) if t.pos in BEARERS and t.lower not in {"it", "there"}]
    if start is None or not source:
        return
    for cue in scope.lexicon.adjectives[word.lower]:
        match = attitude_of(scope, word, cue)
        if match is not None:
            last = match.last or word
            where = (min(start, verb.i), last.i + 1)
            yield Draft(cue, word, where, match.content, source, pattern=match.pattern)
            return


def noun_drafts(noun: Token, scope: Scope, cast: Cast) -> Iterator[Draft]:
    """ "an accusation that ...", "the claim by X that ...", "expressed fear that ...": nouns that stand for words."""
    verb = noun.head
    light = noun.dep == "dobj" and verb.pos in VERBS and verb.lemma in scope.lexicon.light
    start = uttered(verb, scope.lexicon) if light else noun.i
    if start is None or is_negated(noun):
        return
    owners = sources.owners(noun, cast)
    where = (start, noun.i + 1)
    source = sources.speakers(verb, where, scope.lexicon)[0] if light else owners
    for cue in scope.lexicon.nouns[noun.lemma]:
        if cue.light and not light:
            continue
        for pattern in cue.takes:
            part = noun_content(noun, pattern[0], verb if light else None, scope.lexicon)
            if part is None or not (source or pattern == ("clause",)):
                continue
            low, high = part.edges()
            if source and low <= source[0].i < high:
                continue
            content = scope.trimmed((low, scope.cut(low, high, part)))
            if content:
                yield Draft(cue, noun, where, [content], source, pattern=pattern)
                return


def noun_content(noun: Token, pattern: str, verb: Token | None, lexicon: Cues) -> Token | None:
    """What hangs on the noun, or on the light verb behind it: a that-clause, an infinitive, or what a preposition holds."""
    for holder in (noun,) if verb is None else (noun, verb):
        for c in holder.children:
            if c.i <= noun.i:
                continue
            if pattern == "clause":
                if c.dep in {"acl", "ccomp", "relcl", "advcl"} and tells(c, lexicon):
                    return c
            elif pattern == "do":
                if holder is noun and c.dep in {"acl", "xcomp", "relcl"} and to_do(c):
                    return c
            elif c.dep == "prep" and c.lower == pattern:
                inner = child(c, "pcomp", "pobj")
                if inner is not None:
                    return inner
    return None


def tells(clause: Token, lexicon: Cues) -> bool:
    """Whether a clause with "that" tells what the noun before it says; in "an accusation that the ministry called false" the
    accusation is what is called so."""
    that = next((c for c in clause.children if c.lower == "that" and c.i < clause.i), None)
    if that is None or that.dep in SUBJECTS:
        return False
    cues = lexicon.verbs.get(clause.lemma, ())
    transitive = clause.lemma in lexicon.light or any(TAKES_CLAIM & set(cue.takes) for cue in cues)
    return not transitive or (that.dep == "mark" and child(clause, "dobj", "nsubjpass", "ccomp") is not None)


def is_view(opening: Token) -> bool:
    """ "[In] the words of the monitor", "[in] the opinion of the court"."""
    view = child(opening, "pobj")
    return view is not None and view.lower in VIEWS and any(c.lower == "of" for c in view.children)


def phrase_drafts(token: Token, scope: Scope) -> Iterator[Draft]:
    """ "according to X", "in the words of X": the longest run that it can cover."""
    prep = next((t for c in token.children for t in (c, *c.children) if t.dep == "prep"), token)
    named = child(prep, "pobj", "pcomp")
    if named is None:
        return
    tokens = scope.tokens
    low, high = token.edges()
    while high > token.i + 2 and tokens[high - 1].text in EDGE:
        high -= 1
    high = behind_relay(scope, high)
    before = low
    while before > scope.start and (tokens[before - 1].text in PAUSE or tokens[before - 1].pos == "SPACE"):
        before -= 1
    first = scope.start
    while first < before and tokens[first].pos in {"SPACE", "CCONJ", "PUNCT"}:
        first += 1
    quote, head = scope.closing.get(before), token.head
    if quote is not None and (not tokens[low].text[:1].isupper() or before > scope.start + 1):
        content = [(min(quote.start, scope.start), before), *goes_on(scope, quote, high)]
    elif first >= before:
        stop = next((t.i for t in tokens[high : scope.end] if t.text == ";"), scope.end)
        content = [(high, stop)]
    elif all(t.pos in {"PUNCT", "SPACE"} for t in tokens[high : scope.end]):
        content = [(scope.after_semicolon(before), before)]
    elif head.is_root or head.pos not in VERBS:
        content = [(scope.start, before), (high, scope.end)]
    else:
        content = around(head.edges(), (low, high))
    ranges = [r for r in map(scope.trimmed, content) if r]
    if ranges:
        yield Draft(RELAYED, token, (token.i, prep.i + 1), ranges, [named])


def goes_on(scope: Scope, quote: Quote, high: int) -> list[Range]:
    """The second half of a quotation that a phrase interrupts: `“The poll,” according to the mayor, [“was a farce”]`."""
    tokens = scope.tokens
    while high < scope.end and tokens[high].text in PAUSE:
        high += 1
    rest = scope.opening.get(high)
    broken = any(t.text == "," for t in tokens[quote.end - 2 : quote.end + 1])
    return [(rest.start, rest.end)] if rest is not None and broken else []


def behind_relay(scope: Scope, high: int) -> int:
    """Where the words of a phrase end that cites another source: "According to Fars, quoting a general, ..."."""
    i = high + 1 if high < scope.end and scope.tokens[high].text in PAUSE else high
    if i >= scope.end or scope.tokens[i].tag != "VBG" or scope.tokens[i].lemma not in scope.lexicon.relays:
        return high
    cited = child(scope.tokens[i], "dobj")
    return high if cited is None else max(cited.i + 1, cited.edges()[1])


def around(whole: Range, hole: Range) -> list[Range]:
    """A range without another inside it."""
    parts = [(whole[0], min(hole[0], whole[1])), (max(hole[1], whole[0]), whole[1])]
    return [(start, end) for start, end in parts if start < end]
