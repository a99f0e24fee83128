"""results.csv, tornado.csv and frontier.csv: the tables of a sweep as tidy text cells."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from optimiser.money import plain_gbp
from optimiser.report.sweep.outputs import OUTPUTS, Output, figures, shown

Cells = list[list[str]]
_UNITS = {"GBP": "_gbp", "km": "_km", "kgCO2e": "_kgco2e"}
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def results_cells(content: Mapping[str, Any]) -> Cells:
    """Return one row a point: its settings, status and figures, and which point each part of it was found for.

    Parameters
    ----------
    content
        What ``sweep.json`` holds.
    """
    points, columns = content["points"], shown(content["points"])
    origins = ["run", *content["levers"]]
    header = ["point", *content["keys"], "run_id", "status", "exit", *(_column(*column) for column in columns)]
    header += [*(f"{name}_found_for_point" for name in origins), "rules", "message"]
    rows = []
    for point in points:
        values, error = figures(point), point.get("error", {})
        rows.append([str(point["point"]), *(setting(point["values"][key]) for key in content["keys"])])
        rows[-1] += [point["run_id"], point["status"], str(point["exit"])]
        rows[-1] += [cell(output, values.get((scope, output.name))) for scope, output in columns]
        rows[-1] += [str(point["origins"][name]["from_point"]) for name in origins]
        rows[-1] += [_neutral("; ".join(error.get("rules", []))), _neutral(error.get("message", ""))]
    return [header, *rows]


def tornado_cells(content: Mapping[str, Any]) -> Cells:
    """Return the tornado as text cells.

    Parameters
    ----------
    content
        What ``sweep.json`` holds.
    """
    header = ["scope", "output", "unit", "key", "base", "low", "low_setting", "low_point"]
    header += ["high", "high_setting", "high_point", "swing", "points_without"]
    rows = []
    for row in content["tornado"]:
        output = OUTPUTS[row["output"]]
        rows.append([row["scope"], row["output"], row["unit"], row["key"], cell(output, row["base"])])
        for end in ("low", "high"):
            rows[-1] += [cell(output, row[end]), setting(row[f"{end}_value"]), str(row[f"{end}_point"])]
        rows[-1] += [cell(output, row["swing"]), ";".join(map(str, row["without"]))]
    return [header, *rows]


def frontier_cells(content: Mapping[str, Any]) -> Cells:
    """Return the frontiers as text cells.

    Parameters
    ----------
    content
        What ``sweep.json`` holds.
    """
    header = ["scope", "across", "across_unit", "up", "up_unit", "point", "across_value", "up_value", "on_frontier"]
    rows = []
    for row in content["frontier"]:
        across, up = OUTPUTS[row["across"]], OUTPUTS[row["up"]]
        rows.append([row["scope"], across.name, across.unit, up.name, up.unit, str(row["point"])])
        rows[-1] += [cell(across, row["across_value"]), cell(up, row["up_value"])]
        rows[-1] += ["yes" if row["on_frontier"] else "no"]
    return [header, *rows]


def cell(output: Output, value: float | None) -> str:
    """Write a figure: pounds to the penny, another number as it is, nothing where it was not computed.

    Parameters
    ----------
    output
        What it is.
    value
        Its value [pence or its unit].
    """
    if value is None:
        return ""
    return plain_gbp(int(value)) if output.unit == "GBP" else f"{value:.6f}".rstrip("0").rstrip(".")


def setting(value: Any) -> str:
    """Write the value of a setting as ``--set`` would read it; nothing where it is not set.

    Parameters
    ----------
    value
        The value.
    """
    if value is None:
        return ""
    return _neutral(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _column(scope: str, output: Output) -> str:
    """Return the name of a figure's column, its unit at the end."""
    return f"{scope}_{output.name.replace('.', '_')}{_UNITS.get(output.unit, '')}"


def _neutral(text: str) -> str:
    """Mark text that a spreadsheet would run as a formula."""
    return "'" + text if text.startswith(_FORMULA_SIGNS) else text


def rows_of(content: Mapping[str, Any]) -> dict[str, Sequence[Sequence[str]]]:
    """Return every table by the name of its file.

    Parameters
    ----------
    content
        What ``sweep.json`` holds.
    """
    found: dict[str, Sequence[Sequence[str]]] = {"results.csv": results_cells(content)}
    found["tornado.csv"], found["frontier.csv"] = tornado_cells(content), frontier_cells(content)
    return found
