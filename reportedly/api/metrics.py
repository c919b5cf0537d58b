"""Metrics: how often each address was asked, how long it took and what this process holds, as Prometheus reads them.

    reportedly_requests_total{method="GET",address="/api/incidents",status="200"} 128
    reportedly_request_seconds_bucket{address="/api/incidents",le="0.1"} 121

Counts only, nothing of the ledger; addresses by their pattern, so that their number has an end.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse

from reportedly import __version__

TYPE = "text/plain; version=0.0.4; charset=utf-8"
BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds
OTHER = "other"  # pages, scripts and addresses that are not there

router = APIRouter()


class Metrics:
    """What was asked of this process since it began."""

    def __init__(self) -> None:
        self.began = time.time()
        self.asked: dict[tuple[str, str, int], int] = {}
        self.took: dict[str, list[int]] = {}  # by address: how many took up to each bound, and more than all
        self.seconds: dict[str, float] = {}

    def note(self, request: Request, status: int, seconds: float) -> None:
        path = getattr(request.scope.get("route"), "path", OTHER) or OTHER
        key = (request.method, path, status)
        self.asked[key] = self.asked.get(key, 0) + 1
        self.took.setdefault(path, [0] * (len(BOUNDS) + 1))[bisect_left(BOUNDS, seconds)] += 1
        self.seconds[path] = self.seconds.get(path, 0.0) + seconds

    def lines(self) -> Iterator[str]:
        """The text format of Prometheus."""
        yield "# HELP reportedly_info The version that answers.\n# TYPE reportedly_info gauge"
        yield f'reportedly_info{{version="{__version__}"}} 1'
        yield "# HELP reportedly_requests_total Requests answered.\n# TYPE reportedly_requests_total counter"
        for (method, path, status), count in sorted(self.asked.items()):
            yield f'reportedly_requests_total{{method="{method}",address="{path}",status="{status}"}} {count}'
        yield "# HELP reportedly_request_seconds How long requests took.\n# TYPE reportedly_request_seconds histogram"
        for path, counts in sorted(self.took.items()):
            total = 0
            for bound, count in zip((*map(str, BOUNDS), "+Inf"), counts, strict=True):
                total += count
                yield f'reportedly_request_seconds_bucket{{address="{path}",le="{bound}"}} {total}'
            yield f'reportedly_request_seconds_sum{{address="{path}"}} {self.seconds[path]:.6f}'
            yield f'reportedly_request_seconds_count{{address="{path}"}} {total}'
        yield "# TYPE process_start_time_seconds gauge"
        yield f"process_start_time_seconds {self.began:.3f}"
        yield "# TYPE process_cpu_seconds_total counter"
        yield f"process_cpu_seconds_total {time.process_time():.3f}"
        if (held := resident()) is not None:
            yield "# TYPE process_resident_memory_bytes gauge"
            yield f"process_resident_memory_bytes {held}"


def resident() -> int | None:
    """The bytes that this process holds in memory, where the system tells (Linux)."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("VmRSS")), None)


@router.get("/metrics", response_class=PlainTextResponse, include_in_schema=False)
def metrics(request: Request) -> PlainTextResponse:
    """Counts for a monitor; from another machine it takes a log-in."""
    made: Metrics = request.app.state.metrics
    return PlainTextResponse("\n".join([*made.lines(), ""]), media_type=TYPE)
