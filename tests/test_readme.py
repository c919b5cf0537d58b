"""The README says what is true: its commands and its snippet are run, its links lead somewhere."""

from __future__ import annotations

import io
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

import reportedly
from reportedly import cli

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = Path(reportedly.__file__).parent / "data" / "examples"


def blocks(marker: str, language: str) -> list[str]:
    return re.findall(rf"<!-- {marker} -->\n```{language}\n(.*?)```", README, re.DOTALL)


def test_the_snippet_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = blocks("tested", "python")
    exec(compile(code, "README.md", "exec"), {})
    said = [comment.strip() for comment in re.findall(r"print\(.*?\)\s+# (.*)", code)]
    assert capsys.readouterr().out.splitlines() == said


def test_every_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(EXAMPLES / "report.txt", tmp_path)
    shutil.copytree(EXAMPLES / "casamance", tmp_path / "casamance")
    for name in re.findall(r"<!-- file: (.*?) -->", README):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(blocks(f"file: {re.escape(name)}", "yaml")[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    ran = 0
    for line in "".join(blocks("tested", "sh")).splitlines():
        before, _, command = line.rpartition("| ")
        words = shlex.split(command, comments=True)
        assert words.pop(0) == "reportedly"
        if before:
            typed = "".join(f"{word}\n" for word in shlex.split(before)[1:])
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        if ">" in words:
            words = words[: words.index(">")]
        assert cli.run(words) == 0, line
        printed = capsys.readouterr()
        assert printed.out or "add" in words or "export" in words, line
        if "frames" in words and "read" in words:
            assert "COERCE restrict" in printed.out
            assert "Meltwater Collective" in printed.out
        ran += 1
    assert ran > 10


def test_the_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "docs" / "README.md", ROOT / "CONTRIBUTING.md"):
        for link in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            if not link.startswith("http"):
                assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_the_two_commands_are_there() -> None:
    for name in re.findall(r"^(scripts/\w+)", README, re.MULTILINE):
        assert (ROOT / name).stat().st_mode & 0o111
