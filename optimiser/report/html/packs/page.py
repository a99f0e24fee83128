"""The file of packs: an index, a section for each lot and a page for each supplier, each on paper of its own."""

from __future__ import annotations

from typing import Any

from optimiser.report.html.context import Report
from optimiser.report.html.findings import Findings, split_findings
from optimiser.report.html.format import day_from_text
from optimiser.report.html.packs.anchors import paged_suppliers
from optimiser.report.html.packs.lots import lot_pack
from optimiser.report.html.packs.market import Market
from optimiser.report.html.packs.suppliers import supplier_page
from optimiser.report.html.policy import STYLE, policy
from optimiser.report.html.sections import trace
from optimiser.report.view import RunView

_SOURCES = ("unit_prices", "savings", "shared_suppliers")
_CONFIDENTIAL = ("spend_lines", "demand", "offers", "contracts", "suppliers")


def has_packs(main: Findings, apart: Findings) -> bool:
    """Whether there is any lot or supplier to make a pack of.

    Parameters
    ----------
    main, apart
        The two parts of the page.
    """
    parts = (main, apart)
    if any(not part.frame(name).empty for part in parts for name in _SOURCES):
        return True
    calendars = [part.frame("decide_by") for part in parts]
    return any("buying" in frame["lever"].tolist() for frame in calendars if not frame.empty)


def render_packs(view: RunView) -> str:
    """Return the packs of a run as one HTML page that needs no network and no script; empty where there are none.

    Parameters
    ----------
    view
        The run.
    """
    report = Report(view)
    main, apart = split_findings(view)
    if not has_packs(main, apart):
        return ""
    parts = [_part(report, findings) for findings in (main, apart)]
    bases = view.result.get("basis", {})
    appendix = trace.build(report, all_up_to=0)
    page = report.render(
        "packs",
        title=view.result.get("case_title") or view.result.get("case", ""),
        as_of=day_from_text(str(view.result.get("as_of", ""))),
        result=view.result,
        parts=[part for part in parts if part["lots"] or part["suppliers"]],
        confidential=any(bases.get(name) == "supplied" for name in _CONFIDENTIAL),
        appendix=appendix,
        style=STYLE,
        policy=policy(),
    )
    return str(page)


def _part(report: Report, findings: Findings) -> dict[str, Any]:
    """Make every pack of one part: lots by pounds, suppliers by pounds."""
    market = Market(report, findings)
    suppliers = [supplier_page(market, code) for code in sorted(paged_suppliers(findings))]
    return {
        "illustration": findings.illustration,
        "prefix": findings.prefix,
        "lots": [lot_pack(market, lot) for lot in market.lots],
        "suppliers": sorted(suppliers, key=_weight),
    }


def _weight(supplier: dict[str, Any]) -> tuple[int, str]:
    return -max(supplier["spend"][0] or 0, supplier["recommended"][0] or 0), supplier["name"]
