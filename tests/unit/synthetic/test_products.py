"""Consumables by name."""

from __future__ import annotations

import pytest

from optimiser.synthetic.draw import Draw
from optimiser.synthetic.products import LOTS, Lot, products_of

SMALL = Lot("pads", "pack", (100, 200), (("Pad", "Pants"), ("small", "large")))


def test_names_are_combinations_of_words() -> None:
    """The last word changes first, codes count up, and a price lies between the limits of its lot."""
    products = products_of(SMALL, 3, Draw(1))
    assert [product.name for product in products] == ["Pad, small", "Pad, large", "Pants, small"]
    assert [product.item for product in products] == ["pads_01", "pads_02", "pads_03"]
    assert all(1_000_000 <= product.price <= 2_000_000 for product in products)


def test_more_names_than_words_allow() -> None:
    """A lot whose words make four names is refused a fifth."""
    with pytest.raises(ValueError, match="only 4 names, not 5"):
        products_of(SMALL, 5, Draw(1))


def test_every_name_stands_once() -> None:
    """In all lots no code and no name comes up twice, at the most that the words allow."""
    products = [product for lot in LOTS for product in products_of(lot, 40, Draw(1))]
    assert len({product.name for product in products}) == len(products)
    assert len({product.item for product in products}) == len(products)
