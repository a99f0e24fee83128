"""Spend lines of an invented year, any number of them: orders of what is needed, articles, recharges and credits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from optimiser.money import plain_gbp
from optimiser.synthetic.case_rows import ItemRow
from optimiser.synthetic.catalogue import Catalogue
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.rows import MILLION, DemandRow

Whole = npt.NDArray[np.int64]
COLUMNS = ("line_id", "trust", "financial_year", "date", "item", "supplier", "quantity", "unit", "amount_gbp")
MOST_ORDERS = 12
"""Lines that one need is split into on average, at most; what is asked for beyond is about other articles."""
_FEW = 20
"""A file of fewer lines has neither recharges nor credits."""
_RECHARGES_EVERY, _CREDITS_EVERY = 100, 50
_DAYS = 365
_MOST_UNITS = 120
_RECHARGED_UNITS, _RECHARGE_PENCE = (800, 9_000), (38, 52)
_CREDIT_PER_CENT = (2, 20)


@dataclass(frozen=True, eq=False)
class Orders:
    """Lines as whole numbers, one place a line.

    Parameters
    ----------
    trust, item, supplier
        Places in the names of :class:`SpendLines`.
    units
        How much; 0 where the line has no quantity [units].
    pence
        What was paid [pence].
    """

    trust: Whole
    item: Whole
    supplier: Whole
    units: Whole
    pence: Whole

    def __len__(self) -> int:
        return len(self.pence)

    def at(self, order: Whole) -> Orders:
        """Return some of the lines, in an order.

        Parameters
        ----------
        order
            Their places.
        """
        return Orders(*(values[order] for values in (self.trust, self.item, self.supplier, self.units, self.pence)))


@dataclass(frozen=True, eq=False)
class SpendLines:
    """The table of spend lines.

    Parameters
    ----------
    trusts, items, suppliers
        What the lines name; the first supplier is empty, for not stated.
    year
        First calendar year of the financial year.
    orders
        The lines, in the order in which they are written.
    days
        Day of each, from the first of the year [days].
    """

    trusts: Sequence[str]
    items: Sequence[ItemRow]
    suppliers: Sequence[str]
    year: int
    orders: Orders
    days: Whole

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows as text, in the order of :data:`COLUMNS`."""
        first, year = dt.date(self.year, 4, 1), year_name(self.year)
        dates = [str(first + dt.timedelta(days=day)) for day in range(_DAYS)]
        codes, units = [row.item for row in self.items], [row.unit for row in self.items]
        width = max(4, len(str(len(self.orders))))
        orders = self.orders
        columns = (self.days, orders.trust, orders.item, orders.supplier, orders.units, orders.pence)
        for number, (day, trust, item, supplier, bought, pence) in enumerate(
            zip(*(values.tolist() for values in columns), strict=True), start=1
        ):
            yield (
                f"L{number:0{width}d}",
                self.trusts[trust],
                year,
                dates[day],
                codes[item],
                self.suppliers[supplier],
                str(bought) if bought else "",
                units[item],
                plain_gbp(pence),
            )


def first_year(day: dt.date) -> int:
    """Return the calendar year in which the financial year of a day began.

    Parameters
    ----------
    day
        Any day.
    """
    return day.year if day >= dt.date(day.year, 4, 1) else day.year - 1


def year_name(first: int) -> str:
    """Return the name of a financial year, such as 2025/26.

    Parameters
    ----------
    first
        The calendar year in which it begins.
    """
    return f"{first}/{(first + 1) % 100:02d}"


def shares(lines: int) -> tuple[int, int]:
    """Return how many of some lines are recharges between members, and how many are credits.

    Parameters
    ----------
    lines
        How many lines there are.
    """
    return (max(1, lines // _RECHARGES_EVERY), max(1, lines // _CREDITS_EVERY)) if lines >= _FEW else (0, 0)


def orders_of_needs(
    needs: Sequence[DemandRow],
    count: int,
    places: tuple[dict[str, int], dict[str, int], dict[str, int]],
    draw: Draw,
) -> Orders:
    """Split needs into orders that add up to them, quantity and pence alike.

    Parameters
    ----------
    needs
        What is needed in a year, in whole units; the first of them, where there are more than lines.
    count
        How many lines are asked for; there are fewer where more would leave one without a unit.
    places
        Place of each trust, item and supplier.
    draw
        Random numbers.
    """
    chosen = needs[:count]
    units = np.array([row.quantity_millionths // MILLION for row in chosen], dtype=np.int64)
    pence = np.array([row.amount_pence for row in chosen], dtype=np.int64)
    if not chosen:
        return Orders(units, units, units, units, pence)
    more = np.bincount(draw.many(0, len(chosen) - 1, count - len(chosen)), minlength=len(chosen))
    each = np.minimum(1 + more, units).astype(np.int64)
    need = np.repeat(np.arange(len(chosen)), each)
    last = np.cumsum(each)
    first = last - each
    weight = np.cumsum(draw.many(50, 150, len(need)))
    before = np.where(first > 0, weight[first - 1], 0)
    part, whole = weight - before[need], weight[last - 1] - before
    # Every order has a unit; the rest of the need is split by weight, so that the last order completes it.
    upto = (units - each)[need] * part // whole[need] + np.arange(len(need)) - first[need] + 1
    paid = pence[need] * upto // units[need]
    begins = np.isin(np.arange(len(need)), first)
    trust, item, supplier = (
        np.array([place[code] for code in codes], dtype=np.int64)[need]
        for place, codes in zip(
            places,
            ([row.trust for row in chosen], [row.item for row in chosen], [row.supplier for row in chosen]),
            strict=True,
        )
    )
    return Orders(trust, item, supplier, _steps(upto, begins), _steps(paid, begins))


def _steps(upto: Whole, begins: npt.NDArray[np.bool_]) -> Whole:
    """Return by how much each place is more than the one before it, counted anew where a need begins."""
    before = np.concatenate([[0], upto[:-1]])
    return upto - np.where(begins, 0, before)


def orders_of_articles(
    catalogue: Catalogue, count: int, weights: Sequence[int], first: tuple[int, int], draw: Draw
) -> Orders:
    """Order everyday articles.

    Parameters
    ----------
    catalogue
        The articles; at least one where there is an order.
    count
        How many lines.
    weights
        How much each trust buys against the others.
    first
        Place of the first article, and of the first supplier, of the catalogue.
    draw
        Random numbers.
    """
    article = draw.many(0, max(0, len(catalogue.items) - 1), count)
    trust = np.searchsorted(np.cumsum(weights), draw.many(1, sum(weights), count)).astype(np.int64)
    units = draw.many(1, _MOST_UNITS, count)
    price, seller = catalogue.prices[article, trust], catalogue.sellers[article, trust]
    return Orders(trust, first[0] + article, first[1] + seller, units, price * units)


def recharges(count: int, trusts: int, item: int, supplier: int, draw: Draw) -> Orders:
    """Let other trusts buy of a supplier that the first trust owns.

    Parameters
    ----------
    count
        How many lines.
    trusts
        How many trusts there are, at least two.
    item, supplier
        Places of what is bought, and of whom.
    draw
        Random numbers.
    """
    units = draw.many(*_RECHARGED_UNITS, count)
    pence = units * draw.many(*_RECHARGE_PENCE, count)
    same = np.ones(count, dtype=np.int64)
    return Orders(draw.many(1, trusts - 1, count), item * same, supplier * same, units, pence)


def credits_on(orders: Orders, count: int, draw: Draw) -> Orders:
    """Pay back a part of some lines, without a quantity.

    Parameters
    ----------
    orders
        The lines.
    count
        How many credits.
    draw
        Random numbers.
    """
    about = orders.at(draw.many(0, max(0, len(orders) - 1), count))
    back = -np.maximum(1, about.pence * draw.many(*_CREDIT_PER_CENT, count) // 100)
    return Orders(about.trust, about.item, about.supplier, np.zeros(count, dtype=np.int64), back)


def joined(parts: Sequence[Orders]) -> Orders:
    """Put lines one after the other.

    Parameters
    ----------
    parts
        Lines.
    """
    fields = ("trust", "item", "supplier", "units", "pence")
    return Orders(*(np.concatenate([getattr(part, name) for part in parts]) for name in fields))


def by_day(orders: Orders, draw: Draw) -> tuple[Orders, Whole]:
    """Give every line a day of the year, and put the lines in the order of their days.

    Parameters
    ----------
    orders
        The lines.
    draw
        Random numbers.
    """
    days = draw.many(0, _DAYS - 1, len(orders))
    order = np.argsort(days, kind="stable").astype(np.int64)
    return orders.at(order), days[order]
