"""Fetching from a server on this machine, which only these tests allow."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reportedly.errors import BadReport
from reportedly.intake import arrivals
from reportedly.intake.addresses import read_addresses
from reportedly.intake.fetching import MOST_HOPS, Fetcher, is_public

STORY = "Gunmen shot two porters in Goma on Monday, the governor of the province said."
PAGE = f"<html><head><title>Two shot in Goma</title></head><body><article><p>{STORY}</p><p>{STORY}</p></article></body></html>"
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Kivu Wire</title>
<item><title>Two shot</title><link>https://kivu.example/1</link><description>{STORY}</description></item></channel></rss>"""


class Site(BaseHTTPRequestHandler):
    """Answers by path; `seen` are the paths that were asked for, `rules` the robots.txt."""

    seen: list[str]
    rules: str

    def do_GET(self) -> None:
        self.seen.append(self.path)
        status, headers, body = self.answer()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer(self) -> tuple[int, dict[str, str], bytes]:
        match self.path:
            case "/robots.txt":
                return (200, {}, self.rules.encode()) if self.rules else (404, {}, b"")
            case "/page" if self.headers.get("If-None-Match") == '"1"':
                return 304, {}, b""
            case "/page":
                return 200, {"ETag": '"1"'}, PAGE.encode()
            case "/feed":
                return 200, {}, FEED.encode()
            case "/moved":
                return 302, {"Location": "/page"}, b""
            case "/inside":
                return 302, {"Location": "http://10.0.0.1/secret"}, b""
            case "/file":
                return 302, {"Location": "file:///etc/hostname"}, b""
            case "/round":
                return 302, {"Location": "/round"}, b""
            case "/bomb":
                return 200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(30_000_000))
            case _:
                return 404, {}, b""

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[tuple[str, type[Site]]]:
    handler = type("ThisSite", (Site,), {"seen": [], "rules": ""})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", handler
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher(tmp_path: Path) -> Fetcher:
    return Fetcher(cache=tmp_path / "pages", allowed=lambda ip: ip == "127.0.0.1", pause=0.0)


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("192.168.0.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
    ],
)
def test_only_the_open_internet_is_asked(ip: str, public: bool) -> None:
    assert is_public(ip) is public


def test_a_page_is_fetched_and_read(site: tuple[str, type[Site]], fetcher: Fetcher) -> None:
    [arrival] = arrivals([f"{site[0]}/page"], fetcher=fetcher)
    assert arrival.report is not None, arrival.fault
    assert STORY in arrival.report.text
    assert arrival.report.url == f"{site[0]}/page"
    assert arrival.report.original == PAGE.encode()


def test_the_entries_of_a_feed_are_reports(site: tuple[str, type[Site]], fetcher: Fetcher) -> None:
    [arrival] = arrivals([f"{site[0]}/feed"], fetcher=fetcher)
    assert arrival.report is not None, arrival.fault
    assert (arrival.report.publisher, arrival.report.url) == ("Kivu Wire", "https://kivu.example/1")


def test_nothing_is_fetched_unasked(site: tuple[str, type[Site]]) -> None:
    [arrival] = arrivals([f"{site[0]}/page"])
    assert "--fetch" in str(arrival.fault)
    assert site[1].seen == []


def test_this_machine_is_not_asked(site: tuple[str, type[Site]], tmp_path: Path) -> None:
    with pytest.raises(BadReport, match=r"127\.0\.0\.1 is no public address"):
        Fetcher(cache=tmp_path).get(f"{site[0]}/page")
    assert site[1].seen == []


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/inside", "10.0.0.1 is no public address"),
        ("/file", "wants http"),
        ("/round", f"more than {MOST_HOPS} redirects"),
        ("/bomb", "more than 20 MB"),
        ("/gone", "answers 404"),
    ],
)
def test_what_cannot_be_had_is_said_in_a_sentence(
    site: tuple[str, type[Site]], fetcher: Fetcher, path: str, why: str
) -> None:
    [arrival] = arrivals([f"{site[0]}{path}"], fetcher=fetcher)
    assert why in str(arrival.fault)


@pytest.mark.parametrize(
    "url", ["ftp://a.example/x", "http://", "http://user@a.example/", "http://a.example:x/"]
)
def test_other_addresses_are_refused(url: str, fetcher: Fetcher) -> None:
    with pytest.raises(BadReport):
        fetcher.get(url)


def test_a_redirect_is_followed_to_where_the_page_is(site: tuple[str, type[Site]], fetcher: Fetcher) -> None:
    assert fetcher.get(f"{site[0]}/moved").url == f"{site[0]}/page"


def test_robots_txt_is_obeyed(site: tuple[str, type[Site]], fetcher: Fetcher) -> None:
    site[1].rules = "User-agent: *\nDisallow: /page"
    with pytest.raises(BadReport, match=r"robots\.txt"):
        fetcher.get(f"{site[0]}/page")
    assert site[1].seen == ["/robots.txt"]


def test_what_is_kept_is_asked_for_again_only_if_it_changed(
    site: tuple[str, type[Site]], fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"{site[0]}/page"
    first = fetcher.get(url)
    assert fetcher.get(url) == first
    assert site[1].seen == ["/robots.txt", "/page"]  # an hour long not at all
    monkeypatch.setattr("reportedly.intake.fetching.FRESH", -1.0)
    assert fetcher.get(url) == first
    assert site[1].seen[-1] == "/page"  # answered with 304


def test_a_host_is_given_its_pause(
    site: tuple[str, type[Site]], fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("reportedly.intake.fetching.time.sleep", slept.append)
    site[1].rules = "User-agent: *\nCrawl-delay: 7"
    fetcher.get(f"{site[0]}/page")
    assert 6 < max(slept) <= 7


def test_lists_of_addresses(site: tuple[str, type[Site]], fetcher: Fetcher, tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text(
        f"id,title,url,publish_date,media_name\n1,Two shot,{site[0]}/page,2024-03-20,Kivu Wire\n2,Gone,{site[0]}/gone,,\n"
    )
    one, two = arrivals([str(listed)], fetcher=fetcher)
    assert one.report is not None, one.fault
    assert (one.report.publisher, str(one.report.published)) == ("Kivu Wire", "2024-03-20")
    assert "row 3" in str(two.fault)
    assert all("--fetch" in str(arrival.fault) for arrival in arrivals([str(listed)]))


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        (
            "https://a.example/1\n# a note\n\nhttps://a.example/2\n",
            ["https://a.example/1", "https://a.example/2"],
        ),
        (
            "URL,MobileURL,Date,Title\nhttps://a.example/1,,2026-03-11 12:00:00,Talks\n",
            ["https://a.example/1"],
        ),
        (
            '{"articles": [{"url": "https://a.example/1", "seendate": "20260311T120000Z"}, 7]}',
            ["https://a.example/1"],
        ),
        ("title\turl\nTalks\thttps://a.example/1\nNone\tnone\n", ["https://a.example/1"]),
        (STORY, []),
        ('{"text": "no list"}', []),
        ("[1, 2", []),
        ("", []),
    ],
)
def test_what_lists_are_known(text: str, urls: list[str]) -> None:
    assert [address.url for address in read_addresses(text.encode())] == urls
