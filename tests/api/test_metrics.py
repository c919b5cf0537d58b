"""Counts for a monitor: every answer is counted by its address; from elsewhere nobody reads them without a log-in."""

from __future__ import annotations

from fastapi.testclient import TestClient


def test_requests_are_counted_by_their_address(client):
    client.get("/api/incidents")
    client.get("/api/incidents?limit=x")
    client.get("/nothing/at/all")
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    lines = answer.text.splitlines()
    assert 'reportedly_requests_total{method="GET",address="/api/incidents",status="200"} 1' in lines
    assert 'reportedly_requests_total{method="GET",address="/api/incidents",status="422"} 1' in lines
    assert 'reportedly_request_seconds_bucket{address="/api/incidents",le="+Inf"} 2' in lines
    assert 'reportedly_request_seconds_count{address="/api/incidents"} 2' in lines
    assert not any("nothing" in line for line in lines)


def test_with_accounts_only_this_machine_reads_them_without_a_log_in(guarded):
    assert guarded.get("/metrics").status_code == 401
    here = TestClient(guarded.app, base_url="http://127.0.0.1", client=("127.0.0.1", 50000))
    assert here.get("/metrics").status_code == 200
    assert here.get("/metrics", headers={"x-forwarded-for": "192.0.2.7"}).status_code == 401
