"""reportedly: news reports about conflict and diplomacy, read into sourced, contested event data.

    import reportedly

    reading = reportedly.read("Kyiv said it shot down nine drones overnight.", published="2024-03-05")
    for event in reading.events:
        print(event.type, event.status, event.asserted_by)

Names are loaded when they are first used, so that `import reportedly` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.library import read
    from reportedly.model import Reading
    from reportedly.report import Report

__version__ = "0.1.0"
__all__ = ["Ledger", "Reading", "Report", "__version__", "read"]

HOMES = {"read": "library", "Report": "report", "Reading": "model", "Ledger": "ledger"}


def __getattr__(name: str) -> Any:
    if name in HOMES:
        return getattr(import_module(f"reportedly.{HOMES[name]}"), name)
    raise AttributeError(f"module 'reportedly' has no attribute {name!r}")
