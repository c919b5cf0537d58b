"""Languages: whether a text is English.

A text is English unless it gives evidence of another language: a script, or that language's small words outnumbering the
English ones. So "Zelensky met Tusk in Kyiv" is English: names are no evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

from reportedly.knowledge import read_yaml

FILE = Path(__file__).parent.parent / "data" / "lexicon" / "languages.yml"
SAMPLE = 20_000  # letters that are looked at
WORD = re.compile(r"[^\W\d_]+")
LEAST_WORDS = 4  # small words of the other language, so that "Rio de la Plata" is none
LEAST_SHARE = 0.12
PARTICLES = frozenset("de la da do di del della dos das du des van von der den le el los las e y".split())
SCRIPTS = (
    ("ru", 0x0400, 0x0530), ("ar", 0x0600, 0x0780), ("he", 0x0590, 0x0600), ("el", 0x0370, 0x0400), ("hy", 0x0530, 0x0590), ("ka", 0x10A0, 0x1100),
    ("hi", 0x0900, 0x0980), ("bn", 0x0980, 0x0A00), ("pa", 0x0A00, 0x0A80), ("ta", 0x0B80, 0x0C00), ("th", 0x0E00, 0x0E80), ("my", 0x1000, 0x10A0),
    ("am", 0x1200, 0x13A0), ("km", 0x1780, 0x1800), ("ja", 0x3040, 0x3100), ("zh", 0x4E00, 0xA000), ("ko", 0xAC00, 0xD7B0),
)  # fmt: skip
NAMES = {
    "am": "Amharic", "ar": "Arabic", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian, Serbian or Bosnian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian or Malay", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "km": "Khmer", "ko": "Korean", "my": "Burmese", "nl": "Dutch", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian, Ukrainian or another language in Cyrillic", "so": "Somali", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language; "en" where nothing speaks for another."""
    sample = text[:SAMPLE]
    if not sample.isascii() and (script := script_of(sample)):
        return script
    words = WORD.findall(sample)
    words = [word.lower() for i, word in enumerate(words) if not is_particle(words, i)]
    if not words:
        return "en"
    hits: Counter[str] = Counter()
    by_word = small_words()
    for word, number in Counter(words).items():
        for language in by_word.get(word, ()):
            hits[language] += number
    english = hits.pop("en", 0)
    if not hits:
        return "en"
    language, number = min(hits.items(), key=lambda item: (-item[1], item[0]))
    share = number / len(words)
    shows = (number >= LEAST_WORDS and share >= LEAST_SHARE) or (number == LEAST_WORDS - 1 and share >= 0.4)
    return language if shows and number > 1.5 * english else "en"


def is_particle(words: list[str], i: int) -> bool:
    """Whether a small word stands within a name: "Rafael de la Cruz"."""
    if words[i] not in PARTICLES or not i or i + 1 == len(words):
        return False
    before = words[i - 1][0].isupper() or (i > 1 and words[i - 1] in PARTICLES and words[i - 2][0].isupper())
    after = words[i + 1][0].isupper() or (
        i + 2 < len(words) and words[i + 1] in PARTICLES and words[i + 2][0].isupper()
    )
    return before and after


def script_of(sample: str) -> str | None:
    """The language whose script most letters are in; None for Latin script."""
    letters = [ord(letter) for letter in sample if letter.isalpha()]
    hits: Counter[str] = Counter()
    for code in letters:
        if code >= 0x0370:
            for language, low, high in SCRIPTS:
                if low <= code < high:
                    hits[language] += 1
                    break
    if not hits:
        return None
    if hits["ja"]:  # kana among Chinese characters
        hits["ja"] += hits.pop("zh", 0)
    language, number = min(hits.items(), key=lambda item: (-item[1], item[0]))
    return language if number * 2 > len(letters) else None


@cache
def small_words() -> dict[str, list[str]]:
    """Each small word with the languages that have it."""
    out: dict[str, list[str]] = {}
    for language, words in read_yaml(FILE).items():
        for word in words.split():
            out.setdefault(word, []).append(language)
    return out
