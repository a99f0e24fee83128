"""How sure the saving of a recommended award is: tiers that may be missed, who would pay, and what is left at worst."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

import numpy as np

from models.procurement.award.instance import AwardInstance
from models.procurement.award.repricing import Repricing, reprice
from models.procurement.exact import MILLIONTHS
from optimiser.money import round_half_up, split_pence
from optimiser.solve.award.exposure import Cell, Exposure, Floats, Ints, factors
from optimiser.solve.award.solve import AwardAnswer

BOX = 2
"""How many standard deviations the stated ranges reach to either side."""


@dataclass(frozen=True)
class ScheduleRisk:
    """The risk that one schedule misses the tier the recommended award counts on.

    Parameters
    ----------
    schedule, supplier
        Which, and whose.
    tier
        Place of the tier counted on, from 0; ``None`` where nothing is.
    can_be_missed
        Whether it is missed when all volumes are at the low end of their range.
    chance_missed
        The part of the draws that miss it [fraction].
    expected_cost_pence
        What missing it costs on average over all draws [pence].
    missed_cost_pence
        The same over the draws that miss it; ``None`` where none does [pence].
    payers
        The expected cost by trust, in proportion to what each buys on the schedule at list prices; sorted, and adding
        up to it [pence].
    """

    schedule: str
    supplier: str
    tier: int | None
    can_be_missed: bool
    chance_missed: Fraction
    expected_cost_pence: int
    missed_cost_pence: int | None
    payers: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Risk:
    """The saving of a recommended award while volumes and prices move.

    The saving is the baseline less purchases, rebates taken off, and what is paid besides whatever the volumes.

    ``proven_low_pence`` holds for every outcome in the box in which each factor of volume lies between ``volume_low``
    and ``volume_high``, and each factor of price between ``price_low`` and ``price_high``: the mean plus and minus
    :data:`BOX` standard deviations, and nothing below 0. It is what is left if every schedule falls to the tier of the
    lowest volumes, prices are at the top of their band, and each need's volume is, of low and high, the worse for the
    saving: at least as bad as any outcome there can be, though volumes cannot be low and high at once. Draws outside
    the box may be worse. Between it and ``claimed_pence`` lies the interval to be told.

    Parameters
    ----------
    claimed_pence
        The saving at the volumes and prices of the case [pence].
    proven_low_pence
        What is left of it at least, for any volumes and prices within the box [pence].
    p10_pence, p50_pence, p90_pence
        The saving that a tenth, half and nine tenths of the draws do not exceed [pence].
    volume_low, volume_high
        The range of every factor of volume [fraction].
    price_low, price_high
        The range of every factor of price [fraction].
    draws, seed
        How many draws, and their seed.
    savings_pence
        The saving of every draw, in order [pence].
    schedules
        Every schedule something is bought on, by name.
    """

    claimed_pence: int
    proven_low_pence: int
    p10_pence: int
    p50_pence: int
    p90_pence: int
    volume_low: Fraction
    volume_high: Fraction
    price_low: Fraction
    price_high: Fraction
    draws: int
    seed: int
    savings_pence: tuple[int, ...]
    schedules: tuple[ScheduleRisk, ...]


def tier_risk(
    instance: AwardInstance,
    answer: AwardAnswer,
    draws: int = 1000,
    volume_cv: Fraction = Fraction(1, 10),
    price_cv: Fraction = Fraction(0),
    seed: int = 1,
    fixed_pence: int | None = None,
) -> Risk | None:
    """Draw volumes and prices, work out what tiers are reached, and bound the saving from below.

    Each need's volume, baseline and purchases are multiplied by one factor, lognormal with mean 1, drawn for the trust
    and product; each supplier's new-terms prices by another. What is bought of whom stays in proportion, bundles too.
    Tiers follow the volumes drawn, measured at the list prices of the case; below a first break the list price is
    charged and nothing paid back. Present prices are firm.

    Parameters
    ----------
    instance
        The data; with the baselines of its trusts, or present terms for every need.
    answer
        The recommended award; ``None`` is returned where there is none.
    draws
        How many outcomes are drawn.
    volume_cv, price_cv
        The coefficient of variation of volumes and of prices [fraction]; prices quoted are firm unless said otherwise.
    seed
        The seed of the draws.
    fixed_pence
        What is paid whatever the volumes and counts against the saving [pence]; where left out, deliveries that are not
        paid once. Costs paid once stand apart from the saving.

    Raises
    ------
    ValueError
        If there are no draws, a variation is negative, or what a trust pays today is not known.
    """
    if draws < 1 or min(volume_cv, price_cv) < 0:
        msg = "a risk needs at least one draw and variations that are not negative"
        raise ValueError(msg)
    if answer.solution is None:
        return None
    done = reprice(instance, answer.solution)
    fixed = _yearly_deliveries(done) if fixed_pence is None else fixed_pence
    return _risk_of(done, fixed, draws, seed, (volume_cv, price_cv))


def _risk_of(done: Repricing, fixed: int, draws: int, seed: int, variations: tuple[Fraction, Fraction]) -> Risk:
    """Draw, and bound."""
    instance, exposure, baselines = done.instance, Exposure(done), need_baselines(done)
    low, cheapest = (max(Fraction(0), 1 - BOX * variation) for variation in variations)
    high, dearest = (1 + BOX * variation for variation in variations)
    claimed = round_half_up(sum(baselines.values(), Fraction(0)) - (done.cost - done.fixed) - fixed)
    worst = floor(exposure.worst(low, high, dearest, baselines) - fixed)
    volumes = {
        cell: factors("volume", (cell[0], _product(instance, cell[1])), draws, variations[0], seed)
        for cell in baselines
    }
    prices = {one.name: factors("price", (one.name,), draws, variations[1], seed) for one in instance.suppliers}
    places = exposure.places(volumes)
    today = sum((float(baselines[cell]) * volumes[cell] for cell in sorted(baselines)), np.zeros(draws))
    drawn = today - exposure.cost(volumes, prices, places) - fixed
    savings = tuple(round_half_up(Fraction(float(one))) for one in drawn)
    p10, p50, p90 = (sorted(savings)[ceil(Fraction(part, 100) * draws) - 1] for part in (10, 50, 90))
    return Risk(
        claimed_pence=claimed,
        proven_low_pence=min(worst, claimed),
        p10_pence=p10,
        p50_pence=p50,
        p90_pence=p90,
        volume_low=low,
        volume_high=high,
        price_low=cheapest,
        price_high=dearest,
        draws=draws,
        seed=seed,
        savings_pence=savings,
        schedules=tuple(_schedule_risk(exposure, name, low, volumes, places[name]) for name in exposure.counted),
    )


def _product(instance: AwardInstance, item: str) -> str:
    return instance.item_of[item].product or item


def _yearly_deliveries(done: Repricing) -> int:
    """Return what deliveries cost each year [pence]."""
    yearly = tuple(one for one in done.instance.deliveries if not one.once)
    return sum(reprice(replace(done.instance, deliveries=yearly), done.solution).deliveries.values())


def need_baselines(done: Repricing) -> dict[Cell, Fraction]:
    """Return what each need costs today, adding up to the baselines of the trusts; exact [pence].

    A trust's baseline is split by its present terms where all its needs have some, otherwise by what the award charges
    for them at list prices. Where a trust has no baseline, its present terms are it.

    Parameters
    ----------
    done
        The recommended award, worked out.

    Raises
    ------
    ValueError
        If a trust has neither a baseline nor present terms for all its needs.
    """
    instance = done.instance
    present = {cell: _present_value(instance, cell) for cell in instance.need_of}
    listed = {cell: Fraction(0) for cell in instance.need_of}
    for line in done.purchases:
        price = line.charged if line.bundled else instance.offer_of[line.offer].price * line.quantity / MILLIONTHS
        listed[line.trust, line.item] += max(price, Fraction(0))
    known, found = dict(instance.baselines), dict[Cell, Fraction]()
    for trust in sorted({cell[0] for cell in instance.need_of}):
        own = [cell for cell in instance.need_of if cell[0] == trust]
        weights = {cell: present[cell] for cell in own}
        if trust not in known and None in weights.values():
            msg = f"trust {trust} has no baseline and not all its needs have present terms: say what it pays today"
            raise ValueError(msg)
        split = listed if None in weights.values() else {cell: value or Fraction(0) for cell, value in weights.items()}
        whole = sum((split[cell] for cell in own), Fraction(0))
        total = Fraction(known[trust]) if trust in known else whole
        found.update({cell: total * split[cell] / whole if whole else total / len(own) for cell in own})
    return found


def _present_value(instance: AwardInstance, cell: Cell) -> Fraction | None:
    """Return what a need costs at present terms; ``None`` where it has none."""
    trust, item = cell
    offers = [one for one in instance.offers if one.present and one.item == item and one.serves(trust)]
    needed = instance.need_of[cell].quantity
    amounts = [one.price * (needed if one.available is None else one.available) / MILLIONTHS for one in offers]
    return sum(amounts, Fraction(0)) if amounts else None


def _schedule_risk(
    exposure: Exposure, name: str, low: Fraction, volumes: Mapping[Cell, Floats], place: Ints
) -> ScheduleRisk:
    """Tell how often one schedule misses its tier, and what that costs whom."""
    counted = exposure.counted[name]
    misses = int((place < counted.place).sum())
    whole = float(exposure.missed(name, volumes, place).sum())
    expected = round_half_up(Fraction(whole) / len(place))
    weights = {trust: round_half_up(amount * MILLIONTHS) for trust, amount in sorted(exposure.buyers(name).items())}
    return ScheduleRisk(
        schedule=name,
        supplier=counted.schedule.supplier,
        tier=counted.tier,
        can_be_missed=exposure.lowest_place(name, low) < counted.place,
        chance_missed=Fraction(misses, len(place)),
        expected_cost_pence=expected,
        missed_cost_pence=round_half_up(Fraction(whole) / misses) if misses else None,
        payers=tuple(zip(weights, split_pence(expected, list(weights.values())), strict=True)),
    )
