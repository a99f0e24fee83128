"""Transport on sheets."""

from __future__ import annotations

from optimiser.report.workbook.blocks import Formula
from optimiser.report.workbook.book import part_blocks
from optimiser.report.workbook.parts import split
from optimiser.report.workbook.transport import ALL, transport_blocks
from tests.unit.report.transport_sample import COSTS, transport_view


def test_a_plan_is_the_live_sum_of_its_routes() -> None:
    """The lines of all trusts are formulas into the routes; a trust's part stands as a number."""
    plans = transport_blocks(split(transport_view())[0])["transport_plans"]
    costs = plans.fields[plans.grid.names.index("cost_pence")].values
    live = [isinstance(cost, Formula) for cost in costs]
    assert live == [not trust for _, trust in COSTS]
    assert plans.exact("cost_pence") == [pence for pence, *_ in COSTS.values()]
    assert [trust == ALL for trust in plans.exact("trust")] == live


def test_gains_are_live_differences() -> None:
    """From planning, from working together and capacity are formulas that give what was found."""
    gains = transport_blocks(split(transport_view())[0])["transport_gains"]
    for name in ("planning_gain_pence", "collaboration_gain_pence"):
        assert all(isinstance(value, Formula) for value in gains.fields[gains.grid.names.index(name)].values)
    assert gains.exact("collaboration_gain_pence") == [4_000, -200, 3_800]
    assert gains.exact("planning_gain_pence") == [1_000, 1_000, 2_000]
    capacity = gains.fields[gains.grid.names.index("capacity_pence")].values
    assert [isinstance(value, Formula) for value in capacity] == [False, False, True]


def test_the_proof_gap_is_live_where_there_is_a_bound() -> None:
    """Cost less bound, and nothing without one."""
    proof = transport_blocks(split(transport_view())[0])["transport_proof"]
    assert proof.exact("gap") == [None, 92]


def test_without_a_bound_anywhere_there_is_no_gap() -> None:
    """A column of gaps would claim what nobody proved."""
    row = {"day_type": "weekday", "plan": "together", "trust": "", "status": "limit", "cost_pence": 9_200}
    view = transport_view(transport_proof=[{**row, "method": "no bound"}])
    assert not transport_blocks(split(view)[0])["transport_proof"].has("gap")


def test_a_synthetic_day_has_sheets_of_its_own_and_says_so_in_every_row() -> None:
    """Nothing of it stands on a sheet of the first part."""
    real, synthetic = split(transport_view("synthetic"))
    assert transport_blocks(real) == {}
    blocks = transport_blocks(synthetic)
    assert {block.grid.place.sheet for block in blocks.values()} == {
        "Illustration overlap",
        *(f"Illustration transport {name}" for name in ("plans", "routes", "service", "proof")),
    }
    assert all(set(block.exact("mark")) == {"illustrative"} for block in blocks.values())


def test_hidden_counts_stay_text() -> None:
    """A ``*`` is written as it is and added to nothing."""
    view = transport_view()
    view.tables["transport_plans"] = view.tables["transport_plans"].astype({"journeys": object}).assign(journeys="*")
    plans = part_blocks(split(view)[0])["transport_plans"]
    assert set(plans.exact("journeys")) == {"*"}
    assert not any(field.total for field in plans.fields if field.name == "journeys")


def test_movements_of_patients_are_not_in_the_workbook() -> None:
    """Journeys and recorded stops are withheld."""
    view = transport_view()
    view.inputs["journeys"] = view.inputs["recorded_stops"] = view.inputs["sites"]
    assert {"journeys", "recorded_stops"} & set(split(view)[0].inputs) == set()
