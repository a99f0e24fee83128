"""Stored values as text."""

from __future__ import annotations

import math

import pytest

from optimiser.ingest.cell_text import cell_text
from optimiser.ingest.source.typed_text import typed_text


@pytest.mark.parametrize("value", ["a", 1.5, 2.0, -0.0, 0.1 + 0.2, 1e20, 1e-7, math.nan, 3, True, None])
def test_same_as_cell_text(value: object) -> None:
    """The quick way gives what the other one gives."""
    assert typed_text(value) == cell_text(value)
