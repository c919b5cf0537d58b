"""Index: the incidents of a ledger as columns, for filters, counts and words; it grows by the incidents that are new.

An incident is known by the number of its row, which never changes: what is worked out again gets a new one. So a ledger that has
changed costs its new incidents, and a desk that opens reads what the last one left.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.api import facts
from reportedly.api.facets import Array, Many
from reportedly.api.facts import Printed, once
from reportedly.api.holdings import Row
from reportedly.ledger.columns import day_number
from reportedly.ledger.rows import fold
from reportedly.version import digest

FACETS = ("type", "status", "actor", "country", "place", "source", "publisher", "measure", "precision")
COLUMNS = (*FACETS, "spot", "word", "role", "told", "tie", "party", "kin")
PLAIN = {"number": np.int64, "start": np.int32, "end": np.int32, "lat": np.float64, "lon": np.float64, "background": bool}  # fmt: skip
WORD = re.compile(r"[^\W_]+")
LONGEST = 60  # letters of a word
GAP = ""  # between fields, so that no phrase reaches across


@dataclass(frozen=True)
class Index:
    ids: list[str]
    plain: dict[str, Array]
    many: dict[str, Many]
    member_keys: Array  # of an event of a report
    member_rows: Array

    @property
    def size(self) -> int:
        return len(self.ids)

    @classmethod
    def empty(cls) -> Index:
        return cls.of([], [], {})

    @classmethod
    def of(cls, numbers: Sequence[int], incidents: Sequence[Row], printed: Printed) -> Index:
        held = list(zip(numbers, incidents, strict=True))
        plain = {
            "number": [number for number, _ in held],
            "start": [day_number(row["start"]) for row in incidents],
            "end": [day_number(row["end"]) for row in incidents],
            "lat": [(row["place"] or {}).get("lat") for row in incidents],
            "lon": [(row["place"] or {}).get("lon") for row in incidents],
            "background": [bool(row.get("background")) for row in incidents],
        }
        members = [(at, m) for at, row in enumerate(incidents) for m in row["events"]]
        told = [facts.columns(row, printed) for row in incidents]
        return cls(
            [row["id"] for row in incidents],
            {name: np.array(plain[name], kind) for name, kind in PLAIN.items()},
            {
                **{name: Many.of(values_of(name, row, printed) for row in incidents) for name in FACETS},
                "spot": Many.of(spot_of(row) for row in incidents),
                "word": Many.of(words_in(words_of(row)) for row in incidents),
                **{
                    name: Many.of(row[name] for row in told)
                    for name in ("role", "told", "tie", "party", "kin")
                },
            },
            np.array([member_key(m["report"], m["event"]) for _, m in members], np.int64),
            np.array([at for at, _ in members], np.int32),
        )

    @classmethod
    def joined(cls, parts: Sequence[Index]) -> Index:
        """The incidents of several, one after the other."""
        before = np.cumsum([0, *(part.size for part in parts)]).tolist()
        return cls(
            [id for part in parts for id in part.ids],
            {name: np.concatenate([part.plain[name] for part in parts]) for name in PLAIN},
            {name: Many.joined([part.many[name] for part in parts]) for name in COLUMNS},
            np.concatenate([part.member_keys for part in parts]),
            np.concatenate([part.member_rows + np.int32(n) for part, n in zip(parts, before, strict=False)]),
        )

    def only(self, kept: Array) -> Index:
        if kept.all():
            return self
        there = kept[self.member_rows]
        place = np.cumsum(kept, dtype=np.int32) - 1
        return Index(
            [self.ids[at] for at in np.flatnonzero(kept)],
            {name: self.plain[name][kept] for name in PLAIN},
            {name: self.many[name].only(kept) for name in COLUMNS},
            self.member_keys[there],
            place[self.member_rows[there]],
        )

    def of_event(self, report: str, event: str) -> list[str]:
        """The incidents that an event belongs to."""
        rows = self.member_rows[self.member_keys == member_key(report, event)]
        return [self.ids[row] for row in dict.fromkeys(rows.tolist())]

    def packed(self) -> bytes:
        parts: dict[str, Array] = {**self.plain, "ids": joined(self.ids)}
        parts |= {"made by": joined([made_by()])}
        parts |= {"member_keys": self.member_keys, "member_rows": self.member_rows}
        for name, many in self.many.items():
            parts |= {
                f"{name} values": joined(many.values),
                f"{name} codes": many.codes,
                f"{name} rows": many.rows,
            }
        stream = io.BytesIO()
        np.savez(stream, **parts)  # type: ignore[arg-type]
        return stream.getvalue()

    @classmethod
    def unpacked(cls, content: bytes) -> Index | None:
        """What `packed` made; None where other code made it."""
        with np.load(io.BytesIO(content), allow_pickle=False) as held:
            if parted(held["made by"]) != [made_by()]:
                return None
            ids = parted(held["ids"])
            many = {
                name: Many(
                    len(ids), parted(held[f"{name} values"]), held[f"{name} codes"], held[f"{name} rows"]
                )
                for name in COLUMNS
            }
            return cls(
                ids, {name: held[name] for name in PLAIN}, many, held["member_keys"], held["member_rows"]
            )


@cache
def made_by() -> str:
    return digest([Path(__file__), Path(facts.__file__)], Path(__file__).parent)


def joined(values: Iterable[str]) -> Array:
    """Texts as one column of bytes; NUL, which no ledger keeps, ends each."""
    return np.frombuffer("".join(f"{value}\0" for value in values).encode("utf-8", "replace"), np.uint8)


def parted(content: Array) -> list[str]:
    return content.tobytes().decode().split("\0")[:-1]


def member_key(report: str, event: str) -> int:
    digest = hashlib.blake2b(f"{report} {event}".encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def spot_of(incident: Row) -> list[str]:
    """A place as the map draws it: one name may be a town and a district."""
    place = incident["place"]
    if not place or place.get("lat") is None or place.get("lon") is None:
        return []
    told = [place.get(name) or "" for name in ("name", "country", "precision")]
    facts = (place["lat"], place["lon"], *told, "disputed" if place.get("disputed") else "")
    return ["\t".join(str(fact).replace("\t", " ") for fact in facts)]


@lru_cache(maxsize=50_000)
def spot(value: str) -> Row:
    lat, lon, name, country, precision, disputed = value.split("\t")
    facts = {"name": name, "lat": float(lat), "lon": float(lon), "country": country or None}
    return {**facts, "precision": precision or None, "disputed": bool(disputed)}


def values_of(facet: str, incident: Row, printed: Printed) -> Iterable[str]:
    """The values of one facet that an incident has; each once."""
    place: dict[str, Any] = incident["place"] or {}
    match facet:
        case "type" | "status":
            return [incident[facet]]
        case "actor":
            return once(party["name"] for party in [*incident["actors"], *incident["recipients"]])
        case "country":
            return [place["country"]] if place.get("country") else []
        case "place":
            return [place["name"]] if place.get("name") else []
        case "precision":
            return [place["precision"]] if place.get("precision") else ["unknown"]
        case "source":
            claims = [*incident["asserted_by"], *incident["disputed_by"]]
            return once(claim["source"] for claim in claims if claim["source"])
        case "publisher":
            return once(name for m in incident["events"] for name, _ in printed.get(m["report"], ()) if name)
        case _:
            return once(figure["measure"] for figure in incident["figures"])


def words_of(incident: Row) -> Iterator[str]:
    yield incident["title"]
    for party in [*incident["actors"], *incident["recipients"]]:
        yield party["name"]
    if incident["place"]:
        yield incident["place"]["name"]
        yield from incident["place"].get("written") or []
    for claim in [*incident["asserted_by"], *incident["disputed_by"]]:
        yield claim["source"] or ""
        yield claim["words"] or ""


def words_in(texts: Iterable[str]) -> list[str]:
    """The words of some texts in their order, folded, with a gap after each text."""
    found = []
    for text in texts:
        found += [word[:LONGEST] for word in WORD.findall(fold(text or ""))]
        found.append(GAP)
    return found
