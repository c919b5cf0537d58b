"""Statements: sentences, and what each says that somebody says.

A statement is written `source | cue | content | stance`, with ` / ` between the stretches of a content; "-" is an unnamed source.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from reportedly.actors import Directory
from reportedly.model import Interval
from reportedly.reading import read_parse
from reportedly.reading.findings import Attribution
from reportedly.reading.mentions import find_cast
from reportedly.reading.names import find_names
from reportedly.reading.parse import Doc
from reportedly.reading.statements import find_statements
from reportedly.reading.times import find_times
from reportedly.report import Report
from tests.reading.sentences import parsed

DAY = date(2022, 3, 3)  # a Thursday

INDIRECT = {
    "Asked whether he would sell the mill, the abbot replied: “Never.”": ["abbot | replied | Never. | assert"],
    "The well is dry, a nurse told visitors; the warden disputed it.": [
        "nurse | told | The well is dry | assert",
        "warden | disputed | it | deny",
    ],
    "“The vote,” according to the bishop, “was a farce.”": [
        "bishop | according to | The vote / was a farce. | assert"
    ],
    "Grocers put the crowd at 700, police at 90.": [
        "Grocers | put | the crowd at 700 | assert",
        "police | put | at 90 | assert",
    ],
    "In the words of the abbot, the count was a raffle.": ["abbot | In the words of | the count was a raffle | assert"],
    "The pass is lost, the weekly quoted a shepherd as saying.": ["shepherd | quoted a shepherd as saying | The pass is lost | assert"],
    "The sergeant swore that his men had been asleep.": ["sergeant | swore | his men had been asleep | assert"],
    "The governor said that two bridges had collapsed.": ["governor | said | two bridges had collapsed | assert"],
    "The clinic counts two dead and six injured.": ["clinic | counts | two dead and six injured | assert"],
    "The ferry had sunk within minutes, the coastguard reported.": [
        "coastguard | reported | The ferry had sunk within minutes | assert"
    ],
    "The ferry, the coastguard said, had sunk within minutes.": [
        "coastguard | said | The ferry / had sunk within minutes | assert"
    ],
    "According to the coastguard, the ferry had sunk.": ["coastguard | According to | the ferry had sunk | assert"],
    "Among the dead, according to the mayor, was a nurse.": [
        "mayor | according to | Among the dead / was a nurse | assert"
    ],
    "The minister said the road was closed and accused the rebels of mining it.": [
        "minister | said | the road was closed | assert",
        "minister | accused | the rebels of mining it | accuse",
    ],
    "The talks failed, the envoy said, adding that he would return.": [
        "envoy | said | The talks failed | assert",
        "envoy | adding | he would return | assert",
    ],
    "Witnesses told a reporter in the early hours of the morning that the prison was burning.": [
        "Witnesses | told | the prison was burning | assert"
    ],
}  # fmt: skip

DIRECT = {
    '"The bridge is gone," said the mayor, "and so is the road."': [
        "mayor | said | The bridge is gone / and so is the road. | assert"
    ],
    "“We are leaving,” the farmer said. “There is nothing left here.”": [
        "farmer | said | We are leaving / There is nothing left here. | assert"
    ],
    "“We will rebuild”: mayor of Agadir visits school": [
        "mayor | : | We will rebuild | assert"
    ],
    "‘No way back’: floods cut off three valleys": [],
    "The general was blunter: “Whoever crosses the river will be shot.”": [
        "general | was | Whoever crosses the river will be shot. | assert"
    ],
    "“They have nothing to eat,” its director in the camp, a nurse by training, told visitors.": [
        "director | told | They have nothing to eat | assert"
    ],
    "“The first column has left.\n“The second follows tomorrow,” the spokesman said.": [
        "spokesman | said | The first column has left. / The second follows tomorrow | assert"
    ],
    "“It is a disgrace and must be called so.”he warned.": ["- | warned | It is a disgrace and must be called so | warn"],
    "The flood took 24 homes a farmer said.": ["farmer | said | The flood took 24 homes | assert"],
}  # fmt: skip

MISREAD = {  # where the parser takes the subject of what is said for an object of the cue
    "Tonga denied its tugs or those of its partners were near the reef.": [
        "Tonga | denied | its tugs or those of its partners were near the reef | deny"
    ],
    "The treasurer said before the vote she was resigning.": ["treasurer | said | she was resigning | assert"],
    "The divers found a chest, which the captain says holds the ledgers.": [
        "captain | says | holds the ledgers | assert"
    ],
    "They said Lena Ruud, the bank's founder, was asking for a pardon.": [
        "- | said | Lena Ruud, the bank's founder, was asking for a pardon | assert",
        "Ruud | was asking for | a pardon | demand",
    ],
    "The smuggler is reported to have crossed the lake.": [
        "- | is reported | The smuggler / to have crossed the lake | assert"
    ],
}  # fmt: skip

SOME = {
    "Some say the levy came too late.": ["Some | say | the levy came too late | assert"],
    "Many fear that the levee will not hold.": ["Many | fear | the levee will not hold | express"],
    "Those close to the bishop say he is dying.": ["Those | say | he is dying | assert"],
    "One of the architects is adamant that the vault will stand.": [
        "One | is adamant | the vault will stand | assert"
    ],
    "The kiln had cracked, said one of them.": ["one | said | The kiln had cracked | assert"],
    "Chadian and Libyan officials said the well was dry.": ["officials | said | the well was dry | assert"],
}  # fmt: skip

STANCES = {
    "The army denied having shelled the market.": ["army | denied | having shelled the market | deny"],
    "The ministry called the report false.": ["ministry | called | the report false | deny"],
    "The pact was described by the guild as a betrayal.": [
        "guild | was described | The pact / as a betrayal | assert"
    ],
    "The warden said only that the gate was shut.": ["warden | said | the gate was shut | assert"],
    "The council dismissed the claim as nonsense.": ["council | dismissed | the claim as nonsense | deny"],
    "The governor confirmed that the dam had burst.": ["governor | confirmed | the dam had burst | confirm"],
    "The mayor urged shopkeepers to open.": ["mayor | urged | shopkeepers to open | demand"],
    "The bishop called on both armies to stop.": ["bishop | called on | both armies to stop | demand"],
    "The rebels vowed to retaliate.": ["rebels | vowed | to retaliate | threaten"],
    "The rebels vowed to free all prisoners.": ["rebels | vowed | to free all prisoners | promise"],
    "The union threatened to strike.": ["union | threatened | to strike | threaten"],
    "The envoy warned of a famine.": ["envoy | warned of | a famine | warn"],
    "The envoy warned that the army was committing genocide.": [
        "envoy | warned | the army was committing genocide | accuse"
    ],
    "The senator criticised the police for using live rounds.": [
        "senator | criticised | the police for using live rounds | accuse"
    ],
    "The village fears that the dam will burst.": ["village | fears | the dam will burst | express"],
    "The general is accused of selling weapons.": ["- | is accused | The general / of selling weapons | accuse"],
    "The general is believed to have fled.": ["- | is believed | The general / to have fled | assert"],
    "The colonel reportedly fled to the coast.": ["- | reportedly | The colonel / fled to the coast | assert"],
}  # fmt: skip

NOUNS = {
    "The claim by the guild that wages had doubled caused laughter.": [
        "guild | claim | wages had doubled | assert"
    ],
    "The bishop expressed fear that the truce would break.": [
        "bishop | expressed fear | the truce would break | express"
    ],
}  # fmt: skip

SILENCE = (
    "The ministry declined to comment.",
    "The minister did not say whether troops had left.",
    "The army neither confirmed nor denied the attack.",
    "The mayor did not deny that the dam had burst.",
    "Nobody said that the dam had burst.",
    "The governor could say that the dam had burst.",
    "The navy refused to confirm the loss.",
    "Farmers planted maize on Monday.",
    "The regent convened her advisers to find a way to end the strike.",
)


def statements(text: str) -> tuple[Doc, list[Attribution]]:
    doc = parsed(text)[text]
    directory = Directory.load()
    names = find_names(doc, directory, DAY)
    cast = find_cast(doc, names, [], Report(text, published=DAY), directory)
    return doc, find_statements(doc, cast, find_times(doc, anchor=DAY))


def told(doc: Doc, said: Attribution) -> str:
    content = " / ".join(doc.span(*part).text for part in said.content)
    source = said.source.mentions[0] if said.source else None
    name = doc.tokens[source.head.i].text if source else "-"
    return f"{name} | {doc.span(*said.cue).text} | {content} | {said.stance}"


def source_of(said: Attribution) -> str | None:
    return said.source.mentions[0].head.text if said.source else None


CASES = {**INDIRECT, **DIRECT, **MISREAD, **SOME, **STANCES, **NOUNS}


@pytest.mark.parametrize("text", CASES)
def test_find_statements_tells_source_cue_content_and_stance(text: str) -> None:
    doc, found = statements(text)
    assert [told(doc, s) for s in found] == CASES[text]


@pytest.mark.parametrize("text", SILENCE)
def test_what_is_not_said_is_no_statement(text: str) -> None:
    doc, found = statements(text)
    assert [told(doc, s) for s in found] == []


@pytest.mark.parametrize("lack", ["without any basis", "without foundation", "untrue"])
def test_who_calls_a_claim_unfounded_denies_it(lack: str) -> None:
    _, found = statements(f"The rumour that the ferry had sunk was {lack}, the harbour master said.")
    assert [s.stance for s in found if source_of(s) == "master"] == ["deny"]


def test_the_one_cited_is_the_source_and_who_cites_relays() -> None:
    doc, (said,) = statements("The dam has burst, the gazette reported, citing an engineer.")
    assert source_of(said) == "engineer"
    assert [p.mentions[0].head.text for p in said.via] == ["gazette"]
    assert doc.span(*said.content[0]).text == "The dam has burst"


def test_newspapers_quote_somebody_as_saying() -> None:
    _, (said,) = statements("Newspapers quoted farmers as saying that the rain came too late.")
    assert source_of(said) == "farmers"
    assert [p.mentions[0].head.text for p in said.via] == ["Newspapers"]


def test_a_statement_inside_another_has_it_as_parent() -> None:
    _, found = statements("The minister said that the army had told him the bridge was gone.")
    outer, inner = found
    assert inner.parent is outer
    assert outer.parent is None
    assert outer.source in inner.via


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Tuesday the army said the bridge was gone.", date(2022, 3, 1)),
        ("The army said on Tuesday that the bridge had burnt on Monday.", date(2022, 3, 1)),
        ("The army said the bridge had burnt on Monday.", None),
        ("The army said in a note published on Tuesday that the bridge was gone.", date(2022, 3, 1)),
    ],
)
def test_a_statement_is_dated_by_its_cue_alone(text: str, day: date | None) -> None:
    _, found = statements(text)
    assert found[0].said_first == day


def test_coordinated_cues_share_their_day() -> None:
    _, found = statements("The army said on Tuesday that it had left and warned that it would return.")
    assert [s.said_first for s in found] == [date(2022, 3, 1), date(2022, 3, 1)]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("The mayor told shopkeepers that the curfew was over.", "shopkeepers"),
        ("The mayor said to the council that the curfew was over.", "council"),
        ("The mayor urged shopkeepers to open.", "shopkeepers"),
        ("The mayor said the curfew was over.", None),
    ],
)
def test_an_addressee_is_who_is_spoken_to(text: str, addressee: str | None) -> None:
    _, found = statements(text)
    party = found[0].addressee
    assert (party.mentions[0].head.text if party else None) == addressee


@pytest.mark.parametrize(
    ("text", "denial", "denied"),
    [
        ("Kenya accused Somalia of shelling Mandera. Somalia denied it.", 1, [0]),
        ("Kenya accused Somalia of shelling Mandera.\nOn Friday Somalia rejected the charge.", 1, [0]),
        ("The rebels said the dam had burst. The mayor called that a lie.", 1, [0]),
        ("The rebels said ten men had drowned. The mayor denied that any men had drowned.", 1, [0]),
        ("Kenya said it had rained. Somalia denied sending weapons to pirates.", 1, []),
    ],
)
def test_a_denial_denies_what_was_said_of_it_before(text: str, denial: int, denied: list[int]) -> None:
    _, found = statements(text)
    assert found[denial].stance == "deny"
    assert found[denial].denies == [found[i] for i in denied]


PIECES = some.sampled_from(
    ["“", "”", '"', "''", "said", "he", "The mayor", ",", ".", ":", "\n", "according to", "that", "denied", "it",
     "accused", "of", "—", "reports", "by", "citing", "police", "told", "'", "»", "is believed to", "leave"]
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.lists(PIECES, max_size=25).map(" ".join))
def test_any_text_has_statements_with_spans_inside_it(text: str) -> None:
    doc, found = statements(text)
    for said in found:
        assert 0 <= said.cue[0] < said.cue[1] <= len(doc.tokens)
        assert said.content == sorted(said.content)
        assert all(0 <= start < end <= len(doc.tokens) for start, end in (*said.content, *said.quotes))


def test_a_statement_is_dated_by_the_event_that_its_time_counts_from() -> None:
    text = "The talks began on Thursday in Geneva. On the eve of the talks, the envoy said that he was ready."
    reading = read_parse(parsed(text)[text], Report(text, published=DAY))
    (said,) = [s for s in reading.statements if s.cue.text == "said"]
    assert said.said_on == Interval("2022-03-02", "2022-03-02")
