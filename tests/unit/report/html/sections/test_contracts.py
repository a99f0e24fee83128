"""Contracts on the page."""

from __future__ import annotations

from optimiser.report.html.context import Report
from optimiser.report.html.findings import split_findings
from optimiser.report.html.sections import contracts
from optimiser.report.view import RunView
from tests.unit.report.html.sample_view import inputs, sample_view


def _body(view: RunView) -> str:
    section = contracts.build(Report(view), split_findings(view)[0])
    assert section is not None
    return str(section.body)


def test_the_calendar_is_grouped_by_urgency() -> None:
    """Overdue comes first, then what is under way, then what has ended."""
    body = _body(sample_view())
    places = [body.index(f"urgency-{code}") for code in ("overdue", "under_way", "ended")]
    assert places == sorted(places)


def test_an_ended_contract_is_said_to_be_ended() -> None:
    """An ended contract has no date to decide by, and grade C carries no pounds."""
    row = _body(sample_view()).split('id="contract-C2"')[1].split("</tr>")[0]
    assert '<span class="absent">ended</span>' in row
    assert "none taken" in row
    assert "£" not in row


def test_a_contract_can_be_found_in_its_file() -> None:
    """A contract says in which row of the file it stands, and its value links to its figure."""
    row = _body(sample_view()).split('id="contract-C1"')[1].split("</tr>")[0]
    assert "contracts, row 2" in row
    assert "#trace-contract_value-C1" in row
    assert "or" in row
    assert "31 Mar 2028" in row


def test_contracts_to_align_lead_to_the_calendar() -> None:
    """The contracts of a group link to their rows of the calendar."""
    body = _body(sample_view())
    assert '<a href="#contract-C1">C1</a>, <a href="#contract-C2">C2</a>' in body


def test_the_register_stands_beside_the_returns_with_its_verdict() -> None:
    """The reconciliation shows both values, their difference and what it says; what was not seen is said."""
    body = _body(sample_view()).split("The register beside the trusts")[1]
    assert all(
        said in body for said in ("£3,389,180", "£1,727,182", "£1,661,998", "2.0 times the returns.", "not seen")
    )


def test_a_register_without_rows_says_what_is_missing_and_no_register_nothing() -> None:
    """An empty register leaves one line, an absent one no section."""
    empty = RunView({}, {}, {"contracts": inputs("contracts", [])})
    assert "<table" not in _body(empty)
    absent = RunView({}, {}, {})
    assert contracts.build(Report(absent), split_findings(absent)[0]) is None


def test_an_anchor_is_made_of_plain_letters() -> None:
    """Whatever a contract is called, its anchor is plain, and two contracts that look alike have two anchors."""
    assert contracts.contract_anchor('A-1 "é') == "contract-A-1_20__22__e9_"
    assert contracts.contract_anchor("A/1") != contracts.contract_anchor("A.1")
