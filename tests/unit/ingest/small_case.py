"""A case of two trusts that reads without an issue, as text, and the way to spoil it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from optimiser.config.case_file import TableDeclaration
from optimiser.ingest.check_header import check_header
from optimiser.ingest.check_rows import check_rows
from optimiser.ingest.cross_checks import check_between
from optimiser.ingest.csv_reader import read_csv
from optimiser.ingest.reading import TableReading
from optimiser.issues import Issue
from optimiser.tables import INPUT_TABLES

TABLES = {
    "trusts": """trust,name,short_name,kind,predecessors
RAA,Ayton Hospitals,Ayton,acute,RZZ
RBB,Beeford Care,Beeford,community,
""",
    "items": """item,name,category,unit,comparison
gloves,Gloves,consumables,piece,price
soap,Soap,consumables,litre,price
""",
    "suppliers": """supplier,name
S1,Supplier 001
S2,Supplier 002
""",
    "contracts": """contract,trust,participants,category,lever,title,supplier,status,value_gbp,start,end,grade
C1,RAA,RAA;RBB,consumables,buying,Gloves,S1,awarded,50000.00,2024-04-01,2027-03-31,A
C2,RBB,,consumables,buying,Soap,S2,awarded,20000.00,2025-04-01,2027-09-30,B
""",
    "spend_lines": """line_id,trust,financial_year,date,item,supplier,contract,quantity,unit,amount_gbp
L1,RAA,2025/26,2025-06-30,gloves,S1,C1,1000,piece,40.00
L2,RAA,2025/26,2025-07-31,soap,S2,C2,12.5,litre,25.50
L3,RBB,2025/26,2025-06-30,gloves,S1,C1,2000,piece,90.00
L4,RBB,2025/26,2025-07-31,,S2,,,,-10.00
""",
    "offers": """offer,supplier,item,price_gbp,valid_from,valid_to
O1,S1,gloves,0.035,2026-04-01,2027-03-31
""",
    "targets": """target,parent,trust,name,lever,kind,financial_year,version,version_date,value_gbp
T0,,,Collaborative,all,recovery,2026/27,v1,2026-03-01,100000
T1,T0,RAA,Ayton,all,recovery,2026/27,v1,2026-03-01,60000
T2,T0,RBB,Beeford,all,recovery,2026/27,v1,2026-03-01,40000
""",
    "schemes": """scheme,title,owner,trust,lever,budget,recurrent,cash,account,status,risk,start_month,\
full_year_effect_gbp,qia_status,already_in_plan,source_of_claim
P1,Gloves,Buyer,RAA,buying,non_pay,yes,cash_releasing,revenue,in_delivery,low,2026-04,500.00,approved,no,Quote
P2,Soap,Buyer,RBB,buying,non_pay,yes,cash_releasing,revenue,opportunity,low,2026-07,70.00,required,no,Quote
""",
    "actuals": """scheme,month,value_gbp
P1,2026-04,41.00
P1,2026-05,42.00
""",
    "rounds": """round,trust,day_type,cost_gbp
R1,RAA,weekday,120.00
""",
    "round_stops": """round,stop,place,arrive,leave
R1,1,SITE1,,08:30
R1,2,SITE2,09:15,09:20
""",
    "sites": """site,trust,name,latitude,longitude
SITE1,RAA,Ayton Infirmary,54.97,-1.61
SITE2,RBB,Beeford Clinic,54.90,-1.38
""",
}
HEAD = """format = 1
name = "small"
title = "A small case"
as_of = 2026-11-30
financial_years = ["2026/27"]
"""


def declaration(name: str, file: str = "", sheet: str = "") -> str:
    """Return the section of case.toml for one table."""
    named = f'sheet = "{sheet}"\n' if sheet else ""
    return (
        f'\n[tables.{name}]\nfile = "{file or name + ".csv"}"\n{named}basis = "synthetic"\nsource = "Made for a test"\n'
    )


def write_case(folder: Path, changed: Mapping[str, str | bytes | None] | None = None, toml: str | None = None) -> Path:
    """Write the small case into a folder.

    Parameters
    ----------
    folder
        Where it goes.
    changed
        Other content of a table's CSV by table name; ``None`` leaves the file out though it is declared.
    toml
        Another case.toml.
    """
    folder.mkdir(parents=True, exist_ok=True)
    contents: dict[str, str | bytes | None] = {**TABLES, **(changed or {})}
    for name, content in contents.items():
        if content is not None:
            data = content if isinstance(content, bytes) else content.encode("utf-8")
            (folder / f"{name}.csv").write_bytes(data)
    text = HEAD + "".join(declaration(name) for name in contents) if toml is None else toml
    (folder / "case.toml").write_text(text, encoding="utf-8")
    return folder


def with_line(table: str, row: int, line: str) -> dict[str, str]:
    """Return the table's text with one row replaced; ``row`` is the number Excel shows."""
    lines = TABLES[table].splitlines()
    lines[row - 1] = line
    return {table: "\n".join(lines) + "\n"}


def with_cell(table: str, row: int, column: str, value: str) -> dict[str, str]:
    """Return the table's text with one cell replaced; the value stands in it as written."""
    lines = [line.split(",") for line in TABLES[table].splitlines()]
    lines[row - 1][lines[0].index(column)] = value
    return {table: "\n".join(map(",".join, lines)) + "\n"}


def reading_of(name: str, text: str) -> TableReading:
    """Return a table with its header checked, read from CSV text."""
    section = TableDeclaration(file=f"{name}.csv", basis="synthetic", source="Made for a test")
    reading = TableReading(INPUT_TABLES[name], section, read_csv(text.encode()))
    check_header(reading)
    return reading


def issues_of(**changed: str) -> list[Issue]:
    """Return all that is said of the small case with other content of some tables; by table, each row after row."""
    readings = {name: reading_of(name, text) for name, text in {**TABLES, **changed}.items()}
    for reading in readings.values():
        check_rows(reading)
    check_between(readings)
    return [issue for reading in readings.values() for issue in sorted(reading.log, key=lambda issue: issue.row or 0)]
