"""The shipped cases are what the compiler makes of the raw reference data, and keep to the data dictionary."""

from __future__ import annotations

import csv
import datetime as dt
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from optimiser.config.case_file import read_case_file, resolve_scenario
from optimiser.tables import INPUT_TABLES, Column

TOP = Path(__file__).resolve().parents[2]
CASES = TOP / "data" / "cases"
REAL_DATA = Path(os.environ.get("OPTIMISER_REAL_DATA") or TOP.parent / "shared" / "data")
NAMES = ("nenc", "lancashire", "group", "london")
FILES = [(name, path.stem) for name in NAMES for path in sorted((CASES / name).glob("*.csv"))]
PATTERNS = {
    "money": r"-?\d+\.\d\d",
    "quantity": r"-?\d+(\.\d{1,6})?",
    "decimal": r"-?\d+(\.\d{1,6})?",
    "integer": r"-?\d+",
    "month": r"20\d\d-(0[1-9]|1[0-2])",
    "year": r"20\d\d/\d\d",
    "time": r"([01]\d|2[0-3]):[0-5]\d",
    "boolean": r"yes|no",
    "code": r"\S(.*\S)?",
    "codes": r"[^;\s]+(;[^;\s]+)*",
    "text": r"\S(.*\S)?",
}
COMPANY_WORDS = re.compile(
    r"\b(ltd|limited|plc|llp|inc|nv|nhs|uk|trust|council|university|college|hospitals?|group|services?|company|corporation"
    r"|commission|ministry|energy|health|healthcare|medical|laboratory|solicitors|solutions|systems|scientific|england"
    r"|partners)\b",
    re.IGNORECASE,
)
COMPANIES_SEEN_BY_EYE = {"Aquilant Endoscopy", "Connections Express", "Echosens", "Olympus KeyMed"}

needs_raw_data = pytest.mark.skipif(
    not (REAL_DATA / "eric").is_dir(), reason="the raw reference data is absent (set OPTIMISER_REAL_DATA)"
)


def rows_of(case: str, table: str) -> list[dict[str, str]]:
    """Return the rows of one shipped table."""
    with (CASES / case / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def named_in_place(case: str, table: str, target: str) -> set[str]:
    """Return the items that demand names itself, or the suppliers that offers do, where the table may refer to them."""
    naming, name = {"items": ("demand", "item"), "suppliers": ("offers", "supplier")}.get(target, ("", ""))
    if table not in {"demand", "offers"} or (case, naming) not in FILES:
        return set()
    return {row[name] for row in rows_of(case, naming) if row.get(f"{name}_name")}


def fault_of(column: Column, value: str) -> str:
    """Return what is wrong with a value, or nothing."""
    if not value:
        return "empty" if column.required else ""
    if column.kind == "choice":
        return "" if value in column.choices else "not a choice"
    if column.kind == "date":
        return "" if dt.date.fromisoformat(value).isoformat() == value else "not a date"
    if not re.fullmatch(PATTERNS[column.kind], value):
        return f"not a {column.kind}"
    if column.kind in {"money", "quantity", "decimal", "integer"}:
        low = column.minimum is not None and Decimal(value) < Decimal(str(column.minimum))
        high = column.maximum is not None and Decimal(value) > Decimal(str(column.maximum))
        return "out of range" if low or high else ""
    return ""


@needs_raw_data
def test_compiling_again_gives_the_same_bytes(tmp_path: Path) -> None:
    """The compiler makes every shipped table again, byte for byte, and no other."""
    pytest.importorskip("python_calamine", reason="python-calamine is needed to read the raw workbooks")
    command = [sys.executable, str(TOP / "data" / "compile"), "--real-data", str(REAL_DATA), "--out", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    made = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*.csv")}
    assert sorted(made) == sorted(f"{case}/{table}.csv" for case, table in FILES)
    assert [name for name in sorted(made) if made[name] != (CASES / name).read_bytes()] == []


@needs_raw_data
def test_nenc_spend_lines_equal_the_independent_sums() -> None:
    """Cost to the pound and volume to the hundredth are those of a file derived from ERIC by other means."""
    path = REAL_DATA / "eric" / "nenc_unit_costs_by_trust_service_2023_24.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        derived = {
            (row["trust_ods"], row["service"]): (Decimal(row["annual_cost_gbp"]), Decimal(row["annual_volume"]))
            for row in csv.DictReader(stream)
        }
    shipped = {
        (row["trust"], row["item"]): (Decimal(row["amount_gbp"]), Decimal(row["quantity"]))
        for row in rows_of("nenc", "spend_lines")
    }
    assert shipped == derived


def test_nenc_totals_are_the_published_ones() -> None:
    """The services come to £166.0m without gas and portering, and the business miles to 48.6 million."""
    pounds = sum(
        Decimal(row["amount_gbp"]) for row in rows_of("nenc", "spend_lines") if row["item"] not in {"gas", "portering"}
    )
    miles = sum(Decimal(row["miles"]) for row in rows_of("nenc", "mileage") if row["kind"] == "business")
    assert (pounds, miles) == (Decimal("165979651.00"), Decimal(48605387))


def test_london_total_is_the_one_in_the_readme() -> None:
    """The pounds and suppliers of the London case are those the README accounts for."""
    pounds = sum(Decimal(row["amount_gbp"]) for row in rows_of("london", "spend_lines"))
    readme = (TOP / "data" / "README.md").read_text(encoding="utf-8")
    assert f"| in the case | {len(rows_of('london', 'suppliers'))} | 8,302 | £{pounds:,} |" in readme


@pytest.mark.parametrize(("case", "table"), FILES)
def test_every_row_keeps_to_the_data_dictionary(case: str, table: str) -> None:
    """Headers stand in the dictionary in its order, required columns are there, and every value parses."""
    dictionary = INPUT_TABLES[table]
    rows = rows_of(case, table)
    header = list(rows[0])
    order = [column.name for column in dictionary.columns if column.name in header]
    assert header == order
    assert set(dictionary.required_columns) <= set(header)
    faults = [
        (number, name, fault)
        for number, row in enumerate(rows, 2)
        for name in header
        if (fault := fault_of(dictionary.column(name), row[name]))
    ]
    assert faults == []
    keys = [tuple(row[name] for name in dictionary.key) for row in rows]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(("case", "table"), FILES)
def test_every_reference_is_kept(case: str, table: str) -> None:
    """A code that refers to another table of the case is in it."""
    for column in INPUT_TABLES[table].columns:
        target, _, name = column.refers_to.partition(".")
        if not target or (case, target) not in FILES:
            continue
        known = {row[name] for row in rows_of(case, target)} | named_in_place(case, table, target)
        used = {code for row in rows_of(case, table) for code in row.get(column.name, "").split(";") if code}
        assert used <= known, column.name


@pytest.mark.parametrize(("case", "table"), FILES)
def test_files_are_plain(case: str, table: str) -> None:
    """Files are UTF-8 without a mark, with line feeds only."""
    raw = (CASES / case / f"{table}.csv").read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.decode("utf-8").endswith("\n")


@pytest.mark.parametrize("name", NAMES)
def test_case_file_names_exactly_the_tables_in_its_folder(name: str) -> None:
    """The case file can be read, names every table beside it and no other, and each scenario resolves."""
    case_file = read_case_file(CASES / name / "case.toml")
    assert sorted(case_file.tables) == sorted(table for case, table in FILES if case == name)
    for scenario in case_file.scenarios:
        assert resolve_scenario(case_file, scenario).description


@pytest.mark.parametrize("case", ["nenc", "london"])
def test_no_supplier_looks_like_a_person(case: str) -> None:
    """Every supplier shows that it is an organisation, and none carries a personal title."""
    names = [row["name"] for row in rows_of(case, "suppliers")]
    unmarked = {name for name in names if not COMPANY_WORDS.search(name)}
    titled = [name for name in names if re.match(r"(mr|mrs|ms|miss|dr|prof|professor)\b", name, re.IGNORECASE)]
    assert unmarked <= COMPANIES_SEEN_BY_EYE
    assert titled == []


def test_every_london_supplier_is_paid_by_two_trusts() -> None:
    """A supplier of the London case has payments above nought from two or more trusts."""
    lines = rows_of("london", "spend_lines")
    for supplier in rows_of("london", "suppliers"):
        paid = {
            line["trust"]
            for line in lines
            if line["supplier"] == supplier["supplier"] and Decimal(line["amount_gbp"]) > 0
        }
        assert len(paid) > 1, supplier["supplier"]


def test_targets_of_children_add_up_to_their_parent() -> None:
    """Under every node of the tree of targets that has children, the children come to it exactly."""
    targets = rows_of("nenc", "targets")
    for parent in targets:
        children = [Decimal(row["value_gbp"]) for row in targets if row["parent"] == parent["target"]]
        assert not children or sum(children) == Decimal(parent["value_gbp"])


def test_a_value_that_is_only_a_tenders_is_not_an_awarded_value() -> None:
    """No contract at tender stage carries an awarded value, and the joint waste tender names its four members."""
    contracts = {row["contract"]: row for row in rows_of("nenc", "contracts")}
    assert [code for code, row in contracts.items() if row["status"] != "awarded" and row["value_gbp"]] == []
    waste = contracts["RR7-healthcare-waste-2026"]
    assert (waste["participants"], waste["joint"]) == ("RR7;RTD;R0B;RXP", "yes")
    assert contracts["RTF-laundry-2024"]["tender_value_gbp"] == "3530396.00"
