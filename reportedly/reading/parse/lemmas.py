"""Lemmas and parts of speech, asked once for each word in its use.

    shells  VBZ ROOT      shell  VERB
    shells  NNS dobj      shell  NOUN

In a spaCy pipeline the attribute ruler and the rule lemmatiser give them; together these cost as much as the parser itself, though
what they say follows from the word, its tag and its dependency (and for "there is" and "gonna" from its neighbour). So they are
asked about what is new, and their answers are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from sys import intern
from typing import Any

MOST = 200_000  # answers that are kept; names and numbers have no end

# What the parser says of a word: its form, tag and dependency, by their numbers in spaCy's store of strings.
Use = tuple[int, int, int]
# What an answer hangs on: the use, with the dependency only where a rule asks for it, and its neighbours where a rule asks for those.
Key = tuple[Any, ...]
# Lemma, part of speech, tag, dependency.
Answer = tuple[str, str, str, str]
OTHER = -1  # a dependency that no rule asks for


class Lemmas:
    """The answers of a pipeline's attribute ruler and lemmatiser."""

    names = ("attribute_ruler", "lemmatizer")

    def __init__(self, nlp: Any) -> None:
        self.components = [nlp.get_pipe(name) for name in self.names]
        known = self.components[1].lookups.get_table("lemma_index", {})
        for pos in list(
            known
        ):  # lists of up to 57,000 words, gone through for each form that a word may come from
            known[pos] = frozenset(known[pos])
        self.vocab = nlp.vocab
        self.answers: dict[Key, tuple[str, str, str, str | None]] = {}
        strings = self.strings = nlp.vocab.strings
        firsts: set[str] = set()  # words that decide about the next one, or are decided about by it
        worded: set[str] = set()  # words whose dependency counts
        self.labels: dict[int, str] = {}  # of dependencies, by their numbers
        self.deps: set[int] = set()  # dependencies that count whatever the word
        for rule in self.components[0].patterns:
            for pattern in rule["patterns"]:
                for part in pattern[:-1]:
                    firsts.update(literals(part.get("LOWER")))
                for part in pattern:
                    if "DEP" in part and "LOWER" in part:
                        worded.update(literals(part["LOWER"]))
                    elif "DEP" in part:
                        self.deps.update(strings.add(dep) for dep in literals(part["DEP"]))
        self.firsts = frozenset(strings.add(form) for word in firsts for form in spellings(word))
        self.worded = frozenset(strings.add(form) for word in worded for form in spellings(word))
        self.expletive = strings.add("expl")

    @classmethod
    def of(cls, nlp: Any) -> Lemmas | None:
        """None where the pipeline finds lemmas otherwise: those it must find itself."""
        names = nlp.pipe_names
        if tuple(names[-2:]) != cls.names or nlp.get_pipe("lemmatizer").mode != "rule":
            return None
        return cls(nlp)

    def find(self, doc: Any, uses: Sequence[Use]) -> list[Answer]:
        """The answers for the words of a parsed document, in order."""
        answers, firsts, worded, deps, expletive = (
            self.answers,
            self.firsts,
            self.worded,
            self.deps,
            self.expletive,
        )
        keys: list[Key] = []
        bound, before = False, None
        for i, use in enumerate(uses):
            form, tag, dep = use
            key: Key = (form, tag, dep if dep in deps or form in worded else OTHER)
            is_first = form in firsts
            if bound or is_first:
                after = uses[i + 1] if is_first and i + 1 < len(uses) else None
                key = (key, before if bound else None, after)
            keys.append(key)
            bound, before = is_first or dep == expletive, use
        unknown = {key: i for i, key in enumerate(keys) if key not in answers}
        if unknown:
            if len(answers) + len(unknown) > MOST:
                answers.clear()
                unknown = {key: i for i, key in enumerate(keys)}
            self.ask(doc, unknown)
        labels = self.labels
        for dep in {dep for _, _, dep in uses} - labels.keys():
            labels[dep] = intern(self.strings[dep])
        return [
            (lemma, pos, tag, labels[dep] if changed is None else changed)
            for (lemma, pos, tag, changed), (_, _, dep) in zip(
                map(answers.__getitem__, keys), uses, strict=True
            )
        ]

    def ask(self, doc: Any, unknown: dict[Key, int]) -> None:
        """Put the new words, each between its neighbours where those matter, before the components."""
        places: list[int | None] = []
        at: dict[Key, int] = {}
        for key, i in unknown.items():
            around = [i] if isinstance(key[0], int) else [j for j in (i - 1, i, i + 1) if 0 <= j < len(doc)]
            at[key] = len(places) + around.index(i)
            places += around
            if len(around) > 1 or doc[i].dep == self.expletive:
                places.append(None)  # nothing may match across
        tokens = [None if place is None else doc[place] for place in places]
        words = type(doc)(
            self.vocab,
            words=["." if t is None else t.text for t in tokens],
            tags=["." if t is None else t.tag_ for t in tokens],
            deps=["punct" if t is None else t.dep_ for t in tokens],
            heads=list(range(len(tokens))),
        )
        for component in self.components:
            words = component(words)
        for key, place in at.items():
            token, asked = words[place], tokens[place]
            dep = token.dep_
            self.answers[key] = (
                intern(token.lemma_),  # as the word lists hold it, so that comparing is cheap
                intern(token.pos_),
                intern(token.tag_),
                None if asked is not None and dep == asked.dep_ else intern(dep),
            )


def literals(value: Any) -> list[str]:
    """The words that a rule of the ruler lists: "let", {"IN": ["is", "are"]}."""
    if isinstance(value, str):
        return [value]
    return [*value.get("IN", ()), *value.get("NOT_IN", ())] if isinstance(value, dict) else []


def spellings(word: str) -> tuple[str, str, str]:
    return word, word.capitalize(), word.upper()
