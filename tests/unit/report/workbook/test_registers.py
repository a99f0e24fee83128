"""Calendar, register, grey fleet, targets and reconciliation with their live columns."""

from __future__ import annotations

import datetime as dt

from optimiser.report.view import RunView
from optimiser.report.workbook.blocks import Block, Formula
from optimiser.report.workbook.inputs import input_blocks
from optimiser.report.workbook.parts import split
from optimiser.report.workbook.registers import register_blocks
from tests.unit.report.workbook.sample_view import findings, input_rows, sample_view


def _blocks(view: RunView, place: int = 0) -> dict[str, Block]:
    part = split(view)[place]
    return register_blocks(part, input_blocks(part))


def _values(block: Block, name: str) -> tuple[object, ...]:
    return block.fields[block.grid.names.index(name)].values


def test_days_to_decide_count_from_the_date_of_the_case() -> None:
    """31 May 2027 is 190 days after 22 November 2026."""
    block = _blocks(sample_view())["decide_by"]
    assert block.exact("decide_by") == [dt.date(2027, 5, 31)]
    (days,) = _values(block, "days")
    assert isinstance(days, Formula)
    assert days.value == 190
    assert days.text.endswith("-DATE(2026,11,22)")


def test_mileage_cost_is_miles_times_rate() -> None:
    """A cost that ends on half a penny stays a number, any other is live."""
    block = _blocks(sample_view())["grey_fleet"]
    kinds = [isinstance(value, Formula) for value in _values(block, "cost_pence")]
    assert block.exact("cost_pence") == [69_135_752, 43_827_129, 55_308_680, 35_061_753]
    assert kinds == [True, False, True, False]


def test_a_difference_is_live_where_it_is_one() -> None:
    """Award less returns is a formula; a difference that is not one stays a number."""
    view = sample_view()
    block = _blocks(view)["register_reconciliation"]
    assert [type(value) for value in _values(block, "difference_pence")] == [Formula]
    table = view.tables["register_reconciliation"].assign(difference_pence=1)
    block = _blocks(RunView(view.result, {**view.tables, "register_reconciliation": table}, view.inputs))[
        "register_reconciliation"
    ]
    assert _values(block, "difference_pence") == (1,)


def test_targets_show_what_is_not_set_below_and_the_variance() -> None:
    """£1,000,000 at the top less £400,000 and £250,000 below leaves £350,000; a shortfall is adverse."""
    block = _blocks(sample_view(), 1)["target_nodes"]
    assert block.exact("below") == [65_000_000, None, None]
    assert block.exact("unallocated") == [35_000_000, None, None]
    assert block.exact("variance") == [-100_000_000, -40_000_000, -25_000_000]
    assert "fav/(adv)" in next(field.header for field in block.fields if field.name == "variance")
    assert all(isinstance(value, Formula) for value in _values(block, "gap_to_target_pence"))


def test_each_file_says_whether_it_balances() -> None:
    """A file that loses a row is FALSE, one that does not is TRUE."""
    view = sample_view()
    table = view.tables["reconciliation"].copy()
    table.loc[table["table"] == "trusts", "rows_read"] += 1
    block = _blocks(RunView(view.result, {**view.tables, "reconciliation": table}, view.inputs))["reconciliation"]
    verdicts = dict(zip(block.exact("table"), block.exact("balances"), strict=True))
    assert verdicts == {"trusts": False, "spend_lines": True, "contracts": True}


def test_shared_suppliers_are_added_up_from_the_lines() -> None:
    """What a supplier is paid is a conditional sum over the lines where that gives the number found."""
    lines = [
        {"line_id": name, "trust": trust, "supplier": supplier, "amount_pence": pence}
        for name, trust, supplier, pence in (("1", "RTD", "S1", 500), ("2", "RTF", "S1", 250), ("3", "RTF", "S2", 9))
    ]
    rows = [
        {"supplier": supplier, "trust_count": 2, "spend_pence": pence, "basis": "published", "figure": supplier}
        for supplier, pence in (("S1", 750), ("S2", 10))
    ]
    tables = {"shared_suppliers": findings("shared_suppliers", rows)}
    block = _blocks(RunView({}, tables, {"spend_lines": input_rows("spend_lines", lines)}))["shared_suppliers"]
    first, second = _values(block, "spend_pence")
    assert isinstance(first, Formula)
    assert first.value == 750
    assert second == 10


def test_the_figure_stands_last() -> None:
    """The identifier by which a row can be traced is its last column."""
    for name, block in _blocks(sample_view()).items():
        if block.has("figure") and name not in {"figures", "figure_sources"}:
            assert block.grid.names[-1] == "figure", name
