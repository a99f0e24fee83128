"""Contracts of several trusts in one category that could start anew together, and what that takes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

import networkx as nx
import pandas as pd

from models.procurement.alignment import AlignmentGroup, ContractInterval, alignment_groups, contract_alignment_graph
from optimiser.case import Case
from optimiser.config.scenario import Scenario
from optimiser.money import round_half_up
from optimiser.results.contracts import dates_of, members_of
from optimiser.results.ledger import findings_frame

_DAYS_PER_MONTH = Fraction(36525, 1200)


@dataclass(frozen=True, eq=False)
class AlignmentFindings:
    """The table ``alignment_groups`` and the graph it was read from."""

    groups: pd.DataFrame
    graph: nx.Graph[str]


def find_alignment(case: Case, scenario: Scenario) -> AlignmentFindings:
    """Find the contracts that could be aligned: live or under tender, with an end, of more than one trust.

    A contract that has ended is left out: it is to be replaced, not aligned.

    Parameters
    ----------
    case
        With a contracts table.
    scenario
        The window.
    """
    contracts = {row["contract"]: row for _, row in case.frame("contracts").iterrows()}
    intervals = []
    for name, contract in contracts.items():
        members, dates = members_of(contract), dates_of(contract, case, scenario)
        if not members or dates.latest_end is None or contract["end"] < case.as_of or contract["status"] == "pipeline":
            continue
        # A new contract can start on the day after the old one ends.
        earliest, latest = contract["end"].toordinal() + 1, dates.latest_end.toordinal() + 1
        intervals.append(ContractInterval(name, members, contract["category"], earliest, latest))
    window = round_half_up(scenario.buying.alignment_window_months * _DAYS_PER_MONTH)
    graph = contract_alignment_graph(intervals, window)
    rows = []
    for number, group in enumerate(alignment_groups(graph), start=1):
        members_rows = [contracts[name] for name in group.contracts]
        rows.append(
            {
                "group": f"A{number:03d}",
                "category": group.category,
                "lever": members_rows[0]["lever"],
                "contracts": ";".join(group.contracts),
                "trusts": ";".join(group.trusts),
                "common_from": dt.date.fromordinal(group.common_from),
                "common_to": dt.date.fromordinal(group.common_to),
                "needs_extension": ";".join(group.needs_extension),
                "already_joint": any(row["joint"] is not pd.NA and bool(row["joint"]) for row in members_rows),
                "grade": max(row["grade"] for row in members_rows),
                "explanation": _explain(group),
            }
        )
    return AlignmentFindings(findings_frame("alignment_groups", rows), graph)


def _explain(group: AlignmentGroup) -> str:
    """Say in words what aligning a group takes."""
    first, last = dt.date.fromordinal(group.common_from), dt.date.fromordinal(group.common_to)
    day = f"{first.day} {first:%b %Y}"
    extend = (
        f" if {', '.join(group.needs_extension)} {'is' if len(group.needs_extension) == 1 else 'are'} extended"
        if group.needs_extension
        else ""
    )
    if group.gap_days:
        return (
            f"All are free from {day}{extend}; {', '.join(group.needs_bridge)} would need a short agreement of up to "
            f"{group.gap_days} days to reach it."
        )
    span = f"between {day} and {last.day} {last:%b %Y}" if last > first else f"on {day}"
    return f"All can start anew {span}{extend}."
