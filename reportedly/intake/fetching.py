"""Fetching: pages and feeds by their address, only where the user asks for it, and politely.

What robots.txt (RFC 9309) forbids is left alone; a host is asked at most once a second, or as seldom as it says; an answer is kept and
asked for again only if it has changed (RFC 9111). An address that leads into a private network is refused, at every step of a
redirect: the name is looked up once, and the connection goes to what was looked up.
"""

from __future__ import annotations

import hashlib
import ipaddress
import json
import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from reportedly.errors import BadReport
from reportedly.intake.text import MOST_BYTES

AGENT = "reportedly"  # by this name robots.txt knows us
SCHEMES = {"http": 80, "https": 443}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_HOPS, MOST_RULES = 5, 500_000  # redirects; bytes of a robots.txt
CONNECT, READ, WHOLE = 10.0, 20.0, 60.0  # seconds
PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds between two requests to a host
FRESH = 3600.0  # seconds for which an answer is not asked for again


@dataclass(frozen=True, slots=True)
class Page:
    """What an address holds, and the address where it was found after redirects."""

    url: str
    data: bytes


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: no loopback, private, link-local, multicast or reserved one."""
    ip = ipaddress.ip_address(address)
    mapped = getattr(ip, "ipv4_mapped", None)
    return (mapped or ip).is_global and not (mapped or ip).is_multicast


def cache_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "reportedly" / "pages"


@dataclass(slots=True)
class Fetcher:
    """Fetches pages one by one; `allowed` says which IP addresses may be asked."""

    cache: Path = field(default_factory=cache_folder)
    allowed: Callable[[str], bool] = is_public
    pause: float = PAUSE
    rules: dict[str, RobotFileParser | None] = field(default_factory=dict)  # by origin; None: asks nobody in
    asked: dict[str, float] = field(default_factory=dict)  # by host, when it was asked last

    def get(self, url: str) -> Page:
        """The page at an address. Raises BadReport where there is none, or none that may be fetched."""
        kept = self._kept(url)
        if kept is not None and time.time() - kept[0]["at"] < FRESH:
            return Page(kept[0]["found"], kept[1])
        headers = {}
        if kept is not None:
            asks = {"If-None-Match": kept[0].get("etag"), "If-Modified-Since": kept[0].get("modified")}
            headers = {name: value for name, value in asks.items() if value}
        here, status, told, data = self._follow(url, headers, MOST_BYTES, self._ask_leave)
        if status == 304 and kept is not None:
            self._keep(url, kept[0] | {"at": time.time()}, kept[1])
            return Page(kept[0]["found"], kept[1])
        if status != 200:
            raise BadReport(f"is not to be had: {urlsplit(here).hostname} answers {status}")
        marks = {"etag": told.get("ETag"), "modified": told.get("Last-Modified")}
        self._keep(url, {"url": url, "found": here, "at": time.time(), **marks}, data)
        return Page(here, data)

    # ---- leave, by robots.txt

    def _ask_leave(self, url: str) -> None:
        """Raises BadReport where the host does not want the page fetched."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self.rules:
            self.rules[origin] = self._rules_of(origin)
        rules = self.rules[origin]
        if rules is None or not rules.can_fetch(AGENT, url):
            raise BadReport(f"is left alone, as the robots.txt of {parts.hostname} asks")

    def _rules_of(self, origin: str) -> RobotFileParser | None:
        """The rules of a host; without a robots.txt all is open, and nothing where the host fails to say (RFC 9309, 2.3.1)."""
        _, status, _, data = self._follow(f"{origin}/robots.txt", {}, MOST_RULES)
        if status >= 500:
            return None
        rules = RobotFileParser()
        rules.parse(data.decode("utf-8", "replace").splitlines() if status == 200 else [])
        return rules

    # ---- requests

    def _follow(
        self, url: str, headers: dict[str, str], most: int, leave: Callable[[str], None] = lambda url: None
    ) -> tuple[str, int, Any, bytes]:
        """The answer at the end of redirects, with its address; `leave` is asked at each step."""
        for _ in range(MOST_HOPS + 1):
            leave(url)
            status, told, data = self._request(url, headers, most)
            if status not in REDIRECTS or not told.get("Location"):
                return url, status, told, data
            url, headers = urljoin(url, told["Location"]), {}
        raise BadReport(f"leads on and on: more than {MOST_HOPS} redirects")

    def _request(self, url: str, headers: dict[str, str], most: int) -> tuple[int, Any, bytes]:
        """Status, headers and body of an answer; redirects are not followed."""
        import certifi
        import urllib3

        from reportedly import __version__

        parts = urlsplit(url)
        try:
            host, port = parts.hostname, parts.port or SCHEMES.get(parts.scheme)
        except ValueError:
            raise BadReport("has a port that is none") from None
        if not host or port is None or parts.username is not None:
            raise BadReport("is no address that can be fetched; it wants http:// or https:// and a host")
        address = self._address(host, port)
        self._wait(f"{parts.scheme}://{parts.netloc}", host)
        options: dict[str, Any] = {"timeout": urllib3.Timeout(connect=CONNECT, read=READ), "retries": False}
        if parts.scheme == "https":
            pool: Any = urllib3.HTTPSConnectionPool(
                address, port, server_hostname=host, assert_hostname=host, ca_certs=certifi.where(), **options
            )
        else:
            pool = urllib3.HTTPConnectionPool(address, port, **options)
        sent = {"Host": parts.netloc, "User-Agent": f"{AGENT}/{__version__}", "Accept": "*/*", **headers}
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        began = time.monotonic()
        try:
            with pool:
                answer = pool.urlopen(
                    "GET", target, headers=sent, redirect=False, preload_content=False, decode_content=True
                )
                body = bytearray()
                for piece in answer.stream(1 << 16):
                    body += piece
                    if len(body) > most:
                        raise BadReport(f"has more than {most / 1e6:.0f} MB, which no report has")
                    if time.monotonic() - began > WHOLE:
                        raise BadReport(f"takes more than {WHOLE:.0f} seconds to come")
                return answer.status, answer.headers, bytes(body)
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise BadReport(f"cannot be fetched from {host}: {reason_of(error)}") from error

    def _address(self, host: str, port: int) -> str:
        """Where a host is. Raises BadReport where any of its addresses is not allowed."""
        try:
            found = [
                str(info[4][0])
                for info in socket.getaddrinfo(host.encode("idna").decode(), port, type=socket.SOCK_STREAM)
            ]
        except (OSError, UnicodeError):
            raise BadReport(f"cannot be fetched: there is no host {host}") from None
        for address in found:
            if not self.allowed(address.partition("%")[0]):
                where = host if host == address else f"{host}, at {address},"
                raise BadReport(f"is not fetched: {where} is no public address")
        return found[0]

    def _wait(self, origin: str, host: str) -> None:
        """Lets the pause go by that a host asks for."""
        rules = self.rules.get(origin)
        delay = rules.crawl_delay(AGENT) if rules is not None else None
        pause = min(max(self.pause, float(delay or 0)), LONGEST_PAUSE)
        ready = self.asked.get(host, 0.0) + pause if host in self.asked else 0.0
        time.sleep(max(0.0, ready - time.monotonic()))
        self.asked[host] = time.monotonic()

    # ---- what is kept

    def _files(self, url: str) -> tuple[Path, Path]:
        stem = self.cache / hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
        return stem.with_suffix(".json"), stem.with_suffix(".body")

    def _kept(self, url: str) -> tuple[dict[str, Any], bytes] | None:
        note, body = self._files(url)
        try:
            told, data = json.loads(note.read_text(encoding="utf-8")), body.read_bytes()
        except (OSError, ValueError):
            return None
        return (told, data) if told.get("sha256") == hashlib.sha256(data).hexdigest() else None

    def _keep(self, url: str, told: dict[str, Any], data: bytes) -> None:
        """Keep an answer, if the disk lets us; the note is written last and knows the body by its hash."""
        note, body = self._files(url)
        try:
            self.cache.mkdir(parents=True, exist_ok=True)
            for path, content in (
                (body, data),
                (note, json.dumps(told | {"sha256": hashlib.sha256(data).hexdigest()}).encode()),
            ):
                part = path.with_suffix(f"{path.suffix}.{os.getpid()}")
                part.write_bytes(content)
                part.replace(path)
        except OSError:
            return  # it is fetched again next time


def reason_of(error: Exception) -> str:
    """What went wrong with a connection, in few words."""
    cause = getattr(error, "reason", None) or error
    text = str(getattr(cause, "strerror", None) or cause).rpartition(": ")[2].strip("()'\" ")
    return text or type(cause).__name__
