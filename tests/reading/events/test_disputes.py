"""Disputes: sentences, and which events come out of them: `type status triggers | by | disputed by`, without the speech acts."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.ontology import SPEECH
from reportedly.reading import read_parse
from reportedly.report import Report
from tests.reading.sentences import parsed

DAY = date(2022, 3, 3)  # a Thursday

ANSWERED = {
    # a pointer denies what was said last; the denier's side did it
    "Kenya said Somali troops had fired on its post at Mandera. Somalia denied it.": [
        "ASSAULT alleged troops had fired | Kenya | Somalia"
    ],
    # a negation in other words is the same event, disputed
    "Witnesses said soldiers opened fire on the crowd, but the army insisted that no shots were fired.": [
        "ASSAULT alleged opened fire, shots were fired | Witnesses | army"
    ],
    # who is accused answers with a negation
    "Armenia accused Azerbaijan of firing on the village of Movses. Baku said it had not broken the truce.": [
        "ASSAULT alleged firing, broken the truce | Armenia | Azerbaijan"
    ],
    # words that are called something are denied themselves
    'The governor gave an account of looting by soldiers that General Traore called "lies from start to finish".': [
        "ASSAULT alleged looting | governor | Traore"
    ],
}  # fmt: skip

TAKEN_FOR_GRANTED = {
    # a part in a deed is denied, not the deed
    "Three farmers were shot dead near Kadugli on Friday. The army denied responsibility for the killings.": [
        "ASSAULT occurred shot dead, killings |  | "
    ],
    # what a relative clause adds is not denied
    "Rwanda has repeatedly denied backing the M23 rebels, who captured Goma in January.": [
        "AID negated backing the M23 rebels | Rwanda | ",
        "COERCE occurred rebels, who captured Goma |  | ",
    ],
    "No casualties were reported after the shelling of Avdiivka.": ["ASSAULT occurred shelling |  | "],
}  # fmt: skip


@pytest.mark.parametrize("text", [*ANSWERED, *TAKEN_FOR_GRANTED])
def test_disputes(text: str) -> None:
    assert told(text) == {**ANSWERED, **TAKEN_FOR_GRANTED}[text]


STATUSES = {
    "The ministers are to meet in Doha on Wednesday.": "planned",
    "The rebels have yet to release the captured soldiers.": "negated",
    "The convoy was due to leave Aleppo on Monday but did not.": "negated",
    "The rebels said not a single shell was fired at Malakal.": "negated",
    "The army had at no point shelled the clinic, it said.": "negated",
    "The mission was unable to verify the shelling of Malakal.": "alleged",
}


@pytest.mark.parametrize("text", STATUSES)
def test_statuses(text: str) -> None:
    doc = parsed(text)[text]
    assert STATUSES[text] in {e.status for e in read_parse(doc, Report(text, published=DAY)).events}


SAID = {
    "The clinic raised the death toll to 15.": ("clinic", "the death toll to 15"),
    "Guerrillas killed five marines, a local militia leader, Zaza Tabidze, said.": (
        "Zaza Tabidze",
        "Guerrillas killed five marines",
    ),
    "His death raised the toll to five.": None,
}


@pytest.mark.parametrize("text", SAID)
def test_who_says_it(text: str) -> None:
    reading = read_parse(parsed(*SAID)[text], Report(text, published=DAY))
    names = {a.id: a.name for a in reading.actors}
    found = [(names[s.source or ""], s.content[0].text) for s in reading.statements]
    assert found == ([SAID[text]] if SAID[text] else [])


def test_the_day_of_a_denial_is_not_the_deed_s() -> None:
    text = "The ministry denied on Monday bombing the clinic at Malakal."
    reading = read_parse(parsed(text)[text], Report(text, published=DAY))
    (bombing,) = [e for e in reading.events if e.type == "ASSAULT"]
    assert bombing.time is None


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The rebels said ten men had died. The army denied that it planned an offensive.", []),
        ("Fatah offered talks. Hamas rejected the offer.", []),
        ("Iran said a jet was shot down. The agency withdrew its report.", []),
        ("The mayor said looters had fired. The general rejected that: “We were attacked.”", ["mayor"]),
        ("Chad accused Niger of arming rebels. Niger said it had nothing to do with them.", ["Chad"]),
        (
            "Colonel Diallo said that a store had exploded, an account that Sow called “pure invention”.",
            ["Diallo"],
        ),
    ],
)
def test_denies(text: str, denied: list[str]) -> None:
    reading = read_parse(parsed(text)[text], Report(text, published=DAY))
    names = {a.id: a.name for a in reading.actors}
    said = {s.id: names.get(s.source or "") for s in reading.statements}
    assert [said[d] for s in reading.statements for d in s.denies] == denied


def told(text: str) -> list[str]:
    reading = read_parse(parsed(text)[text], Report(text, published=DAY))
    names = {a.id: a.name for a in reading.actors}
    said = {s.id: names.get(s.source or "", "-") for s in reading.statements}
    return [
        f"{e.type} {e.status} {', '.join(t.text for t in e.triggers)} | {', '.join(said[i] for i in e.asserted_by)}"
        f" | {', '.join(said[i] for i in e.disputed_by)}"
        for e in reading.events
        if e.type not in SPEECH
    ]
