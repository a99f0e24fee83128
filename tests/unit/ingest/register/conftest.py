"""Contracts are read here without the matching of suppliers, which is tested where it is written."""

from __future__ import annotations

import pytest

from tests.unit.ingest.lines.small_reading import MATCHING, every_spelling_alone


@pytest.fixture(autouse=True)
def no_matching(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every spelling be a supplier of its own."""
    monkeypatch.setattr(MATCHING, every_spelling_alone)
