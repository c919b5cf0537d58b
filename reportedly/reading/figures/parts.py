"""Parts: what a number takes over from another one near it.

14 bodies, nine of them civilians and five of them soldiers      parts of a total
One was killed on Friday and one on Saturday.                    a gapped clause
Earlier the agency had spoken of six.                            what was counted before
24 civilians, 24 fighters and 25 militiamen have been killed.    a list under one verb
"""

from __future__ import annotations

from reportedly.casualties import casualties
from reportedly.reading.figures.counted import Counted
from reportedly.reading.figures.deeds import Sense
from reportedly.reading.figures.tolls import toll
from reportedly.reading.parse import Doc, Token
from reportedly.reading.people import is_person

MEMORY = 2  # sentences
TOLD = frozenset({"nsubj", "nsubjpass", "dobj"})
PLACING = frozenset({"in", "at", "near", "on", "outside"})


def share(doc: Doc, counted: list[Counted]) -> None:
    """Give parts, repeated and gapped numbers the sense of the number that they go on from, and note the totals."""
    previous: Counted | None = None  # in the same sentence
    told: Counted | None = None  # the last that says something of people
    first: Counted | None = (
        None  # the first of its sentence: "Four died, seven were hurt. The figure …" is of the dead
    )
    divided: Counted | None = None  # the total of "two of the seven missions", in the same sentence
    for item in counted:
        sent = item.token.sent
        if previous is not None and previous.token.sent is not sent:
            previous = divided = None
        if told is not None and sent.i - told.token.sent.i > MEMORY:
            told = None
        if (
            previous is not None
            and previous.noun is item.noun is not None
            and item.token is not previous.token
        ):
            previous.whole = divided = item
        elif divided is not None and item.noun is None and item.token.dep in {"nsubj", "nsubjpass"}:
            item.whole = divided  # "... were let in; four were refused"
        elif previous is not None and is_whole_of(doc, previous, item):
            previous.whole = item
        elif previous is not None:
            take_part(doc, previous, item)
        if (
            item.sense is None
            and item.noun is None
            and told is not None
            and told.token.sent is sent
            and is_gapped(item.token)
        ):
            inherit(item, told)
        if item.sense is not None and item.sense.repeats:
            again = first if told is not None and first is not None and told.token.sent is not sent else told
            before = again.sense if again is not None else told_of(doc, item)
            item.sense = Sense(before.measure, item.sense.cue) if before is not None else None
        if item.sense is not None:
            if first is None or first.token.sent is not sent:
                first = item
            told = item
        previous = item


def told_of(doc: Doc, item: Counted) -> Sense | None:
    """What the toll counts that the sentence before speaks of without a number: "The toll rose again. The mayor put it at 54." """
    if item.token.sent.i == 0:
        return None
    tolls = casualties().tolls
    sent = doc.sentences[item.token.sent.i - 1]
    found = next((t for t in doc.tokens[sent.start : sent.end] if t.lemma in tolls and t.dep in TOLD), None)
    sense = toll(found) if found is not None else None
    return sense if sense is not None and not sense.repeats else None


def take_part(doc: Doc, previous: Counted, item: Counted) -> None:
    """Note of which total the item is a part, and give it that total's sense where it has none of its own."""
    listed = previous.whole is not None and is_listed(doc, previous, item)
    if not listed and not is_part(doc, previous, item):
        return
    total = previous.whole if listed and previous.whole is not None else previous
    if item.sense is None and (item.noun is None or is_person(item.noun) is not False):
        inherit(item, total)
    if item.sense is None or total.sense is None or item.sense.measure == total.sense.measure:
        item.whole = total


def inherit(item: Counted, other: Counted) -> None:
    if other.sense is not None:
        item.sense = Sense(other.sense.measure, item.token)


def share_back(doc: Doc, counted: list[Counted]) -> None:
    """Give the first items of a list the sense of the last: "24 civilians, 24 fighters and 25 militiamen have been killed"."""
    for item, following in zip(reversed(counted[:-1]), reversed(counted[1:]), strict=True):
        if (
            item.sense is None
            and following.sense is not None
            and following.whole is None
            and item.token.sent is following.token.sent
        ):
            between = doc.tokens[item.quantity.end : following.quantity.start]
            plain = all(t.pos in {"NOUN", "PROPN", "ADJ", "CCONJ"} or t.text in {",", "-"} for t in between)
            if plain and between and item.noun is not None and is_person(item.noun):
                item.sense = Sense(following.sense.measure, following.sense.cue)


def is_whole_of(doc: Doc, part: Counted, item: Counted) -> bool:
    """ "Two American soldiers were among the five dead": the total comes last."""
    between = doc.tokens[part.quantity.end : item.quantity.start]
    return any(
        t.lower in {"among", "amongst"} and t.head.lemma == "be" and item.token.i - t.i <= 4 for t in between
    )


def is_part(doc: Doc, total: Counted, item: Counted) -> bool:
    """Whether the words between two numbers make the second a part of the first."""
    words = casualties().parts
    tokens = doc.tokens
    after = tokens[item.quantity.end : item.quantity.end + 2]
    if len(after) == 2 and f"{after[0].lower} {after[1].lower}" in words:
        return True
    between = tokens[total.quantity.end : item.quantity.start]
    near = between[-4:]
    if any(
        t.lower == "including" and t.head.pos == "NOUN" and t.head is not total.noun and not is_person(t.head)
        for t in near
    ):
        return False  # "two men were killed while strikes, including one in the capital, injured four"
    if any(
        t.lower in words or f"{t.lower} {u.lower}" in words
        for t, u in zip(near, [*near[1:], near[-1]] if near else [], strict=True)
    ):
        return True
    return (bool(near) and near[-1].text in {":", "—", "–", "("}) or (
        len(near) > 1 and near[-2].text in {":", "—", "("}
    )


def is_listed(doc: Doc, previous: Counted, item: Counted) -> bool:
    """Whether the item goes on with a list of parts: "six nurses, | a doctor | and two guards"."""
    between = doc.tokens[previous.quantity.end : item.quantity.start]
    return len(between) <= 8 and not any(t.pos in {"VERB", "AUX"} or t.text in {";", ":"} for t in between)


def is_gapped(token: Token) -> bool:
    """A bare number in a clause without a verb of its own: "one was killed on Friday and one on Saturday"."""
    if any(c.dep in {"amod", "det", "relcl"} for c in token.children):
        return False
    tokens, i = token.sent.doc.tokens, token.i
    before = [t.lower for t in tokens[max(token.sent.start, i - 2) : i]]
    if before in (["up", "from"], ["down", "from"]):
        return True  # "1,420 were wounded, up from 1,300"
    if before[-1:] in ([","], ["and"], [";"]) and i + 1 < token.sent.end and tokens[i + 1].lower in PLACING:
        return True  # "nine were killed in Herat, seven in Kunduz"
    if token.dep == "nsubj":
        return token.head.lemma in casualties().counts
    return token.is_root or token.dep in {"conj", "parataxis", "npadvmod", "dep", "meta", "intj"}
