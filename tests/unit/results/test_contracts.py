"""The decide-by calendar, contract values, and members who supply members."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from optimiser.results.contracts import annual_pence, supplier_name
from optimiser.results.findings import Findings
from tests.unit.small_case import CONTRACTS, SUPPLIERS, found, pence, row_of, rows, small_case

LIVE = "K1,AAA,,consumables,buying,Gloves,one,awarded,1200.00,,2025-04-01,2028-03-31,,6,open tender,no,A"


def calendar(
    folder: Path, *contracts: str, header: str = CONTRACTS, suppliers: str = SUPPLIERS, **about: object
) -> Findings:
    """Return the findings of a case with these contracts."""
    text = header + "".join(f"    {contract}\n" for contract in contracts)
    return found(small_case(folder, {"contracts": text, "suppliers": suppliers}, **about))


def explained(folder: Path, contract: str) -> str:
    """Return what the calendar says in words about one contract."""
    text: str = row_of(calendar(folder, contract), "decide_by")["explanation"]
    return text


def test_a_live_contract(tmp_path: Path) -> None:
    """A row has the supplier's name, both ends, what was taken off, and the values with their figure."""
    row = row_of(calendar(tmp_path, LIVE.replace("03-31,,6", "03-31,12,6")), "decide_by")
    assert (row["supplier"], row["latest_end"]) == ("Supplier One", dt.date(2029, 3, 31))
    assert (row["notice_months"], row["lead_months"], row["decide_by"]) == (6, 9, dt.date(2026, 12, 31))
    assert (row["value_pence"], row["annual_pence"], row["joint"]) == (120_000, 40_000, False)
    assert (row["figure"], row["urgency"]) == ("contract_value:K1", "next_90_days")
    assert row["explanation"].startswith(
        "Decide by 31 Dec 2026: ends 31 Mar 2028, less 6 months' notice, less 9 months"
    )


@pytest.mark.parametrize(
    ("contract", "said"),
    [
        (LIVE.replace(",,6,", ",,,"), "less 3 months' notice (assumed), less 9 months to procure"),
        (
            LIVE.replace("2028-03-31", "2027-11-30"),
            "Should have been decided by 31 Aug 2026 (83 days ago): ends 30 Nov 2027",
        ),
        (LIVE.replace("2028-03-31", "2026-10-31"), "Ended on 31 Oct 2026."),
        (
            LIVE.replace("2028-03-31,,", "2026-10-31,12,"),
            "Ended on 31 Oct 2026; whether the option to extend was taken is not known.",
        ),
        (LIVE.replace("2028-03-31", ""), "No end date seen."),
        (LIVE.replace("awarded", "pipeline"), "Announced only; no award seen."),
        (
            LIVE.replace("awarded", "tender"),
            "Under tender when last seen, to start 1 Apr 2025; the award is not seen.",
        ),
        (
            LIVE.replace("awarded", "tender").replace("2025-04-01", "2027-01-01"),
            "A tender is under way, to start 1 Jan 2027.",
        ),
        (
            LIVE.replace("awarded", "tender").replace("2025-04-01", "").replace("no,A", "yes,A"),
            "A joint tender is under way: already in plan, not a finding.",
        ),
        (LIVE.replace("no,A", "no,C"), "Grade C: confirm the dates first."),
        (LIVE.replace("K1,AAA", "K1,"), "Bought by somebody else, not a member. Decide by"),
    ],
)
def test_in_words(tmp_path: Path, contract: str, said: str) -> None:
    """The calendar says in words where a contract stands and how its date was made."""
    assert said in explained(tmp_path, contract)


def test_a_buyer_outside_is_named(tmp_path: Path) -> None:
    """A contract of somebody who is no member is shown under that buyer's name, after the members' own."""
    header = CONTRACTS.replace("contract,trust,", "contract,trust,buyer,")
    outside = LIVE.replace("K1,AAA,", "K0,,Elm Council,")
    findings = calendar(tmp_path, outside, LIVE.replace("K1,AAA,", "K1,AAA,Ash,"), header=header)
    assert [row[0] for row in rows(findings, "decide_by", "contract")] == ["K1", "K0"]
    assert row_of(findings, "decide_by", contract="K0")["explanation"].startswith(
        "Bought by Elm Council, not a member."
    )


def test_the_most_urgent_first(tmp_path: Path) -> None:
    """Overdue, then by date, then by name; without a date at the end of its group."""
    findings = calendar(
        tmp_path,
        LIVE.replace("K1", "K5").replace("2028-03-31", ""),
        LIVE.replace("K1", "K4").replace("2028-03-31", "2026-10-31"),
        LIVE.replace("K1", "K3"),
        LIVE.replace("K1", "K2"),
        LIVE.replace("K1", "K1").replace("2028-03-31", "2027-03-31"),
    )
    assert rows(findings, "decide_by", "contract", "urgency") == [
        ("K1", "overdue"),
        ("K2", "next_90_days"),
        ("K3", "next_90_days"),
        ("K5", "not_known"),
        ("K4", "ended"),
    ]


@pytest.mark.parametrize(
    ("contract", "values"),
    [
        (LIVE, {"value:K1": 120_000, "annual:K1": 40_000}),
        (LIVE.replace("2025-04-01", ""), {"value:K1": 120_000}),
        (LIVE.replace("2028-03-31", ""), {"value:K1": 120_000}),
        (LIVE.replace("1200.00", ""), {}),
        (LIVE.replace("no,A", "no,C"), {}),
        (LIVE.replace("no,A", "no,B"), {"value:K1": 120_000, "annual:K1": 40_000}),
    ],
)
def test_values_as_figures(tmp_path: Path, contract: str, values: dict[str, int]) -> None:
    """A value seen is a figure, for twelve months where both dates are known; grade C drives none."""
    findings = calendar(tmp_path, contract)
    assert pence(findings.ledger, "contract_") == values
    assert {figure.scope for figure in findings.ledger.figures.values()} <= {"context"}
    assert row_of(findings, "decide_by")["value_pence"] == values.get("value:K1")


def test_a_synthetic_register_is_an_illustration(tmp_path: Path) -> None:
    """The values of invented contracts are marked as such."""
    findings = calendar(tmp_path, LIVE, basis={"contracts": "synthetic"})
    assert {figure.scope for figure in findings.ledger.figures.values()} == {"illustration"}


@pytest.mark.parametrize(
    ("value", "start", "end", "annual"),
    [
        (120_000, dt.date(2025, 4, 1), dt.date(2028, 3, 31), 40_000),
        (100, dt.date(2024, 10, 14), dt.date(2026, 11, 13), 48),
        (None, dt.date(2025, 4, 1), dt.date(2028, 3, 31), None),
        (100, None, dt.date(2028, 3, 31), None),
        (100, dt.date(2025, 4, 1), None, None),
    ],
)
def test_annual_pence(value: int | None, start: dt.date | None, end: dt.date | None, annual: int | None) -> None:
    """Value times twelve over the months of the contract, where all three are known."""
    assert annual_pence(value, start, end) == annual


def test_supplier_name(tmp_path: Path) -> None:
    """A supplier is called by its name, and by its code where the name is not known."""
    case = small_case(tmp_path, {"suppliers": SUPPLIERS})
    assert [supplier_name(case, code) for code in ("one", "nine", "")] == ["Supplier One", "nine", ""]
    assert supplier_name(small_case(tmp_path / "none", {}), "one") == "one"


OWNED = SUPPLIERS + "    own,Ash Supplies,AAA\n"


def test_internal_trade(tmp_path: Path) -> None:
    """A member that supplies others is listed once for each of them, never for itself, and gains the system nothing."""
    contract = LIVE.replace("K1,AAA,,", "K1,BBB,AAA;BBB;CCC,").replace("Gloves,one", "Gloves,own")
    columns = ("supplier_trust", "buyer_trust", "reference", "value_pence", "system_pence", "figure")
    assert rows(calendar(tmp_path, contract, suppliers=OWNED), "internal_trade", *columns) == [
        ("AAA", "BBB", "K1", 120_000, 0, "contract_value:K1"),
        ("AAA", "CCC", "K1", 120_000, 0, "contract_value:K1"),
    ]


def test_internal_trade_without_a_value(tmp_path: Path) -> None:
    """Where the value is not seen, or only in a summary, the trade is listed without pounds."""
    contract = LIVE.replace("K1,AAA", "K1,BBB").replace("Gloves,one", "Gloves,own").replace("no,A", "no,C")
    row = row_of(calendar(tmp_path, contract, suppliers=OWNED), "internal_trade")
    assert (row["value_pence"], row["figure"], row["grade"]) == (None, "", "C")


def test_no_internal_trade(tmp_path: Path) -> None:
    """A supplier that no member owns is no member."""
    assert calendar(tmp_path, LIVE).tables["internal_trade"].empty
