"""Tiers on what is bought of a supplier: which rows count together, what is reached, and what each kind then gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from optimiser.audit.award.offered import Offered, list_price
from optimiser.audit.reading import Row, RunRecord

MILLION = 1_000_000
SETTING = frozenset({"all_units", "incremental", "rebate_share"})
"""Kinds of which one alone may set what is paid on an offer."""


@dataclass(frozen=True)
class Schedule:
    """Tiers that count together: those of one supplier with one scope, place and kind.

    Parameters
    ----------
    supplier, scope, place, kind, unit
        Whose total is measured: that of an offer, of a lot or of everything of the supplier; in units or pounds.
    rows
        Its rows by break, rising, and within a break in the order of the record; a break is in millionths of a unit or
        in whole pence, rounded up.
    """

    supplier: str
    scope: str
    place: str
    kind: str
    unit: str
    rows: tuple[tuple[int, Row], ...]

    @property
    def name(self) -> str:
        """What it is called in the tables."""
        return ":".join(part for part in (self.supplier, self.scope, self.place, self.kind) if part)

    @cached_property
    def _own(self) -> dict[str, list[tuple[int, Row]]]:
        found: dict[str, list[tuple[int, Row]]] = defaultdict(list)
        for least, tier in self.rows:
            found[tier["offer"]].append((least, tier))
        return dict(found)

    @cached_property
    def breaks(self) -> list[int]:
        """Its breaks, rising."""
        return sorted({least for least, _ in self.rows})

    def covers(self, row: Row, lot: str) -> bool:
        """Tell whether what is bought on an offer counts.

        Parameters
        ----------
        row, lot
            The offer and the lot of its item.
        """
        place = {"offer": row["offer"], "lot": lot, "supplier": ""}[self.scope]
        return bool(row["supplier"] == self.supplier and place == self.place)

    def weight(self, row: Row) -> Fraction:
        """Return what a millionth bought on an offer adds to the total [millionths, or pence at list prices]."""
        return Fraction(1) if self.unit == "units" else list_price(row) / MILLION

    def price(self, row: Row, total: Fraction) -> Fraction:
        """Return the price that its own latest row reached names for an offer; the list price where it has none.

        Parameters
        ----------
        row
            An offer it covers.
        total
            What counts towards it.
        """
        listed = list_price(row)
        own = [tier for least, tier in self._own.get(row["offer"], ()) if least <= total]
        if not own:
            return listed
        named = own[-1]["price_gbp_millionths"]
        return listed * (1 - (own[-1]["discount"] or 0)) if named is None else Fraction(named, 10_000)

    def share(self, total: Fraction) -> Fraction:
        """Return the part that the latest break reached gives back [fraction]."""
        reached = self._reached(total)
        return Fraction(0) if reached is None else Fraction(reached["discount"] or 0)

    def paid_back(self, bought: dict[str, int], offers: dict[str, Row], total: Fraction) -> Fraction:
        """Return what comes back as a sum [pence].

        Parameters
        ----------
        bought
            How much is bought on each offer it covers, above 0 [millionths].
        offers
            Their rows.
        total
            What counts towards it.
        """
        reached = self._reached(total)
        if not bought or reached is None or self.kind == "all_units":
            return Fraction(0)
        if self.kind == "rebate_lump":
            return Fraction(reached["rebate_pence"] or 0)
        if self.kind == "rebate_share":
            return (
                sum((list_price(offers[name]) * much for name, much in bought.items()), Fraction(0))
                / MILLION
                * (self.share(total))
            )
        return self._bands(offers[next(iter(bought))], total)

    def _bands(self, row: Row, total: Fraction) -> Fraction:
        """Add up what each band takes off [pence]."""
        back, tops = Fraction(0), [*map(Fraction, self.breaks[1:]), total]
        for least, top in zip(self.breaks, tops, strict=True):
            inside = min(total, top) - least
            if inside > 0 and self.unit == "gbp":
                back += inside * self.share(Fraction(least))
            elif inside > 0 and self.scope == "offer":
                back += inside * (list_price(row) - self.price(row, Fraction(least))) / MILLION
            elif inside > 0:
                back += inside * list_price(row) * self.share(Fraction(least)) / MILLION
        return back

    def _reached(self, total: Fraction) -> Row | None:
        """Return the first row of the latest break reached; ``None`` below the first."""
        reached = [least for least in self.breaks if least <= total]
        return next((row for least, row in self.rows if reached and least == reached[-1]), None)


def read_schedules(run: RunRecord, offered: Offered) -> list[Schedule]:
    """Group the tiers of the offers that take part by themselves.

    Parameters
    ----------
    run
        With or without a record of tiers.
    offered
        What is offered.
    """
    groups: dict[tuple[str, str, str, str], list[Row]] = defaultdict(list)
    for tier in run.rows("offer_tiers"):
        row = offered.singles.get(tier["offer"])
        if row is not None:
            place = {"offer": row["offer"], "lot": offered.lots[row["item"]], "supplier": ""}[tier["scope"]]
            groups[row["supplier"], tier["scope"], place, tier["kind"]].append(tier)
    return [Schedule(*key, rows[0]["threshold_unit"], _by_break(rows)) for key, rows in groups.items()]


def _by_break(rows: Iterable[Row]) -> tuple[tuple[int, Row], ...]:
    """Return rows with their breaks, rising."""
    pairs = [(_break(row), row) for row in rows]
    return tuple(sorted(pairs, key=lambda pair: pair[0]))


def _break(row: Row) -> int:
    """Return a break [millionths, or whole pence, rounded up]."""
    threshold = int(row["threshold_millionths"])
    return threshold if row["threshold_unit"] == "units" else -(-threshold // 10_000)
