"""Denials: which statement a denial denies.

    Separatists accused Baku of breaking the truce, an accusation that the ministry called “false”.
    accusation                                      claim                      denies it

    The rebels said ten men had died. ... The army denied that anybody had died.
    shares its words, and is another's

Also across sentences and paragraphs. A denial that speaks of nothing said before it denies nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.cues import Cues
from reportedly.reading.events.disputes import disowns, is_side
from reportedly.reading.findings import Attribution
from reportedly.reading.grammar import POINTING, SUBJECTS
from reportedly.reading.mentions.cast import Cast
from reportedly.reading.parse import Doc, Token
from reportedly.word_lists import word_list

# What a denial can deny: words that tell something. Nobody denies a demand.
DENIABLE = frozenset({"assert", "accuse", "confirm", "warn", "express", "support", "threaten"})
WORDS = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "ADV", "NUM"})
EMPTY = word_list("saying_little")
COUNTED = word_list("numbers_denied")
CHARGES = word_list("charges_denied")
NOBODY = frozenset({"nobody", "none", "nothing", "no-one"})
NEAR, STEM, LOOK_BACK = 3, 6, 16


def link_denials(doc: Doc, found: list[Attribution], cast: Cast, lexicon: Cues) -> None:
    """Fills `denies` of the denials."""
    told = [stems(doc, s) for s in found]
    for n, said in enumerate(found):
        if said.stance == "deny":
            said.denies = denied(doc, found, told, n, cast, lexicon)
        elif said.stance == "assert" and contradicts(doc, said):
            before = previous(found, n)[:1]
            if any(
                negates(doc, said, told[m]) or points_back(doc, said) or answers(found[m], said, cast)
                for m in before
            ):
                said.denies = [found[m] for m in before]


def denied(
    doc: Doc, found: list[Attribution], told: Sequence[set[str]], n: int, cast: Cast, lexicon: Cues
) -> list[Attribution]:
    """The statements that one denial denies."""
    denial = found[n]
    if denial.cue_head.lemma in lexicon.retracting:  # nobody takes back another's words
        return [
            s for s in found[max(0, n - LOOK_BACK) : n] if s.source is denial.source and s.stance in DENIABLE
        ][-1:]
    for s in (
        *found[n + 1 : n + 6],
        *found[max(0, n - 5) : n],
    ):  # "denied an Iranian report that ...", "an account that he called false"
        named = denial.holds(s.cue_head.i) and (s.cue_head.pos == "NOUN" or s.cue_head.i > denial.cue_head.i)
        if s.source is not denial.source and s.stance in DENIABLE and (named or s.content == denial.content):
            return [s]
    cue = denial.cue_head
    if cue.dep == "relcl" and (
        cue.head.lemma in lexicon.claims or cue.head.lower == "something"
    ):  # "said that ..., an account that she called false"
        around = [s for s in found if s is not denial and s.holds(cue.i) and s.source is not denial.source]
        if around:
            return [min(around, key=lambda s: sum(end - start for start, end in s.content))]
    if refuses(doc, denial, lexicon):
        return []
    words = content_words(doc, denial)
    lemmas = {t.lemma for t in words if t.dep not in SUBJECTS or t.lower not in POINTING}
    things = any(t.pos in {"NOUN", "PROPN"} for t in words)
    opens = doc.tokens[denial.content[0][0]].lower == "any"  # "denied any wrongdoing"
    refers = opens or bool(lexicon.claims & lemmas) or (len(words) < NEAR and not things)
    points = any(t.lower in POINTING and t.dep not in SUBJECTS for t in words[:2])
    refers_to_more = len(words) > 1
    clears = disowns(denial)
    counted, charged = bool(COUNTED & lemmas), bool(CHARGES & lemmas)
    scored: dict[int, float] = {}
    about: dict[int, bool] = {}
    others = previous(found, n)
    for distance, m in enumerate(others):
        s = found[m]
        if denial.source is not None and s.source is not None and s.source is denial.source.part_of:
            continue  # a spokesman takes back nothing that his side said
        if counted and not any(t.pos == "NUM" for t in content_words(doc, s)):
            continue
        shared, accuses = len(told[n] & told[m]), s.stance == "accuse"
        about[m] = mentions(s, denial, cast)
        meant = accuses or about[m] or counted or not distance
        if clears and not (about[m] or accuses):
            continue
        near = (points and not distance) or (refers and distance < NEAR and meant)
        if shared or near or (about[m] and (accuses or refers or counted or not distance)):
            score = 2 * shared + 3 * about[m] + (2 + 4 * charged) * accuses + 2 * near - 0.75 * distance
            if points and not refers_to_more and not distance:
                score += 2  # "denied it": what was said last
            if score > 0:
                scored[m] = score
    if not scored:  # the charge is told later: "dismissing accusations ..., Peskov"
        later = [
            m
            for m in range(n + 1, len(found))
            if refers and found[m].stance == "accuse" and found[m].source is not denial.source
        ]
        return [
            found[m]
            for m in later
            if len(told[n] & told[m]) >= 2 or (charged and m <= n + NEAR and mentions(found[m], denial, cast))
        ][:1]
    top = max(scored, key=lambda m: (scored[m], m))
    made = [m for m in others if found[m].parent is found[top]]  # who relays a claim does not make it
    best = found[made[0] if made else top]
    same = [found[m] for m in (others if made else scored) if found[m] is not best]
    return [
        best,
        *(s for s in same if same_claim(s, best)),
        *(found[m] for m in scored if is_charge(found[m], best, about[m])),
    ]


def refuses(doc: Doc, denial: Attribution, lexicon: Cues) -> bool:
    """Whether words for a denial turn down what was offered or asked: "rejected the plan", "ruled out talks"."""
    if denial.cue_head.lemma == "rule":
        return True
    tops = [
        t
        for start, end in denial.content
        for t in doc.tokens[start:end]
        if not denial.holds(t.head.i) or t.head is t
    ]
    lemmas = {t.base for t in tops if t.pos == "NOUN"}
    return bool(lemmas & lexicon.offers) and not lemmas & lexicon.claims


def answers(charge: Attribution, said: Attribution, cast: Cast) -> bool:
    """Whether somebody who was just accused says that something is not so."""
    near = said.cue_head.sent.i - charge.cue_head.sent.i <= 2
    return charge.stance == "accuse" and near and mentions(charge, said, cast)


def same_claim(one: Attribution, other: Attribution) -> bool:
    """Whether two statements of one source, close by, make one claim."""
    near = abs(one.cue_head.sent.i - other.cue_head.sent.i) <= 1
    return one.source is not None and one.source is other.source and one.stance == other.stance and near


def is_charge(one: Attribution, best: Attribution, about: bool) -> bool:
    """Whether a statement is a charge against the one who denies, by the same side as the claim that is denied."""
    if one is best or one.stance != "accuse" or not about or one.source is None or best.source is None:
        return False
    sides = {id(best.source), id(best.source.part_of)} - {id(None)}
    return id(one.source) in sides - {id(best.source)} or one.source.part_of is best.source


def previous(found: list[Attribution], n: int) -> list[int]:
    """What others said before a statement, the nearest first."""
    here = found[n]
    return [
        m
        for m in range(n - 1, max(-1, n - LOOK_BACK - 1), -1)
        if (s := found[m]).source is not here.source
        and s.stance in DENIABLE
        and s is not here.parent
        and not s.holds(here.cue_head.i)
        and not here.holds(s.cue_head.i)
    ]


def mentions(said: Attribution, denial: Attribution, cast: Cast) -> bool:
    """Whether a statement speaks of the one who denies."""
    if denial.source is None:
        return False
    whole, country = denial.source.part_of, denial.source.country
    family = {id(denial.source), id(whole), id(whole.part_of if whole else None)} - {id(None)}
    for start, end in said.content:
        for i in range(start, end):
            mention = cast.at.get(i)
            if mention is None or mention.party is None:
                continue
            if id(mention.party) in family or (
                country and mention.party.country == country and is_side(mention.party, denial.source)
            ):
                return True
    return False


def contradicts(doc: Doc, said: Attribution) -> bool:
    """Whether a content says that something is not so: "it had not", "nobody had died", "no such visit is planned"."""
    words = [t for start, end in said.content for t in doc.tokens[start:end]][:12]
    return any(t.dep == "neg" or t.lower in {"nobody", "none", "no", "never", "nothing"} for t in words)


def negates(doc: Doc, said: Attribution, told: set[str]) -> bool:
    """Whether a content denies the very deed that was told: "nobody had died" after "ten men died"."""
    for start, end in said.content:
        for token in doc.tokens[start:end]:
            no = token.dep == "neg" or (token.lower in NOBODY and token.dep in {"nsubj", "nsubjpass", "dobj"})
            if no and token.head.base[:STEM] in told and token.head.pos == "VERB":
                return True
    return False


def points_back(doc: Doc, said: Attribution) -> bool:
    """A content that only speaks of what was told: "it had not", "no such visit is planned"."""
    words = [t for start, end in said.content for t in doc.tokens[start:end]]
    return any(t.lower == "such" for t in words[:3]) or not any(
        t.pos in {"VERB", "NOUN", "PROPN", "ADJ"} for t in words
    )


def content_words(doc: Doc, said: Attribution) -> list[Token]:
    return [
        t
        for start, end in said.content
        for t in doc.tokens[start:end]
        if t.pos not in {"PUNCT", "SPACE", "DET", "ADP", "AUX"} or t.lower in POINTING
    ]


def stems(doc: Doc, said: Attribution) -> set[str]:
    """What a content speaks of: its words, cut so that "sexually harassed" meets "sexual harassment"."""
    return {
        t.base[:STEM]
        for start, end in said.content
        for t in doc.tokens[start:end]
        if t.pos in WORDS and t.base not in EMPTY and len(t.lemma) > 2
    }
