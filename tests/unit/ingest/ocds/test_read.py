"""A file of open contracting data becomes contracts, nothing is lost, and nobody is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from optimiser.ingest.ocds.read import OcdsReading, read_ocds
from optimiser.tables.buying import CONTRACTS

PERIOD = {"startDate": "2025-04-01T00:00:00+01:00", "endDate": "2027-03-31T23:59:59+01:00"}
BUYER = {"id": "GB-NHS-RTD", "name": "The Newcastle upon Tyne Hospitals NHS Foundation Trust", "roles": ["buyer"]}
LINEN = {"id": "GB-COH-01234567", "name": "Northern Linen Ltd", "roles": ["supplier"]}
TENDER = {
    "title": "Linen and laundry",
    "status": "active",
    "classification": {"scheme": "CPV", "id": "98310000", "description": "Washing"},
    "procurementMethodDetails": "Open procedure",
    "techniques": {"hasFrameworkAgreement": True},
}


def release(ocid: str = "ocds-1", date: str | None = "2025-01-01T00:00:00Z", **more: Any) -> dict[str, Any]:
    """Return a release of a tender."""
    return {"ocid": ocid, "date": date, "tag": ["tender"], "buyer": BUYER, "parties": [BUYER], "tender": TENDER, **more}


def award(pounds: float, *suppliers: dict[str, Any], currency: str = "GBP", name: str = "A") -> dict[str, Any]:
    """Return an award."""
    value = {"amount": pounds, "currency": currency}
    return {"id": name, "status": "active", "value": value, "suppliers": list(suppliers), "contractPeriod": PERIOD}


def read(folder: Path, *releases: dict[str, Any], **options: Any) -> OcdsReading:
    """Return the reading of these releases, written as lines."""
    path = folder / "notices.jsonl"
    path.write_text("\n".join(map(json.dumps, releases)) + "\n", encoding="utf-8")
    return read_ocds(path, salt="salt", **options)


def only(frame: pd.DataFrame) -> dict[str, Any]:
    """Return the one row of a frame."""
    (row,) = frame.to_dict("records")
    return {str(name): value for name, value in row.items()}


def test_releases_of_one_process_become_one_contract(tmp_path: Path) -> None:
    """A tender and its award, in any order of lines, are one row with all that either says."""
    awarded = {"ocid": "ocds-1", "date": "2025-03-01T00:00:00Z", "tag": ["award"], "awards": [award(1000.5, LINEN)]}
    for releases in ((release(), awarded), (awarded, release())):
        found = read(tmp_path, *releases, members={"RTD": "RTD"})
        row = only(found.contracts)
        assert (row["contract"], row["trust"], row["supplier"]) == ("ocds-1/A", "RTD", "GB-COH-01234567")
        assert (row["value_pence"], row["status"], row["category"]) == (100_050, "awarded", "laundry")
        assert (str(row["start"]), str(row["end"])) == ("2025-04-01", "2027-03-31")
        assert row["route"] == "Open procedure; framework agreement"
        assert only(found.details)["buyer_ods"] == "RTD"
        assert found.reconciliation.rows.balances
        assert (found.reconciliation.rows.accepted, found.reconciliation.rows.merged) == (1, 1)


def test_every_column_of_contracts_is_there_with_its_type(tmp_path: Path) -> None:
    """The frame has the dictionary's columns in their order, also where nothing was read into it."""
    full = read(tmp_path, release(awards=[award(5, LINEN)]))
    empty = read(tmp_path, {"ocid": "ocds-9", "date": "2025-01-01"})
    for found in (full, empty):
        assert list(found.contracts.columns) == [column.inner_name for column in CONTRACTS.columns]
        assert str(found.contracts["value_pence"].dtype) == "Int64"
        assert str(found.contracts["joint"].dtype) == "boolean"
    assert len(empty.contracts) == 0
    assert [row.reason for row in empty.rejected] == ["It states neither an award nor a tender."]


def test_several_suppliers_are_each_named(tmp_path: Path) -> None:
    """A framework with two suppliers is one contract of one value; the suppliers stand beside it."""
    other = {"id": "GB-CFS-7", "name": "Southern Linen Ltd"}
    found = read(tmp_path, release(awards=[award(1000, LINEN, other)]))
    row = only(found.contracts)
    assert (row["supplier"], row["value_pence"]) == ("", 100_000)
    assert "2 suppliers" in row["note"]
    assert list(found.suppliers["supplier"]) == ["GB-COH-01234567", "GB-CFS-7"]


def test_what_is_missing_is_listed_and_not_invented(tmp_path: Path) -> None:
    """A tender without value and dates has empty cells, and each is in the list of gaps."""
    found = read(tmp_path, release())
    row = only(found.contracts)
    assert pd.isna(row["value_pence"])
    assert row["start"] is None
    gaps = set(found.gaps["column"])
    assert gaps == {"tender_value_gbp", "start", "end", "extension_months"}


def test_other_currencies_are_kept_apart(tmp_path: Path) -> None:
    """Euros are not pounds: the value is empty, its amount is said, and an issue names the row."""
    found = read(tmp_path, release(awards=[award(1000, LINEN, currency="EUR")]))
    row = only(found.contracts)
    assert pd.isna(row["value_pence"])
    assert "EUR" in row["value_note"]
    assert only(found.details)["currency"] == "EUR"
    assert [(issue.kind, issue.severity, issue.row) for issue in found.issues] == [("foreign-currency", "warning", 1)]
    assert found.reconciliation.pence is not None
    assert found.reconciliation.pence.read == 0


def test_nothing_is_lost(tmp_path: Path) -> None:
    """Releases and pounds are accepted, merged or rejected, what was accepted is in the rows, the cancelled is told."""
    found = read(
        tmp_path,
        release(awards=[award(100, LINEN)]),
        release(date="2025-02-01T00:00:00Z", awards=[award(120, LINEN)]),
        release("ocds-2", awards=[{**award(70, LINEN), "status": "cancelled"}]),
        release("ocds-3", tender={**TENDER, "value": {"amount": 50, "currency": "GBP"}}),
        release("ocds-4", awards=[award(1, LINEN)]),
        release("ocds-4", None, awards=[award(30, LINEN)]),
        {"name": "no release"},
    )
    rows, pence = found.reconciliation.rows, found.reconciliation.pence
    assert pence is not None
    assert (rows.read, rows.accepted, rows.rejected, rows.merged) == (7, 4, 2, 1)
    assert (pence.read, pence.accepted, pence.rejected, pence.merged) == (30_100, 17_100, 3_000, 10_000)
    held = found.contracts["value_pence"].fillna(found.contracts["tender_value_pence"])
    assert int(held.sum()) == pence.accepted
    assert [row.row for row in found.rejected] == [7, 6]
    (nothing,) = found.gaps[found.gaps["column"] == "contract"].to_dict("records")
    assert (nothing["contract"], nothing["reason"].split(":")[0]) == ("ocds-2", "No contract came of it")
    assert [issue.row for issue in found.issues if issue.kind == "damaged-release"] == [7, 6]


def test_an_empty_package_is_no_fault(tmp_path: Path) -> None:
    """A package without releases, as a search without a hit gives, is counted apart and told in a note."""
    found = read(tmp_path, release(), {"uri": "https://example.org", "publisher": {}, "releases": []})
    assert (found.reconciliation.rows.read, found.reconciliation.blank, found.rejected) == (1, 1, ())
    assert [(issue.severity, issue.row) for issue in found.issues] == [("note", 2)]


def test_private_individuals_are_hidden(tmp_path: Path) -> None:
    """A person's name, and the number that leads back to it, stand nowhere; a company of that name stays."""
    person = {"id": "GB-CFS-1", "name": "Mrs Jane Doe"}
    company = {"id": "GB-COH-07654321", "name": "John Smith"}
    named = {"id": "org-1", "name": "Roe, Richard"}
    awards = [award(10, person), award(20, company, name="B"), award(30, named, name="C")]
    found = read(tmp_path, release(awards=awards))
    frames = (found.contracts, found.details, found.suppliers, found.lots, found.gaps)
    written = " ".join(frame.to_csv() for frame in frames)
    assert "Doe" not in written
    assert "Roe" not in written
    assert "roe" not in written
    assert "GB-CFS-1" not in written
    assert found.hidden == 2
    assert list(found.suppliers["name"].str.startswith("Private individual ")) == [True, False, True]
    assert list(found.contracts["supplier"]) == list(found.suppliers["supplier"])
    assert found.contracts["supplier"][1] == "GB-COH-07654321"


def test_a_predecessor_is_its_successor_in_the_case(tmp_path: Path) -> None:
    """A notice of a trust that has merged belongs to the member it went into."""
    old = {"name": "City Hospitals Sunderland NHS Foundation Trust"}
    found = read(tmp_path, release(buyer=old, parties=[]), members={"R0B": "R0B", "RLN": "R0B"})
    assert only(found.contracts)["trust"] == "R0B"
    assert only(found.details)["buyer_ods"] == "RLN"


def test_buyers_together_are_joint(tmp_path: Path) -> None:
    """Two buyers make a joint contract; those of the case are its participants."""
    second = {"id": "GB-NHS-RTF", "name": "Northumbria Healthcare NHS Foundation Trust", "roles": ["buyer"]}
    found = read(tmp_path, release(parties=[BUYER, second]), members={"RTD": "RTD", "RTF": "RTF"})
    row = only(found.contracts)
    assert (row["participants"], row["joint"]) == ("RTD;RTF", True)
    assert only(found.details)["other_buyers"] == second["name"]


def test_lots_stand_beside(tmp_path: Path) -> None:
    """Each lot of a tender is a row with its own value, dates and extension."""
    lots = [
        {"id": "1", "title": "North", "value": {"amount": 5, "currency": "GBP"}, "contractPeriod": PERIOD},
        {"id": "2", "title": "South", "renewal": {"description": "as agreed between the parties"}},
    ]
    found = read(tmp_path, release(tender={**TENDER, "lots": lots}))
    assert list(found.lots["lot"]) == ["1", "2"]
    assert found.lots["value_pence"].tolist() == [500, pd.NA]
    assert "as agreed between the parties" in only(found.contracts)["note"]


def test_two_rows_never_share_a_code(tmp_path: Path) -> None:
    """Awards that a publisher gave one id, or none, still are rows with codes of their own."""
    awards = [award(1, LINEN), {"status": "active"}, {"status": "active"}]
    found = read(tmp_path, release(awards=awards), release("ocds-2", awards=[award(2, LINEN, name="ocds-2-1")]))
    assert list(found.contracts["contract"]) == ["ocds-1/A", "ocds-1", "ocds-1#2", "ocds-2-1"]


def test_without_a_salt_pseudonyms_cannot_be_tried_out(tmp_path: Path) -> None:
    """Whoever gives no salt gets pseudonyms that nobody can repeat."""
    person = {"id": "1", "name": "Mrs Jane Doe"}
    path = tmp_path / "one.json"
    path.write_text(json.dumps(release(awards=[award(10, person)])), encoding="utf-8")
    first, second = (only(read_ocds(path).suppliers)["name"] for _ in range(2))
    assert first != second


ODD = ["x", 7, None, [], {}, [[]], {"id": {}}]


@pytest.mark.parametrize("key", ["tender", "awards", "contracts", "parties", "buyer", "tag", "date", "planning", "id"])
def test_whatever_stands_in_a_key_nothing_crashes(tmp_path: Path, key: str) -> None:
    """A key of the wrong kind makes a row, or a refusal, and the counts still add up."""
    odd = [{**release(f"ocds-{place}", awards=[award(5, LINEN)]), key: value} for place, value in enumerate(ODD)]
    found = read(tmp_path, *odd, release("ocds-x"))
    assert found.reconciliation.rows.balances
    assert found.reconciliation.pence is not None
    assert found.reconciliation.pence.balances
    assert "ocds-x" in set(found.contracts["ocid"])


@pytest.mark.parametrize("key", ["id", "status", "value", "suppliers", "contractPeriod", "relatedLots", "items"])
def test_whatever_stands_in_an_award_nothing_crashes(tmp_path: Path, key: str) -> None:
    """The same inside an award and a contract."""
    odd = [{**award(5, LINEN), key: value} for value in ODD]
    awards = [release(f"ocds-{place}", awards=[each]) for place, each in enumerate(odd)]
    contracts = [release(f"ocds-c{place}", contracts=[{**each, "awardID": each}]) for place, each in enumerate(odd)]
    found = read(tmp_path, *awards, *contracts)
    assert found.reconciliation.rows.balances
    assert len(found.contracts) == 2 * len(ODD)
