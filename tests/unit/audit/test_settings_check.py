"""What result.json says of settings and sources beside the record of the settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.comparison import Comparison
from optimiser.audit.settings_check import check_settings
from tests.unit.audit.drawn import LINES, record


def _figures(folder: Path, result: dict[str, Any]) -> list[str]:
    run, found = record(folder, {"spend_lines": LINES}, result=result, min_quantity=0.5), Comparison()
    check_settings(run, found)
    return [difference.figure for difference in found.differences]


def test_what_agrees_has_no_difference(tmp_path: Path) -> None:
    """Basis, source, hash, date and an assumption as the record has them."""
    result = {
        "as_of": "2026-11-22",
        "basis": {"spend_lines": "supplied"},
        "files": {"spend_lines.csv": "hash of spend_lines", "case.toml": "anything"},
        "sources": {"spend_lines": {"source": "Drawn", "licence": "anything"}},
        "assumptions": [{"name": "buying.min_quantity", "value": "0.5"}, {"name": "buying.min_trusts", "value": "3"}],
    }
    assert _figures(tmp_path, result) == []


@pytest.mark.parametrize(
    ("result", "figure"),
    [
        ({"as_of": "2026-11-23"}, "as_of"),
        ({"settings": {}}, "settings"),
        ({"basis": {"spend_lines": "published"}}, "basis"),
        ({"files": {"spend_lines.csv": "other"}}, "files.spend_lines.csv"),
        ({"sources": {"spend_lines": {"period": "2024/25"}}}, "sources.spend_lines.period"),
        ({"assumptions": [{"name": "buying.min_trusts", "value": "2"}]}, "assumptions.buying.min_trusts"),
        ({"assumptions": [{"name": "buying.luck", "value": "2"}]}, "assumptions.buying.luck"),
    ],
)
def test_what_differs_is_told(tmp_path: Path, result: dict[str, Any], figure: str) -> None:
    """Each by its own place in result.json."""
    assert _figures(tmp_path, result) == [figure]
