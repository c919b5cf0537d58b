"""Quotations: where direct speech begins and ends.

    “The road is closed,” said the governor, “and nobody will leave by it.”
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
FIRST = frozenset("“„«‟”»\"'‘’`＂")


@dataclass(frozen=True, slots=True)
class Quote:
    """Tokens from the opening mark to the one after the closing mark.

    `runs` says that its paragraph ends before it does; `single` that its marks are single ones, as inside another quotation.
    """

    start: int
    end: int
    runs: bool = False
    single: bool = False


def find_quotes(doc: Doc) -> list[Quote]:
    """The outer quotations of a report, in order."""
    found: list[Quote] = []
    blocks: list[tuple[int, int]] = []
    for sent in doc.sentences:
        if blocks and doc.sentences[sent.i - 1].block == sent.block:
            blocks[-1] = (blocks[-1][0], sent.end)
        else:
            blocks.append((sent.start, sent.end))
    for n, (start, end) in enumerate(blocks):
        follows = blocks[n + 1][0] if n + 1 < len(blocks) else None
        continued = follows is not None and any(side == "open" for side, _ in marks(doc, doc.tokens[follows]))
        found.extend(quotes_in(doc, start, end, continued))
    return found


def quotes_in(doc: Doc, start: int, end: int, continued: bool) -> Iterator[Quote]:
    """The quotations of one paragraph. `continued`: the next one opens with a mark."""
    tokens = doc.tokens
    opened: int | None = None
    single = False
    i = start
    while i < end:
        token = tokens[i]
        if token.text[0] in FIRST or token.text[-1] in FIRST:
            for side, is_single in marks(doc, token):
                if opened is None:
                    if side != "close":
                        opened, single = i, is_single
                    elif not is_single and i > start and (first := max(start, tokens[i - 1].sent.start)) < i:
                        yield Quote(
                            first, i if len(token.text) > 2 else i + 1
                        )  # `It is over,” he said`: the opening mark is lost
                elif is_single == single and (side == "close" or (side == "either" and i > opened + 1)):
                    yield Quote(
                        opened, i if token.text[0] in FIRST and len(token.text) > 2 else i + 1, single=single
                    )
                    opened = None
                elif single and not is_single and side == "open":
                    opened, single = i, False  # what looked like a single mark was an apostrophe
        i += 1
        if i == end and opened is not None:
            before = tokens[opened - 1].text if opened > start else ":"
            if not single and (before in {":", ","} or (continued and i > opened + 3)):
                yield Quote(opened, end, runs=continued)
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
        if raw in CLOSING:
            return [("close", False)]
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
