"""Neighbours: what the cues of one sentence do to one another.

accused Baku of firing   and   accused Yerevan of lying     two statements of one speaker
Fars reported, citing a general, that ...                   the general's, by way of Fars
Iran would retaliate, Tehran said, state TV reported        what state TV reports ends before its own words
"""

from __future__ import annotations

from reportedly.reading.grammar import FINITE, child, subjects
from reportedly.reading.mentions.cast import Cast
from reportedly.reading.parse import Token
from reportedly.reading.statements import sources
from reportedly.reading.statements.draft import Draft
from reportedly.reading.statements.drafts import RELAYED
from reportedly.reading.statements.scope import PAUSE, TRAILING, Scope


def settled(drafts: list[Draft], scope: Scope, cast: Cast) -> list[Draft]:
    """The drafts of a sentence after they have seen one another: contents end where another speaker's words begin."""
    if len(drafts) > 1:
        for outer in drafts:
            for inner in drafts:
                if inner is not outer:
                    separate(outer, inner, scope, cast)
        drafts = [d for d in drafts if not any(claims(other, d) for other in drafts)]
        for draft in drafts:
            trail(draft, drafts, scope)
    relays: set[int] = set()
    for draft in drafts:
        relay = relayed(draft, scope)
        if relay is not None:
            draft.via = [*draft.source, *draft.via]
            draft.source = [relay[0]]
            draft.where = (min(draft.where[0], relay[1].i), max(draft.where[1], relay[1].i + 1))
            relays.add(relay[1].i)
    return [d for d in drafts if d.head.i not in relays]


def trail(draft: Draft, drafts: list[Draft], scope: Scope) -> None:
    """A participle behind a comma goes on from the finite cue right before it: "Police fired at nobody, she said, blaming criminals"."""
    verb = draft.head
    if verb.tag != "VBG" or verb.dep not in TRAILING or not scope.pauses(draft.where[0]):
        return
    before = next((t for t in reversed(scope.tokens[scope.start : verb.i]) if t.tag in FINITE), None)
    said = next((d for d in drafts if d.head is before and d.content[0][1] <= d.head.i), None)
    if said is not None and verb.head is not before:
        draft.source, draft.after = said.source, said.head


def separate(outer: Draft, inner: Draft, scope: Scope, cast: Cast) -> None:
    """Ends the content of one cue before the words of another that is no part of it."""
    at = inner.where[0]
    for i, (start, end) in enumerate(outer.content):
        if not start + 1 < at < end:
            continue
        if inner.cue is RELAYED:  # "X says A, | according to Y"
            if outer.head.i < inner.head.i:
                outer.content[i] = (start, at)
        elif parts(scope, inner, at, outer, cast):
            outer.content[i] = (start, at - 1)
            inner.source, inner.after = outer.source, outer.head
        elif inner.holds(outer.head.i) and not inner.cue.weak:
            # "A said B, | C reported": what A said ends where C's own words begin
            stop = max(e for s, e in inner.content if s <= outer.head.i < e)
            if start < stop < at and scope.tokens[stop].text in PAUSE:
                outer.content[i] = (start, stop)
        elif (own := own_clause(inner.head)) > start + 1 and outer.head.i < own < end:
            outer.content[i] = (start, own)


def claims(one: Draft, other: Draft) -> bool:
    """Whether two cues lay hold of one clause, and it is the first one's: "reminded those who complain | that ..."."""
    return (
        one is not other
        and one.content == other.content
        and not (
            one.cue.stance == "deny" and other.head.pos == "NOUN"
        )  # "dismissed Afghan allegations that ..."
        and one.head.i < other.head.i
        and one.head in other.head.ancestors()
    )


def parts(scope: Scope, inner: Draft, at: int, outer: Draft, cast: Cast) -> bool:
    """Whether a cue inside another's content is the same speaker's next.

    A participle behind a comma is, and so is a verb joined to what cannot be its fellow: "said the road was closed and accused ...",
    since roads accuse nobody, "accused Baku of firing and accused Yerevan ...".
    """
    verb, quote = inner.head, scope.quotes.around.get(at)
    if quote is not None and outer.holds(quote.start + 1):
        return False
    if verb.tag == "VBG":
        if child(verb, "aux") is not None:
            return False  # "said Chad, its neighbour, was asking for help"
        return scope.pauses(at) and verb.dep in TRAILING and verb.dep != "prep"
    if verb.dep != "conj" or verb.tag not in {"VBD", "VBZ"} or scope.tokens[at - 1].pos != "CCONJ":
        return False
    if outer.head.i > verb.i or child(verb, "nsubj") is not None:
        return False
    if verb.head.tag in {"VBG", "VB"}:
        return True
    speaker, party = sources.party(outer.source, cast), sources.known(subjects(verb), cast)
    return party is None or party is speaker


def own_clause(verb: Token) -> int:
    """Where a second clause begins that tells of another speaker: "said it had ended | and, asked why, Kyiv warned that ..."; -1 for
    none."""
    subject = child(verb, "nsubj")
    if verb.dep != "conj" or verb.tag not in FINITE or subject is None or subject.pos == "PRON":
        return -1
    return max((c.i for c in verb.head.children if c.dep == "cc" and verb.head.i < c.i < verb.i), default=-1)


def relayed(draft: Draft, scope: Scope) -> tuple[Token, Token] | None:
    """Who is cited behind a cue ("reported, citing the police"), and the participle."""
    subject = draft.source[0] if draft.source else draft.head
    held = (*subject.children, *draft.head.children)  # also "Citing an official, the paper said"
    before = [
        c for c in held if c.tag == "VBG" and c.i < draft.head.i
    ]  # "Channel 9, quoting an official, reports"
    for token in [*before, *scope.tokens[draft.head.i + 1 : scope.end]]:
        if (
            token.tag == "VBG"
            and token.lemma in scope.lexicon.relays
            and token.dep in TRAILING
            and not draft.holds(token.i)
        ):
            cited = child(token, "dobj")
            if cited is None or not (cited.pos in {"PROPN", "PRON"} or cited.lemma in scope.lexicon.speakers):
                return None  # "citing security concerns"
            near = token.head.i <= draft.head.i or token.head in draft.source or token.i <= draft.where[1] + 8
            return (cited, token) if near else None
    return None
