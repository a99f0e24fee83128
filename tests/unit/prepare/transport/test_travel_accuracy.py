"""The table of the travel model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from models.network.straight_line import PUBLISHED, StraightLine
from optimiser.prepare.transport.travel import travel_model
from optimiser.prepare.transport.travel_accuracy import line_formula
from optimiser.tables import OUTPUT_TABLES
from tests.unit.small_case import small_case

# Six places 10 km apart in a row; 50 min for every pair that is known.
SITES = "site,trust,name,latitude,longitude\n" + "".join(
    f"P{at},AAA,Place {at},{54 + 0.089932 * at:.6f},-1.0\n" for at in range(6)
)
HEAD = "origin,destination,minutes,km\n"
ROADS = """\
    link,origin,destination,origin_latitude,origin_longitude,destination_latitude,destination_longitude,road,km
    N,P0,P5,54.0,-1.0,54.44966,-1.0,M1,50
    S,P5,P0,54.44966,-1.0,54.0,-1.0,M1,50
    """


def rows_of(folder: Path, tables: dict[str, str], places: list[str]) -> list[dict[str, Any]]:
    """Return the rows of the table for some places."""
    table = travel_model(small_case(folder, {"sites": SITES, **tables}), places).table
    assert list(table.columns) == [column.name for column in OUTPUT_TABLES["travel_model"].columns]
    return [dict(zip(table.columns, row, strict=True)) for row in table.itertuples(index=False)]


def test_nothing_to_hold_it_against(tmp_path: Path) -> None:
    """Without known times there is one row, with the formula and no error."""
    (row,) = rows_of(tmp_path, {}, ["P0", "P1"])
    assert (row["method"], row["band"], row["pairs"], row["mean_error_min"]) == ("straight_line", "all", 0, None)
    assert "10.8 + 0.852 x" in row["formula"]
    assert row["formula"].endswith("Used for 2 pairs of places.")
    assert row["source"].startswith("No known times")


def test_the_published_line_by_band(tmp_path: Path) -> None:
    """10 km take 19.32 min by the published fit and 40 km 44.88: against 20 min 0.68 too short and 24.88 too long."""
    times = f"{HEAD}P0,P1,20,\nP0,P4,20,\n"
    rows = {(row["method"], row["band"]): row for row in rows_of(tmp_path, {"travel_times": times}, ["P0", "P1"])}
    assert rows["straight_line", "9-20"]["mean_error_min"] == -0.68
    assert rows["straight_line", "20-50"]["mean_absolute_error_min"] == 24.88
    both = rows["straight_line", "all"]
    assert (both["pairs"], both["mean_error_min"], both["mean_absolute_error_min"]) == (2, 12.1, 12.78)
    assert both["source"] == "Held against Source of travel_times"
    assert rows["matrix", "all"]["pairs"] == 1


def test_a_calibrated_line_has_not_seen_the_pair(tmp_path: Path) -> None:
    """With every pair at 5 min and 1 min a kilometre the line is found, and one pair that is off is told in full."""
    minutes = {(a, b): 5 + 10 * abs(a - b) for a in range(6) for b in range(6) if a != b}
    minutes[0, 5] = minutes[5, 0] = 70
    times = HEAD + "".join(f"P{a},P{b},{time},\n" for (a, b), time in minutes.items())
    rows = {row["band"]: row for row in rows_of(tmp_path, {"travel_times": times}, ["P0"]) if row["pairs"]}
    assert "fitted to the case's known times" in rows["all"]["formula"]
    # 50 km by the line of the other 28 pairs are 55 min, 15 fewer than the row says.
    assert rows["50-100"]["mean_error_min"] == -15.0
    assert rows["50-100"]["pairs"] == 2


def test_the_road_graph_is_held_too(tmp_path: Path) -> None:
    """Over the motorway 50 km take 30 min, ten fewer than the row says; the assumed speed is printed."""
    rows = rows_of(tmp_path, {"travel_times": f"{HEAD}P0,P5,40,50\n", "roads": ROADS}, ["P0", "P5", "P1"])
    (row,) = [row for row in rows if row["method"] == "road_graph" and row["band"] == "50-100"]
    assert (row["pairs"], row["mean_error_min"]) == (1, -10.0)
    assert "assumed 100 km/h on motorways, 80 km/h elsewhere" in row["formula"]
    assert "main roads only" in row["formula"]


def test_the_formula_prints_the_numbers_that_are_used() -> None:
    """Coefficients are printed as they are, and the short form with them."""
    assert line_formula(PUBLISHED).startswith("minutes = 10.8 + 0.852 x,")
    assert "10.826 (2u - u^2) + 0.8417 x" in line_formula(StraightLine(649_560, 50_502))
