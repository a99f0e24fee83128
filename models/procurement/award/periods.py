"""A plan over several financial years, made from an award for one year and from when each trust can join."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from models.procurement.award.instance import AwardInstance
from models.procurement.award.joining import Joining, JoiningOption
from models.procurement.award.offers import Bundle, Delivery, Item, Need, Offer, Schedule, Supplier, Tier
from models.procurement.award.periods_rules import baselines_over_years, rules_over_years
from models.procurement.award.years import MONTHS, Year, in_year, scaled, spread

Place = tuple[str, str]


@dataclass(frozen=True)
class JoinChoice:
    """One month in which a trust may join in a lot, or never.

    Parameters
    ----------
    name
        What it is called among the choices, such as ``2027-10`` or ``never``.
    first_month_index
        The first month on new terms, counted from 0 over all months of the plan; ``None`` for never, as is any month
        after its end.
    pence
        What the choice costs once, such as leaving a contract before its end [pence].
    """

    name: str
    first_month_index: int | None = None
    pence: int = 0


def over_years(
    instance: AwardInstance,
    years: Sequence[Year],
    joins: Mapping[Place, Sequence[JoinChoice]],
    *,
    moves: bool = False,
) -> AwardInstance:
    """Return the award of a plan over several years: every item once a year, and the choice of when to join.

    Of a year of which only some months lie in the plan, everything has its part:

    - needs, in whole steps that add up over the plan (:func:`models.procurement.award.years.spread`); a need of which
      nothing is left in a year is left out there;
    - what new offers have available, their minimum orders, the capacity of suppliers, the contents and prices of
      bundles, deliveries, and lumps;
    - the breaks of tiers, up to the next millionth or penny: a break is for what is bought in a year, so that a trust
      which buys at an even pace is in the same tier in half a year. Who joins in the middle of a year buys less on the
      new terms in that year, and the break stays: tiers are counted year by year, on new terms alone;
    - present terms, rounded up, so that they always suffice for what they suffice for in a year.

    Suppliers are taken on, trusts switch and are moved to a supplier (``Delivery.once``) once in the plan; a delivery
    is paid in each year in which the trust buys anything of the supplier on new terms. What becomes of rules and of
    baselines :mod:`models.procurement.award.periods_rules` says.

    A trust and lot without choices may buy on new terms from the start. Who joins in some month may buy of each item,
    in the year of that month, as many whole steps of the need as lie in the months left of it, and all later on. A
    bundle is taken in each year anew, and only where all of it may be bought.

    Parameters
    ----------
    instance
        The award for one year, without periods and joinings.
    years
        The years of the plan, in order.
    joins, moves
        The choices of trusts, by trust and lot, and what :class:`Joining` calls so.

    Raises
    ------
    ValueError
        If years or choices make no sense, or the award is over years already.
    """
    _refuse_nonsense(instance, years, joins)
    steps = instance.step_of
    parts = {(need.trust, need.item): spread(need.quantity, steps[need.item], years) for need in instance.needs}
    needs, offers = tuple(_needs(instance, years, parts)), tuple(_offers(instance, years))
    return AwardInstance(
        items=tuple(_item(item, year) for year in years for item in instance.items),
        suppliers=tuple(_supplier(supplier, years) for supplier in instance.suppliers),
        needs=needs,
        offers=offers,
        schedules=tuple(_schedule(schedule, year) for year in years for schedule in instance.schedules),
        bundles=tuple(_bundles(instance, years, parts)),
        deliveries=tuple(_deliveries(instance, years)),
        incumbencies=instance.incumbencies,
        baselines=baselines_over_years(instance, years, needs, offers),
        rules=rules_over_years(instance, years),
        joinings=tuple(replace(one, moves=moves) for one in _joinings(instance, years, joins, parts)),
    )


def _refuse_nonsense(
    instance: AwardInstance, years: Sequence[Year], joins: Mapping[Place, Sequence[JoinChoice]]
) -> None:
    faults = [f"year {year.name}: {year.months} months" for year in years if not 1 <= year.months <= MONTHS]
    if not years or len({year.name for year in years}) < len(years):
        faults.append("a plan has years, each with a name of its own")
    periods = [item.period for item in instance.items] + [one.period for one in instance.schedules]
    periods += [one.period for one in instance.deliveries]
    if instance.joinings or any(periods) or any(supplier.capacities for supplier in instance.suppliers):
        faults.append("the award is over years already")
    places = instance.cells_of_place
    faults += [f"trust {trust} needs nothing in lot {lot}" for trust, lot in joins if (trust, lot) not in places]
    faults += [
        f"trust {trust}, lot {lot}, choice {choice.name}: a month before the plan"
        for (trust, lot), choices in joins.items()
        for choice in choices
        if choice.first_month_index is not None and choice.first_month_index < 0
    ]
    if faults:
        raise ValueError("; ".join(faults))


def _item(item: Item, year: Year) -> Item:
    return replace(item, name=in_year(item.name, year), period=year.name, product=item.product or item.name)


def _part(amount: int, step: int, years: Sequence[Year], at: int) -> int:
    """Return the part of one year; all of it, steps or not, where the year is whole."""
    return amount if years[at].months == MONTHS else spread(amount // step * step, step, years)[at]


def _needs(instance: AwardInstance, years: Sequence[Year], parts: dict[Place, tuple[int, ...]]) -> Iterator[Need]:
    for at, year in enumerate(years):
        for need in instance.needs:
            quantity = parts[need.trust, need.item][at]
            if quantity:
                yield replace(need, item=in_year(need.item, year), quantity=quantity)


def _offers(instance: AwardInstance, years: Sequence[Year]) -> Iterator[Offer]:
    for at, year in enumerate(years):
        for offer in instance.offers:
            step, available = instance.step_of[offer.item], offer.available
            if available is not None:
                available = _kept(offer, step, year) if offer.present else _part(available, step, years, at)
            least = offer.minimum if year.months == MONTHS else scaled(offer.minimum, year.months)
            minimum = least if available is None else min(least, available)
            named = replace(offer, name=in_year(offer.name, year), item=in_year(offer.item, year))
            yield replace(named, available=available, minimum=minimum)


def _kept(offer: Offer, step: int, year: Year) -> int | None:
    """Return how much of present terms there is in a year.

    Needs are rounded one by one, by less than a step each, so each further trust that shares the terms may need a step
    more than their sum says.
    """
    if offer.available is None or year.months == MONTHS:
        return offer.available
    steps = ceil(Fraction(offer.available * year.months, MONTHS * step))
    return (steps + len(offer.trusts or ()) - 1) * step


def _supplier(supplier: Supplier, years: Sequence[Year]) -> Supplier:
    if supplier.capacity is None:
        return supplier
    limits = spread(supplier.capacity, 1, years)
    return replace(
        supplier,
        capacity=None,
        capacities=tuple((year.name, limit) for year, limit in zip(years, limits, strict=True)),
    )


def _schedule(schedule: Schedule, year: Year) -> Schedule:
    """Return a schedule as it holds in one year; breaks that would fall together stay apart by the least there is."""
    tiers: list[Tier] = []
    for tier in schedule.tiers:
        least = ceil(Fraction(tier.least * year.months, MONTHS))
        prices = tuple((in_year(name, year), price) for name, price in tier.prices)
        apart = max(least, tiers[-1].least + 1) if tiers else least
        tiers.append(replace(tier, least=apart, lump=scaled(tier.lump, year.months), prices=prices))
    return replace(
        schedule,
        name=in_year(schedule.name, year),
        tiers=tuple(tiers),
        offer=None if schedule.offer is None else in_year(schedule.offer, year),
        period=year.name,
    )


def _bundles(instance: AwardInstance, years: Sequence[Year], parts: dict[Place, tuple[int, ...]]) -> Iterator[Bundle]:
    for at, year in enumerate(years):
        for bundle in instance.bundles:
            contents = []
            for trust, item, quantity in bundle.contents:
                inside = min(_part(quantity, instance.step_of[item], years, at), parts[trust, item][at])
                if inside:
                    contents.append((trust, in_year(item, year), inside))
            if contents:
                yield replace(
                    bundle,
                    name=in_year(bundle.name, year),
                    price=scaled(bundle.price, year.months),
                    contents=tuple(contents),
                    carbon=bundle.carbon * year.months / MONTHS,
                )


def _deliveries(instance: AwardInstance, years: Sequence[Year]) -> Iterator[Delivery]:
    for one in instance.deliveries:
        if one.once:
            yield one
        else:
            yield from (replace(one, pence=scaled(one.pence, year.months), period=year.name) for year in years)


def _joinings(
    instance: AwardInstance,
    years: Sequence[Year],
    joins: Mapping[Place, Sequence[JoinChoice]],
    parts: dict[Place, tuple[int, ...]],
) -> Iterator[Joining]:
    for place, choices in joins.items():
        cells = {cell: parts[cell] for cell in instance.cells_of_place[place] if any(parts[cell])}
        if not cells:
            continue
        options = []
        for choice in choices:
            allowed: list[tuple[str, int]] = []
            for cell, quantities in cells.items():
                step = instance.step_of[cell[1]]
                allowed += _after_joining(instance.item_of[cell[1]], step, quantities, years, choice)
            options.append(JoiningOption(choice.name, choice.pence, tuple(allowed)))
        yield Joining(*place, tuple(options))


def _after_joining(
    item: Item, step: int, quantities: tuple[int, ...], years: Sequence[Year], choice: JoinChoice
) -> Iterator[tuple[str, int]]:
    """Yield what of an item lies in the months after joining, by year, in whole steps and rounded down."""
    if choice.first_month_index is None:
        return
    begun = 0
    for year, quantity in zip(years, quantities, strict=True):
        months = min(year.months, max(0, begun + year.months - choice.first_month_index))
        part = quantity // step * months // year.months * step
        if part:
            yield in_year(item.name, year), part
        begun += year.months
