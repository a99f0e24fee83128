"""Suppliers that hold contracts of several members: one conversation, several contracts, with their ends."""

from __future__ import annotations

from typing import Any

import pandas as pd

from optimiser.case import Case
from optimiser.config.scenario import Scenario
from optimiser.prepare.prices import owners
from optimiser.results.contracts import dates_of, members_of, supplier_name
from optimiser.results.ledger import findings_frame

_OVER = ("ended",)


def supplier_contracts(case: Case, scenario: Scenario) -> pd.DataFrame:
    """List the suppliers whose contracts serve two or more members, those with most live contracts first.

    It counts contracts and names dates; it claims no pounds. A supplier that a member owns is left to internal trade.

    Parameters
    ----------
    case
        With a contracts table.
    scenario
        Notice and lead times.
    """
    contracts = case.frame("contracts")
    owned = owners(case)
    rows = []
    for supplier, held in contracts[contracts["supplier"] != ""].groupby("supplier", sort=True):
        if supplier in owned:
            continue
        trusts = sorted({member for _, contract in held.iterrows() for member in members_of(contract)})
        if len(trusts) > 1:
            rows.append(_row(case, scenario, str(supplier), held, trusts))
    rows.sort(key=lambda row: (-row["live"], -row["trusts"].count(";"), row["supplier"]))
    return findings_frame("supplier_contracts", rows)


def _row(case: Case, scenario: Scenario, supplier: str, held: pd.DataFrame, trusts: list[str]) -> dict[str, Any]:
    """Describe one supplier's contracts."""
    dated = [(contract, dates_of(contract, case, scenario)) for _, contract in held.iterrows()]
    live = [(contract, dates) for contract, dates in dated if dates.urgency not in _OVER]
    decide = [(dates.decide_by, contract) for contract, dates in live if dates.decide_by is not None]
    first = min(decide, key=lambda pair: (pair[0], pair[1]["contract"]), default=None)
    return {
        "supplier": supplier,
        "name": supplier_name(case, supplier),
        "trusts": ";".join(trusts),
        "contracts": ";".join(contract["contract"] for contract, _ in dated),
        "live": len(live),
        "ended": len(dated) - len(live),
        "first_decision": first[0] if first else None,
        "first_contract": first[1]["contract"] if first else "",
        "categories": ";".join(sorted({contract["category"] for contract, _ in dated})),
        "grade": max(contract["grade"] for contract, _ in dated),
        "basis": case.tables["contracts"].basis,
    }
