"""How fast the desk answers over 100,000 incidents: the first view, a filter change, words, a page of the list.

python -m benchmarks.desk [--incidents 100000]
"""

from __future__ import annotations

import argparse
import random
import time
from datetime import date, timedelta
from typing import Any

from fastapi.testclient import TestClient

from reportedly.api import Desk, make_app
from reportedly.api.acts import Acts, HeldLog
from reportedly.api.holdings import Lines

ASKED = {
    "first view": "/api/situation",
    "filter by type": "/api/situation?type=ASSAULT",
    "filter by type, status and time": "/api/situation?type=ASSAULT&status=contested&since=2024-03-01&until=2025-06-30",
    "filter by box": "/api/situation?box=20,40,40,60",
    "words": "/api/situation?q=shelling+village",
    "page of the list": "/api/incidents?limit=200",
    "page of the list, filtered": "/api/incidents?limit=200&type=ASSAULT",
}


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--incidents", type=int, default=100_000)
    number = options.parse_args().incidents
    desk = Desk(Lines([], invented(number)), Acts(HeldLog()))
    begun = time.perf_counter()
    desk.picture()
    print(f"{'index made':34} {1000 * (time.perf_counter() - begun):8.0f} ms, once a revision")
    client = TestClient(make_app(desk))
    for name, path in ASKED.items():
        times = []
        for n in range(4):
            begun = time.perf_counter()
            answer = client.get(path, headers={"x-n": str(n)})
            times.append(1000 * (time.perf_counter() - begun))
            assert answer.status_code == 200
        print(
            f"{name:34} {times[0]:8.0f} ms first, {min(times[1:]):6.0f} ms then, {answer.json()['total']:,} found"
        )


def invented(number: int) -> list[dict[str, Any]]:
    """Incidents of no real place: only their number and variety matter."""
    chance = random.Random(11)
    places = [
        {"name": f"Place {n}", "lat": chance.uniform(-60, 60), "lon": chance.uniform(-180, 180), "country": f"C{n % 90:02}", "precision": "settlement"}
        for n in range(2000)
    ]  # fmt: skip
    actors = [
        {"id": f"a{n}", "name": f"Actor {n}", "country": None, "sector": None, "code": None}
        for n in range(500)
    ]
    words = "shelling raid talks village army convoy drone truce market border prisoners crossing".split()
    found = []
    for n in range(number):
        day = (date(2024, 1, 1) + timedelta(days=chance.randrange(1000))).isoformat()
        claim = {
            "source": f"Source {chance.randrange(300)}",
            "country": None,
            "report": f"sha256:{n % 20000}",
            "statement": "s1",
            "said_on": day,
            "words": "",
        }
        found.append(
            {
                "id": f"i{n}", "title": " ".join(chance.choices(words, k=6)), "type": chance.choice(["ASSAULT", "CONSULT", "AGREE", "COERCE", "PROTEST"]),
                "mode": None, "cameo": "190", "events": [{"report": claim["report"], "event": f"e{n}"}], "start": day, "end": day,
                "place": chance.choice(places), "actors": [chance.choice(actors)], "recipients": [chance.choice(actors)],
                "status": chance.choice(["reported", "reported", "corroborated", "contested"]), "asserted_by": [claim], "disputed_by": [],
                "figures": [], "independent_sources": 1, "background": False,
            }
        )  # fmt: skip
    return found


if __name__ == "__main__":
    main()
