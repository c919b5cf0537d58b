"""The local pool: order kept, a crash isolated, an exception handed on."""

import os
import time

import pytest

from reportedly.engines.pool import Crash, ordered


def slow_double(n: int) -> int:
    time.sleep(0.02 * (n % 3))
    return 2 * n


def crash_at_five(n: int) -> int:
    if n == 5:
        os._exit(1)
    return n


def fail_at_two(n: int) -> int:
    if n == 2:
        raise ValueError("two")
    return n


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(ordered(slow_double, iter(range(20)), 2)) == [2 * n for n in range(20)]
    assert list(ordered(slow_double, [], 2)) == []


def test_an_item_that_brings_its_worker_down_is_named_and_the_rest_done() -> None:
    assert list(ordered(crash_at_five, range(12), 2)) == [0, 1, 2, 3, 4, Crash(5), *range(6, 12)]


def test_an_exception_is_handed_on() -> None:
    with pytest.raises(ValueError, match="two"):
        list(ordered(fail_at_two, range(4), 2))
