"""Prices each, benchmarks and excess, recomputed from the spend lines by their definitions in exact fractions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from optimiser.audit.lines import Line, Spend
from optimiser.money import round_half_up

BENCHMARKS = ("minimum", "lower_quartile", "median", "weighted_mean")
MILLION = 1_000_000

Pair = tuple[str, str]


@dataclass
class Cell:
    """What one trust bought of one item on lines that give a price.

    Parameters
    ----------
    lines
        Those lines.
    """

    lines: list[Line] = field(default_factory=list)

    @cached_property
    def pence(self) -> int:
        """What was paid [pence]."""
        return sum(line.net for line in self.lines)

    @cached_property
    def millionths(self) -> int:
        """How much was bought [millionths of the unit]."""
        return sum(line.millionths for line in self.lines)

    @property
    def price(self) -> Fraction:
        """Price of one unit [pence]."""
        return Fraction(self.pence * MILLION, self.millionths)


@dataclass(frozen=True)
class Prices:
    """The price comparison recomputed.

    Parameters
    ----------
    cells
        By (item, trust), whether the item is compared or not.
    levels
        Benchmarks of each item that is compared [pence per unit].
    excess
        By (benchmark, item, trust) of those items [pence].
    matchable
        What a trust pays above the least its own suppliers take from another trust, by (item, trust), exact [pence].
    """

    cells: dict[Pair, Cell]
    levels: dict[str, dict[str, Fraction]]
    excess: dict[tuple[str, str, str], int]
    matchable: dict[Pair, Fraction]

    def trusts(self, item: str) -> list[str]:
        """Return the trusts that have a price for an item, sorted."""
        return self._trusts.get(item, [])

    @cached_property
    def _trusts(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for item, trust in sorted(self.cells):
            found[item].append(trust)
        return dict(found)


def compare_prices(spend: Spend) -> Prices:
    """Recompute prices, benchmarks and excess.

    Parameters
    ----------
    spend
        The lines with their reasons.
    """
    cells: dict[Pair, Cell] = defaultdict(Cell)
    for line in spend.lines:
        if line.is_priced:
            cells[line.item, line.trust].lines.append(line)
    by_item: dict[str, list[tuple[str, Cell]]] = defaultdict(list)
    for (item, trust), cell in sorted(cells.items(), key=lambda pair: pair[0]):
        if not cell.lines[0].reason:
            by_item[item].append((trust, cell))
    levels = {item: benchmark_levels([cell for _, cell in own]) for item, own in by_item.items()}
    excess = {
        (name, item, trust): above(cell.pence, cell.millionths, levels[item][name])
        for item, own in by_item.items()
        for trust, cell in own
        for name in BENCHMARKS
    }
    return Prices(dict(cells), levels, excess, _matchable(spend))


def benchmark_levels(cells: Sequence[Cell]) -> dict[str, Fraction]:
    """Return the four benchmarks over the prices of the trusts, each trust counting once but in the weighted mean.

    Parameters
    ----------
    cells
        One for each trust.
    """
    ordered = sorted(cell.price for cell in cells)
    return {
        "minimum": ordered[0],
        "lower_quartile": quantile(ordered, Fraction(1, 4)),
        "median": quantile(ordered, Fraction(1, 2)),
        "weighted_mean": Fraction(sum(cell.pence for cell in cells) * MILLION, sum(cell.millionths for cell in cells)),
    }


def quantile(ordered: Sequence[Fraction], share: Fraction) -> Fraction:
    """Return a quantile on the straight line between its two neighbours in rank (type 7 of Hyndman and Fan).

    Parameters
    ----------
    ordered
        Values, ascending.
    share
        From 0 to 1.
    """
    rank, between = divmod(share * (len(ordered) - 1), 1)
    if between == 0:
        return ordered[rank]
    return (1 - between) * ordered[rank] + between * ordered[rank + 1]


def above(pence: int, millionths: int, price: Fraction) -> int:
    """Return what was paid above a price, never below zero [pence].

    Parameters
    ----------
    pence
        What was paid [pence].
    millionths
        How much was bought [millionths of the unit].
    price
        Price to compare with [pence per unit].
    """
    return max(0, round_half_up(pence - price * millionths / MILLION))


def _matchable(spend: Spend) -> dict[Pair, Fraction]:
    """Return what each trust pays its suppliers above the least another trust pays the same supplier for the item."""
    sums: dict[Pair, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for line in spend.lines:
        if not line.reason and line.supplier:
            own = sums[line.item, line.supplier][line.trust]
            own[0] += line.net
            own[1] += line.millionths
    found: dict[Pair, Fraction] = defaultdict(Fraction)
    for (item, _), payers in sums.items():
        least = min(Fraction(pence, millionths) for pence, millionths in payers.values())
        for trust, (pence, millionths) in payers.items():
            overpaid = pence - least * millionths
            if overpaid > 0:
                found[item, trust] += overpaid
    return dict(found)
