"""What the contract register says that bears on opportunities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from optimiser.case import Case
from optimiser.config.scenario import Scenario
from optimiser.results.contracts import DRIVING_GRADES, dates_of, members_of


@dataclass(frozen=True)
class ContractFacts:
    """What the register says that bears on opportunities.

    Parameters
    ----------
    extendable
        Pairs (trust, category) with a live contract that has an unused extension, graded A or B.
    under_way
        Pairs (trust, category) for which a joint tender is under way.
    deadlines
        By (trust, category) the decide-by dates of live contracts, with the contract.
    """

    extendable: frozenset[tuple[str, str]] = frozenset()
    under_way: frozenset[tuple[str, str]] = frozenset()
    deadlines: tuple[tuple[str, str, dt.date, str], ...] = ()


def contract_facts(case: Case, scenario: Scenario) -> ContractFacts:
    """Read off the register what bears on opportunities.

    Parameters
    ----------
    case
        With or without a contracts table.
    scenario
        Notice and lead times.
    """
    if "contracts" not in case:
        return ContractFacts()
    extendable, under_way, deadlines = set(), set(), []
    for _, contract in case.frame("contracts").iterrows():
        dates = dates_of(contract, case, scenario)
        pairs = [(member, contract["category"]) for member in members_of(contract)]
        joint = contract["joint"] is not pd.NA and bool(contract["joint"])
        if joint and dates.urgency == "under_way":
            under_way.update(pairs)
        live = contract["status"] == "awarded" and contract["end"] is not None and contract["end"] >= case.as_of
        live = live and (contract["start"] is None or contract["start"] <= case.as_of)
        if live and dates.latest_end != contract["end"] and contract["grade"] in DRIVING_GRADES:
            extendable.update(pairs)
        if live and dates.decide_by is not None:
            deadlines += [(*pair, dates.decide_by, contract["contract"]) for pair in pairs]
    return ContractFacts(frozenset(extendable), frozenset(under_way), tuple(deadlines))


def extendable_items(case: Case, facts: ContractFacts) -> frozenset[tuple[str, str]]:
    """Return the pairs (trust, item) whose category has a live contract with an unused extension."""
    if "items" not in case:
        return frozenset()
    items = case.frame("items")
    pairs = zip(items["item"], items["category"], strict=True)
    return frozenset(
        (trust, item) for item, category in pairs for trust in case.trusts if (trust, category) in facts.extendable
    )


def deadline(contracts: ContractFacts, trusts: Iterable[str], category: str) -> tuple[dt.date | None, str]:
    """Return the earliest date by which one of the trusts must decide on its contract, and where it comes from.

    Parameters
    ----------
    contracts
        What the register says.
    trusts
        Some trusts.
    category
        A category of spend.
    """
    members = set(trusts)
    known = sorted(
        (date, name) for trust, own, date, name in contracts.deadlines if own == category and trust in members
    )
    if not known:
        return None, "No live contract of these trusts with an end date is in the register."
    date, name = known[0]
    return date, f"Contract {name} comes first."
