"""Names compared as words: case, accents, articles, counts and the dots of initials do not matter.

"The U.S."   us          "At least 12 soldiers"   soldiers
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ARTICLES = frozenset({"the", "a", "an", "of", "and", "s"})
COUNTS = frozenset(
    """at least more than over up to about around some nearly almost roughly several many few most all both another
    other dozens scores hundreds thousands dozen score hundred thousand million one two three four five six seven eight
    nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty
    sixty seventy eighty ninety""".split()
)
INITIAL = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b)")
WORD = re.compile(r"\w+")


@lru_cache(1 << 16)
def words(text: str | None) -> tuple[str, ...]:
    """The words of a name, folded, without articles."""
    letters = unicodedata.normalize("NFKD", text or "")
    plain = "".join(c for c in letters if not unicodedata.combining(c)).lower()
    return tuple(w for w in WORD.findall(INITIAL.sub(r"\1", plain)) if w not in ARTICLES)


def uncounted(name: str) -> str:
    """A name without counts; one that is nothing but counts stays."""
    return " ".join(w for w in words(name) if w not in COUNTS and not w.isdigit()) or name


@lru_cache(1 << 16)
def forms(name: str) -> frozenset[frozenset[str]]:
    """The sets of words under which a name is known: with its counts and without them."""
    return frozenset({frozenset(words(name)), frozenset(words(uncounted(name)))} - {frozenset[str]()})
