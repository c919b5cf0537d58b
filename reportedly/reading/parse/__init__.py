"""The parse: a report as sentences of tokens with lemmas, tags and dependencies.

The only module that knows spaCy. Everything downstream sees `Doc`, `Sentence` and `Token`, which are plain Python:
fast to walk, and a test can build one from a table without a model (`Doc.build`).

    Kyiv   said   it    shot   down   nine    drones
    nsubj  ROOT   nsubj ccomp  prt    nummod  dobj
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, wraps
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from reportedly.errors import MissingPart
from reportedly.reading.layout import Layout
from reportedly.reading.parse.arcs import Arcs
from reportedly.reading.parse.documents import Row, open_sentences, table
from reportedly.reading.parse.lemmas import Lemmas
from reportedly.reading.parse.products import one_core, speed_up
from reportedly.span import Span
from reportedly.version import MODEL

DEFAULT_MODEL = MODEL
LONGEST = 200  # tokens of a sentence; a longer one is a list or no prose, and is cut so that no step meets too deep or too wide a tree

T = TypeVar("T")
Of = TypeVar("Of", bound="Token | Sentence")


class Token:
    """A word in a parse. `start` and `end` count in the text as given; `head` of a root is the token itself.

    `base` is the lemma in small letters, as the lexicon writes it. `mark` is what a name stands for, as its patterns write it:
    "@place", "@actor", "@name" or "". `known` keeps what `once` was told about the token.
    """

    __slots__ = (
        "base",
        "children",
        "dep",
        "end",
        "head",
        "i",
        "known",
        "lemma",
        "lower",
        "mark",
        "pos",
        "sent",
        "start",
        "tag",
        "text",
    )

    i: int
    text: str
    lower: str
    lemma: str
    base: str
    pos: str
    tag: str
    dep: str
    start: int
    end: int
    head: Token
    children: list[Token]
    sent: Sentence
    mark: str
    known: dict[Any, Any]

    def __repr__(self) -> str:
        return f"{self.text}/{self.dep}"

    def correct(self, lemma: str) -> None:
        """Give the word another lemma than the parser did."""
        self.lemma, self.base = lemma, lemma.lower()

    @property
    def is_root(self) -> bool:
        return self.head is self

    def ancestors(self) -> Iterator[Token]:
        """From the head upwards."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def below(self) -> list[Token]:
        """The token and all that hangs on it, level by level."""
        out = [self]
        for token in out:  # which grows meanwhile
            out += token.children
        return out

    def subtree(self) -> list[Token]:
        """The token and all below it, in the order of the text."""
        return sorted(self.below(), key=place)

    def edges(self) -> tuple[int, int]:
        """First token of the subtree and the one after its last."""
        if not self.children:
            return self.i, self.i + 1
        places = [token.i for token in self.below()]
        return min(places), max(places) + 1


place = attrgetter("i")


def once(ask: Callable[[Of], T]) -> Callable[[Of], T]:
    """Asks of each token or sentence once, and never for what may be None: the tree stays as it is after the repairs."""

    @wraps(ask)
    def answer(token: Of) -> T:
        found: T | None = token.known.get(ask)
        if found is None:
            found = token.known[ask] = ask(token)
        return found

    return answer


@dataclass(slots=True)
class Sentence:
    """Tokens `start` to `end` of the document; `block` is the index of its block (paragraph), `kind` that block's kind.

    `known` keeps what `once` was told about it.
    """

    i: int
    start: int
    end: int
    block: int
    kind: str
    doc: Doc = field(repr=False)
    known: dict[Any, Any] = field(default_factory=dict, repr=False)

    @property
    def tokens(self) -> list[Token]:
        return self.doc.tokens[self.start : self.end]

    @property
    def root(self) -> Token:
        tokens = self.tokens
        for token in tokens:
            if token.head is token and token.pos != "SPACE":
                return token
        return tokens[0]


@dataclass(slots=True)
class Doc:
    """A parsed report. `text` is the text as given, in which all offsets count."""

    text: str
    layout: Layout
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)

    @classmethod
    def build(cls, text: str, layout: Layout, rows: Sequence[Row]) -> Doc:
        """A document from a table of tokens, as the parser or a test gives it."""
        doc = cls(text, layout)
        clean, offsets, blocks = layout.clean, layout.offsets, layout.blocks
        tokens = doc.tokens = [Token.__new__(Token) for _ in rows]
        corrected = lemmas()
        block, sent = 0, None
        for i, (token, (start, end, lemma, pos, tag, dep, head, opens)) in enumerate(
            zip(tokens, rows, strict=True)
        ):
            token.i = i
            token.text = word = clean[start:end]
            token.lower = lower = word.lower()
            if pos == "VERB" and lower in corrected:
                lemma = corrected[lower]
            token.lemma, token.pos, token.tag, token.dep = lemma, pos, tag, dep
            token.base = lemma.lower()
            token.start, token.end = offsets[start], offsets[end - 1] + 1
            token.head = tokens[head]
            token.children = []
            token.mark = ""
            token.known = {}
            while block + 1 < len(blocks) and start >= blocks[block + 1].start:
                block += 1
            if opens or sent is None or i - sent.start == LONGEST:
                if sent is not None:
                    sent.end = i
                kind = blocks[block].kind if blocks else "body"
                sent = Sentence(len(doc.sentences), i, len(rows), block, kind, doc)
                doc.sentences.append(sent)
            token.sent = sent
        for token in tokens:
            if token.head.sent is not token.sent:  # its sentence was cut
                token.head, token.dep = token, "ROOT"
            elif token.head is not token:
                token.head.children.append(token)
        return doc

    def span(self, start: int, end: int) -> Span:
        """The words of tokens `start` to `end` (half-open), without blanks at the edges."""
        tokens = self.tokens
        while end - start > 1 and tokens[start].pos == "SPACE":
            start += 1
        while end - start > 1 and tokens[end - 1].pos == "SPACE":
            end -= 1
        return Span.of(self.text, tokens[start].start, tokens[end - 1].end)

    def rows(self) -> list[Row]:
        """The table that `build` takes: a frozen parse."""
        rows: list[Row] = []
        at = 0
        for t in self.tokens:  # by its words: an offset may stand for several letters of the cleaned text
            start = self.layout.clean.index(t.text, at)
            at = start + len(t.text)
            rows.append((start, at, t.lemma, t.pos, t.tag, t.dep, t.head.i, t.sent.start == t.i))
        return rows


@cache
def lemmas() -> Mapping[str, str]:
    """Verb forms whose lemma the parser gets wrong, with the right one."""
    path = Path(__file__).parent.parent.parent / "data" / "lexicon" / "lemmas.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


@cache
def pipeline(model: str = DEFAULT_MODEL) -> Any:
    """The spaCy pipeline of that name, without its named-entity recogniser: names come from the gazetteers.

    Raises MissingPart where it is not installed.
    """
    one_core()
    import spacy

    try:
        nlp = spacy.load(model, exclude=["ner"])
    except OSError as error:
        raise MissingPart(
            f"the language pipeline {model!r} is not installed; `pip install {DEFAULT_MODEL.replace('_', '-')}` "
            "brings the default one, and --model names another"
        ) from error
    nlp.max_length = 10**9
    speed_up(nlp)
    return nlp


def parse(
    layouts: Iterable[tuple[str, Layout]], *, model: str = DEFAULT_MODEL, batch: int = 16
) -> Iterator[Doc]:
    """Parse (text as given, its layout) pairs, in order. Sentences end where a block ends."""
    nlp = pipeline(model)
    held: deque[tuple[str, Layout]] = deque()

    def prepared() -> Iterator[Any]:
        for text, layout in layouts:
            held.append((text, layout))
            doc = nlp.make_doc(layout.clean)
            open_sentences(doc, [block.start for block in layout.blocks])
            yield doc

    words = lemmas_of(model)
    arcs = arcs_of(model) if words else None
    skipped = [*(words.names if words else ()), *([arcs.name] if arcs else ())]
    piped = nlp.pipe(prepared(), batch_size=batch, disable=skipped)
    for parsed in arcs.added(piped, batch) if arcs else piped:
        text, layout = held.popleft()
        yield Doc.build(text, layout, table(parsed, words))


@cache
def lemmas_of(model: str) -> Lemmas | None:
    return Lemmas.of(pipeline(model))


@cache
def arcs_of(model: str) -> Arcs | None:
    return Arcs.of(pipeline(model))
