"""The pages of docs/ that are made from the program itself.

python -m tools.build_docs            writes docs/codebook.md, docs/cli.md and docs/tour.md
python -m tools.build_docs --check    says which is not current; exit code 1 if one is
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools import page_cli, page_codebook, page_tour

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES = {"codebook.md": page_codebook.page, "cli.md": page_cli.page, "tour.md": page_tour.page}


def main() -> int:
    check = "--check" in sys.argv[1:]
    stale = 0
    for name, page in PAGES.items():
        text, path = page(), DOCS / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        if check:
            stale += 1
            print(f"docs/{name} is not current; python -m tools.build_docs writes it", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
