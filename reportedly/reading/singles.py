"""Singles: one person with an article, and nobody at all.

A soldier was killed and another wounded.      There were no casualties. Nobody was hurt.
1                        1                     0                         0
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.measures import casualties
from reportedly.reading.findings import Number
from reportedly.reading.grammar import OBJECTS, noun_phrase
from reportedly.reading.parse import Doc, Sentence, Token
from reportedly.reading.tolls import climbed, is_person, modifier

# measures in which one person with an article is a figure: "a soldier was killed"
SINGLE = frozenset({"killed", "injured", "detained", "missing", "released"})


def singles(doc: Doc, sent: Sentence, numbered: set[int]) -> Iterator[Number]:
    """One person with an article ("a soldier was killed") and nobody ("no injuries", "nobody was hurt")."""
    for i in range(sent.start, sent.end):
        token = doc.tokens[i]
        lower = token.lower
        if lower in {"a", "an", "another"} and token.dep == "det" and i not in numbered:
            noun = token.head
            if (
                noun.tag not in {"NN", "NNP"}
                or noun.i < i
                or not is_person(noun)
                or noun.lemma in casualties().weak
            ):
                continue
            sense = climbed(noun, noun)
            if sense is not None and sense.cue.dep == "csubj":  # "cremating a body takes hours"
                continue
            if sense is None or sense.measure not in SINGLE:
                sense = next(
                    (s for c in noun.children if c.dep in {"acl", "relcl"} and (s := modifier(noun))), None
                )
            if sense is not None and sense.measure in SINGLE:
                yield Number(
                    (i, noun.i + 1), sense.measure, 1, 1, 1, group=noun_phrase(noun), head=noun, cue=sense.cue
                )
        elif lower == "another" and token.dep in OBJECTS | {"nsubjpass", "nsubj"}:
            sense = climbed(token, None)
            if sense is not None and sense.measure in SINGLE:
                yield Number((i, i + 1), sense.measure, 1, 1, 1, head=token, cue=sense.cue)
        elif lower == "no" and token.dep in {"det", "neg"} and token.head.i > i:
            yield from nobody(token, token.head)
        elif lower in {"nobody", "none"} or (
            lower == "one" and i > sent.start and doc.tokens[i - 1].lower == "no"
        ):
            start = i if lower != "one" else i - 1
            sense = climbed(token, token)
            if sense is not None and sense.measure in SINGLE:
                yield Number((start, i + 1), sense.measure, 0, 0, 0, head=token)
        elif lower == "without" and token.dep == "prep":
            for d in token.children:
                if d.dep == "pobj":
                    yield from nobody(token, d)


def nobody(token: Token, noun: Token) -> Iterator[Number]:
    """The measures that "no" or "without" empties."""
    words = casualties()
    if noun.lemma in {"report", "word", "sign"}:
        noun = next(
            (e for c in noun.children if c.dep == "prep" for e in c.children if e.dep == "pobj"), noun
        )
    emptied = words.zero.get(noun.lemma)
    if emptied is None and token.lower == "no" and is_person(noun):
        sense = climbed(noun, noun)
        emptied = (sense.measure,) if sense is not None and sense.measure in SINGLE else None
    for measure in emptied or ():
        yield Number((token.i, noun.i + 1), measure, 0, 0, 0, group=(noun.i, noun.i + 1), head=noun)
