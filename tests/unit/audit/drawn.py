"""A record of a run as inline CSV text: written into a folder as a run writes it, and read as the check reads it."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import RunRecord, read_run
from optimiser.tables import INPUT_TABLES, OUTPUT_TABLES, Table, numbered

BUYING: dict[str, Any] = {
    "min_trusts": 3,
    "min_lines": 3,
    "min_quantity": 0.0,
    "alignment_window_months": 6,
    "default_notice_months": 3,
    "lead_time_months": 9,
    "lead_time_call_off_months": 4,
    "returns_tolerance": 0.15,
    "max_suppliers_per_lot": None,
    "min_sme_share": None,
    "no_trust_worse_off": False,
    "trusts_out": [],
    "rules": {},
    "one_off_years": 1,
}
SOLVE = {"gap": 0.0001, "seed": 1}
WEIGHTS = {"opportunity": 0.0, "plans_in_progress": 0.5, "fully_developed": 0.8, "in_delivery": 0.9, "delivered": 1.0}
ITEMS = """\
    item,name,category,unit,comparison
    gloves,Gloves,consumables,box,price
    """
# Prices 1.00, 2.00 and 4.00 for ten boxes each: the median is 2.00, and CCC lies 20.00 above it.
LINES = """\
    line_id,trust,financial_year,item,supplier,quantity,amount_gbp
    L1,AAA,2025/26,gloves,one,10,10.00
    L2,BBB,2025/26,gloves,two,10,20.00
    L3,CCC,2025/26,gloves,three,10,40.00
    """


def record(
    folder: Path,
    inputs: Mapping[str, str],
    findings: Mapping[str, str] | None = None,
    result: Mapping[str, Any] | None = None,
    basis: Mapping[str, str] | None = None,
    **buying: Any,
) -> RunRecord:
    """Write a run folder with these tables and read it.

    Parameters
    ----------
    folder
        Where to write.
    inputs, findings
        Tables as CSV text with the columns that matter; the rows of an input table are numbered from 2.
    result
        Content of ``result.json``.
    basis
        Basis of input tables; the others are supplied.
    buying
        Settings of buying that differ; ``risk_weights`` goes to recovery.
    """
    weights = buying.pop("risk_weights", WEIGHTS)
    settings = {
        "as_of": "2026-11-22",
        "financial_years": ["2026/27", "2027/28", "2028/29"],
        "targets_version": "v1",
        "levers": ["buying", "transport"],
        "scenario": {"buying": {**BUYING, **buying}, "recovery": {"risk_weights": weights}, "solve": SOLVE},
        "tables": {name: _declared(name, (basis or {}).get(name, "supplied")) for name in inputs},
    }
    (folder / "record").mkdir(exist_ok=True)
    (folder / "record" / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    (folder / "result.json").write_text(json.dumps(result or {}), encoding="utf-8")
    for name, text in inputs.items():
        write(folder / "record" / "input" / f"{name}.csv", numbered(INPUT_TABLES[name]), text)
    for name, text in (findings or {}).items():
        write(folder / "record" / "findings" / f"{name}.csv", OUTPUT_TABLES[name], text)
    found = Comparison()
    run = read_run(folder, found)
    assert run is not None
    assert found.differences == []
    return run


def write(path: Path, table: Table, text: str) -> None:
    """Write a table with every column of the dictionary; what the text leaves out is empty."""
    rows = list(csv.DictReader(dedent(text).splitlines()))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        names = [column.name for column in table.columns]
        writer.writerow(names)
        for number, row in enumerate(rows, start=2):
            writer.writerow([row.get(name, str(number) if name == "row" else "") for name in names])


def _declared(name: str, basis: str) -> dict[str, str]:
    return {
        "file": f"{name}.csv",
        "sheet": "",
        "basis": basis,
        "source": "Drawn",
        "period": "2025/26",
        "price_base": "",
        "sha256": f"hash of {name}",
    }
