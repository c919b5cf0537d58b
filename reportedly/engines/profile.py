"""Profile: where the time of a run went, step by step, on standard error.

parse            61 %    12.40 s
find_events      11 %     2.24 s
"""

from __future__ import annotations

import cProfile
import pstats
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

# The steps of `read_all` by their functions; what else there is counts as "the rest".
STEPS = (
    "find_layout", "triaged", "parse", "repair", "find_names", "find_times", "find_toponyms", "find_cast", "find_statements",
    "find_events", "find_figures", "find_meetings", "find_checks",
)  # fmt: skip


@contextmanager
def profiled() -> Iterator[None]:
    """Measure what is done inside and print it. Watching slows the work by about a third."""
    profile = cProfile.Profile(time.process_time)  # of the processor: other programs do not count
    began = time.process_time()
    profile.enable()
    try:
        yield
    finally:
        profile.disable()
        show(profile, time.process_time() - began)


def show(profile: cProfile.Profile, whole: float) -> None:
    spent = dict.fromkeys(STEPS, 0.0)
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    for (file, _, name), (_, _, _, within, _) in stats.items():
        if name in spent and "reportedly" in file:
            spent[name] = max(spent[name], within)
    layouts = spent["find_layout"] + spent["triaged"]
    spent["parse"] = max(spent["parse"] - layouts, 0.0)  # the parser draws the layouts
    spent["the rest"] = max(whole - sum(spent.values()), 0.0)
    for name, seconds in spent.items():
        if seconds:
            print(f"{name:16} {seconds / whole:5.0%} {seconds:9.2f} s", file=sys.stderr)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'all':16}  100% {whole:9.2f} s, {peak:,.0f} MB at most", file=sys.stderr)
