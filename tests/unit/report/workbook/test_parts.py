"""Synthetic rows go to the illustration and nowhere else; every block has a place."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest

from optimiser.report.view import RunView
from optimiser.report.workbook import parts
from optimiser.report.workbook.blocks import HEADER_OFFSET
from optimiser.report.workbook.parts import split
from optimiser.report.workbook.sheet_places import ILLUSTRATION, ILLUSTRATION_INPUTS, ILLUSTRATION_TRACE
from tests.unit.report.workbook.sample_view import sample_view


def test_rows_are_divided_by_basis_scope_and_figure() -> None:
    """Targets are synthetic here, so nodes, their figures, their file and their input all go to the illustration."""
    real, synthetic = split(sample_view())
    assert "target_nodes" not in real.tables
    assert list(synthetic.tables["target_nodes"]["target"]) == ["system", "rtd", "rtf"]
    assert list(synthetic.tables["reconciliation"]["table"]) == ["targets"]
    assert "targets" not in set(real.tables["reconciliation"]["table"])
    assert set(synthetic.tables["figures"]["scope"]) == {"illustration"}
    assert "illustration" not in set(real.tables["figures"]["scope"])
    assert set(synthetic.tables["figure_sources"]["figure"]) == set(synthetic.tables["figures"]["figure"])
    assert list(synthetic.inputs) == ["targets"]
    assert "targets" not in real.inputs


def test_a_figure_of_the_illustration_takes_its_row_along() -> None:
    """A row without a basis of its own follows the scope of its figure."""
    view = sample_view()
    figures = view.tables["figures"].copy()
    figures.loc[figures["figure"] == "opportunity.laundry_and_linen.RNN", "scope"] = "illustration"
    _, synthetic = split(replace(view, tables={**view.tables, "figures": figures}))
    assert list(synthetic.tables["opportunity_parts"]["trust"]) == ["RNN"]


def test_blocks_of_the_illustration_do_not_overlap() -> None:
    """On each sheet of the illustration a block begins below the end of the one before it."""
    _, synthetic = split(sample_view())
    assert synthetic.places["headline"].sheet == ILLUSTRATION
    assert synthetic.places["input_targets"].sheet == ILLUSTRATION_INPUTS
    assert synthetic.places["figures"].sheet == ILLUSTRATION_TRACE
    rows = {name: len(frame) for name, frame in synthetic.tables.items()} | {"headline": 3, "input_targets": 3}
    for sheet in (ILLUSTRATION, ILLUSTRATION_TRACE):
        tops = sorted((place.top, name) for name, place in synthetic.places.items() if place.sheet == sheet)
        for (top, name), (next_top, _) in pairwise(tops):
            assert next_top >= top + HEADER_OFFSET + 1 + rows[name]


def test_a_table_too_long_is_cut_and_the_rest_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows beyond the limit of a sheet are left out and counted."""
    monkeypatch.setattr(parts, "SHEET_ROWS", 10)
    real, _ = split(sample_view())
    assert len(real.inputs["spend_lines"]) == 10
    assert real.left_out["input_spend_lines"] == 8
    assert "input_trusts" not in real.left_out


def test_movements_of_patients_have_no_sheet() -> None:
    """Journeys stay in the restricted record."""
    journeys = pd.DataFrame({"row": [2], "journey": ["J1"], "origin": ["area 7"]})
    view = sample_view()
    real, synthetic = split(replace(view, inputs={**view.inputs, "journeys": journeys}))
    assert "journeys" not in {**real.inputs, **synthetic.inputs}


def test_headline_numbers_are_those_computed_in_a_fixed_order() -> None:
    """What was not computed is absent, and the order is the one of the list, not of the file."""
    view = sample_view()
    result = {**view.result, "headline": {"target_pence": 2, "opportunity_pence": 1, "note": "x", "flag": True}}
    real, _ = split(RunView(result, view.tables, view.inputs))
    assert list(real.numbers.items()) == [("opportunity_pence", 1), ("target_pence", 2)]


def test_a_base_too_long_for_a_header_is_told_in_the_note() -> None:
    """A short base stands in the header; a long one above the table, named with the table it belongs to."""
    view = sample_view()
    sources = {
        **view.result["sources"],
        "contracts": {"period": "2017 to 2026", "price_base": "prices of each contract's own years"},
    }
    real, _ = split(RunView({**view.result, "sources": sources}, view.tables, view.inputs))
    assert real.base_of("unit_prices") == "2023/24 prices"
    assert real.base_of("decide_by") == "base above"
    assert real.base_note("decide_by") == (
        "Period and price base of amounts from contracts: 2017 to 2026, prices of each contract's own years."
    )
    assert real.base_note("unit_prices") == ""
    assert real.base_of("register_reconciliation", "returns_pence") == "2023/24 prices"
    assert real.base_of("register_reconciliation", "difference_pence") == ""
