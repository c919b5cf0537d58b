"""Makes the README's picture: what `reportedly read` prints on a terminal for the bundled report.

    python tools/terminal_picture.py docs/images/read.png [--chromium PATH]

The output is real; rich writes it as SVG and Chromium photographs that.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

import reportedly
from reportedly.formats.reading_terminal import render

REPORT = Path(reportedly.__file__).parent / "data" / "examples" / "report.txt"
WIDTH = 108
THEME = TerminalTheme(
    (24, 26, 30),
    (222, 222, 218),
    [(24, 26, 30), (226, 110, 102), (120, 196, 144), (222, 176, 92), (112, 168, 232), (190, 150, 230), (98, 196, 204), (200, 200, 196)],
    [(120, 124, 130), (255, 143, 134), (140, 220, 166), (240, 196, 112), (140, 190, 250), (206, 170, 246), (122, 218, 224), (240, 240, 236)],
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("picture", type=Path)
    parser.add_argument("--lines", type=int, default=77, help="cut off after so many")
    parser.add_argument("--chromium", default="chromium")
    options = parser.parse_args()

    console = Console(
        file=io.StringIO(),
        record=True,
        width=WIDTH,
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.print(Text.assemble(("$ ", "dim"), "reportedly read report.txt --publisher Meridian"))
    render(reportedly.read(REPORT.read_text(encoding="utf-8"), publisher="Meridian"), console)
    svg = console.export_svg(title="reportedly", theme=THEME)
    # Fonts of this machine: nothing is fetched.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace(
        "Fira Code, monospace", "DejaVu Sans Mono, monospace"
    )
    width, height = (int(float(n)) + 1 for n in re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())  # type: ignore[union-attr]
    height = min(height, int(48 + options.lines * 24.4))  # rich's title bar and line height
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(
            f'<!doctype html><meta charset="utf-8"><style>body{{margin:0;width:{width}px}}svg{{display:block}}</style>{svg}',
            encoding="utf-8",
        )
        options.picture.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [options.chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={width},{height}", f"--screenshot={options.picture.resolve()}", page.as_uri()],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


if __name__ == "__main__":
    main()
