"""Any incident that the contract allows, and many that it does not, is written by every format."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.formats import FORMATS
from reportedly.formats.codes import policies
from reportedly.formats.incident import Losses
from reportedly.model import PRECISIONS
from reportedly.ontology import cameo, event_types, sectors
from tests.formats import happenings as told

text = st.text(max_size=12) | st.none()
number = st.none() | st.integers(-5, 10**30) | st.floats()
day = st.none() | st.dates().map(str) | st.text(max_size=8)
party = st.fixed_dictionaries(
    {}, optional={"name": text, "country": st.sampled_from(["SEN", "USA", "XKX", "??", None]), "sector": st.sampled_from([*sorted(sectors()), None]), "code": text}
)  # fmt: skip
figure = st.fixed_dictionaries(
    {"measure": st.sampled_from(["killed", "injured", "participants", "other"])},
    optional={"scope": st.sampled_from(["incident", "cumulative"]), "group": text, "low": number, "best": number, "high": number, "open_above": st.booleans()},
)  # fmt: skip
place = st.none() | st.fixed_dictionaries(
    {}, optional={"name": text, "lat": number, "lon": number, "country": st.sampled_from(["SEN", "USA", None]), "precision": st.sampled_from([*PRECISIONS, None])}
)  # fmt: skip
incident = st.fixed_dictionaries(
    {"id": st.text(min_size=1, max_size=8)},
    optional={
        "title": text, "type": st.sampled_from([*event_types(), None, "WAR"]), "mode": text | st.sampled_from(["drone", "ceasefire", "abduct", "demo"]),
        "cameo": st.sampled_from([*cameo(), None, "x"]), "start": day, "end": day, "place": place, "actors": st.lists(party, max_size=3), "recipients": st.lists(party, max_size=3),
        "status": st.sampled_from(["reported", "corroborated", "contested", "planned", "cancelled", "hypothetical", None]), "figures": st.lists(figure, max_size=3) | st.none(),
        "asserted_by": st.lists(st.fixed_dictionaries({}, optional={"source": text, "words": text, "said_on": day, "report": text}), max_size=2) | st.none(),
        "events": st.just([{"report": told.publication().report, "event": "e1"}]), "thread": st.booleans(), "background": st.booleans(),
    },
)  # fmt: skip


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(
    rows=st.lists(incident, min_size=1, max_size=3, unique_by=lambda row: row["id"]),
    policy=st.sampled_from(sorted(policies())),
)
def test_every_format_writes_it_and_every_incident_is_a_row_or_counted(rows, policy):
    for name in told.WRITABLE:
        format = FORMATS[name]
        losses = Losses()
        found = list(format.export(rows, [told.publication()], policy=policies()[policy], losses=losses))
        assert b"".join(format.pieces(found)) or not found
        if name in ("acled", "ucdp", "gdelt"):
            assert len(found) + losses.left_out.total() == len(rows)
        elif name in ("hxl", "geojson", "parquet"):
            assert len(found) == len(rows)
