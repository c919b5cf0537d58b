"""What two accounts show of being one happening, and in which words it is told."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from reportedly.errors import BadData
from reportedly.ledger import weights
from reportedly.ledger.accounts import Account
from reportedly.ledger.context import contexts
from reportedly.ledger.evidence import contradicts, roles, signs
from reportedly.ledger.incidents import accounts_of
from reportedly.ledger.likeness import why
from reportedly.ledger.traits import targets_of
from reportedly.ledger.wording import rarity
from tests.ledger.reports import Desk


def account(sentence: str, day: str = "2024-05-07", outlet: str = "Nile Post", **more: Any) -> Account:
    desk = Desk(day, outlet).tell(sentence, **more)
    (context,) = contexts([desk.publication()]).values()
    return accounts_of(context)[0]


MARKET = account(
    "Shells hit the grain market of Kassala on Monday, killing 12 traders.",
    deed="hit",
    on="2024-05-06",
    place="Kassala",
    killed="12",
)


@pytest.mark.parametrize(
    ("other", "shown", "hidden"),
    [
        (account("Mortars hit the market of Kassala on Monday.", deed="hit", on="2024-05-06", place="Kassala"),
         {"days.same", "places.same", "targets.same", "means.near"}, {"numbers.same", "victims.same"}),
        (account("A drone hit a school in Kassala on Tuesday.", deed="hit", on="2024-05-07", place="Kassala"),
         {"days.next", "places.same", "targets.other", "means.other"}, {"days.same"}),
        (account("The attack cost 12 lives.", deed="attack", killed="12"),
         {"days.lag.new", "numbers.same", "bearing.echo", "bearing.loose"}, {"places.same", "places.other"}),
        (account("Shells hit the market of Gedaref on Monday.", deed="hit", on="2024-05-06", place="Gedaref"),
         {"days.same", "places.other"}, {"places.same"}),
        (account("Police held talks in Juba.", deed="talks", place="Juba", kind="CONSULT"), {"kins.other"}, {"days.same"}),
    ],
    ids=["the same", "the next day", "an echo", "another town", "another deed"],
)  # fmt: skip
def test_signs(other: Account, shown: set[str], hidden: set[str]) -> None:
    found = {sign for _, facet in signs(MARKET, other) for sign, _ in facet}
    assert shown <= found
    assert not hidden & found
    assert found == {sign for _, facet in signs(other, MARKET) for sign, _ in facet}


@pytest.mark.parametrize(
    ("sentence", "done_to", "apart"),
    [
        ("A helicopter hit the depot at Kassala on Monday.", "depot", False),
        ("Gunners hit a helicopter in Kassala on Monday.", "police helicopter", True),
    ],
)
def test_what_flies_strikes_or_is_brought_down(sentence: str, done_to: str, apart: bool) -> None:
    other = account(sentence, deed="hit", on="2024-05-06", place="Kassala")
    other.tellings[0].targets = targets_of(sentence, done_to)
    assert apart == any(sign == "targets.aloft" for _, facet in signs(MARKET, other) for sign, _ in facet)


@pytest.mark.parametrize(
    ("stem", "much"),
    [("soldi", 0.5), ("plover", 1.0)],
    ids=["of many stories", "of none"],
)
def test_rare_words_tell_more(stem: str, much: float) -> None:
    assert (rarity(stem) < much) if much < 1 else (rarity(stem) == much)


def test_a_day_that_was_carried_over_contradicts_less_than_one_that_is_told() -> None:
    told = account("Shells hit a clinic in Kassala.", deed="hit", on="2024-05-07", place="Kassala")
    carried = account("Shells hit a clinic in Kassala.", deed="hit", on="2024-05-07", place="Kassala")
    carried.tellings[0].exact = False
    for other, sign in ((told, "days.next.exact"), (carried, "days.next.carried")):
        found = {s for _, facet in signs(MARKET, other) for s, _ in facet}
        assert sign in found
        assert contradicts(found) == (other is told)


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        (account("A drone hit a clinic in Kassala.", deed="hit", on="2024-05-07", place="Kassala"), True),
        (account("Shells hit a market in Gedaref.", deed="hit", on="2024-05-06", place="Gedaref"), True),
        (account("Shells hit a market in Kassala.", deed="hit", on="2024-05-06", place="Kassala"), False),
    ],
    ids=["other means on another day", "a town far off", "the same"],
)
def test_what_never_is_one_happening(other: Account, apart: bool) -> None:
    other.tellings[0].exact = False
    assert contradicts({s for _, facet in signs(MARKET, other) for s, _ in facet}) is apart


@pytest.mark.parametrize(
    ("ones", "others", "apart"),
    [
        ({"KEN", "SOM"}, {"CHL", "PER"}, True),
        ({"KEN", "SOM"}, {"CHL"}, True),
        ({"KEN", "SOM"}, {"KEN", "rebel"}, False),
        ({"KEN"}, {"SOM"}, False),
        ({"KEN", "SOM"}, {"rebel"}, False),
    ],
)
def test_what_two_states_do_is_not_what_others_do(ones: set[str], others: set[str], apart: bool) -> None:
    a, b = (SimpleNamespace(doers=sides, done=set[str](), kin="RETREAT") for sides in (ones, others))
    assert contradicts({sign for sign, _ in roles(cast(Account, a), cast(Account, b))}) is apart


def test_why_says_what_speaks_for_it_and_what_against() -> None:
    other = account(
        "A drone hit the market of Kassala on Tuesday.", deed="hit", on="2024-05-07", place="Kassala"
    )
    *speaks, against = why(MARKET, other)
    assert "same place" in speaks
    assert against.startswith("but other")


def test_every_reason_is_of_a_sign_that_weighs() -> None:
    assert set(weights.reasons()) <= set(weights.weights())


def test_weights_that_are_no_numbers_are_said(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "evidence.yml").write_text("base: much\n", encoding="utf-8")
    monkeypatch.setattr(weights, "FOLDER", tmp_path)
    with pytest.raises(BadData, match="must be a number"):
        weights.weights.__wrapped__()
