"""Awards that fall apart into one choice of tier a supplier once every need has a price: their arrays."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from models.procurement.award.instance import AwardInstance
from models.procurement.award.layout import NO_TIER, Column, Layout
from models.procurement.award.rows import PENCE_A_POUND
from models.procurement.award.tiers import tier_constant

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

Key = int | tuple[str, bool]
"""A group: the place of a schedule; or a supplier, and whether what no schedule covers of it are present terms."""

CLOSED = 0
"""Choice 0 of a group is to buy nothing there; choice q + 1 is its tier q."""


@dataclass(frozen=True, eq=False)
class Separable:
    """The arrays of a separable award. A pair is a need and an offer; a group is what one schedule covers.

    Parameters
    ----------
    need, offer, group
        Of every pair: places of need and offer in the instance, and of its group.
    most
        The most share of its need a pair can supply [fraction].
    weight
        What all of the need adds to the measure of the group [units, or GBP].
    cost
        What all of the need costs by pair and choice [GBP]; the first choice is closed.
    least, top, constant
        Of every group and choice: the break, the most [units, or GBP], and what the choice costs once [GBP].
    allowed
        Whether a group has a choice at all.
    optional
        Whether a need may be left unserved.
    in_pence
        Whether a group measures money.
    """

    need: Ints
    offer: Ints
    group: Ints
    most: Floats
    weight: Floats
    cost: Floats
    least: Floats
    top: Floats
    constant: Floats
    allowed: Flags
    optional: Flags
    in_pence: Flags


def is_separable(instance: AwardInstance) -> bool:
    """Whether a choice of tier for every supplier leaves only the needs in common.

    So it is without rules, bundles, lumps, minimum orders, deliveries, costs of switching and joining, where no offer
    with a limit serves two needs, and where what a supplier costs or can supply in all is covered by one schedule or
    none. What is bought at present terms has a choice of its own, so it shares no limit with the rest.

    Parameters
    ----------
    instance
        The data.
    """
    plain = not (instance.rules or instance.bundles or instance.joinings)
    plain = plain and not any(one.pence for one in instance.deliveries)
    plain = plain and not any(one.switching for one in instance.incumbencies)
    plain = plain and not any(schedule.kind == "rebate_lump" for schedule in instance.schedules)
    return plain and not any(offer.minimum for offer in instance.offers) and _is_one_group_each(instance)


def _is_one_group_each(instance: AwardInstance) -> bool:
    trusts: dict[str, list[str]] = {}
    for need in instance.needs:
        trusts.setdefault(need.item, []).append(need.trust)
    for offer in instance.offers:
        if offer.available is not None and sum(map(offer.serves, trusts.get(offer.item, ()))) > 1:
            return False
    for supplier in instance.suppliers:
        if supplier.capacities:
            return False
        if supplier.activation or supplier.capacity is not None:
            every = [offer for offer in instance.offers if offer.supplier == supplier.name]
            own = [offer for offer in every if not offer.present]
            schedules = [one for one in instance.schedules if one.supplier == supplier.name]
            whole = len(schedules) == 1 and len(instance.offers_covered[schedules[0].name]) == len(own)
            in_units = not schedules or supplier.capacity is None or schedules[0].measure == "units"
            apart = supplier.capacity is None or len(own) in {0, len(every)}
            if not (apart and in_units and (whole or not schedules)):
                return False
    return True


def separable_arrays(instance: AwardInstance) -> Separable:
    """Lay out a separable award in arrays.

    Parameters
    ----------
    instance
        A separable instance.
    """
    layout = Layout(instance, whole=False)
    groups = _groups(instance, layout)
    pairs = sorted({(column.need, column.offer) for column in layout.columns})
    place = {pair: at for at, pair in enumerate(pairs)}
    choices = 1 + max((len(one.tiers) for one in instance.schedules), default=1)
    cost, most = np.zeros((len(pairs), choices)), np.zeros(len(pairs))
    weight = np.zeros(len(pairs))
    group = np.zeros(len(pairs), dtype=np.intp)
    for column in layout.columns:
        at, offer = place[column.need, column.offer], instance.offers[column.offer]
        choice = 1 if column.tier == NO_TIER else column.tier + 1
        cost[at, choice] = float(column.price * column.quantity / PENCE_A_POUND)
        most[at] = max(most[at], float(column.most))
        schedule = None if column.schedule == NO_TIER else instance.schedules[column.schedule]
        group[at] = groups[_key(instance, column)]
        per_unit = Fraction(1) if schedule is None or schedule.measure == "units" else offer.price / PENCE_A_POUND
        weight[at] = float(per_unit * column.quantity)
    least, top, constant, allowed, in_pence = _choices(instance, layout, groups, choices)
    reach = np.zeros(len(groups))
    np.add.at(reach, group, weight * most)
    allowed &= least <= reach[:, None] * (1 + 1e-9)
    return Separable(
        need=np.array([need for need, _ in pairs], dtype=np.intp),
        offer=np.array([offer for _, offer in pairs], dtype=np.intp),
        group=group,
        most=most,
        weight=weight,
        cost=cost,
        least=least,
        top=np.minimum(top, reach[:, None]),
        constant=constant,
        allowed=allowed,
        optional=np.array([not need.must_be_met for need in instance.needs], dtype=np.bool_),
        in_pence=in_pence,
    )


def _key(instance: AwardInstance, column: Column) -> Key:
    """Return the group of a column."""
    offer = instance.offers[column.offer]
    return (offer.supplier, offer.present) if column.schedule == NO_TIER else column.schedule


def _groups(instance: AwardInstance, layout: Layout) -> dict[Key, int]:
    """Return the groups by number: what one schedule covers, what none covers of a supplier, and its present terms."""
    keys = {_key(instance, column) for column in layout.columns}
    order = sorted(keys, key=lambda key: (str(key), False) if isinstance(key, int) else key)
    return {key: place for place, key in enumerate(order)}


def _choices(
    instance: AwardInstance, layout: Layout, groups: dict[Key, int], choices: int
) -> tuple[Floats, Floats, Floats, Flags, Flags]:
    """Lay out breaks, tops and constants by group and choice."""
    least, top = np.zeros((len(groups), choices)), np.zeros((len(groups), choices))
    constant, allowed = np.zeros((len(groups), choices)), np.zeros((len(groups), choices), dtype=np.bool_)
    in_pence = np.zeros(len(groups), dtype=np.bool_)
    allowed[:, CLOSED] = True
    for key, at in groups.items():
        supplier = instance.supplier_of[instance.schedules[key].supplier if isinstance(key, int) else key[0]]
        limit = np.inf if supplier.capacity is None else supplier.capacity / 1e6
        if not isinstance(key, int):
            once = 0 if key[1] else supplier.activation
            top[at, 1], constant[at, 1], allowed[at, 1] = limit, once / PENCE_A_POUND, True
            continue
        schedule = instance.schedules[key]
        in_pence[at] = schedule.measure == "pence"
        scale = PENCE_A_POUND if in_pence[at] else 1_000_000
        covered = instance.offers_covered[schedule.name]
        for tier, highest in enumerate(layout.tops[key]):
            least[at, tier + 1] = float(layout.floor_of(key, tier) / scale)
            top[at, tier + 1] = min(limit, np.inf if highest is None else float(highest / scale))
            fixed = tier_constant(schedule, tier, covered) + supplier.activation
            constant[at, tier + 1] = float(fixed / PENCE_A_POUND)
            allowed[at, tier + 1] = True
    return least, top, constant, allowed, in_pence
