"""The price each trust pays, four benchmarks an item, and what is paid above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

import numpy as np
import numpy.typing as npt

from models.procurement.cells import Cells
from models.procurement.exact import MILLIONTHS, round_half_up
from models.procurement.spend import PriceInstance

BENCHMARKS = ("minimum", "lower_quartile", "median", "weighted_mean")
HEADLINE = "median"


@dataclass(frozen=True)
class TrustPrice:
    """What one trust pays for one item.

    Parameters
    ----------
    item, trust
        Names.
    pence
        What it paid on lines with a price [pence].
    millionths
        How much it bought on them [millionths of the item's unit].
    lines
        How many lines [lines].
    compared
        Whether the item passed the support rule.
    excess
        Spend above each benchmark [pence]; empty where it is not compared.
    """

    item: str
    trust: str
    pence: int
    millionths: int
    lines: int
    compared: bool
    excess: Mapping[str, int]

    @property
    def price(self) -> Fraction:
        """Volume-weighted price each [pence per unit]."""
        return price_each(self.pence, self.millionths)


@dataclass(frozen=True)
class ItemBenchmarks:
    """The benchmarks of one item that is compared.

    Parameters
    ----------
    item
        Name.
    trusts
        Names of the trusts compared, sorted.
    prices
        Price by benchmark [pence per unit].
    excess
        Spend of all trusts above each benchmark, the sum of the trusts' rounded parts [pence].
    """

    item: str
    trusts: tuple[str, ...]
    prices: Mapping[str, Fraction]
    excess: Mapping[str, int]


def price_each(pence: int, millionths: int) -> Fraction:
    r"""Return the price of one unit [pence per unit], weighted by volume.

    .. math:: p_{ti} = m_{ti} / q_{ti}

    Parameters
    ----------
    pence
        What was paid [pence].
    millionths
        How much was bought [millionths of a unit], above 0.
    """
    return Fraction(pence * MILLIONTHS, millionths)


def benchmark_prices(cells: Sequence[tuple[int, int]]) -> dict[str, Fraction]:
    r"""Return the four benchmarks of an item over the prices of its trusts [pence per unit].

    With the :math:`n` prices in order, :math:`p_{(0)} \le \dots \le p_{(n-1)}`, the quantile at :math:`\alpha` lies on
    the straight line between the two order statistics next to :math:`h = \alpha (n - 1)` (type 7 of [1]_, numpy's
    default):

    .. math:: b(\alpha) = p_{(k)} + (h - k)(p_{(k + 1)} - p_{(k)}), \qquad k = \lfloor h \rfloor

    ``minimum``, ``lower_quartile`` and ``median`` are :math:`b(0)`, :math:`b(1/4)` and :math:`b(1/2)`, each trust
    counting once whatever it buys; ``weighted_mean`` is :math:`\sum_t m_{ti} / \sum_t q_{ti}`. The median is the
    headline; the minimum never is, for it may be one mistaken pack.

    Parameters
    ----------
    cells
        Pence and millionths of each trust, at least one trust.

    References
    ----------
    .. [1] R. J. Hyndman and Y. Fan (1996), Sample quantiles in statistical packages, The American Statistician 50(4).
    """
    prices = sorted(price_each(pence, millionths) for pence, millionths in cells)
    return {
        "minimum": prices[0],
        "lower_quartile": _quantile(prices, Fraction(1, 4)),
        "median": _quantile(prices, Fraction(1, 2)),
        "weighted_mean": price_each(sum(pence for pence, _ in cells), sum(millionths for _, millionths in cells)),
    }


def overpayment(pence: int, millionths: int, price: Fraction) -> Fraction:
    r"""Return exactly what was paid above a price, or zero [pence].

    .. math:: \max(0,\ m_{ti} - b_i q_{ti})

    Parameters
    ----------
    pence
        What was paid [pence].
    millionths
        How much was bought [millionths of a unit].
    price
        The price to compare with [pence per unit].
    """
    scale = price.denominator * MILLIONTHS
    return Fraction(max(0, pence * scale - price.numerator * millionths), scale)


def compare_prices(
    instance: PriceInstance, cells: Cells, supported: npt.NDArray[np.bool_]
) -> tuple[tuple[TrustPrice, ...], tuple[ItemBenchmarks, ...]]:
    r"""Price every trust and item, and set those of supported items against the benchmarks.

    .. math:: e_{ti}^b = \operatorname{round}\bigl(\max(0,\ m_{ti} - b_i q_{ti})\bigr), \qquad E_i^b = \sum_t e_{ti}^b

    A higher benchmark never gives a higher excess, and no excess is above what was paid.

    Parameters
    ----------
    instance
        The spend lines, for the names.
    cells
        Sums by item and trust of lines that have a price.
    supported
        For each item whether it is compared.
    """
    prices: list[TrustPrice] = []
    benchmarks: list[ItemBenchmarks] = []
    for item, rows in groupby(cells.rows(), key=lambda row: row[0]):
        bought = [(instance.trusts[trust], pence, millionths, lines) for _, _, trust, pence, millionths, lines in rows]
        compared = bool(supported[item])
        levels = benchmark_prices([(pence, millionths) for _, pence, millionths, _ in bought]) if compared else {}
        of_item = [
            TrustPrice(
                instance.items[item], trust, pence, millionths, lines, compared, _excess(pence, millionths, levels)
            )
            for trust, pence, millionths, lines in bought
        ]
        prices.extend(of_item)
        if compared:
            totals = {name: sum(row.excess[name] for row in of_item) for name in BENCHMARKS}
            names = tuple(row.trust for row in of_item)
            benchmarks.append(ItemBenchmarks(instance.items[item], names, levels, totals))
    return tuple(prices), tuple(benchmarks)


def _excess(pence: int, millionths: int, levels: Mapping[str, Fraction]) -> dict[str, int]:
    """Round the overpayment against each benchmark."""
    return {name: round_half_up(overpayment(pence, millionths, price)) for name, price in levels.items()}


def _quantile(ordered: Sequence[Fraction], share: Fraction) -> Fraction:
    """Return a quantile of prices in ascending order."""
    place = share * (len(ordered) - 1)
    below = place.numerator // place.denominator
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
