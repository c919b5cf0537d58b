"""Renaming and reordering frame files and frames changes nothing but the names."""

from __future__ import annotations

import random
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import reportedly.lexicon as module
from reportedly.frames import Lexicon
from reportedly.knowledge import load_yaml
from reportedly.lexicon import lexicon
from reportedly.reading import read_parse
from reportedly.report import Report
from tests.reading.sentences import parsed

TEXT = (
    "Rebel artillery shelled Goma on Monday, killing at least nine people, the army said. The rebels denied it. "
    "Rwanda accused Congo of arming a militia and threatened to close the border. "
    "Kenya urged both sides to hold talks and sent food aid to the town. Police arrested three men in Bukavu on Tuesday. "
    "Gunmen stormed a school and wounded six pupils. Congo warned that it would attack Rwanda. "
    "Rwanda accused the army of breaking the ceasefire and burning a village."
)


@pytest.fixture
def shuffled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lexicon:
    """The shipped lexicon with other names of files and frames, and its files and frames in another order."""
    import yaml

    folder = tmp_path / "lexicon"
    shutil.copytree(module.FOLDER, folder)
    dice = random.Random(7)
    files = sorted((folder / "frames").glob("*.yml"))
    names = [f"{n:02}.yml" for n in range(len(files))]
    dice.shuffle(names)
    for path, name in zip(files, names, strict=True):
        loaded: dict[str, Any] = load_yaml(path)
        for n, frame in enumerate(loaded["frames"]):
            frame["id"] = f"{name[:2]}x{n}"
        path.unlink()
        (folder / "frames" / name).write_text(yaml.safe_dump(loaded, sort_keys=False), encoding="utf-8")
    monkeypatch.setattr(module, "FOLDER", folder)
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path / "cache"))
    return lexicon.__wrapped__()


def coded(words: Lexicon, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    monkeypatch.setattr("reportedly.reading.lexicon", lambda frames: words)
    reading = read_parse(parsed(TEXT)[TEXT], Report(TEXT, published=date(2024, 3, 20)))
    return [{k: v for k, v in event.items() if k != "why"} for event in reading.to_dict()["events"]]


def test_names_and_order_of_frames_change_nothing(shuffled: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    assert coded(shuffled, monkeypatch) == coded(lexicon(None), monkeypatch)
