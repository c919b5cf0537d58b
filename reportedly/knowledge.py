"""Knowledge: data files compiled once, so that a start costs milliseconds.

An analyst edits YAML and tables; reading those takes a second. `compiled` keeps what a loader makes of them in the user's
cache folder (REPORTEDLY_CACHE, else XDG_CACHE_HOME, else ~/.cache) under a key of everything that went in: change a data file
or the loader, and it is made anew. Where nothing can be written, it is made anew every time, and nobody is told.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from reportedly.errors import BadData

FORMS = (
    8  # of one piece of knowledge that are kept: several versions of the package may run beside one another
)
HEAD = 32  # bytes of the digest that guards a compiled file against a torn write


def compiled(name: str, sources: Iterable[Path], build: Callable[[], Any]) -> Any:
    """What `build` makes of the files `sources`, from the cache where it is there.

    It must be plain: dicts, lists, tuples, strings, numbers, booleans, None. `sources` should hold the data files and the
    module that reads them. What comes back is shared and must not be changed.
    """
    path = folder() / f"{name}-{digest(sources)}.knowledge"
    with _unwatched():
        kept = _read(path)
        if kept is not None:
            return kept[0]
        made = build()
        _write(path, name, made)
    return made


class Words(yaml.CSafeLoader):
    """YAML in which "on", "off", "yes" and "no" are words, and in which no name stands twice: the second would take the place of the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set[str]()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key.value} is there twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


Words.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def load_yaml(path: Path) -> dict[str, Any]:
    """What a YAML file holds, from its compiled form where that is there. Raises BadData as `read_yaml`."""
    try:
        found: dict[str, Any] = compiled(f"{path.parent.name}-{path.stem}", [path], lambda: read_yaml(path))
    except OSError as error:
        raise BadData(f"{path} cannot be read: {error.strerror}") from error
    return found


def read_yaml(path: Path) -> dict[str, Any]:
    """What a YAML file with names at its top level holds. Raises BadData where it is none, with the place where it breaks off."""
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=Words)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadData(f"{path.parent.name}/{path.name} is no YAML: {' '.join(str(error).split())}") from error
    except OSError as error:
        raise BadData(f"{path} cannot be read: {error.strerror}") from error
    if not isinstance(found, dict):
        raise BadData(
            f"{path.parent.name}/{path.name}: is {type(found).__name__}, wants names at its top level"
        )
    return found


def digest(sources: Iterable[Path]) -> str:
    """A key of the names and contents of files, and of the Python that wrote the compiled form."""
    key = hashlib.blake2b(f"{sys.implementation.cache_tag} {marshal.version}".encode(), digest_size=12)
    for source in sources:
        content = source.read_bytes()
        key.update(f"{source.name} {len(content)} ".encode())
        key.update(content)
    return key.hexdigest()


def folder() -> Path:
    """Where compiled knowledge is kept; the folder need not exist."""
    given = os.environ.get("REPORTEDLY_CACHE")
    if given:
        return Path(given)
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "reportedly"
    except RuntimeError:  # a user without a home
        return Path(tempfile.gettempdir()) / "reportedly"


@contextlib.contextmanager
def _unwatched() -> Iterator[None]:
    """Without the garbage collector, which would go through a hundred thousand live entries again and again."""
    watched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if watched:
            gc.enable()


def _read(path: Path) -> tuple[Any] | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    if hashlib.blake2b(content[HEAD:], digest_size=HEAD).digest() != content[:HEAD]:
        return None
    try:
        return (marshal.loads(memoryview(content)[HEAD:]),)
    except (ValueError, EOFError, TypeError):
        return None


def _write(path: Path, name: str, made: Any) -> None:
    """Whole or not at all; the oldest forms of the same knowledge go."""
    body = marshal.dumps(made)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(hashlib.blake2b(body, digest_size=HEAD).digest() + body)
        part.replace(path)
        forms = sorted(path.parent.glob(f"{name}-*.knowledge"), key=lambda form: form.stat().st_mtime)
        for old in forms[:-FORMS]:
            old.unlink(missing_ok=True)
