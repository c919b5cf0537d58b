"""Build hook: compiles the gazetteer (tools/build_gazetteer.py), so that an installed package has it, editable or not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface[Any]):
    """Makes `reportedly/data/gazetteer/places.sqlite` before a wheel is packed, and adds it, which git ignores, to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        sys.path.insert(0, str(Path(self.root) / "tools"))
        try:
            import build_gazetteer
        finally:
            sys.path.pop(0)
        build_gazetteer.main()
        build_data["artifacts"].append("/reportedly/data/gazetteer/places.sqlite")
