"""``optimiser targets``: opportunities and schemes against recovery targets, by trust and lever."""

from __future__ import annotations

from typing import Any

from optimiser.commands.run_folder import find_run, read_result
from optimiser.commands.screen import say, say_json, say_table, say_wrapped
from optimiser.money import format_gbp

_COLUMNS = (
    ("target_pence", "target"),
    ("opportunity_pence", "opportunity"),
    ("identified_pence", "identified"),
    ("in_year_pence", "in year"),
    ("risk_adjusted_pence", "risk-adjusted"),
    ("gap_to_target_pence", "gap to target"),
)


def targets(run: str, *, as_json: bool) -> int:
    """Print the target tree of a run.

    Parameters
    ----------
    run
        Run folder or run id.
    as_json
        Whether to answer with one JSON object.
    """
    result = read_result(find_run(run))
    if as_json:
        keys = ("run_id", "case", "scenario", "as_of", "headline", "illustration", "trusts", "recovery")
        say_json({key: result[key] for key in keys if key in result})
        return 0
    nodes = result["recovery"].get("targets", [])
    if not nodes:
        say("The case has no targets, so nothing is set against one. Add a targets table to case.toml.")
        return 0
    _say_nodes(result, nodes)
    _say_schemes(result)
    return 0


def _say_nodes(result: dict[str, Any], nodes: list[dict[str, Any]]) -> None:
    """Write the tree, indented by level."""
    recovery = result["recovery"]
    illustrative = any(node["scope"] == "illustration" for node in nodes)
    title = f"Targets, version {recovery['targets_version']} of {recovery['targets_version_date']}, GBP"
    say(f"Worked illustration (synthetic). {title}" if illustrative else title)
    parents = {node["target"]: node.get("parent", "") for node in nodes}
    rows = []
    for node in nodes:
        depth, above = 0, node.get("parent", "")
        while above:
            depth, above = depth + 1, parents.get(above, "")
        name = "  " * depth + node["name"]
        rows.append([name, node["financial_year"], *(_pounds(node.get(key)) for key, _ in _COLUMNS)])
    say_table(["node", "year", *(title for _, title in _COLUMNS)], rows, right=range(2, 8))
    say()
    say_wrapped(
        "An opportunity is no scheme: nobody owns it yet. Identified: full-year effect, recurrent, cash-releasing."
    )
    say()


def _say_schemes(result: dict[str, Any]) -> None:
    """Write the schemes of the target year."""
    recovery = result["recovery"]
    rows = [
        [
            row["scheme"],
            row["title"],
            row.get("trust", ""),
            row["status"],
            _pounds(row["full_year_effect_pence"]),
            _pounds(row["part_year_effect_pence"]),
            _pounds(row.get("risk_adjusted_pence")),
            _pounds(row.get("actual_pence")),
            "counts" if row["counts"] else row["counts_note"],
        ]
        for row in recovery.get("schemes", [])
        if row["financial_year"] == recovery["target_year"]
    ]
    if rows:
        say(f"Schemes in {recovery['target_year']}, GBP")
        header = ["scheme", "title", "trust", "status", "full year", "in year", "risk-adjusted", "delivered", ""]
        say_table(header, rows, right=range(4, 8))


def _pounds(pence: int | None) -> str:
    return "-" if pence is None else format_gbp(pence)
