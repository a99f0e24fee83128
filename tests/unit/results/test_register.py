"""The contract register beside the trusts' own returns."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.results.findings import Findings
from tests.unit.small_case import CONTRACTS, ITEMS, LINES, found, pence, row_of, rows, scenario, small_case

# AAA's spend lines in consumables come to 10.00; each contract below runs 24 months.
CONTRACT = "K1,AAA,,consumables,buying,Gloves,,awarded,{award},{tender},2025-04-01,2027-03-31,,3,open tender,no,A"


def beside(
    folder: Path, contract: str, lines: str = LINES, tolerance: float = 0.15, items: str = ITEMS, **about: object
) -> Findings:
    """Return the findings of a case with one contract and its lines."""
    tables = {"items": items, "spend_lines": lines, "contracts": CONTRACTS + f"    {contract}\n"}
    return found(small_case(folder, tables, **about), scenario(buying={"returns_tolerance": tolerance}))


@pytest.mark.parametrize(
    ("award", "tender", "verdict"),
    [
        ("20.00", "", "Agrees within 15%."),
        ("23.00", "", "Agrees within 15%."),
        ("17.00", "90.00", "Agrees within 15%."),
        ("23.02", "", "1.2 times the returns: confirm what the contract covers before it is used."),
        ("16.98", "", "0.8 times the returns: confirm what the contract covers before it is used."),
        ("40.00", "20.00", "The award is 2.0 times the returns; only the tender value fits. Confirm "),
        ("40.00", "60.00", "2.0 times the returns: confirm what the contract covers before it is used."),
        ("", "20.00", "The tender value agrees within 15%."),
        ("", "60.00", "3.0 times the returns: confirm what the contract covers before it is used."),
    ],
)
def test_verdicts(tmp_path: Path, award: str, tender: str, verdict: str) -> None:
    """Award and tender, for twelve months, against returns of 10.00 and a tolerance of 15 per cent, both ends in."""
    findings = beside(tmp_path, CONTRACT.format(award=award, tender=tender))
    assert row_of(findings, "register_reconciliation")["verdict"].startswith(verdict)


def test_the_figures(tmp_path: Path) -> None:
    """Returns and difference are figures; the difference is made from the yearly value less the returns."""
    findings = beside(tmp_path, CONTRACT.format(award="40.00", tender="20.00"))
    row = row_of(findings, "register_reconciliation")
    assert (row["months"], row["annual_award_pence"], row["annual_tender_pence"]) == (24, 2000, 1000)
    assert (row["returns_pence"], row["difference_pence"], row["difference_tender_pence"]) == (1000, 1000, 0)
    assert row["figure"] == "register_difference:K1"
    assert [(part.part_figure, part.sign) for part in findings.ledger.sources[row["figure"]]] == [
        ("contract_annual:K1", 1),
        ("returns:K1", -1),
    ]


def test_without_an_award_only_the_returns_are_a_figure(tmp_path: Path) -> None:
    """A tender value alone is no figure, so the row leads to the returns."""
    findings = beside(tmp_path, CONTRACT.format(award="", tender="20.00"))
    assert row_of(findings, "register_reconciliation")["figure"] == "returns:K1"
    assert pence(findings.ledger, "register_difference") == {}


def test_returns_that_show_nothing(tmp_path: Path) -> None:
    """Where the lines come to nought, or to a credit, the return is to be checked, not the contract."""
    for amount in ("0.00", "-10.00"):
        lines = LINES.replace("box,10.00", f"box,{amount}")
        findings = beside(tmp_path / amount, CONTRACT.format(award="20.00", tender=""), lines)
        verdict = row_of(findings, "register_reconciliation")["verdict"]
        assert verdict == "The returns show no cost in this category: check the return."


def test_the_tolerance_is_the_scenarios(tmp_path: Path) -> None:
    """With no tolerance a penny a year is a difference."""
    findings = beside(tmp_path, CONTRACT.format(award="20.02", tender=""), tolerance=0.0)
    assert row_of(findings, "register_reconciliation")["verdict"].startswith("1.0 times the returns")


@pytest.mark.parametrize(
    "contract",
    [
        CONTRACT.format(award="20.00", tender="").replace("no,A", "no,C"),
        CONTRACT.format(award="20.00", tender="").replace("2025-04-01", ""),
        CONTRACT.format(award="20.00", tender="").replace("2027-03-31", ""),
        CONTRACT.format(award="20.00", tender="").replace("consumables", "food"),
        CONTRACT.format(award="20.00", tender="").replace("K1,AAA", "K1,"),
        CONTRACT.format(award="", tender=""),
    ],
)
def test_what_is_not_set_beside(tmp_path: Path, contract: str) -> None:
    """Grade C, a missing date, no line in the category, no member, and no value leave nothing to compare."""
    assert beside(tmp_path, contract).tables["register_reconciliation"].empty


def test_all_members_of_a_contract(tmp_path: Path) -> None:
    """The returns are those of every member that buys under it."""
    contract = CONTRACT.format(award="60.00", tender="").replace("K1,AAA,", "K1,AAA,AAA;BBB")
    assert row_of(beside(tmp_path, contract), "register_reconciliation")["returns_pence"] == 3000


def test_one_year_only(tmp_path: Path) -> None:
    """A yearly value stands beside one year's lines: the latest."""
    lines = LINES + "    L4,AAA,2024/25,gloves,one,10,box,10.00\n"
    findings = beside(tmp_path, CONTRACT.format(award="20.00", tender=""), lines)
    assert row_of(findings, "register_reconciliation")["returns_pence"] == 1000
    assert findings.ledger.figures["returns:K1"].period == "2025/26"


def test_the_category_of_a_line_without_an_item(tmp_path: Path) -> None:
    """A line without an item counts by its own category; one with an item by the item's."""
    lines = """\
        line_id,trust,financial_year,item,category,amount_gbp
        L1,AAA,2025/26,,consumables,4.00
        L2,AAA,2025/26,gloves,food,6.00
        L3,AAA,2025/26,,food,90.00
        """
    findings = beside(tmp_path, CONTRACT.format(award="20.00", tender=""), lines)
    assert row_of(findings, "register_reconciliation")["returns_pence"] == 1000


def test_no_line_has_an_item(tmp_path: Path) -> None:
    """Lines of which none has an item count by their own categories alone."""
    lines = "line_id,trust,financial_year,category,amount_gbp\nL1,AAA,2025/26,consumables,10.00\n"
    findings = beside(tmp_path, CONTRACT.format(award="20.00", tender=""), lines)
    assert rows(findings, "register_reconciliation", "returns_pence") == [(1000,)]


def test_the_basis_is_the_weaker(tmp_path: Path) -> None:
    """A published register beside synthetic returns makes a synthetic comparison."""
    contract = CONTRACT.format(award="20.00", tender="")
    findings = beside(tmp_path, contract, basis={"contracts": "published", "spend_lines": "synthetic"})
    assert row_of(findings, "register_reconciliation")["basis"] == "synthetic"
    assert findings.ledger.figures["register_difference:K1"].scope == "illustration"
