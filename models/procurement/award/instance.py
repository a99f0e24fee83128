"""What an award is decided on, in whole numbers and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from models.procurement.award.faults import find_faults
from models.procurement.award.joining import Joining
from models.procurement.award.offers import Bundle, Delivery, Incumbency, Item, Need, Offer, Schedule, Supplier
from models.procurement.award.rules import Filter, NoTrustWorseOff, Rule, WinnerLimit


@dataclass(frozen=True)
class AwardInstance:
    """Needs, offers, fixed costs and rules; varied with :func:`dataclasses.replace`.

    Parameters
    ----------
    items, suppliers
        Who and what there is.
    needs
        What is to be bought, one entry a trust and item.
    offers, schedules, bundles
        What suppliers offer.
    deliveries, incumbencies
        What else it costs to buy from them.
    baselines
        What a trust pays today for all its needs [pence]; for the rule that none is worse off.
    rules
        What the award must keep to.
    joinings
        When each trust may join; where none is named, it is free from the start.

    Raises
    ------
    ValueError
        If the parts contradict each other; the message names every fault found.
    """

    items: tuple[Item, ...]
    suppliers: tuple[Supplier, ...]
    needs: tuple[Need, ...]
    offers: tuple[Offer, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    bundles: tuple[Bundle, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    incumbencies: tuple[Incumbency, ...] = ()
    baselines: tuple[tuple[str, int], ...] = ()
    rules: tuple[Rule, ...] = ()
    joinings: tuple[Joining, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what contradicts itself."""
        faults = find_faults(
            items=self.items,
            suppliers=self.suppliers,
            needs=self.needs,
            offers=self.offers,
            schedules=self.schedules,
            bundles=self.bundles,
            joinings=self.joinings,
        )
        faults += self._faults_of_rules()
        if faults:
            raise ValueError("; ".join(faults))

    def _faults_of_rules(self) -> list[str]:
        names = [rule.name for rule in self.rules]
        faults = [
            f"two rules are called {name}: rename one" for name in sorted({n for n in names if names.count(n) > 1})
        ]
        places = [(one.trust, one.lot) for one in self.incumbencies]
        faults += [
            f"trust {trust} has two entries of incumbents in lot {lot}: merge them"
            for trust, lot in sorted({place for place in places if places.count(place) > 1})
        ]
        faults += [
            f"rule {rule.name}: the share a winner must have is not above 0"
            for rule in self.rules
            if isinstance(rule, WinnerLimit) and rule.least_share <= 0
        ]
        known = dict(self.baselines)
        faults += [
            f"rule {rule.name}: no baseline for trust {trust}: say what it pays today"
            for rule in self.rules
            if isinstance(rule, NoTrustWorseOff)
            for trust in sorted({need.trust for need in self.needs})
            if trust not in known and (rule.where.trusts is None or trust in rule.where.trusts)
        ]
        return faults

    @cached_property
    def item_of(self) -> dict[str, Item]:
        """Every item by name."""
        return {item.name: item for item in self.items}

    @cached_property
    def lot_of(self) -> dict[str, str]:
        """The lot of every item."""
        return {item.name: item.lot for item in self.items}

    @cached_property
    def step_of(self) -> dict[str, int]:
        """The step of every item [millionths]."""
        return {item.name: item.step for item in self.items}

    @cached_property
    def supplier_of(self) -> dict[str, Supplier]:
        """Every supplier by name."""
        return {supplier.name: supplier for supplier in self.suppliers}

    @cached_property
    def offer_of(self) -> dict[str, Offer]:
        """Every offer by name."""
        return {offer.name: offer for offer in self.offers}

    @cached_property
    def need_of(self) -> dict[tuple[str, str], Need]:
        """Every need by trust and item."""
        return {(need.trust, need.item): need for need in self.needs}

    @cached_property
    def incumbents_of(self) -> dict[tuple[str, str], frozenset[str]]:
        """Who supplies today, by trust and lot."""
        return {(one.trust, one.lot): one.suppliers for one in self.incumbencies}

    @cached_property
    def cells_of_place(self) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
        """The needs, each as trust and item, by trust and lot."""
        cells: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for trust, item in self.need_of:
            cells.setdefault((trust, self.lot_of[item]), []).append((trust, item))
        return {place: tuple(inside) for place, inside in cells.items()}

    @cached_property
    def joining_of(self) -> dict[tuple[str, str], Joining]:
        """Every choice of when to join, by trust and lot."""
        return {(one.trust, one.lot): one for one in self.joinings}

    @cached_property
    def offers_covered(self) -> dict[str, tuple[Offer, ...]]:
        """The offers that count towards each schedule, by its name."""
        by_supplier: dict[str, list[Offer]] = {}
        for offer in self.offers:
            by_supplier.setdefault(offer.supplier, []).append(offer)
        return {
            schedule.name: tuple(
                offer
                for offer in by_supplier.get(schedule.supplier, ())
                if schedule.covers(offer, self.item_of[offer.item])
            )
            for schedule in self.schedules
        }

    def is_about_need(self, where: Filter, trust: str, item: str) -> bool:
        """Whether a filter means a need."""
        return where.holds_need(trust, item, self.lot_of[item])

    def is_about_supplier(self, where: Filter, supplier: str) -> bool:
        """Whether a filter means a supplier."""
        return where.holds_supplier(supplier, self.supplier_of[supplier].attributes)
