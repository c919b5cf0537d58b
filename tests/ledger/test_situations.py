"""Situations: short reports of one happening, and what its incident says once they are together.

One asserts; another denies, corrects, raises, withdraws or calls off.
"""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.ledger.incidents import build_incidents
from reportedly.ledger.model import Publication, Row
from reportedly.reading import read_parse
from reportedly.report import Report
from tests.reading.sentences import parsed

Told = tuple[str, str, str]  # publisher, day, text
# what happens: its reports, a word that tells it in the first, status, a word of each who denies it, bounds of its figures
SITUATIONS: dict[str, tuple[list[Told], str, str, list[str], dict[str, tuple[float, float]]]] = {
    'strike denied by own release': (
        [
            ('Sahel Wire', '2026-03-10', 'BAMAKO — Army helicopters strafed the weekly market in Tessit on Sunday, killing 14 traders, the mayor of Tessit, Oumar Ag Almou, said.'),
            ('Dakar Observer', '2026-03-11', 'BAMAKO — Mali\'s army on Tuesday denied striking the market in Tessit. "Our helicopters did not fly over Tessit on Sunday," the army said in a statement.'),
        ], 'strafed', 'contested', ['Mali'], {'killed': (14, 14)},
    ),
    'toll raised by the same hospital': (
        [
            ('Karachi Star', '2026-05-04', 'QUETTA — A bomb exploded outside a court in Quetta on Monday, killing 11 people, Civil Hospital Quetta said.'),
            ('Karachi Star', '2026-05-05', "QUETTA — Civil Hospital Quetta said on Tuesday that the number of people killed in Monday's bombing outside a court in Quetta had risen to 15."),
        ], 'exploded', 'reported', [], {'killed': (15, 15)},
    ),
    'toll corrected down': (
        [
            ('Manila Herald', '2026-02-08', 'COTABATO — Gunmen ambushed an army truck near Datu Piang on Saturday and killed nine soldiers, the regional police said.'),
            ('Manila Herald', '2026-02-09', 'COTABATO — The regional police on Sunday corrected the toll of the ambush near Datu Piang, saying seven soldiers had died, not nine.'),
        ], 'ambushed', 'reported', [], {'killed': (7, 7)},
    ),
    'two institutions differ on toll': (
        [
            ('Lagos Courier', '2026-06-14', 'MAIDUGURI — Boko Haram fighters attacked the village of Kawuri on Saturday, killing 22 people, a local militia leader, Bukar Modu, said.'),
            ('Abuja Post', '2026-06-15', 'MAIDUGURI — Nigerian police said on Sunday that nine people died when Boko Haram fighters attacked the village of Kawuri on Saturday.'),
        ], 'attacked', 'corroborated', [], {'killed': (9, 22)},
    ),
    'rejected the account: responsibility denied': (
        [
            ('Bogota Times', '2026-03-20', 'PASTO — ELN rebels kidnapped four engineers near Samaniego on Thursday, the Colombian army said.'),
            ('Bogota Times', '2026-03-22', "PASTO — The ELN rejected the army's account on Saturday and said its fighters had no part in the kidnapping of the four engineers near Samaniego."),
        ], 'kidnapped', 'contested', ['ELN'], {'detained': (4, 4)},
    ),
    'no such strike took place': (
        [
            ('Gulf Monitor', '2026-01-12', 'SANAA — Saudi warplanes bombed a school in Haydan on Sunday, Houthi officials said, adding that five children were killed.'),
            ('Riyadh Standard', '2026-01-13', 'RIYADH — "No such strike took place," a spokesman for the Saudi-led coalition, Colonel Faisal al-Harthi, said on Monday of reports that a school in Haydan was bombed on Sunday.'),
        ], 'bombed', 'contested', ['oalition'], {'killed': (5, 5)},
    ),
    'talks called off': (
        [
            ('Nile Voice', '2026-08-03', 'ADDIS ABABA — Ethiopia and Sudan will hold talks on the border in Gondar on 12 August, the Ethiopian foreign ministry said.'),
            ('Nile Voice', '2026-08-10', 'KHARTOUM — Sudan said on Monday that the talks with Ethiopia in Gondar on 12 August had been called off.'),
        ], 'talks', 'cancelled', [], {},
    ),
    'meeting postponed without date': (
        [
            ('Balkan Daily', '2026-09-01', 'PRISTINA — The leaders of Serbia and Kosovo will meet in Brussels on 9 September, the European Union said.'),
            ('Balkan Daily', '2026-09-07', 'BRUSSELS — The meeting of the leaders of Serbia and Kosovo in Brussels has been postponed, the European Union said on Monday.'),
        ], 'meet', 'planned', [], {},
    ),
    'denial taken back': (
        [
            ('Kabul Daily', '2026-02-15', "KUNDUZ — A drone hit a wedding in Imam Sahib on Saturday, villagers said. The Taliban's defence ministry denied that its drone had hit the wedding."),
            ('Kabul Daily', '2026-02-17', "KUNDUZ — The Taliban's defence ministry confirmed on Tuesday that its drone hit a wedding in Imam Sahib on Saturday."),
        ], 'hit', 'corroborated', [], {},
    ),
    'injured nobody': (
        [
            ('Kyiv Sentinel', '2026-03-03', 'SUMY — A Russian missile hit a warehouse in Konotop on Monday, the regional governor said. Nobody was hurt.'),
            ('Kyiv Sentinel', '2026-03-04', 'SUMY — The missile that hit a warehouse in Konotop on Monday wounded two guards, the regional governor said on Tuesday.'),
        ], 'hit', 'reported', [], {'injured': (2, 2)},
    ),
    'cumulative since kept apart': (
        [
            ('Delhi Ledger', '2026-09-15', 'IMPHAL — Gunmen killed three farmers in Kangpokpi on Monday, Manipur police said. At least 260 people have been killed in the state since May 2023.'),
            ('Delhi Ledger', '2026-09-16', "IMPHAL — Manipur police said on Tuesday that a fourth farmer had died in hospital of wounds from Monday's attack in Kangpokpi, bringing the toll to four."),
        ], 'killed', 'reported', [], {'killed': (4, 4)},
    ),
    'release of a ministry denies in its own voice': (
        [
            ('Chad Matin', '2026-03-02', 'ABECHE — Artillery fire destroyed eleven houses in Tine on Sunday, the head of the village, Hamid Bakhit, said. He said the guns were Sudanese.'),
            ('Ministry of Defence of Sudan', '2026-03-03', 'MINISTRY OF DEFENCE OF SUDAN\nPress office\nPort Sudan, 3 March 2026\n\nOn the allegations about Tine. Not a single shell was fired at Tine on Sunday. No artillery of the armed forces is stationed within 40 kilometres of the town.'),
        ], 'destroyed', 'contested', ['Ministry of Defence of Sudan'], {},
    ),
    'raise and lower by same source twice': (
        [
            ('Cebu Sun', '2026-01-05', 'JOLO — A bomb blew up a ferry terminal in Jolo on Sunday, killing six passengers, the coast guard said.'),
            ('Cebu Sun', '2026-01-06', 'JOLO — The coast guard on Monday raised the death toll from the bombing of the ferry terminal in Jolo to nine.'),
            ('Cebu Sun', '2026-01-08', "JOLO — The coast guard lowered the toll of Sunday's bombing of the ferry terminal in Jolo to eight on Wednesday because one victim had been counted twice."),
        ], 'blew', 'reported', [], {'killed': (8, 8)},
    ),
    'summit cancelled by the host': (
        [
            ('Asmara Letter', '2026-10-01', 'DJIBOUTI — Leaders of the Horn of Africa will hold a summit in Djibouti on 15 October, the regional bloc IGAD said.'),
            ('Asmara Letter', '2026-10-13', 'DJIBOUTI — IGAD on Tuesday cancelled the summit in Djibouti that was planned for 15 October.'),
        ], 'summit', 'cancelled', [], {},
    ),
    'protest numbers, gapped': (
        [
            ('Sofia Echo', '2026-11-15', 'PLOVDIV — Teachers marched through Plovdiv on Saturday against pay cuts. Police put the crowd at 4,000, the union at 9,000.'),
        ], 'marched', 'corroborated|reported', [], {'participants': (4000, 9000)},
    ),
    'claim of responsibility confirms': (
        [
            ('Peshawar Ledger', '2026-02-20', 'BANNU — A car bomb exploded at a checkpoint near Bannu on Thursday and killed seven soldiers, the Pakistani army said.'),
            ('Peshawar Ledger', '2026-02-21', 'BANNU — The Pakistani Taliban claimed responsibility on Friday for the car bomb that exploded at a checkpoint near Bannu on Thursday and said 20 soldiers were killed.'),
        ], 'exploded', 'corroborated', [], {'killed': (7, 20)},
    ),
    'general denial over several statements': (
        [
            ('Oran Daily', '2026-05-26', 'OUARGLA — Algerian police beat two reporters in Ouargla on Monday, the press union said.'),
            ('Oran Daily', '2026-05-27', 'OUARGLA — Algeria\'s police rejected the accusation on Tuesday. "Our officers did not beat anyone in Ouargla," a spokesman said.'),
        ], 'beat', 'contested', ['olice'], {},
    ),
    'army admits after silence': (
        [
            ('Quetta Hour', '2026-11-04', "CHAMAN — A shell hit a school in Chaman on Tuesday and wounded nine pupils, the school's headmaster, Abdul Wali, said."),
            ('Quetta Hour', '2026-11-05', "CHAMAN — Pakistan's army confirmed on Wednesday that one of its shells hit a school in Chaman on Tuesday and said seven pupils were wounded."),
        ], 'hit', 'corroborated', [], {'injured': (7, 9)},
    ),
    'unverified stays reported': (
        [
            ('Minsk Hour', '2026-02-04', 'LUHANSK — Ukrainian drones struck a barracks in Rovenky on Tuesday, the Russian-installed governor said. The report could not be independently verified.'),
        ], 'struck', 'reported', [], {},
    ),
}  # fmt: skip


def incident(reports: list[Told], word: str) -> Row:
    """The incident of the event that the word tells in the first report."""
    docs = parsed(*(text for _, _, text in reports))
    readings = [
        read_parse(
            docs[text],
            Report(text, publisher=publisher, published=date.fromisoformat(day), published_from="given"),
        ).to_dict()
        for publisher, day, text in reports
    ]
    at = reports[0][2].index(word)
    told = next(
        e["id"] for e in readings[0]["events"] if any(t["start"] <= at < t["end"] or at <= t["start"] < at + len(word) for t in e["triggers"])
    )  # fmt: skip
    found = build_incidents(
        [
            Publication(r["report"]["id"], r, publisher, day, None, None)
            for r, (publisher, day, _) in zip(readings, reports, strict=True)
        ]
    )
    first = readings[0]["report"]["id"]
    return next(i for i in found if any(e["report"] == first and e["event"] == told for e in i["events"]))


@pytest.mark.parametrize("name", SITUATIONS)
def test_what_an_incident_says(name: str) -> None:
    reports, word, status, denied_by, figures = SITUATIONS[name]
    found = incident(reports, word)
    assert found["status"] in status.split("|")
    denying = [d["source"] for d in found["disputed_by"]]
    assert all(any(w in source for source in denying) for w in denied_by)
    assert bool(denying) == bool(denied_by)
    bounds = {f["measure"]: (f["low"], f["high"]) for f in found["figures"] if f["scope"] == "incident" and f["group"] is None}  # fmt: skip
    assert bounds | figures == bounds
