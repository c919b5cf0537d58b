"""Gold files: which of the formats one is in, what has to be read for it, and who scores it.

reports/*.json       whole reports, coded by hand                          reports
*.jsonl, "expect"    behavioural cases                                     cases
*.jsonl, "relations", "timexes", "toponyms", "gold", "events"              attributions, times, places, releases, records
*/gold.json          clusters of reports, with the incidents that they tell   clusters
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportedly.errors import BadReport, BadRequest
from reportedly.scoring.clusters import load_cluster
from reportedly.scoring.records import published_of

# What the first line of a JSONL file holds, by which its format is known.
LINES = {
    "expect": "cases",
    "relations": "attributions",
    "timexes": "times",
    "toponyms": "places",
    "gold": "releases",
    "events": "records",
}


@dataclass(frozen=True, slots=True)
class Text:
    """What has to be read: the text, and when and by whom it was published."""

    text: str
    published: str | None = None
    publisher: str | None = None


@dataclass(slots=True)
class GoldSet:
    """One gold set: `items` as they are in its file or files, `texts` what to read for each."""

    name: str
    kind: str
    items: list[Any] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """A hash of all that is asked and of all that is read for it."""
        told = json.dumps([self.items, [t.text for t in self.texts]], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def load_sets(paths: Sequence[Path]) -> list[GoldSet]:
    """The gold sets in files and folders; report files of one folder are one set, and so are its clusters.

    Raises BadReport for a file that is in none of the formats, BadRequest where there is nothing.
    """
    sets: dict[tuple[str, str], GoldSet] = {}
    for path in files_of(paths):
        kind = kind_of(path)
        if kind == "reports":
            key = (str(path.parent), path.parent.name if path.parent.name else path.stem)
        elif kind == "clusters":
            key = (str(path.parent.parent), path.parent.parent.name or path.parent.name)
        else:
            key = (str(path), path.stem.removesuffix("_dev").removesuffix("_test"))
        loaded = sets.setdefault(key, GoldSet(key[1], kind))
        if loaded.kind != kind:
            raise BadReport(f"{path} is of another format than the files beside it")
        add(loaded, path)
    return list(sets.values())


def files_of(paths: Sequence[Path]) -> Iterator[Path]:
    """The gold files under these paths, sorted within each."""
    for path in paths:
        if path.is_dir():
            clusters = sorted(path.glob("**/gold.json"))
            below = {p.parent for p in clusters}
            found = [
                p
                for p in sorted([*path.glob("**/*.json"), *path.glob("**/*.jsonl")])
                if p.parent not in below and p.name != "manifest.jsonl"
            ]
            if not found and not clusters:
                raise BadRequest(f"{path} holds no gold: no .json or .jsonl file is in it")
            yield from [*found, *clusters]
        elif path.is_file():
            yield path
        else:
            raise BadRequest(f"{path} is not there")


def kind_of(path: Path) -> str:
    """The format of a gold file. Raises BadReport where it is none."""
    if path.suffix == ".json":
        loaded = rows(path)[0]
        if "incidents" in loaded:
            return "clusters"
        if "entities" in loaded or "statements" in loaded:
            return "reports"
    else:
        for first in rows(path)[:1]:
            for key, kind in LINES.items():
                if key in first:
                    return kind
    raise BadReport(f"{path} is in no gold format; `reportedly score --help` names them")


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON or JSONL file. Raises BadReport with the line that is none."""
    text = path.read_text(encoding="utf-8")
    parts = (
        [(1, text)]
        if path.suffix == ".json"
        else [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    )
    out = []
    for n, part in parts:
        try:
            loaded = json.loads(part)
        except json.JSONDecodeError as error:
            raise BadReport(f"{path} line {n} is no JSON: {error}") from error
        if not isinstance(loaded, dict):
            raise BadReport(f"{path} line {n} wants an object")
        out.append(loaded)
    return out


def add(loaded: GoldSet, path: Path) -> None:
    """Add the items of a file to a set."""
    if loaded.kind == "clusters":
        cluster = load_cluster(path)
        loaded.items.append(cluster)
        for text, row in zip(cluster["texts"], cluster["rows"], strict=True):
            loaded.texts.append(Text(text, row["published"], row["publisher"]))
        return
    for item in rows(path):
        if "text" not in item and "text_file" in item:
            there = path.parent / item["text_file"]
            if not there.is_file():
                raise BadReport(f"{path} refers to {item['text_file']}, which is not there")
            item["text"] = there.read_text(encoding="utf-8")
        if "text" not in item:
            raise BadReport(f"{path}: {item.get('id')} has no text")
        loaded.items.append(item)
        loaded.texts.append(Text(item["text"], published_of(item), item.get("publisher")))
