"""Transport contracts that run side by side."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from optimiser.results.transport.overlap_contracts import overlap_contracts
from tests.unit.small_case import records, small_case

HEADER = "contract,trust,participants,category,lever,title,status,value_gbp,start,end,route,joint,grade\n"
FIRST = "K1,AAA,,courier,transport,Vans,awarded,1000.00,2026-01-01,2028-12-31,open,no,A\n"
SECOND = "K2,BBB,,courier,transport,More vans,awarded,500.00,2026-06-01,2027-12-31,open,no,B\n"
# Ash and Beech stand 1.1 km apart, Cedar 55 km away.
SITES = """\
    site,trust,name,latitude,longitude
    A1,AAA,Ash House,55.00,-1.60
    A2,AAA,Ash Annexe,56.00,-1.60
    A3,AAA,Ash Barn,,
    B1,BBB,Beech House,55.01,-1.60
    C1,CCC,Cedar House,55.50,-1.60
    """


def found(folder: Path, *contracts: str) -> list[dict[str, Any]]:
    """Return the rows of the table for some contracts; the case is read on 22 November 2026."""
    return records(overlap_contracts(small_case(folder, {"sites": SITES, "contracts": HEADER + "".join(contracts)})))


def test_two_that_run_at_once_are_told_with_days_sites_and_value(tmp_path: Path) -> None:
    """Both run from June 2026 to the end of 2027, one site of each lies close to the other, together 1,500.00."""
    assert found(tmp_path, FIRST, SECOND) == [
        {
            "contract_a": "K1",
            "contract_b": "K2",
            "category": "courier",
            "trusts_a": "AAA",
            "trusts_b": "BBB",
            "overlap_from": dt.date(2026, 6, 1),
            "overlap_to": dt.date(2027, 12, 31),
            "places": 2,
            "value_pence": 150_000,
            "basis": "supplied",
        }
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("courier", "laundry"),
        ("transport,", "buying,"),
        ("awarded", "pipeline"),
        ("BBB,,", "AAA,,"),
        ("BBB,,", ",,"),
        ("2026-06-01,2027-12-31", "2029-01-01,2030-12-31"),
        ("2026-06-01,2027-12-31", "2025-06-01,2026-10-31"),
    ],
)
def test_others_are_not(old: str, new: str, tmp_path: Path) -> None:
    """Another category, another lever, no award, the same trusts, no member, another time, or ended: no overlap."""
    assert found(tmp_path, FIRST, SECOND.replace(old, new)) == []


def test_what_is_not_known_stays_open(tmp_path: Path) -> None:
    """Without dates two may run at once; their days are empty. A value of grade C, or none, makes no sum."""
    (row,) = found(tmp_path / "a", FIRST, SECOND.replace("2026-06-01,2027-12-31", ","))
    assert (row["overlap_from"], row["overlap_to"]) == (None, None)
    (row,) = found(tmp_path / "b", FIRST, SECOND.replace("no,B", "no,C"))
    assert row["value_pence"] is None
    (row,) = found(tmp_path / "c", FIRST, SECOND.replace("500.00", ""))
    assert row["value_pence"] is None


def test_a_case_without_sites_counts_none(tmp_path: Path) -> None:
    """No sites, none close together; no contracts, no rows."""
    (row,) = records(overlap_contracts(small_case(tmp_path / "a", {"contracts": HEADER + FIRST + SECOND})))
    assert row["places"] == 0
    assert overlap_contracts(small_case(tmp_path / "b", {})).empty
