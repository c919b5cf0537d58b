"""Alike: names in a ledger that may be of one actor. A person decides; nothing is merged unasked.

MFDC                   Movement of Democratic Forces of Casamance    its first letters
the rebels             Rebels                                        written the same
Badiane                Moussa Badiane                                the last name of nobody else here
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reportedly.ledger.model import Row
from reportedly.name_forms import folded_words

SMALL = frozenset("of the for and in on de du la el al".split())
MOST = 40


def alike(names: Sequence[str]) -> list[Row]:
    """Pairs of names that may be one, in the order of the names; of names written the same the first is the better."""
    words = {name: [word for word in folded_words(name) if word not in SMALL] for name in names}
    same, letters, last = (defaultdict[str, list[str]](list) for _ in range(3))
    for name in names:
        parts = words[name]
        same[" ".join(parts)].append(name)
        if len(parts) > 2:
            letters[lettered([word[0] for word in parts])].append(name)
        if len(parts) > 1 and all(
            word[:1].isupper() for word in name.split()
        ):  # a person's: nothing "of" something
            last[parts[-1]].append(name)
    found = []
    for name in names:
        key = " ".join(words[name])
        acronym = name.isupper() and len(name) > 2
        for others, why, may in (
            (same[key][:1], "written the same", bool(key)),
            (letters[lettered(key)], "its first letters", acronym),
            (last[key], "the last name of nobody else here", name[:1].isupper() and not acronym),
        ):
            if may and others and name not in others and len({" ".join(words[one]) for one in others}) == 1:
                found.append({"name": name, "into": others[0], "why": why})
                break
    return found[:MOST]


def lettered(letters: Sequence[str]) -> str:
    """First letters, the first one first: a translated name keeps its letters, and not always their order."""
    return "".join([*letters[:1], *sorted(letters[1:])])
