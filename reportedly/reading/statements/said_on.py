"""Said on: the days on which statements were made.

"We leave tomorrow," she said on Monday.        said on Monday
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from reportedly.reading.findings import Attribution, Happening, Range, Time
from reportedly.reading.grammar import VERBS
from reportedly.reading.parse import Token
from reportedly.reading.statements.sources import ISSUED


class Days:
    """The days on which things are said: times that hang on a cue and stand outside of its content."""

    def __init__(self, times: list[Time]) -> None:
        said = [t for t in times if t.type in {"DATE", "TIME"} and not is_long(t)]
        self.at = {i: t for t in said for i in range(t.start, t.end)}

    def of(self, head: Token, where: Range, content: list[Range]) -> Time | None:
        """The time of the cue, or of the verb that it goes on from ("opened talks Wednesday and criticised ...")."""
        here = head.sent
        near = (
            [
                i
                for i in range(here.start, here.end)
                if i in self.at and not any(s <= i < e for s, e in content)
            ]
            if self.at
            else []
        )
        token, steps = head, 0
        while near and steps < 4:
            found = [i for i in near if hangs(here.doc.tokens[i], token)]
            if found:
                return self.at[min(found, key=lambda i: (self.at[i].first is None, abs(i - token.i)))]
            if not (
                token.dep in {"conj", "pcomp"}
                or (token.dep in {"advcl", "prep"} and token.i > token.head.i)
                or where[0] <= token.head.i < where[1]
            ):
                break
            token, steps = token.head, steps + 1
        return None


def is_long(time: Time) -> bool:
    """A month or a year: nobody says a thing for so long, so the words belong to what is said."""
    return time.first is not None and time.last is not None and (time.last - time.first).days > 7


def hangs(token: Token, head: Token) -> bool:
    """Whether a time belongs to this verb, also by way of "a statement published on Sunday"."""
    while token is not head and token.head is not token:
        if token.pos in VERBS and token.lemma != "be" and not (token.tag == "VBN" and token.lemma in ISSUED):
            return False
        token = token.head
    return token is head


def dated(token: Token, by_head: dict[int, Happening], events: Sequence[Happening]) -> Happening | None:
    """The event that a noun evokes, with its day; "the talks" may be those of which the report told most before."""
    event = next((by_head[t.i] for t in token.subtree() if t.i in by_head), None)
    if event is None or event.first is not None:
        return event
    if not any(c.lower == "the" for c in token.children):
        return None
    before = [e for e in events if e.type == event.type and e.first is not None and e.heads[0].i < token.i]
    return max(before, key=lambda e: len(e.heads), default=None)


def date_statements(statements: Sequence[Attribution], events: Sequence[Happening]) -> None:
    """Gives statements their day where it counts from an event: "on the eve of the talks, the adviser said"."""
    by_head = {head.i: event for event in events for head in event.heads}
    for said in statements:
        time = said.said_time
        if (
            said.said_first is not None
            or time is None
            or time.relative_to is None
            or time.offset_days is None
        ):
            continue
        event = dated(time.relative_to, by_head, events)
        if event is not None and event.first is not None and event.last is not None:
            step = timedelta(days=time.offset_days)
            said.said_first, said.said_last = event.first + step, event.last + step
