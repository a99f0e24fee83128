"""How the excess over the median could come, what the register says about it, and what pooling adds."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction

from optimiser.audit.calendar_dates import DRIVING, buyers_of, dates_of, is_live
from optimiser.audit.lines import Spend
from optimiser.audit.prices import MILLION, Pair, Prices, above
from optimiser.audit.reading import Row, RunRecord
from optimiser.money import round_half_up


@dataclass
class RegisterFacts:
    """What the contract register says that bears on opportunities, by (trust, category).

    Parameters
    ----------
    extendable
        With a live contract, graded A or B, that has an unused extension.
    under_way
        For which a joint tender is under way.
    deadlines
        Decide-by dates of the live contracts, with the contract.
    """

    extendable: set[Pair] = field(default_factory=set)
    under_way: set[Pair] = field(default_factory=set)
    deadlines: dict[Pair, list[tuple[dt.date, str]]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True)
class Pooled:
    """The best tiered offer for an item if its trusts buy together.

    Parameters
    ----------
    offer
        Name.
    values
        What each trust would pay less beyond what is claimed already, where that is above zero [pence].
    """

    offer: str
    values: dict[str, int]


def register_facts(run: RunRecord) -> RegisterFacts:
    """Read off the register what bears on opportunities."""
    facts = RegisterFacts()
    for contract in run.rows("contracts"):
        pairs = [(trust, contract["category"]) for trust in buyers_of(contract)]
        if contract["joint"] and dates_of(contract, run).urgency == "under_way":
            facts.under_way.update(pairs)
        if not is_live(contract, run.as_of):
            continue
        if contract["extension_months"] and contract["grade"] in DRIVING:
            facts.extendable.update(pairs)
        decide_by = dates_of(contract, run).decide_by
        for pair in pairs:
            if decide_by is not None:
                facts.deadlines[pair].append((decide_by, contract["contract"]))
    return facts


def split_excess(spend: Spend, prices: Prices, register: RegisterFacts) -> dict[tuple[str, str, str], int]:
    """Split each excess over the median into the classes it could come by, as {(class, item, trust): pence}.

    Parameters
    ----------
    spend, prices
        The comparison.
    register
        Where there is a contract to change.
    """
    found = {}
    for item in prices.levels:
        for trust in prices.trusts(item):
            excess = prices.excess["median", item, trust]
            if spend.comparison(item) != "price":
                found["investigate", item, trust] = excess
                continue
            match = min(excess, round_half_up(prices.matchable.get((item, trust), Fraction(0))))
            found["price_match", item, trust] = match
            bound = (trust, spend.category(item)) in register.extendable
            found["contract_change" if bound else "new_tender", item, trust] = excess - match
    return {key: value for key, value in found.items() if value > 0}


def pooled_tiers(run: RunRecord, spend: Spend, prices: Prices) -> dict[str, Pooled]:
    """Find for each item the tiered offer worth most to its trusts together, beyond the excess over the median.

    Parameters
    ----------
    run
        With or without offers and their tiers.
    spend, prices
        The comparison.
    """
    best: dict[str, Pooled] = {}
    items = {item for item, _ in prices.cells}
    tiers: dict[str, list[Row]] = defaultdict(list)
    for tier in run.rows("offer_tiers"):
        tiers[tier["offer"]].append(tier)
    for offer in sorted(run.rows("offers"), key=lambda row: str(row["offer"])):
        item = offer["item"]
        if item in items and offer["supplier"] not in spend.owners and _holds(offer, run.as_of):
            steps = _steps(offer, tiers[offer["offer"]])
            values = _pooled_values(offer, steps, item, prices) if steps else {}
            if sum(values.values()) > (sum(best[item].values.values()) if item in best else 0):
                best[item] = Pooled(offer["offer"], values)
    return best


def _holds(offer: Row, as_of: dt.date) -> bool:
    """Tell whether an offer is valid on a day."""
    first, last = offer["valid_from"] or dt.date.min, offer["valid_to"] or dt.date.max
    return bool(first <= as_of <= last)


def _steps(offer: Row, tiers: list[Row]) -> dict[int, Fraction]:
    """Return price by threshold of an offer with all-units tiers on its own volume [pence per unit by millionths]."""
    own = [
        tier
        for tier in tiers
        if (tier["kind"], tier["threshold_unit"], tier["scope"]) == ("all_units", "units", "offer")
    ]
    if not own or offer["price_gbp_millionths"] is None:
        return {}
    listed = Fraction(offer["price_gbp_millionths"], MILLION // 100)
    steps = {0: listed}
    for tier in own:
        price = tier["price_gbp_millionths"]
        discounted = listed * (1 - (tier["discount"] or Fraction(0)))
        steps[tier["threshold_millionths"]] = discounted if price is None else Fraction(price, MILLION // 100)
    return steps


def _pooled_values(offer: Row, steps: dict[int, Fraction], item: str, prices: Prices) -> dict[str, int]:
    """Value one offer; nothing where pooling reaches no tier that some trust does not reach alone."""
    cells = {trust: prices.cells[item, trust] for trust in prices.trusts(item)}
    volume = sum(cell.millionths for cell in cells.values())
    capacity = offer["capacity_millionths"]
    reached = max(threshold for threshold in steps if threshold <= volume)
    if all(cell.millionths >= reached for cell in cells.values()) or (capacity is not None and volume > capacity):
        return {}
    values = {
        trust: above(cell.pence, cell.millionths, steps[reached]) - prices.excess.get(("median", item, trust), 0)
        for trust, cell in cells.items()
    }
    return {trust: value for trust, value in values.items() if value > 0}
