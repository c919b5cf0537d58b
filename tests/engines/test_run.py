"""Runs: whatever the engine, the workers, and the moment of a kill, the same bytes; done shards are left alone."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly.engines.readers import Reader
from reportedly.engines.run import run_shards
from reportedly.engines.shards import arriving, find_shards, lines_of, read_shard
from reportedly.errors import BadRequest

TEXTS = [
    f"Gunmen killed {n} people in Kano on Monday, police said. The army denied any role." for n in range(3, 9)
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    lines = [json.dumps({"text": text, "published": "2024-03-05"}) for text in TEXTS]
    (folder / "a.jsonl").write_text("\n".join(lines[:4]) + "\n")
    with gzip.open(folder / "b.jsonl.gz", "wt") as stream:
        stream.write("\n".join([*lines[4:], '{"text": 5}']) + "\n")
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_files_of_lines_are_cut_and_every_report_is_in_one_shard(source: Path) -> None:
    shards = find_shards(source, 2)
    assert [shard.name for shard in shards] == [
        "a.jsonl-00000",
        "a.jsonl-00001",
        "b.jsonl.gz-00000",
        "b.jsonl.gz-00001",
    ]
    assert [a.report.text for shard in shards for a in arriving(shard) if a.report] == TEXTS


@pytest.mark.parametrize(
    "asked", [[(0, 10), (10, 20), (20, 30)], [(10, 12), (0, 3), (3, 4)], [(4, 8), (16, 20), (40, 50), (0, 1)]]
)
def test_a_file_gives_its_lines_in_whatever_order_its_parts_are_read(
    tmp_path: Path, asked: list[tuple[int, int]]
) -> None:
    path = tmp_path / "lines.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(f"{i}\n" for i in range(25))
    for first, last in asked:
        assert [int(line) for line in lines_of(path, first, last)] == list(range(25))[first:last]


def test_what_cannot_be_run_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="is not there"):
        find_shards(tmp_path / "nothing", 2)
    with pytest.raises(BadRequest, match="holds no"):
        find_shards(tmp_path, 2)


def test_the_same_bytes_for_any_number_of_workers_and_done_shards_are_kept(
    source: Path, tmp_path: Path
) -> None:
    shards, reader = find_shards(source, 2), Reader(triage=True)
    alone = [read_shard(shard, tmp_path / "one", reader) for shard in shards]
    assert sum(done.reports for done in alone) == 6
    assert [fault["report"].endswith("line 3,") for done in alone for fault in done.failed] == [True]
    assert all(done.fresh for done in run_shards(shards, tmp_path / "two", reader, workers=2))
    assert content(tmp_path / "one") == content(tmp_path / "two")
    again = list(run_shards(shards, tmp_path / "two", reader, workers=1))
    assert not any(done.fresh for done in again)
    assert sum(done.events for done in again) == sum(done.events for done in alone)


def test_a_killed_run_goes_on_and_ends_with_the_same_bytes(source: Path, tmp_path: Path) -> None:
    reader = Reader(triage=True)
    for shard in find_shards(source, 1):
        read_shard(shard, tmp_path / "whole", reader)
    command = [
        sys.executable,
        "-c",
        "from reportedly.cli import main; main()",
        "run",
        str(source),
        str(tmp_path / "cut"),
        "--workers",
        "1",
        "--size",
        "1",
    ]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    until = time.monotonic() + 120
    while not list((tmp_path / "cut").glob("*.json")) and time.monotonic() < until and run.poll() is None:
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    done = list(run_shards(find_shards(source, 1), tmp_path / "cut", reader, workers=1))
    assert sum(d.reports for d in done) == 6
    kept = {name: data for name, data in content(tmp_path / "cut").items() if not name.startswith(".")}
    assert kept == content(tmp_path / "whole")


@pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="the extra ray is not installed")
def test_ray_makes_the_same_bytes(source: Path, tmp_path: Path) -> None:
    shards, reader = find_shards(source, 2), Reader(triage=True)
    for shard in shards:
        read_shard(shard, tmp_path / "one", reader)
    list(run_shards(shards, tmp_path / "ray", reader, engine="ray", workers=2))
    assert content(tmp_path / "one") == content(tmp_path / "ray")
