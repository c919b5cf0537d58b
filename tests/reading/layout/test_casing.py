"""Copy in capitals gets the case of the text, of the directory, of the gazetteer; every letter stays in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.layout.casing import is_shouted, truecase


@pytest.mark.parametrize(
    ("shouted", "plain"),
    [
        ("GEORGIAN GUNS SHELLED A VILLAGE, THE UN SAID", "Georgian guns shelled a village, the UN said"),
        (
            "REBELS WHO TOOK GOMA LEFT. THE US DENIED IT. THE ARMY DID NOT.",
            "Rebels who took Goma left. The US denied it. The army did not.",
        ),
        ("PRESIDENT SALL'S TROOPS SHELLED HOMS ON 3 MAY", "President Sall's troops shelled Homs on 3 May"),
        (
            "UN SECURITY COUNCIL MEETS IN NEW YORK ON FRIDAY",
            "UN Security Council meets in New York on Friday",
        ),
        ("POLICE SPLIT UP THE LARGE MARCH NEAR ALEPPO", "Police split up the large march near Aleppo"),
    ],
)
def test_truecase(shouted: str, plain: str) -> None:
    assert truecase(shouted, [(0, len(shouted))]) == plain


@pytest.mark.parametrize(
    ("titled", "plain"),
    [
        ("Army Frees Six Hostages Near Znaur", "Army frees six hostages near Znaur"),
        ("Numerous Rebels Killed, Weapons Seized", "Numerous rebels killed, weapons seized"),
        ("North Korea Fires Missile Into Sea of Japan", "North Korea fires missile into Sea of Japan"),
        ("Warlord Ouedru Held After UN Raid in Bria", "Warlord Ouedru held after UN raid in Bria"),
        ("Goma deal Collapses", "Goma deal Collapses"),
    ],
)
def test_a_headline_is_written_as_a_sentence(titled: str, plain: str) -> None:
    whole = (0, len(titled))
    assert truecase(titled, [whole], {whole}) == plain
    assert truecase(titled, [whole]) == titled


def test_the_text_itself_knows_best() -> None:
    head, body = (
        "SHELLS FALL ON VELIKA AND ON THE ZRIN",
        "Two shells fell on Velika and near the Zrin on Monday.",
    )
    text = f"{head} {body}"
    assert truecase(text, [(0, len(head)), (len(head) + 1, len(text))]).startswith(
        "Shells fall on Velika and on the Zrin"
    )


@pytest.mark.parametrize(
    "words", ["NATO", "HAMAS said no", "ISIS AND PKK", "The UN and the EU met in NEW YORK", ""]
)
def test_what_is_not_shouted(words: str) -> None:
    assert not is_shouted(words)


@given(st.text(max_size=200).map(str.upper))
def test_letters_stay_in_their_places(text: str) -> None:
    out = truecase(text, [(0, len(text))] if text else [])
    assert len(out) == len(text)
    assert out.casefold() == text.casefold() or out.upper() == text.upper()
