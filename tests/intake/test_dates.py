"""Dates of metadata, as pages, mails and feeds write them."""

from datetime import date

import pytest

from reportedly.errors import BadRequest
from reportedly.intake.dates import read_day


@pytest.mark.parametrize(
    "words",
    [
        "2014-12-04",
        "2014-12-04T23:10:00+02:00",
        "4 December 2014",
        "December 4, 2014",
        "Dec. 4, 2014",
        "Thursday, 4th December 2014",
        "Thu, 04 Dec 2014 10:00:00 GMT",
        "Thu Dec  4 10:11:12 UTC 2014",
        "4-Dec-2014",
    ],
)
def test_days(words: str) -> None:
    assert read_day(words) == date(2014, 12, 4)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "soon",
        "17 Decembe",
        "December 2014",
        "31 February 2014",
        "2014-02-30",
        "4 Smarch 2014",
        "1 May 0014",
    ],
)
def test_no_days(words: str) -> None:
    with pytest.raises(BadRequest, match="write it as 2023-09-21"):
        read_day(words)
