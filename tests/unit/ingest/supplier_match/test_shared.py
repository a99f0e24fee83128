"""Suppliers that several trusts pay."""

from __future__ import annotations

import pandas as pd

from optimiser.ingest.supplier_match.match import match_suppliers
from optimiser.ingest.supplier_match.shared import shared_suppliers

PAYMENTS = pd.DataFrame(
    [
        ("RKE", "Softcat Plc", 300),
        ("RYJ", "SOFTCAT LTD", 400),
        ("RYJ", "Bayer Plc", 900),
        ("RKE", "BAYER PLC", -50),
        ("RKE", "Baxter Ltd", 100),
        ("RYJ", "Baxter Ltd", 100),
        ("RYJ", "", 5),
    ],
    columns=["trust", "spelling", "pence"],
)


def test_shared_suppliers_are_those_two_trusts_paid() -> None:
    """Spellings are joined, pounds stand by trust, the largest first; a trust that only took a credit paid nothing."""
    table = shared_suppliers(match_suppliers(PAYMENTS), PAYMENTS)
    assert table[["supplier", "trusts", "pence", "RKE_pence", "RYJ_pence"]].to_numpy().tolist() == [
        ["softcat", 2, 700, 300, 400],
        ["baxter", 2, 200, 100, 100],
    ]
    assert table["spellings"].tolist() == ["SOFTCAT LTD | Softcat Plc", "Baxter Ltd"]


def test_only_the_largest_are_given() -> None:
    """As many as were asked for."""
    assert shared_suppliers(match_suppliers(PAYMENTS), PAYMENTS, most=1)["supplier"].tolist() == ["softcat"]
