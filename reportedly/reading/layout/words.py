"""The words of `data/lexicon/layout.yml`, which show what a line of a report is: credits, page furniture, agencies, labels."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from reportedly.errors import BadData
from reportedly.knowledge import read_yaml

FILE = Path(__file__).parent.parent.parent / "data" / "lexicon" / "layout.yml"
LISTS = ("labels", "agencies", "cities", "credits", "credited", "furniture", "jobs", "words_that_are_towns")


@cache
def layout_words(file: Path = FILE) -> Mapping[str, list[str]]:
    """Each list of the file by its name. Raises BadData where one is missing or holds anything but words."""
    loaded = read_yaml(file)
    if sorted(loaded) != sorted(LISTS):
        raise BadData(f"{file.name}: wants exactly the lists {', '.join(LISTS)}")
    for name, words in loaded.items():
        wrong = [word for word in words if not isinstance(word, str)] if isinstance(words, list) else [words]
        if wrong:
            raise BadData(
                f"{file.name}: {name} holds {wrong[0]!r}; put words in quotes that YAML reads as something else"
            )
    return loaded
