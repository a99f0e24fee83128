"""Lots that share suppliers, and what is recorded of them."""

from __future__ import annotations

from fractions import Fraction

from optimiser.synthetic.group import Group, whole_thousands
from optimiser.synthetic.offers import Offerer
from optimiser.synthetic.products import Product
from optimiser.synthetic.rows import MILLION, DemandRow

PAD = Product("pad", "Pad", "pads", "pack", MILLION)


def row(trust: str, units: int, pence: int) -> DemandRow:
    """Return a row of demand for pads."""
    return DemandRow(f"{trust}-pad", trust, "pad", "Pad", "pads", units * MILLION, "pack", pence)


def group() -> Group:
    """Return a group of one product that two trusts buy for 3,000 and 2,999.99 pounds."""
    return Group(("pads", "sheets"), [[PAD]], [Offerer(1)], [row("RAA", 10, 300_000), row("RBB", 20, 299_999)])


def test_volumes_and_spends() -> None:
    """Volumes are added up by item, spends by trust."""
    assert group().volumes() == {"pad": 30 * MILLION}
    assert group().spends() == {"RAA": 300_000, "RBB": 299_999}


def test_breaks_are_whole_thousands_of_pounds() -> None:
    """Half of 5,999.99 pounds is cut to 2,000 pounds, all of it to 5,000."""
    assert group().breaks(Fraction(1, 2), Fraction(1)) == [2_000 * MILLION, 5_000 * MILLION]
    assert whole_thousands(99_999) == 0


def test_what_is_planted_is_called_after_what_it_is_about() -> None:
    """The name has the kind and the product, else the supplier, then the trusts; the lots are those meant."""
    own = group()
    own.plant("price_spread", ("saving_exactly", 5), "a.", who=Offerer(1), product=PAD, trusts=["RAA"])
    own.plant("dominated", ("unused", 0), "b.", who=Offerer(1), lot="sheets")
    own.plant("switch_not_worth", ("stays", 0), "c.", trusts=["RBB"])
    assert [planted.planted for planted in own.planted] == [
        "price_spread-pad-RAA",
        "dominated-supplier_001",
        "switch_not_worth-RBB",
    ]
    assert [planted.lots for planted in own.planted] == [("pads",), ("sheets",), ("pads", "sheets")]
    assert all(planted.detail.startswith("Illustrative: ") for planted in own.planted)
