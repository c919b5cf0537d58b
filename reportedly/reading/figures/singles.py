"""Singles: one person with an article, and nobody at all.

A soldier was killed and another wounded.      There were no casualties. Nobody was hurt.
1                        1                     0                         0
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.casualties import casualties
from reportedly.reading.figures.deeds import modifier
from reportedly.reading.figures.tolls import climbed
from reportedly.reading.findings import Number
from reportedly.reading.grammar import OBJECTS, noun_phrase
from reportedly.reading.parse import Doc, Token
from reportedly.reading.people import is_person

# measures in which one person with an article is a figure: "a soldier was killed"
SINGLE = frozenset({"killed", "injured", "detained", "missing", "released"})
ONE = frozenset({"a", "an", "another"})
WORDS = ONE | {"no", "nobody", "none", "without"}
PRONOUNS = frozenset({"him", "her", "he", "she"})
DEFINITE = ("killed", "detained")
PATIENTS = frozenset({"dobj", "nsubjpass"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
TELLING = frozenset({"report", "word", "sign"})  # "no reports of injuries"


def find_singles(doc: Doc, numbered: set[int]) -> Iterator[Number]:
    """One person ("a soldier was killed") and nobody ("no injuries"); tokens in `numbered` belong to other figures."""
    for token in doc.tokens:
        lower = token.lower
        if lower not in WORDS or token.i in numbered:
            if (
                token.dep in PATIENTS
                and token.tag in {"NN", "NNP"}
                and token.i not in numbered
                and token.children
            ):
                yield from titled(token)
            continue
        if lower in ONE:
            yield from one_person(token)
        elif lower == "without":
            for noun in token.children:
                if noun.dep == "pobj":
                    yield from nobody(token, noun)
        elif lower == "no":
            noun = token.head
            if noun.i > token.i and noun.lower != "one":
                yield from nobody(token, noun)
            elif noun.lower == "one":
                yield from no_one(token, noun)
        else:
            yield from no_one(token, token)


def find_definites(doc: Doc, found: Sequence[Number], numbered: set[int]) -> Iterator[Number]:
    """One known person, where no figure of the measure came before: "killing him", "the commander was arrested".

    Later in a report "the commander" is somebody who was counted already.
    """
    open_until = dict.fromkeys(DEFINITE, len(doc.tokens))
    for number in found:
        if number.measure in open_until and number.best != 0:
            open_until[number.measure] = min(open_until[number.measure], number.span[0])
    for token in doc.tokens[: max(open_until.values())]:
        if token.lower == "the" and token.dep == "det":
            noun = token.head
        elif token.lower in PRONOUNS:
            noun = token
        elif token.tag == "NNP" and token.dep in PATIENTS and is_person(token) is not False:
            noun = token  # "killing Rahim"
        else:
            continue
        if noun.dep not in PATIENTS or token.i in numbered or not (noun is token or is_somebody(noun)):
            continue
        sense = climbed(noun, noun) if noun.tag in {"NN", "NNP", "PRP"} else None
        if noun is token and token.tag == "NNP" and sense is not None and sense.measure != "killed":
            continue  # "captured Goma"
        if sense is not None and token.i < open_until.get(sense.measure, 0):
            open_until[sense.measure] = token.i
            group = noun_phrase(noun) if noun is not token else None
            yield Number((token.i, noun.i + 1), sense.measure, 1, 1, 1, group=group, head=noun, cue=sense.cue)


def one_person(token: Token) -> Iterator[Number]:
    """ "a soldier", "another": one person to whom something was done."""
    if token.dep != "det":
        if token.lower == "another" and (token.dep in OBJECTS or token.dep in SUBJECTS):
            sense = climbed(token, None)
            if sense is not None and sense.measure in SINGLE:
                yield Number((token.i, token.i + 1), sense.measure, 1, 1, 1, head=token, cue=sense.cue)
        return
    noun = token.head
    if (
        noun.i < token.i or noun.tag not in {"NN", "NNP"} or noun.dep == "appos"
    ):  # an apposition was counted already
        return
    if not is_somebody(noun) or noun.lemma in casualties().weak:
        return
    sense = climbed(noun, noun)
    if sense is not None and (sense.cue.dep == "csubj" or is_told(noun, sense.cue)):
        return  # "cremating a body takes hours", "the toll was confirmed to a reporter"
    if (sense is None or sense.measure not in SINGLE) and any(
        c.dep in {"acl", "relcl"} for c in noun.children
    ):
        sense = modifier(noun)
    if sense is not None and sense.measure in SINGLE:
        span = (token.i, noun.i + 1)
        yield Number(span, sense.measure, 1, 1, 1, group=noun_phrase(noun), head=noun, cue=sense.cue)


def is_told(noun: Token, cue: Token) -> bool:
    """Whether somebody only hears of a deed: "the toll was confirmed [to a reporter]"."""
    return noun.dep == "pobj" and noun.head.lower == "to" and noun.head.head is not cue


def is_somebody(noun: Token) -> bool:
    """Whether a noun in the singular is one person: "a coordinator" is, where a verb of harm governs it."""
    if noun.lemma in casualties().strong:
        return False  # "the dead" are many
    person = is_person(noun)
    if person is None and noun.lemma.endswith(casualties().agents):
        return noun.head.lower in casualties().headlines or noun.head.lower == "of"
    return bool(person)


def titled(token: Token) -> Iterator[Number]:
    """A name with what its bearer is: "killed Taliban leader Mahjur", "Sheikh Yassin was killed"."""
    beside = [c for c in token.children if c.dep in {"compound", "appos"}]
    if token.tag == "NN" and is_person(token):
        named = any(c.tag == "NNP" and c.i > token.i for c in beside) and not any(
            c.dep in {"det", "poss"} for c in token.children
        )
    else:
        named = (
            token.tag == "NNP"
            and is_person(token) is not False
            and any(c.lower in casualties().titles and c.dep == "compound" for c in beside)
        )
    if named:
        sense = climbed(token, token)
        if sense is not None and sense.measure in SINGLE:
            yield Number(
                (token.i, token.i + 1),
                sense.measure,
                1,
                1,
                1,
                group=noun_phrase(token),
                head=token,
                cue=sense.cue,
            )


def no_one(start: Token, token: Token) -> Iterator[Number]:
    """ "Nobody was hurt", "no one was killed", "none of the passengers died"."""
    sense = climbed(token, token)
    if sense is not None and sense.measure in SINGLE:
        yield Number((start.i, token.i + 1), sense.measure, 0, 0, 0, head=token, cue=sense.cue)


def nobody(token: Token, noun: Token) -> Iterator[Number]:
    """The measures that "no" or "without" empties."""
    words = casualties()
    if noun.lemma in TELLING:
        objects = [d for c in noun.children if c.lower == "of" for d in c.children if d.dep == "pobj"]
        if not objects:  # "no word on casualties" says nothing
            return
        noun = objects[0]
    emptied = words.zero.get(noun.lemma)
    if emptied is None and token.lower == "no" and is_person(noun):
        sense = climbed(noun, noun)
        emptied = (sense.measure,) if sense is not None and sense.measure in SINGLE else None
    for measure in emptied or ():
        yield Number((token.i, noun.i + 1), measure, 0, 0, 0, group=(noun.i, noun.i + 1), head=noun)
