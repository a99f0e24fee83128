"""When a trust can join a recommended award."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.prepare.award.joining import JoinFacts, join_facts, plan_months
from tests.unit.small_case import ITEMS, scenario, small_case

HEAD = "contract,trust,participants,category,lever,title,status,start,end,exit_gbp,grade,extension_months\n"
CALL_OFF = ("framework call-off",)


def facts(folder: Path, *contracts: str, routes: tuple[str, ...] = CALL_OFF) -> JoinFacts:
    """Return when AAA can join in consumables; a call-off takes four months from 22 November 2026, a tender nine."""
    case = small_case(folder, {"items": ITEMS, "contracts": HEAD + "\n".join(contracts) + "\n"})
    return join_facts(case, scenario(), "AAA", ["consumables"], routes)


def test_months_of_the_plan(tmp_path: Path) -> None:
    """The plan begins with the month after the case's date and ends with its last financial year."""
    months = plan_months(small_case(tmp_path, {}))
    assert (months[0], months[-1], len(months)) == ("2026-12", "2028-03", 16)


def test_without_a_contract_the_lead_time_decides(tmp_path: Path) -> None:
    """Four months for a call-off, nine for a tender, and a month that has begun counts no longer."""
    ended = "C1,AAA,AAA,consumables,buying,One,awarded,2025-01-01,2026-06-30,,A,"
    assert facts(tmp_path / "a", ended).earliest == "2027-04"
    assert facts(tmp_path / "b", ended, routes=("open tender", *CALL_OFF)).earliest == "2027-09"


def test_a_contract_holds_until_it_ends(tmp_path: Path) -> None:
    """The contract that ends last decides, and the month after its last day is the first."""
    found = facts(
        tmp_path,
        "C1,AAA,AAA,consumables,buying,One,awarded,2025-01-01,2027-06-30,,A,",
        "C2,BBB,BBB;AAA,consumables,buying,Two,awarded,2025-01-01,2027-08-15,,B,",
    )
    assert (found.contract, found.earliest, found.exit_month) == ("C2", "2027-09", "")
    assert found.note == "Contract C2 ends on 15 Aug 2027."


@pytest.mark.parametrize(
    "contract",
    [
        "C1,AAA,AAA,laundry,buying,One,awarded,2025-01-01,2027-06-30,,A,",
        "C1,BBB,BBB,consumables,buying,One,awarded,2025-01-01,2027-06-30,,A,",
        "C1,AAA,AAA,consumables,buying,One,awarded,2025-01-01,2026-06-30,,A,",
        "C1,AAA,AAA,consumables,buying,One,awarded,2027-01-01,2027-06-30,,A,",
        "C1,AAA,AAA,consumables,buying,One,pipeline,2025-01-01,2027-06-30,,A,",
        "C1,AAA,AAA,consumables,buying,One,awarded,2025-01-01,2027-06-30,,C,",
    ],
)
def test_what_does_not_hold(tmp_path: Path, contract: str) -> None:
    """Another category or trust, ended, not begun, not awarded, or known from a summary only: it holds nobody."""
    assert facts(tmp_path, contract).earliest == "2027-04"


def test_leaving_early(tmp_path: Path) -> None:
    """Where every contract that holds it names an exit cost, the trust can join as soon as it is ready."""
    first = "C1,AAA,AAA,consumables,buying,One,awarded,2025-01-01,2027-06-30,500.00,A,"
    second = "C2,AAA,AAA,consumables,buying,Two,awarded,2025-01-01,2027-08-15,{},A,"
    both = facts(tmp_path / "a", first, second.format("250.00"))
    assert (both.earliest, both.exit_month, both.exit_pence) == ("2027-09", "2027-04", 75_000)
    one = facts(tmp_path / "b", first, second.format(""))
    assert (one.earliest, one.exit_month, one.exit_pence) == ("2027-09", "", None)


def test_waiting_for_others_goes_as_far_as_the_extension(tmp_path: Path) -> None:
    """A contract can be extended to wait for others; without an extension it cannot, and without one nothing says."""
    row = "C1,AAA,AAA,consumables,buying,One,awarded,2025-01-01,2027-06-30,,A,{}"
    assert facts(tmp_path / "a", row.format(12)).latest == "2028-07"
    assert facts(tmp_path / "b", row.format("")).latest == "2027-07"
    ended = row.format("").replace("2027-06-30", "2026-06-30")
    assert facts(tmp_path / "c", ended).latest == ""


def test_a_contract_that_ends_before_anybody_is_ready(tmp_path: Path) -> None:
    """The lead time can outlast the contract; then there is nothing to leave."""
    found = facts(tmp_path, "C1,AAA,AAA,consumables,buying,One,awarded,2025-01-01,2026-12-31,500.00,A,")
    assert (found.earliest, found.exit_pence) == ("2027-04", None)
    assert found.note == "Contract C1 ends on 31 Dec 2026; a call-off takes 4 months."
