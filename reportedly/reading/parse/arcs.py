"""Arcs: the steps of the transition parser, taken by many reports at once.

    Kyiv | said it shot down nine drones     shift, left arc, shift ...     a step of the one report
    Two soldiers | died                      shift, left arc, root          and of the other are scored together

spaCy's own loop lets go of the interpreter's lock and takes it again for every feature of every step, which costs as much as the
parser itself where nobody else wants the lock. Here it is kept; what a step costs by itself is shared by all reports of a group.
The scores are those of the pipeline's own model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

# Tokens of a group: the model keeps four kilobytes of each until the group is parsed.
MOST = 6000


class Arcs:
    """The parser of a pipeline, without beam."""

    name = "parser"

    def __init__(self, parser: Any) -> None:
        self.parser = parser

    @classmethod
    def of(cls, nlp: Any) -> Arcs | None:
        """None where the pipeline's parser works otherwise, or is not the last to work on the tree: spaCy's own loop is kept then."""
        if cls.name not in nlp.pipe_names:
            return None
        parser = nlp.get_pipe(cls.name)
        greedy = getattr(parser, "cfg", {}).get("beam_width") == 1
        on_processor = getattr(getattr(parser.model, "ops", None), "name", "") == "numpy"
        known = hasattr(parser, "transition_states") and parser.model.attrs.get("has_upper", False)
        return cls(parser) if greedy and on_processor and known else None

    def added(self, docs: Iterable[Any], batch: int) -> Iterator[Any]:
        """The spaCy documents, of which the components before have said what they know, with their arcs and sentences."""
        waiting = iter(docs)
        while some := list(islice(waiting, batch)):
            for group in groups(some):
                self.parser.set_annotations(group, self.states(group))
            yield from some

    def states(self, docs: Sequence[Any]) -> list[Any]:
        """The last states of the parser on documents that have tokens."""
        step = self.parser.model.predict(docs)
        upper, features = step.vec2scores, step.state2vec
        weights, bias = upper.get_param("W").T, upper.get_param("b")
        unseen = step._class_mask == 0
        any_unseen = bool(unseen.any())
        last = self.parser.moves.init_batch(docs)
        open_states = [state for state in last if not state.is_final()]
        while open_states:
            vectors, _ = features.begin_update(step.get_token_ids(open_states))
            scores = vectors @ weights
            scores += bias
            if any_unseen:
                scores[:, unseen] = scores.min()
            open_states = self.parser.transition_states(open_states, scores)
        step.clear_memory()
        found: list[Any] = last
        return found


def groups(docs: Sequence[Any]) -> Iterator[list[Any]]:
    """The documents that have tokens, those of like length together, so that few steps are of few."""
    group: list[Any] = []
    size = 0
    for doc in sorted((d for d in docs if len(d)), key=len):
        if group and size + len(doc) > MOST:
            yield group
            group, size = [], 0
        group.append(doc)
        size += len(doc)
    if group:
        yield group
