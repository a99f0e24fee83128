"""A case of three trusts as inline CSV text: written into a folder, loaded, and looked through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import dedent
from typing import Any

import pandas as pd

from optimiser.case import Case, CaseTable, Counts, Reconciliation
from optimiser.config.case_file import read_case_file, resolve_scenario
from optimiser.config.scenario import Scenario
from optimiser.engine.run import find_all
from optimiser.ingest.load_case import load_case
from optimiser.results.findings import LEVERS, Findings
from optimiser.results.ledger import Ledger
from optimiser.tables import INPUT_TABLES

TRUSTS = """\
    trust,name,short_name,kind
    AAA,Ash Hospitals,Ash,acute
    BBB,Beech Hospitals,Beech,acute
    CCC,Cedar Care,Cedar,community
    """
ITEMS = """\
    item,name,category,unit,comparison
    gloves,Gloves,consumables,box,price
    """
# Prices 1.00, 2.00 and 4.00 for ten boxes each: the median is 2.00, and CCC lies 20.00 above it.
LINES = """\
    line_id,trust,financial_year,item,supplier,quantity,unit,amount_gbp
    L1,AAA,2025/26,gloves,one,10,box,10.00
    L2,BBB,2025/26,gloves,two,10,box,20.00
    L3,CCC,2025/26,gloves,three,10,box,40.00
    """
SUPPLIERS = """\
    supplier,name,member_trust
    one,Supplier One,
    two,Supplier Two,
    three,Supplier Three,
    """
TARGETS = """\
    target,parent,trust,name,lever,kind,financial_year,version,version_date,value_gbp
    T,,,All,all,recovery,2026/27,v1,2026-04-01,1000.00
    TA,T,AAA,Ash,all,recovery,2026/27,v1,2026-04-01,600.00
    TB,T,BBB,Beech,all,recovery,2026/27,v1,2026-04-01,400.00
    """
SCHEMES = """\
    scheme,title,owner,trust,lever,budget,recurrent,cash,account,status,risk,start_month,full_year_effect_gbp,\
qia_status,already_in_plan,source_of_claim
    S1,Fewer gloves,Buyer,AAA,buying,non_pay,yes,cash_releasing,revenue,fully_developed,low,2026-07,120.00,\
not_required,no,Quote
    """
CONTRACTS = """\
    contract,trust,participants,category,lever,title,supplier,status,value_gbp,tender_value_gbp,start,end,extension_months,notice_months,route,joint,grade
    """
WEIGHTS = ("recovery.risk_weights = {plans_in_progress = 0.5, fully_developed = 0.8, in_delivery = 0.9}",)


def write_case(
    folder: Path,
    tables: Mapping[str, str],
    *,
    basis: Mapping[str, str] | str = "supplied",
    head: Mapping[str, str] | None = None,
    more: str = "",
) -> Path:
    """Write a case folder.

    Parameters
    ----------
    folder
        Where it goes.
    tables
        CSV text by table name, indented as it stands in a test; the trusts are there in any case.
    basis
        One basis for all tables, or by table name where it is not ``supplied``.
    head
        Lines at the top of case.toml by key, the value as TOML; they replace or add to the usual ones.
    more
        More TOML at the end, such as scenarios.
    """
    folder.mkdir(parents=True, exist_ok=True)
    keys = {
        "format": "1",
        "name": '"small"',
        "title": '"A small case"',
        "as_of": "2026-11-22",
        "financial_years": '["2026/27", "2027/28"]',
        **(head or {}),
    }
    lines = [f"{key} = {value}" for key, value in keys.items()]
    for name, text in {"trusts": TRUSTS, **tables}.items():
        (folder / f"{name}.csv").write_text(dedent(text), encoding="utf-8", newline="\n")
        own = basis if isinstance(basis, str) else basis.get(name, "supplied")
        lines += [f"[tables.{name}]", f'file = "{name}.csv"', f'basis = "{own}"', f'source = "Source of {name}"']
        lines += [f'period = "period of {name}"']
    (folder / "case.toml").write_text("\n".join(lines) + "\n" + dedent(more), encoding="utf-8", newline="\n")
    return folder


def small_case(folder: Path, tables: Mapping[str, str], **about: Any) -> Case:
    """Write a case folder as :func:`write_case` does, and load it."""
    return load_case(write_case(folder / "case", tables, **about))


def scenario_of(case: Path, *settings: str) -> Scenario:
    """Return the base scenario of a case folder with settings laid over it."""
    return resolve_scenario(read_case_file(case / "case.toml"), "base", settings)


def scenario(**parts: Any) -> Scenario:
    """Return the default scenario with some parts given as dictionaries."""
    return Scenario.model_validate(parts)


WEIGHED = scenario(recovery={"risk_weights": {"plans_in_progress": 0.5, "fully_developed": 0.8, "in_delivery": 0.9}})


def found(case: Case, settings: Scenario | None = None, levers: tuple[str, ...] = LEVERS) -> Findings:
    """Return everything the program finds in a case."""
    return find_all(case, settings or Scenario(), levers)


def pence(ledger: Ledger, prefix: str) -> dict[str, int]:
    """Return the money figures whose identifier begins so, by the rest of it."""
    return {
        name.removeprefix(prefix): figure.value_pence
        for name, figure in ledger.figures.items()
        if name.startswith(prefix) and figure.value_pence is not None
    }


def rows(findings: Findings, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Return some columns of a table of findings as plain rows; what is empty is ``None``."""
    return [tuple(row[column] for column in columns) for row in records(findings.tables[table])]


def row_of(findings: Findings, table: str, /, **where: Any) -> dict[str, Any]:
    """Return the one row of a table of findings that has these values."""
    matching = [row for row in records(findings.tables[table]) if all(row[key] == due for key, due in where.items())]
    (row,) = matching
    return row


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a table as plain rows by column; what is empty is ``None``."""
    return [
        {str(name): None if pd.isna(value) else value for name, value in row.items()}
        for row in frame.to_dict("records")
    ]


def made_table(name: str, rows: Sequence[Mapping[str, object]], basis: str = "supplied") -> CaseTable:
    """Return a table of a case made from rows under the dictionary's inner names, without a file."""
    columns: dict[str, object] = {}
    for column in INPUT_TABLES[name].columns:
        whole = column.kind in {"money", "quantity", "integer"}
        empty = "" if column.kind in {"text", "code", "codes", "choice", "month", "year"} else None
        values = [row.get(column.inner_name, empty) for row in rows]
        columns[column.inner_name] = pd.Series(values, dtype="Int64" if whole else object)
    frame = pd.DataFrame({"row": range(2, len(rows) + 2), **columns})
    nothing = Reconciliation(Counts(), None, None)
    return CaseTable(name, f"{name}.csv", "", basis, f"Source of {name}", "", "", "", "0" * 64, frame, nothing)
