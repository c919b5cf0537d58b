"""Quotations: where direct speech begins and ends.

    “No bus will run,” said the governor, “and nobody will leave by it.”
    quote                                    quote

Marks as news prints them: curly, straight, doubled apostrophes, guillemets, single ones; a quotation that runs over paragraphs
is opened in each and closed in the last; one whose end is missing runs to the end of its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.reading.parse import Doc, Token

OPENING = frozenset("“„«‟")
CLOSING = frozenset("”»")
STRAIGHT = frozenset(('"', "''", "``", "＂"))
SINGLE = frozenset("'‘’`")
ENDS = frozenset((",", ".", "?", "!", "…", "..."))
FIRST = frozenset("“„«‟”»\"'‘’`＂")


@dataclass(frozen=True, slots=True)
class Quote:
    """Tokens from the opening mark to the one after the closing mark.

    `runs` says that its paragraph ends before it does; `single` that its marks are single ones, as inside another quotation.
    """

    i: int
    start: int
    end: int
    runs: bool = False
    single: bool = False


class Quotes:
    """The outer quotations of a report (`quotes_of` keeps them): `opening` by their first token, `closing` by the token after their last."""

    def __init__(self, doc: Doc) -> None:
        self.all: list[Quote] = []
        for start, end, continued in paragraphs(doc):
            for first, last, runs, single in quotes_in(doc, start, end, continued):
                self.all.append(Quote(len(self.all), first, last, runs, single))
        self.opening = {q.start: q for q in self.all}
        self.closing = {q.end: q for q in self.all}
        self.around: dict[int, Quote] = {i: q for q in self.all for i in range(q.start + 1, q.end)}

    def next(self, quote: Quote) -> Quote | None:
        return self.all[quote.i + 1] if quote.i + 1 < len(self.all) else None

    def running_before(self, quote: Quote) -> list[Quote]:
        """The paragraphs of a quotation before its last one, the nearest first."""
        found: list[Quote] = []
        while quote.i and (quote := self.all[quote.i - 1]).runs:
            found.append(quote)
        return found


def quotes_of(doc: Doc) -> Quotes:
    """The quotations of a report; kept for the next step that asks."""
    global _quotes
    if _quotes is None or _quotes[0] is not doc:
        _quotes = doc, Quotes(doc)
    return _quotes[1]


_quotes: tuple[Doc, Quotes] | None = None


def paragraphs(doc: Doc) -> list[tuple[int, int, bool]]:
    """Each paragraph's first token, the one after its last, and whether the next paragraph opens with a mark."""
    blocks: list[tuple[int, int]] = []
    for sent in doc.sentences:
        if blocks and doc.sentences[sent.i - 1].block == sent.block:
            blocks[-1] = (blocks[-1][0], sent.end)
        else:
            blocks.append((sent.start, sent.end))
    opens = [any(side == "open" for side, _ in marks(doc, doc.tokens[start])) for start, _ in blocks]
    return [(start, end, n + 1 < len(blocks) and opens[n + 1]) for n, (start, end) in enumerate(blocks)]


def quotes_in(doc: Doc, start: int, end: int, continued: bool) -> Iterator[tuple[int, int, bool, bool]]:
    """The quotations of one paragraph: start, end, runs, single. `continued`: the next paragraph opens with a mark."""
    tokens = doc.tokens
    opened: int | None = None
    single = False
    i = start
    while i < end:
        token = tokens[i]
        if token.text[0] in FIRST or token.text[-1] in FIRST:
            fused = len(token.text) > 2  # "”he", one token: the quotation ends before it
            for side, is_single in marks(doc, token):
                if opened is None:
                    if side != "close":
                        opened, single = i, is_single
                    elif (
                        not is_single
                        and i > start
                        and tokens[i - 1].text in ENDS
                        and (first := max(start, tokens[i - 1].sent.start)) < i
                    ):
                        yield (
                            first,
                            i if fused else i + 1,
                            False,
                            False,
                        )  # `It is over,” he said`: the opening mark is lost
                elif is_single == single and (side == "close" or (side == "either" and i > opened + 1)):
                    yield opened, i if fused and token.text[0] in FIRST else i + 1, False, single
                    opened = None
                elif single and not is_single and side == "open":
                    opened, single = i, False  # what looked like a single mark was an apostrophe
        i += 1
        if i == end and opened is not None:
            before = tokens[opened - 1].text if opened > start else ":"
            if not single and (before in {":", ","} or (continued and i > opened + 3)):
                yield opened, end, continued, False
            else:  # a stray mark
                i = opened + 1
            opened = None


def marks(doc: Doc, token: Token) -> list[tuple[str, bool]]:
    """The quotation marks of a token: ("open" | "close" | "either", whether it is a single mark)."""
    text = doc.text
    raw = text[token.start : token.end]
    before = text[token.start - 1] if token.start else " "
    after = text[token.end] if token.end < len(text) else " "
    if raw in STRAIGHT or raw in SINGLE or raw in OPENING or raw in CLOSING:
        is_single = raw in SINGLE and token.text != '"'  # doubled apostrophes are cleaned to one mark
        if is_single and token.tag == "POS":
            return []
        if raw in OPENING or raw in {"``", "‘", "`"}:
            return [("open", is_single)]
        if raw in CLOSING:  # “”Fear is all he knows”: typed with the wrong mark
            return [("open" if before.isspace() and after.isalnum() else "close", False)]
        left, right = before.isspace() or before in "([—–-", after.isspace() or after in ".,;:!?)]—–-"
        if left and not right:
            return [("open", is_single)]
        if right and not left:
            return [("close", is_single)]
        return [] if is_single else [("either", False)]
    out = []
    if raw[:1] in OPENING or (raw[:1] == '"' and raw[1:2].isalnum() and not before.isalnum()):
        out.append(("open", False))
    elif raw[:1] in CLOSING or raw[:1] == '"':
        out.append(("close", False))
    if len(raw) > 1 and (raw[-1] in CLOSING or (raw[-1] == '"' and raw[-2] not in OPENING)):
        out.append(("close", False))
    return out
