"""Counts: short reports of one happening, and the day, the place and the figures of its incident.

Counts are raised, split by side, told beside those of other attacks; the missing are found and the injured die.
"""

from __future__ import annotations

import pytest

from tests.ledger.test_situations import Told, incident

Bounds = dict[tuple[str, str | None], tuple[float, float | None]]  # measure, a word of its group: low, high
# its reports, a word that tells it in the first, the first day, the place, all its figures
SITUATIONS: dict[str, tuple[list[Told], str, str, str, Bounds]] = {
    'one of the injured dies': (
        [
            ('Andes Wire', '2026-03-03', 'PUNO — A grenade thrown into a union hall in Juliaca on Monday killed two miners and wounded nine, the regional health office said.'),
            ('Andes Wire', '2026-03-06', 'PUNO — A miner hurt when a grenade was thrown into a union hall in Juliaca on Monday died on Thursday, the regional health office said, bringing the number of dead to three.'),
        ], 'killed', '2026-03-02', 'Juliaca', {('killed', None): (3, 3), ('injured', None): (9, 9)},
    ),
    'the missing are found dead': (
        [
            ('Torres Mail', '2026-03-04', 'GOROKA — Rebels blew up a footbridge near Goroka on Tuesday, killing four people, the police said. Three villagers were missing.'),
            ('Torres Mail', '2026-03-07', 'GOROKA — Divers have recovered the bodies of the three villagers who went missing when rebels blew up a footbridge near Goroka on Tuesday, the police said on Friday. Seven people are now known to have died. "Nobody is missing any more," the police said.'),
        ], 'blew', '2026-03-03', 'Goroka', {('killed', None): (7, 7), ('missing', None): (0, 0)},
    ),
    'three sources, three counts': (
        [
            ('Bangui Soir', '2026-03-05', 'BANGUI — Mortar shells landed on a camp for displaced families in Bria on Wednesday, killing at least 17 people, the Red Cross said.'),
            ('Oubangui Post', '2026-03-05', "BANGUI — The mayor of Bria put the death toll of Wednesday's shelling of the camp at 12."),
            ('Bangui Soir', '2026-03-06', 'BANGUI — Shells that hit the camp in Bria on Wednesday killed 21 people, the UN mission said.'),
        ], 'landed', '2026-03-04', 'Bria', {('killed', None): (12, 21)},
    ),
    'each side counts its own dead': (
        [
            ('Ararat Letter', '2026-03-09', "YEREVAN — Armenian and Azerbaijani troops exchanged fire near Sotk on Sunday. Armenia's defence ministry said that two Armenian soldiers were killed. Azerbaijan's defence ministry said that five Azerbaijani soldiers died."),
            ('Ararat Letter', '2026-03-10', "BAKU — Azerbaijan's defence ministry said on Tuesday that six Azerbaijani soldiers died in the exchange of fire near Sotk on Sunday, one more than it had said."),
        ], 'exchanged', '2026-03-08', 'Sotk', {('killed', 'Armenian'): (2, 2), ('killed', 'Azerbaijani'): (6, 6)},
    ),
    'an army and rebels of one country': (
        [
            ('Llanos Diario', '2026-03-07', 'ARAUCA — The Colombian army and ELN guerrillas clashed near Tame on Friday. Four soldiers were killed, the army said. The ELN said that three of its fighters died.'),
            ('Meta Courier', '2026-03-08', "BOGOTA — The Colombian army said on Saturday that five of its soldiers were killed in Friday's clash with ELN guerrillas near Tame."),
        ], 'clashed', '2026-03-06', 'Tame', {('killed', 'soldiers'): (5, 5), ('killed', 'fighters'): (3, 3)},
    ),
    'a toll denied': (
        [
            ('Kivu Matin', '2026-03-03', 'BUKAVU — Rockets fell on the port of Uvira on Monday, killing eleven dockers, the mayor of Uvira said.'),
            ('Great Lakes Post', '2026-03-04', "GOMA — The M23 denied that eleven dockers were killed when rockets fell on the port of Uvira on Monday. One person died, the group's spokesman said."),
        ], 'fell', '2026-03-02', 'Uvira', {('killed', None): (1, 11)},
    ),
    'of one day and since the beginning': (
        [
            ('Shire Times', '2026-03-06', 'BLANTYRE — Police shot dead two marchers in Blantyre on Thursday, the hospital said. At least 19 people have been killed in the country since the protests began on 2 March, according to the lawyers\' union.'),
            ('Shire Times', '2026-03-08', 'BLANTYRE — A woman shot by police during the march in Blantyre on Thursday died of her wounds on Saturday, raising the toll of that day to three, the hospital said.'),
        ], 'shot', '2026-03-05', 'Blantyre', {('killed', None): (3, 3)},
    ),
    'children among the dead': (
        [
            ('Kachin Letter', '2026-03-08', 'MYITKYINA — Twelve people, five of them children, were killed when a drone hit a bus near Bhamo on Saturday, the district administrator said.'),
            ('Chindwin Post', '2026-03-08', 'MANDALAY — A drone hit a bus near Bhamo on Saturday, killing 14 people, including six children, the abbot of a nearby monastery said.'),
        ], 'hit', '2026-03-07', 'Bhamo', {('killed', None): (12, 14), ('killed', 'children'): (5, 6)},
    ),
    'other attacks in the same reports': (
        [
            ('Puntland Mail', '2026-03-05', "BOSASO — A car bomb killed nine people at a bakery in Bosaso on Wednesday, the governor said. In January a bomb at the city's harbour killed 31."),
            ('Puntland Mail', '2026-03-06', 'GAROWE — A bomb went off in Galkayo on Thursday; nobody was hurt, the police said. In Bosaso, the number of people killed by the car bomb at a bakery on Wednesday has risen to ten, the governor said.'),
        ], 'killed nine', '2026-03-04', 'Bosaso', {('killed', None): (10, 10)},
    ),
    'fewer are missing': (
        [
            ('Terai Post', '2026-03-09', 'NEPALGUNJ — Gunmen attacked a lodge in Gulariya on Sunday, killing two guards, the district police said. Eight guests were missing.'),
            ('Terai Post', '2026-03-10', 'NEPALGUNJ — Five guests who went missing when gunmen attacked a lodge in Gulariya on Sunday have walked out of the forest, the district police said. Three are still missing.'),
        ], 'attacked', '2026-03-08', 'Gulariya', {('killed', None): (2, 2), ('missing', None): (3, 3)},
    ),
    'arrests by two counts, then some freed': (
        [
            ('Sahel Hour', '2026-03-04', "NIAMEY — Police arrested 40 students at the university in Niamey on Tuesday, the students' union said. The interior ministry put the number of arrested at 25."),
            ('Sahel Hour', '2026-03-05', 'NIAMEY — Police freed 15 of the students who were arrested at the university in Niamey on Tuesday, the interior ministry said.'),
        ], 'arrested', '2026-03-03', 'Niamey', {('detained', None): (25, 40)},
    ),
    'put at': (
        [
            ('Liptako Post', '2026-03-08', "OUAGADOUGOU — Gunmen raided the town of Djibo on Friday. The town's mayor put the toll at 33. A nurse said that she had counted 41 bodies."),
        ], 'raided', '2026-03-06', 'Djibo', {('killed', None): (33, 41)},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_figures_of_an_incident(name: str) -> None:
    reports, word, day, place, figures = SITUATIONS[name]
    found = incident(reports, word)
    assert found["start"] == day
    assert found["place"]["name"] == place
    told = {
        (f["measure"], f["group"]): (f["low"], f["high"])
        for f in found["figures"]
        if f["scope"] == "incident"
    }
    apart = {
        key: word
        for key in told
        for measure, word in figures
        if measure == key[0] and word and word in (key[1] or "")
    }
    assert {
        (measure, apart.get((measure, group), group)): v for (measure, group), v in told.items()
    } == figures
