"""The shared-supplier map."""

from __future__ import annotations

from optimiser.report.html.svg_suppliers import SupplierRow, supplier_map


def test_a_mark_stands_where_a_trust_pays_a_supplier() -> None:
    """Two trusts of three pay the supplier: two marks, tied together, and one more in the key."""
    drawn = str(
        supplier_map("m", "Map", [SupplierRow("Elis", frozenset({"A", "C"}), "£5m", "supplier")], ["A", "B", "C"])
    )
    assert drawn.count('class="mark-supplier"') == 3
    assert drawn.count('class="tie"') == 1
    assert "£5m" in drawn


def test_shape_tells_the_kind_as_well_as_colour() -> None:
    """A supplier is a circle, a public body a triangle, one that a member owns a square."""
    rows = [SupplierRow(kind, frozenset({"A"}), "", kind) for kind in ("supplier", "public", "member")]
    drawn = str(supplier_map("m", "Map", rows, ["A"]))
    assert (drawn.count("<circle"), drawn.count("<polygon"), drawn.count("<rect")) == (2, 2, 2)
