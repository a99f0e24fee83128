"""The tables of a sweep as text cells."""

from __future__ import annotations

import pytest

from optimiser.report.sweep.outputs import OUTPUTS
from optimiser.report.sweep.tables import cell, rows_of, setting
from tests.unit.report.sweep.sweep_sample import content_of


def test_one_row_a_point() -> None:
    """Settings, status and figures, with the unit in a column's name; what is infeasible names its rules."""
    header, *rows = rows_of(content_of())["results.csv"]
    assert header == [
        *("point", "buying.max_suppliers_per_lot", "buying.no_trust_worse_off", "run_id", "status", "exit"),
        *("headline_saving_gbp", "headline_buying_recommended_gbp", "headline_buying_suppliers"),
        *("run_found_for_point", "buying_found_for_point", "rules", "message"),
    ]
    assert rows[1] == ["2", "1", "false", "run2", "optimal", "0", "40.00", "960.00", "1", "2", "2", "", ""]
    assert rows[4][4:9] == ["infeasible", "4", "", "", ""]
    assert rows[4][-2:] == ["a; b", "Rule 'a' cannot hold."]


def test_tornado_and_frontier_as_cells() -> None:
    """Every row of both is written, money in pounds."""
    tables = rows_of(content_of())
    assert tables["tornado.csv"][1] == [
        *("headline", "saving", "GBP", "buying.max_suppliers_per_lot", "100.00"),
        *("40.00", "1", "2", "100.00", "", "1", "60.00", "5"),
    ]
    assert tables["frontier.csv"][1] == [
        *("headline", "buying.suppliers", "suppliers", "saving", "GBP", "2", "1", "40.00", "yes"),
    ]
    assert {len(row) for table in tables.values() for row in table} == {13, 9}
    assert rows_of(content_of(design="grid"))["tornado.csv"][1:] == []


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "true"), (0.5, "0.5"), (["A", "B"], '["A", "B"]'), ("quick", "quick"), ("=1+1", "'=1+1")],
)
def test_the_value_of_a_setting(value: object, text: str) -> None:
    """A setting is written as --set reads it; what a spreadsheet would run is marked."""
    assert setting(value) == text


def test_a_cell() -> None:
    """Pounds have two places, other numbers no superfluous noughts, and what was not computed is empty."""
    assert cell(OUTPUTS["saving"], -5) == "-0.05"
    assert cell(OUTPUTS["transport.distance"], 60.5) == "60.5"
    assert cell(OUTPUTS["transport.vehicles"], 10) == "10"
    assert cell(OUTPUTS["saving"], None) == ""
