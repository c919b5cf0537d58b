"""Turns: quotations without a cue of their own, and who speaks them.

The president was blunter: “He will face a court.”   |   “...,” he said. “It is over.”   |   WALLACE: Governor, ...
a colon brings it                                        it goes on                          a label does
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.cues import Cue, Cues
from reportedly.reading.findings import Range
from reportedly.reading.grammar import NOUNS, VERBS, is_passive, subjects
from reportedly.reading.parse import Doc, Sentence, Token
from reportedly.reading.people import is_person
from reportedly.reading.quotes import Quote, Quotes, paragraphs
from reportedly.reading.statements.draft import Draft
from reportedly.word_lists import word_list

TOLD = Cue((":",), "assert", (("quote",),))
TURN = ("turn",)
HEADED = ("headed",)  # by a headline; only who can speak does: "Minister: ...", not "Syria: ..."
UTTERANCES = word_list("utterances")
SHORT = 7  # words of a headline before its colon
DASHES = frozenset({"—", "–", "--", "―", "-"})


def find_turns(doc: Doc, quotes: Quotes, drafts: list[Draft], lexicon: Cues) -> list[Draft]:
    """The turns of labelled speakers and of signed letters, and the quotations behind a colon.

    Quotations that go on from the statement before them become part of it: its content grows.
    """
    owner: dict[int, Draft | None] = {}
    for draft in drafts if quotes.all else ():
        for start, end in draft.content:
            for quote in within(quotes, start, end):
                if draft.cue.quotes or quote.start not in owner:
                    owner[quote.start] = draft if draft.cue.quotes else owner.get(quote.start)
    found: list[Draft] = []
    last: Draft | None = None
    for quote in quotes.all:
        if quote.start in owner:
            last = owner[quote.start] or last
        elif not quote.single or any(t.text == ":" for t in doc.tokens[quote.end : quote.end + 1]):
            speech = turn(doc, quote, last, lexicon)
            if speech is not None and speech is not last:
                found.append(speech)
            last = speech or last
    return [*found, *labelled(doc), *headed(doc, lexicon)]


def within(quotes: Quotes, start: int, end: int) -> Iterator[Quote]:
    """The quotations of which a content holds the first words."""
    for i in range(start - 1, end):
        quote = quotes.opening.get(i)
        if quote is not None:
            yield quote


def turn(doc: Doc, quote: Quote, last: Draft | None, lexicon: Cues) -> Draft | None:
    """Whose words a quotation is that no cue brings."""
    tokens = doc.tokens
    sent, final = tokens[quote.start].sent, tokens[quote.end - 1].sent
    inside: Range = (quote.start + 1, quote.end if quote.runs else quote.end - 1)
    opens = all(t.pos == "SPACE" for t in tokens[sent.start : quote.start])
    sentences, n = doc.sentences, final.i
    if n + 1 < len(sentences) and sentences[n + 1].block == final.block and final.end - quote.end <= 1:
        n += 1  # “...” | ― Nell Grey
    rest = [t for t in tokens[quote.end : sentences[n].end] if t.pos != "SPACE"]
    if (
        opens
        and 1 < len(rest) < 8
        and rest[0].text in DASHES
        and all(t.text[:1].isupper() or t.text in {"-", "."} for t in rest[1:])
    ):
        return Draft(TOLD, rest[0], (rest[0].i, rest[0].i + 1), [inside], rest[:0:-1])  # “...” ― Nell Grey
    if (
        opens
        and all(t.pos == "PUNCT" for t in tokens[quote.end : final.end] if t.pos != "SPACE")
        and last is not None
        and follows(doc, last, quote)
    ):
        last.content.append(inside)
        return last
    if quote.start > sent.start and tokens[quote.start - 1].text == ":":
        speaker = before_colon(sent, quote.start - 1, lexicon)
        if speaker is None and last is not None and follows(doc, last, quote):
            last.content.append(inside)  # "He had lost both: “...”" goes on from what was said before
            return last
        if speaker is not None:
            return Draft(TOLD, speaker[1], (speaker[1].i, speaker[1].i + 1), [inside], [speaker[0]])
    if opens and rest and rest[0].text == ":" and (voice := behind_colon(rest, lexicon)):
        return Draft(TOLD, rest[0], (rest[0].i, rest[0].i + 1), [inside], [voice])
    return None


def behind_colon(rest: Sequence[Token], lexicon: Cues) -> Token | None:
    """Whose words a headline opens with: "‘We will rebuild’: [mayor] visits burnt school", "‘No way back’: [Oslo envoy]"."""
    last = rest[-1]
    verb = next((t for t in rest if t.pos in VERBS and t.dep not in {"acl", "amod"}), None)
    found = [last] if verb is None else [t for t in subjects(verb) if rest[0].i < t.i < verb.i]
    known = lexicon.speakers
    return next((t for t in found if t.pos == "PROPN" or t.lemma in known or is_person(t)), None)


def before_colon(sent: Sentence, colon: int, lexicon: Cues) -> tuple[Token, Token] | None:
    """Speaker and verb of `The president was blunter: "..."`; of `Rome's message was blunt: "..."` the one whose words they are."""
    tokens = sent.doc.tokens
    for token in (tokens[colon].head, *tokens[sent.start : colon]):
        if (
            token.pos in VERBS
            and not is_passive(token)
            and (found := [t for t in subjects(token) if t.pos in NOUNS and t.i < colon])
        ):
            owner = next((c for c in found[0].children if c.dep == "poss"), None)
            words = any(found[0].lemma in known for known in (UTTERANCES, lexicon.venues, lexicon.nouns))
            return (owner if owner is not None and words else found[0]), token
    return titled(tokens[sent.start : colon])


def titled(tokens: Sequence[Token]) -> tuple[Token, Token] | None:
    """ "[The mayor's] verdict on the talks: “...”": whose words a noun without a verb announces."""
    if any(t.pos in VERBS and t.dep not in {"acl", "amod"} for t in tokens):
        return None
    for token in tokens:
        if token.lemma in UTTERANCES and (
            owner := next((c for c in token.children if c.dep == "poss"), None)
        ):
            return owner, token
    return None


def follows(doc: Doc, draft: Draft, quote: Quote) -> bool:
    """Whether a quotation goes on directly from a statement: in the next sentence, or at the head of the next paragraph."""
    last = max(max(end for _, end in draft.content), draft.head.i + 1)
    before, here = doc.tokens[last - 1].sent, doc.tokens[quote.start].sent
    return 0 <= here.i - before.i <= 1 and here.block - before.block <= 1


def labelled(doc: Doc) -> Iterator[Draft]:
    """The turns of a transcript: paragraphs that open with a name in capitals and a colon."""
    tokens = doc.tokens
    for start, end, _ in paragraphs(doc):
        i = start
        while i < min(end, start + 6) and tokens[i].text != ":":
            if tokens[i].pos != "PUNCT" and not tokens[i].text.isupper():
                break
            i += 1
        names = [t for t in tokens[start:i] if len(t.text) > 2 and t.text.isupper()]
        while end > i and tokens[end - 1].pos == "SPACE":
            end -= 1
        if names and i + 3 < end and tokens[i].text == ":":
            yield Draft(TOLD, tokens[i], (i, i + 1), [(i + 1, end)], [names[-1]], pattern=TURN)


def headed(doc: Doc, lexicon: Cues) -> Iterator[Draft]:
    """Headlines that open with who says it: "Interior minister: Border to stay shut", "Study: Rivers are warmer"."""
    for sent in doc.sentences:
        if sent.kind != "headline" and sent.i > 0:
            continue
        tokens = sent.tokens
        colon = next((n for n, t in enumerate(tokens[:SHORT]) if t.text == ":"), 0)
        before, after = tokens[:colon], tokens[colon + 1 :]
        if not before or any(t.pos in VERBS or t.text in {",", "-", "–"} for t in before):
            continue
        tops = [t for t in before if t.pos in NOUNS and not before[0].i <= t.head.i <= before[-1].i]
        speaker = tops[0] if tops else before[-1]
        knows = speaker.pos == "PROPN" or speaker.lemma in lexicon.speakers or speaker.lemma in lexicon.texts
        asks = any(t.text == "?" for t in after[-2:])  # "Cairo: who is going?"
        if knows and not asks and any(t.pos in VERBS for t in after):
            where = (tokens[colon].i, tokens[colon].i + 1)
            end = next((t.i for t in reversed(after) if t.text != "." and t.pos != "SPACE"), where[1]) + 1
            yield Draft(TOLD, tokens[colon], where, [(where[1], end)], [speaker], pattern=HEADED)


def whole_quotes(quotes: Quotes, doc: Doc, content: list[Range]) -> list[Range]:
    """Contents that do not end inside a quotation which runs on; each later paragraph of it is a stretch of its own."""
    out: list[Range] = []
    for start, end in content:
        quote = quotes.around.get(end)
        opened = quote is not None and not quote.single and start <= quote.start + 1 and end < quote.end - 1
        if quote and opened and doc.tokens[end - 1].sent is not doc.tokens[quote.end - 1].sent:
            end = quote.end if quote.runs else quote.end - 1
        out.append((start, end))
        first = quotes.around.get(start)
        if first is not None and start <= first.start + 1:
            out.extend((q.start + 1, q.end) for q in quotes.running_before(first))
        running = quotes.around.get(end - 1)
        while running is not None and running.runs and (running := quotes.next(running)) is not None:
            out.append((running.start + 1, running.end if running.runs else running.end - 1))
    merged: list[Range] = []
    for start, end in sorted(set(out)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged
