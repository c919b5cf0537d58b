"""One key for every spelling of a name, so that "Al-Ḩudaydah", "al Hudaydah" and "AL HUDAYDAH" meet.

Imports nothing of the package: the build of the gazetteer needs it before the package is installed.
"""

from __future__ import annotations

import unicodedata

_DROPPED = "'’‘`´ʻʼʽʾʿ\"“”.·"
_BLANKS = "-‐‑–—_/,()\u00a0"
_LETTERS = {
    "ı": "i",
    "ł": "l",
    "đ": "d",
    "ø": "o",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ð": "d",
    "ə": "a",
    "&": " and ",
}
_TABLE = str.maketrans({**dict.fromkeys(_DROPPED, None), **dict.fromkeys(_BLANKS, " "), **_LETTERS})
_WORDS = {"saint": "st", "mount": "mt", "fort": "ft"}


def fold(name: str) -> str:
    """Lower case, no accents, apostrophes or full stops; hyphens and commas are blanks.

    >>> fold("St. Gallen"), fold("Saint-Denis"), fold("Az Zāwiyah")
    ('st gallen', 'st denis', 'az zawiyah')
    """
    low = name.lower()
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return " ".join([_WORDS.get(word, word) for word in low.translate(_TABLE).split()])


_ARTICLES = frozenset("the al el as ash an ad ar at az".split())
_CONSONANTS = str.maketrans("qcgvz", "kkkbs")


def skeleton(key: str) -> str:
    """What the transliterations of a name, folded, have in common.

    >>> skeleton("al qamishli"), skeleton("kameshly"), skeleton("qamishle")
    ('kmsl', 'kmsl', 'kmsl')
    """
    words = [word for word in key.split() if word not in _ARTICLES]
    bones = "".join(c for c in "".join(words).translate(_CONSONANTS) if c not in "aeiouywh")
    return "".join(c for i, c in enumerate(bones) if not i or bones[i - 1] != c)
