"""Contents: which words a cue lays at its source.

    Armenia   warned   the United Nations   that   Azerbaijan was carrying out “ethnic cleansing”
    source    cue      addressee                   content, by the pattern `clause`

A content is the longest run attributed, without the cue and its source; it may be split by them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.cues import Cue, Cues, Pattern
from reportedly.reading.findings import Range
from reportedly.reading.grammar import NOUNS, SUBJECTS, VERBS, child, is_passive
from reportedly.reading.parse import Sentence, Token
from reportedly.reading.quotes import Quote

EDGE = frozenset(", ; : . - – — ... … -- ― ) (".split())
PAUSE = frozenset((",", "-", "–", "—", "--", "―"))
LOOSE = frozenset({"of", "about", "by", "against", "between", "regarding", "toward", "towards", "over"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
QUOTATION = frozenset("“”\"'‘’«»`")
MARKS = frozenset({"?", "!"})
NAMING = frozenset({"call", "label", "brand", "dub", "term", "deem"})
BESIDE = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "aux",
        "auxpass",
        "neg",
        "advmod",
        "npadvmod",
        "prep",
        "agent",
        "dative",
        "prt",
        "dobj",
        "advcl",
        "expl",
        "attr",
        "mark",
    }
)


@dataclass(slots=True)
class Match:
    """How a cue's content was found. `to` is the last token of the cue's words, `quoted` the quotations it brings."""

    content: list[Range]
    pattern: Pattern
    last: Token | None = None
    addressee: Token | None = None
    source: Token | None = None  # where the words show it and the parse does not
    claim: Token | None = None  # the noun phrase that the content is or is about
    quoted: list[Quote] = field(default_factory=list)


class Contents:
    """The contents in one sentence, asked for cue by cue."""

    def __init__(
        self, sent: Sentence, cues: Cues, quotes: dict[int, Quote], closing: dict[int, Quote]
    ) -> None:
        self.sent, self.cues = sent, cues
        self.tokens = sent.doc.tokens
        self.opening, self.closing = quotes, closing  # by first token, by the token after the last

    def match(self, verb: Token, cue: Cue) -> Match | None:
        """The content of this cue at this verb, by the first of its patterns that fits."""
        last = self.particles(verb, cue)
        if last is None:
            return None
        for pattern in cue.takes:
            found = self.by_pattern(verb, last, pattern, cue)
            if found:
                found.content = [r for r in map(self.trimmed, found.content) if r]
                if found.content:
                    found.addressee = found.addressee or self.addressee(verb, cue, found)
                    return found
        return None

    def particles(self, verb: Token, cue: Cue) -> Token | None:
        """The last word of the cue ("out" of "point out"); None where its particles are not there."""
        last = verb
        for word in cue.words[1:]:
            step = next((c for c in last.children if c.lower == word and c.i > verb.i), None) or next(
                (c for c in verb.children if c.lower == word and c.i > verb.i), None
            )
            if step is None:
                return None
            last = step
        return last

    def by_pattern(self, verb: Token, last: Token, pattern: Pattern, cue: Cue) -> Match | None:
        head, tail = pattern[0], pattern[1] if len(pattern) > 1 else None
        if head == "quote" or head == "clause":
            return self.speech(verb, last, cue)
        if tail is None:
            if head in {"do", "doing"}:
                return self.infinitive(verb, "VB" if head == "do" else "VBG", pattern)
            if head in {"object", "claim"}:
                thing = self.thing(verb, last)
                if thing is None or (head == "claim" and not self.is_claim(thing)):
                    return None
                where = self.short_phrase(thing, verb) if thing.i < verb.i and verb.dep in {"acl", "relcl"} else self.object_phrase(thing, verb)
                return Match([where], pattern, claim=thing)
            if head == "predicate":
                return self.predicate(verb, pattern)
            return self.prepositional(verb, head, pattern)
        if head == "object":
            return self.object_and(verb, last, tail, pattern)
        return self.addressed(verb, head, pattern)

    # ---- one pattern each

    def speech(self, verb: Token, last: Token, cue: Cue) -> Match | None:
        """Direct speech and clauses, behind the cue, before it or on both sides."""
        low, high = self.cue_clause(verb, cue)
        clause = next((c for holder in (verb, last) for c in holder.children if c.dep == "ccomp" and c.i > verb.i and c is not last and is_finite(c)), None)
        if clause is None and not is_passive(verb):
            clause = next((c for c in verb.children if c.i > verb.i and is_clause(c)), None)
        quote = self.quote_after(high) if cue.quotes else None
        before, source = self.spoken_before(verb, cue, low, high, clause), None
        if before is None and clause is None and quote is None and cue.quotes:
            tail = self.tail(verb, high)
            if tail is not None:
                before, source = tail
        if before is not None:
            content = [before]
            if quote is None and self.quoted(before) and self.tokens[before[1] - 1].text[:1] in QUOTATION and self.tokens[before[1] - 2].text == ",":
                quote = next((q for i in range(high, self.sent.end) if (q := self.opening.get(i)) and (self.tokens[i - 1].text in PAUSE or self.tokens[i - 1].pos == "CCONJ")), None)
            if quote is not None:
                content.append((quote.start, quote.end))
            elif not self.quoted(before):
                content.extend(self.resumed(verb, cue, high))
            return Match(content, ("clause",), source=source)
        if clause is not None:
            content = [self.rightward(verb, clause)]
            if quote and quote.end > content[0][1] and quote.start <= content[0][1]:
                content = [(content[0][0], quote.end)]
            return Match(content, ("clause",))
        if quote is not None:
            return Match([(quote.start, quote.end)], ("quote",))
        told = self.after_that(verb, cue) or (self.after_colon(high) if cue.quotes else None)
        return Match([told], ("clause",)) if told else None

    def tail(self, verb: Token, high: int) -> tuple[Range, Token] | None:
        """ "..., its coordinator, Ingrid Solheim, told reporters.": read by commas, where the parse is lost. The words said and the source."""
        tokens, first = self.tokens, self.sent.start
        if verb.tag not in {"VBD", "VBZ", "VBP"} or any(c.dep in {"xcomp", "acomp", "attr"} and c.i > verb.i for c in verb.children):
            return None
        if any(t.pos == "VERB" and t.tag in FINITE and t.dep not in {"relcl", "advcl", "acl"} for t in tokens[verb.i + 1 : self.sent.end]):
            return None
        after = child(verb, "nsubj")
        if after is not None and after.i > verb.i:  # "... more said the spokesman"
            heard = any(t.tag in FINITE for t in tokens[first : verb.i])
            return ((self.said_from(verb.i), verb.i), after) if heard and verb.i > first and tokens[verb.i - 1].pos != "CCONJ" else None
        stop = verb.i
        while stop > first and tokens[stop - 1].pos in {"ADV", "AUX"}:
            stop -= 1
        apposed = stop > first and tokens[stop - 1].text == ","
        start = stop - 1 if apposed else stop
        commas = 2 if apposed else 1
        while start > first:
            token = tokens[start - 1]
            if start in self.closing or token.text in {"—", "–", "--"}:
                break
            if token.text == ",":
                commas -= 1
                if not commas:
                    break
            elif token.tag in {"WP", "WDT"}:
                commas += 1
            elif token.tag in FINITE and not apposed:
                return self.bare_tail(verb, stop)
            start -= 1
        if start <= first:
            return None
        source = next((t for t in tokens[start:stop] if t.pos in NOUNS and t.dep not in {"compound", "nmod", "poss", "amod"} and not (t.head.i < t.i and start <= t.head.i)), None)
        end = start - 1 if tokens[start - 1].text == "," else start
        if source is None or not any(t.tag in FINITE or t.text in MARKS for t in tokens[first:end]):
            return None
        return (self.said_from(end), end), source

    def bare_tail(self, verb: Token, stop: int) -> tuple[Range, Token] | None:
        """ "... killed 24 people a monitor said": the comma is lost."""
        tokens, first = self.tokens, self.sent.start
        start = stop
        while start > first and (tokens[start - 1].pos in {"NOUN", "PROPN", "ADJ", "PRON"} or tokens[start - 1].text in {"-", "'s", "(", ")", "for", "of"}):
            start -= 1
            if tokens[start].pos == "PRON":
                break
        if start > first and tokens[start - 1].tag == "DT":
            start -= 1
        else:
            while start < stop and tokens[start].pos != "PROPN" and tokens[start].pos != "PRON":
                start += 1
        if start >= stop or start <= first or tokens[start - 1].tag in {"WP", "WDT", "IN", "WRB", "CC", "TO"} or tokens[stop - 1].pos not in NOUNS and tokens[stop - 1].text != ")":
            return None
        if not any(t.tag in FINITE for t in tokens[first : start - 1]):
            return None
        source = next((t for t in tokens[start:stop] if t.pos in NOUNS and not (start <= t.head.i < stop and t.head is not t)), tokens[stop - 1])
        return (self.said_from(start), start), source

    def said_from(self, end: int) -> int:
        """Where a content that ends here begins: at the head of its quotation or of the sentence."""
        quote = self.closing.get(end) or self.closing.get(end - 1)
        return min(self.sent.start, quote.start) if quote is not None and quote.start >= self.block_start(end - 1) else self.sent.start

    def after_that(self, verb: Token, cue: Cue) -> Range | None:
        """ "tweeted in the early hours that ...": a clause that the parser hung on another word."""
        for i in range(verb.i + 1, min(verb.i + 24, self.sent.end)):
            token = self.tokens[i]
            if token.lower == "that" and token.head.i > i and token.dep != "det" and any(c.dep in SUBJECTS and c is not token for c in token.head.children):
                if child(verb, "dobj") is not None and "object" not in cue.addressee:
                    return None
                return i + 1, self.cut(i + 1, self.sent.end, verb)
            if token.text in {";", ":", ","} or (token.tag in {"VBD", "VBZ"} and token.dep not in {"relcl", "aux"}) or i in self.opening:
                return None
        return None

    def after_colon(self, high: int) -> Range | None:
        """ "The paper reports: ...": the rest of the sentence, or where it ends there, the next paragraph."""
        tokens, sentences = self.tokens, self.sent.doc.sentences
        if high >= self.sent.end or tokens[high].text != ":":
            return None
        if any(t.pos not in {"SPACE", "PUNCT"} for t in tokens[high + 1 : self.sent.end]):
            return high + 1, self.sent.end
        n = self.sent.i + 1
        if n >= len(sentences) or sentences[n].kind not in {"body", "item"}:
            return None
        start, block = sentences[n].start, sentences[n].block
        quote = self.opening.get(start)
        if quote is not None:
            return start, quote.end
        while n < len(sentences) and sentences[n].block == block:
            n += 1
        return start, sentences[n - 1].end

    def infinitive(self, verb: Token, tag: str, pattern: Pattern) -> Match | None:
        for c in verb.children:
            if (
                c.i > verb.i
                and c.dep in {"xcomp", "ccomp", "advcl", "pcomp", "dobj", "acl"}
                and (c.tag == tag or child(c, "aux", "auxpass"))
            ):
                first = min([d.i for d in c.children if d.i < c.i] or [c.i])
                if tag == "VB" and not any(d.lower == "to" for d in c.children):
                    continue
                if tag == "VBG" and (
                    (c.tag != "VBG"
                    and not any(d.tag == "VBG" and d.dep in {"aux", "auxpass"} for d in c.children))
                    or self.pauses(first)
                ):
                    continue
                return Match([self.rightward(verb, c)], pattern)
        return None

    def predicate(self, verb: Token, pattern: Pattern) -> Match | None:
        """ "called the report false": the thing and what it is called; a thing left out before ("what Kyiv calls ...") is its own range."""
        named = next(
            (
                c
                for c in verb.children
                if c.i > verb.i and (c.dep == "oprd" or (c.dep in {"ccomp", "xcomp"} and is_small(c)))
            ),
            None,
        )
        thing = self.thing(verb, verb)
        if thing is None and named is not None and named.dep == "oprd":
            second = next((c for c in verb.children if c.i > named.i and c.dep == "oprd"), None)
            if second is not None:  # "called Trump a liar", read as two names
                thing, named = named, second
        if named is None:
            if thing is None or thing.i < verb.i:
                return None
            # "called it “false”", read by the parser as one noun phrase or as an apposition
            rest = [
                c
                for c in verb.children
                if c.i > thing.i and c.dep in {"dobj", "attr", "acomp", "appos", "npadvmod", "dep"}
            ]
            if not rest or thing.dep not in {"dobj", "dative", "nsubj"}:
                return None
            named = rest[0]
        end = self.rightward(verb, named)[1]
        if thing is None:
            inner = next((d for d in named.children if d.dep in SUBJECTS), None)
            start = named.edges()[0]
            return Match([(start, end)], pattern, claim=inner) if inner or verb.dep == "relcl" else None
        if thing.i > verb.i:
            return Match([(min(thing.edges()[0], named.edges()[0]), end)], pattern, claim=thing)
        named_start = named.edges()[0]
        if thing.tag in {"WP", "WDT"}:
            return Match([(named_start, end)], pattern)
        return Match([self.short_phrase(thing, verb), (named_start, end)], pattern, claim=thing)

    def names(self, start: int, end: int) -> bool:
        """Whether a noun phrase behind "called" holds both a thing and its name: "the deal “outrageous”", "the citation a ploy"."""
        tokens = self.tokens
        return any(
            i in self.opening or (tokens[i].lower in {"a", "an"} and tokens[i - 1].pos in NOUNS) or (tokens[i].tag == "JJ" and tokens[i].dep == "amod" and tokens[i].head.i < i)
            for i in range(start + 1, end)
        )

    def prepositional(self, verb: Token, name: str, pattern: Pattern) -> Match | None:
        for c in verb.children:
            if c.lower == name and c.i > verb.i and c.dep in {"prep", "prt", "advmod", "mark", "agent"}:
                inner = child(c, "pobj", "pcomp")
                if inner is not None:
                    return Match(
                        [self.phrase(inner)], pattern, last=c, claim=inner if inner.pos in NOUNS else None
                    )
        return None

    def object_and(self, verb: Token, last: Token, tail: str, pattern: Pattern) -> Match | None:
        thing = self.thing(verb, last)
        passive = is_passive(verb)
        if tail == "do":
            deed = next(
                (
                    c
                    for c in verb.children
                    if c.i > verb.i
                    and c.dep in {"xcomp", "ccomp", "advcl", "acl"}
                    and c.tag == "VB"
                    and any(d.lower == "to" for d in c.children)
                ),
                None,
            )
            if (
                deed is None and thing is not None
            ):  # "asked the council to act", with the infinitive hung on the noun
                deed = next(
                    (
                        c
                        for c in thing.children
                        if c.dep in {"acl", "relcl"}
                        and c.tag == "VB"
                        and any(d.lower == "to" for d in c.children)
                    ),
                    None,
                )
            if deed is None:
                return None
            owner = next((d for d in deed.children if d.dep in {"nsubj", "nsubjpass"}), None)
            end = self.rightward(verb, deed)[1]
            if passive:
                return Match([*self.subject_range(verb), (deed.edges()[0], end)], pattern, addressee=None)
            thing = owner if owner is not None and owner.i > verb.i else thing
            if thing is None or thing.i < verb.i or thing.i > deed.i:
                return None
            return Match([(thing.edges()[0], end)], pattern, addressee=thing)
        preps = [
            c
            for c in verb.children
            if c.lower == tail and c.i > verb.i and c.dep in {"prep", "mark", "advmod"}
        ]
        if not preps and thing is not None:
            preps = [c for c in thing.children if c.lower == tail and c.i > thing.i and c.dep == "prep"]
        prep = next((c for c in preps if c.children), None)
        if prep is None and thing is not None and tail != "as":
            prep = self.distant(thing, tail)
        if prep is None:
            if tail == "as" and thing is not None:
                prep = next(
                    (
                        c
                        for c in verb.children
                        if c.dep == "advcl" and any(d.lower == "as" and d.dep == "mark" for d in c.children)
                    ),
                    None,
                )
            if prep is None:
                return None
        end = prep.edges()[1]
        if passive:
            return Match([*self.subject_range(verb), (prep.edges()[0], end)], pattern, claim=thing)
        if thing is None:
            return None
        if thing.i < verb.i:
            return Match([self.short_phrase(thing, verb), (prep.edges()[0], end)], pattern, claim=thing)
        if prep.i < thing.i:
            end = max(end, thing.edges()[1])
        return Match([(thing.edges()[0], end)], pattern, claim=thing)

    def distant(self, thing: Token, name: str) -> Token | None:
        """The preposition that a cue needs, hung by the parser on another word: "accused the rebels and “their sponsors” of shelling"."""
        for i in range(thing.i + 1, min(thing.i + 16, self.sent.end)):
            token = self.tokens[i]
            if token.tag in FINITE or token.text == ";":
                return None
            if token.lower == name and token.dep == "prep" and child(token, "pcomp") is not None:
                return token
        return None

    def addressed(self, verb: Token, name: str, pattern: Pattern) -> Match | None:
        """ "called on both sides to stop": the one called upon and what to do."""
        prep = next((c for c in verb.children if c.lower == name and c.i > verb.i), None)
        target = child(prep, "pobj") if prep is not None else None
        if prep is None or target is None:
            return None
        deed = next(
            (
                c
                for owner in (verb, target, prep)
                for c in owner.children
                if c.i > target.i and c.tag == "VB" and any(d.lower == "to" for d in c.children)
            ),
            None,
        )
        if deed is None:
            return None
        return Match(
            [(target.edges()[0], max(self.rightward(verb, deed)[1], target.edges()[1]))],
            pattern,
            last=prep,
            addressee=target,
        )

    # ---- where things stand

    def thing(self, verb: Token, last: Token) -> Token | None:
        """The object of the cue, or the subject of its passive; for "the claim that X called false" the claim."""
        if last is not verb and last.dep == "prep":
            return child(last, "pobj")
        if is_passive(verb):
            found = child(verb, "nsubjpass", "nsubj")
            if found is None and verb.dep in {"acl", "relcl"}:
                return verb.head
            return found
        found = child(verb, "dobj", "dative" if last is verb else "dobj")
        if found is not None and found.dep == "dative" and found.pos == "ADP":
            found = None
        if found is None:
            small = next(
                (c for c in verb.children if c.i > verb.i and c.dep in {"ccomp", "xcomp"} and is_small(c)),
                None,
            )
            found = child(small, "nsubj") if small is not None else None
        if found is not None and found.tag in {"WDT", "WP", "IN"} and verb.dep == "relcl":
            return verb.head if found.lower != "what" else found
        if (
            found is None
            and verb.dep in {"acl", "relcl"}
            and verb.head.pos == "NOUN"
            and any(c.lower == "that" for c in verb.children)
        ):
            return verb.head
        return found

    def is_claim(self, thing: Token) -> bool:
        return thing.lemma in self.cues.claims or thing.lower in self.cues.claims

    def phrase(self, token: Token) -> Range:
        """A noun phrase with all that hangs on it, up to a participle that carries on the cue."""
        low, high = token.edges()
        return low, self.cut(low, high, token)

    def object_phrase(self, thing: Token, verb: Token) -> Range:
        """An object with what directly hangs on it: not ", the latest of its kind" and ", which ...", which the report adds."""
        low, high = self.phrase(thing)
        for c in thing.children:
            if c.i > thing.i and c.dep in {"relcl", "appos", "acl"} and c.i < high and self.tokens[c.edges()[0] - 1].text in PAUSE:
                high = min(high, c.edges()[0] - 1)
        for c in verb.children:  # "criticism | by ...", hung on the verb
            if c.dep in {"prep", "agent"} and c.edges()[0] == high and c.lower in LOOSE:
                high = c.edges()[1]
        return low, max(high, thing.i + 1)

    def short_phrase(self, thing: Token, verb: Token) -> Range:
        """The noun phrase before the clause that the verb stands in."""
        low = min([c.i for c in thing.children if c.i < thing.i] or [thing.i])
        return min(low, thing.i), thing.i + 1

    def subject_range(self, verb: Token) -> list[Range]:
        subject = child(verb, "nsubjpass", "nsubj")
        if subject is None or subject.tag in {"WDT", "WP"} or subject.i > verb.i or subject.lower == "it":
            return []
        return [subject.edges()]

    def addressee(self, verb: Token, cue: Cue, match: Match) -> Token | None:
        for name in cue.addressee:
            if name == "object":
                thing = child(verb, "dative", "dobj", "nsubjpass" if is_passive(verb) else "dobj")
                if thing is not None and thing.pos == "ADP":
                    thing = child(thing, "pobj")
                if (
                    thing is not None
                    and thing.pos in NOUNS
                    and not any(s <= thing.i < e for s, e in match.content)
                ):
                    return thing
        for c in verb.children:
            if c.lower in cue.addressee and c.i > verb.i and c.dep in {"prep", "dative"}:
                target = child(c, "pobj")
                if target is not None and not any(s <= target.i < e for s, e in match.content):
                    return target
        return None

    def pauses(self, i: int) -> bool:
        return i > self.sent.start and self.tokens[i - 1].text in PAUSE

    def rightward(self, verb: Token, first: Token) -> Range:
        """From the start of a complement to where the cue's own words go on, else to the end of what hangs on the cue."""
        low = first.edges()[0]
        high = max([c.edges()[1] for c in verb.children if c.i >= first.i] or [first.edges()[1]])
        return low, self.cut(low, high, verb)

    def cut(self, low: int, high: int, verb: Token) -> int:
        """The end of a content that starts at `low`: before a verb coordinated with the cue, before "adding that", before "in a statement"."""
        for c in verb.children:
            if c.i <= low or c.i >= high:
                continue
            start = c.edges()[0]
            if (
                c.dep == "conj"
                and verb.pos in VERBS
                and c.tag in {"VBD", "VBZ", "VBP", "VBN"}
                and verb.tag != "VB"
            ):
                if child(c, "mark") is None:
                    coordinator = [
                        d.i for d in verb.children if d.dep in {"cc", "punct"} and low < d.i < start
                    ]
                    high = min(high, max(coordinator, default=start))
            elif (
                c.dep == "parataxis" or (c.text == ";" and not self.in_quote(c.i)) or (self.resumes(c, start))
            ):
                high = min(high, start)
        return high

    def resumes(self, c: Token, start: int) -> bool:
        """ ", adding that ...", ", in a statement": words of the cue, not of the content."""
        if not self.pauses(start):
            return False
        if (
            c.dep in {"advcl", "acl", "ccomp", "prep"}
            and c.tag == "VBG"
            and (c.lemma in self.cues.verbs or c.lemma in self.cues.relays)
        ):
            return c.i - start <= 2
        if c.dep == "prep":
            inner = child(c, "pobj")
            return inner is not None and inner.lemma in self.cues.venues
        return False

    def in_quote(self, i: int) -> bool:
        return any(q.start < i < q.end for q in self.opening.values())

    def cue_clause(self, verb: Token, cue: Cue) -> Range:
        """The cue with its subject and what stands directly beside them: "the army said on Monday"."""
        tokens = self.tokens
        low = verb.i
        for c in reversed([c for c in verb.children if c.i < verb.i]):
            if c.dep not in BESIDE:
                if (
                    c.dep == "punct"
                    and c.text in PAUSE
                    and c.i == low - 1
                    and any(d.dep in SUBJECTS and d.i < c.i and d.edges()[1] == c.i for d in verb.children)
                ):
                    low = c.i
                    continue
                break
            start, end = c.edges()
            if end != low or (
                c.dep in {"prep", "advcl", "npadvmod"}
                and low != verb.i
                and self.tokens[end - 1].text in PAUSE
            ):
                break
            low = start
        high = verb.i + 1
        for c in [c for c in verb.children if c.i > verb.i]:
            start, end = c.edges()
            if c.dep not in BESIDE or (c.dep in {"dobj", "attr"} and "object" not in cue.addressee) or self.tokens[start].i in self.opening or self.resumes(c, start):
                break
            if any(
                tokens[j].i not in range(start, end) and tokens[j].text not in PAUSE
                for j in range(high, start)
            ):
                break
            inner = next((i for i in range(start, end) if i in self.opening), None)
            if inner is not None:
                if tokens[inner - 1].text in PAUSE or tokens[inner - 1].text == ":":
                    high = max(high, inner - 1)
                break
            high = max(high, end)
        return low, high

    def spoken_before(self, verb: Token, cue: Cue, low: int, high: int, clause: Token | None) -> Range | None:
        """What is said before the cue: "[The talks failed,] the agency said"."""
        tokens, first = self.tokens, self.block_start(low)
        stop = low
        while stop > first and tokens[stop - 1].pos == "SPACE":
            stop -= 1
        if stop > first + 1 and tokens[stop - 1].lower == "as":  # "as the minister put it"
            stop -= 1
        i = stop
        while i > first and tokens[i - 1].text in PAUSE:
            i -= 1
        if "object" not in cue.addressee and any(c.dep == "nsubj" and c.i < verb.i for c in verb.children) and any(c.dep == "dobj" and c.i > verb.i for c in verb.children):
            return None  # "Though it won, he praised the loser"
        quote = self.closing.get(i) or self.closing.get(stop)
        if quote is not None and quote.start >= first and self.goes_on(quote, low, clause):
            start = quote.start
            if tokens[start].sent is tokens[low].sent:
                start = min(start, self.after_semicolon(start))
            return start, i
        if i == stop or i <= self.sent.start:
            return None
        quoted = self.quote_before(i)
        if quoted is not None:
            return quoted
        start = self.after_semicolon(i)
        if self.between_commas(verb, low, high):
            return start, i
        left = next((c for c in verb.children if c.dep in {"ccomp", "parataxis", "csubj"} and c.i < low), None)
        if left is None:
            if clause is not None or any(c.i > verb.i and c.dep in {"xcomp", "attr", "acomp", "oprd"} for c in verb.children):
                return None
            if any(c.i > verb.i and c.dep == "dobj" for c in verb.children) and "object" not in cue.addressee:
                return None
            if not verb.is_root and not self.set_apart(verb):
                return None
            if not any(t.tag in FINITE for t in tokens[start:i]):
                return None
        return (start, i) if start < i else None

    def quote_before(self, end: int) -> Range | None:
        """A quotation that ends with a comma and after which nothing but a name stands: `"...," its coordinator, Ingrid Solheim, told`."""
        tokens = self.tokens
        for i in range(end, max(self.sent.start, end - 16), -1):
            quote = self.closing.get(i)
            if quote is not None:
                if tokens[i - 2].text in {",", "?", "!"} or tokens[i].text in PAUSE:
                    return (min(quote.start, self.sent.start) if quote.start < self.sent.start else quote.start), i
                return None
            if tokens[i - 1].tag in FINITE and tokens[i - 1].head.dep != "relcl" and tokens[i - 1].dep != "relcl":
                return None
        return None

    def goes_on(self, quote: Quote, low: int, clause: Token | None) -> bool:
        """Whether a quotation that ends right before a cue belongs to it: not "It is over.” He said that ..."."""
        tokens = self.tokens
        last = quote.end - 1
        while last > quote.start and tokens[last].text[:1] in QUOTATION:
            last -= 1
        mark = tokens[last].text
        inside = tokens[quote.start].sent is self.sent and any(t.pos not in {"SPACE", "PUNCT"} for t in tokens[self.sent.start : quote.start])
        if inside and (clause is not None or not any(t.tag in FINITE for t in tokens[self.sent.start : quote.end])):
            return False  # 'In an interview on "Face the Nation," she said ...'
        if mark in {",", "?", "!", "...", "…", "-", "—", "–"} or not tokens[low].text[:1].isupper():
            return clause is None or any(i in self.opening for i in range(low, clause.i + 1))
        return tokens[quote.end - 1].sent is self.sent and quote.end - 1 > self.sent.start and clause is None

    def after_semicolon(self, i: int) -> int:
        """The start of the sentence, or of the part behind its last semicolon before a token."""
        start = self.sent.start
        for j in range(start, i):
            if self.tokens[j].text == ";" and not self.in_quote(j):
                start = j + 1
        return start

    def between_commas(self, verb: Token, low: int, high: int) -> bool:
        """A subject and a cue between commas: "the president, advisers say, has grown tired"."""
        if high >= self.sent.end - 1 or self.tokens[high].text not in PAUSE or verb.tag not in {"VBD", "VBZ", "VBP", "VBN"}:
            return False
        if verb.dep == "relcl" and any(c.tag in {"WP", "WDT", "WRB"} for c in verb.children):
            return False
        subject = next((c for c in verb.children if c.dep in SUBJECTS and low <= c.i < high), None)
        nxt = self.tokens[high + 1]
        return (
            subject is not None
            and nxt.pos != "CCONJ"
            and high not in self.opening
            and high + 1 not in self.opening
            and nxt.tag not in {"VBG", "VBN"}
            and nxt.lower not in {"who", "which", "where"}
        )

    def quoted(self, where: Range) -> bool:
        """Whether it ends with a quotation."""
        end = where[1]
        while end > where[0] and (self.tokens[end - 1].text in PAUSE or self.tokens[end - 1].pos == "SPACE"):
            end -= 1
        return where[1] in self.closing or end in self.closing

    def set_apart(self, verb: Token) -> bool:
        """A short clause of subject and cue behind a comma at the end of its sentence, or between commas."""
        if verb.dep in {"relcl", "acl"} or any(
            c.dep == "mark" or c.tag in {"WDT", "WP"} for c in verb.children
        ):
            return any(c.lower == "as" for c in verb.children)
        end = verb.edges()[1]
        return any(c.dep == "nsubj" for c in verb.children) and (
            end >= self.sent.end - 2 or self.tokens[end].text in PAUSE or self.tokens[end - 1].text in PAUSE
        )

    def block_start(self, i: int) -> int:
        sent = self.tokens[i].sent
        sentences = sent.doc.sentences
        n = sent.i
        while n and sentences[n - 1].block == sent.block:
            n -= 1
        return sentences[n].start

    def quote_after(self, high: int) -> Quote | None:
        tokens = self.tokens
        i = high
        while (
            i < len(tokens)
            and i < self.sent.end + 1
            and (tokens[i].text in PAUSE or tokens[i].text == ":" or tokens[i].lower in {"that"})
        ):
            i += 1
        quote = self.opening.get(i) if i < len(tokens) and tokens[i].sent.block == self.sent.block else None
        if quote is not None and i == high:
            after = tokens[min(quote.end, len(tokens) - 1)]
            lower = not tokens[min(i + 1, quote.end - 1)].text[:1].isupper()
            if lower or after.pos in {"NOUN", "PROPN", "ADJ", "ADP", "DET"}:
                return None  # words of the sentence's own grammar: said it was "a mistake"
        return quote

    def resumed(self, verb: Token, cue: Cue, high: int) -> list[Range]:
        """The rest of a sentence that the cue interrupts: "Among them, according to AFP, [was a representative]"."""
        low, _ = self.cue_clause(verb, cue)
        if self.between_commas(verb, low, high):
            return [(high + 1, self.cut(high + 1, self.sent.end, verb))]
        head = verb.head
        if head is verb or verb.edges()[1] >= self.sent.end - 1:
            return []
        end = verb.edges()[1]
        rest = head.edges()[1]
        return [(end, rest)] if rest > end + 1 and head.i > verb.i else []

    def trimmed(self, where: Range) -> Range | None:
        """A content without the marks and the "that" at its edges."""
        tokens = self.tokens
        low, high = where
        while low < high and (
            tokens[low].pos == "SPACE"
            or tokens[low].text in EDGE
            or (tokens[low].lower == "that" and tokens[low].dep == "mark")
        ):
            low += 1
        while high > low and (tokens[high - 1].pos == "SPACE" or tokens[high - 1].text in EDGE):
            high -= 1
        quote = self.opening.get(low)
        if quote is not None and quote.end >= high and high - low > 2:
            low += 1
            if quote.end == high:
                high -= 1
            while high > low + 1 and (tokens[high - 1].pos == "SPACE" or tokens[high - 1].text == ","):
                high -= 1
        return (low, high) if low < high else None


def is_fellow(verb: Token, other: Token) -> bool:
    """Whether two coordinated verbs can be fellows: "said ... and accused", "saying ... and accusing"."""
    if verb.tag in {"VBG", "VB"}:
        return other.tag == verb.tag
    return other.tag in {"VBD", "VBZ", "VBP", "VBN"}


def is_finite(c: Token) -> bool:
    """A clause with a verb that has a tense, or one with "that", "whether", "what": not "[saw] them leave"."""
    if c.pos not in VERBS:
        return any(d.lemma == "be" or d.dep in {"cop", "aux"} for d in c.children)
    if c.tag in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    return any((d.dep in {"aux", "auxpass"} and d.lower != "to") or d.dep == "mark" or d.tag in {"WP", "WDT", "WRB"} for d in c.children)


def is_small(c: Token) -> bool:
    """A clause without a finite verb: "[it false]", "[him a liar]"."""
    return c.pos not in VERBS and not any(d.dep in {"cop", "aux"} or d.lemma == "be" for d in c.children)


def is_clause(c: Token) -> bool:
    """A finite clause that the parser did not call a complement: no "if ...", "when ..." and no infinitive."""
    if c.dep not in {"advcl", "dep", "pcomp", "relcl", "acl"} or c.tag in {"VBG", "VBN"}:
        return False
    deps = {d.dep for d in c.children}
    if not deps & SUBJECTS or any(d.tag in {"WRB", "WP", "WDT"} for d in c.children if d.i < c.i):
        return False
    return all(d.lower in {"that", "whether", "if"} for d in c.children if d.dep == "mark") and (c.tag in FINITE or "aux" in deps)
