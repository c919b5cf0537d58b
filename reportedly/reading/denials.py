"""Denials: which statement a denial denies.

Separatists accused Baku of breaking the truce, an accusation that the ministry called “false”.
                                                claim                    denies the accusation
"""

from __future__ import annotations

from reportedly.cues import Cues
from reportedly.reading.findings import Attribution
from reportedly.reading.parse import Doc


def link_denials(doc: Doc, found: list[Attribution], lexicon: Cues) -> None:
    """Fills `denies` of the denials, from the nearest statements of others that their content speaks of."""
    for n, denial in enumerate(found):
        if denial.stance != "deny":
            continue
        words = content_words(doc, denial)
        before = [
            s
            for s in found[:n]
            if s.source is not denial.source
            and s.stance not in {"deny", "demand", "promise"}
            and s is not denial.parent
        ]
        inside = [s for s in found[n + 1 :] if denial.holds(s.cue_head.i) and s.source is not denial.source]
        if inside:
            denial.denies = inside[:1]
            continue
        refers = bool(words & lexicon.claims) or not words
        scored = []
        for distance, s in enumerate(reversed(before[-12:])):
            shared = len(words & content_words(doc, s))
            if shared or (refers and distance < 3):
                scored.append((2 * shared + (s.stance == "accuse") * 2 - distance * 0.5, -distance, s))
        if not scored:
            continue
        best = max(scored, key=lambda x: x[:2])
        denial.denies = [best[2]]
        for s in before:
            if (
                s is not best[2]
                and s.source is best[2].source
                and s.cue_head.sent is best[2].cue_head.sent
                and s.stance == best[2].stance
            ):
                denial.denies.append(s)


def content_words(doc: Doc, said: Attribution) -> set[str]:
    """The lemmas of a content that carry meaning."""
    return {
        t.lemma.lower()
        for start, end in said.content
        for t in doc.tokens[start:end]
        if t.pos in {"NOUN", "VERB", "PROPN", "ADJ", "PRON"} and t.lemma not in {"be", "have", "do"}
    }
