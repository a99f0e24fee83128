"""Targets and schemes on the page."""

from __future__ import annotations

from typing import Any

from optimiser.report.html.context import Report
from optimiser.report.html.findings import Findings, split_findings
from optimiser.report.html.sections import targets
from optimiser.report.view import RunView
from tests.unit.report.html.sample_view import figure, frame, part, sample_view


def _section(view: RunView, findings: Findings) -> str:
    section = targets.build(Report(view), findings)
    assert section is not None
    return str(section.body)


def _node(name: str, parent: str = "", **more: Any) -> dict[str, Any]:
    return {
        "target": name,
        "parent": parent,
        "name": f"Node {name}",
        "lever": "all",
        "financial_year": "2026/27",
        "target_pence": 500,
    } | more


def test_a_child_stands_below_its_parent() -> None:
    """Nodes come in the order of the tree, indented by their depth, even where a parent is unknown."""
    rows = [_node("B", "T"), _node("C", "B"), _node("T"), _node("D", "T"), _node("X", "gone")]
    view = RunView({}, {"target_nodes": frame("target_nodes", rows)}, {})
    body = _section(view, split_findings(view)[0])
    table = body.split("<tbody>")[1]
    places = [table.index(f"Node {name} ") for name in "TBCDX"]
    assert places == sorted(places)
    assert 'class="depth-2">Node C' in table


def test_what_was_not_computed_is_not_nought() -> None:
    """Without weights the gap to target is said to be not computed; nothing identified is none."""
    view = RunView({}, {"target_nodes": frame("target_nodes", [_node("T", identified_pence=0)])}, {})
    row = _section(view, split_findings(view)[0]).split("<tbody>")[1].split("</tr>")[0]
    assert "£0" not in row
    assert row.count("not computed") == 6
    assert ">none<" in row


def test_the_gap_is_traced_to_the_target_and_the_schemes() -> None:
    """Gap and unidentified have entries of their own: the target less the schemes that fall under the node."""
    names = {"target:T": 500, "scheme_full_year:S": 300, "scheme_risk:S": 200}
    tables = {
        "figures": frame("figures", [figure(name, "target", pence) for name, pence in names.items()]),
        "figure_sources": frame("figure_sources", [part(name, 1, row=2) for name in names]),
        "target_nodes": frame(
            "target_nodes",
            [
                _node(
                    "T",
                    identified_pence=300,
                    risk_adjusted_pence=200,
                    gap_to_target_pence=300,
                    unidentified_pence=200,
                    figure="target:T",
                )
            ],
        ),
        "scheme_values": frame(
            "scheme_values",
            [{"scheme": "S", "title": "S", "lever": "buying", "counts": True, "financial_year": "2026/27"}],
        ),
    }
    report = Report(RunView({}, tables, {}))
    assert targets.build(report, split_findings(report.view)[0])
    parts = [found.parts for found in report.figures.page_sums.values()]
    assert (("target:T", 1), ("scheme_risk:S", -1)) in parts
    assert (("target:T", 1), ("scheme_full_year:S", -1)) in parts


def test_illustrative_targets_say_so_on_their_face() -> None:
    """The illustration's tree, its picture and its caption all say that they are illustrative."""
    view = sample_view()
    main, apart = split_findings(view)
    assert targets.build(Report(view), main) is None
    body = _section(view, apart)
    assert "These targets are illustrative" in body
    assert "All levers (illustrative)" in body
    assert body.count("Illustrative, synthetic data") == 2


def test_avoidance_stands_below_the_line() -> None:
    """A scheme that does not count is in a table of its own, with the reason."""
    rows = [
        {
            "scheme": "A",
            "title": "Avoided",
            "counts": False,
            "counts_note": "cost avoidance",
            "full_year_effect_pence": 100,
        }
    ]
    view = RunView({}, {"scheme_values": frame("scheme_values", rows)}, {})
    body = _section(view, split_findings(view)[0])
    assert "Below the line" in body
    assert "cost avoidance" in body
    assert "Schemes that count" not in body
