"""Owners: the noun or the verb that a time belongs to, whatever the parser hangs it on.

Troops   killed   a warlord   blamed for   an ambush on 3 March   during a raid on Monday
         ←─────────────────────────────────────────── Monday
                                           ←──────── 3 March
"""

from __future__ import annotations

from reportedly.calendar import tenses
from reportedly.reading.findings import Time
from reportedly.reading.grammar import NOUNS, SUBJECTS, VERBS
from reportedly.reading.parse import Doc, Token
from reportedly.word_lists import word_list

TIED = word_list("tied_to_deeds")


def top_of(doc: Doc, start: int, end: int) -> Token:
    """The token of a range that the rest hangs on."""
    tokens = doc.tokens
    for token in tokens[start:end]:
        if (not start <= token.head.i < end or token.head is token) and token.dep != "det":
            return token
    return tokens[end - 1]


def owner_of(token: Token) -> Token | None:
    """The noun that a time belongs to: "Monday's [raid]", "the [raid] of 9 April", "the 2008 [war]"."""
    noun = token.head
    if token.dep == "pobj" and noun.lower == "of":
        noun = noun.head
    elif token.dep not in {"poss", "compound", "nmod", "amod", "nummod"}:
        return None
    return noun if noun.pos in NOUNS else None


def clause_above(verb: Token) -> Token:
    """The verb that a day under a reduced clause dates: "[captured] a commander based in Herat on Friday", "[led] a raid to free hostages on Friday"."""
    known = tenses()
    if verb.dep == "pcomp" and verb.head.dep == "prep" and verb.head.head.dep == "acl":
        verb = verb.head.head  # "operations aimed at freeing hostages"
    above = verb.head
    if verb.tag == "VB" and verb.dep == "advcl" and above.pos in VERBS:
        purpose = any(c.dep == "dobj" and c.lemma in known.missions for c in above.children)
        return above if purpose else verb
    which = verb.tag in {"VBN", "VBG", "VBD"} and verb.lemma in known.describing
    if verb.dep != "acl" or not (which or (verb.tag == "VB" and above.lemma in known.missions)):
        return verb
    return verb_over(above) or verb


def verb_over(noun: Token) -> Token | None:
    """The verb in whose clause a noun stands, unless it is its subject."""
    for _ in range(5):
        if noun.pos in VERBS:
            return noun
        if noun.head is noun or noun.dep in SUBJECTS:
            return None
        noun = noun.head
    return noun if noun.pos in VERBS else None


def clause_before(doc: Doc, time: Time, verb: Token) -> Token | None:
    """The verb of the fronted clause that a time ends: "Since the camp was [cleared] a week ago it has stood empty"."""
    before = doc.tokens[time.start - 1] if time.start else verb
    if verb.i < time.end or before.sent is not verb.sent or before.dep == "punct":
        return None
    return next((a for a in (before, *before.ancestors()) if a.dep == "advcl" and a.head is verb), None)


def before_break(doc: Doc, token: Token) -> Token | None:
    """The verb of the sentence that the parser broke in two: "seized a boat in Lae | district, Morobe province, on Friday"."""
    sent = token.sent
    if token.head is not token or not sent.i:
        return None
    before = doc.sentences[sent.i - 1]
    cut = before.tokens[-1].text[-1:].isalnum()  # "... in Muhammad | Agha district": no full stop
    if (
        not (cut or sent.tokens[0].text[:1].islower())
        or before.block != sent.block
        or any(t.pos in VERBS for t in sent.tokens)
    ):
        return None
    return before.root if before.root.pos in VERBS else None


def is_closing(doc: Doc, time: Time) -> bool:
    """Whether a bare day ends its sentence, and so dates its clause, whatever noun the parser hangs it on: "... in Herat province Friday"."""
    top = top_of(doc, time.start, time.end)
    after = doc.tokens[time.end : time.end + 2]
    if top.dep != "npadvmod" or not after:
        return False
    goes_on = (
        len(after) == 2 and after[0].text == "," and after[1].tag == "VBG"
    )  # "... province Friday, killing two"
    return after[0].text in {".", ";"} or goes_on


def is_last(doc: Doc, time: Time) -> bool:
    """Whether a time stands at the end of its sentence."""
    return time.end >= doc.tokens[time.start].sent.end - 1


def is_known_by(deed: Token) -> bool:
    """Whether a deed only says whom one speaks of: "a warlord blamed for [an attack]"."""
    link = deed.head.head
    return link.lemma in TIED and link.dep in {"acl", "amod"}
