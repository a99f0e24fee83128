"""Accepted rows as a frame."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from optimiser.ingest.check_rows import check_rows
from optimiser.ingest.frames import build_frame
from optimiser.ingest.numbers_exact import INT64_MAX
from optimiser.tables import INPUT_TABLES
from tests.unit.ingest.small_case import TABLES, reading_of


def frame_of(name: str, text: str) -> pd.DataFrame:
    """Return the frame of a table."""
    reading = reading_of(name, text)
    check_rows(reading)
    return build_frame(reading)


def test_every_column_is_there() -> None:
    """The frame has the row number and every column of the dictionary, in its order, though the file has few."""
    for name, text in TABLES.items():
        expected = ["row", *(column.inner_name for column in INPUT_TABLES[name].columns)]
        assert list(frame_of(name, text).columns) == expected


def test_types() -> None:
    """Whole numbers are nullable integers, texts are never missing, dates are dates or nothing."""
    frame = frame_of("spend_lines", "amount_gbp,line_id,trust,date,quantity\n1.50,L2,RBB,,\n-2,L1,RAA,2026-11-30,0.5\n")
    assert frame["row"].dtype == "int64"
    assert list(frame["row"]) == [2, 3]
    assert frame["amount_pence"].dtype == "Int64"
    assert list(frame["amount_pence"]) == [150, -200]
    assert frame["quantity_millionths"].dtype == "Int64"
    assert frame["quantity_millionths"].isna().tolist() == [True, False]
    assert list(frame["line_id"]) == ["L2", "L1"]
    assert list(frame["category"]) == ["", ""]
    assert list(frame["date"]) == [None, dt.date(2026, 11, 30)]


def test_other_types() -> None:
    """Times are minutes after midnight, decimals floating point, yes and no nullable, several codes one text."""
    stops = frame_of("round_stops", TABLES["round_stops"])
    assert list(stops["leave"]) == [510, 560]
    assert stops["arrive"].dtype == "Int64"
    sites = frame_of("sites", "site,trust,name,latitude\nS,RAA,n,54.5\nT,RAA,n,\n")
    assert sites["latitude"].dtype == "float64"
    assert sites["latitude"].isna().tolist() == [False, True]
    suppliers = frame_of("suppliers", "supplier,name,sme\nS1,a,yes\nS2,b,\n")
    assert suppliers["sme"].dtype == "boolean"
    assert suppliers["sme"].isna().tolist() == [False, True]
    assert list(frame_of("contracts", TABLES["contracts"])["participants"]) == ["RAA;RBB", ""]


def test_large_numbers_stay_exact() -> None:
    """A number that floating point cannot hold is kept to the penny."""
    frame = frame_of("rounds", "round,trust,day_type,cost_gbp\nR1,RAA,weekday,92233720368547758.07\nR2,RAA,weekday,\n")
    assert frame["cost_pence"][0] == INT64_MAX


def test_only_accepted_rows_in_file_order() -> None:
    """Rejected and merged rows are left out, and the rest keeps the order of the file."""
    frame = frame_of("suppliers", "supplier,name\nS3,c\nS1,\nS3,c\nS2,b\n")
    assert list(frame["supplier"]) == ["S3", "S2"]
    assert list(frame["row"]) == [2, 5]
