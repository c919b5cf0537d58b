"""Names of actors in a text: which name of the files begins at a token, and whom it may mean on the day.

Nagorno - Karabakh   U.S.-led strikes   New   Mexico
country:XNK          country:USA        (no mention of Mexico)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from reportedly.actor_records import ActorRecord, Match, within
from reportedly.actor_table import ANY_CASE, EXACT, FLAGS, FORMS
from reportedly.name_forms import fold, key
from reportedly.officeholders import Officeholders

NAME = FORMS.index("name")
ENDS = frozenset(',;:()[]"“”«»')  # which no name holds: `folded_words` leaves them out


class ActorNames:
    """The part of the directory that knows names; they are compared folded, the longest first."""

    def __init__(
        self, table: dict[str, Any], record: Callable[[int], ActorRecord], people: Officeholders
    ) -> None:
        self._table = table
        self._record = record
        self._people = people
        self._names: dict[str, int | tuple[int, ...]] = table["names"]
        self._firsts: dict[str, int] = table["firsts"]
        self._small_firsts: frozenset[str] = table["small_firsts"]

    def match(
        self, lowers: Sequence[str], i: int, texts: Sequence[str] | None = None, on: date | None = None
    ) -> Match | None:
        """The longest name that starts at token `i`, given the lower-cased tokens.

        With `texts`, the tokens as written, a name counts only where it is written like one: "Turkey", not "turkey",
        "US" and "WHO", never "us" and "Who". With `on`, names that passed from one state to another go to the one of that day.
        A name that is only part of another ("Mexico" in "New Mexico", not_actors.txt) is none.
        "U.S.-led" and "U.N.-backed" are one token to the parser and match as such.
        """
        first = lowers[i]
        length = self._firsts.get(first)
        if (
            length is not None
            and texts is not None
            and first not in self._small_firsts
            and _is_small(texts, i)
        ):
            return None
        if length is None:
            if first.isalnum() and first.isascii():
                return None
            first = fold(first)
            length = self._firsts.get(first)
        if length is not None:
            for stop, name in runs(lowers, i, first, length):
                entry = self._names.get(name)
                if entry is not None:
                    found = self._fitting(name, entry, lowers, i, stop, texts, on)
                    if found:
                        return None if self._is_inside(lowers, i, found) else found
        head, dash, _ = lowers[i].partition("-")
        if dash and head:
            name = fold(head)
            entry = self._names.get(name)
            if entry is not None:
                cut = None if texts is None else [*texts[:i], texts[i].partition("-")[0]]
                return self._fitting(name, entry, lowers, i, i + 1, cut, on)
        return None

    def _fitting(
        self,
        name: str,
        entry: int | tuple[int, ...],
        lowers: Sequence[str],
        i: int,
        stop: int,
        texts: Sequence[str] | None,
        on: date | None,
    ) -> Match | None:
        """The records of a name that the writing allows, those of its best form."""
        chosen: list[int] = []
        best = len(FORMS)
        for index, form, case in _entries(entry):
            if form > best or (texts is not None and not _written(texts, i, stop, case)):
                continue
            if form == NAME and name.startswith("the ") and texts is not None and _goes_on(texts, stop):
                continue  # "The National Guard" is no newspaper
            if FORMS[form] == "combining" and (stop >= len(lowers) or fold(lowers[stop])):
                continue
            if form < best:
                best = form
                chosen.clear()
            chosen.append(index)
        if not chosen:
            return None
        if FORMS[best] == "surname" and on is not None:  # "Assad" of 1990 is the father
            records = self._people.likeliest(self._table["people"][name], on)
        else:
            records = _existing([self._record(index) for index in chosen], on)
            if all(r.kind == "person" for r in records):
                records = self._people.likeliest(tuple(chosen), on)
        return Match(stop, tuple(records), FORMS[best]) if records else None

    def _is_inside(self, lowers: Sequence[str], i: int, found: Match) -> bool:
        """Whether the name is only part of a longer one, of something else: "Mexico" in "New Mexico"."""
        for at, phrase in self._table["longer"].get(fold(lowers[i]), ()):
            before = _words(lowers, i - 1, -1, at)
            after = _words(lowers, i, 1, len(phrase) - at)
            if (*before[::-1], *after) == phrase and (at or len(phrase) > found.end - i):
                return True
        kind = (
            found.form
            if found.form in {"capital", "adjective"}
            else "country"
            if found.records[0].kind == "country"
            else ""
        )
        follow = self._table["after"].get(kind)
        if not follow or found.end >= len(lowers):
            return False
        return any(
            tuple(_words(lowers, found.end, 1, len(words))) == words
            for words in follow.get(fold(lowers[found.end]), ())
        )

    def of_form(self, words: str, forms: tuple[str, ...], on: date | None) -> ActorRecord | None:
        """The likeliest actor that words name in one of these forms: "adjective", "capital"."""
        entry = self._names.get(key(words))
        if entry is None:
            return None
        found = [self._record(index) for index, form, _ in _entries(entry) if FORMS[form] in forms]
        return next(iter(_existing(found, on)), None)


def runs(lowers: Sequence[str], i: int, first: str, length: int) -> list[tuple[int, str]]:
    """(end, key) of the runs of up to `length` words from token `i` on, longest first; hyphens count for nothing."""
    if length == 1:
        return [(i + 1, first)]
    runs = [(i + 1, first)]
    words = 1
    name = first
    for j in range(i + 1, min(len(lowers), i + 2 * length + 1)):
        word = fold(lowers[j])
        if word in ENDS:
            break
        if word:
            name = f"{name} {word}"
            runs.append((j + 1, name))
            words += 1
            if words == length:
                break
    runs.reverse()
    return runs


def _words(lowers: Sequence[str], i: int, step: int, most: int) -> list[str]:
    """Up to `most` folded words from token `i` on, forwards or backwards; hyphens count for nothing."""
    out: list[str] = []
    while len(out) < most and 0 <= i < len(lowers):
        word = fold(lowers[i])
        if word:
            out.append(word)
        i += step
    return out


def _written(texts: Sequence[str], i: int, stop: int, case: int) -> bool:
    """Whether the tokens are written as a name of this kind is."""
    if case == ANY_CASE:
        return True
    if case == EXACT:
        return all(t.isupper() or t.lower() == t.upper() for t in texts[i:stop])  # "DR", never "Dr."
    own = i + 1 if stop - i > 1 and texts[i] in {"The", "the"} else i
    if own > i and stop < len(texts) and texts[stop][:1].isupper():
        return False  # "The Guardian said", not "the Guardian Council", nor "The guardian"
    return any(not t.islower() and t[:1].isalpha() for t in texts[own:stop])


def _is_small(texts: Sequence[str], i: int) -> bool:
    """Whether no name with a capital begins here: "the army", but not "the Army" and not "al-Qaeda"."""
    return texts[i].islower() and (i + 1 == len(texts) or texts[i + 1].islower())


def _goes_on(texts: Sequence[str], stop: int) -> bool:
    return stop < len(texts) and texts[stop][:1].isupper()


def _existing(records: list[ActorRecord], on: date | None) -> list[ActorRecord]:
    """Of several, those that exist on the day (or still do). An acronym of 1987 is no party that was founded in 1997."""
    if on is not None:  # founding years are rough; states bore their names before they were independent
        records = [
            r for r in records if r.kind == "country" or r.since is None or int(r.since[:4]) <= on.year + 1
        ]
    if len(records) < 2:
        return records
    day = on.isoformat() if on else None
    alive = [r for r in records if (within(day, r.since, r.until) if day else r.until is None)]
    return alive or records


def _entries(entry: int | tuple[int, ...]) -> Iterator[tuple[int, int, int]]:
    """(record, form, case) of each reading of a name."""
    for number in (entry,) if isinstance(entry, int) else entry:
        index, flags = divmod(number, FLAGS)
        yield index, flags // 4, flags % 4
