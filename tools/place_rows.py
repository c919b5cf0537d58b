"""Rows of the gazetteer in the making, and the forms of names that lead to them. Used by build_gazetteer.py."""

from __future__ import annotations

import importlib.util
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "reportedly" / "data" / "gazetteer"
KEYS = ROOT / "reportedly" / "place_keys.py"

NAME, SPELLING, ALTERNATE, ABBREVIATION, SKELETON = range(5)

# Words that say what kind of division a name is; "Diyala Governorate" is also "Diyala".
TYPE_WORDS = frozenset(
    "county parish borough province governorate oblast krai okrug district region state department prefecture municipality "
    "canton emirate territory republic division rayon raion wilaya voivodeship".split()
)


def place_keys() -> object:
    """`reportedly.place_keys`, without importing the package, whose parts are not there at a build."""
    spec = importlib.util.spec_from_file_location("reportedly_place_keys", KEYS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_keys = place_keys()
fold, skeleton = _keys.fold, _keys.skeleton  # type: ignore[attr-defined]


@dataclass(slots=True)
class Row:
    id: str
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    feature: str
    population: int
    precision: str
    claims: str = ""
    noted: float = 0.0
    keys: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, kind: int) -> None:
        """Find the place under this name. Capitals ("UAE", "D.C.") and clipped words ("Calif.") are abbreviations."""
        letters = name.replace(".", "").replace(" ", "")
        if letters.isupper() and len(letters) <= 5 and letters.isalpha():
            key, kind = "^" + letters, ABBREVIATION
        elif name.endswith(".") and name.count(" ") <= 1:
            key, kind = "~" + fold(name), ABBREVIATION
        else:
            key = fold(name)
        if len(key) > 1 and self.keys.get(key, 9) > kind:
            self.keys[key] = kind


PRECISIONS = {"PPLX": "point", "ADM1": "admin1", "ADM2": "admin2", "PCLH": "country", "RGNH": "region"}
REGIONS = frozenset(
    "CONT RGN SEA OCN GULF STRT STM LK LKS MTS DSRT ISL ISLS PEN BAY CNL CHN VAL DLTA PLN FRST SD RSV EST PRK BDRY".split()
)


def precision(feature: str) -> str:
    if feature in PRECISIONS:
        return PRECISIONS[feature]
    if feature.startswith("PPL"):
        return "settlement"
    if feature.startswith("PCL"):
        return "country"
    return "region" if feature in REGIONS else "point"


def km(a: Row, b: Row) -> float:
    p = math.pi / 180
    x = (
        math.sin((a.lat - b.lat) * p / 2) ** 2
        + math.cos(a.lat * p) * math.cos(b.lat * p) * math.sin((a.lon - b.lon) * p / 2) ** 2
    )
    return 12742 * math.asin(math.sqrt(min(1.0, x)))


def is_latin(name: str) -> bool:
    return name.isascii() or all("LATIN" in unicodedata.name(c, "") or not c.isalpha() for c in name)


def lines(name: str, width: int) -> Iterator[list[str]]:
    for number, line in enumerate((DATA / name).read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) > width or len(cells) < 4:
                raise ValueError(
                    f"{name}, line {number}: {len(cells)} columns, expected {width}; see the header of the file"
                )
            yield cells + [""] * (width - len(cells))


ENGLISH_KINDS = frozenset(
    "County Parish Province Governorate Oblast Krai District Region State Department Prefecture".split()
)
SCHOLARLY = re.compile(
    "[\u0100-\u017f\u1e00-\u1eff\u2018\u2019\u02bb\u02bc\u02be\u02bf]"
)  # macrons, dots below, ayn


def plainly(name: str) -> str:
    """A name without the signs of scholarly transliteration: "Sangin", not "Sangīn"; Montréal keeps its accent."""
    if SCHOLARLY.search(name) is None:
        return name
    split = unicodedata.normalize("NFKD", name)
    return "".join(
        c for c in split if not unicodedata.combining(c) and c not in "\u2018\u2019\u02bb\u02bc\u02be\u02bf"
    )


def bare(name: str) -> str:
    """The name of a division without the word for its kind."""
    words = name.split()
    if len(words) > 1 and words[-1].lower() in TYPE_WORDS:
        return " ".join(words[:-1])
    if (
        len(words) > 2
        and words[1] == "of"
        and words[0].lower() in TYPE_WORDS - {"district", "republic", "state", "territory"}
    ):
        return " ".join(words[2:])
    return name


def is_like(key: str, name: str, bones: str) -> bool:
    """Whether an alternate is the name in other letters ("Aarhus" for Århus), and no other name of the place."""
    return key[:1] == name[:1] and len(bones) > 1 and skeleton(key) == bones
