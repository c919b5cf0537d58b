"""Intake: the ways a report arrives. One file a way; each turns bytes into a `Report` or says what is wrong with them.

report.txt    page.html    reports.jsonl    folder/    -  (standard input)
    └────────────┴─────────────┴───────────────┴───────┘
                 arrivals(): in this order, one by one, the bad ones with their fault
"""

from reportedly.intake.arrivals import Arrival, Given, arrivals
from reportedly.intake.dates import read_day

__all__ = ["Arrival", "Given", "arrivals", "read_day"]
