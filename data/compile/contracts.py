"""Contracts and suppliers of the North East and North Cumbria, from a register of public notices.

The facts are those of the register. What had to be decided by a person (an identifier, who takes part, whether a
value is a contract's or only a tender's) stands in
``register_decisions.csv``, one row a notice; the spellings of the suppliers stand in ``register_suppliers.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from writing import Row, money, read_csv

HERE = Path(__file__).resolve().parent
CONTRACT_COLUMNS = (
    "contract",
    "trust",
    "buyer",
    "participants",
    "category",
    "lever",
    "title",
    "supplier",
    "status",
    "value_gbp",
    "value_note",
    "tender_value_gbp",
    "start",
    "end",
    "extension_months",
    "route",
    "joint",
    "grade",
    "ocid",
    "source_ref",
    "note",
)
SUPPLIER_COLUMNS = ("supplier", "name", "member_trust", "public_body", "note")
TRANSPORT = frozenset({"courier", "pathology_transport", "secure_patient_transport", "taxi", "fleet"})
OTHER = frozenset({"outsourced_clinical"})
SEVERAL_SUPPLIERS = "multiple NHS laboratories"
_TIMES = re.compile(r"(?:(\d+) x )?(\d+) months?")
_YEARS = re.compile(r"up to (\d+) years?")


def read_register(real_data: Path) -> list[dict[str, str]]:
    """Return the register of public notices as typed."""
    return read_csv(real_data / "nenc_contracts_register" / "nenc_contracts_from_public_notices.csv")


def extension_months(published: str) -> str:
    """Turn ``2 x 12 months`` into ``24``; empty stays empty.

    Raises
    ------
    ValueError
        If the words are of another form.
    """
    if not published:
        return ""
    years = _YEARS.match(published)
    if years:
        return str(12 * int(years[1]))
    times = _TIMES.match(published)
    if times:
        return str(int(times[1] or 1) * int(times[2]))
    msg = f"extension not understood: {published!r}"
    raise ValueError(msg)


def lever_of(category: str) -> str:
    """Return the lever a category of the register belongs to."""
    if category in TRANSPORT or category.startswith("patient_transport_"):
        return "transport"
    return "other" if category in OTHER else "buying"


def contract_rows(register: list[dict[str, str]]) -> list[Row]:
    """Make the contracts table, one row a notice, in the order of the register.

    Raises
    ------
    KeyError
        If a notice has no decision, or a supplier no code.
    """
    decisions = {(row["ocid"], row["title"]): row for row in read_csv(HERE / "register_decisions.csv")}
    suppliers = _supplier_codes()
    return [_contract(notice, decisions[notice["ocid"], notice["title"]], suppliers) for notice in register]


def supplier_rows(register: list[dict[str, str]]) -> list[Row]:
    """Make the suppliers table: each supplier of the register once, in the order they first appear."""
    published = {notice["supplier"] for notice in register}
    rows: dict[str, Row] = {}
    for row in read_csv(HERE / "register_suppliers.csv"):
        if row["published"] in published:
            rows.setdefault(row["supplier"], {column: row[column] for column in SUPPLIER_COLUMNS})
    return list(rows.values())


def _supplier_codes() -> dict[str, str]:
    """Return the code of every supplier as published; several at once have none."""
    codes = {row["published"]: row["supplier"] for row in read_csv(HERE / "register_suppliers.csv")}
    return codes | {"": "", SEVERAL_SUPPLIERS: ""}


def _contract(notice: Mapping[str, str], decision: Mapping[str, str], suppliers: Mapping[str, str]) -> Row:
    """Make one row of the contracts table from a notice and the decision about it."""
    published = money(Decimal(notice["value_gbp_ex_vat"])) if notice["value_gbp_ex_vat"] else ""
    tender = money(Decimal(decision["tender_value_gbp"])) if decision["tender_value_gbp"] else ""
    only_tender = decision["value_is"] == "tender"
    return {
        "contract": decision["contract"],
        "trust": decision["trust"],
        "buyer": notice["buyer"],
        "participants": decision["participants"],
        "category": notice["category"],
        "lever": lever_of(notice["category"]),
        "title": notice["title"],
        "supplier": suppliers[notice["supplier"]],
        "status": decision["status"],
        "value_gbp": "" if only_tender else published,
        "value_note": decision["value_note"],
        "tender_value_gbp": published if only_tender else tender,
        "start": notice["start"],
        "end": notice["end"],
        "extension_months": extension_months(notice["extension"]),
        "route": notice["procedure"],
        "joint": decision["joint"],
        "grade": notice["confidence"],
        "ocid": notice["ocid"],
        "source_ref": f"{notice['source_page']}; {notice['ocid']}",
        "note": decision["note"] or notice["note"],
    }
