"""Case and scenario -> the award instance, with what every part of it was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Delivery, Incumbency, Item, Need, Offer, Supplier
from models.procurement.exact import MILLIONTHS
from optimiser.case import Case
from optimiser.config.scenario import BuyingSettings, Scenario
from optimiser.money import round_half_up
from optimiser.prepare.award.needs import Needs, needs_of
from optimiser.prepare.award.offers import OfferedTerms, carbon_today, terms_of
from optimiser.prepare.award.rules import about_the_others, refuse_unknown, rules_of, trusts_out

PRESENT = "present"
"""Begins the name of an offer that stands for present terms."""


@dataclass(frozen=True)
class SupplierCosts:
    """What using a supplier on new terms costs besides its prices.

    Parameters
    ----------
    activation
        Taking it on, once [pence].
    delivery
        Its deliveries to a trust in a year [pence].
    switching
        Moving a trust to it, once, where it does not supply the trust today [pence].
    """

    activation: int = 0
    delivery: int = 0
    switching: int = 0


@dataclass(frozen=True)
class AwardInput:
    """The instance of the recommended award and what it was made from.

    Parameters
    ----------
    instance
        What is solved.
    needs
        What is needed, with its rows, and what is not.
    terms
        The offers that take part, with their rows, and those that do not.
    costs
        Fixed costs by supplier, as stated: one-off costs not spread yet.
    one_off_years
        Over how many years costs paid once are spread [years].
    """

    instance: AwardInstance
    needs: Needs
    terms: OfferedTerms
    costs: dict[str, SupplierCosts]
    one_off_years: int

    def today_of(self, trust: str) -> frozenset[str]:
        """Return who supplies a trust today."""
        return self.needs.suppliers(trust, self.needs.category_of)


def award_input(case: Case, scenario: Scenario, under_way: frozenset[tuple[str, str]]) -> AwardInput | None:
    """Build the instance of the recommended award; ``None`` where there are no offers for anything that is needed.

    Parameters
    ----------
    case, scenario
        What is run.
    under_way
        Pairs (trust, category) for which a joint tender is under way: already in plan.

    Raises
    ------
    ScenarioError
        If a rule is about something that the case does not have.
    """
    if "offers" not in case or not ({"spend_lines", "demand"} & set(case.tables)):
        return None
    offered = frozenset(case.frame("offers")["item"])
    needs = needs_of(case, offered, under_way)
    rules = rules_of(scenario.buying)
    terms = terms_of(case, needs, trusts_out(rules))
    refuse_unknown(rules, _known(case, needs, terms))
    if not needs.today or not (terms.offers or terms.bundles):
        return None
    costs = _costs(case.frame("offers"))
    present = list(_present(needs, carbon_today(case)))
    offers = [*present, *terms.offers]
    trusts = sorted({trust for trust, _ in needs.today})
    instance = AwardInstance(
        items=tuple(Item(item, lot) for item, lot in terms.lot_of.items()),
        suppliers=tuple(_suppliers(case, offers, terms, costs, scenario.buying)),
        needs=tuple(Need(trust, item, needs.quantity(trust, item)) for trust, item in sorted(needs.today)),
        offers=tuple(offers),
        schedules=tuple(terms.schedules),
        bundles=tuple(terms.bundles),
        deliveries=tuple(_deliveries(needs, offers, terms, costs, scenario.buying, trusts)),
        incumbencies=tuple(_incumbencies(needs, terms, trusts)),
        baselines=tuple((trust, _baseline(needs, trust)) for trust in trusts),
        rules=about_the_others(rules, trusts),
    )
    return AwardInput(instance, needs, terms, costs, scenario.buying.one_off_years)


def _known(case: Case, needs: Needs, terms: OfferedTerms) -> dict[str, frozenset[str]]:
    """Return what rules may be about; a rule on something that is not needed now is no mistake."""
    suppliers = {row.supplier for rows in needs.today.values() for row in rows} | set(case.frame("offers")["supplier"])
    items = set(case.frame("offers")["item"])
    lots = set(terms.lot_of.values()) | set(case.frame("offers")["lot"]) | set(needs.category_of.values())
    for name, held in (("suppliers", suppliers), ("items", items)):
        if name in case:
            held |= set(case.frame(name)[name.removesuffix("s")])
    found = {"trusts": set(case.trusts), "suppliers": suppliers, "items": items, "lots": lots - {""}}
    return {name: frozenset(held) for name, held in found.items()}


def _present(needs: Needs, carbon: Mapping[str, Fraction]) -> Iterator[Offer]:
    """Yield what each trust pays today, by item and supplier: exact, and for no more than it buys today."""
    for (trust, item), rows in sorted(needs.today.items()):
        for supplier in sorted({row.supplier for row in rows}):
            own = [row for row in rows if row.supplier == supplier]
            quantity, pence = sum(row.quantity for row in own), sum(row.pence for row in own)
            yield Offer(
                f"{PRESENT}:{trust}:{item}:{supplier}",
                supplier,
                item,
                Fraction(pence * MILLIONTHS, quantity),
                available=quantity,
                trusts=frozenset({trust}),
                carbon=carbon.get(item, Fraction(0)),
                present=True,
            )


def _costs(offers: pd.DataFrame) -> dict[str, SupplierCosts]:
    """Return the fixed costs each supplier states; one figure a supplier, on any of its offers."""
    found = {}
    for supplier, group in offers.groupby("supplier", sort=True):
        stated = {name: group[f"{name}_pence"].dropna() for name in ("activation", "delivery", "switching")}
        found[str(supplier)] = SupplierCosts(
            **{name: int(values.max()) if len(values) else 0 for name, values in stated.items()}
        )
    return found


def spread(pence: int, years: int) -> int:
    """Return what a cost paid once weighs in one year [pence].

    Parameters
    ----------
    pence
        The cost [pence].
    years
        Over how many years it is spread [years].
    """
    return round_half_up(Fraction(pence, years))


def _suppliers(
    case: Case,
    offers: Iterable[Offer],
    terms: OfferedTerms,
    costs: dict[str, SupplierCosts],
    settings: BuyingSettings,
) -> Iterator[Supplier]:
    """Yield everybody who offers or supplies today, with what rules may ask for."""
    known = supplier_attributes(case)
    names = {offer.supplier for offer in offers} | {bundle.supplier for bundle in terms.bundles}
    for name in sorted(names):
        activation = spread(costs[name].activation, settings.one_off_years) if name in costs else 0
        yield Supplier(name, known.get(name, frozenset()), activation)


def supplier_attributes(case: Case) -> dict[str, frozenset[str]]:
    """Return what rules may ask of each supplier: sme, local, and whatever else the case says of it.

    Parameters
    ----------
    case
        The case.
    """
    found: dict[str, set[str]] = {}
    for table in ("offers", "suppliers"):
        if table not in case or "attributes" not in case.frame(table):
            continue
        for _, row in case.frame(table).iterrows():
            words = {word.lower() for word in row["attributes"].split(";") if word}
            words |= {flag for flag in ("sme", "local") if row[flag] is not pd.NA and bool(row[flag])}
            found.setdefault(row["supplier"], set()).update(words)
    return {name: frozenset(words) for name, words in found.items()}


def _deliveries(
    needs: Needs,
    offers: Iterable[Offer],
    terms: OfferedTerms,
    costs: dict[str, SupplierCosts],
    settings: BuyingSettings,
    trusts: Iterable[str],
) -> Iterator[Delivery]:
    """Yield what a year's deliveries cost, and the move to a supplier that does not supply the trust today."""
    selling = {offer.supplier for offer in offers if not offer.present} | {bundle.supplier for bundle in terms.bundles}
    for trust in trusts:
        today = needs.suppliers(trust, needs.category_of)
        for name in sorted(selling):
            own = costs[name]
            pence = own.delivery + (0 if name in today else spread(own.switching, settings.one_off_years))
            if pence:
                yield Delivery(name, trust, pence)


def _incumbencies(needs: Needs, terms: OfferedTerms, trusts: Iterable[str]) -> Iterator[Incumbency]:
    """Yield who supplies each trust in each lot today."""
    lots = sorted(set(terms.lot_of.values()))
    for trust in trusts:
        for lot in lots:
            suppliers = needs.suppliers(trust, (item for item, own in terms.lot_of.items() if own == lot))
            if suppliers:
                yield Incumbency(trust, lot, suppliers)


def _baseline(needs: Needs, trust: str) -> int:
    return sum(needs.baseline(own, item) for own, item in needs.today if own == trust)
