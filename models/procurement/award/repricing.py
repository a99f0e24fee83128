"""What an award comes to, worked out from the decisions alone: tiers reached, lines, sums paid back, fixed costs.

Nothing here comes from the build: the two are written apart so that one can check the other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Bundle, Offer, Schedule, Tier
from models.procurement.award.rules import CarbonPrice, Filter, Preference
from models.procurement.award.solution import AwardSolution
from models.procurement.exact import MILLIONTHS, round_half_up

GRAMS_A_TONNE = 1_000_000


@dataclass(frozen=True)
class Purchase:
    """One line of an award, priced.

    Parameters
    ----------
    trust, item, lot, supplier, offer
        Who buys what of whom; ``offer`` is the name of the bundle where it is part of one.
    quantity
        How much [millionths].
    charged
        What is charged for it, before anything is paid back; exact [pence].
    paid
        What it counts as spend: a share that is paid back is taken off, sums and incremental discounts are not [pence].
    carbon
        What it emits [grams of CO2e].
    bundled
        Whether it is part of a bundle.
    present
        Whether it is bought at present terms; everything else is new terms.
    """

    trust: str
    item: str
    lot: str
    supplier: str
    offer: str
    quantity: int
    charged: Fraction
    paid: Fraction
    carbon: Fraction
    bundled: bool = False
    present: bool = False


@dataclass
class Repricing:
    """An award worked out; every figure exact, and the published cost in whole pence.

    Parameters
    ----------
    instance, solution
        What was worked out.
    purchases
        Its lines, those of bundles at the end.
    tiers
        The tier each schedule has reached, by its name; ``None`` below the first break.
    paid_back
        What comes back by schedule; exact [pence].
    """

    instance: AwardInstance
    solution: AwardSolution
    purchases: list[Purchase] = field(default_factory=list)
    tiers: dict[str, int | None] = field(default_factory=dict)
    paid_back: dict[str, Fraction] = field(default_factory=dict)

    @cached_property
    def new_lines(self) -> list[Purchase]:
        """The lines on new terms: all that are not bought at present ones."""
        return [line for line in self.purchases if not line.present]

    @cached_property
    def activations(self) -> int:
        """What taking suppliers on costs, where anything is bought of them on new terms [pence]."""
        used = {line.supplier for line in self.new_lines}
        return sum(supplier.activation for supplier in self.instance.suppliers if supplier.name in used)

    @cached_property
    def deliveries(self) -> dict[str, int]:
        """What deliveries cost, by trust, where it buys anything on new terms [pence]."""
        items = self.instance.item_of
        used: set[tuple[str, str, str | None]] = {(line.supplier, line.trust, None) for line in self.new_lines}
        used |= {(line.supplier, line.trust, items[line.item].period) for line in self.new_lines}
        costs: dict[str, int] = defaultdict(int)
        for one in self.instance.deliveries:
            if (one.supplier, one.trust, one.period) in used:
                costs[one.trust] += one.pence
        return costs

    @cached_property
    def switched(self) -> set[tuple[str, str]]:
        """The trusts and lots that leave their incumbents for somebody else's new terms."""
        return {
            (one.trust, one.lot)
            for one in self.instance.incumbencies
            if any(
                line.trust == one.trust and line.lot == one.lot and line.supplier not in one.suppliers
                for line in self.new_lines
            )
        }

    @cached_property
    def switching(self) -> dict[str, int]:
        """What switching costs, by trust [pence]."""
        costs: dict[str, int] = defaultdict(int)
        for one in self.instance.incumbencies:
            if (one.trust, one.lot) in self.switched:
                costs[one.trust] += one.switching
        return costs

    @cached_property
    def joining(self) -> dict[str, int]:
        """What the options chosen for joining cost, by trust [pence]."""
        chosen = set(self.solution.joinings)
        costs: dict[str, int] = defaultdict(int)
        for one in self.instance.joinings:
            for option in one.options:
                if (one.trust, one.lot, option.name) in chosen:
                    costs[one.trust] += option.pence
        return costs

    @cached_property
    def fixed(self) -> int:
        """Everything that is paid once [pence]."""
        by_trust = (self.deliveries, self.switching, self.joining)
        return self.activations + sum(sum(costs.values()) for costs in by_trust)

    @cached_property
    def exact_cost(self) -> Fraction:
        """Everything that is paid, before any rounding [pence]."""
        lines = sum((line.charged for line in self.purchases), Fraction(0))
        return lines - sum(self.paid_back.values(), Fraction(0)) + self.fixed

    @cached_property
    def cost(self) -> int:
        """Everything that is paid: each line, each bundle and each sum paid back rounded once [pence]."""
        lines = sum(round_half_up(line.charged) for line in self.purchases if not line.bundled)
        taken = set(self.solution.bundles)
        bundles = sum(bundle.price for bundle in self.instance.bundles if bundle.name in taken)
        return lines + bundles - sum(round_half_up(back) for back in self.paid_back.values()) + self.fixed

    @cached_property
    def weights(self) -> Fraction:
        """What weighs in the choice though nobody pays it: the price of carbon, bonus and malus [pence]."""
        weights = Fraction(0)
        for rule in self.instance.rules:
            if isinstance(rule, CarbonPrice):
                grams = sum((line.carbon for line in self.matching(rule.where)), Fraction(0))
                weights += rule.pence_per_tonne * grams / GRAMS_A_TONNE
            if isinstance(rule, Preference):
                weights += rule.malus * sum((line.paid for line in self.matching(rule.where)), Fraction(0))
        return weights

    @property
    def score(self) -> Fraction:
        """What the model minimises: cost and weights, before any rounding [pence]."""
        return self.exact_cost + self.weights

    def matching(self, where: Filter, *, suppliers: bool = True) -> list[Purchase]:
        """Return the lines that a filter means.

        Parameters
        ----------
        where
            The filter.
        suppliers
            Whether the part of the filter that is about suppliers counts.
        """
        instance = self.instance
        return [
            line
            for line in self.purchases
            if where.holds_need(line.trust, line.item, line.lot)
            and (not suppliers or where.holds_supplier(line.supplier, instance.supplier_of[line.supplier].attributes))
        ]


def reprice(instance: AwardInstance, solution: AwardSolution) -> Repricing:
    """Work out an award from its decisions.

    Parameters
    ----------
    instance
        The data.
    solution
        The decisions.

    Raises
    ------
    KeyError
        If the solution names an offer or bundle that is not in the data.
    """
    done = Repricing(instance, solution)
    bought: dict[str, int] = defaultdict(int)
    for _, name, quantity in solution.purchases:
        bought[name] += quantity
    for schedule in instance.schedules:
        _work_out(done, schedule, bought)
    prices = _prices(done)
    for trust, name, quantity in solution.purchases:
        offer = instance.offer_of[name]
        amount = Fraction(quantity, MILLIONTHS)
        charged, paid = prices.get(name, (offer.price, offer.price))
        place = (trust, offer.item, instance.lot_of[offer.item], offer.supplier, name)
        figures = (quantity, charged * amount, paid * amount, offer.carbon * amount)
        done.purchases.append(Purchase(*place, *figures, present=offer.present))
    by_name = {bundle.name: bundle for bundle in instance.bundles}
    for name in solution.bundles:
        done.purchases.extend(_lines_of(instance, by_name[name]))
    return done


def _price_in(tier: Tier, offer: Offer) -> Fraction:
    """Return the price a tier names for an offer [pence per unit]."""
    return tier.quoted.get(offer.name, offer.price - offer.price * tier.discount)


def _work_out(done: Repricing, schedule: Schedule, bought: dict[str, int]) -> None:
    """Find the tier a schedule has reached, and what it pays back."""
    covered = [offer for offer in done.instance.offers_covered[schedule.name] if bought.get(offer.name)]
    millionths = sum(bought[offer.name] for offer in covered)
    spend = sum((offer.price * bought[offer.name] for offer in covered), Fraction(0)) / MILLIONTHS
    measured = Fraction(millionths) if schedule.measure == "units" else spend
    reached = [place for place, tier in enumerate(schedule.tiers) if measured >= tier.least]
    tier = reached[-1] if reached else None
    done.tiers[schedule.name] = tier
    if tier is None or not covered:
        return
    if schedule.kind == "rebate_lump":
        done.paid_back[schedule.name] = Fraction(schedule.tiers[tier].lump)
    elif schedule.kind == "rebate_share":
        done.paid_back[schedule.name] = spend * schedule.tiers[tier].discount
    elif schedule.kind == "incremental":
        done.paid_back[schedule.name] = _bands(schedule, covered[0], measured)


def _bands(schedule: Schedule, offer: Offer, measured: Fraction) -> Fraction:
    """Add up band by band what an incremental schedule takes off [pence]."""
    saved = Fraction(0)
    for place, tier in enumerate(schedule.tiers):
        top = schedule.tiers[place + 1].least if place + 1 < len(schedule.tiers) else measured
        inside = min(measured, Fraction(top)) - tier.least
        if inside > 0:
            off = (offer.price - _price_in(tier, offer)) / MILLIONTHS if schedule.measure == "units" else tier.discount
            saved += inside * off
    return saved


def _prices(done: Repricing) -> dict[str, tuple[Fraction, Fraction]]:
    """Return what a unit is charged and what it counts as spend, for every offer whose price a tier changes."""
    prices: dict[str, tuple[Fraction, Fraction]] = {}
    for schedule in done.instance.schedules:
        reached = done.tiers[schedule.name]
        if reached is not None and schedule.kind in {"all_units", "rebate_share"}:
            for offer in done.instance.offers_covered[schedule.name]:
                price = _price_in(schedule.tiers[reached], offer)
                prices[offer.name] = (price if schedule.kind == "all_units" else offer.price, price)
    return prices


def _lines_of(instance: AwardInstance, bundle: Bundle) -> list[Purchase]:
    """Split a bundle into lines by quantity."""
    whole = sum(quantity for *_, quantity in bundle.contents)
    lines = []
    for trust, item, quantity in bundle.contents:
        price, carbon = Fraction(bundle.price * quantity, whole), bundle.carbon * quantity / whole
        place = (trust, item, instance.lot_of[item], bundle.supplier, bundle.name)
        lines.append(Purchase(*place, quantity, price, price, carbon, bundled=True))
    return lines
