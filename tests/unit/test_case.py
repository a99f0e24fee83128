"""The case object."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.case import Counts
from tests.unit.small_case import ITEMS, LINES, small_case


def test_counts_balance() -> None:
    """What was read is what was accepted, rejected and merged, and nothing else."""
    assert Counts(read=6, accepted=3, rejected=2, merged=1).balances
    assert not Counts(read=6, accepted=3, rejected=2).balances


def test_tables_of_a_case(tmp_path: Path) -> None:
    """A case knows which tables it has, gives their rows, and names its members in order."""
    case = small_case(tmp_path, {"spend_lines": LINES, "items": ITEMS})
    assert "items" in case
    assert "contracts" not in case
    assert case.trusts == ("AAA", "BBB", "CCC")
    assert case.frame("items")["item"].tolist() == ["gloves"]
    with pytest.raises(KeyError):
        case.frame("contracts")
