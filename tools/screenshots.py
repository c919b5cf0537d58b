"""Pictures of every view of the desk on the bundled example, light and dark and as narrow as a telephone, into docs/images/.

    python tools/screenshots.py [--ledger FILE] [--output docs/images]

Needs Chromium and the `playwright` and `pillow` packages. Look at what comes out: that is what it is for.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

EXAMPLE = Path(__file__).parents[1] / "reportedly" / "data" / "examples" / "casamance" / "manifest.jsonl"
WIDE, NARROW = (1280, 860), (360, 740)
COLOURS = 128  # enough for a page of text, a third of the size


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--ledger", help="a ledger that is there; without it one is made of the example")
    options.add_argument("--output", type=Path, default=Path(__file__).parents[1] / "docs" / "images")
    chosen = options.parse_args()
    chosen.output.mkdir(parents=True, exist_ok=True)
    from reportedly.api import make_app, open_desk
    from reportedly.desk import listening, serve_desk

    with tempfile.TemporaryDirectory() as folder:
        ledger = chosen.ledger or made(str(Path(folder) / "example.db"))
        with listening(serve_desk(make_app(open_desk(ledger)))) as address:
            take(address, chosen.output)


def made(ledger: str) -> str:
    from reportedly.cli.add import add

    add([str(EXAMPLE)], ledger=ledger)
    return ledger


def take(address: str, folder: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for theme, size, suffix in (
            ("light", WIDE, ""),
            ("dark", WIDE, "-dark"),
            ("light", NARROW, "-narrow"),
        ):
            width, height = size
            context = browser.new_context(
                base_url=address, color_scheme=theme, viewport={"width": width, "height": height}
            )
            page = context.new_page()
            for name, path in views(page):
                page.goto(path)
                page.wait_for_load_state("networkidle")
                page.wait_for_timeout(400)
                picture = folder / f"{name}{suffix}.png"
                page.screenshot(path=picture)
                compress(picture)
                print(picture)
        browser.close()


def views(page: Any) -> list[tuple[str, str]]:
    """Every view, on the incident that most sources tell differently."""
    rows = page.request.get("/api/incidents?limit=1000").json()["items"]
    most = max(rows, key=lambda row: (row["disputes"] > 0, row["asserts"] + row["disputes"], row["id"]))
    incident = page.request.get(f"/api/incidents/{most['id']}").json()
    report = max(incident["event_rows"], key=lambda row: (len(row["triggers"]), row["report"]))
    tie = page.request.get("/api/actors").json()["edges"][0]
    tied = f"/actors?from={tie['from']}&rel={tie['relation']}&to={tie['to']}"
    named = [
        (name, f"/{name}")
        for name in ("situation", "talks", "review", "watch", "sources", "coverage", "reports")
    ]
    return [
        *named,
        ("actors", tied),
        ("incident", f"/incident/{most['id']}"),
        ("report", f"/report/{report['report']}?e={report['id']}"),
    ]


def compress(picture: Path) -> None:
    from PIL import Image

    with Image.open(picture) as image:
        small = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(picture, optimize=True)


if __name__ == "__main__":
    main()
