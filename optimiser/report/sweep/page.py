"""sweep.html: the points, a tornado and a frontier on one page that needs no network and no script."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

import jinja2
from markupsafe import Markup

from optimiser.report.html.context import TEMPLATES, basis_mark
from optimiser.report.html.format import day_from_text
from optimiser.report.html.policy import STYLE, policy
from optimiser.report.sweep.outputs import HEADLINE, ILLUSTRATION, OUTPUTS, SCOPES, figures, shown
from optimiser.report.sweep.pictures import frontier_picture, in_words, tornado_picture
from optimiser.report.sweep.tables import setting

Row = Mapping[str, Any]
_MOST_BARS = 15
_STATUS = {
    "optimal": "proven the best",
    "within_gap": "within the proof gap asked for",
    "limit": "a limit was reached before the proof gap asked for",
    "infeasible": "nothing keeps to the rules",
    "failed": "failed",
}
_DESIGNS = {"grid": "every combination", "one_at_a_time": "one setting changed at a time", "file": "points of a file"}


def sweep_page(content: Mapping[str, Any]) -> str:
    """Return the page; what touches synthetic data stands in a section of its own, with pictures of its own.

    Parameters
    ----------
    content
        Everything the sweep says.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("sweep.html.j2").render(
        content=content,
        as_of=day_from_text(content["as_of"]),
        design=_DESIGNS[content["design"]],
        points=[_point(content, point) for point in content["points"]],
        parts=[part for part in (_part(content, scope) for scope in SCOPES) if part],
        bases=[(name, basis_mark(basis)) for name, basis in content["basis"].items()],
        style=STYLE,
        policy=policy(),
    )
    return page + "\n"


def _point(content: Mapping[str, Any], point: Row) -> dict[str, Any]:
    """Prepare one point for the list of all."""
    error = point.get("error", {})
    return {
        "number": point["point"],
        "settings": [setting(point["values"][key]) or "not set" for key in content["keys"]],
        "status": _STATUS[point["status"]],
        "rules": ", ".join(error.get("rules", [])),
        "message": error.get("message", ""),
        "run_id": point["run_id"],
        "origins": [point["origins"][name]["why"] for name in ("run", *content["levers"])],
    }


def _part(content: Mapping[str, Any], scope: str) -> dict[str, Any] | None:
    """Prepare the figures of one scope; ``None`` where there are none."""
    columns = [output for place, output in shown(content["points"]) if place == scope]
    if not columns:
        return None
    rows = []
    for point in content["points"]:
        values = figures(point)
        own = [values.get((scope, output.name)) for output in columns]
        said = ["none" if value is None else in_words(one, value) for one, value in zip(columns, own, strict=True)]
        rows.append({"number": point["point"], "figures": said})
    return {
        "scope": scope,
        "title": "Figures from supplied and published data" if scope == HEADLINE else SCOPES[scope],
        "illustrative": scope == ILLUSTRATION,
        "columns": columns,
        "rows": rows,
        "tornado": _tornado(content, scope),
        "frontier": _frontier(content, scope),
    }


def _tornado(content: Mapping[str, Any], scope: str) -> list[dict[str, Any]]:
    """Prepare the tornado of every figure that any setting moves."""
    found = []
    own = [row for row in content["tornado"] if row["scope"] == scope]
    for name, group in groupby(own, key=lambda row: row["output"]):
        rows, output = list(group), OUTPUTS[name]
        moved = [row for row in rows if row["swing"]][:_MOST_BARS]
        if not moved:
            continue
        cells = []
        for row in rows:
            ends = [(setting(row[f"{end}_value"]) or "not set", in_words(output, row[end])) for end in ("low", "high")]
            swing, without = in_words(output, row["swing"]), ", ".join(map(str, row["without"]))
            cells.append({"key": row["key"], "ends": ends, "swing": swing, "without": without})
        found.append(
            {
                "label": output.label,
                "base": in_words(output, rows[0]["base"]),
                "rows": cells,
                "left_out": len(rows) - len(moved),
                "picture": tornado_picture(f"tornado-{scope}-{name.replace('.', '-')}", moved),
            }
        )
    return found


def _frontier(content: Mapping[str, Any], scope: str) -> list[dict[str, Any]]:
    """Prepare the frontier of every pair of figures."""
    found = []
    own = [row for row in content["frontier"] if row["scope"] == scope]
    for (across, up), group in groupby(own, key=lambda row: (row["across"], row["up"])):
        rows, names = list(group), (OUTPUTS[across], OUTPUTS[up])
        ident = f"frontier-{scope}-{across}-{up}".replace(".", "-")
        found.append({"names": names, "rows": [_marked(row) for row in rows], "picture": frontier_picture(ident, rows)})
    return found


def _marked(row: Row) -> dict[str, Any]:
    """Prepare one point of a frontier."""
    across, up = OUTPUTS[row["across"]], OUTPUTS[row["up"]]
    said = [in_words(across, row["across_value"]), in_words(up, row["up_value"])]
    return {
        "number": row["point"],
        "figures": said,
        "best": Markup("<strong>yes</strong>") if row["on_frontier"] else "no",
    }
