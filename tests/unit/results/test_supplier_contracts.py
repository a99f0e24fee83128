"""Suppliers that hold contracts of several members."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from optimiser.results.findings import Findings
from tests.unit.small_case import CONTRACTS, SUPPLIERS, found, row_of, rows, small_case


def contract(name: str, trusts: str, supplier: str, end: str = "2027-12-31", grade: str = "A") -> str:
    """Return one row of the register."""
    lead = trusts.split(";", maxsplit=1)[0]
    rest = f"awarded,,,2025-04-01,{end},,3,open tender,no,{grade}"
    return f"    {name},{lead},{trusts},food,buying,Title,{supplier},{rest}\n"


def held(folder: Path, *contracts: str, suppliers: str = SUPPLIERS) -> Findings:
    """Return the findings of a register with these contracts."""
    return found(small_case(folder, {"contracts": CONTRACTS + "".join(contracts), "suppliers": suppliers}))


def test_one_conversation_for_several_contracts(tmp_path: Path) -> None:
    """A supplier of two members is listed with its live and ended contracts and the first date to decide."""
    findings = held(
        tmp_path,
        contract("K1", "AAA", "one", "2028-06-30", "B"),
        contract("K2", "BBB", "one", "2027-12-31"),
        contract("K3", "BBB", "one", "2026-10-31"),
    )
    row = row_of(findings, "supplier_contracts")
    assert (row["supplier"], row["name"], row["trusts"]) == ("one", "Supplier One", "AAA;BBB")
    assert (row["contracts"], row["live"], row["ended"]) == ("K1;K2;K3", 2, 1)
    assert (row["first_decision"], row["first_contract"]) == (dt.date(2026, 12, 31), "K2")
    assert (row["categories"], row["grade"], row["basis"]) == ("food", "B", "supplied")


def test_only_ended_contracts(tmp_path: Path) -> None:
    """Where all have ended there is no date to decide by."""
    findings = held(tmp_path, contract("K1", "AAA;BBB", "one", "2026-10-31"))
    row = row_of(findings, "supplier_contracts")
    assert (row["live"], row["ended"], row["first_decision"], row["first_contract"]) == (0, 1, None, "")


def test_the_order(tmp_path: Path) -> None:
    """Most live contracts first, then most members, then by code."""
    findings = held(
        tmp_path,
        contract("K1", "AAA;BBB", "one"),
        contract("K2", "AAA;BBB;CCC", "two"),
        contract("K3", "AAA", "three"),
        contract("K4", "BBB", "three"),
        contract("K5", "BBB;CCC", "four"),
        suppliers=SUPPLIERS + "    four,Supplier Four,\n",
    )
    assert rows(findings, "supplier_contracts", "supplier", "live") == [
        ("three", 2),
        ("two", 1),
        ("four", 1),
        ("one", 1),
    ]


def test_members_are_counted_not_letters(tmp_path: Path) -> None:
    """Three members with short codes come before two with long ones."""
    trusts = "trust,name,short_name,kind\nA,Ash,Ash,acute\nB,Beech,Beech,acute\nC,Cedar,Cedar,acute\n"
    trusts += "LONGNAME,Long,Long,acute\nLONGERNAME,Longer,Longer,acute\n"
    register = CONTRACTS + contract("K1", "LONGNAME;LONGERNAME", "one") + contract("K2", "A;B;C", "two")
    findings = found(small_case(tmp_path, {"trusts": trusts, "contracts": register, "suppliers": SUPPLIERS}))
    assert [row[0] for row in rows(findings, "supplier_contracts", "supplier")] == ["two", "one"]


@pytest.mark.parametrize(
    "contracts",
    [
        (contract("K1", "AAA", "one"), contract("K2", "AAA", "one")),
        (contract("K1", "AAA", ""), contract("K2", "BBB", "")),
        (contract("K1", "BBB", "own"), contract("K2", "CCC", "own")),
    ],
)
def test_who_is_not_listed(tmp_path: Path, contracts: tuple[str, ...]) -> None:
    """A supplier of one member, one that is not known, and one that a member owns are left out."""
    findings = held(tmp_path, *contracts, suppliers=SUPPLIERS + "    own,Ash Supplies,AAA\n")
    assert findings.tables["supplier_contracts"].empty
