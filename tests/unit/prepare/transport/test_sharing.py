"""What the compatibility table says of two classes."""

from __future__ import annotations

from pathlib import Path

from optimiser.prepare.transport.sharing import sharing_of
from tests.unit.prepare.transport.small_day import case_of

TABLE = (
    "class_a,class_b,together\nspecimens,patient,yes\npatient,specimens,yes\nlinen,food,changeover\nlinen,linen,no\n"
)


def test_pairs_are_in_order(tmp_path: Path) -> None:
    """Pairs are in alphabetical order, each once, whichever way they are written; a class may be kept from itself."""
    assert sharing_of(case_of(tmp_path, compatibility=TABLE)) == {
        ("food", "linen"): "changeover",
        ("linen", "linen"): "no",
        ("patient", "specimens"): "yes",
    }


def test_no_table(tmp_path: Path) -> None:
    """Without the table nothing is said, and so different classes stay apart."""
    assert sharing_of(case_of(tmp_path)) == {}
