"""Layout: blocks, the cleaned text, and that every letter of it leads back to the text as given."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.layout import (
    KINDS,
    Layout,
    find_dateline,
    find_datelines,
    find_layout,
    find_published,
)


def blocks(text: str) -> list[tuple[str, str]]:
    layout = find_layout(text)
    return [(block.kind, layout.clean[block.start : block.end]) for block in layout.blocks]


def body(text: str) -> list[str]:
    return [words for kind, words in blocks(text) if kind in {"body", "item"}]


WIRE = """Shells fall on border town for third day
By Mara Lind and Tom Okoro

KASSALA, Sudan, May 4 (Meridian) - Shells fell on the edge of Kassala on Tuesday, the governor said.

"We counted eleven," he told reporters.

(Reporting by Mara Lind; Editing by Jo Park)
Sign up here for the morning briefing.
"""


def test_blocks_of_a_wire_report() -> None:
    assert blocks(WIRE) == [
        ("headline", "Shells fall on border town for third day"),
        ("byline", "By Mara Lind and Tom Okoro"),
        ("dateline", "KASSALA, Sudan, May 4 (Meridian) -"),
        ("body", "Shells fell on the edge of Kassala on Tuesday, the governor said."),
        ("body", '"We counted eleven," he told reporters.'),
        ("credit", "(Reporting by Mara Lind; Editing by Jo Park)"),
        ("furniture", "Sign up here for the morning briefing."),
    ]


@pytest.mark.parametrize(
    ("opening", "place", "day", "agency"),
    [
        ("GOMA, DR Congo, March 3 (XYZ) - Fighting resumed.", "GOMA, DR Congo", date(2025, 3, 3), "XYZ"),
        (
            "KABUL, Afghanistan (Jan. 10, 2011) – A force detained two men.",
            "KABUL, Afghanistan",
            date(2011, 1, 10),
            None,
        ),
        (
            "KABUL, Afghanistan (Jan. 10, 2011)\nA force detained two men.",
            "KABUL, Afghanistan",
            date(2011, 1, 10),
            None,
        ),
        (
            "JUBA, South Sudan (March 3. 2011)\nA patrol freed two men.",
            "JUBA, South Sudan",
            date(2011, 3, 3),
            None,
        ),
        ("BEIJING, Nov. 14 (Xinhua) -- China urged restraint.", "BEIJING", date(2024, 11, 14), "Xinhua"),
        ("HAVANA, 6 June (Agencia Sur).- The delegations met.", "HAVANA", date(2024, 6, 6), "Agencia Sur"),
        ("MINSK, 9 April. /Inform/. Units opened fire.", "MINSK", date(2024, 4, 9), "Inform"),
        ("Moscow, SANA- The ministry said it was done.", "Moscow", None, "SANA"),
        ("Hanoi (VNA) – The minister arrived.", "Hanoi", None, "VNA"),
        ("CANBERRA, Australia (AP)_The premier left.", "CANBERRA, Australia", None, "AP"),
        ("NYALA - Four traders were shot.", "NYALA", None, None),
        ("TBILISI/GORI, April 14 (CP) - A drone fell.", "TBILISI/GORI", date(2024, 4, 14), "CP"),
        ("PORT-AU-PRINCE, Haiti — Gangs closed the port.", "PORT-AU-PRINCE, Haiti", None, None),
        ("DETROIT The department issued a rule on Monday.", "DETROIT", None, None),
        ("Kyiv, Ukraine, Tuesday (XYZ) — The mayor said so.", "Kyiv, Ukraine", None, "XYZ"),
        ("Asunción, 4 May 2019. The navy towed a boat.", "Asunción", date(2019, 5, 4), None),
        ("Quito, 4 May 2019. The navy towed a boat.", "Quito", date(2019, 5, 4), None),
        ("Rio de Janeiro, May 4, 2019: Police held six men.", "Rio de Janeiro", date(2019, 5, 4), None),
    ],
)
def test_datelines(opening: str, place: str, day: date | None, agency: str | None) -> None:
    layout = find_layout(opening)
    found = find_dateline(opening, layout, published=date(2025, 3, 4))
    assert found is not None
    assert found.place is not None
    assert (found.place.text, found.day, found.agency) == (place, day, agency)
    assert [block.kind for block in layout.blocks][:2] == ["dateline", "body"]


@pytest.mark.parametrize(
    "opening",
    [
        "NATO - the alliance - will meet on Monday.",
        "UPDATE 1 - Oil rises after attack on pipeline.",
        "WATCH: The moment the bridge fell.",
        "SMITH: Thank you for coming.",
        "The army - or what is left of it - withdrew.",
        "Paris and Berlin agreed on Friday.",
        "Trump — The president said on Monday.",
        "In Geneva, April is cold - and talks are colder.",
    ],
)
def test_what_is_no_dateline(opening: str) -> None:
    assert [kind for kind, _ in blocks(opening)] == ["body"]


def test_a_date_under_the_text_is_that_of_publication() -> None:
    for end in (" (21 July 2021)", "\nSuva, 21 July 2021"):
        text = f"Marines searched two boats overnight. Six men are in custody.{end}"
        assert find_published(text, find_layout(text)) == date(2021, 7, 21)
    told = "They were shot on 21 July 2021."
    assert find_published(told, find_layout(told)) is None


def test_year_of_a_dateline_is_the_nearest_before_publication() -> None:
    text = "KABUL, Dec. 31 (XYZ) - Two died."
    found = find_dateline(text, find_layout(text), published=date(2021, 1, 2))
    assert found is not None
    assert (found.day, found.is_full) == (date(2020, 12, 31), False)
    unknown = find_dateline(text, find_layout(text))
    assert unknown is not None
    assert unknown.day is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("KABUL, Afghanistan (Jan. 10, 2011) – Two men were detained.", date(2011, 1, 10)),
        ("Daily Report 82/2021 issued on 8 April 2021\n\nThe Mission counted nine.", date(2021, 4, 8)),
        ("Operational update, Feb. 21, 2012\n\nA patrol found a cache.", date(2012, 2, 21)),
        (
            "Army shells town\n14 November 2024 — key developments\n\nThe army shelled a town.",
            date(2024, 11, 14),
        ),
        ("Wednesday 21 August 2013 Council meets on weapons. The council met.", date(2013, 8, 21)),
        (
            "Raids on Idlib kill four AFP Saturday 10 Sep 2016 Air strikes on a market killed four.",
            date(2016, 9, 10),
        ),
        ("KABUL, Jan. 10 (XYZ) - Two men were detained.", None),
        ("Survivors remember the massacre of 4 June 1989\n\nThey met in a park.", None),
        ("The war of 1999 ended on 3 May 1999. It was long.", None),
    ],
)
def test_day_that_the_report_gives_for_itself(text: str, day: date | None) -> None:
    assert find_published(text, find_layout(text)) == day


@pytest.mark.parametrize(
    ("given_text", "clean"),
    [
        ("fighting in Nagorno -Karabakh went on", "fighting in Nagorno-Karabakh went on"),
        ("It was treated as such.”he warned.", 'It was treated as such," he warned.'),
        ("“We left.” The convoy moved.", '"We left." The convoy moved.'),
        ("He said:“Go.”They went.", 'He said:"Go." They went.'),
        ("the blast.Azamat was tried", "the blast. Azamat was tried"),
        ("a multi- purpose, two- and three-day plan", "a multi-purpose, two- and three-day plan"),
        ("the cease\u00adfire\u200b held", "the ceasefire held"),
        ("20\u00a0000\tmen \u2028 fled", "20 000 men fled"),
        ("the text « is ready » now", 'the text "is ready" now'),
        ("''No,'' the general said", '"No," the general said'),
        ("Ukraine’s ‘heroes’", "Ukraine's 'heroes'"),
        ("AT&amp;T and R&D", "AT&T and R&D"),
    ],
)
def test_cleaning(given_text: str, clean: str) -> None:
    assert find_layout(given_text).clean == clean


def test_a_clean_word_leads_back_to_its_letters() -> None:
    text = "It was treated as such.”he warned of Nagorno -Karabakh"
    layout = find_layout(text)
    start = layout.clean.index("Nagorno")
    end = start + len("Nagorno-Karabakh")
    assert text[layout.offsets[start] : layout.offsets[end - 1] + 1] == "Nagorno -Karabakh"
    he = layout.clean.index("he warned")
    assert text[layout.offsets[he] :].startswith("he warned")


def test_lost_apostrophes_are_put_back_where_the_text_shows_the_name() -> None:
    text = (
        "Air strikes on Syrias coast killed nine people in Syria on Friday a monitor said. Officials in Belgium denied that Belgiums jets "
        "were there. The Russians didnt comment. Russians left. A Russian officer said the Syrians had asked for help from other states."
    )
    clean = find_layout(text).clean
    assert "Syria's coast" in clean
    assert "Belgium's jets" in clean
    assert "The Russians didn't comment" in clean
    assert "the Syrians had" in clean


def test_apostrophes_are_not_lost_where_the_text_has_some() -> None:
    text = "The envoy's talks in Syria failed. " * 8 + "Syrias coast was hit."
    assert "Syrias coast" in find_layout(text).clean


def test_hard_wrapped_lines_are_joined_and_indents_part_paragraphs() -> None:
    text = (
        "Rescue workers planned to evacuate wounded from\nthe refugee settlements in Tyre in a bid to relieve\n"
        "the plight of the besieged community, officials said.\n    CAIRO - The opposition charged that the general\n"
        "election was rigged, as early results showed the party\nheading for a big majority in the new Parliament.\n"
    )
    assert blocks(text) == [
        ("body", "Rescue workers planned to evacuate wounded from the refugee settlements in Tyre in a bid to relieve "
                 "the plight of the besieged community, officials said."),
        ("dateline", "CAIRO -"),
        ("body", "The opposition charged that the general election was rigged, as early results showed the party "
                 "heading for a big majority in the new Parliament."),
    ]  # fmt: skip


def test_a_dash_that_begins_a_wrapped_line_is_no_bullet() -> None:
    text = (
        "The minister said the ceiling of four dollars a barrel\n- now the highest of the group - would be kept until the\n"
        "end of the year, and that the members would be asked in\nJune to share the cost of the new fleet among them all.\n"
    )
    assert [kind for kind, _ in blocks(text)] == ["body"]


def test_a_long_report_takes_its_share_of_time() -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        find_layout(text)
        return time.process_time() - start

    article = "Air strikes on Syrias coast killed nine people in Syria on Friday a monitor said Belgiums jets infor-\nmation. "
    once, often = min(seconds(article * 20) for _ in range(3)), seconds(article * 2000)
    assert often < 300 * max(once, 0.001)


def test_words_torn_at_the_end_of_a_line() -> None:
    text = "The minister gave no infor-\nmation about the talks. More information will\nfollow, and a multi-\npurpose force."
    assert "gave no information about" in find_layout(text).clean
    assert "a multi-purpose force" in find_layout(text).clean


def test_a_paragraph_a_line_stays_one() -> None:
    text = "Rebels left the town on Monday.\nThe army came in on Tuesday.\r\nNobody was hurt, the mayor said."
    assert body(text) == [
        "Rebels left the town on Monday.",
        "The army came in on Tuesday.",
        "Nobody was hurt, the mayor said.",
    ]


def test_round_up_of_items() -> None:
    text = "World news in brief\n\nAMMAN: Two men were held.\n\n- A court in the capital freed one.\n\nUNITED NATIONS: The council meets."
    assert blocks(text) == [
        ("headline", "World news in brief"),
        ("dateline", "AMMAN:"),
        ("body", "Two men were held."),
        ("item", "A court in the capital freed one."),
        ("dateline", "UNITED NATIONS:"),
        ("body", "The council meets."),
    ]


def test_live_blog() -> None:
    text = "Strikes on the coast: live\n\n16:45 GMT — What we know\n• At least two died.\n\n15:10 The ministry says it hit a depot.\n"
    assert blocks(text) == [
        ("headline", "Strikes on the coast: live"),
        ("dateline", "16:45 GMT —"),
        ("headline", "What we know"),
        ("item", "At least two died."),
        ("dateline", "15:10"),
        ("item", "The ministry says it hit a depot."),
    ]


def test_headline_glued_to_its_lead() -> None:
    text = "Accused Harbour Bomber Pleads Not GuiltyAccused bomber Ali Rand pleaded not guilty on Monday. He was accused in May."
    assert blocks(text)[0] == ("headline", "Accused harbour bomber pleads not guilty")
    assert (
        body("The video was posted on YouTube and on TikTok by a group that watches the war.")[0].count(
            "YouTube"
        )
        == 1
    )


@pytest.mark.parametrize(
    ("tail", "kind"),
    [
        ("Source: DN", "credit"),
        ("-VNA", "credit"),
        ("© 2024 The Meridian. All rights reserved.", "credit"),
        ("Ann Lee in Beirut contributed to this report.", "credit"),
        ("Read more: Bridge falls", "furniture"),
        ("https://example.org/a/b", "furniture"),
        ("* * *", "furniture"),
        ("2011-01-S-115", "furniture"),
        ("Reporting by the UN says that the toll is higher than the army admits.", "body"),
        ("A soldier stands guard near the bridge on Monday. (Photo by Ann Lee)", "body"),
    ],
)
def test_last_lines(tail: str, kind: str) -> None:
    assert blocks(f"The army shelled the town on Monday.\n{tail}")[1][0] == kind


def test_credits_at_the_end_of_the_only_paragraph() -> None:
    text = "The army shelled the town on Monday. Nobody was hurt. (Reporting by Ann Lee; Editing by Jo Park)"
    assert [kind for kind, _ in blocks(text)] == ["body", "credit"]


def test_capitals_become_plain_case() -> None:
    text = "ARTILLERY SHELLED THE SETTLEMENT OF ZNAUR\n\nUnits opened fire on the settlement of Znaur, the UN said in Znaur."
    assert find_layout(text).clean.startswith("Artillery shelled the settlement of Znaur")


def valid(text: str, layout: Layout) -> None:
    assert len(layout.clean) == len(layout.offsets)
    assert all(a <= b for a, b in zip(layout.offsets, layout.offsets[1:], strict=False))
    assert all(0 <= offset < len(text) for offset in layout.offsets)
    at = 0
    for i, block in enumerate(layout.blocks):
        assert block.kind in KINDS
        assert block.start == at + bool(i)
        assert block.start < block.end
        assert not layout.clean[block.start].isspace()
        assert not layout.clean[block.end - 1].isspace()
        at = block.end
    assert at == len(layout.clean)


PIECES = [
    *'aA bB.,\n\r\t\x00"()[]/:;-–—«»“”‘’\u2028\u00a0\u00ad\u200b1290&#ﬁÉİß', "\n\n", "Kyiv, ", "GOMA, March 3 (XYZ) - ", "14:05 ", "By Ann Lee\n",
    "”he", " -K", "''", "&amp;", "3 March 2020 ", "• ", "Source: DN", "the ", "Syrias ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join) | st.text(max_size=300))
def test_any_text_has_a_valid_layout(text: str) -> None:
    layout = find_layout(text)
    valid(text, layout)
    for dateline in find_datelines(text, layout, date(2020, 2, 29)):
        assert text[dateline.span.start : dateline.span.end] == dateline.span.text
    find_published(text, layout)


@given(st.text(alphabet="abcdefghij ABC.,", min_size=1, max_size=200))
def test_plain_letters_are_never_lost(text: str) -> None:
    layout = find_layout(text)
    kept = [
        text[offset] for offset, letter in zip(layout.offsets, layout.clean, strict=True) if letter.isalnum()
    ]
    assert "".join(kept).lower() == "".join(letter for letter in text if letter.isalnum()).lower()
