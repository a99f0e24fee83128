"""Whether an award keeps to everything, from the decisions alone and exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from models.procurement.award.check_rules import rule_violations
from models.procurement.award.instance import AwardInstance
from models.procurement.award.repricing import Repricing, reprice
from models.procurement.award.solution import AwardSolution
from models.protocol import Violation


def check(instance: AwardInstance, solution: AwardSolution) -> list[Violation]:
    """Return everything that an award breaks; empty for one that may be published.

    Parameters
    ----------
    instance
        The data.
    solution
        The decisions.
    """
    unknown = list(_unknown_names(instance, solution))
    if unknown:
        return unknown
    done = reprice(instance, solution)
    return [
        *_purchases(instance, solution),
        *_needs(done),
        *_joinings(done),
        *_offers(instance, solution),
        *_suppliers(done),
        *_least_orders(done),
        *rule_violations(done),
    ]


def _unknown_names(instance: AwardInstance, solution: AwardSolution) -> Iterator[Violation]:
    bundles = {bundle.name for bundle in instance.bundles}
    for trust, name, _ in solution.purchases:
        offer = instance.offer_of.get(name)
        if offer is None or (trust, offer.item) not in instance.need_of:
            yield Violation("need_is_met", (trust, name), "No such offer, or nobody there needs its item.")
    for name in solution.bundles:
        if name not in bundles:
            yield Violation("need_is_met", (name,), "No such bundle.")
    options = {(one.trust, one.lot, option.name) for one in instance.joinings for option in one.options}
    for chosen in solution.joinings:
        if chosen not in options:
            yield Violation("joining_is_chosen_once", chosen, "No such option to join.")


def _purchases(instance: AwardInstance, solution: AwardSolution) -> Iterator[Violation]:
    for trust, name, quantity in solution.purchases:
        offer = instance.offer_of[name]
        if not offer.serves(trust):
            yield Violation("offer_is_open", (trust, name), "The offer is not open to the trust.")
        if quantity % instance.step_of[offer.item]:
            yield Violation("steps_are_whole", (trust, name), "The quantity is no whole number of steps.")


def _needs(done: Repricing) -> Iterator[Violation]:
    bought: dict[tuple[str, str], int] = defaultdict(int)
    for line in done.purchases:
        bought[line.trust, line.item] += line.quantity
    for need in done.instance.needs:
        off = bought[need.trust, need.item] - need.quantity
        if off > 0 or (off < 0 and need.must_be_met):
            message = "More is bought than is needed." if off > 0 else "Less is bought than is needed."
            yield Violation("need_is_met", (need.trust, need.item), message, Fraction(abs(off)))


def _joinings(done: Repricing) -> Iterator[Violation]:
    """Find trusts that chose no option, and what is bought on new terms beyond the option chosen or short of it."""
    instance = done.instance
    chosen = {(trust, lot): name for trust, lot, name in done.solution.joinings}
    bought: dict[tuple[str, str], int] = defaultdict(int)
    for line in done.new_lines:
        bought[line.trust, line.item] += line.quantity
    bundled = {(trust, item) for bundle in instance.bundles for trust, item, _ in bundle.contents}
    for place, joining in instance.joining_of.items():
        option = next((option for option in joining.options if option.name == chosen.get(place)), None)
        if option is None:
            yield Violation("joining_is_chosen_once", place, "No option is chosen.")
            continue
        for cell in instance.cells_of_place[place]:
            over = bought[cell] - option.most.get(cell[1], 0)
            if over > 0:
                message = "More is bought on new terms than joining then allows."
                yield Violation("new_terms_follow_joining", cell, message, Fraction(over))
            # Quantities in double precision may lose a millionth on either side when they are made whole.
            slack = 2 if instance.step_of[cell[1]] == 1 else 0
            under = min(option.most.get(cell[1], 0), instance.need_of[cell].quantity) - bought[cell]
            if joining.moves and cell not in bundled and under > slack:
                message = "Less is bought on new terms than joining asks for."
                yield Violation("joined_needs_move", cell, message, Fraction(under))


def _offers(instance: AwardInstance, solution: AwardSolution) -> Iterator[Violation]:
    bought: dict[str, int] = defaultdict(int)
    for _, name, quantity in solution.purchases:
        bought[name] += quantity
    for name, quantity in bought.items():
        offer = instance.offer_of[name]
        if offer.available is not None and quantity > offer.available:
            over = Fraction(quantity - offer.available)
            yield Violation("offer_is_not_exceeded", (name,), "More is bought than is available.", over)
        if quantity < offer.minimum:
            under = Fraction(offer.minimum - quantity)
            yield Violation("minimum_order_is_kept", (name,), "Less is ordered than the minimum.", under)


def _suppliers(done: Repricing) -> Iterator[Violation]:
    bought: dict[tuple[str, ...], int] = defaultdict(int)
    for line in done.purchases:
        bought[(line.supplier,)] += line.quantity
        bought[line.supplier, done.instance.item_of[line.item].period] += line.quantity
    for supplier in done.instance.suppliers:
        limits: dict[tuple[str, ...], int] = {(supplier.name, period): most for period, most in supplier.capacities}
        if supplier.capacity is not None:
            limits[(supplier.name,)] = supplier.capacity
        for where, most in limits.items():
            if bought[where] > most:
                over, message = Fraction(bought[where] - most), "More is bought than the supplier can supply."
                yield Violation("supplier_is_not_exceeded", where, message, over)


def _least_orders(done: Repricing) -> Iterator[Violation]:
    """Find what is bought below the first break of the schedule that sets its price."""
    bought = {name for _, name, _ in done.solution.purchases}
    for schedule in done.instance.schedules:
        if schedule.kind == "rebate_lump" or done.tiers[schedule.name] is not None:
            continue
        if any(offer.name in bought for offer in done.instance.offers_covered[schedule.name]):
            yield Violation("tier_is_reached", (schedule.name,), "What is bought does not reach the first break.")
