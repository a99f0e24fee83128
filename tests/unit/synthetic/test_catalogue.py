"""Everyday articles of a large file of spending."""

from __future__ import annotations

from optimiser.synthetic.catalogue import KINDS, make_catalogue
from optimiser.synthetic.draw import Draw


def test_a_catalogue_grows_with_the_lines() -> None:
    """About five lines of an article and trust; no lines, no articles and no suppliers."""
    sizes = [len(make_catalogue(lines, 4, Draw(1)).items) for lines in (0, 1, 400)]
    assert sizes == [0, 1, 20]
    assert make_catalogue(0, 4, Draw(1)).suppliers == ()


def test_prices_differ_between_trusts_within_reason() -> None:
    """Every trust pays something for every article, rarely the same, and nobody twice what another one pays."""
    prices = make_catalogue(2_000, 4, Draw(1)).prices
    assert prices.shape == (100, 4)
    assert prices.min() > 0
    assert (prices.max(axis=1) > prices.min(axis=1)).mean() > 0.9
    assert (prices.max(axis=1) < 2 * prices.min(axis=1)).all()


def test_articles_and_suppliers_are_numbered() -> None:
    """No code stands twice, the categories take turns, and every seller is one of the suppliers."""
    made = make_catalogue(600, 3, Draw(2))
    assert len({row.item for row in made.items}) == len(made.items)
    assert [row.category for row in made.items[: len(KINDS)]] == [category for category, _, _ in KINDS]
    assert made.items[0].name == "Stationery 0001"
    assert 0 <= made.sellers.min() <= made.sellers.max() < len(made.suppliers)
    assert made.suppliers[0].name == "Supplier 101"
