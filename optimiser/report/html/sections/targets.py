"""Targets: the tree with its five numbers, and the schemes set against it."""

from __future__ import annotations

from typing import Any

from optimiser.report.html.context import Report, Section, about
from optimiser.report.html.findings import Findings, Row
from optimiser.report.html.svg_bars import BarRow, bars
from optimiser.report.html.words import LEVER_WORDS

_DRAWN = 20


def build(report: Report, findings: Findings) -> Section | None:
    """Build the section; ``None`` where the case has no targets and no schemes.

    Parameters
    ----------
    report
        The page.
    findings
        The part of the page: illustrative targets stand in the illustration only.
    """
    schemes = [_with_scheme_figures(report, row) for row in findings.rows("scheme_values")]
    nodes = [_with_node_figures(report, node, schemes) for node in _in_tree_order(findings.rows("target_nodes"))]
    anchor, title = f"{findings.prefix}targets", "Targets and schemes"
    if not nodes and not schemes:
        needed = (
            report.has_input("targets", "schemes")
            and not findings.illustration
            and not report.result.get("illustration")
        )
        return report.missing(anchor, title, ("target", "scheme")) if needed else None
    weights = (report.result.get("settings", {}).get("recovery") or {}).get("risk_weights")
    body = report.render(
        "targets",
        findings=findings,
        anchor=anchor,
        nodes=nodes,
        versions=sorted({(row["version"], str(row["version_date"] or "date not stated")) for row in nodes}),
        schemes=schemes,
        counted=[row for row in schemes if row["counts"]],
        below=[row for row in schemes if not row["counts"]],
        weights=weights or {},
        levers=LEVER_WORDS,
        picture=_picture(anchor, nodes, findings.illustration),
        note=about(nodes, "Pounds", "the financial year named"),
        scheme_note=about(schemes, "Pounds", "the financial year named"),
    )
    return Section(anchor, title, body, wide=True)


def _in_tree_order(rows: list[Row]) -> list[dict[str, Any]]:
    """Return the nodes with each parent before its children and the depth of each."""
    known = {row["target"] for row in rows}
    children: dict[str, list[Row]] = {}
    for row in rows:
        children.setdefault(
            row["parent"] if row["parent"] in known and row["parent"] != row["target"] else "", []
        ).append(row)
    ordered: list[dict[str, Any]] = []
    waiting = [(row, 0) for row in reversed(children.get("", []))]
    while waiting:
        row, depth = waiting.pop()
        ordered.append({**row, "depth": min(depth, 4)})
        waiting += [(child, depth + 1) for child in reversed(children.get(row["target"], []))]
    return ordered


def _with_scheme_figures(report: Report, row: Row) -> Row:
    """Add the figures a scheme's numbers can be traced by."""
    scheme, year, first = row["scheme"], row["financial_year"], report.figures.first
    return {
        **row,
        "full_year_effect_figure": first(f"scheme_full_year:{scheme}", row["figure"]),
        "part_year_effect_figure": first(f"scheme_part_year:{year}:{scheme}"),
        "risk_adjusted_figure": first(f"scheme_risk:{scheme}"),
        "actual_figure": first(f"scheme_actual:{year}:{scheme}"),
    }


def _with_node_figures(report: Report, node: Row, schemes: list[Row]) -> Row:
    """Add the figures a node's numbers can be traced by: sums of the schemes that fall under it."""
    under = sorted({row["scheme"] for row in schemes if row["counts"] and _falls_under(row, node)})
    full, risk = [f"scheme_full_year:{scheme}" for scheme in under], [f"scheme_risk:{scheme}" for scheme in under]
    year, target = node["financial_year"], f"target:{node['target']}"
    actual = [name for scheme in under if (name := f"scheme_actual:{year}:{scheme}") in report.figures]
    made: dict[str, tuple[list[str], list[str]]] = {
        "identified": (full, []),
        "in_year": ([f"scheme_part_year:{year}:{scheme}" for scheme in under], []),
        "risk_adjusted": (risk, []),
        "actual": (actual, []),
        "gap_to_target": ([target], risk),
        "unidentified": ([target], full),
    }
    figures = {"target_figure": node["figure"], "opportunity_figure": _opportunity_figure(report, node)}
    for key, (parts, less) in made.items():
        pence = node[f"{key}_pence"]
        label = f"{node['name']}: {key.replace('_', ' ')}"
        figures[f"{key}_figure"] = "" if pence is None else report.figures.sum_of(parts, pence, label, less)
    return {**node, **figures}


def _falls_under(scheme: Row, node: Row) -> bool:
    """Whether a scheme counts towards a node: by lever, and by trust where the node has one."""
    return node["lever"] in {"all", scheme["lever"]} and node["trust"] in {"", scheme["trust"]}


def _opportunity_figure(report: Report, node: Row) -> str:
    """Return the published opportunity a node shows, where it is the same amount."""
    name = "headline:opportunity" + (f":{node['trust']}" if node["trust"] else "")
    return name if report.figures.pence(name) == node["opportunity_pence"] else ""


def _picture(anchor: str, nodes: list[dict[str, Any]], illustrative: bool) -> Any:
    """Draw risk-adjusted and identified against the target."""
    drawn = []
    for node in nodes[:_DRAWN]:
        if node["target_pence"] is None:
            continue
        sure, identified = node["risk_adjusted_pence"] or 0, node["identified_pence"] or 0
        pieces = ((sure, "piece-0"), (max(identified - sure, 0), "piece-1"))
        marked = illustrative and "illustrative" not in node["name"].lower()
        name = f"{node['name']}{' (illustrative)' if marked else ''}"
        drawn.append(BarRow(name, pieces, node["target_pence"], outline=node["target_pence"]))
    if not drawn:
        return None
    legend = [
        ("piece-0", "Risk-adjusted"),
        ("piece-1", "Identified beyond that"),
        ("outline-key", "Target (the figure behind each bar)"),
    ]
    title = "Identified and risk-adjusted against target, pounds a year" + (
        " (illustrative, synthetic data)" if illustrative else ""
    )
    return bars(f"{anchor}-chart", title, "One bar a node of the tree. The table below has the figures.", drawn, legend)
