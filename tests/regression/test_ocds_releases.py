"""The published releases at hand become contracts with buyer, supplier, value and dates where these are stated."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from optimiser.ingest.ocds.read import OcdsReading, read_ocds

REAL_DATA = Path(os.environ.get("OPTIMISER_REAL_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
FOLDER = REAL_DATA / "ocds"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"the raw reference data are not at {REAL_DATA}; set OPTIMISER_REAL_DATA"
)


@pytest.fixture(scope="module")
def all_releases() -> OcdsReading:
    """Return the reading of the 381 lines of three publishers."""
    return read_ocds(FOLDER / "contracts_finder_ocds_releases.jsonl.gz", salt="salt")


@pytest.fixture(scope="module")
def nhs_releases() -> OcdsReading:
    """Return the reading of the package of 37 releases with an NHS-like buyer."""
    return read_ocds(FOLDER / "nhs_buyers_sample_release_package.json", salt="salt")


def test_every_release_is_accounted_for(all_releases: OcdsReading) -> None:
    """Of 381 lines 380 are releases of 370 processes and one is an empty package; pounds add up as well."""
    rows, pence = all_releases.reconciliation.rows, all_releases.reconciliation.pence
    assert pence is not None
    assert (rows.read, rows.accepted, rows.merged, rows.rejected) == (380, 370, 10, 0)
    assert rows.balances
    assert pence.balances
    assert all_releases.reconciliation.blank == 1
    (told,) = [issue for issue in all_releases.issues if issue.kind == "damaged-release"]
    assert (told.severity, told.row) == ("note", 291)
    contracts = all_releases.contracts
    assert contracts["ocid"].nunique() == 370
    assert contracts["contract"].is_unique
    held = contracts["value_pence"].where(contracts["status"] == "awarded", contracts["tender_value_pence"])
    assert int(held.sum()) == pence.accepted


def test_contracts_say_who_what_and_until_when(all_releases: OcdsReading) -> None:
    """Every row has a buyer and a title, every award a supplier; values and dates stand where they are published."""
    contracts, details = all_releases.contracts, all_releases.details
    awarded = contracts["status"] == "awarded"
    assert (contracts["buyer"] != "").all()
    assert (contracts["title"] != "").all()
    assert int(awarded.sum()) == 143
    assert (details["suppliers"][awarded] > 0).all()
    assert contracts["value_pence"].notna().sum() == 135
    assert contracts["end"].notna().sum() == 218
    assert contracts["start"][awarded].notna().all()
    assert contracts["extension_months"].notna().sum() == 148
    assert (all_releases.suppliers["company_number"] != "").sum() == 74
    assert all_releases.hidden == 1


def test_euros_are_kept_apart(all_releases: OcdsReading) -> None:
    """One tender is in euros: its amount is said and never counted as pounds."""
    told = [issue.kind for issue in all_releases.issues]
    assert told == ["damaged-release", "foreign-currency"]
    assert (all_releases.details["currency"] == "EUR").sum() == 1


@pytest.mark.parametrize("name", ["all_releases", "nhs_releases"])
def test_nhs_buyers_carry_ods_codes(name: str, request: pytest.FixtureRequest) -> None:
    """Every trust, board and integrated care board of England and Wales has its code; others are known by name."""
    reading: OcdsReading = request.getfixturevalue(name)
    rows = reading.contracts.merge(reading.details, on="contract", suffixes=("", "_told"))
    nhs = rows[rows["buyer_nhs"].astype(bool)]
    without = nhs[nhs["buyer_ods"] == ""]["buyer"]
    assert (len(nhs), len(without)) == (34, 11)
    assert not without.str.contains("Trust|Health Board|Integrated Care Board").any()
    codes = dict(zip(nhs["buyer"], nhs["buyer_ods"], strict=True))
    assert codes["Northumbria Healthcare NHS Foundation Trust"] == "RTF"
    assert codes["Cwm Taf Morgannwg Health Board"] == "7A5"
    assert {code for buyer, code in codes.items() if "Velindre" in buyer} == {"RQF"}
