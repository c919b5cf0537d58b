"""Sentences parsed by the default pipeline, each once in a run of the tests."""

from __future__ import annotations

import pytest

from reportedly.errors import MissingPart
from reportedly.reading.layout import find_layout
from reportedly.reading.parse import Doc, parse

DOCS: dict[str, Doc] = {}


def parsed(*texts: str) -> dict[str, Doc]:
    """The parses of these texts, by text; a test is skipped where the pipeline is not installed."""
    missing = [text for text in texts if text not in DOCS]
    try:
        DOCS.update(zip(missing, parse((text, find_layout(text)) for text in missing), strict=True))
    except MissingPart as error:
        pytest.skip(str(error))
    return {text: DOCS[text] for text in texts}
