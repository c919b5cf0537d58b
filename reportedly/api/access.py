"""Who may come in: nobody from outside, unless the desk was opened with accounts.

    loopback, no accounts    everybody on this machine is the editor "desk"; requests under a foreign host name are refused
    accounts                 a log-in with a name and a password (argon2), a session cookie, a token against forged requests

Roles: a reader looks, a coder decides, an editor also adjudicates, merges, marks and sees what is restricted.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.errors import BadRequest

ROLES = ("reader", "coder", "editor")
COOKIE = "reportedly_session"
HOURS = 12
TRIES, WINDOW = 5, 300.0  # failed log-ins of one name or address in so many seconds
LOOPBACK = {"127.0.0.1", "localhost", "::1", "[::1]", "testserver"}


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    role: str
    token: str = ""  # what a changing request has to bring along in X-CSRF-Token

    def may(self, role: str) -> bool:
        return ROLES.index(self.role) >= ROLES.index(role)


DESK = Person("desk", "editor")


class Accounts:
    """Names, argon2 hashes and roles in one JSON file that only its owner can read."""

    def __init__(self, path: Path) -> None:
        from argon2 import PasswordHasher

        self.path = path
        self._hasher = PasswordHasher()
        self._sessions: dict[str, tuple[Person, float]] = {}
        self._failed: dict[str, list[float]] = {}
        self._nobody = self._hasher.hash(
            secrets.token_hex(8)
        )  # so that an unknown name takes as long as a known one

    def _read(self) -> dict[str, Any]:
        try:
            held = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise BadRequest(f"the accounts in {self.path} cannot be read: {error}") from error
        return held if isinstance(held, dict) else {}

    def __len__(self) -> int:
        return len(self._read())

    def set(self, name: str, password: str, role: str) -> None:
        """Add an account or change it."""
        if role not in ROLES:
            raise BadRequest(f"a role is one of {', '.join(ROLES)}, not {role!r}")
        if len(password) < 12:
            raise BadRequest("a password has 12 characters or more")
        if not name.strip() or len(name) > 64:
            raise BadRequest("a name has 1 to 64 characters")
        held = self._read() | {name: {"hash": self._hasher.hash(password), "role": role}}
        fresh = self.path.with_name(self.path.name + ".new")
        with os.fdopen(
            os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as file:
            json.dump(held, file, indent=1)
        fresh.replace(self.path)

    def limited(self, keys: list[str]) -> bool:
        now = time.monotonic()
        for key in keys:
            self._failed[key] = [at for at in self._failed.get(key, []) if now - at < WINDOW]
        return any(len(self._failed[key]) >= TRIES for key in keys)

    def log_in(self, name: str, password: str, keys: list[str]) -> tuple[str, Person] | None:
        """A session for the right password; None for a wrong one, which is counted under each of the keys."""
        from argon2.exceptions import InvalidHashError, VerificationError

        entry = self._read().get(name)
        try:
            self._hasher.verify(entry["hash"] if entry else self._nobody, password)
        except (VerificationError, InvalidHashError):
            entry = None
        if entry is None:
            for key in keys:
                self._failed.setdefault(key, []).append(time.monotonic())
            return None
        session = secrets.token_urlsafe(32)
        person = Person(name, entry["role"], secrets.token_urlsafe(32))
        self._sessions[session] = (person, time.monotonic() + HOURS * 3600)
        return session, person

    def person(self, session: str | None) -> Person | None:
        held = self._sessions.get(session or "")
        if held is None:
            return None
        person, until = held
        if time.monotonic() > until:
            del self._sessions[session or ""]
            return None
        return person

    def log_out(self, session: str | None) -> None:
        self._sessions.pop(session or "", None)


def same_token(person: Person, token: str | None) -> bool:
    return bool(person.token) and hmac.compare_digest(person.token, token or "")
