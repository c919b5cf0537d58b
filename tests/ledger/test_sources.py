"""Sources: one name for who is one, whichever way each report writes it."""

from __future__ import annotations

from reportedly.ledger.sources import Source, full_names


def source(name: str, known: str | None, speaker: str | None = None) -> Source:
    return Source(name, "MMR", speaker, frozenset(), (), "sha256:0", "s1", None, None, known=known)


def test_the_fullest_form_stands_for_all() -> None:
    union = "Karen National Union"
    told = [source("KNU", union), source(union, union), source("the junta", None)]
    assert full_names(told) == {union: union}


def test_who_speaks_for_somebody_lends_him_no_name() -> None:
    told = [source("KNU", "KNU"), source("Padoh Saw Thaw", "KNU", speaker="Padoh Saw Thaw")]
    assert full_names(told) == {"KNU": "KNU"}
