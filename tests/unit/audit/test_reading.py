"""A run folder is read exactly, and whatever cannot be read is a difference, never a stack trace."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from pathlib import Path

from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import read_run, read_table
from optimiser.tables import OUTPUT_TABLES
from tests.unit.audit.drawn import LINES, record, write


def test_cells_become_exact_values(tmp_path: Path) -> None:
    """Pounds become pence, quantities millionths, and the row number is kept."""
    run = record(tmp_path, {"spend_lines": LINES})
    line = run.rows("spend_lines")[2]
    assert (line["row"], line["amount_pence"], line["quantity_millionths"]) == (4, 4000, 10_000_000)


def test_decimals_are_fractions_and_dates_are_dates(tmp_path: Path) -> None:
    """A benchmark of 0.1 is one tenth, and a decide-by date a date."""
    write(tmp_path / "b.csv", OUTPUT_TABLES["benchmark_prices"], "item,benchmark,price_gbp\ngloves,median,0.1\n")
    write(tmp_path / "d.csv", OUTPUT_TABLES["decide_by"], "contract,decide_by,joint\nC1,2026-05-31,yes\n")
    found = Comparison()
    (price,) = read_table(tmp_path, "b.csv", OUTPUT_TABLES["benchmark_prices"], found)
    (contract,) = read_table(tmp_path, "d.csv", OUTPUT_TABLES["decide_by"], found)
    assert price["price_gbp"] == Fraction(1, 10)
    assert (contract["decide_by"], contract["joint"]) == (dt.date(2026, 5, 31), True)
    assert found.differences == []


def test_a_neutralised_formula_is_restored(tmp_path: Path) -> None:
    """A text written with an apostrophe before its sign is read as it was."""
    write(tmp_path / "s.csv", OUTPUT_TABLES["shared_suppliers"], "supplier,name\nS1,'=Sum\n")
    (row,) = read_table(tmp_path, "s.csv", OUTPUT_TABLES["shared_suppliers"], Comparison())
    assert row["name"] == "=Sum"


def test_a_cell_of_another_kind_is_told(tmp_path: Path) -> None:
    """Three decimals in a money column are a difference and the cell is empty."""
    write(tmp_path / "e.csv", OUTPUT_TABLES["exclusions"], "reason,value_gbp\nzero,1.005\n")
    found = Comparison()
    (row,) = read_table(tmp_path, "e.csv", OUTPUT_TABLES["exclusions"], found)
    assert row["value_pence"] is None
    assert [difference.figure for difference in found.differences] == ["value_pence"]


def test_another_header_is_told(tmp_path: Path) -> None:
    """A table whose columns are not the dictionary's is not read."""
    (tmp_path / "e.csv").write_text("reason,value\nzero,1.00\n", encoding="utf-8")
    found = Comparison()
    assert read_table(tmp_path, "e.csv", OUTPUT_TABLES["exclusions"], found) == []
    assert len(found.differences) == 1


def test_a_row_that_is_too_short_is_told(tmp_path: Path) -> None:
    """A row with fewer cells than the header is a difference."""
    header = ",".join(column.name for column in OUTPUT_TABLES["exclusions"].columns)
    (tmp_path / "e.csv").write_text(f"{header}\nzero\n", encoding="utf-8")
    found = Comparison()
    read_table(tmp_path, "e.csv", OUTPUT_TABLES["exclusions"], found)
    assert [difference.place for difference in found.differences] == ["e.csv:2"]


def test_an_input_table_that_was_taken_away_is_told(tmp_path: Path) -> None:
    """The settings name a table whose record is gone."""
    record(tmp_path, {"spend_lines": LINES})
    (tmp_path / "record" / "input" / "spend_lines.csv").unlink()
    found = Comparison()
    read_run(tmp_path, found)
    assert [difference.figure for difference in found.differences] == ["spend_lines"]


def test_a_folder_that_is_no_run_is_told(tmp_path: Path) -> None:
    """Without result and settings nothing can be checked."""
    found = Comparison()
    assert read_run(tmp_path, found) is None
    assert {difference.place for difference in found.differences} == {"result.json", "record/settings.json"}
