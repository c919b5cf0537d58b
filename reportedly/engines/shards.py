"""Shards: what a big run is cut into, and the one unit of work on any engine.

    2023-09.jsonl.gz   120,000 lines      2023-09.jsonl-00000.jsonl.gz   its first 1,000, read
    2023-10.warc.gz                       2023-09.jsonl-00000.json       what it was made of, by what, and what failed

A shard's output is written whole or not at all, its manifest after it; where a manifest fits, the shard is done.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO, Any

from reportedly.engines.readers import Reader, read_in_order
from reportedly.errors import BadRequest, OtherLanguage, ReportedlyError
from reportedly.intake import Arrival, arrivals
from reportedly.reading.parse import DEFAULT_MODEL
from reportedly.version import versions

KINDS = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz", ".parquet", ".warc", ".warc.gz")
LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Shard:
    """Reports `first` to `last` (half-open) of a file; None for the whole of it."""

    path: Path
    name: str
    first: int | None = None
    last: int | None = None


@dataclass(slots=True)
class Done:
    """What became of a shard. `fresh` is False where it had been done before."""

    shard: str
    reports: int = 0
    events: int = 0
    failed: list[dict[str, str]] = field(default_factory=list)
    skipped: int = 0
    seconds: float = 0.0
    fresh: bool = True


def find_shards(source: Path, size: int) -> list[Shard]:
    """The shards of a file or folder, in order; files of lines are cut every `size` reports."""
    if not source.exists():
        raise BadRequest(f"{source} is not there")
    files = [source] if source.is_file() else sorted(p for p in source.rglob("*") if p.name.endswith(KINDS))
    if not files or not files[0].name.endswith(KINDS):
        raise BadRequest(f"{source} holds no {', '.join(KINDS)}")
    shards: list[Shard] = []
    for path in files:
        name = path.name if path == source else "-".join(path.relative_to(source).parts)
        if not path.name.endswith(LINES):
            shards.append(Shard(path, name))
            continue
        with opened(path) as stream:
            lines = sum(1 for _ in stream)
        for part, first in enumerate(range(0, max(lines, 1), size)):
            shards.append(Shard(path, f"{name}-{part:05d}", first, first + size))
    names = Counter(shard.name for shard in shards)
    if twice := [name for name, n in names.items() if n > 1]:
        raise BadRequest(f"{source} holds two files that would both become {twice[0]}; rename one")
    return shards


def read_shard(shard: Shard, target: Path, reader: Reader, *, apart: bool = False) -> Done:
    """Read a shard into `target`, unless that is done. `apart` reads each batch in a child, so that a report that kills it is found."""
    began = time.perf_counter()
    out, note = target / f"{shard.name}.jsonl.gz", target / f"{shard.name}.json"
    made = made_of(shard, reader)
    before = manifest(note)
    if before is not None and out.is_file() and {key: before.get(key) for key in made} == made:
        return Done(
            shard.name, before["reports"], before["events"], before["failed"], before["skipped"], 0.0, False
        )
    done = Done(shard.name)
    target.mkdir(parents=True, exist_ok=True)
    part = out.with_name(f".{out.name}.{os.uname().nodename}.{os.getpid()}.part")
    try:
        # No name and no time in the head: the same readings are the same bytes.
        with part.open("wb") as raw, gzip.GzipFile("", "wb", 5, raw, mtime=0) as stream:
            for arrival, reading in read_in_order(arriving(shard), reader, 1, apart=apart):
                if reading is None:
                    if isinstance(arrival.fault, OtherLanguage):
                        done.skipped += 1
                    else:
                        done.failed.append(
                            {"report": arrival.name, "why": " ".join(str(arrival.fault).split())}
                        )
                    continue
                done.reports += 1
                done.events += len(reading.events)
                line = json.dumps(reading.to_dict(), ensure_ascii=False)
                stream.write(line.encode("utf-8", "surrogatepass") + b"\n")
        content = {
            **made,
            "reports": done.reports,
            "events": done.events,
            "skipped": done.skipped,
            "failed": done.failed,
        }
        put(part, out)
        written = note.with_name(part.name + ".note")
        written.write_text(
            json.dumps({**content, "sha256": digest(out)}, ensure_ascii=False, indent=1) + "\n",
            encoding="utf-8",
        )
        put(written, note)
    finally:
        part.unlink(missing_ok=True)
    done.seconds = time.perf_counter() - began
    return done


def made_of(shard: Shard, reader: Reader) -> dict[str, Any]:
    """Everything that decides what comes out: change any of it, and the shard is read again."""
    own = [path for path in (reader.frames, reader.actors) if path]
    return {
        "input": shard.path.name,
        "input_sha256": digest(shard.path),
        "from": shard.first,
        "to": shard.last,
        "triage": reader.triage,
        "made_by": versions(reader.model or DEFAULT_MODEL, own),
    }


def manifest(path: Path) -> dict[str, Any] | None:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) else None


def put(part: Path, whole: Path) -> None:
    """Give a written file its name, once its content is safe on the disk."""
    with part.open("rb") as stream:
        os.fsync(stream.fileno())
    part.replace(whole)


_digests: dict[tuple[str, int, int], str] = {}


def digest(path: Path) -> str:
    """SHA-256 of a file; asked once for a file that did not change."""
    about = path.stat()
    key = (str(path), about.st_size, about.st_mtime_ns)
    if key not in _digests:
        hashed = hashlib.sha256()
        with path.open("rb") as stream:
            while block := stream.read(BLOCK):
                hashed.update(block)
        _digests[key] = hashed.hexdigest()
    return _digests[key]


def opened(path: Path) -> IO[bytes]:
    return gzip.open(path) if path.name.endswith(".gz") else path.open("rb")  # type: ignore[return-value]


def arriving(shard: Shard) -> Iterator[Arrival]:
    """The reports of a shard. Their names are those that they have in the file."""
    if shard.first is None or shard.last is None:
        yield from arrivals([str(shard.path)])
        return
    from reportedly.intake.arrivals import NOTHING, attempt, from_entry
    from reportedly.intake.jsonl import entry

    def report(line: bytes) -> Any:
        item = entry(line)
        if isinstance(item, ReportedlyError):
            raise item
        return from_entry(item, shard.path.parent, NOTHING)

    for number, line in enumerate(lines_of(shard.path, shard.first, shard.last), shard.first + 1):
        if line.strip():
            yield attempt(f"{shard.path}, line {number},", lambda line=line: report(line))  # type: ignore[misc]


def lines_of(path: Path, first: int, last: int) -> Iterator[bytes]:
    """Some lines of a file. A worker's shards follow one another, and so it goes on where it left off: a compressed file is read once."""
    global _left
    about = path.stat()
    key = (str(path), about.st_size, about.st_mtime_ns)
    held, _left = _left, None
    if held is not None and held[0] == key and held[1] <= first:
        _, at, stream = held
    else:
        if held is not None:
            held[2].close()
        at, stream = 0, opened(path)
    for line in islice(stream, first - at, last - at):
        first += 1
        yield line
    if first == last:
        _left = key, last, stream
    else:
        stream.close()


_left: tuple[tuple[str, int, int], int, IO[bytes]] | None = None  # a file, the line reached, the open stream
