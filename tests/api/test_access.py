"""Nobody from outside comes in; with accounts, only who has one, and only as far as the role goes."""

from __future__ import annotations

import stat

import pytest
from fastapi.testclient import TestClient

from reportedly.api.access import TRIES, Accounts
from reportedly.cli import run
from reportedly.errors import BadRequest
from tests.api.conftest import first_event


def log_in(client: TestClient, name: str) -> dict[str, str]:
    answer = client.post("/api/login", json={"name": name, "password": f"{name}-has-a-long-password"})
    assert answer.status_code == 200
    return {"X-CSRF-Token": answer.json()["token"]}


def test_an_open_desk_answers_only_under_this_machines_name(client):
    assert client.get("/api/me", headers={"host": "evil.example"}).status_code == 421
    assert client.get("/api/me", headers={"host": "localhost:8642"}).status_code == 200
    assert client.get("/api/me", headers={"host": "[::1]:8642"}).status_code == 200


def test_other_sites_change_nothing(client):
    event = first_event(client)
    act = {"kind": "decide", "subject": f"event:{event['id']}", "after": {"verdict": "accept"}}
    assert client.post("/api/acts", json=act, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/api/acts", content=b"{}", headers={"content-type": "text/plain"}).status_code == 415


def test_every_answer_has_a_strict_policy(client):
    for path in ("/api/me", "/nothing", "/api/incidents?limit=x"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'self';")
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_without_a_log_in_there_is_nothing(guarded):
    for path in (
        "/api/situation",
        "/api/reports",
        "/openapi.json",
        "/feeds.atom",
        "/export/acled",
        "/api/acts.csv",
    ):
        assert guarded.get(path).status_code == 401, path
    assert guarded.get("/api/me").json()["name"] is None


def test_a_reader_looks_a_coder_decides_an_editor_marks(guarded):
    token = log_in(guarded, "ray")
    event = first_event(guarded)
    decide = {"kind": "decide", "subject": f"event:{event['id']}", "after": {"verdict": "accept"}}
    mark = {"kind": "mark", "subject": f"report:{event['report']}", "after": ["restricted"]}
    assert guarded.post("/api/acts", json=decide, headers=token).status_code == 403
    token = log_in(guarded, "cal")
    assert guarded.post("/api/acts", json=decide, headers=token).status_code == 201
    assert guarded.post("/api/acts", json=mark, headers=token).status_code == 403
    token = log_in(guarded, "amy")
    assert guarded.post("/api/acts", json=mark, headers=token).status_code == 201
    assert guarded.get(f"/api/reports/{event['report']}").status_code == 200
    log_in(guarded, "cal")
    assert guarded.get(f"/api/reports/{event['report']}").status_code == 404
    for path in (
        "/api/events?limit=1000",
        "/api/incidents?limit=1000",
        "/api/acts",
        "/api/changes",
        "/api/talks",
    ):
        assert event["report"] not in guarded.get(path).text, path


def test_a_change_brings_the_token(guarded):
    token = log_in(guarded, "cal")
    event = first_event(guarded)
    act = {"kind": "decide", "subject": f"event:{event['id']}", "after": {"verdict": "accept"}}
    assert guarded.post("/api/acts", json=act).status_code == 403
    assert (
        guarded.post("/api/acts", json=act, headers={"X-CSRF-Token": token["X-CSRF-Token"][:-1]}).status_code
        == 403
    )
    assert guarded.post("/api/acts", json=act, headers=token).status_code == 201


def test_the_cookie_is_for_this_page_only(guarded):
    answer = guarded.post("/api/login", json={"name": "cal", "password": "cal-has-a-long-password"})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_guessing_is_slowed(guarded):
    for _ in range(TRIES):
        assert guarded.post("/api/login", json={"name": "cal", "password": "wrong"}).status_code == 401
    right = {"name": "cal", "password": "cal-has-a-long-password"}
    assert guarded.post("/api/login", json=right).status_code == 429


def test_a_session_ends_with_the_log_out(guarded):
    token = log_in(guarded, "cal")
    kept = dict(guarded.cookies)
    assert guarded.post("/api/logout", json={}, headers=token).status_code == 200
    guarded.cookies.update(kept)
    assert guarded.get("/api/situation").status_code == 401


def test_coders_that_disagree_are_measured_and_shown(guarded):
    token = log_in(guarded, "cal")
    rows = guarded.get("/api/events?limit=4").json()["items"]
    for who, given in (("cal", "accept accept reject reject"), ("amy", "accept reject reject reject")):
        token = log_in(guarded, who)
        for row, verdict in zip(rows, given.split(), strict=True):
            act = {"kind": "decide", "subject": f"event:{row['id']}", "after": {"verdict": verdict}}
            assert guarded.post("/api/acts", json=act, headers=token).status_code == 201
    found = guarded.get("/api/agreement").json()
    assert (found["units"], found["alpha"]) == (4, pytest.approx(0.5333, abs=0.001))
    assert [item["id"] for item in guarded.get("/api/review?show=disagreed").json()["items"]] == [
        rows[1]["id"]
    ]


def test_passwords_are_hashed_and_long(tmp_path):
    accounts = Accounts(tmp_path / "a.json")
    with pytest.raises(BadRequest, match="12 characters"):
        accounts.set("cal", "short", "coder")
    accounts.set("cal", "correct horse battery", "coder")
    text = (tmp_path / "a.json").read_text()
    assert "$argon2id$" in text
    assert "horse" not in text
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o600


def test_the_network_needs_accounts(ledger, capsys):
    assert run(["serve", "--ledger", str(ledger), "--host", "0.0.0.0"]) == 2
    assert "--accounts" in capsys.readouterr().err
