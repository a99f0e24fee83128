"""What figures on the recommended award share: basis, scope, period, names, and the price of every line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from models.procurement.award.repricing import Purchase, Repricing
from optimiser.case import Case, weakest_basis
from optimiser.money import round_half_up, split_pence
from optimiser.prepare.award.build import AwardInput
from optimiser.results.ledger import describe_source, scope_of

GRADED = ("quoted", "contract_tier")
"""Evidence with which a saving counts."""
_EVIDENCE_ORDER = ("quoted", "contract_tier", "benchmark", "assumed")


@dataclass(frozen=True)
class PricedLine:
    """One line of the award with its part of rebates and deliveries.

    Parameters
    ----------
    trust, lot, item, supplier
        Who buys what of whom.
    offer
        The offer of the case, or the name of the present terms.
    bundle
        The bundle it is taken in; empty where it is in none.
    quantity
        How much [millionths].
    price
        What a unit is charged [pence per unit].
    charged, rebate, delivery
        What is charged, paid back, and paid for deliveries [pence].
    is_new
        Whether it is bought on new terms.
    """

    trust: str
    lot: str
    item: str
    supplier: str
    offer: str
    bundle: str
    quantity: int
    price: Fraction
    charged: int
    rebate: int
    delivery: int
    is_new: bool

    @property
    def cost(self) -> int:
        """What the trust pays for it in a full year [pence]."""
        return self.charged - self.rebate + self.delivery


@dataclass(frozen=True)
class AwardFacts:
    """An award of a case, and what all that is said of it shares.

    Parameters
    ----------
    case
        The case.
    given
        The instance and what it was made from.
    done
        The award, worked out.
    """

    case: Case
    given: AwardInput
    done: Repricing

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The input tables it rests on."""
        used = {row.table for rows in self.given.needs.today.values() for row in rows}
        adjusted = any(row.adjustments for rows in self.given.needs.today.values() for row in rows)
        known = {
            "spend_lines": "spend_lines" in used,
            "demand": "demand" in used,
            "adjustments": adjusted,
            "items": True,
            "suppliers": True,
            "offers": True,
            "offer_tiers": bool(self.given.terms.tier_rows),
            # A joint tender under way decides what is no need, so the award leans on that table too.
            "contracts": any(reason == "in_plan" for reason, _ in self.given.needs.left_out),
        }
        return tuple(name for name, counts in known.items() if counts and name in self.case)

    @cached_property
    def basis(self) -> str:
        """The weakest basis of what it rests on."""
        return weakest_basis(self.case.tables[name].basis for name in self.tables)

    @property
    def scope(self) -> str:
        """Where its figures may stand."""
        return scope_of(self.basis)

    @cached_property
    def period(self) -> str:
        """The year of the needs."""
        tables = [self.case.tables[name] for name in ("spend_lines", "demand") if name in self.tables]
        return "full year, at needs of " + " and ".join(dict.fromkeys(table.period or table.name for table in tables))

    @cached_property
    def shared(self) -> dict[str, Any]:
        """The fields that every figure of the award shares."""
        return {
            "scope": self.scope,
            "period": self.period,
            "basis": self.basis,
            "source": describe_source(self.case, *self.tables),
        }

    @cached_property
    def lines(self) -> tuple[PricedLine, ...]:
        """Every line of the award, by trust, item and offer, with its part of rebates and deliveries."""
        offers = {(row["bundle"], row["item"]): name for name, row in self.given.terms.rows.items() if row["bundle"]}
        bundled = self._bundle_pence(offers)
        charged = [
            bundled[place] if line.bundled else round_half_up(line.charged)
            for place, line in enumerate(self.done.purchases)
        ]
        rebates, deliveries = self._rebates(charged), self._deliveries(charged)
        lines = [
            PricedLine(
                line.trust,
                line.lot,
                line.item,
                line.supplier,
                offers[line.offer, line.item] if line.bundled else line.offer,
                line.offer if line.bundled else "",
                line.quantity,
                self._price(line, offers),
                charged[place],
                rebates[place],
                deliveries[place],
                not line.present,
            )
            for place, line in enumerate(self.done.purchases)
        ]
        return tuple(sorted(lines, key=lambda line: (line.trust, line.item, line.offer)))

    def _price(self, line: Purchase, offers: dict[tuple[str, str], str]) -> Fraction:
        """Return what a unit is charged; in a bundle, the price its own row names [pence per unit]."""
        if line.bundled:
            row = self.given.terms.rows[offers[line.offer, line.item]]
            return Fraction(int(row["price_gbp_millionths"]), 10_000)
        return line.charged * 1_000_000 / line.quantity

    def _bundle_pence(self, offers: dict[tuple[str, str], str]) -> dict[int, int]:
        """Split the price of every bundle over its lines by what each comes to at its own row's price."""
        found: dict[int, int] = {}
        prices = {bundle.name: bundle.price for bundle in self.done.instance.bundles}
        groups: dict[str, list[int]] = defaultdict(list)
        for place, line in enumerate(self.done.purchases):
            if line.bundled:
                groups[line.offer].append(place)
        for name, places in groups.items():
            lines = [self.done.purchases[place] for place in places]
            worth = [round_half_up(self._price(line, offers) * line.quantity / 1_000_000) for line in lines]
            found.update(_split(prices[name], places, dict(zip(places, worth, strict=True)), self.done.purchases))
        return found

    def _rebates(self, charged: list[int]) -> dict[int, int]:
        """Split what each schedule pays back over the lines it covers, by what is charged."""
        found: dict[int, int] = defaultdict(int)
        places: dict[str, list[int]] = defaultdict(list)
        for place, line in enumerate(self.done.purchases):
            if not line.bundled:
                places[line.offer].append(place)
        for name, back in self.done.paid_back.items():
            covered = sorted(at for offer in self.done.instance.offers_covered[name] for at in places[offer.name])
            for place, part in _split(round_half_up(back), covered, charged, self.done.purchases):
                found[place] += part
        return found

    def _deliveries(self, charged: list[int]) -> dict[int, int]:
        """Split a supplier's deliveries to a trust over what the trust buys of it on new terms, by what is charged."""
        found: dict[int, int] = defaultdict(int)
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, line in enumerate(self.done.purchases):
            if not line.present:
                groups[line.supplier, line.trust].append(place)
        for (supplier, _), covered in groups.items():
            pence = self.given.costs[supplier].delivery
            found.update(_split(pence, covered, charged, self.done.purchases))
        return found

    @cached_property
    def one_offs(self) -> dict[tuple[str, str, str], int]:
        """What is paid once, by kind, supplier and trust, as stated [pence]."""
        found = {}
        new = [line for line in self.lines if line.is_new]
        for supplier in sorted({line.supplier for line in new}):
            costs = self.given.costs[supplier]
            if costs.activation:
                found["activation", supplier, ""] = costs.activation
            for trust in sorted({line.trust for line in new if line.supplier == supplier}):
                if costs.switching and supplier not in self.given.today_of(trust):
                    found["switching", supplier, trust] = costs.switching
        return found

    def evidence(self, line: PricedLine) -> str:
        """Return what stands behind the price of a line; empty for present terms."""
        if not line.is_new:
            return ""
        return str(self.given.terms.rows[line.offer]["evidence"]) or "assumed"

    @cached_property
    def supplier_names(self) -> dict[str, str]:
        """Name by supplier, as far as the case says."""
        found: dict[str, str] = {}
        for table, column in (("offers", "supplier_name"), ("suppliers", "name")):
            if table in self.case and column in self.case.frame(table):
                frame = self.case.frame(table)
                pairs = zip(frame["supplier"], frame[column], strict=True)
                found |= {supplier: name for supplier, name in pairs if name}
        return found

    @cached_property
    def item_facts(self) -> dict[str, tuple[str, str]]:
        """Name and unit by item, as far as the case says."""
        found: dict[str, tuple[str, str]] = {}
        for table, column in (("demand", "item_name"), ("items", "name")):
            if table in self.case and column in self.case.frame(table):
                frame = self.case.frame(table)
                columns = (frame["item"], frame[column], frame["unit"])
                found |= {item: (name, unit) for item, name, unit in zip(*columns, strict=True) if name}
        return found


def weakest_evidence(grades: Iterable[str]) -> str:
    """Return the weakest of some grades of evidence; empty where there is none."""
    return max((grade for grade in grades if grade), key=_EVIDENCE_ORDER.index, default="")


def _split(
    total: int, places: list[int], charged: Mapping[int, int] | list[int], purchases: list[Purchase]
) -> list[tuple[int, int]]:
    """Split pence over lines by what is charged, or by quantity where nothing is; in the order of trust and item."""
    if not total or not places:
        return []
    ordered = sorted(places, key=lambda place: (purchases[place].trust, purchases[place].item, purchases[place].offer))
    weights = [charged[place] for place in ordered]
    if sum(weights) <= 0 or min(weights) < 0:
        weights = [purchases[place].quantity for place in ordered]
    return list(zip(ordered, split_pence(total, weights), strict=True))
