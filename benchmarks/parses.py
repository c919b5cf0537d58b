"""Parses kept between runs, so that work on the reading stages need not wait for the parser.

    python -m benchmarks.parses TEXTS.jsonl…      parse every text once into the cache

The cache is a folder (REPORTEDLY_PARSES, else ~/.cache/reportedly-parses) with one file for each cleaned text.
"""

from __future__ import annotations

import hashlib
import json
import marshal
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportedly.reading.layout import Layout, find_layout
from reportedly.reading.parse import Doc, parse


def folder() -> Path:
    path = Path(os.environ.get("REPORTEDLY_PARSES") or Path.home() / ".cache" / "reportedly-parses")
    path.mkdir(parents=True, exist_ok=True)
    return path


def file_of(layout: Layout) -> Path:
    key = json.dumps([layout.clean, [b.start for b in layout.blocks]]).encode("utf-8", "surrogatepass")
    return folder() / (hashlib.sha256(key).hexdigest() + ".parse")


def cached(layouts: Iterable[tuple[str, Layout]], **options: object) -> Iterator[Doc]:
    """As `reportedly.reading.parse.parse`, from the cache where it can."""
    for text, layout in layouts:
        path = file_of(layout)
        if path.is_file():
            yield Doc.build(text, layout, marshal.loads(path.read_bytes()))
            continue
        doc = next(parse([(text, layout)], **options))  # type: ignore[arg-type]
        part = path.with_suffix(f".{os.getpid()}")
        part.write_bytes(marshal.dumps(doc.rows()))
        part.replace(path)
        yield doc


def main() -> None:
    for name in sys.argv[1:]:
        for line in Path(name).read_text(encoding="utf-8").split("\n"):
            if line.strip():
                text = json.loads(line)["text"]
                for _ in cached([(text, find_layout(text))]):
                    pass


if __name__ == "__main__":
    main()
