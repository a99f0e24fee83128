"""Which sheet each block stands on, and where: findings and inputs by themselves, the illustration apart."""

from __future__ import annotations

from collections.abc import Mapping

from optimiser.report.workbook.blocks import HEADER_OFFSET, Place

ILLUSTRATION = "Illustration"
ILLUSTRATION_INPUTS = "Illustration inputs"
ILLUSTRATION_TRACE = "Illustration trace"
_ILLUSTRATION_TOP = 7

TRANSPORT = {
    **dict.fromkeys(
        ("overlap", "overlap_reasons", "overlap_cliques", "overlap_contracts", "overlap_corridors"), "Overlap"
    ),
    **dict.fromkeys(("transport_plans", "transport_gains", "transport_year", "transport_unserved"), "Transport plans"),
    "transport_routes": "Transport routes",
    **dict.fromkeys(("transport_service", "transport_frontier"), "Transport service"),
    **dict.fromkeys(("transport_proof", "travel_model", "transport_recorded", "transport_planted"), "Transport proof"),
}
"""Sheets of the tables about transport."""
FINDINGS = {
    "unit_prices": "Unit prices",
    "benchmark_prices": "Benchmarks",
    "opportunities": "Opportunities",
    "opportunity_parts": "Opportunity parts",
    "by_trust": "By trust",
    "award_lines": "Award",
    "savings": "Savings",
    "award_years": "Award phasing",
    "award_phasing": "Award phasing",
    "award_rules": "Award rules",
    "award_proof": "Award questions",
    "award_suppliers": "Award questions",
    "award_tiers": "Award questions",
    "award_choices": "Award questions",
    "award_risk": "Award questions",
    "award_left_out": "Award questions",
    "award_planted": "Award questions",
    "decide_by": "Decide by",
    "alignment_groups": "Alignment",
    "register_reconciliation": "Register v returns",
    "shared_suppliers": "Shared suppliers",
    "pooling_groups": "Pooling groups",
    "supplier_contracts": "Supplier contracts",
    "internal_trade": "Internal trade",
    **TRANSPORT,
    "grey_fleet": "Grey fleet",
    "target_nodes": "Targets",
    "scheme_values": "Schemes",
    "exclusions": "Exclusions",
    "reconciliation": "Reconciliation",
    "issues": "Issues",
    "not_answered": "Not answered",
    "figures": "Trace",
    "figure_sources": "Trace sources",
}


def sheet_title(name: str) -> str:
    """Return the sheet on which a finding or an input of the first part stands."""
    if name in FINDINGS:
        return FINDINGS[name]
    if name.startswith("input_"):
        words = name.removeprefix("input_").removesuffix("_lines").replace("_", " ")
        return f"Input {words}"[:31]
    return (name[:1].upper() + name[1:].replace("_", " "))[:31]


def on_sheets(rows: Mapping[str, int]) -> dict[str, Place]:
    """Give every block of the first part its sheet; those that share one stand one under the other.

    Parameters
    ----------
    rows
        Rows of each block by its name, in order [rows].
    """
    tops: dict[str, int] = {}
    places: dict[str, Place] = {}
    for name, count in rows.items():
        sheet = sheet_title(name)
        places[name] = Place(sheet, tops.get(sheet, 0))
        tops[sheet] = places[name].top + HEADER_OFFSET + count + 3
    return places


def stacked(rows: Mapping[str, int]) -> dict[str, Place]:
    """Put the blocks of the illustration one under the other; inputs, trace, award and transport on their own sheets.

    Parameters
    ----------
    rows
        Rows of each block by its name, in order [rows].
    """
    tops: dict[str, int] = {}
    places: dict[str, Place] = {}
    for name, count in rows.items():
        if count:
            sheet = _illustration_sheet(name)
            places[name] = Place(sheet, tops.get(sheet, _ILLUSTRATION_TOP))
            tops[sheet] = places[name].top + HEADER_OFFSET + count + 3
    return places | {"checks": Place(ILLUSTRATION, tops.get(ILLUSTRATION, _ILLUSTRATION_TOP))}


def _illustration_sheet(name: str) -> str:
    """Return the sheet of the illustration on which a block stands."""
    if name.startswith("input_"):
        return ILLUSTRATION_INPUTS
    if name in {"figures", "figure_sources"}:
        return ILLUSTRATION_TRACE
    if name == "savings" or name.startswith("award_") or name in TRANSPORT:
        return f"{ILLUSTRATION} {FINDINGS[name].lower()}"
    return ILLUSTRATION
