"""Which need can be met on which offer in which tier, what a unit costs there and how much of it there can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, gcd, lcm

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Need, Offer, Schedule
from models.procurement.award.rules import Filter
from models.procurement.award.tiers import measure_weight, paid_price, tier_price
from models.procurement.exact import MILLIONTHS

NO_TIER = -1
"""The tier of a column whose offer no price schedule covers."""


@dataclass(frozen=True)
class Column:
    """One way to meet a need: an offer, in one tier of the schedule that sets its price.

    Parameters
    ----------
    need, offer
        Places in the instance.
    schedule, tier
        Place of the schedule in the instance and of the tier in it; ``NO_TIER`` twice where there is none.
    unit
        What one unit of the variable stands for [millionths].
    most
        The most the variable can be, by need, availability and the top of the tier [units of the variable].
    price
        What a unit adds to the cost in this tier, apart from the tier's own constant [pence per unit of the item].
    paid
        What a unit counts as spend [pence per unit of the item].
    """

    need: int
    offer: int
    schedule: int
    tier: int
    unit: int
    most: Fraction
    price: Fraction
    paid: Fraction

    @property
    def quantity(self) -> Fraction:
        """What one unit of the variable stands for [units of the item]."""
        return Fraction(self.unit, MILLIONTHS)


class Layout:
    """The columns of an instance and the ways to find them.

    Parameters
    ----------
    instance
        The data.
    whole
        Whether variables count whole steps of an item; otherwise they are shares of a need.
    """

    def __init__(self, instance: AwardInstance, *, whole: bool) -> None:
        self.instance = instance
        self.whole = whole
        self.schedule_of = _price_schedules(instance)
        self.grains = {
            place: measured_grain(schedule, instance.offers_covered[schedule.name], instance.step_of)
            for place, schedule in enumerate(instance.schedules)
        }
        self.tops = {
            place: tier_tops(schedule, self.grains[place]) for place, schedule in enumerate(instance.schedules)
        }
        self.columns: tuple[Column, ...] = tuple(self._columns())

    def _columns(self) -> Iterable[Column]:
        offers_of_item: dict[str, list[int]] = defaultdict(list)
        for place, offer in enumerate(self.instance.offers):
            offers_of_item[offer.item].append(place)
        for place, need in enumerate(self.instance.needs):
            for at in offers_of_item[need.item]:
                if self.instance.offers[at].serves(need.trust):
                    yield from self._tiers_of(place, need, at)

    def _tiers_of(self, place: int, need: Need, at: int) -> Iterable[Column]:
        offer = self.instance.offers[at]
        step = self.instance.step_of[need.item]
        unit = step if self.whole and step > 1 else need.quantity
        available = need.quantity if offer.available is None else min(need.quantity, offer.available)
        schedule_at = self.schedule_of.get(offer.name, NO_TIER)
        if schedule_at == NO_TIER:
            yield Column(place, at, NO_TIER, NO_TIER, unit, _in_units(available, unit, step), offer.price, offer.price)
            return
        schedule = self.instance.schedules[schedule_at]
        weight = measure_weight(schedule, offer)
        for tier, top in enumerate(self.tops[schedule_at]):
            limit = available if top is None or not weight else min(available, int(top / weight))
            price, paid = tier_price(schedule, tier, offer), paid_price(schedule, tier, offer)
            if limit > 0:
                yield Column(place, at, schedule_at, tier, unit, _in_units(limit, unit, step), price, paid)

    def floor_of(self, schedule: int, tier: int) -> Fraction:
        """Return the least that whole steps can make from a tier's break on [millionths, or pence].

        Parameters
        ----------
        schedule, tier
            Their places.
        """
        least, grain = self.instance.schedules[schedule].tiers[tier].least, self.grains[schedule]
        return ceil(least / grain) * grain if grain else Fraction(least)

    @cached_property
    def of_need(self) -> dict[int, list[int]]:
        """Columns by need."""
        return self._grouped(lambda column: column.need)

    @cached_property
    def of_offer(self) -> dict[int, list[int]]:
        """Columns by offer."""
        return self._grouped(lambda column: column.offer)

    @cached_property
    def of_tier(self) -> dict[tuple[int, int], list[int]]:
        """Columns by price schedule and tier."""
        return self._grouped(lambda column: (column.schedule, column.tier))

    @cached_property
    def of_supplier(self) -> dict[str, list[int]]:
        """Columns by supplier."""
        return self._grouped(lambda column: self.instance.offers[column.offer].supplier)

    def _grouped(self, key: object) -> dict:  # type: ignore[type-arg]
        groups = defaultdict(list)
        for place, column in enumerate(self.columns):
            groups[key(column)].append(place)  # type: ignore[operator]
        return dict(groups)

    def matching(self, where: Filter, *, suppliers: bool = True) -> list[int]:
        """Return the columns a filter means.

        Parameters
        ----------
        where
            The filter.
        suppliers
            Whether the part of the filter that is about suppliers counts.
        """
        instance = self.instance
        needs = {
            place for place, need in enumerate(instance.needs) if instance.is_about_need(where, need.trust, need.item)
        }
        known = {s.name for s in instance.suppliers if not suppliers or instance.is_about_supplier(where, s.name)}
        return [
            place
            for place, column in enumerate(self.columns)
            if column.need in needs and instance.offers[column.offer].supplier in known
        ]


def _in_units(millionths: int, unit: int, step: int) -> Fraction:
    """Turn a limit into units of a variable, down to a whole step."""
    return Fraction(millionths // step * step, unit)


def _price_schedules(instance: AwardInstance) -> dict[str, int]:
    """Find the schedule that sets the price of each offer; there is at most one."""
    by_supplier: dict[str, list[int]] = defaultdict(list)
    for place, schedule in enumerate(instance.schedules):
        if schedule.kind != "rebate_lump":
            by_supplier[schedule.supplier].append(place)
    return {
        offer.name: place
        for places in by_supplier.values()
        for place in places
        for offer in instance.offers_covered[instance.schedules[place].name]
    }


def measured_grain(schedule: Schedule, covered: Sequence[Offer], step_of: dict[str, int]) -> Fraction:
    """Return the amount of which all that a schedule can measure is a whole multiple; 0 where it measures nothing.

    Parameters
    ----------
    schedule
        Any schedule.
    covered
        The offers that count towards it.
    step_of
        The step of every item [millionths].
    """
    return common_grain(
        [weight * step_of[offer.item] for offer in covered if (weight := measure_weight(schedule, offer))]
    )


def tier_tops(schedule: Schedule, grain: Fraction) -> list[Fraction | None]:
    """Return the most that can be measured in each tier, below the next break; ``None`` for the last.

    Parameters
    ----------
    schedule
        Any schedule.
    grain
        The amount of which all it can measure is a whole multiple.
    """
    if not grain:
        return [*(Fraction(tier.least) for tier in schedule.tiers[1:]), None]
    return [*((ceil(tier.least / grain) - 1) * grain for tier in schedule.tiers[1:]), None]


def common_grain(grains: list[Fraction]) -> Fraction:
    """Return the largest amount of which all given ones are whole multiples; 0 where none is given."""
    if not grains:
        return Fraction(0)
    denominator = lcm(*(grain.denominator for grain in grains))
    return Fraction(gcd(*(int(grain * denominator) for grain in grains)), denominator)
