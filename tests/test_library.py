"""The public names, and the library's front door."""

import importlib

import pytest

import reportedly
from reportedly.errors import BadRequest


def test_every_public_name_is_there() -> None:
    assert set(reportedly.__all__) == {*reportedly.HOMES, "__version__"}
    for name in reportedly.__all__:
        assert getattr(reportedly, name) is not None


def test_no_other_name_is() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        reportedly.nonsense  # noqa: B018
    assert importlib.import_module("reportedly") is reportedly


def test_a_denial_is_no_attack() -> None:
    reading = reportedly.read(
        "Eritrea denied on Tuesday that its troops had burned a mill near Adigrat.", published="2022-02-25"
    )
    assault = [e for e in reading.events if e.type == "ASSAULT"]
    assert [e.status for e in assault] == ["negated"]
    (denial,) = [s for s in reading.statements if s.stance == "deny"]
    assert {a.id: a.name for a in reading.actors}[denial.source or ""] == "Eritrea"
    assert denial.said_on is not None
    assert denial.said_on.start == "2022-02-22"


def test_a_date_that_is_none_is_said() -> None:
    with pytest.raises(BadRequest, match="is no date; write it as"):
        reportedly.read("Kyiv said so.", published="yesterday")
