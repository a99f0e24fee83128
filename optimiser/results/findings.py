"""Everything the program finds in a case without an optimiser, as tables, figures and graphs."""

from __future__ import annotations

from dataclasses import dataclass, field

import networkx as nx
import pandas as pd

from optimiser.case import Case
from optimiser.config.scenario import Scenario
from optimiser.prepare.prices import compare
from optimiser.results.alignment import find_alignment
from optimiser.results.contract_facts import contract_facts, extendable_items
from optimiser.results.contracts import decide_by_calendar, internal_trade
from optimiser.results.exclusions import enter_exclusions
from optimiser.results.grey_fleet import grey_fleet
from optimiser.results.ledger import Ledger, findings_frame
from optimiser.results.not_answered import not_answered
from optimiser.results.opportunities import enter_opportunities
from optimiser.results.price_facts import price_facts
from optimiser.results.prices import enter_prices
from optimiser.results.reading import issues_frame, reconciliation_frame
from optimiser.results.register import register_reconciliation
from optimiser.results.supplier_contracts import supplier_contracts
from optimiser.results.suppliers import supplier_findings

LEVERS = ("buying", "transport")


@dataclass
class Findings:
    """What was found.

    Parameters
    ----------
    ledger
        Every figure with its sources.
    tables
        Tables of findings by name in the dictionary of outputs; a table that the case gives no ground for is absent.
    graphs
        The graphs they were read from, by name.
    """

    ledger: Ledger = field(default_factory=Ledger)
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    graphs: dict[str, nx.Graph[str]] = field(default_factory=dict)


def find(case: Case, scenario: Scenario, levers: tuple[str, ...] = LEVERS) -> Findings:
    """Find opportunities, contracts to decide and align, shared suppliers and grey fleet.

    Parameters
    ----------
    case
        The case.
    scenario
        Its settings.
    levers
        buying, transport or both; contracts are read for either.
    """
    findings = Findings()
    if "contracts" in case:
        findings.tables["decide_by"] = decide_by_calendar(case, scenario, findings.ledger)
        alignment = find_alignment(case, scenario)
        findings.tables["alignment_groups"], findings.graphs["contract_alignment"] = alignment.groups, alignment.graph
        findings.tables["supplier_contracts"] = supplier_contracts(case, scenario)
        if "suppliers" in case:
            findings.tables["internal_trade"] = internal_trade(case, findings.ledger)
    unapplied: tuple[int, ...] = ()
    if "buying" in levers and "spend_lines" in case:
        unapplied = _find_buying(case, scenario, findings)
    if "transport" in levers and {"mileage", "mileage_rates"} <= set(case.tables):
        findings.tables["grey_fleet"] = grey_fleet(case, findings.ledger)
    findings.tables["not_answered"] = findings_frame("not_answered", not_answered(case, findings.tables, unapplied))
    findings.tables["reconciliation"] = reconciliation_frame(case)
    findings.tables["issues"] = issues_frame(case.issues)
    return findings


def _find_buying(case: Case, scenario: Scenario, findings: Findings) -> tuple[int, ...]:
    """Find everything that rests on the spend lines; return the rows of adjustments that met none of them."""
    ledger, tables = findings.ledger, findings.tables
    contracts = contract_facts(case, scenario)
    comparison = compare(case, scenario, extendable_items(case, contracts))
    facts = price_facts(case, comparison)
    tables |= enter_prices(facts, comparison, ledger)
    tables["exclusions"] = enter_exclusions(facts, comparison, ledger)
    tables |= enter_opportunities(facts, comparison, contracts, ledger)
    suppliers = supplier_findings(facts, comparison, ledger)
    tables["shared_suppliers"], tables["pooling_groups"] = suppliers.shared, suppliers.pooling
    findings.graphs["supplier_item_trust"] = suppliers.graph
    if {"contracts", "items"} <= set(case.tables):
        tables["register_reconciliation"] = register_reconciliation(case, scenario, ledger)
    return comparison.lines.unapplied
