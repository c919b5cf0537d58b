"""The actor files: whom groups.yml, organisations.yml and media.yml hold, the nouns of roles.tsv, and that no name misleads."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportedly import actor_files
from reportedly.actors import Directory
from reportedly.name_forms import key
from reportedly.naming import naming
from reportedly.ontology import sectors

FILES = ("groups", "organisations", "media")
# What an entry may be in the file: a group is no ministry, a newspaper no army.
SECTORS = {
    "groups": {"REB", "IMG", "PRM", "UAF", "CRM", "OPP", "PTY", "SOC", "REL", "LAB", "AGR", "NGO", "GOV", "LEG", "MIL", "COP"},
    "organisations": {"IGO", "IMG", "NGO", "BUS", "LAB", "REL", "PTY", "GOV", "LEG", "COP", "JUD", "MIL", "REB"},
    "media": {"JRN"},
}  # fmt: skip
# Single names better known than the people who bear them, and nouns that are the group's own.
FAMOUS = {"wagner", "meta", "saab", "bloomberg", "zaman", "maan", "shabab", "mujahideen", "yakuza"}
LEAST = {"groups": 1500, "organisations": 1000, "media": 1300}


@cache
def entries(file: str) -> list[dict[str, Any]]:
    loaded = yaml.load((actor_files.FOLDER / f"{file}.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return [{**loaded["defaults"], **entry} for entry in loaded["actors"]]


def names(entry: dict[str, Any]) -> list[str]:
    return [entry["name"], *entry.get("names", []), *entry.get("cased", [])]


@pytest.fixture(scope="module")
def directory() -> Directory:
    return Directory.load()


@pytest.fixture(scope="module")
def roles() -> list[list[str]]:
    text = (actor_files.FOLDER / "roles.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def found(directory: Directory, words: str, on: date | None = None) -> str | None:
    """The id of the first whose name begins a text."""
    tokens = words.replace("'s", " 's").replace("-", " - ").split()
    match = directory.match([t.lower() for t in tokens], 0, tokens, on)
    return match.records[0].id if match else None


# ---- the entries


@pytest.mark.parametrize("file", FILES)
def test_entries_are_many_and_of_the_file_s_sectors(file):
    listed = entries(file)
    assert len(listed) >= LEAST[file]
    assert {entry["sector"] for entry in listed} <= SECTORS[file] <= sectors()
    assert [entry["id"] for entry in listed if not entry["id"].startswith(f"{entry['kind']}:")] == []


@pytest.mark.parametrize("file", FILES)
def test_no_entry_has_a_name_twice_or_an_empty_one(file):
    for entry in entries(file):
        keys = [key(name) for name in names(entry)]
        assert all(keys), entry["id"]
        assert len(set(keys)) == len(keys), entry["id"]


@pytest.mark.parametrize("file", FILES)
def test_countries_exist_and_what_is_international_has_none(file, directory):
    for entry in entries(file):
        country = entry.get("country")
        assert country is None or directory.country(country), entry["id"]
        assert country is None or entry["sector"] not in {"IGO", "IMG"}, entry["id"]


@pytest.mark.parametrize("file", FILES)
def test_years_are_in_order_and_wholes_exist(file, directory):
    for entry in entries(file):
        since, until = str(entry.get("since", "")), str(entry.get("until", "9999"))
        assert since <= until, entry["id"]
        seen, whole = {entry["id"]}, entry.get("part_of")
        while whole:
            record = directory.get(whole)
            assert record is not None, entry["id"]
            assert whole not in seen, entry["id"]
            seen.add(whole)
            whole = record.part_of


@pytest.mark.parametrize("file", FILES)
def test_no_name_is_that_of_a_state_a_people_or_an_institution(file):
    """ "Kurdistan Regional Government" is in countries.yml; a second entry would split the party in two.

    Acronyms may have several bearers: SDF.
    """
    taken = {
        key(name): entry["id"]
        for other in ("countries", "peoples", "institutions")
        if (actor_files.FOLDER / f"{other}.yml").is_file()
        for entry in entries(other)
        for name in [*names(entry), *entry.get("adjectives", []), *entry.get("people", [])]
    }
    clashes = [
        (entry["id"], taken[key(name)])
        for entry in entries(file)
        for name in names(entry)
        if not name.isupper() and taken.get(key(name), entry["id"]) != entry["id"]
    ]
    assert clashes == []


@pytest.mark.parametrize("file", FILES)
def test_no_single_word_is_a_noun_or_a_surname(file, directory, roles):
    """ "Soldier said" and "al-Sudani said" mean no newspaper; a noun in capitals throughout may be an acronym."""
    nouns = {lemma for lemma, *_ in roles}
    for entry in entries(file):
        for name in [entry["name"], *entry.get("names", [])]:
            words = key(name)
            if " " in words or name.isupper() or words in FAMOUS:
                continue
            assert words not in nouns, entry["id"]
            assert directory.person(name) is None, entry["id"]


# ---- names as the news writes them


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Hamas said it fired", "group:hamas"),
        ("Hizbullah and Israel", "group:hezbollah"),
        ("Islamic Jihad claimed", "group:palestinian-islamic-jihad"),
        ("Ezzedine al-Qassam Brigades", "group:izz-ad-din-al-qassam-brigades"),
        ("al-Qaida in the Islamic Maghreb", "group:al-qaeda-in-the-islamic-maghreb"),
        ("al-Qaida claimed", "group:al-qaeda"),
        ("Islamic State West Africa Province fighters", "group:islamic-state-west-africa-province"),
        ("Islamic State fighters", "group:islamic-state"),
        ("Daesh", "group:islamic-state"),
        ("Houthi forces", "group:houthis"),
        ("Lord's Resistance Army rebels", "group:lord-s-resistance-army"),
        ("FARC guerrillas", "group:revolutionary-armed-forces-of-colombia"),
        ("Kurdistan Workers Party", "group:kurdistan-workers-party"),
        ("anti-balaka militias", "group:anti-balaka"),
        ("contras", "group:nicaraguan-contras"),
        ("U.N. Security Council members", "organisation:un-security-council"),
        ("UNHCR said", "organisation:unhcr"),
        ("Doctors Without Borders", "organisation:medecins-sans-frontieres"),
        ("Médecins Sans Frontières", "organisation:medecins-sans-frontieres"),
        ("International Committee of the Red Cross", "organisation:international-committee-of-the-red-cross"),
        ("OSCE Minsk Group", "organisation:osce-minsk-group"),
        ("Agence France-Presse", "media:agence-france-presse"),
        ("ITAR-TASS reported", "media:tass"),
        ("Al-Jazeera television", "media:al-jazeera"),
        ("New York Times", "media:new-york-times"),
        ("The Times reported", "media:the-times"),
    ],
)
def test_names_are_found_as_the_news_writes_them(words, id, directory):
    assert found(directory, words) == id


@pytest.mark.parametrize("words", ["Who is to blame", "Let them go", "The times are hard", "is it over", "can they", "Model behaviour", "aim higher", "Today the army"])  # fmt: skip
def test_words_that_look_like_names_are_left_alone(words, directory):
    assert found(directory, words) is None


@pytest.mark.parametrize(
    ("words", "on", "id"),
    [
        ("UN mission in Congo", date(2005, 1, 1), "organisation:monuc"),
        ("UN mission in Congo", date(2015, 1, 1), "organisation:monusco"),
        ("UN mission in Sudan", date(2007, 1, 1), "organisation:unmis"),
        ("UN mission in Sudan", date(2022, 1, 1), "organisation:unitams"),
    ],
)
def test_a_name_goes_to_who_bore_it_on_the_day(words, on, id, directory):
    assert found(directory, words, on) == id


def test_the_better_known_of_two_comes_first(directory):
    assert found(directory, "Democratic Party") == "group:democratic-party"
    assert found(directory, "Republican Party") == "group:republican-party"
    assert found(directory, "Labour Party") == "group:labour-party-uk"
    assert found(directory, "ANC") == "group:african-national-congress"


# ---- nouns


def test_roles_are_lower_case_and_have_known_sectors(roles):
    assert len(roles) >= 3000
    for lemma, sector, kind, *_ in roles:
        assert lemma == lemma.lower().strip(), lemma
        assert sector == "-" or sector in sectors(), lemma
        assert kind in actor_files.ROLE_KINDS, lemma
        assert kind != "object" or sector == "-", lemma


@pytest.mark.parametrize(
    ("noun", "sector", "kind"),
    [
        ("soldier", "MIL", "person"),
        ("troops", "MIL", "group"),
        ("warship", "MIL", "weapon"),
        ("gunman", "UAF", "person"),
        ("rebel", "REB", "person"),
        ("militia", "PRM", "group"),
        ("riot police", "COP", "group"),
        ("protester", "CVL", "person"),
        ("villager", "CVL", "person"),
        ("refugee", "REF", "person"),
        ("foreign minister", "GOV", "person"),
        ("lawmaker", "LEG", "person"),
        ("prosecutor", "JUD", "person"),
        ("peacekeeper", "IGO", "person"),
        ("aid worker", "NGO", "person"),
        ("medic", "MED", "person"),
        ("correspondent", "JRN", "person"),
        ("fisherman", "CVL", "person"),
        ("trade union", "LAB", "group"),
        ("cleric", "REL", "person"),
        ("tribal elder", "SOC", "person"),
        ("former president", "ELI", "person"),
        ("spokesman", None, "person"),
        ("hospital", None, "object"),
        ("checkpoint", None, "object"),
    ],
)
def test_nouns_say_who_somebody_is(noun, sector, kind, directory):
    role = directory.role(noun)
    assert role is not None
    assert (role.sector, role.kind) == (sector, kind)


# ---- given names


def test_given_names_are_of_many_peoples_and_no_words(directory):
    known = naming().given
    assert len(known) > 6000
    assert all(
        directory.is_given_name(n)
        for n in ("Volodymyr", "Fatima", "Abdulrahman", "Siobhan", "Thura", "Thandiwe", "Recep")
    )
    assert not {"hospital", "peace", "may", "long", "won", "than", "minister", "muslim"} & known.keys()
    assert (known["fatima"], known["volodymyr"]) == ("f", "m")


def test_a_wrong_entry_is_named_with_the_remedy(tmp_path: Path):
    path = tmp_path / "own.yml"
    path.write_text("actors:\n  - {id: group:x, name: X, kind: group, sector: ARMY}\n", "utf-8")
    with pytest.raises(actor_files.BadData, match="sector is 'ARMY'"):
        actor_files.build(path)
