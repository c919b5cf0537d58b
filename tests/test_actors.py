"""Who is who: names in every spelling, states and leaders at a date, institutions and offices, a user's own files."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from reportedly import actor_files
from reportedly.actor_table import problems
from reportedly.actors import Directory, Match
from reportedly.errors import BadData

PIECES = re.compile(r"'s\b|(?:[A-Za-z]\.)+(?:-\w+)?|\w+(?:['’](?!s\b)\w+)*|[^\w\s]")


@pytest.fixture(scope="module")
def directory() -> Directory:
    return Directory.load()


def match(directory: Directory, text: str, on: date | None = None) -> Match | None:
    """The name at the beginning of a text that is cut as the parser cuts it."""
    texts = PIECES.findall(text)
    return directory.match([t.lower() for t in texts], 0, texts, on)


@pytest.mark.parametrize(
    ("text", "form", "id", "length"),
    [
        ("Russia said", "name", "country:RUS", 1),
        ("Türkiye said", "name", "country:TUR", 1),
        ("U.S. officials", "name", "country:USA", 1),
        ("U.S.-led strikes", "name", "country:USA", 1),
        ("US forces in the Gulf", "name", "institution:USA:armed-forces", 2),
        ("Democratic Republic of the Congo", "name", "country:COD", 5),
        ("Côte d’Ivoire", "name", "country:CIV", 2),
        ("Nagorno -Karabakh", "name", "country:XNK", 3),
        ("South Korean troops", "adjective", "country:KOR", 2),
        ("Burma's generals", "name", "country:MMR", 1),
        ("Ivorians voted", "people", "country:CIV", 1),
        ("Kremlin aides", "seat", "country:RUS", 1),
        ("Addis Ababa rejected", "capital", "country:ETH", 2),
        ("Sino - Indian border", "combining", "country:CHN", 1),
        ("Recep Tayyip Erdoğan", "name", "person:recep-tayyip-erdogan", 3),
        ("Ilham Aliev", "name", "person:ilham-aliyev", 2),
        ("Volodymyr Zelenskiy", "name", "person:volodymyr-zelensky", 2),
        ("Mohamed bin Salman", "name", "person:mohammed-bin-salman", 3),
        ("Bashar Assad", "name", "person:bashar-al-assad", 2),
        ("Pentagon officials", "name", "institution:USA:defence-ministry", 1),
        ("Revolutionary Guards", "name", "institution:IRN:irgc", 2),
        ("Knesset members", "name", "institution:ISR:parliament", 1),
        ("al - Qaeda", "name", "group:al-qaeda", 3),
    ],
)
def test_match_finds_the_longest_name_in_any_spelling(directory, text, form, id, length):
    found = match(directory, text)
    assert found is not None
    assert (found.form, found.records[0].id, found.end) == (form, id, length)


@pytest.mark.parametrize(
    "text", ["turkey sandwiches", "us and them", "Who said so", "is it", "chad", "the polish on"]
)
def test_match_wants_a_name_to_be_written_like_one(directory, text):
    assert match(directory, text) is None


@pytest.mark.parametrize(
    "text", ["New Mexico", "Gulf of Mexico", "Lake Chad", "Minsk agreements", "Guinea pigs"]
)
def test_match_takes_no_part_of_a_longer_name(directory, text):
    texts = PIECES.findall(text)
    lowers = [t.lower() for t in texts]
    assert [directory.match(lowers, i, texts) for i in range(len(texts))] == [None] * len(texts)


@pytest.mark.parametrize(
    ("text", "on", "id"),
    [
        ("Moscow said", date(1987, 5, 1), "country:SUN"),
        ("Moscow said", date(2010, 5, 1), "country:RUS"),
        ("Kinshasa said", date(1995, 5, 1), "country:ZAR"),
        ("Belgrade said", date(1999, 5, 1), "country:YUG"),
        ("Assad said", date(1990, 5, 1), "person:hafez-al-assad"),
        ("Assad said", date(2015, 5, 1), "person:bashar-al-assad"),
        ("Clinton said", date(1998, 5, 1), "person:bill-clinton"),
        ("Clinton said", date(2011, 5, 1), "person:hillary-clinton"),
        ("George Bush said", date(1991, 5, 1), "person:george-bush-41"),
        ("George Bush said", date(2004, 5, 1), "person:george-w-bush"),
    ],
)
def test_match_goes_by_the_day_of_the_report(directory, text, on, id):
    found = match(directory, text, on)
    assert found is not None
    assert [r.id for r in found.records] == [id]


def test_match_knows_nobody_long_before_their_time(directory):
    assert match(directory, "Ben Wallace said", date(2021, 5, 1)) is not None
    assert match(directory, "Ben Wallace said", date(2006, 5, 1)) is None


@pytest.mark.parametrize(
    ("office", "where", "on", "name"),
    [
        ("president", "RUS", date(2010, 5, 1), "Dmitry Medvedev"),
        ("prime-minister", "RUS", date(2010, 5, 1), "Vladimir Putin"),
        ("president", "RUS", date(2012, 5, 7), "Vladimir Putin"),  # the day of the handover
        ("prime-minister", "GBR", date(1987, 5, 1), "Margaret Thatcher"),
        ("foreign-minister", "USA", date(2014, 5, 1), "John Kerry"),
        ("defence-minister", "ISR", date(2005, 11, 5), "Shaul Mofaz"),
        ("supreme-leader", "IRN", date(1988, 5, 1), "Ruhollah Khomeini"),
        ("chief-of-defence", "PAK", date(2005, 5, 1), "Pervez Musharraf"),
        ("army-chief", "PAK", date(2005, 5, 1), "Pervez Musharraf"),  # stands in
        ("secretary-general", "organisation:united-nations", date(2013, 8, 21), "Ban Ki-moon"),
        ("leader", "group:hezbollah", date(2006, 7, 12), "Hassan Nasrallah"),
        ("president", "ATA", date(2010, 5, 1), None),
        ("president", "RUS", None, None),
    ],
)
def test_holder_is_who_was_in_office(directory, office, where, on, name):
    found = directory.holder(office, where, on)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Straw", date(2004, 5, 1), "Jack Straw"),
        ("Rice", date(2007, 5, 1), "Condoleezza Rice"),
        ("Rice", date(2014, 5, 1), "Susan Rice"),
        ("von der Leyen", date(2022, 5, 1), "Ursula von der Leyen"),
        ("Nobody Atall", date(2022, 5, 1), None),
    ],
)
def test_person_by_surname_is_the_one_in_office(directory, name, on, expected):
    found = directory.person(name, on)
    assert (found and found.name) == expected


def test_heads_are_all_whom_the_leader_of_a_country_may_mean(directory):
    iran, israel = directory.country("IRN"), directory.country("ISR")
    assert [r.name for r in directory.heads(iran, date(2010, 5, 1))] == [
        "Ali Khamenei",
        "Mahmoud Ahmadinejad",
    ]
    assert [r.name for r in directory.heads(israel, date(2010, 5, 1))] == [
        "Shimon Peres",
        "Benjamin Netanyahu",
    ]


def test_as_of_gives_the_sector_of_the_day(directory):
    soro = directory.person("Guillaume Soro")
    assert [directory.as_of(soro, date(y, 5, 1)).sector for y in (2004, 2010)] == ["REB", "GOV"]
    orban = directory.person("Viktor Orban")
    assert [directory.as_of(orban, date(y, 5, 1)).sector for y in (2000, 2008, 2020)] == ["GOV", "PTY", "GOV"]
    blair = directory.person("Tony Blair")
    assert [directory.as_of(blair, date(y, 5, 1)).sector for y in (2004, 2020)] == ["GOV", "ELI"]


@pytest.mark.parametrize(
    ("words", "id", "country", "name", "sector"),
    [
        ("ministry of national defence", "defence-ministry", "AZE", "Azerbaijani Ministry of Defence", "MIL"),
        ("foreign ministry", "foreign-ministry", "CUB", "Cuban Ministry of Foreign Affairs", "GOV"),
        ("defense department", "defence-ministry", "USA", "US Department of Defense", "MIL"),
        ("air force", "air-force", "PER", "Peruvian Air Force", "MIL"),
        (
            "prime minister's office",
            "prime-minister-office",
            "MLT",
            "Office of the Prime Minister of Malta",
            "GOV",
        ),
        ("parliament", "parliament", "ISR", "Knesset", "LEG"),
        ("government", "government", "IRQ", "Iraq", "GOV"),
        ("police", "police", "XNK", "Karabakh Police", "REB"),
    ],
)
def test_institution_of_a_country(directory, words, id, country, name, sector):
    lowers = PIECES.findall(words)
    end, institution = directory.institution(lowers, 0)
    record = directory.institution_of(institution, directory.country(country))
    assert (end, institution.id, record.name, record.sector) == (len(lowers), id, name, sector)


def test_an_office_is_named_by_the_longest_words_for_it(directory):
    end, office = directory.office(["prime", "minister", "said"], 0)
    assert (end, office.id) == (2, "prime-minister")


def test_demonyms_capitals_and_seats(directory):
    for words, code in (
        ("russians", "RUS"),
        ("Ivorian", "CIV"),
        ("south korean", "KOR"),
        ("Congolese", "COD"),
    ):
        assert directory.demonym(words).id == f"country:{code}"
    assert directory.demonym("chechen").country == "RUS"
    assert directory.capital("phnom penh").id == "country:KHM"
    assert directory.seat("élysée").id == "country:FRA"
    assert directory.demonym("grumpy") is directory.capital("springfield") is directory.seat("shed") is None


# ---- the files


def test_shipped_files_hold_together():
    assert problems(actor_files.build()) == []


def test_every_state_has_what_the_reader_and_the_formats_need(directory):
    day = date(2025, 6, 1)
    states = [c for c in directory.countries() if c.part_of is None and c.until is None]
    assert len(states) > 195
    for state in states:
        facts = directory.facts(state.id.removeprefix("country:"))
        assert facts["region"] in {1, 2, 3, 4, 5, 7, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}, state
        assert any(n in state.names for n in (directory.adjective(state), state.name)), state
    leading = [s for s in states if directory.heads(s, day)]
    assert len(leading) > 190


def test_every_name_is_found_by_itself(directory):
    for id in ("country:MMR", "person:kim-jong-un", "institution:RUS:fsb", "people:rohingya"):
        record = directory.get(id)
        for name in record.names:
            found = match(directory, name)
            assert found is not None, name
            assert record in found.records, name


def test_a_users_file_adds_and_overrides(tmp_path: Path):
    path = tmp_path / "mine.yml"
    path.write_text(
        """
defaults: {kind: group, sector: REB}
actors:
  - {id: group:river-front, name: River Front, country: MLI, names: [Front du Fleuve], since: 2024-03}
  - {id: country:MMR, kind: country, sector: GOV, name: Burma, adjectives: [Burmese]}
  - id: person:awa-keita
    kind: person
    name: Awa Keïta
    offices: [{office: leader, where: "group:river-front", since: 2024-03}]
""",
        encoding="utf-8",
    )
    directory = Directory.load(path)
    found = match(directory, "River Front fighters")
    assert found is not None
    assert (found.records[0].code, found.records[0].country) == ("MLIREB", "MLI")
    assert directory.country("MMR").name == "Burma"
    assert directory.holder("leader", "group:river-front", date(2025, 1, 1)).name == "Awa Keïta"
    assert match(directory, "Russia").records[0].id == "country:RUS"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("actors: [{id: group:x, name: X, kind: group, sector: ARMY}]", "sector is 'ARMY'"),
        ("actors: [{id: group:x, name: X, kind: gang}]", "kind is 'gang'"),
        ("actors: [{id: group:x, name: X, kind: group, since: last year}]", "since is 'last year'"),
        ("actors: [{id: group:x, name: X, kind: group, part_of: group:nobody}]", "part_of is 'group:nobody'"),
        ("actors: [{id: group:x, name: X, kind: group, country: Mali}]", "country is 'Mali'"),
        ("actors: [{id: group:x, name: X, kind: group, aka: [Y]}]", "unknown key 'aka'"),
        ("actors: [{id: X, name: X, kind: group}]", "id is 'X'"),
        ("actors: [{id: group:x, kind: group}]", "wants a name"),
        (
            "actors: [{id: person:x, kind: person, name: X, offices: [{office: king-of-the-hill, where: MLI}]}]",
            "is no office",
        ),
        ("groups: []", "wants `actors:`"),
        ("actors: [", "is no YAML"),
    ],
)
def test_a_wrong_file_is_named_with_its_fault(tmp_path: Path, text: str, fault: str):
    path = tmp_path / "wrong.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadData, match=re.escape(fault)) as error:
        Directory.load(path)
    assert "wrong.yml" in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(BadData, match="no such actor file"):
        Directory.load(tmp_path / "none.yml")


def test_any_tokens_can_be_asked_about(directory):
    for texts in (["-"], ["'s"], ["", "x"], ["É"], ["the"], ["U.S.-"], ["-Karabakh"], ["😀", "US"]):
        lowers = [t.lower() for t in texts]
        for i in range(len(texts)):
            directory.match(lowers, i, texts, date(2020, 1, 1))
            directory.institution(lowers, i)
            directory.office(lowers, i)
