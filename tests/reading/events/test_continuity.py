"""Days of events: what hangs on them, what the story told before, what heads their paragraph; and none where nobody can tell."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.reading import read_parse
from reportedly.report import Report
from tests.reading.sentences import parsed

PUBLISHED = date(2024, 3, 21)  # a Thursday

# text, a word of the event, the days that it has
CASES = [
    ("Gunmen ambushed a convoy near Gao on Tuesday. A driver was shot and two nurses were abducted; they came home on Thursday.", "shot", ("2024-03-19", "2024-03-19")),
    ("Troops seized a warlord blamed for an ambush on 3 March near Bol during a raid on Monday.", "seized", ("2024-03-18", "2024-03-18")),
    ("Troops seized a warlord blamed for an ambush on 3 March near Bol during a raid on Monday.", "ambush", ("2024-03-03", "2024-03-03")),
    ("A guide linked to a murder on 5 March in Bol was seized on Monday.", "seized", ("2024-03-18", "2024-03-18")),
    ("A guide linked to a murder on 5 March in Bol was seized on Monday.", "murder", ("2024-03-05", "2024-03-05")),
    ("Police arrested two clerks suspected in a bombing on Monday.", "arrested", ("2024-03-18", "2024-03-18")),
    ("The army today confirmed the arrest of a guide in a raid in Bol, Lac province, March 6.", "arrest", ("2024-03-06", "2024-03-06")),
    ("The governor announced Monday the release of nine hostages in Bol on Friday.", "release", ("2024-03-15", "2024-03-15")),
    ("Police arrested a driver linked to the 2 March raid near the mint in Gao province Tuesday.", "arrested", ("2024-03-19", "2024-03-19")),
    ("The nurses who were seized in a raid on a ferry this month were freed on Sunday.", "freed", ("2024-03-17", "2024-03-17")),
    ("Smugglers signed a truce with the clans on Sunday after three days of talks.", "talks", ("2024-03-15", "2024-03-17")),
    ("The fifth victim of the raid on the inn died in Bria on Tuesday.", "raid", None),
    ("The wardens, half of whom had come to Bria on Monday, confirmed that a guide was shot near Bol.", "shot", None),
    ("The blast was the first on the line since its extension last August.", "blast", None),
    ("Gunmen robbed a depot near Gao on Tuesday. Hours later, police arrested two drivers.", "arrested", ("2024-03-19", "2024-03-19")),
    ("Dockers plan a march to the port on Saturday.", "march", ("2024-03-23", "2024-03-23")),
    ("Rebels seized a ferry on Monday. The union said a strike would start on Saturday. The captain was freed the next day.", "freed", ("2024-03-19", "2024-03-19")),
    ("A lorry hit a mine near Gao on Tuesday, a day after two traders died in an ambush there.", "ambush", ("2024-03-18", "2024-03-18")),
    ("A bus was bombed in Aden on Tuesday, two days after gunmen stormed a bank.", "stormed", ("2024-03-17", "2024-03-17")),
    ("A clinic in Bria was shelled on Tuesday. Nobody was hurt. On Sunday two nurses died there.", "died", ("2024-03-17", "2024-03-17")),
    ("Police arrested five men on Tuesday for the attack on the mill, in which a guard died.", "attack", None),
    ("Police detained five men on Tuesday in connection with the massacre at the mill.", "massacre", None),
    ("Villagers buried two sisters in Bria on Tuesday. They died when a rocket hit their hut.", "hit", None),
    ("A court jailed a tailor on Monday for stabbing a nun. He attacked her with a chisel.", "attacked", None),
    ("Two barns were burned on Sunday night. Three grooms were killed; their bodies were found on Tuesday.", "killed", ("2024-03-17", "2024-03-17")),
    ("The attack has now cost seven lives.", "attack", None),
    ("In an article of March 8 we wrote that nine miners had been killed in Kolwezi.", "killed", None),
    ("The guild and the mayor agreed on a wage at their third meeting on Tuesday.", "meeting", ("2024-03-19", "2024-03-19")),
    ("Sumy came under fire for the third day on Tuesday.", "came", ("2024-03-19", "2024-03-19")),
    ("The sisters were wounded by shells in Sumy on Tuesday; a house was hit the evening before.", "wounded", ("2024-03-19", "2024-03-19")),
    ("The envoy would speak about Tuesday's raid on the mint, in which two clerks died.", "raid", ("2024-03-19", "2024-03-19")),
    ("Police arrested four clerks over Monday's attack on the mint.", "arrested", None),
    ("Nine convicts have been killed since marines stormed the prison on Monday.", "killed", ("2024-03-18", "2024-03-21")),
    ("Lawyers met on Monday ahead of next Friday's vote. A day earlier, two clerks were arrested.", "arrested", ("2024-03-17", "2024-03-17")),
    ("It is nine years since marines stormed the prison at Beni.", "stormed", ("2015-01-01", "2015-12-31")),
    ("It is 4,000 years since marines stormed the prison at Beni.", "stormed", None),
    ("Two months have passed since marines stormed the prison at Beni.", "stormed", ("2024-01-01", "2024-01-31")),
    ("Gunmen ambushed an army convoy near Gao on Tuesday. Six soldiers were killed.", "killed", ("2024-03-19", "2024-03-19")),
    ("Gunmen ambushed an army convoy near Gao on Tuesday.\n\nA spokesman said that rebels had burned two trucks.", "burned", ("2024-03-19", "2024-03-19")),
    ("Gunmen ambushed an army convoy near Gao on Tuesday. The rebels had attacked a mine in the north.", "attacked", None),
    ("Gunmen ambushed an army convoy near Gao on Tuesday. Rebels often attack villages there.", "attack", None),
    ("Gunmen ambushed a convoy on Tuesday. In 2019 rebels seized the town. They killed nine policemen.", "killed", None),
    ("Gunmen ambushed a convoy on Tuesday. It is nine years since marines stormed the prison. Forty convicts died.", "died", ("2015-01-01", "2015-12-31")),
    ("Envoys met in Gao on Tuesday. Rebels burned two trucks, the governor had said on Monday.", "burned", None),
    ("Envoys met in Gao on Tuesday. The rebels accuse the army of bombing a school.", "bombing", None),
    ("Troops killed two rebels and captured a third near Gao on Friday.", "killed", ("2024-03-15", "2024-03-15")),
    ("Two soldiers died in a battle in the night to Wednesday.", "battle", ("2024-03-19", "2024-03-20")),
    ("Five villagers have been killed near Gao since Monday.", "killed", ("2024-03-18", "2024-03-21")),
    ("Gao has been under siege since Monday.", "siege", ("2024-03-18", "2024-03-21")),
    ("The agency said 900 people had fled Ansongo since Monday.", "fled", ("2024-03-18", "2024-03-21")),
    ("Shelling has killed nine people and wounded 30 since Monday.", "killed", ("2024-03-18", "2024-03-21")),
    ("Nine people have been killed since the attack on the market on Monday.", "killed", ("2024-03-18", "2024-03-21")),
    ("Nine people have been killed since the attack on the market on Monday.", "attack", ("2024-03-18", "2024-03-18")),
    ("More than 900 people have died since the war began in 2012.", "died", ("2012-01-01", "2024-03-21")),
    ("Some 40 people have been killed since protests erupted in Gao on Monday.", "killed", ("2024-03-18", "2024-03-21")),
    ("Police seized a smuggler in an overnight raid on a farm near Gao on Monday.", "seized", ("2024-03-18", "2024-03-19")),
    ("A bridge was blown up on Monday.\nThe blast set off clashes with troops in which two men were shot.", "shot", ("2024-03-18", "2024-03-18")),
    ("It was the second attack on the village since Monday.", "attack", None),
    ("The union has invited both sides to Nairobi on Saturday for talks.", "talks", ("2024-03-23", "2024-03-23")),
    ("The minister said that Saturday's meeting with the rebels stood.", "meeting", ("2024-03-23", "2024-03-23")),
    ("The sides put off until Monday talks that were to have begun in Doha.", "talks", ("2024-03-25", "2024-03-25")),
    ("The sides agreed to release twelve prisoners on Monday.", "agreed", None),
    ("On Tuesday, the mayor said, shells killed three people in Kherson.", "killed", ("2024-03-19", "2024-03-19")),
    ("The town was bombed on Monday. Twelve people died. The mayor asked for help. The town was shelled again the next day.", "shelled", ("2024-03-19", "2024-03-19")),
    ("Government forces shelled the market of Kutum on Monday, rebels said. The army denied that it had shelled the market.", "shelled", ("2024-03-18", "2024-03-18")),
    ("The army denied that it had shelled Kutum.", "shelled", None),
    ("Rebels shelled the town of Kutum on Monday. The governor accused the army of shelling the market of the town.", "shelling", ("2024-03-18", "2024-03-18")),
    ("Two victims of the attack were buried on Monday.", "attack", None),
    ("The army on Wednesday raised the toll of Monday's blast to nine. Forty people were wounded.", "wounded", ("2024-03-18", "2024-03-18")),
    ("Sirens sounded after rockets hit Haifa. More than 40 villagers have been killed in raids since Saturday.", "killed", ("2024-03-16", "2024-03-21")),
    ("On Monday police fired at a crowd in Kano, witnesses saw. Three students were killed.", "killed", ("2024-03-18", "2024-03-18")),
    ("Crowds and troops fought clashes on Monday during which two boys were shot.", "shot", ("2024-03-18", "2024-03-18")),
    ("Envoys signed a truce on Monday. It takes effect on Friday and will last for three months.", "signed", ("2024-03-22", "2024-06-22")),
    ("Envoys agreed on Tuesday to a ceasefire. The text is valid for 90 days.", "agreed", ("2024-03-19", "2024-06-17")),
    ("Envoys extended the truce by two days on Tuesday.", "extended", ("2024-03-19", "2024-03-19")),
    ("Envoys signed a ten-day truce on Wednesday that takes effect on Friday.", "signed", ("2024-03-22", "2024-04-01")),
    ("Ten people died in Monday's shooting. Two more died at a march on Tuesday. Police opened an inquiry into that shooting.", "shooting", ("2024-03-18", "2024-03-18")),
    ("The bishop condemned Monday's attack.", "condemned", None),
    ("Soldiers captured a commander based in the north of Mali on Friday.", "captured", ("2024-03-15", "2024-03-15")),
    ("Police led a raid to arrest a smuggler in Kano on Tuesday. They detained four men.", "detained", ("2024-03-19", "2024-03-19")),
    ("Evening Security Update, 20 March 2024\n\nGunmen killed two farmers near the town of Gao, the army said.", "killed", ("2024-03-20", "2024-03-20")),
    ("Troops killed two gunmen during a search for a rebel leader and bomb expert in Tahoua province Tuesday.", "killed", ("2024-03-19", "2024-03-19")),
    ("The plant was bombed on Monday. A monitor put the dead at nine on Wednesday. The town was shelled again the next day.", "shelled", ("2024-03-19", "2024-03-19")),
    ("14 March: Shells kill three people in Sumy. Russian forces capture a village.", "capture", ("2024-03-14", "2024-03-14")),
    ("Over the past 24 hours troops killed three smugglers in Agadez.", "killed", ("2024-03-20", "2024-03-21")),
    ("Rangers hunted a smuggler chief from the villages of Dogo and Tula in Kwara state yesterday, killing two gunmen.", "killing", ("2024-03-20", "2024-03-20")),
    ("A police unit conducted an operation in Kwara state on Tuesday. The officers detained two smugglers.", "detained", ("2024-03-19", "2024-03-19")),
    ("Mourners carried the nine victims of Monday's bombing through Gao.\n\nForty people were wounded, a doctor said.", "wounded", ("2024-03-18", "2024-03-18")),
    ("Gunmen shot three villagers near Gao on Tuesday: a nurse born in 1970 and her sons. Two neighbours were wounded.", "wounded", ("2024-03-19", "2024-03-19")),
    ('The rebels denied that their men had raided the mission. "Nobody left the camp on Sunday," a commander said.', "raided", ("2024-03-17", "2024-03-17")),
]  # fmt: skip


@pytest.fixture(scope="module")
def days() -> dict[str, list[tuple[str, tuple[str, str] | None]]]:
    docs = parsed(*(text for text, _, _ in CASES))
    out = {}
    for text, doc in docs.items():
        reading = read_parse(doc, Report(text, published=PUBLISHED)).to_dict()
        out[text] = [
            (trigger["text"], (e["time"]["start"], e["time"]["end"]) if e["time"] else None)
            for e in reading["events"]
            for trigger in e["triggers"]
        ]
    return out


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_the_day_of_an_event(
    days: dict[str, list[tuple[str, tuple[str, str] | None]]],
    text: str,
    word: str,
    expected: tuple[str, str] | None,
) -> None:
    found = [when for trigger, when in days[text] if word in trigger]
    assert found, days[text]
    assert found[0] == expected
