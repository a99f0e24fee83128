"""Contracts of several trusts that could start anew together."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from optimiser.results.findings import Findings
from tests.unit.small_case import CONTRACTS, found, row_of, rows, scenario, small_case


def contract(name: str, trust: str, end: str, extension: str = "", **changed: str) -> str:
    """Return one row of the register."""
    parts = {"status": "awarded", "start": "2025-04-01", "joint": "no", "grade": "A", "category": "food", **changed}
    return (
        f"    {name},{trust},,{parts['category']},buying,Title,,{parts['status']},,,{parts['start']},{end},"
        f"{extension},3,open tender,{parts['joint']},{parts['grade']}\n"
    )


def aligned(folder: Path, *contracts: str, months: int = 6) -> Findings:
    """Return the findings of a register with a window of so many months."""
    case = small_case(folder, {"contracts": CONTRACTS + "".join(contracts)})
    return found(case, scenario(buying={"alignment_window_months": months}))


def test_one_day(tmp_path: Path) -> None:
    """Two contracts that end on one day can start anew on it."""
    row = row_of(
        aligned(tmp_path, contract("K1", "AAA", "2027-06-30"), contract("K2", "BBB", "2027-06-30")), "alignment_groups"
    )
    assert (row["contracts"], row["trusts"], row["grade"]) == ("K1;K2", "AAA;BBB", "A")
    assert row["explanation"] == "All can start anew on 1 Jul 2027."
    assert row["needs_extension"] == ""


def test_an_extension_reaches_it(tmp_path: Path) -> None:
    """The earlier contract is extended to the end of the later one."""
    findings = aligned(tmp_path, contract("K1", "AAA", "2027-03-31", "12"), contract("K2", "BBB", "2027-06-30", "6"))
    row = row_of(findings, "alignment_groups")
    assert (row["common_from"], row["common_to"]) == (dt.date(2027, 7, 1), dt.date(2028, 1, 1))
    assert row["explanation"] == "All can start anew between 1 Jul 2027 and 1 Jan 2028 if K1 is extended."


def test_several_extensions(tmp_path: Path) -> None:
    """Of three contracts two must be extended; the weakest grade and a joint purchase are shown."""
    findings = aligned(
        tmp_path,
        contract("K1", "AAA", "2027-03-31", "12"),
        contract("K2", "BBB", "2027-04-30", "12", grade="B", joint="yes"),
        contract("K3", "CCC", "2027-06-30"),
    )
    row = row_of(findings, "alignment_groups")
    assert row["explanation"] == "All can start anew on 1 Jul 2027 if K1, K2 are extended."
    assert (row["grade"], row["already_joint"], row["needs_extension"]) == ("B", True, "K1;K2")


def test_a_bridge(tmp_path: Path) -> None:
    """A contract that ends before the others needs a short agreement for the days between."""
    findings = aligned(tmp_path, contract("K1", "AAA", "2027-06-01"), contract("K2", "BBB", "2027-06-30"))
    row = row_of(findings, "alignment_groups")
    assert "K1 would need a short agreement of up to 29 days" in row["explanation"]
    assert row["common_from"] == row["common_to"] == dt.date(2027, 7, 1)


def test_a_bridge_and_an_extension(tmp_path: Path) -> None:
    """Where one contract is bridged and another extended the words name both."""
    findings = aligned(
        tmp_path,
        contract("K1", "AAA", "2027-06-01"),
        contract("K2", "BBB", "2027-06-15", "3"),
        contract("K3", "CCC", "2027-06-30"),
    )
    row = row_of(findings, "alignment_groups")
    assert row["needs_extension"] == "K2"
    assert "K1 would need a short agreement of up to 29 days" in row["explanation"]
    assert "K2 is extended" in row["explanation"]


@pytest.mark.parametrize(
    "other",
    [
        contract("K2", "AAA", "2027-06-30"),
        contract("K2", "BBB", "2027-06-30", category="waste"),
        contract("K2", "BBB", "2026-11-21"),
        contract("K2", "BBB", ""),
        contract("K2", "BBB", "2027-06-30", status="pipeline"),
        contract("K2", "", "2027-06-30"),
        contract("K2", "BBB", "2028-06-30"),
    ],
)
def test_what_is_not_aligned(tmp_path: Path, other: str) -> None:
    """The same trust, another category, ended, no end, announced only, no member, or too far apart: no group."""
    assert aligned(tmp_path, contract("K1", "AAA", "2027-06-30"), other).tables["alignment_groups"].empty


def test_a_contract_on_its_last_day_can_still_be_aligned(tmp_path: Path) -> None:
    """A contract that ends on the case's own day has not ended."""
    findings = aligned(tmp_path, contract("K1", "AAA", "2026-11-22"), contract("K2", "BBB", "2026-11-22"))
    assert rows(findings, "alignment_groups", "contracts") == [("K1;K2",)]


def test_a_tender_under_way_can_be_joined(tmp_path: Path) -> None:
    """A contract under tender takes part with its planned end."""
    findings = aligned(
        tmp_path,
        contract("K1", "AAA", "2029-03-31", status="tender", start="2027-04-01"),
        contract("K2", "BBB", "2029-03-31"),
    )
    assert rows(findings, "alignment_groups", "group", "contracts") == [("A001", "K1;K2")]


@pytest.mark.parametrize(("months", "groups"), [(0, 0), (1, 1)])
def test_the_window_is_the_scenarios(tmp_path: Path, months: int, groups: int) -> None:
    """Ends thirty days apart are joined by a window of a month and not by none."""
    findings = aligned(
        tmp_path, contract("K1", "AAA", "2027-06-30"), contract("K2", "BBB", "2027-07-30"), months=months
    )
    assert len(findings.tables["alignment_groups"]) == groups
    assert findings.graphs["contract_alignment"].number_of_edges() == groups
