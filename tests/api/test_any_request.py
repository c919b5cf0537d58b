"""Whatever is asked, the answer is an answer: never a fault of the program."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import HealthCheck, given, settings

from reportedly.api import make_app, open_desk
from tests.desk_ledger import example_ledger

schemathesis = pytest.importorskip("schemathesis")


@pytest.fixture
def operations(tmp_path):
    ledger = shutil.copy(example_ledger(), tmp_path / "copy.db")
    desk = open_desk(str(ledger))
    found = schemathesis.openapi.from_asgi("/openapi.json", make_app(desk)).get_all_operations()
    yield [operation.ok() for operation in found]
    desk.holdings.ledger.close()


def test_no_request_makes_a_fault(operations):
    assert len(operations) > 30
    for operation in operations:

        @given(operation.as_strategy())
        @settings(max_examples=4, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        def ask(case):
            answer = case.call()
            assert answer.status_code < 500, answer.text
            if answer.status_code >= 400:
                assert answer.json()["error"]

        ask()
