"""The built files that are committed are what the source builds."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from reportedly.desk import STATIC

WEB = Path(__file__).parents[2] / "web"


@pytest.mark.skipif(
    shutil.which("npx") is None or not (WEB / "node_modules").exists(),
    reason="Node or web/node_modules is not there (npm ci)",
)
def test_the_source_builds_what_is_committed(tmp_path):
    command = [
        "npx",
        "vite",
        "build",
        "--outDir",
        str(tmp_path / "built"),
        "--emptyOutDir",
        "--logLevel",
        "error",
    ]
    subprocess.run(command, cwd=WEB, check=True, timeout=180)
    built = {file.name: file.read_bytes() for file in (tmp_path / "built").iterdir()}
    assert built == {file.name: file.read_bytes() for file in STATIC.iterdir()}


def test_everything_that_the_page_asks_for_is_there():
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    for name in ("desk.js", "index.css", "mark.svg"):
        assert f"/static/{name}" in page
        assert (STATIC / name).exists()
    assert "http" not in page.replace("http-equiv", "")


def test_the_page_never_puts_text_in_as_html():
    assert not [
        file for file in (WEB / "src").rglob("*.svelte") if "{@html" in file.read_text(encoding="utf-8")
    ]
